// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/rollout/rolloutservice.h"

#include "ui/inbackground.h"
#include "ui/planningservice.h"
#include "ui/rollout/rolloutinbox.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm {
namespace {
constexpr qint64 tellInterval = 100; // milliseconds
constexpr std::chrono::seconds clockInterval(1);
} // namespace

RolloutBackend::~RolloutBackend() = default;

RolloutService::RolloutService(PlanningService &planning, std::unique_ptr<RolloutBackend> backend, QObject *parent)
    : QObject(parent)
    , m_planning(planning)
    , m_backend(std::move(backend))
{
    m_starting.setMaxThreadCount(1);
    m_asking.setMaxThreadCount(1);
    m_pause.setSingleShot(true);
    m_clock.setInterval(clockInterval);
    connect(&m_pause, &QTimer::timeout, this, &RolloutService::deliver);
    connect(&m_clock, &QTimer::timeout, this,
            [this] { m_throughput.add(m_sinceBegun.elapsed(), m_totals.bytesPerSecond); });
    refreshHistory();
}

RolloutService::~RolloutService()
{
    m_starting.waitForDone();
    m_asking.waitForDone();
    m_backend.reset(); // from here on nobody reports
}

std::shared_ptr<const Planning> RolloutService::planning() const
{
    return m_planning.planning();
}

void RolloutService::start(const RolloutOptions &options)
{
    if (!planning())
        return;
    begin([backend = m_backend.get(), shown = planning(), request = *m_planning.plannedRequest(),
           options](const ServerTrust &trust, const RolloutBackend::Observer &observer) {
        return backend->start(shown, request, options, trust, observer);
    });
}

void RolloutService::resumeLast()
{
    const QStringList open = planning() ? m_planning.plannedRequest()->inventories : QStringList();
    begin([backend = m_backend.get(), open](const ServerTrust &trust, const RolloutBackend::Observer &observer) {
        return backend->resumeLast(open, trust, observer);
    });
}

void RolloutService::begin(Beginning work)
{
    if (!m_backend || m_isStarting || isActive())
        return;
    m_isStarting = true;
    Q_EMIT stateChanged();
    const ServerTrust trust = ServerTrust::saved();
    auto inbox = std::make_shared<RolloutInbox>();
    const RolloutBackend::Observer observer = [this, inbox](const RolloutUpdate &update) {
        if (!inbox->put(update))
            return; // somebody is on the way
        QMetaObject::invokeMethod(
            this,
            [this, inbox] {
                if (inbox == m_inbox)
                    deliverSoon();
            },
            Qt::QueuedConnection);
    };
    inBackground(
        m_starting, this, [work = std::move(work), trust, observer] { return work(trust, observer); },
        [this, trust, inbox](const Result<RolloutBegun> &begun) { take(begun, trust, inbox); });
}

void RolloutService::take(const Result<RolloutBegun> &taken, const ServerTrust &trust,
                          const std::shared_ptr<RolloutInbox> &inbox)
{
    m_isStarting = false;
    if (!taken) {
        if (hasRollout() && !m_backend->hasRollout())
            forget();
        Q_EMIT stateChanged();
        Q_EMIT failed(toString(taken.error()));
        return;
    }
    m_inbox = inbox;
    m_trust = trust;
    RolloutOptions options = taken->options;
    if (std::exchange(m_hasNewOptions, false) && m_id == taken->id) { // chosen since it ended
        options.limits = m_options.limits;
        options.ask = m_options.ask;
        m_backend->setLimits(options.limits);
        m_backend->setAskAt(options.ask);
    }
    m_id = taken->id;
    m_jobs = taken->jobs;
    m_options = options;
    m_statuses.clear();
    m_statuses.resize(static_cast<qsizetype>(m_jobs.size()));
    for (qsizetype i = 0; i < m_statuses.size(); ++i) {
        m_statuses[i].job = static_cast<quint32>(i);
        m_statuses[i].totalBytes = m_jobs[static_cast<size_t>(i)].size;
    }
    m_gates.clear();
    m_error.reset();
    m_phase = RolloutPhase::Planned;
    m_throughput.clear();
    m_sinceBegun.start();
    m_clock.start();
    Q_EMIT begun();
    apply(taken->now);
    deliverSoon(); // what was reported meanwhile
    refreshHistory();
}

