// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/report/documentformat.h"

#include "core/report/planjson.h"
#include "core/report/reportwriters.h"
#include "core/rolloutreport/rolloutdocuments.h"
#include "core/rolloutreport/rolloutreport.h"
#include "ui/report/pdfwriter.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace qm {

bool needsFonts(DocumentFormat format)
{
    return format == DocumentFormat::Pdf;
}

QString documentGenerator()
{
    return u"Quaymaster "_s + QCoreApplication::applicationVersion();
}

Result<> writePlanAs(DocumentFormat format, const std::shared_ptr<const Plan> &plan, const ReportContext &context,
                     QIODevice &device)
{
    switch (format) {
    case DocumentFormat::Html:
        return writeHtml(planReport(plan, context), device);
    case DocumentFormat::Pdf:
        return writePdf(planReport(plan, context, ReportLimits::paper()), device);
    case DocumentFormat::Markdown:
        return writeMarkdown(planReport(plan, context), device);
    case DocumentFormat::Csv:
        return writeCsv(*plan, device);
    case DocumentFormat::Json:
        return writePlan(*plan, device);
    }
    Q_UNREACHABLE();
}

Result<> writeRolloutAs(DocumentFormat format, const std::shared_ptr<const RolloutHistory> &history, QIODevice &device)
{
    const ReportContext context{documentGenerator(), {}};
    switch (format) {
    case DocumentFormat::Html:
        return writeHtml(rolloutReport(history, context), device);
    case DocumentFormat::Pdf:
        return writePdf(rolloutReport(history, context, ReportLimits::paper()), device);
    case DocumentFormat::Markdown:
        return writeMarkdown(rolloutReport(history, context), device);
    case DocumentFormat::Csv:
        return writeRolloutCsv(*history, device);
    case DocumentFormat::Json:
        return writeRolloutJson(*history, device);
    }
    Q_UNREACHABLE();
}

} // namespace qm
