// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/rollout/rolloutwork.h"

#include "core/base/crashpoint.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm {

RolloutWork::RolloutWork(RolloutSetup setup)
    : m_setup(std::move(setup))
    , m_rollout(m_setup.journal->current())
    , m_schedule(m_setup.jobs, m_setup.hosts, m_setup.options)
    , m_progress(m_setup.jobs, m_setup.stalledAfter)
{
    m_bucket.setRate(m_setup.options.limits.bytesPerSecond);
    restore();
}

RolloutWork::~RolloutWork()
{
    post([this] { leaveOff(); });
    {
        const std::lock_guard lock(m_mutex);
        m_ends = true;
        m_wake.notify_all();
    }
    if (m_thread.joinable())
        m_thread.join();
}

/// What was done stays done, what was skipped stays skipped. What had begun and never ended may be done or not; all
/// else is done anew.
void RolloutWork::restore()
{
    const Result<QList<JobStatus>> statuses = m_setup.journal->statuses(m_rollout);
    if (!statuses) {
        m_error = statuses.error();
        return;
    }
    for (JobStatus status : *statuses) {
        if (status.job >= m_setup.jobs.size())
            continue;
        const bool isOver = isSuccess(status.state) || status.state == JobState::Skipped;
        if (status.state == JobState::Running)
            m_unproven.insert(status.job);
        m_schedule.setKnown(status.job, isOver ? status.state : JobState::Waiting, status.attempt);
        if (!isOver) {
            status.state = JobState::Waiting;
            status.started = status.ended = QDateTime(); // nobody worked on it while nothing ran
            status.reason.clear();
        }
        m_progress.restore(status);
    }
    const Result<QList<JournalEvent>> events = m_setup.journal->events(m_rollout);
    for (const JournalEvent &event : events.value_or(QList<JournalEvent>())) {
        if (event.what == u"gate-opened")
            m_schedule.setOpened(event.detail.section(u": "_s, 0, 0));
    }
    recall(events.value_or(QList<JournalEvent>()));
}

/// What jobs brought about that are done: the last word on each counts.
void RolloutWork::recall(const QList<JournalEvent> &events)
{
    QHash<QString, QString> evidence; // by job
    for (const JournalEvent &event : events) {
        if (event.what == u"done" || event.what == u"present")
            evidence.insert(event.job, event.detail);
    }
    for (quint32 job = 0; job < m_setup.jobs.size(); ++job) {
        if (isSuccess(m_schedule.state(job)))
            m_setup.executor->recall(job, evidence.value(m_setup.jobs[job].id));
    }
}

void RolloutWork::start()
{
    const std::lock_guard lock(m_mutex);
    if (m_started)
        return;
    m_started = true;
    m_inbox.insert(m_inbox.begin(), [this] { perform(m_schedule.begin(now())); });
    m_thread = std::thread([this] { run(); });
}

/// What runs is stopped, and stays begun for whoever takes the rollout up. Nothing else changes.
void RolloutWork::leaveOff()
{
    m_leaves = true;
    perform(m_schedule.pause(now()));
    for (const auto &[job, step] : m_running)
        step->stop();
}

/// Told under the lock: once it is given back, whoever posted touches nothing here any more.
void RolloutWork::post(std::function<void()> happening)
{
    const std::lock_guard lock(m_mutex);
    m_idle = false;
    m_inbox.push_back(std::move(happening));
    m_wake.notify_all();
}

void RolloutWork::order(Order order, const QString &reason)
{
    post([this, order = std::move(order), reason] {
        perform(order(m_schedule, now()), {ScheduleEvent::none, 0, {}, reason});
    });
}

Schedule::Time RolloutWork::now() const
{
    return std::chrono::duration_cast<Schedule::Time>(Clock::now() - m_epoch);
}

RolloutUpdate RolloutWork::overview() const
{
    const std::lock_guard lock(m_stateMutex);
    return whole();
}

RolloutUpdate RolloutWork::snapshot() const
{
    const std::lock_guard lock(m_stateMutex);
    RolloutUpdate update = whole();
    update.changed = QList<JobStatus>(m_progress.statuses().begin(), m_progress.statuses().end());
    return update;
}