/// The one before, which had to make room for one that could not begin.
void RolloutService::forget()
{
    m_inbox.reset();
    m_pause.stop();
    m_clock.stop();
    m_id = 0;
    m_jobs.clear();
    m_statuses.clear();
    m_phase = RolloutPhase::Planned;
    m_totals = {};
    m_gates.clear();
    m_throughput.clear();
    Q_EMIT begun();
}

void RolloutService::deliverSoon()
{
    const qint64 passed = m_told.isValid() ? m_told.elapsed() : tellInterval;
    if (passed >= tellInterval)
        deliver();
    else if (!m_pause.isActive())
        m_pause.start(static_cast<int>(tellInterval - passed));
}

void RolloutService::deliver()
{
    m_pause.stop();
    const std::optional<RolloutUpdate> update = m_inbox->take();
    if (!update)
        return;
    m_told.start();
    apply(*update);
}

void RolloutService::apply(const RolloutUpdate &update)
{
    for (const JobStatus &status : update.changed) {
        if (status.job < m_jobs.size())
            m_statuses[status.job] = status;
    }
    QList<Gate> added;
    for (const Gate &gate : update.gates) {
        const bool known =
            std::any_of(m_gates.cbegin(), m_gates.cend(), [&](const Gate &other) { return other.id == gate.id; });
        if (!known)
            added.append(gate);
    }
    const bool ends = m_phase != RolloutPhase::Finished && update.phase == RolloutPhase::Finished;
    m_phase = update.phase;
    m_totals = update.totals;
    m_gates = update.gates;
    m_throughput.add(m_sinceBegun.elapsed(), m_totals.bytesPerSecond);
    if (!update.changed.isEmpty())
        Q_EMIT jobsChanged(update.changed);
    Q_EMIT stateChanged();
    for (const Gate &gate : std::as_const(added))
        Q_EMIT gateClosed(gate);
    if (const auto before = std::exchange(m_error, update.error); update.error && update.error != before)
        Q_EMIT failed(toString(*update.error));
    if (m_phase == RolloutPhase::Finished)
        m_clock.stop();
    else if (!m_clock.isActive())
        m_clock.start(); // failed jobs are tried again
    if (!ends)
        return;
    Q_EMIT finished();
    refreshHistory();
}

void RolloutService::pause()
{
    if (isActive())
        m_backend->pause();
}

void RolloutService::resume()
{
    if (isActive())
        m_backend->resume();
}

void RolloutService::cancel()
{
    if (isActive())
        m_backend->cancel();
}

void RolloutService::openGate(const QString &gate, const QString &reason)
{
    if (isActive())
        m_backend->openGate(gate, reason);
}

void RolloutService::skip(const QList<quint32> &jobs, const QString &reason)
{
    if (hasRollout() && !m_isStarting && !jobs.isEmpty())
        m_backend->skip(jobs, reason);
}

void RolloutService::retry(const QList<quint32> &jobs)
{
    if (!hasRollout() || m_isStarting)
        return;
    // Whom a rollout believes is settled when it begins: to believe others, all of it is taken up anew.
    if (jobs.isEmpty() && !isActive() && m_trust != ServerTrust::saved()) {
        resumeLast();
        return;
    }
    Q_EMIT retrying();
    m_backend->retry(jobs);
    if (!std::exchange(m_hasNewOptions, false))
        return;
    m_backend->setLimits(m_options.limits);
    m_backend->setAskAt(m_options.ask);
}

void RolloutService::setLimits(const RolloutLimits &limits)
{
    m_options.limits = limits;
    if (isActive())
        m_backend->setLimits(limits);
    else
        m_hasNewOptions = true;
}

void RolloutService::setAskAt(AskAt ask)
{
    m_options.ask = ask;
    if (isActive())
        m_backend->setAskAt(ask);
    else
        m_hasNewOptions = true;
}

QString RolloutService::logFile(quint32 job) const
{
    return hasRollout() && job < m_jobs.size() ? m_backend->logFile(m_id, m_jobs[job].id) : QString();
}

QString RolloutService::logFile(qint64 rollout, const QString &job) const
{
    return m_backend ? m_backend->logFile(rollout, job) : QString();
}

} // namespace qm
