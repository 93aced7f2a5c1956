// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/console.h"
#include "app/cli/documents.h"
#include "app/cli/exitstatus.h"
#include "app/cli/planning.h"
#include "app/cli/verbs.h"

using namespace Qt::StringLiterals;

namespace qm::cli {

Result<int> runPlan(const Arguments &arguments)
{
    const Result<Format> format =
        formatOf(arguments, {Format::Text, Format::Json, Format::Html, Format::Markdown, Format::Csv}, Format::Text);
    if (!format)
        return tl::unexpected<Error>(format.error());
    const Result<PlanRequest> request = requestOf(arguments, arguments.positional(), Checkout::Needed);
    if (!request)
        return tl::unexpected<Error>(request.error());
    const auto planning = computePlanning(*request, arguments.has(u"progress"_s));
    if (!planning)
        return tl::unexpected<Error>(planning.error());

    const std::shared_ptr<const Plan> plan = planOf(*planning);
    say(plan->diagnostics);
    const Result<> written = writeResult(arguments.value(u"output"_s), [&](QIODevice &device) {
        return writeDocument({plan, *request}, *format, device);
    });
    if (!written)
        return tl::unexpected<Error>(written.error());
    const int status = statusOf(*plan);
    const bool tells = arguments.has(u"detailed-exitcode"_s) && status == Success;
    return tells && missingCount(*plan) > 0 ? WorkToDo : status;
}

} // namespace qm::cli
