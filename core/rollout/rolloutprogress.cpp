// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/rollout/rolloutprogress.h"

#include "core/base/saturated.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace qm {

namespace {

bool movesBytes(Stage stage)
{
    return stage == Stage::Fetch || stage == Stage::Transit || stage == Stage::Distribute;
}

/// How much of a job is behind it.
qint64 permilleOf(const JobStatus &status)
{
    if (isFinal(status.state))
        return 1000;
    if (status.totalBytes <= 0)
        return 0;
    constexpr qint64 most = std::numeric_limits<qint64>::max() / 1000;
    const qint64 done = std::clamp<qint64>(status.doneBytes, 0, status.totalBytes);
    return status.totalBytes <= most ? done * 1000 / status.totalBytes
                                     : std::min<qint64>(done / (status.totalBytes / 1000), 1000);
}

} // namespace

void SmoothedRate::add(qint64 amount, std::chrono::milliseconds elapsed)
{
    constexpr double smoothingSeconds = 3;
    const double seconds = std::chrono::duration<double>(elapsed).count();
    if (seconds <= 0)
        return;
    const double share = 1 - std::exp(-seconds / smoothingSeconds);
    m_sum += share * (static_cast<double>(amount) / seconds - m_sum);
    m_weight += share * (1 - m_weight);
}

qint64 SmoothedRate::perSecond() const
{
    return m_weight > 0 ? std::llround(m_sum / m_weight) : 0;
}

RolloutProgress::RolloutProgress(const std::vector<RolloutJob> &jobs, std::chrono::milliseconds stalledAfter)
    : m_jobs(jobs)
    , m_stalledAfter(stalledAfter)
    , m_mostBytes(std::numeric_limits<qint64>::max() / std::max<qint64>(static_cast<qint64>(jobs.size()), 1))
    , m_statuses(jobs.size())
    , m_rates(jobs.size())
    , m_measured(jobs.size(), 0)
    , m_carriers(jobs.size())
{
    for (quint32 job = 0; job < jobs.size(); ++job) {
        m_statuses[job].job = job;
        m_statuses[job].totalBytes = jobs[job].size;
        count(job, 1);
        for (const quint32 before : jobs[job].after) {
            const bool isSame =
                jobs[before].artifact == jobs[job].artifact && jobs[before].architecture == jobs[job].architecture;
            if (isSame && movesBytes(jobs[job].stage))
                m_carriers[before].append(job);
        }
    }
}

/// Takes a job out of all that is counted, and puts it back once it has changed.
void RolloutProgress::count(quint32 job, int sign)
{
    const JobStatus &status = m_statuses[job];
    const auto counted = [most = m_mostBytes, sign](qint64 bytes) { return sign * std::clamp(bytes, -most, most); };
    m_counts[static_cast<size_t>(status.state)] += sign;
    m_permilles += sign * permilleOf(status);
    if (status.totalBytes >= 0) {
        m_plannedBytes += counted(status.totalBytes);
        m_doneBytes += counted(std::min(status.doneBytes, status.totalBytes));
        if (!isFinal(status.state))
            m_remainingBytes += counted(std::max<qint64>(0, status.totalBytes - status.doneBytes));
    } else if (!isFinal(status.state)) {
        m_unknownSizes += sign;
    }
    m_movedBytes += counted(status.movedBytes);
    m_savedBytes += counted(status.savedBytes);
    if (!isFinal(status.state))
        m_paces[static_cast<size_t>(m_jobs[job].stage)].left += sign;
}

void RolloutProgress::passSizeOn(quint32 job)
{
    const qint64 size = m_statuses[job].totalBytes;
    if (size <= 0)
        return;
    for (const quint32 carrier : m_carriers[job]) {
        if (m_statuses[carrier].totalBytes >= 0)
            continue;
        count(carrier, -1);
        m_statuses[carrier].totalBytes = size;
        count(carrier, 1);
        m_changed.insert(carrier);
        passSizeOn(carrier);
    }
}

void RolloutProgress::restore(const JobStatus &status)
{
    count(status.job, -1);
    m_statuses[status.job] = status;
    m_measured[status.job] = status.movedBytes;
    count(status.job, 1);
    m_measuredBytes = m_movedBytes;
    if (isSuccess(status.state))
        passSizeOn(status.job);
}

void RolloutProgress::setState(quint32 job, JobState state, int attempt, Time now)
{
    count(job, -1);
    JobStatus &status = m_statuses[job];
    Pace &pace = m_paces[static_cast<size_t>(m_jobs[job].stage)];
    const QDateTime wall = QDateTime::currentDateTimeUtc();
    if (state == JobState::Running && status.state != JobState::Running) {
        if (status.started.isNull())
            status.started = wall;
        if (pace.began < Time(0))
            pace.began = now;
        m_rates[job] = {};
        m_lastByte = m_moving.empty() ? now : m_lastByte;
        if (movesBytes(m_jobs[job].stage) && status.totalBytes != 0)
            m_moving.insert(job);
    }
    if (state != JobState::Running) {
        m_moving.erase(job);
        status.bytesPerSecond = 0;
    }
    if (isSuccess(state)) {
        status.doneBytes = std::max<qint64>(status.totalBytes, 0);
        status.error.reset();
        pace.ended += status.state == JobState::Running ? 1 : 0;
    }
    if (isFinal(status.state) && !isFinal(state))
        status.started = QDateTime(); // wanted once more
    status.ended = isFinal(state) ? wall : QDateTime();
    if (!isFinal(state))
        status.reason.clear();
    status.state = state;
    status.attempt = attempt;
    count(job, 1);
    m_changed.insert(job);
    if (isSuccess(state))
        passSizeOn(job);
}

