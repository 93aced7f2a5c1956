// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/rollout/schedule.h"

#include <functional>
#include <map>
#include <set>

namespace qm::test {

/// Jobs put together by hand.
class Recipe final
{
public:
    std::vector<RolloutJob> jobs;
    QStringList hosts;
    RolloutOptions options;

    /// @param served planned hosts; the job's own host if empty, which becomes one if it is "n…".
    quint32 add(Stage stage, const QString &host, const QString &artifact, qint64 size = 1,
                const QList<quint32> &after = {}, const QStringList &served = {});
    /// fetch on the controller, then distribute, load and verify on each host.
    void addArtifact(const QString &artifact, qint64 size, const QStringList &hosts);

private:
    quint32 hostIndex(const QString &name);
};

/// Runs a schedule on a clock of its own, with jobs that take one millisecond for each byte, but at least one.
class Simulation final
{
public:
    explicit Simulation(const Recipe &recipe);

    /// What happens to a job's attempts, in order: codes of errors, empty for done, "present". Done where nothing is.
    std::map<QString, QStringList> outcomes;
    /// Something that a person does at a moment, before whatever else happens then.
    std::multimap<qint64, std::function<ScheduleActions(Schedule &, Schedule::Time)>> orders;
    std::function<qint64(const RolloutJob &)> duration;
    /// Whether what is to begin now cannot be written down: it is put back then, and a person resumes a little later.
    std::function<bool()> journalFails;

    /// To the end, or until nothing happens any more.
    void run();
    /// "time what job#attempt (text)"
    QStringList log;
    /// The log's starts: "time job#attempt".
    [[nodiscard]] QStringList starts() const;
    /// What ran at the same time at most, by whatever limits it: "fetches", "fetches/host", "loads/host", …
    std::map<QString, int> most;

private:
    const Recipe m_recipe;

public:
    Schedule schedule;

private:
    void perform(const ScheduleActions &actions);
    void putBack(const std::vector<quint32> &jobs);
    void count(quint32 job, int change);
    void end(quint32 job);

    Schedule::Time m_now{0};
    std::set<std::pair<Schedule::Time, quint32>> m_running;
    std::map<QString, int> m_counts;
};

} // namespace qm::test
