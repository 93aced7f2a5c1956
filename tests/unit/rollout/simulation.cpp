// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "simulation.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm::test {

quint32 Recipe::hostIndex(const QString &name)
{
    if (!hosts.contains(name))
        hosts.append(name);
    return static_cast<quint32>(hosts.indexOf(name));
}

quint32 Recipe::add(Stage stage, const QString &host, const QString &artifact, qint64 size, const QList<quint32> &after,
                    const QStringList &served)
{
    RolloutJob job;
    job.stage = stage;
    job.host = host;
    job.artifact = artifact;
    job.size = size;
    job.after = after;
    if (stage == Stage::Transit)
        job.from = jobs.at(after.first()).host;
    job.id = toString(stage) + u'/' + host + u'/' + artifact;
    for (const QString &name : served.isEmpty() && host.startsWith(u'n') ? QStringList{host} : served)
        job.hosts.append(hostIndex(name));
    std::sort(job.hosts.begin(), job.hosts.end());
    jobs.push_back(job);
    return static_cast<quint32>(jobs.size() - 1);
}

void Recipe::addArtifact(const QString &artifact, qint64 size, const QStringList &names)
{
    const quint32 fetch = add(Stage::Fetch, u"localhost"_s, artifact, size, {}, names);
    for (const QString &name : names) {
        const quint32 distribute = add(Stage::Distribute, name, artifact, size, {fetch});
        const quint32 load = add(Stage::Load, name, artifact, 0, {distribute});
        add(Stage::Verify, name, artifact, 0, {load});
    }
}

Simulation::Simulation(const Recipe &recipe)
    : duration([](const RolloutJob &job) { return std::max<qint64>(1, job.size); })
    , m_recipe(recipe)
    , schedule(m_recipe.jobs, recipe.hosts, recipe.options)
{}

QStringList Simulation::starts() const
{
    QStringList found;
    for (const QString &line : log) {
        if (line.section(u' ', 1, 1) == u"start")
            found.append(line.section(u' ', 0, 0) + u' ' + line.section(u' ', 2));
    }
    return found;
}

void Simulation::count(quint32 job, int change)
{
    const RolloutJob &what = m_recipe.jobs[job];
    const auto add = [&](const QString &limit, const QString &of = {}) {
        int &now = m_counts[limit + of];
        now += change;
        most[limit] = std::max(most[limit], now);
    };
    switch (what.stage) {
    case Stage::Fetch:
        add(u"fetches"_s);
        add(u"fetches/host "_s, what.host);
        break;
    case Stage::Transit:
    case Stage::Distribute:
        add(u"transfers"_s);
        add(u"transfers/host "_s, what.stage == Stage::Transit ? what.from : what.host);
        if (!what.bastion.isEmpty())
            add(u"transfers/bastion "_s, what.bastion);
        break;
    case Stage::Unpack:
    case Stage::Load:
    case Stage::Verify:
        add(u"loads"_s);
        add(u"loads/host "_s, what.host);
        break;
    }
}

void Simulation::perform(const ScheduleActions &actions)
{
    for (const ScheduleEvent &event : actions.events) {
        QString line = QString::number(event.at.count()) + u' ' + toString(event.what);
        if (event.job != ScheduleEvent::none)
            line += u' ' + m_recipe.jobs[event.job].id;
        if (event.attempt > 1)
            line += u'#' + QString::number(event.attempt);
        if (!event.text.isEmpty())
            line += u" ("_s + event.text + u')';
        log.append(line);
    }
    if (!actions.start.empty() && journalFails && journalFails()) {
        putBack(actions.start);
        return;
    }
    for (const quint32 job : actions.start) {
        count(job, 1);
        m_running.emplace(m_now + Schedule::Time(duration(m_recipe.jobs[job])), job);
    }
    if (actions.stopRunning) {
        std::set<std::pair<Schedule::Time, quint32>> ended;
        for (const auto &[at, job] : m_running)
            ended.emplace(m_now, job);
        m_running.swap(ended);
    }
}

void Simulation::putBack(const std::vector<quint32> &jobs)
{
    perform(schedule.pause(m_now));
    for (const quint32 job : jobs) {
        log.append(u"%1 put-back %2"_s.arg(QString::number(m_now.count()), m_recipe.jobs[job].id));
        perform(schedule.putBack(job, m_now));
    }
    orders.emplace(m_now.count() + 1, [](Schedule &paused, Schedule::Time now) { return paused.resume(now); });
}

void Simulation::end(quint32 job)
{
    count(job, -1);
    const QString outcome = outcomes[m_recipe.jobs[job].id].value(schedule.attempt(job) - 1);
    if (schedule.phase() == RolloutPhase::Cancelling)
        perform(schedule.failed(job, {u"ssh-cancelled"_s, {}, {}}, m_now));
    else if (outcome.isEmpty() || outcome == u"present"_s)
        perform(schedule.succeeded(job, !outcome.isEmpty(), m_now));
    else
        perform(schedule.failed(job, {outcome, {}, {}}, m_now));
}

void Simulation::run()
{
    if (schedule.phase() == RolloutPhase::Planned)
        perform(schedule.begin(m_now));
    for (;;) {
        constexpr Schedule::Time never = Schedule::Time::max();
        const Schedule::Time order = orders.empty() ? never : Schedule::Time(orders.begin()->first);
        const Schedule::Time ending = m_running.empty() ? never : m_running.begin()->first;
        const Schedule::Time wake = schedule.wakeAt().value_or(never);
        const Schedule::Time next = std::min({order, ending, wake});
        if (next == never)
            return;
        m_now = std::max(m_now, next);
        if (order == next) {
            const auto act = orders.begin()->second;
            orders.erase(orders.begin());
            perform(act(schedule, m_now));
        } else if (ending == next) {
            const quint32 job = m_running.begin()->second;
            m_running.erase(m_running.begin());
            end(job);
        } else {
            perform(schedule.tick(m_now));
        }
    }
}

} // namespace qm::test
