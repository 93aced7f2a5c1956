// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commandlinetext.h"
#include "app/cli/console.h"
#include "app/cli/documents.h"
#include "app/cli/exitstatus.h"
#include "app/cli/interruption.h"
#include "app/cli/verbs.h"
#include "app/cli/weighing.h"
#include "core/weighing/planweights.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace qm::cli {

Result<int> runWeigh(const Arguments &arguments)
{
    if (arguments.positional().size() != 1)
        return wrongUsage(Message(QT_TRANSLATE_NOOP("Message", "name one plan document: PLAN.json")));
    const Result<Format> format =
        formatOf(arguments, {Format::Json, Format::Text, Format::Html, Format::Markdown, Format::Csv}, Format::Json);
    if (!format)
        return tl::unexpected<Error>(format.error());
    const Result<qint64> bandwidth = bandwidthOf(arguments);
    if (!bandwidth)
        return tl::unexpected<Error>(bandwidth.error());
    WeighOptions options;
    Result<RegistryOptions> registry = registryOptions(arguments);
    if (!registry)
        return tl::unexpected<Error>(registry.error());
    options.registry = std::move(*registry);
    const Result<Plan> read = readPlanDocument(arguments.positional().constFirst());
    if (!read)
        return tl::unexpected<Error>(read.error());

    auto plan = std::make_shared<Plan>(*read);
    const PlanWeights weights = weighed(arguments, *plan, std::move(options));
    if (interrupted())
        return failure(u"interrupted"_s, Message(QT_TRANSLATE_NOOP("Message", "interrupted")));
    weighAgain(weights, plan.get());
    say(weights.diagnostics);
    sayWeights(*plan, weights);
    const Result<> written = writeResult(arguments.value(u"output"_s), [&](QIODevice &device) {
        return writeDocument({plan, std::nullopt, *bandwidth}, *format, device);
    });
    if (!written)
        return tl::unexpected<Error>(written.error());
    return weights.diagnostics.isEmpty() ? Success : Failure;
}

} // namespace qm::cli
