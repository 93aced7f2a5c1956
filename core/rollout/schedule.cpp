// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/rollout/schedule.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

enum LaneNumber : quint8 { FetchLane, TransferLane, WorkLane };

LaneNumber laneNumber(Stage stage)
{
    switch (stage) {
    case Stage::Fetch:
        return FetchLane;
    case Stage::Transit:
    case Stage::Distribute:
        return TransferLane;
    case Stage::Unpack:
    case Stage::Load:
    case Stage::Verify:
        return WorkLane;
    }
    Q_UNREACHABLE();
}

/// Only what moves between nodes and controller passes jump hosts with its bytes.
std::array<Lane, 3> makeLanes(const JobGraph &graph)
{
    const std::vector<quint32> direct(graph.bastionOfNode().size(), 0);
    return {Lane(direct, 1), Lane(graph.bastionOfNode(), graph.bastions()), Lane(direct, 1)};
}

} // namespace

Schedule::Schedule(const std::vector<RolloutJob> &jobs, const QStringList &hosts, const RolloutOptions &options)
    : m_jobs(jobs)
    , m_hosts(hosts.begin(), hosts.end())
    , m_options(options)
    , m_graph(jobs, hosts.size(), options.serial)
    , m_lanes(makeLanes(m_graph))
    , m_jobsNow(jobs.size())
    , m_left(size_t{m_graph.batches()} * stages, 0)
    , m_givenUp(static_cast<size_t>(m_graph.nodeNames().size()), false)
{
    m_counts[static_cast<size_t>(JobState::Waiting)] = static_cast<int>(jobs.size());
    for (quint32 job = 0; job < jobs.size(); ++job) {
        m_jobsNow[job].missing = static_cast<int>(jobs[job].after.size());
        ++m_left[size_t{m_graph.batch(job)} * stages + static_cast<size_t>(jobs[job].stage)];
    }
}

void Schedule::setKnown(quint32 job, JobState state, int attempts)
{
    m_jobsNow[job].attempt = attempts;
    if (isFinal(state))
        setState(job, state);
}

void Schedule::setOpened(const QString &gate)
{
    m_gates[gate].opened = true;
}

void Schedule::enter(Time now)
{
    m_now = now;
    m_actions = {};
}

ScheduleActions Schedule::leave()
{
    for (const quint32 batch : std::exchange(m_stageEnded, {})) {
        if (m_options.ask == AskAt::Stage)
            askForStages(batch);
    }
    advanceBatches();
    fill();
    updatePhase();
    return std::move(m_actions);
}

void Schedule::tell(What what, quint32 job, const QString &text)
{
    m_actions.events.push_back({what, m_now, job, job == none ? 0 : m_jobsNow[job].attempt, text});
}

/// Keeps all that is counted in step with the states.
void Schedule::setState(quint32 job, JobState state)
{
    JobNow &now = m_jobsNow[job];
    const int change = (isFinal(now.state) ? 1 : 0) - (isFinal(state) ? 1 : 0);
    int &left = m_left[size_t{m_graph.batch(job)} * stages + static_cast<size_t>(m_jobs[job].stage)];
    left += change;
    if (left == 0 && change < 0)
        m_stageEnded.insert(m_graph.batch(job));
    if (m_graph.batch(job) < m_open)
        m_pending += change;
    --m_counts[static_cast<size_t>(now.state)];
    ++m_counts[static_cast<size_t>(state)];
    now.state = state;
    m_actions.changed.push_back(job);
}

Lane &Schedule::lane(quint32 job)
{
    return m_lanes[laneNumber(m_jobs[job].stage)];
}

ScheduleActions Schedule::begin(Time now)
{
    enter(now);
    m_phase = RolloutPhase::Running;
    tell(What::Began);
    applyLimits();
    // What an earlier run left undone in the end: skipped jobs hold up what rests on them from the beginning.
    bringBack(std::vector<bool>(m_jobs.size(), false));
    return leave();
}

/// If nothing but a place is missing, it is ready.
void Schedule::consider(quint32 job)
{
    const JobNow &now = m_jobsNow[job];
    if (now.state != JobState::Waiting || now.missing > 0 || m_graph.batch(job) >= m_open || !now.gate.isEmpty())
        return;
    if (!isHeld(job))
        makeReady(job);
}

void Schedule::makeReady(quint32 job)
{
    setState(job, JobState::Ready);
    lane(job).add(job, m_graph.weight(job), m_graph.node(job));
}

/// Takes it out of whatever it waits in.
void Schedule::withdraw(quint32 job)
{
    JobNow &now = m_jobsNow[job];
    if (now.state == JobState::Ready)
        lane(job).remove(job, m_graph.weight(job), m_graph.node(job));
    else if (now.state == JobState::Retrying)
        m_retries.erase({now.wakeAt, job});
    if (!now.gate.isEmpty())
        --m_gates[now.gate].holding;
    now.gate.clear();
}

/// A job has come to its end: what rests on it may begin, or will not.
void Schedule::settle(quint32 job, JobState state)
{
    withdraw(job);
    setState(job, state);
    if (isSuccess(state)) {
        for (const quint32 next : m_graph.after(job)) {
            --m_jobsNow[next].missing;
            consider(next);
        }
    } else {
        giveUpWhatRestsOn(job);
    }
}

