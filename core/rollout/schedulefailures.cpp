// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
// What follows from a failure.
#include "core/rollout/failureclass.h"
#include "core/rollout/schedule.h"

#include <algorithm>

namespace qm {

ScheduleActions Schedule::failed(quint32 job, const Error &error, Time now)
{
    enter(now);
    release(job);
    if (m_phase == RolloutPhase::Cancelling) {
        tell(What::Cancelled, job);
        settle(job, JobState::Cancelled);
        return leave();
    }
    const FailureClass failure = failureClass(error);
    const quint32 node = m_graph.node(job);
    JobNow &state = m_jobsNow[job];
    // What rests on nothing has only itself to do once more.
    const bool isOthers = failure == FailureClass::Undone && !m_jobs[job].after.isEmpty();
    const bool mayGoAway = failure == FailureClass::Transient || failure == FailureClass::HostAway
        || (failure == FailureClass::Undone && !isOthers);
    const bool hasTries = state.tries < m_options.attempts;
    if (mayGoAway && hasTries && !m_givenUp[node] && !lostBefore(job)) {
        state.wakeAt = now + retryDelay(failure, state.tries, job);
        m_retries.insert({state.wakeAt, job});
        setState(job, JobState::Retrying);
        tell(What::Retry, job, error.code);
        return leave();
    }
    const std::optional<std::set<quint32>> before = isOthers ? whatToRedo(job) : std::nullopt;
    if (before && (hasTries || !state.redone) && !m_givenUp[node]) {
        tell(What::Retry, job, error.code);
        redo(job, *before);
        return leave();
    }
    tell(What::Failed, job, error.code);
    settle(job, JobState::Failed);
    const bool isHosts = failure == FailureClass::HostRefuses || (failure == FailureClass::HostAway && !hasTries);
    if (isHosts && m_graph.nodeNames().at(static_cast<qsizetype>(node)) != controllerName)
        giveUpNode(node);
    return leave();
}

/// What is done of all that it rests on, and was done before it began: what came since then it has not looked for.
/// Whatever else of that is under way finds out itself what it lacks; nothing if something came to another end, or was
/// done on a host that is given up: that cannot be had once more.
std::optional<std::set<quint32>> Schedule::whatToRedo(quint32 job) const
{
    std::set<quint32> found;
    std::vector<quint32> open{job};
    while (!open.empty()) {
        const quint32 next = open.back();
        open.pop_back();
        for (const quint32 one : m_jobs[next].after) {
            const JobState state = m_jobsNow[one].state;
            if (isSuccess(state) ? m_givenUp[m_graph.node(one)] : isFinal(state))
                return std::nullopt;
            const bool isNew = m_jobsNow[one].turn > m_jobsNow[job].turn;
            if (isSuccess(state) && !isNew && found.insert(one).second)
                open.push_back(one);
        }
    }
    return found;
}

/// What rests on those and has not begun waits with it; what runs goes on, and what is done there stays done.
/// @param before all of them are done.
void Schedule::redo(quint32 job, const std::set<quint32> &before)
{
    m_jobsNow[job].redone = true;
    setState(job, JobState::Waiting);
    for (const quint32 one : before) {
        m_jobsNow[one].tries = 0;
        m_jobsNow[one].redone = false;
        setState(one, JobState::Waiting);
        tell(What::Redo, one);
        for (const quint32 next : m_graph.after(one)) {
            JobNow &waits = m_jobsNow[next];
            ++waits.missing;
            if (waits.state == JobState::Ready || waits.state == JobState::Retrying) {
                withdraw(next);
                setState(next, JobState::Waiting);
            }
        }
    }
    for (const quint32 one : before)
        consider(one);
    consider(job); // all that it lacked may be there by now
}

bool Schedule::isByFailure(quint32 job) const
{
    const JobNow &now = m_jobsNow[job];
    return now.state == JobState::Failed || (now.state == JobState::Unreached && now.byFailure);
}

/// The first that it rests on of those that came to their end and are not done.
std::optional<quint32> Schedule::lostBefore(quint32 job) const
{
    const QList<quint32> &before = m_jobs[job].after;
    const auto lost = std::find_if(before.begin(), before.end(), [this](quint32 one) {
        return isFinal(m_jobsNow[one].state) && !isSuccess(m_jobsNow[one].state);
    });
    return lost == before.end() ? std::nullopt : std::optional(*lost);
}

void Schedule::giveUpWhatRestsOn(quint32 job)
{
    const bool byFailure = isByFailure(job);
    std::vector<std::pair<quint32, quint32>> open; // job, cause
    const auto add = [&](quint32 cause) {
        for (const quint32 next : m_graph.after(cause))
            open.emplace_back(next, cause);
    };
    add(job);
    while (!open.empty()) {
        const auto [next, cause] = open.back();
        open.pop_back();
        if (isFinal(m_jobsNow[next].state) || m_jobsNow[next].state == JobState::Running)
            continue;
        giveUp(next, cause, false, byFailure);
        add(next);
    }
}

void Schedule::giveUp(quint32 job, quint32 cause, bool causeIsNode, bool byFailure)
{
    withdraw(job);
    JobNow &now = m_jobsNow[job];
    now.cause = cause;
    now.causeIsNode = causeIsNode;
    now.byFailure = byFailure;
    setState(job, JobState::Unreached);
    tell(What::Unreached, job, reason(job));
}

void Schedule::giveUpNode(quint32 node)
{
    if (m_givenUp[node])
        return;
    m_givenUp[node] = true;
    tell(What::HostGivenUp, none, m_graph.nodeNames().at(static_cast<qsizetype>(node)));
    for (const quint32 job : m_graph.nodeJobs(node)) {
        if (isFinal(m_jobsNow[job].state) || m_jobsNow[job].state == JobState::Running)
            continue;
        giveUp(job, node, true, true);
        giveUpWhatRestsOn(job);
    }
}

} // namespace qm
