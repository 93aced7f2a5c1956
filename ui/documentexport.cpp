// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/documentexport.h"

#include "ui/savedfile.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("DocumentExport", text);
}

} // namespace

QList<ExportChoice> exportChoices()
{
    return {
        {DocumentFormat::Html, u"html"_s, translated(QT_TRANSLATE_NOOP("DocumentExport", "&HTML …")),
         translated(QT_TRANSLATE_NOOP("DocumentExport", "HTML report (*.html)"))},
        {DocumentFormat::Pdf, u"pdf"_s, translated(QT_TRANSLATE_NOOP("DocumentExport", "&PDF …")),
         translated(QT_TRANSLATE_NOOP("DocumentExport", "PDF report (*.pdf)"))},
        {DocumentFormat::Markdown, u"md"_s, translated(QT_TRANSLATE_NOOP("DocumentExport", "&Markdown …")),
         translated(QT_TRANSLATE_NOOP("DocumentExport", "Markdown report (*.md)"))},
        {DocumentFormat::Csv, u"csv"_s, translated(QT_TRANSLATE_NOOP("DocumentExport", "&CSV …")),
         translated(QT_TRANSLATE_NOOP("DocumentExport", "Comma-separated values (*.csv)"))},
        {DocumentFormat::Json, u"json"_s, translated(QT_TRANSLATE_NOOP("DocumentExport", "Plan &document (JSON) …")),
         translated(QT_TRANSLATE_NOOP("DocumentExport", "JSON document (*.json)"))},
    };
}

Result<> exportPlan(const std::shared_ptr<const Planning> &planning, DocumentFormat format, const QString &path)
{
    const std::shared_ptr<const Plan> plan(planning, &planning->plan());
    const ReportContext context{documentGenerator(), plan->request ? *plan->request : PlanRequest()};
    return saveFile(path, [&](QIODevice &device) { return writePlanAs(format, plan, context, device); });
}

Result<> exportRollout(const std::shared_ptr<const RolloutHistory> &history, DocumentFormat format, const QString &path)
{
    return saveFile(path, [&](QIODevice &device) { return writeRolloutAs(format, history, device); });
}

} // namespace qm
