// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/documentexport.h"

#include "core/report/planjson.h"
#include "core/report/planreport.h"
#include "core/report/reportwriters.h"
#include "core/rolloutreport/rolloutdocuments.h"
#include "core/rolloutreport/rolloutreport.h"
#include "ui/report/pdfwriter.h"

#include <QCoreApplication>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("DocumentExport", text);
}

QString generator()
{
    return u"Quaymaster "_s + QCoreApplication::applicationVersion();
}

Result<> write(const std::shared_ptr<const Planning> &planning, ExportFormat format, QIODevice &device)
{
    const std::shared_ptr<const Plan> plan(planning, &planning->plan());
    const ReportContext context{generator(), plan->request ? *plan->request : PlanRequest()};
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

Result<> write(const std::shared_ptr<const RolloutHistory> &history, ExportFormat format, QIODevice &device)
{
    const ReportContext context{generator(), {}};
    switch (format) {
    case ExportFormat::Html:
        return writeHtml(rolloutReport(history, context), device);
    case ExportFormat::Pdf:
        return writePdf(rolloutReport(history, context, ReportLimits::paper()), device);
    case ExportFormat::Markdown:
        return writeMarkdown(rolloutReport(history, context), device);
    case ExportFormat::Csv:
        return writeRolloutCsv(*history, device);
    case ExportFormat::Json:
        return writeRolloutJson(*history, device);
    }
    Q_UNREACHABLE();
}

template<typename Source>
Result<> writeFile(const Source &source, ExportFormat format, const QString &path)
{
    const auto failed = [&path](const QString &reason) {
        return failure(u"write-failed"_s,
                       Message(QT_TRANSLATE_NOOP("Message", "%1 cannot be written: %2"), {path, reason}));
    };
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return failed(file.errorString());
    if (Result<> written = write(source, format, file); !written)
        return written;
    if (!file.commit())
        return failed(file.errorString());
    return {};
}

} // namespace

QList<ExportChoice> exportChoices()
{
    return {
        {ExportFormat::Html, u"html"_s, translated(QT_TRANSLATE_NOOP("DocumentExport", "&HTML …")),
         translated(QT_TRANSLATE_NOOP("DocumentExport", "HTML report (*.html)"))},
        {ExportFormat::Pdf, u"pdf"_s, translated(QT_TRANSLATE_NOOP("DocumentExport", "&PDF …")),
         translated(QT_TRANSLATE_NOOP("DocumentExport", "PDF report (*.pdf)"))},
        {ExportFormat::Markdown, u"md"_s, translated(QT_TRANSLATE_NOOP("DocumentExport", "&Markdown …")),
         translated(QT_TRANSLATE_NOOP("DocumentExport", "Markdown report (*.md)"))},
        {ExportFormat::Csv, u"csv"_s, translated(QT_TRANSLATE_NOOP("DocumentExport", "&CSV …")),
         translated(QT_TRANSLATE_NOOP("DocumentExport", "Comma-separated values (*.csv)"))},
        {ExportFormat::Json, u"json"_s, translated(QT_TRANSLATE_NOOP("DocumentExport", "Plan &document (JSON) …")),
         translated(QT_TRANSLATE_NOOP("DocumentExport", "JSON document (*.json)"))},
    };
}

bool needsFonts(ExportFormat format)
{
    return format == ExportFormat::Pdf;
}

Result<> exportPlan(const std::shared_ptr<const Planning> &planning, ExportFormat format, const QString &path)
{
    return writeFile(planning, format, path);
}

Result<> exportRollout(const std::shared_ptr<const RolloutHistory> &history, ExportFormat format, const QString &path)
{
    return writeFile(history, format, path);
}

} // namespace qm
