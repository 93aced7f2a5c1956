// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/planexport.h"

#include "core/report/planjson.h"
#include "core/report/planreport.h"
#include "core/report/reportwriters.h"
#include "ui/report/pdfwriter.h"

#include <QCoreApplication>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("PlanExport", text);
}

Result<> write(const std::shared_ptr<const Planning> &planning, ExportFormat format, QIODevice &device)
{
    const std::shared_ptr<const Plan> plan(planning, &planning->plan());
    const ReportContext context{u"Quaymaster "_s + QCoreApplication::applicationVersion(),
                                plan->request ? *plan->request : PlanRequest()};
    switch (format) {
    case ExportFormat::Html:
        return writeHtml(planReport(plan, context), device);
    case ExportFormat::Pdf:
        return writePdf(planReport(plan, context, ReportLimits::paper()), device);
    case ExportFormat::Markdown:
        return writeMarkdown(planReport(plan, context), device);
    case ExportFormat::Csv:
        return writeCsv(*plan, device);
    case ExportFormat::Json:
        return writePlan(*plan, device);
    }
    Q_UNREACHABLE();
}

} // namespace

QList<ExportChoice> exportChoices()
{
    return {
        {ExportFormat::Html, u"html"_s, translated(QT_TRANSLATE_NOOP("PlanExport", "&HTML …")),
         translated(QT_TRANSLATE_NOOP("PlanExport", "HTML report (*.html)"))},
        {ExportFormat::Pdf, u"pdf"_s, translated(QT_TRANSLATE_NOOP("PlanExport", "&PDF …")),
         translated(QT_TRANSLATE_NOOP("PlanExport", "PDF report (*.pdf)"))},
        {ExportFormat::Markdown, u"md"_s, translated(QT_TRANSLATE_NOOP("PlanExport", "&Markdown …")),
         translated(QT_TRANSLATE_NOOP("PlanExport", "Markdown report (*.md)"))},
        {ExportFormat::Csv, u"csv"_s, translated(QT_TRANSLATE_NOOP("PlanExport", "&CSV …")),
         translated(QT_TRANSLATE_NOOP("PlanExport", "Comma-separated values (*.csv)"))},
        {ExportFormat::Json, u"json"_s, translated(QT_TRANSLATE_NOOP("PlanExport", "Plan &document (JSON) …")),
         translated(QT_TRANSLATE_NOOP("PlanExport", "Plan document (*.json)"))},
    };
}

bool needsFonts(ExportFormat format)
{
    return format == ExportFormat::Pdf;
}

Result<> exportPlan(const std::shared_ptr<const Planning> &planning, ExportFormat format, const QString &path)
{
    const auto failed = [&path](const QString &reason) {
        return failure(u"write-failed"_s,
                       Message(QT_TRANSLATE_NOOP("Message", "%1 cannot be written: %2"), {path, reason}));
    };
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return failed(file.errorString());
    if (Result<> written = write(planning, format, file); !written)
        return written;
    if (!file.commit())
        return failed(file.errorString());
    return {};
}

} // namespace qm