QString Schedule::reason(quint32 job) const
{
    const JobNow &now = m_jobsNow[job];
    if (now.state != JobState::Unreached)
        return {};
    if (now.cause == none)
        return batchGateId(m_open - 1);
    return now.causeIsNode ? m_graph.nodeNames().at(static_cast<qsizetype>(now.cause)) : m_jobs[now.cause].id;
}

void Schedule::advanceBatches()
{
    const bool isOver = m_phase == RolloutPhase::Cancelling || m_phase == RolloutPhase::Finished;
    while (!isOver && !m_stopped && m_pending == 0 && m_open < m_graph.batches()) {
        if (m_open > 0 && !isBatchGood()) {
            stopAfterBatch();
            return;
        }
        if (m_options.ask == AskAt::Batch) {
            const QString id = batchGateId(m_open);
            GateNow &gate = m_gates[id];
            gate.at = AskAt::Batch;
            gate.number = m_open;
            if (!gate.opened) {
                gate.holding = 1;
                ask(id, gate);
                return;
            }
        }
        const std::vector<quint32> &jobs = m_graph.batchJobs(m_open++);
        m_pending = static_cast<int>(
            std::count_if(jobs.begin(), jobs.end(), [this](quint32 job) { return !isFinal(m_jobsNow[job].state); }));
        tell(What::Batch, none, u"%1/%2"_s.arg(m_open).arg(m_graph.batches()));
        for (const quint32 job : jobs)
            consider(job);
        if (m_options.ask == AskAt::Stage)
            askForStages(m_open - 1);
    }
}

/// Ansible's rules: a play ends with a batch in which more hosts failed than it may, or all.
bool Schedule::isBatchGood()
{
    const quint32 batch = m_open - 1;
    std::set<quint32> failed;
    for (const quint32 job : m_graph.batchJobs(batch)) {
        if (!isByFailure(job))
            continue;
        for (const quint32 host : m_jobs[job].hosts) {
            if (m_graph.hostBatch(host) == batch)
                failed.insert(host);
        }
    }
    const int hosts = m_graph.batchHosts(batch);
    const int count = static_cast<int>(failed.size());
    if (count == 0 || (count < hosts && count * 100 <= m_options.maxFailPercentage * hosts))
        return true;
    tell(What::Stopped, none, u"%1 of %2"_s.arg(count).arg(hosts));
    return false;
}

void Schedule::stopAfterBatch()
{
    m_stopped = true;
    for (quint32 batch = m_open; batch < m_graph.batches(); ++batch) {
        for (const quint32 job : m_graph.batchJobs(batch)) {
            if (!isFinal(m_jobsNow[job].state))
                giveUp(job, none, false, true);
        }
    }
}

void Schedule::fill()
{
    if (m_phase != RolloutPhase::Running)
        return;
    for (Lane &lane : m_lanes) {
        while (const std::optional<quint32> job = lane.take()) {
            setState(*job, JobState::Running);
            ++m_jobsNow[*job].attempt;
            ++m_jobsNow[*job].tries;
            m_actions.start.push_back(*job);
            m_jobsNow[*job].turn = ++m_turns;
            tell(What::Start, *job);
        }
    }
}

void Schedule::updatePhase()
{
    const int open = count(JobState::Waiting) + count(JobState::Ready) + count(JobState::Retrying);
    const int running = count(JobState::Running);
    if (open + running == 0 && m_phase != RolloutPhase::Finished) {
        m_phase = RolloutPhase::Finished;
        tell(What::Ended);
    } else if (m_phase == RolloutPhase::Pausing && running == 0) {
        m_phase = RolloutPhase::Paused;
        tell(What::Paused);
    }
}

void Schedule::release(quint32 job)
{
    lane(job).release(m_graph.node(job));
}

ScheduleActions Schedule::succeeded(quint32 job, bool wasThere, Time now)
{
    enter(now);
    release(job);
    m_jobsNow[job].turn = ++m_turns;
    tell(wasThere ? What::Present : What::Done, job);
    settle(job, wasThere ? JobState::Present : JobState::Done);
    return leave();
}

ScheduleActions Schedule::putBack(quint32 job, Time now)
{
    enter(now);
    release(job);
    --m_jobsNow[job].attempt;
    --m_jobsNow[job].tries;
    if (m_phase == RolloutPhase::Cancelling) {
        tell(What::Cancelled, job);
        settle(job, JobState::Cancelled);
    } else if (m_givenUp[m_graph.node(job)]) {
        giveUp(job, m_graph.node(job), true, true);
        giveUpWhatRestsOn(job);
    } else if (const std::optional<quint32> lost = lostBefore(job)) {
        giveUp(job, *lost, false, isByFailure(*lost));
        giveUpWhatRestsOn(job);
    } else {
        setState(job, JobState::Waiting);
        consider(job);
    }
    return leave();
}

ScheduleActions Schedule::tick(Time now)
{
    enter(now);
    while (!m_retries.empty() && m_retries.begin()->first <= now) {
        const quint32 job = m_retries.begin()->second;
        m_retries.erase(m_retries.begin());
        setState(job, JobState::Waiting);
        consider(job); // what it rests on may be done once more just now
    }
    return leave();
}

std::optional<Schedule::Time> Schedule::wakeAt() const
{
    return m_retries.empty() ? std::nullopt : std::optional(m_retries.begin()->first);
}

} // namespace qm
