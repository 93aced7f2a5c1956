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
#include "core/plan/plandifference.h"
#include "core/weighing/planweights.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace qm::cli {

namespace {

/// The plan of a document once more from its inputs: they know mirrors, credentials and what hosts have. Null where
/// they give another plan by now, or the document does not name them.
std::shared_ptr<const Planning> computedAgain(const Plan &plan, bool progress)
{
    if (!plan.request)
        return nullptr;
    const auto planning = computePlanning(*plan.request, progress);
    if (planning && comparePlans(plan, (*planning)->plan()).isEmpty())
        return *planning;
    say(CommandLine::tr(
        "what the plan was computed from gives another plan now: it is weighed as it is, and what hosts "
        "have is not compared again"));
    return nullptr;
}

/// With what is known now, an image that is there under its name may turn out to be another one.
Result<Plan> plannedWith(const PlanWeights &weights, const Plan &plan, bool progress)
{
    PlanRequest request = *plan.request;
    request.weights = std::make_shared<const ArtifactWeights>(
        mergedWeights(request.weights ? *request.weights : ArtifactWeights(), planningWeights(weights, plan)));
    return computePlanning(request, progress).map([](const auto &planning) { return planning->plan(); });
}

} // namespace

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
    const bool progress = arguments.has(u"progress"_s);
    const std::shared_ptr<const Planning> planning = computedAgain(*plan, progress);
    options.planning = planning;
    const PlanWeights weights = weighed(arguments, *plan, std::move(options));
    if (interrupted())
        return failure(u"interrupted"_s, Message(QT_TRANSLATE_NOOP("Message", "interrupted")));
    if (planning) {
        const Result<Plan> judged = plannedWith(weights, *plan, progress);
        if (!judged)
            return tl::unexpected<Error>(judged.error());
        *plan = *judged;
    } else {
        weighAgain(weights, plan.get());
    }
    say(weights.diagnostics());
    sayWeights(*plan, weights);
    const Result<> written = writeResult(arguments.value(u"output"_s), [&](QIODevice &device) {
        return writeDocument({plan, std::nullopt, *bandwidth}, *format, device);
    });
    if (!written)
        return tl::unexpected<Error>(written.error());
    return weights.findings.isEmpty() ? Success : Failure;
}

} // namespace qm::cli
