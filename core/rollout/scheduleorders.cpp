// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
// What a person wants of a schedule.
#include "core/rollout/schedule.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm {

ScheduleActions Schedule::pause(Time now)
{
    enter(now);
    if (m_phase == RolloutPhase::Running) {
        m_phase = RolloutPhase::Pausing;
        tell(What::Pausing);
    }
    return leave();
}

ScheduleActions Schedule::resume(Time now)
{
    enter(now);
    if (m_phase == RolloutPhase::Pausing || m_phase == RolloutPhase::Paused) {
        m_phase = RolloutPhase::Running;
        tell(What::Resumed);
    }
    return leave();
}

ScheduleActions Schedule::cancel(Time now)
{
    enter(now);
    if (m_phase == RolloutPhase::Finished || m_phase == RolloutPhase::Cancelling)
        return leave();
    m_phase = RolloutPhase::Cancelling;
    tell(What::Cancelling);
    m_actions.stopRunning = true;
    for (quint32 job = 0; job < m_jobs.size(); ++job) {
        if (isFinal(m_jobsNow[job].state) || m_jobsNow[job].state == JobState::Running)
            continue;
        withdraw(job);
        setState(job, JobState::Cancelled);
        tell(What::Cancelled, job);
    }
    return leave();
}

ScheduleActions Schedule::skip(const QList<quint32> &jobs, Time now)
{
    enter(now);
    bool isAny = false;
    for (const quint32 job : jobs) {
        if (job >= m_jobs.size() || m_phase == RolloutPhase::Cancelling)
            continue;
        const JobState state = m_jobsNow[job].state;
        if (state == JobState::Running || (isFinal(state) && state != JobState::Failed))
            continue;
        tell(What::Skipped, job);
        settle(job, JobState::Skipped);
        if (state == JobState::Failed)
            holdUpByPerson(job);
        isAny = true;
    }
    if (isAny && m_phase == RolloutPhase::Finished)
        tell(What::Ended); // otherwise than before
    return leave();
}

/// What rests on a job whose failure a person accepted is not reached for that reason now, unless there is another.
void Schedule::holdUpByPerson(quint32 job)
{
    std::set<quint32> open(m_graph.after(job).begin(), m_graph.after(job).end());
    while (!open.empty()) {
        const quint32 next = *open.begin(); // what it rests on has smaller numbers
        open.erase(open.begin());
        JobNow &now = m_jobsNow[next];
        if (now.state != JobState::Unreached || now.causeIsNode)
            continue;
        const QList<quint32> &before = m_jobs[next].after;
        const auto failed =
            std::find_if(before.begin(), before.end(), [this](quint32 one) { return isByFailure(one); });
        now.byFailure = failed != before.end();
        if (now.byFailure)
            now.cause = *failed;
        open.insert(m_graph.after(next).begin(), m_graph.after(next).end());
    }
}

ScheduleActions Schedule::setLimits(const RolloutLimits &limits, Time now)
{
    enter(now);
    if (m_phase != RolloutPhase::Planned && limits != m_options.limits)
        tell(What::Limits, none, changesText(m_options.limits, limits));
    m_options.limits = limits;
    applyLimits();
    return leave();
}

void Schedule::applyLimits()
{
    const RolloutLimits &limits = m_options.limits;
    m_lanes[0].setLimits({limits.fetches, limits.fetchesPerHost, limits.fetches});
    m_lanes[1].setLimits({limits.transfers, limits.transfersPerHost, limits.transfersPerBastion});
    m_lanes[2].setLimits({limits.loads, 1, limits.loads});
}

/// All if none is named. A job comes with whatever it rests on, or it would wait forever.
std::vector<bool> Schedule::wantedAgain(const QList<quint32> &jobs) const
{
    const auto isOpen = [this](quint32 job) {
        const JobState state = m_jobsNow[job].state;
        return state == JobState::Failed || state == JobState::Cancelled || state == JobState::Unreached;
    };
    std::vector<bool> wanted(m_jobs.size(), false);
    for (quint32 job = 0; jobs.isEmpty() && job < m_jobs.size(); ++job)
        wanted[job] = isOpen(job);
    for (const quint32 job : jobs) {
        if (job < m_jobs.size())
            wanted[job] = isOpen(job);
    }
    for (quint32 job = static_cast<quint32>(m_jobs.size()); job-- > 0;) {
        for (const quint32 before : m_jobs[job].after) {
            if (wanted[job] && isOpen(before))
                wanted[before] = true;
        }
    }
    return wanted;
}

