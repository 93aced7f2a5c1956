// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/rollout/jobgraph.h"
#include "core/rollout/lane.h"
#include "core/rollout/rolloutoptions.h"
#include "core/rollout/rolloutstate.h"
#include "core/rollout/scheduleevent.h"

#include <QHash>
#include <QList>
#include <QSet>
#include <QString>
#include <QStringList>

#include <array>
#include <chrono>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace qm {

/// Which job begins when: a state machine without threads and clocks. Whoever runs it tells what happened and when,
/// and does what is answered. Logarithmic in the number of jobs for each of them; retry() and what a person does to
/// all are linear.
///
/// Jobs begin once everything they rest on is done, their batch and their gate are open, and there is a place for
/// them: of the longest first, as JobGraph::weight() says. With AskAt::Stage a stage is asked for once the stages
/// before it are over in that batch; a batch, host or step once nothing but the person is missing.
///
/// Where what earlier steps did is gone they are done once more, and then the job that found that out: at least once,
/// however seldom a step may be tried. Steps that are under way already because another job found that out, too, are
/// waited for.
///
/// A host that is away or refuses is given up: its jobs, and what rests on them, are unreached, nothing else. The
/// controller is never given up.
class Schedule final
{
public:
    using Time = std::chrono::milliseconds; ///< since any moment

    /// @param jobs must outlive it. @param hosts names of the planned hosts, by their index.
    Schedule(const std::vector<RolloutJob> &jobs, const QStringList &hosts, const RolloutOptions &options);

    /// Before begin(): a job that ended in an earlier run as done, present or skipped.
    void setKnown(quint32 job, JobState state, int attempts);
    /// Before begin(): a gate that a person opened in an earlier run.
    void setOpened(const QString &gate);

    [[nodiscard]] ScheduleActions begin(Time now);
    [[nodiscard]] ScheduleActions succeeded(quint32 job, bool wasThere, Time now);
    [[nodiscard]] ScheduleActions failed(quint32 job, const Error &error, Time now);
    /// A job that was to begin could not: it waits for a place again, as if it had not been told to begin.
    [[nodiscard]] ScheduleActions putBack(quint32 job, Time now);
    /// To be called at wakeAt(), if nothing else happens before.
    [[nodiscard]] ScheduleActions tick(Time now);

    [[nodiscard]] ScheduleActions pause(Time now);
    [[nodiscard]] ScheduleActions resume(Time now);
    [[nodiscard]] ScheduleActions cancel(Time now);
    [[nodiscard]] ScheduleActions openGate(const QString &gate, const QString &reason, Time now);
    [[nodiscard]] ScheduleActions skip(const QList<quint32> &jobs, Time now);
    /// With everything not done that the jobs rest on. Tries are counted anew, attempts are not.
    [[nodiscard]] ScheduleActions retry(const QList<quint32> &jobs, Time now);
    [[nodiscard]] ScheduleActions setLimits(const RolloutLimits &limits, Time now);
    [[nodiscard]] ScheduleActions setAskAt(AskAt ask, Time now);

    [[nodiscard]] RolloutPhase phase() const { return m_phase; }
    [[nodiscard]] JobState state(quint32 job) const { return m_jobsNow[job].state; }
    [[nodiscard]] int attempt(quint32 job) const { return m_jobsNow[job].attempt; }
    /// What an unreached job was given up for; empty for others.
    [[nodiscard]] QString reason(quint32 job) const;
    /// How many jobs are in that state.
    [[nodiscard]] int count(JobState state) const { return m_counts[static_cast<size_t>(state)]; }
    /// How many unreached jobs retry() would bring back: all but those that rest on skipped ones.
    [[nodiscard]] int reachable() const;
    /// 1-based; 0 before the first one is open.
    [[nodiscard]] int batch() const { return static_cast<int>(m_open); }
    [[nodiscard]] int batches() const { return static_cast<int>(m_graph.batches()); }
    /// That are asked and closed, in the order of asking.
    [[nodiscard]] QList<Gate> gates() const;
    /// When a failed job is to be tried again next.
    [[nodiscard]] std::optional<Time> wakeAt() const;
    [[nodiscard]] const JobGraph &graph() const { return m_graph; }

private:
    using What = ScheduleEvent::What;
    static constexpr int stages = 6;
    static constexpr int states = 10;

