// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/documents.h"

#include "app/cli/plantext.h"
#include "core/report/planjson.h"
#include "core/report/planreport.h"
#include "core/report/reportwriters.h"
#include "core/rolloutreport/rolloutdocuments.h"
#include "core/rolloutreport/rolloutreport.h"
#include "ui/report/pdfwriter.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QIODevice>

#include <unistd.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm::cli {

namespace {

struct FormatName final
{
    Format format;
    QLatin1StringView name;
    QLatin1StringView suffix;
};

constexpr FormatName formatNames[] = {
    {Format::Text, "text"_L1, "txt"_L1},  {Format::Json, "json"_L1, "json"_L1},
    {Format::Html, "html"_L1, "html"_L1}, {Format::Markdown, "markdown"_L1, "md"_L1},
    {Format::Csv, "csv"_L1, "csv"_L1},    {Format::Pdf, "pdf"_L1, "pdf"_L1},
};

QString generator()
{
    return u"Quaymaster "_s + QCoreApplication::applicationVersion();
}

ReportContext contextOf(const DocumentSource &source)
{
    std::optional<PlanRequest> request = source.request;
    if (!request && source.plan->request)
        request = *source.plan->request;
    return {generator(), request, source.bandwidth};
}

} // namespace

Result<Format> formatOf(const Arguments &arguments, const QList<Format> &known, Format standard)
{
    if (!arguments.has(u"format"_s))
        return standard;
    const QString wanted = arguments.value(u"format"_s);
    QStringList names;
    for (const FormatName &candidate : formatNames) {
        if (!known.contains(candidate.format))
            continue;
        if (wanted == candidate.name)
            return candidate.format;
        names += candidate.name;
    }
    return wrongUsage(
        Message(QT_TRANSLATE_NOOP("Message", "no format “%1” here: choose %2"), {wanted, names.join(u", "_s)}));
}

std::optional<Format> formatOfFileName(const QString &fileName)
{
    const auto found = std::find_if(std::begin(formatNames), std::end(formatNames), [&](const FormatName &candidate) {
        return fileName.endsWith(u'.' + QString(candidate.suffix), Qt::CaseInsensitive);
    });
    return found == std::end(formatNames) ? std::nullopt : std::optional(found->format);
}

Result<> openPlanDocument(QFile *file)
{
    const QString path = file->fileName();
    const bool isFolder = QFileInfo(path).isDir();
    const bool opened =
        path == u"-" ? file->open(STDIN_FILENO, QIODevice::ReadOnly) : !isFolder && file->open(QIODevice::ReadOnly);
    if (opened)
        return {};
    return failure(
        u"plan-unreadable"_s,
        isFolder ? Message(QT_TRANSLATE_NOOP("Message", "this is a folder, not a plan document"))
                 : Message(QT_TRANSLATE_NOOP("Message", "cannot read the plan document: %1"), {file->errorString()}),
        SourceLocation(path, 0));
}

Result<Plan> readPlanDocument(const QString &path)
{
    QFile file(path);
    if (const Result<> opened = openPlanDocument(&file); !opened)
        return tl::unexpected<Error>(opened.error());
    return readPlan(file, path == u"-" ? u"<stdin>"_s : path);
}

Result<> writeRolloutDocument(const std::shared_ptr<const RolloutHistory> &history, Format format, QIODevice &device)
{
    const ReportContext context{generator(), std::nullopt, 0};
    switch (format) {
    case Format::Text:
        return wrongUsage(Message(QT_TRANSLATE_NOOP("Message", "a rollout has no text report: see quaymaster status")));
    case Format::Json:
        return writeRolloutJson(*history, device);
    case Format::Csv:
        return writeRolloutCsv(*history, device);
    case Format::Html:
        return writeHtml(rolloutReport(history, context), device);
    case Format::Markdown:
        return writeMarkdown(rolloutReport(history, context), device);
    case Format::Pdf:
        return writePdf(rolloutReport(history, context, ReportLimits::paper()), device);
    }
    Q_UNREACHABLE();
}

Result<> writeDocument(const DocumentSource &source, Format format, QIODevice &device)
{
    switch (format) {
    case Format::Text: {
        const QByteArray text = planText(*source.plan, source.bandwidth).toUtf8();
        if (device.write(text) == text.size())
            return {};
        return failure(u"write-failed"_s,
                       Message(QT_TRANSLATE_NOOP("Message", "cannot write: %1"), {device.errorString()}));
    }
    case Format::Json:
        return writePlan(*source.plan, device);
    case Format::Csv:
        return writeCsv(*source.plan, device);
    case Format::Html:
        return writeHtml(planReport(source.plan, contextOf(source)), device);
    case Format::Markdown:
        return writeMarkdown(planReport(source.plan, contextOf(source)), device);
    case Format::Pdf:
        return writePdf(planReport(source.plan, contextOf(source), ReportLimits::paper()), device);
    }
    Q_UNREACHABLE();
}

} // namespace qm::cli
