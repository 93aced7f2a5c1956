// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/planningservice.h"

#include <QDateTime>
#include <QFileInfo>
#include <QSet>

#include <algorithm>

namespace qm {
namespace {

/// Editors write a file in several steps; a checkout of another branch touches hundreds.
constexpr int debounceMilliseconds = 250;

} // namespace

struct PlanningService::Job final
{
    PlanRequest request;
    std::atomic_bool canceled = false;
    QElapsedTimer time;
    QDateTime began; ///< reading; of the background
};

PlanningService::PlanningService(Compute compute, QObject *parent)
    : QObject(parent)
    , m_compute(std::move(compute))
    , m_worker(new QObject)
{
    m_thread.setObjectName(QStringLiteral("planning"));
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.start();

    m_debounce.setSingleShot(true);
    m_debounce.setInterval(debounceMilliseconds);
    connect(&m_debounce, &QTimer::timeout, this, [this] {
        Q_EMIT inputsChanged();
        start();
    });
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, &PlanningService::onPathChanged);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &PlanningService::onPathChanged);
}

PlanningService::~PlanningService()
{
    if (m_running)
        m_running->canceled = true;
    m_thread.quit();
    m_thread.wait();
}

void PlanningService::setRequest(const PlanRequest &request)
{
    if (take(request))
        start();
}

/// @return whether this call told everybody; otherwise an outer one is at it, and goes on with @p request
bool PlanningService::take(const PlanRequest &request)
{
    const bool changed = m_request != request;
    m_request = request;
    if (m_isTelling)
        return false;
    m_isTelling = true;
    for (std::optional<PlanRequest> told; changed && told != m_request;) {
        told = m_request;
        Q_EMIT requestChanged(*told);
    }
    m_isTelling = false;
    return true;
}

void PlanningService::refresh()
{
    if (m_request)
        start();
}

void PlanningService::cancel()
{
    m_debounce.stop();
    if (!m_running)
        return;
    m_running->canceled = true;
    m_running.reset();
    if (m_planning) {
        watch(m_planning->watchedPaths()); // a file that was replaced meanwhile is not watched any more
        // What is computed from now on is what is on show, unless somebody who hears of it wants more of that.
        if (take(*m_plannedRequest) && m_request != m_plannedRequest) {
            start();
            return;
        }
    }
    Q_EMIT busyChanged(false);
}

void PlanningService::start()
{
    m_debounce.stop();
    const bool wasBusy = isBusy();
    if (m_running)
        m_running->canceled = true;
    const auto job = std::make_shared<Job>();
    job->request = *m_request;
    job->time.start();
    m_running = job;
    if (!wasBusy)
        Q_EMIT busyChanged(true);
    QMetaObject::invokeMethod(
        m_worker,
        [this, job] {
            if (job->canceled)
                return;
            job->began = QDateTime::currentDateTimeUtc();
            auto planning = m_compute(job->request, &job->canceled);
            QMetaObject::invokeMethod(
                this, [this, job, planning = std::move(planning)] { finish(job, planning); }, Qt::QueuedConnection);
        },
        Qt::QueuedConnection);
}

void PlanningService::finish(const std::shared_ptr<Job> &job, std::shared_ptr<const Planning> planning)
{
    if (job != m_running)
        return;
    m_running.reset();
    if (planning) {
        m_lastDuration = std::chrono::milliseconds(job->time.elapsed());
        const QStringList added = watch(planning->watchedPaths());
        m_planning = std::move(planning);
        m_plannedRequest = job->request;
        Q_EMIT planningChanged(m_planning);
        // Nobody watched what is new among them while it was read.
        const bool isStale = std::any_of(added.cbegin(), added.cend(), [&job](const QString &path) {
            return QFileInfo(path).lastModified() > job->began;
        });
        if (isStale)
            m_debounce.start();
    }
    Q_EMIT busyChanged(false);
}

QStringList PlanningService::watch(const QStringList &paths)
{
    const QStringList watchedList = m_watcher.files() + m_watcher.directories();
    const QSet<QString> watched(watchedList.cbegin(), watchedList.cend());
    QStringList added;
    QSet<QString> wanted;
    for (const QString &path : paths) {
        wanted.insert(path);
        if (!watched.contains(path) && QFileInfo::exists(path))
            added.append(path);
    }
    QStringList stale;
    for (const QString &path : watchedList) {
        if (!wanted.contains(path))
            stale.append(path);
    }
    if (!stale.isEmpty())
        m_watcher.removePaths(stale);
    if (!added.isEmpty())
        m_watcher.addPaths(added);
    return added;
}

void PlanningService::onPathChanged(const QString &)
{
    m_debounce.start();
}

} // namespace qm