    struct JobNow final
    {
        JobState state = JobState::Waiting;
        int attempt = 0;
        int tries = 0;          ///< since a person wanted it
        quint64 turn = 0;       ///< when it was begun or done last; see m_turns
        bool redone = false;    ///< what it rests on was, since a person wanted it
        int missing = 0;        ///< jobs before it that are not done
        bool byFailure = false; ///< unreached, and no person wanted that
        quint32 cause = none;   ///< unreached: the job, or the node, that it was given up for
        bool causeIsNode = false;
        QString gate;   ///< that holds it up
        Time wakeAt{0}; ///< retrying
    };

    struct GateNow final
    {
        AskAt at = AskAt::Never;
        quint32 number = 0; ///< batch and stage, batch, node, job
        bool asked = false;
        bool opened = false;
        int holding = 0;
        std::vector<quint32> held; ///< also those that wait for nothing any more
        QList<quint32> jobs;       ///< Gate::jobs
        qsizetype hosts = 0;       ///< of these jobs, for the question
    };

    static constexpr quint32 none = JobGraph::none;

    void enter(Time now);
    [[nodiscard]] ScheduleActions leave();
    void tell(What what, quint32 job = none, const QString &text = {});
    void setState(quint32 job, JobState state);
    [[nodiscard]] Lane &lane(quint32 job);

    void consider(quint32 job);
    void makeReady(quint32 job);
    void withdraw(quint32 job);
    void settle(quint32 job, JobState state);
    void giveUpWhatRestsOn(quint32 job);
    void giveUp(quint32 job, quint32 cause, bool causeIsNode, bool byFailure);
    void holdUpByPerson(quint32 job);
    void giveUpNode(quint32 node);
    void advanceBatches();
    [[nodiscard]] bool isBatchGood();
    void stopAfterBatch();
    void fill();
    void applyLimits();
    void updatePhase();
    void release(quint32 job);
    void redo(quint32 job, const std::set<quint32> &before);
    [[nodiscard]] std::optional<std::set<quint32>> whatToRedo(quint32 job) const;
    [[nodiscard]] std::optional<quint32> lostBefore(quint32 job) const;
    [[nodiscard]] bool isByFailure(quint32 job) const;

    [[nodiscard]] QString gateId(quint32 job) const;
    [[nodiscard]] QString batchGateId(quint32 batch) const;
    [[nodiscard]] bool isHeld(quint32 job);
    [[nodiscard]] bool mayAsk(const GateNow &gate) const;
    void ask(const QString &id, GateNow &gate);
    void askForStages(quint32 batch);
    void letGo(GateNow &gate);
    [[nodiscard]] GateNow newGate(quint32 job) const;
    [[nodiscard]] QList<quint32> behind(const GateNow &gate) const;
    [[nodiscard]] qsizetype hostsOf(const GateNow &gate) const;

    void bringBack(const std::vector<bool> &wanted);
    [[nodiscard]] std::vector<bool> wantedAgain(const QList<quint32> &jobs) const;

    const std::vector<RolloutJob> &m_jobs;
    const QSet<QString> m_hosts;
    RolloutOptions m_options;
    const JobGraph m_graph;
    std::array<Lane, 3> m_lanes; ///< fetches, transfers, work on nodes

    std::vector<JobNow> m_jobsNow;
    std::array<int, states> m_counts{};
    std::vector<int> m_left;        ///< by batch and stage: jobs that are not final
    std::set<quint32> m_stageEnded; ///< batches in which a stage came to its end, nobody having been asked yet
    std::vector<bool> m_givenUp;    ///< by node
    std::set<std::pair<Time, quint32>> m_retries;
    quint32 m_open = 0;  ///< batches that are
    int m_pending = 0;   ///< jobs of open batches that are not final
    quint64 m_turns = 0; ///< begins and good ends of jobs so far
    bool m_stopped = false;
    RolloutPhase m_phase = RolloutPhase::Planned;

    QHash<QString, GateNow> m_gates;
    QStringList m_asked; ///< ids of gates, in order

    Time m_now{0};
    ScheduleActions m_actions;
};

} // namespace qm
