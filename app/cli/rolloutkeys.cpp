// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/rolloutkeys.h"

#include "app/cli/commandlinetext.h"
#include "app/cli/console.h"
#include "app/cli/interruption.h"
#include "core/plan/steps.h"
#include "core/transport/ssh/sshpool.h"

#include <QSet>

#include <algorithm>
#include <chrono>
#include <thread>

using namespace std::chrono_literals;

namespace qm::cli {

namespace {

constexpr auto lookEvery = 50ms;

/// Whoever has a key in a known_hosts file is trusted or refused by it, but never unknown.
QList<SshTarget> unmet(SshContext &context, const QList<SshTarget> &targets)
{
    const auto isUnknown = [&context](const SshEndpoint &server) {
        return context.hostKeys().knownTypes(server).isEmpty();
    };
    QList<SshTarget> found;
    std::copy_if(targets.begin(), targets.end(), std::back_inserter(found), [&](const SshTarget &target) {
        return isUnknown(target.node) || std::any_of(target.jumps.begin(), target.jumps.end(), isUnknown);
    });
    return found;
}

/// Goes as far on the way to each as keys are known; the context remembers those that are not.
void meet(SshContext &context, const QList<SshTarget> &targets, const ConnectionChoices &choices, bool progress)
{
    Progress shown(progress, CommandLine::tr("asking hosts for their keys"));
    std::atomic<qsizetype> met = 0;
    SshPool pool(context, choices.workers);
    for (const SshTarget &target : targets)
        pool.submit(target, [&met](const auto &, const auto &) { ++met; });
    while (met < targets.size()) {
        if (interrupted())
            pool.cancelAll();
        if (!choices.credentials->isAsking())
            shown.show(CommandLine::tr("%1 of %2").arg(met.load()).arg(targets.size()));
        std::this_thread::sleep_for(lookEvery);
    }
}

} // namespace

QList<SshTarget> rolloutTargets(const Planning &planning, const Plan &plan, const ProbeScope &scope)
{
    QSet<QString> hosts;
    for (const Step &step : plan.steps)
        hosts.insert(hostName(plan, step.host));
    QList<SshTarget> targets;
    for (const ProbeTarget &target : probeTargets(planning, scope)) {
        if (target.target && !target.target->local && hosts.contains(target.host))
            targets.append(*target.target);
    }
    return targets;
}

Result<> acceptHostKeys(const QList<SshTarget> &targets, const ConnectionChoices &choices, bool progress)
{
    if (choices.accepted.isEmpty())
        return {};
    SshContext context(choices.knownHostsFile, choices.credentials.get());
    for (int round = 0; round < AcceptedKeys::mostRounds && !interrupted(); ++round) {
        const QList<SshTarget> left = unmet(context, targets);
        if (left.isEmpty())
            return {};
        meet(context, left, choices, progress);
        const QList<UnknownHostKey> keys = choices.accepted.among(context.hostKeys().unknownKeys());
        if (keys.isEmpty())
            break;
        if (const Result<> accepted = context.hostKeys().accept(keys); !accepted)
            return accepted;
        sayAccepted(keys, choices.knownHostsFile);
    }
    sayUnknown(context.hostKeys().unknownKeys());
    return {};
}

} // namespace qm::cli