void RolloutProgress::setReason(quint32 job, const QString &reason)
{
    m_statuses[job].reason = reason;
    m_changed.insert(job);
}

void RolloutProgress::setError(quint32 job, const std::optional<Error> &error)
{
    m_statuses[job].error = error;
    m_changed.insert(job);
}

void RolloutProgress::setMessage(quint32 job, const QString &message)
{
    if (m_statuses[job].message == message)
        return;
    m_statuses[job].message = message;
    m_changed.insert(job);
}

void RolloutProgress::setBytes(quint32 job, qint64 done, qint64 total, qint64 moved, Time now)
{
    JobStatus &status = m_statuses[job];
    const qint64 known = total >= 0 ? total : status.totalBytes;
    if (status.doneBytes == done && status.totalBytes == known && status.movedBytes == moved)
        return;
    count(job, -1);
    status.doneBytes = done;
    status.totalBytes = known;
    status.movedBytes = moved;
    count(job, 1);
    m_lastByte = now;
    m_changed.insert(job);
}

void RolloutProgress::setSavedBytes(quint32 job, qint64 saved)
{
    if (m_statuses[job].savedBytes == saved)
        return;
    count(job, -1);
    m_statuses[job].savedBytes = saved;
    count(job, 1);
    m_changed.insert(job);
}

void RolloutProgress::measure(Time now)
{
    if (m_firstMeasured < Time(0))
        m_firstMeasured = m_measuredAt = now;
    const Time elapsed = now - m_measuredAt;
    if (elapsed <= Time(0))
        return;
    m_measuredAt = now;
    m_rate.add(m_movedBytes - m_measuredBytes, elapsed);
    m_measuredBytes = m_movedBytes;
    for (const quint32 job : m_moving) {
        JobStatus &status = m_statuses[job];
        m_rates[job].add(status.movedBytes - m_measured[job], elapsed);
        m_measured[job] = status.movedBytes;
        if (status.bytesPerSecond != m_rates[job].perSecond()) {
            status.bytesPerSecond = m_rates[job].perSecond();
            m_changed.insert(job);
        }
    }
}

/// The slowest of what goes on side by side: the bytes at the speed of the last seconds, and each kind of other work at
/// the pace that it had up to now. Nothing is said while one of them is not known.
qint64 RolloutProgress::remainingMs(Time now) const
{
    constexpr Time shortest{3000};
    if (m_unknownSizes > 0 || m_firstMeasured < Time(0) || now - m_firstMeasured < shortest)
        return -1;
    qint64 remaining = 0;
    const qint64 rate = m_rate.perSecond();
    if (m_remainingBytes > 0) {
        if (rate <= 0)
            return -1;
        remaining = saturatedSum(saturatedProduct(m_remainingBytes / rate, 1000),
                                 saturatedProduct(m_remainingBytes % rate, 1000) / rate);
    }
    for (const Stage stage : {Stage::Unpack, Stage::Load, Stage::Verify}) {
        const Pace &pace = m_paces[static_cast<size_t>(stage)];
        if (pace.left == 0)
            continue;
        if (pace.ended == 0)
            return -1;
        remaining = std::max<qint64>(remaining, (now - pace.began).count() * pace.left / pace.ended);
    }
    return remaining;
}

RolloutTotals RolloutProgress::totals(Time now, bool goesOn) const
{
    const auto counted = [this](JobState state) { return m_counts[static_cast<size_t>(state)]; };
    RolloutTotals totals;
    totals.jobs = static_cast<int>(m_jobs.size());
    totals.done = counted(JobState::Done);
    totals.present = counted(JobState::Present);
    totals.failed = counted(JobState::Failed);
    totals.skipped = counted(JobState::Skipped);
    totals.unreached = counted(JobState::Unreached);
    totals.cancelled = counted(JobState::Cancelled);
    totals.running = counted(JobState::Running);
    totals.plannedBytes = m_plannedBytes;
    totals.doneBytes = m_doneBytes;
    totals.permille = m_jobs.empty() ? 0 : static_cast<int>(m_permilles / static_cast<qint64>(m_jobs.size()));
    totals.unknownSizes = m_unknownSizes;
    totals.movedBytes = m_movedBytes;
    totals.savedBytes = m_savedBytes;
    totals.bytesPerSecond = totals.running > 0 ? m_rate.perSecond() : 0;
    totals.stalled = !m_moving.empty() && now - m_lastByte >= m_stalledAfter;
    totals.remainingMs = goesOn && !totals.stalled ? remainingMs(now) : -1;
    return totals;
}

QList<JobStatus> RolloutProgress::takeChanged()
{
    QList<JobStatus> changed;
    changed.reserve(static_cast<qsizetype>(m_changed.size()));
    for (const quint32 job : m_changed)
        changed.append(m_statuses[job]);
    m_changed.clear();
    return changed;
}

} // namespace qm
