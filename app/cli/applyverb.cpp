// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commandlinetext.h"
#include "app/cli/console.h"
#include "app/cli/documents.h"
#include "app/cli/exitstatus.h"
#include "app/cli/interruption.h"
#include "app/cli/planning.h"
#include "app/cli/rolloutdocuments.h"
#include "app/cli/rolloutdriver.h"
#include "app/cli/rolloutkeys.h"
#include "app/cli/savedplan.h"
#include "app/cli/verbs.h"
#include "core/base/saturated.h"
#include "core/execution/storeroom.h"
#include "core/inventory/hostpattern.h"
#include "core/report/reporttext.h"
#include "core/rollout/workspacelock.h"

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace qm::cli {

namespace {

/// What is about to happen, in two lines.
void sayIntention(const Plan &plan)
{
    qint64 bytes = 0;
    qint64 unknown = 0;
    for (const Download &download : plan.downloads) {
        const qint64 size = plan.artifacts[download.artifact].size;
        bytes = saturatedSum(bytes, qMax<qint64>(size, 0));
        unknown += size < 0 ? 1 : 0;
    }
    const QString size = sizeText(bytes);
    say(CommandLine::tr("hosts: %1; missing there: %2; downloads: %3 (%4); steps: %5")
            .arg(plan.hosts.size())
            .arg(missingCount(plan))
            .arg(plan.downloads.size())
            .arg(unknown == 0     ? size
                     : bytes == 0 ? CommandLine::tr("of unknown size")
                                  : CommandLine::tr("%1 and %2 of unknown size").arg(size).arg(unknown))
            .arg(plan.steps.size()));
}

/// Whom the plan does not serve, or not in full.
void sayPartlyPlanned(const Plan &plan)
{
    for (const PlannedHost &host : plan.hosts) {
        if (host.error)
            say(CommandLine::tr("%1 is planned only in part: %2").arg(host.name, host.error->message.text()));
    }
}

PlanAdditions additionsFrom(const Arguments &arguments)
{
    return {arguments.values(u"extra-vars"_s), arguments.value(u"vault-password-file"_s)};
}

/// What a person decided to believe is no option of a rollout, and counts for the run that it was said for.
void sayWhatIsNotKept(const Arguments &arguments, const RolloutRecord &record)
{
    for (const QString &option : {u"insecure-registry"_s, u"ca-file"_s}) {
        if (record.command.contains(u" --"_s + option) && !arguments.has(option)) {
            say(CommandLine::tr("rollout %1 was begun with --%2, which is not kept: if it still holds, give it again")
                    .arg(QString::number(record.id), option));
        }
    }
}

/// Before anybody is asked: whether all of it has room where it passes through this machine.
Result<> checkRoom(const RolloutRequest &request, const Plan &plan)
{
    const QString store = storeIn(request.workspace);
    return checkStoreRoom(plan, store, freeBytesAt(store));
}

/// A person's word, or --yes.
Result<> agree(const Arguments &arguments, const QString &question)
{
    if (arguments.has(u"yes"_s))
        return {};
    if (isatty(STDIN_FILENO) != 1) {
        return wrongUsage(
            Message(QT_TRANSLATE_NOOP("Message", "nobody is there to ask: say --yes to begin without a question")));
    }
    if (agreedTo(question))
        return {};
    return failure(u"declined"_s, Message(QT_TRANSLATE_NOOP("Message", "nothing was done")));
}

/// Of all hosts that it works on, before it begins.
Result<> acceptHostKeys(const RolloutRequest &request, const ConnectionChoices &choices, bool progress)
{
    if (choices.accepted.isEmpty())
        return {};
    const Result<> accepted =
        acceptHostKeys(rolloutTargets(*request.planning, *request.plan, choices.scope), choices, progress);
    if (accepted && interrupted())
        return failure(u"interrupted"_s, Message(QT_TRANSLATE_NOOP("Message", "interrupted")));
    return accepted;
}

/// Whether all that was wanted could be planned. That Kubespray would refuse to run without localhost is no matter of a
/// rollout to a part of the hosts.
bool isWholePlan(Plan plan)
{
    plan.diagnostics.removeIf([](const Diagnostic &found) { return found.code == u"localhost-not-in-play"; });
    return statusOf(plan) == Success;
}

/// Runs it, and tells how it went as `status` does.
/// @param plan what cannot be planned is not done, however well the rest goes.
Result<int> carryOut(const Arguments &arguments, Rollout &rollout, const Plan &plan, const ConnectionChoices &choices,
                     Format format)
{
    drive(rollout, choices, arguments.has(u"progress"_s));
    const Result<RolloutStatus> status = rolloutStatus(rollout.journal(), rollout.id());
    if (!status)
        return tl::unexpected<Error>(status.error());
    const QByteArray text = format == Format::Json ? statusJson(workspaceFrom(arguments), {*status})
                                                   : statusText(workspaceFrom(arguments), {*status}).toUtf8();
    if (const Result<> written = writeResult(arguments.value(u"output"_s), text); !written)
        return tl::unexpected<Error>(written.error());
    if (interrupted())
        return Interrupted;
    if (statusOf(status->record.totals) != Success)
        return Failure;
    if (isWholePlan(plan))
        return Success;
    say(CommandLine::tr("every step is done, but the plan has errors: what they are about was not done"));
    return Failure;
}

} // namespace

Result<int> runApply(const Arguments &arguments)
{
    if (arguments.positional().size() != 1)
        return wrongUsage(Message(QT_TRANSLATE_NOOP("Message", "name one plan document: PLAN.json")));
    const Result<Format> format = formatOf(arguments, {Format::Text, Format::Json}, Format::Text);
    if (!format)
        return tl::unexpected<Error>(format.error());
    const Result<ConnectionChoices> choices = ConnectionChoices::from(arguments);
    if (!choices)
        return tl::unexpected<Error>(choices.error());
    Result<RolloutRequest> request = rolloutRequestFrom(arguments, *choices);
    if (!request)
        return tl::unexpected<Error>(request.error());

    const bool progress = arguments.has(u"progress"_s);
    Result<SavedPlan> saved =
        SavedPlan::fromFile(arguments.positional().constFirst(), additionsFrom(arguments), progress);
    if (!saved)
        return tl::unexpected<Error>(saved.error());
    if (const Result<> fresh = saved->checkFresh(); !fresh)
        return tl::unexpected<Error>(fresh.error());
    if (arguments.has(u"limit"_s)) {
        PlanRequest limited = saved->request;
        const Result<QString> limit =
            patternWithin(saved->planning->inventory(), limited.limit, arguments.value(u"limit"_s));
        if (!limit)
            return tl::unexpected<Error>(limit.error());
        limited.limit = *limit;
        saved = planNow(limited, progress);
        if (!saved)
            return tl::unexpected<Error>(saved.error());
    }
    say(saved->plan->diagnostics);
    if (saved->plan->steps.empty()) {
        if (statusOf(*saved->plan) != Success) {
            return failure(u"plan-errors"_s,
                           Message(QT_TRANSLATE_NOOP("Message", "nothing can be done before these errors are mended")));
        }
        say(CommandLine::tr("nothing is missing: there is nothing to do"));
        return Success;
    }
    if (const Result<> isFree = WorkspaceLock::checkFree(request->workspace); !isFree)
        return tl::unexpected<Error>(isFree.error());
    sayIntention(*saved->plan);
    sayPartlyPlanned(*saved->plan);
    if (const Result<> room = checkRoom(*request, *saved->plan); !room)
        return tl::unexpected<Error>(room.error());
    if (const Result<> agreed = agree(arguments, CommandLine::tr("Begin")); !agreed)
        return tl::unexpected<Error>(agreed.error());

    request->planning = saved->planning;
    request->plan = saved->plan;
    request->planDocument = saved->document;
    if (const Result<> accepted = acceptHostKeys(*request, *choices, progress); !accepted)
        return tl::unexpected<Error>(accepted.error());
    const auto rollout = Rollout::begin(*request);
    if (!rollout)
        return tl::unexpected<Error>(rollout.error());
    return carryOut(arguments, **rollout, *request->plan, *choices, *format);
}

Result<int> runResume(const Arguments &arguments)
{
    if (!arguments.positional().isEmpty())
        return wrongUsage(Message(QT_TRANSLATE_NOOP("Message", "unexpected “%1”"), {arguments.positional()[0]}));
    const Result<Format> format = formatOf(arguments, {Format::Text, Format::Json}, Format::Text);
    if (!format)
        return tl::unexpected<Error>(format.error());
    const Result<ConnectionChoices> choices = ConnectionChoices::from(arguments);
    if (!choices)
        return tl::unexpected<Error>(choices.error());
    Result<RolloutRequest> request = rolloutRequestFrom(arguments, *choices);
    if (!request)
        return tl::unexpected<Error>(request.error());

    const auto journal = Journal::openReadOnly(request->workspace);
    if (!journal)
        return tl::unexpected<Error>(journal.error());
    const Result<RolloutStatus> last = rolloutStatus(**journal);
    if (!last)
        return tl::unexpected<Error>(last.error());
    if (!last->record.canGoOn()) {
        say((last->record.totals.isSuccess()
                 ? CommandLine::tr("rollout %1 is done: there is nothing to go on with")
                 : CommandLine::tr("rollout %1 has ended: what it did not reach rests on steps that were skipped"))
                .arg(last->record.id));
        return statusOf(last->record.totals);
    }
    if (const Result<> isFree = WorkspaceLock::checkFree(request->workspace); !isFree)
        return tl::unexpected<Error>(isFree.error());
    const Result<QByteArray> document = (*journal)->planDocument(last->record.id);
    if (!document)
        return tl::unexpected<Error>(document.error());
    const Result<SavedPlan> saved = SavedPlan::fromDocument(*document, u"plan of rollout %1"_s.arg(last->record.id),
                                                            additionsFrom(arguments), arguments.has(u"progress"_s));
    if (!saved)
        return tl::unexpected<Error>(saved.error());
    say(CommandLine::tr("going on with rollout %1: %2 of %3 steps are done")
            .arg(last->record.id)
            .arg(last->record.totals.done + last->record.totals.present)
            .arg(last->record.totals.jobs));
    sayPartlyPlanned(*saved->plan);
    sayWhatIsNotKept(arguments, last->record);
    if (const Result<> room = checkRoom(*request, *saved->plan); !room)
        return tl::unexpected<Error>(room.error());
    if (const Result<> agreed = agree(arguments, CommandLine::tr("Go on")); !agreed)
        return tl::unexpected<Error>(agreed.error());

    // what was chosen last holds until something else is said
    const Result<RolloutOptions> chosen = (*journal)->optionsNow(last->record.id);
    if (!chosen)
        return tl::unexpected<Error>(chosen.error());
    Result<RolloutOptions> options = rolloutOptionsFrom(arguments, *chosen);
    if (!options)
        return tl::unexpected<Error>(options.error());
    request->options = *std::move(options);
    request->planning = saved->planning;
    request->plan = saved->plan;
    request->planDocument = saved->document;
    if (const Result<> accepted = acceptHostKeys(*request, *choices, arguments.has(u"progress"_s)); !accepted)
        return tl::unexpected<Error>(accepted.error());
    const auto rollout = Rollout::takeUp(*request, last->record.id);
    if (!rollout)
        return tl::unexpected<Error>(rollout.error());
    return carryOut(arguments, **rollout, *request->plan, *choices, *format);
}

} // namespace qm::cli
