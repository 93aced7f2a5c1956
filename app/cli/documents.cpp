// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/documents.h"

#include "app/cli/plantext.h"
#include "core/report/planjson.h"
#include "ui/report/documentformat.h"

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

/// Of all formats but the text on a terminal.
DocumentFormat documentFormat(Format format)
{
    switch (format) {
    case Format::Json:
        return DocumentFormat::Json;
    case Format::Html:
        return DocumentFormat::Html;
    case Format::Markdown:
        return DocumentFormat::Markdown;
    case Format::Csv:
        return DocumentFormat::Csv;
    case Format::Pdf:
        return DocumentFormat::Pdf;
    case Format::Text:
        break;
    }
    Q_UNREACHABLE();
}

ReportContext contextOf(const DocumentSource &source)
{
    std::optional<PlanRequest> request = source.request;
    if (!request && source.plan->request)
        request = *source.plan->request;
    return {documentGenerator(), request, source.bandwidth};
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
    if (format == Format::Text)
        return wrongUsage(Message(QT_TRANSLATE_NOOP("Message", "a rollout has no text report: see quaymaster status")));
    return writeRolloutAs(documentFormat(format), history, device);
}

Result<> writeDocument(const DocumentSource &source, Format format, QIODevice &device)
{
    if (format != Format::Text)
        return writePlanAs(documentFormat(format), source.plan, contextOf(source), device);
    const QByteArray text = planText(*source.plan, source.bandwidth).toUtf8();
    if (device.write(text) == text.size())
        return {};
    return failure(u"write-failed"_s,
                   Message(QT_TRANSLATE_NOOP("Message", "cannot write: %1"), {device.errorString()}));
}

} // namespace qm::cli
