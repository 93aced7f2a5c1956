// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
// What follows from a failure.
#include "core/rollout/failureclass.h"
#include "core/rollout/schedule.h"

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
    const bool mayGoAway = failure == FailureClass::Transient || failure == FailureClass::HostAway;
    JobNow &state = m_jobsNow[job];
    if (mayGoAway && state.tries < m_options.attempts && !m_givenUp[node]) {
        state.wakeAt = now + retryDelay(failure, state.tries, job);
        m_retries.insert({state.wakeAt, job});
        setState(job, JobState::Retrying);
        tell(What::Retry, job, error.code);
        return leave();
    }
    if (failure == FailureClass::Undone && state.tries < m_options.attempts && !m_givenUp[node]) {
        tell(What::Retry, job, error.code);
        redo(job);
        return leave();
    }
    tell(What::Failed, job, error.code);
    settle(job, JobState::Failed);
    const bool isHosts = failure == FailureClass::HostAway || failure == FailureClass::HostRefuses;
    if (isHosts && m_graph.nodeNames().at(static_cast<qsizetype>(node)) != controllerName)
        giveUpNode(node);
    return leave();
}

std::set<quint32> Schedule::allBefore(quint32 job) const
{
    std::set<quint32> before;
    std::vector<quint32> open{job};
    while (!open.empty()) {
        const quint32 next = open.back();
        open.pop_back();
        for (const quint32 one : m_jobs[next].after) {
            if (before.insert(one).second)
                open.push_back(one);
        }
    }
    return before;
}

/// What rests on those and has not begun waits with it; what is done there stays done.
void Schedule::redo(quint32 job)
{
    setState(job, JobState::Waiting);
    const std::set<quint32> before = allBefore(job);
    for (const quint32 one : before) {
        m_jobsNow[one].tries = 0;
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
}

void Schedule::giveUpWhatRestsOn(quint32 job)
{
    const bool byFailure = m_jobsNow[job].state == JobState::Failed
        || (m_jobsNow[job].state == JobState::Unreached && m_jobsNow[job].byFailure);
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
