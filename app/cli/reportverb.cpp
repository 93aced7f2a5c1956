// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/console.h"
#include "app/cli/documents.h"
#include "app/cli/exitstatus.h"
#include "app/cli/rolloutdocuments.h"
#include "app/cli/rolloutdriver.h"
#include "app/cli/verbs.h"
#include "core/rolloutreport/rollouthistory.h"

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
    if (!output.isEmpty()) {
        return wrongUsage(Message(QT_TRANSLATE_NOOP("Message",
                                                    "the name %1 does not say which document to make: let it end with "
                                                    ".html, .pdf, .md, .csv or .json, or add --format FORMAT"),
                                  {output}));
    }
    return wrongUsage(Message(QT_TRANSLATE_NOOP("Message", "say which document to make: --format FORMAT")));
}

/// Of the newest rollout, or of the one that --rollout names.
Result<std::shared_ptr<const RolloutHistory>> historyFrom(const Arguments &arguments)
{
    const auto journal = Journal::openReadOnly(workspaceFrom(arguments));
    if (!journal)
        return tl::unexpected<Error>(journal.error());
    const qint64 id = arguments.value(u"rollout"_s).toLongLong();
    if (arguments.has(u"rollout"_s) && id <= 0)
        return wrongUsage(Message(QT_TRANSLATE_NOOP("Message", "--rollout takes the number of a rollout")));
    const Result<RolloutStatus> status = rolloutStatus(**journal, id);
    if (!status)
        return tl::unexpected<Error>(status.error());
    Result<RolloutHistory> history = readRollout(**journal, status->record.id);
    if (!history)
        return tl::unexpected<Error>(history.error());
    return std::make_shared<const RolloutHistory>(*std::move(history));
}

} // namespace

Result<int> runReport(const Arguments &arguments)
{
    const bool ofRollout = arguments.positional().isEmpty();
    const bool namesRollout = arguments.has(u"workspace"_s) || arguments.has(u"rollout"_s);
    if (arguments.positional().size() > 1 || (!ofRollout && namesRollout)) {
        return wrongUsage(Message(
            QT_TRANSLATE_NOOP("Message", "name one plan document, PLAN.json, or none for the report of a rollout")));
    }
    const QString output = arguments.value(u"output"_s);
    const Result<Format> format = reportFormat(arguments, output);
    if (!format)
        return tl::unexpected<Error>(format.error());
    const Result<qint64> bandwidth = bandwidthOf(arguments);
    if (!bandwidth)
        return tl::unexpected<Error>(bandwidth.error());
    const bool toScreen = (output.isEmpty() || output == u"-") && isatty(STDOUT_FILENO) == 1;
    if (*format == Format::Pdf && toScreen)
        return wrongUsage(
            Message(QT_TRANSLATE_NOOP("Message", "a PDF is nothing for a terminal: name a file with -o")));

    if (ofRollout) {
        const auto history = historyFrom(arguments);
        if (!history)
            return tl::unexpected<Error>(history.error());
        const Result<> written =
            writeResult(output, [&](QIODevice &device) { return writeRolloutDocument(*history, *format, device); });
        if (!written)
            return tl::unexpected<Error>(written.error());
        return Success;
    }
    const Result<Plan> plan = readPlanDocument(arguments.positional().constFirst());
    if (!plan)
        return tl::unexpected<Error>(plan.error());
    const DocumentSource source{std::make_shared<const Plan>(*plan), std::nullopt, *bandwidth};
    const Result<> written =
        writeResult(output, [&](QIODevice &device) { return writeDocument(source, *format, device); });
    if (!written)
        return tl::unexpected<Error>(written.error());
    return Success;
}

} // namespace qm::cli
