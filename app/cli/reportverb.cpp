// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/console.h"
#include "app/cli/documents.h"
#include "app/cli/exitstatus.h"
#include "app/cli/verbs.h"
#include "core/report/planjson.h"

#include <QFile>
#include <QFileInfo>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace qm::cli {

namespace {

const QList<Format> reportFormats{Format::Html, Format::Markdown, Format::Csv, Format::Json, Format::Text, Format::Pdf};

/// What --format says, else what the output file's name ends with.
Result<Format> reportFormat(const Arguments &arguments, const QString &output)
{
    if (arguments.has(u"format"_s))
        return formatOf(arguments, reportFormats, Format::Html);
    if (const std::optional<Format> format = formatOfFileName(output))
        return *format;
    return wrongUsage(Message(QT_TRANSLATE_NOOP("Message", "say which document to make: --format FORMAT")));
}

Result<Plan> readDocument(const QString &path)
{
    QFile file(path);
    const bool isInput = path == u"-";
    const bool opened = isInput ? file.open(STDIN_FILENO, QIODevice::ReadOnly)
                                : !QFileInfo(path).isDir() && file.open(QIODevice::ReadOnly);
    if (!opened) {
        const QString reason = QFileInfo(path).isDir() ? QString() : file.errorString();
        return failure(u"plan-unreadable"_s,
                       reason.isEmpty()
                           ? Message(QT_TRANSLATE_NOOP("Message", "this is a folder, not a plan document"))
                           : Message(QT_TRANSLATE_NOOP("Message", "cannot read the plan document: %1"), {reason}),
                       SourceLocation(path, 0));
    }
    return readPlan(file, isInput ? u"<stdin>"_s : path);
}

} // namespace

Result<int> runReport(const Arguments &arguments)
{
    if (arguments.positional().size() != 1)
        return wrongUsage(Message(QT_TRANSLATE_NOOP("Message", "name one plan document: PLAN.json")));
    const QString output = arguments.value(u"output"_s);
    const Result<Format> format = reportFormat(arguments, output);
    if (!format)
        return tl::unexpected<Error>(format.error());
    const bool toScreen = (output.isEmpty() || output == u"-") && isatty(STDOUT_FILENO) == 1;
    if (*format == Format::Pdf && toScreen)
        return wrongUsage(
            Message(QT_TRANSLATE_NOOP("Message", "a PDF is nothing for a terminal: name a file with -o")));

    const Result<Plan> plan = readDocument(arguments.positional().constFirst());
    if (!plan)
        return tl::unexpected<Error>(plan.error());
    const DocumentSource source{std::make_shared<const Plan>(*plan), std::nullopt};
    const Result<> written =
        writeResult(output, [&](QIODevice &device) { return writeDocument(source, *format, device); });
    if (!written)
        return tl::unexpected<Error>(written.error());
    return Success;
}

} // namespace qm::cli