RolloutUpdate RolloutWork::whole() const
{
    RolloutUpdate update;
    update.phase = m_schedule.phase();
    update.gates = m_schedule.gates();
    // Nobody can say how long a person takes.
    update.totals = totals(update.phase == RolloutPhase::Running && update.gates.isEmpty());
    update.error = m_error;
    return update;
}

RolloutTotals RolloutWork::totals(bool goesOn) const
{
    RolloutTotals totals = m_progress.totals(now(), goesOn);
    if (m_schedule.phase() == RolloutPhase::Finished)
        totals.reachable = m_schedule.reachable();
    totals.batch = m_schedule.batch();
    totals.batches = m_schedule.batches();
    return totals;
}

bool RolloutWork::wait(std::chrono::milliseconds limit)
{
    std::unique_lock lock(m_mutex);
    return m_finished.wait_for(lock, limit, [this] { return m_idle; });
}

void RolloutWork::run()
{
    do {
        round();
    } while (waitForWork());
}

/// @return false if there is none left, and none will come.
bool RolloutWork::waitForWork()
{
    std::optional<Clock::time_point> next;
    const auto atLatest = [&next](Clock::time_point time) { next = next ? std::min(*next, time) : time; };
    if (const std::optional<Schedule::Time> wake = m_schedule.wakeAt())
        atLatest(m_epoch + *wake);
    if (!m_running.empty() || !m_toldAll)
        atLatest(m_told + m_setup.batch);
    std::unique_lock lock(m_mutex);
    const bool isLeft = m_leaves && m_running.empty();
    const bool isOver = (isLeft || (m_schedule.phase() == RolloutPhase::Finished && m_toldAll)) && m_inbox.empty();
    if (isOver) {
        m_idle = true;
        m_finished.notify_all();
        next.reset();
    }
    const auto hasWork = [this, isOver] { return !m_inbox.empty() || (isOver && m_ends); };
    if (next)
        m_wake.wait_until(lock, *next, hasWork);
    else
        m_wake.wait(lock, hasWork);
    return !(isOver && m_ends && m_inbox.empty());
}

void RolloutWork::round()
{
    std::vector<std::function<void()>> inbox;
    {
        const std::lock_guard lock(m_mutex);
        inbox.swap(m_inbox);
    }
    {
        const std::lock_guard lock(m_stateMutex);
        for (const std::function<void()> &happening : inbox)
            happening();
        if (m_schedule.wakeAt() && *m_schedule.wakeAt() <= now())
            perform(m_schedule.tick(now()));
    }
    writeDown();
    // Whoever looks at what has ended keeps nobody from working in the same place.
    if (m_schedule.phase() == RolloutPhase::Finished && m_unwritten.isEmpty())
        m_setup.journal->rest();
    for (const quint32 job : std::exchange(m_toBegin, {}))
        launch(job);
    collect();
    tellObserver(m_schedule.phase() == RolloutPhase::Finished);
}

void RolloutWork::perform(const ScheduleActions &actions)
{
    perform(actions, Circumstances());
}

void RolloutWork::perform(const ScheduleActions &actions, const Circumstances &about)
{
    for (const ScheduleEvent &event : actions.events)
        note(event, about);
    for (const quint32 job : actions.changed) {
        if (m_progress.status(job).state != m_schedule.state(job))
            m_progress.setState(job, m_schedule.state(job), m_schedule.attempt(job), now());
    }
    m_toBegin.insert(m_toBegin.end(), actions.start.begin(), actions.start.end());
    m_toldAll = m_toldAll && actions.events.empty() && actions.changed.empty();
    if (actions.stopRunning) {
        for (const auto &[job, step] : m_running)
            step->stop();
    }
}