int Schedule::reachable() const
{
    if (count(JobState::Unreached) == 0)
        return 0;
    int found = 0;
    std::vector<bool> isHeldUp(m_jobs.size(), false);
    for (quint32 job = 0; job < m_jobs.size(); ++job) { // what it rests on has smaller numbers
        const JobState state = m_jobsNow[job].state;
        const QList<quint32> &after = m_jobs[job].after;
        isHeldUp[job] = state == JobState::Skipped
            || (state == JobState::Unreached
                && std::any_of(after.begin(), after.end(), [&](quint32 before) { return isHeldUp[before]; }));
        found += state == JobState::Unreached && !isHeldUp[job] ? 1 : 0;
    }
    return found;
}

ScheduleActions Schedule::retry(const QList<quint32> &jobs, Time now)
{
    enter(now);
    const std::vector<bool> wanted = wantedAgain(jobs);
    if (m_phase == RolloutPhase::Cancelling || std::find(wanted.begin(), wanted.end(), true) == wanted.end())
        return leave();
    if (m_phase == RolloutPhase::Finished)
        m_phase = RolloutPhase::Running;
    m_stopped = false;
    for (quint32 job = 0; job < m_jobs.size(); ++job) {
        if (!wanted[job])
            continue;
        m_givenUp[m_graph.node(job)] = false;
        if (m_jobsNow[job].state != JobState::Unreached)
            tell(What::Again, job);
    }
    bringBack(wanted);
    return leave();
}

/// Lets those wait that are wanted, and what was held up by nothing else; gives up what rests on what is not done.
void Schedule::bringBack(const std::vector<bool> &wanted)
{
    std::vector<bool> back = wanted;
    for (quint32 job = 0; job < m_jobs.size(); ++job) {
        JobNow &now = m_jobsNow[job];
        const QList<quint32> &after = m_jobs[job].after;
        now.missing = static_cast<int>(std::count_if(
            after.begin(), after.end(), [this](quint32 before) { return !isSuccess(m_jobsNow[before].state); }));
        const std::optional<quint32> lost = lostBefore(job);
        const bool restsOnSuch =
            std::any_of(after.begin(), after.end(), [&back](quint32 before) { return back[before]; });
        const bool comesAlong = now.state == JobState::Unreached || (now.state == JobState::Cancelled && restsOnSuch);
        const bool isLost = lost || m_givenUp[m_graph.node(job)];
        if (lost && !isFinal(now.state) && now.state != JobState::Running) {
            giveUp(job, *lost, false, isByFailure(*lost));
        } else if (!isLost && (wanted[job] || comesAlong)) {
            back[job] = true;
            now.tries = 0;
            now.redone = false;
            now.cause = none;
            setState(job, JobState::Waiting);
        }
    }
    for (quint32 job = 0; job < m_jobs.size(); ++job)
        consider(job);
    for (quint32 batch = 0; m_options.ask == AskAt::Stage && batch < m_open; ++batch)
        askForStages(batch);
}

ScheduleActions Schedule::openGate(const QString &gate, const QString &reason, Time now)
{
    enter(now);
    GateNow &opened = m_gates[gate];
    if (opened.opened)
        return leave();
    opened.opened = true;
    m_asked.removeOne(gate);
    tell(What::GateOpened, none, reason.isEmpty() ? gate : gate + u": "_s + reason);
    letGo(opened);
    return leave();
}

/// Gates that nobody opened are gone with the kind of asking; those that were opened stay open.
ScheduleActions Schedule::setAskAt(AskAt ask, Time now)
{
    enter(now);
    if (ask != m_options.ask)
        tell(What::Asking, none, toString(ask));
    m_options.ask = ask;
    m_asked.clear();
    std::vector<quint32> held;
    for (auto gate = m_gates.begin(); gate != m_gates.end();) {
        held.insert(held.end(), gate->held.begin(), gate->held.end());
        gate = gate->opened ? std::next(gate) : m_gates.erase(gate);
    }
    std::sort(held.begin(), held.end());
    held.erase(std::unique(held.begin(), held.end()), held.end());
    for (const quint32 job : held)
        m_jobsNow[job].gate.clear();
    for (const quint32 job : held)
        consider(job);
    for (quint32 batch = 0; ask == AskAt::Stage && batch < m_open; ++batch)
        askForStages(batch);
    return leave();
}

} // namespace qm
