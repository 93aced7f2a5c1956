// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commandlinetext.h"
#include "app/cli/console.h"
#include "app/cli/documents.h"
#include "app/cli/exitstatus.h"
#include "app/cli/interruption.h"
#include "app/cli/planning.h"
#include "app/cli/verbs.h"
#include "app/cli/weighing.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace qm::cli {

namespace {

tl::unexpected<Error> interruption()
{
    return failure(u"interrupted"_s, Message(QT_TRANSLATE_NOOP("Message", "interrupted")));
}

/// Asks what the artifacts of a plan are, for planning once more with the answers.
Result<std::shared_ptr<const ArtifactWeights>> weightsFor(const Arguments &arguments,
                                                          const std::shared_ptr<const Planning> &planning)
{
    const Plan &plan = planning->plan();
    WeighOptions options;
    Result<RegistryOptions> registry = registryOptions(arguments);
    if (!registry)
        return tl::unexpected<Error>(registry.error());
    options.registry = std::move(*registry);
    options.planning = planning;
    const PlanWeights weights = weighed(arguments, plan, std::move(options));
    if (interrupted())
        return interruption();
    return std::make_shared<const ArtifactWeights>(planningWeights(weights, plan));
}

Result<std::shared_ptr<const Planning>> computed(const Arguments &arguments, PlanRequest *request)
{
    Planner planner; // reads once, plans twice if it weighs
    const auto plan = [&]() -> Result<std::shared_ptr<const Planning>> {
        const Progress shown(arguments.has(u"progress"_s), CommandLine::tr("reading and planning"));
        std::shared_ptr<const Planning> planning = planner.plan(*request, &interrupted());
        if (!planning)
            return interruption();
        return planning;
    };
    const auto first = plan();
    if (!first || !arguments.has(u"weigh"_s))
        return first;
    auto weights = weightsFor(arguments, *first);
    if (!weights)
        return tl::unexpected<Error>(weights.error());
    request->weights = std::move(*weights);
    return plan();
}

} // namespace

Result<int> runPlan(const Arguments &arguments)
{
    const Result<Format> format =
        formatOf(arguments, {Format::Text, Format::Json, Format::Html, Format::Markdown, Format::Csv}, Format::Text);
    if (!format)
        return tl::unexpected<Error>(format.error());
    const Result<qint64> bandwidth = bandwidthOf(arguments);
    if (!bandwidth)
        return tl::unexpected<Error>(bandwidth.error());
    Result<PlanRequest> request = requestOf(arguments, arguments.positional(), Checkout::Needed);
    if (!request)
        return tl::unexpected<Error>(request.error());
    const auto planning = computed(arguments, &*request);
    if (!planning)
        return tl::unexpected<Error>(planning.error());

    const std::shared_ptr<const Plan> plan = planOf(*planning);
    say(plan->diagnostics);
    const Result<> written = writeResult(arguments.value(u"output"_s), [&](QIODevice &device) {
        return writeDocument({plan, *request, *bandwidth}, *format, device);
    });
    if (!written)
        return tl::unexpected<Error>(written.error());
    const int status = statusOf(*plan);
    const bool tells = arguments.has(u"detailed-exitcode"_s) && status == Success;
    return tells && missingCount(*plan) > 0 ? WorkToDo : status;
}

} // namespace qm::cli
