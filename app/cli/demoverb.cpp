// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commandlinetext.h"
#include "app/cli/console.h"
#include "app/cli/documents.h"
#include "app/cli/exitstatus.h"
#include "app/cli/planning.h"
#include "app/cli/verbs.h"
#include "app/demo/example.h"

#include <QDir>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace qm::cli {

namespace {

Result<int> extractTo(const QString &directory)
{
    if (QDir().exists(directory)) {
        return failure(u"write-failed"_s,
                       Message(QT_TRANSLATE_NOOP("Message", "this folder exists already: name a new one")),
                       SourceLocation(directory, 0));
    }
    if (const Result<> extracted = extractExample(directory); !extracted)
        return tl::unexpected<Error>(extracted.error());
    const PlanRequest request = exampleRequest(directory);
    const QString command = u"quaymaster plan -i %1 --kubespray %2 --facts %3 --presence %4\n"_s.arg(
        request.inventories.constFirst(), request.kubespray, request.facts, request.presence.constFirst());
    if (const Result<> written = writeResult({}, command.toUtf8()); !written)
        return tl::unexpected<Error>(written.error());
    return Success;
}

Result<int> printPlan(Format format, const QString &output)
{
    const QTemporaryDir directory;
    if (!directory.isValid()) {
        return failure(
            u"write-failed"_s,
            Message(QT_TRANSLATE_NOOP("Message", "cannot make a temporary folder: %1"), {directory.errorString()}));
    }
    if (const Result<> extracted = extractExample(directory.path()); !extracted)
        return tl::unexpected<Error>(extracted.error());
    const PlanRequest request = exampleRequest(directory.path());
    const auto planning = computePlanning(request, false);
    if (!planning)
        return tl::unexpected<Error>(planning.error());
    const std::shared_ptr<const Plan> plan = planOf(*planning);
    say(plan->diagnostics);
    const Result<> written = writeResult(output, [&](QIODevice &device) {
        return writeDocument({plan, request}, format, device);
    });
    if (!written)
        return tl::unexpected<Error>(written.error());
    return statusOf(*plan);
}

} // namespace

Result<int> runDemo(const Arguments &arguments)
{
    const Result<Format> format =
        formatOf(arguments, {Format::Text, Format::Json, Format::Html, Format::Markdown, Format::Csv}, Format::Text);
    if (!format)
        return tl::unexpected<Error>(format.error());
    if (!arguments.positional().isEmpty())
        return wrongUsage(Message(QT_TRANSLATE_NOOP("Message", "unexpected “%1”"), {arguments.positional()[0]}));
    if (arguments.has(u"extract"_s))
        return extractTo(arguments.value(u"extract"_s));
    return printPlan(*format, arguments.value(u"output"_s));
}

} // namespace qm::cli