void RolloutWork::launch(quint32 job)
{
    const RolloutJob &what = m_setup.jobs[job];
    const auto step = std::make_shared<RunningStep>(m_setup.journal->logFile(m_rollout, what.id), m_bucket);
    m_running[job] = step;
    m_movedBefore[job] = m_progress.status(job).movedBytes;
    if (m_leaves || m_schedule.phase() == RolloutPhase::Cancelling)
        step->stop();
    crashPoint("begin");
    if (!m_unproven.contains(job)) {
        launchStep(job, step);
        return;
    }
    step->log().line(u"Begun before, and nobody knows how it ended: asking."_s);
    m_setup.executor->prove(job, step->observer(), [this, job](Result<StepOutcome> result) {
        post([this, job, result = std::move(result)] { proved(job, result); });
    });
}

void RolloutWork::launchStep(quint32 job, const std::shared_ptr<RunningStep> &step)
{
    step->log().line(u"Attempt %1."_s.arg(m_schedule.attempt(job)));
    m_setup.executor->start(job, step->observer(), [this, job](Result<StepOutcome> result) {
        post([this, job, result = std::move(result)] { ended(job, result); });
    });
}

void RolloutWork::proved(quint32 job, const Result<StepOutcome> &result)
{
    if (result || m_leaves || m_schedule.phase() == RolloutPhase::Cancelling) {
        if (result)
            m_unproven.erase(job);
        ended(job, result);
        return;
    }
    m_unproven.erase(job);
    const std::shared_ptr<RunningStep> step = m_running.at(job);
    step->log().line(u"It is not done: %1"_s.arg(result.error().message.english()));
    launchStep(job, step);
}

void RolloutWork::ended(quint32 job, const Result<StepOutcome> &result)
{
    crashPoint("acted");
    const std::shared_ptr<RunningStep> step = m_running.at(job);
    m_running.erase(job);
    const qint64 moved = std::max(step->movedBytes(), result ? result->movedBytes : 0);
    const qint64 before = m_movedBefore.at(job);
    m_movedBefore.erase(job);
    // What a retry finds of an attempt that failed, the step says anew.
    const qint64 size = result && result->size >= 0 && m_setup.jobs[job].size != 0 ? result->size : step->totalBytes();
    m_progress.setBytes(job, result ? m_progress.status(job).doneBytes : step->doneBytes(), size, before + moved,
                        now());
    if (result)
        m_progress.setSavedBytes(job, result->savedBytes);
    const Circumstances about{job, moved, result ? result->evidence : result.error().message.english(), {}};
    const QString saved = result && result->savedBytes > 0
        ? u"; %1 bytes of layers were there already and were not sent"_s.arg(result->savedBytes)
        : QString();
    step->log().line(result ? u"Done: %1"_s.arg(about.detail) + saved : u"Failed: %1"_s.arg(toString(result.error())));
    m_progress.setMessage(job, step->log().lastLine());
    if (result) {
        perform(m_schedule.succeeded(job, result->wasThere, now()), about);
        return;
    }
    if (m_leaves && m_schedule.phase() != RolloutPhase::Cancelling) {
        m_unwritten.append({{}, QDateTime::currentDateTimeUtc(), m_progress.status(job)}); // how far it came
        return;
    }
    m_progress.setError(job, result.error());
    perform(m_schedule.failed(job, result.error(), now()), about);
}

/// What running steps said since the last time.
void RolloutWork::collect()
{
    if (Clock::now() < m_told + m_setup.batch)
        return;
    const std::lock_guard lock(m_stateMutex);
    for (const auto &[job, step] : m_running) {
        m_progress.setBytes(job, step->doneBytes(), step->totalBytes(), m_movedBefore.at(job) + step->movedBytes(),
                            now());
        if (const QString line = step->log().lastLine(); !line.isEmpty())
            m_progress.setMessage(job, line);
    }
    m_progress.measure(now());
}

/// At most as often as it was asked for, but at once when all is over.
void RolloutWork::tellObserver(bool isOver)
{
    const Clock::time_point time = Clock::now();
    if (m_toldAll || (!isOver && time < m_told + m_setup.batch))
        return;
    RolloutUpdate update;
    {
        const std::lock_guard lock(m_stateMutex);
        update = whole();
        update.changed = m_progress.takeChanged();
    }
    m_told = time;
    m_toldAll = m_running.empty();
    if (m_setup.observer)
        m_setup.observer(update);
}

} // namespace qm
