// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/scriptedrollout.h"

#include "core/plan/steps.h"
#include "ui/standardpages.h"

#include <QAction>
#include <QDir>
#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;

namespace qm::test {

RolloutTotals RolloutScript::totals() const
{
    RolloutTotals result;
    result.jobs = static_cast<int>(jobs.size());
    for (const JobStatus &status : statuses) {
        const qint64 size = qMax(qint64(0), jobs[status.job].size);
        result.plannedBytes += size;
        result.doneBytes += isSuccess(status.state) ? size : status.doneBytes;
        result.movedBytes += status.movedBytes;
        result.done += status.state == JobState::Done ? 1 : 0;
        result.present += status.state == JobState::Present ? 1 : 0;
        result.failed += status.state == JobState::Failed ? 1 : 0;
        result.skipped += status.state == JobState::Skipped ? 1 : 0;
        result.unreached += status.state == JobState::Unreached ? 1 : 0;
        result.cancelled += status.state == JobState::Cancelled ? 1 : 0;
        result.running += status.state == JobState::Running ? 1 : 0;
    }
    if (result.plannedBytes > 0)
        result.permille = static_cast<int>(result.doneBytes * 1000 / result.plannedBytes);
    result.bytesPerSecond = bytesPerSecond;
    result.stalled = stalled;
    if (bytesPerSecond > 0)
        result.remainingMs = (result.plannedBytes - result.doneBytes) * 1000 / bytesPerSecond;
    return result;
}

void RolloutScript::report(const QList<JobStatus> &changed, RolloutPhase phase, const QList<Gate> &gates)
{
    for (const JobStatus &status : changed)
        statuses[status.job] = status;
    observer({phase, totals(), changed, gates, {}});
}

void RolloutScript::log(quint32 job, const QByteArray &text) const
{
    QFile file(folder.filePath(QString::number(job) + u".log"_s));
    QVERIFY(file.open(QIODevice::Append));
    file.write(text);
}

RolloutBegun ScriptedRolloutBackend::begun(Observer observer)
{
    m_script->observer = std::move(observer);
    m_script->statuses.clear();
    for (quint32 i = 0; i < m_script->jobs.size(); ++i)
        m_script->statuses.append(jobStatus(i, JobState::Waiting));
    RolloutBegun result;
    result.id = 7;
    result.jobs = m_script->jobs;
    result.options = m_script->started;
    result.now.phase = RolloutPhase::Running;
    result.now.totals = m_script->totals();
    return result;
}

Result<RolloutBegun> ScriptedRolloutBackend::start(std::shared_ptr<const Planning> planning, const PlanRequest &,
                                                   const RolloutOptions &options, const ServerTrust &trust,
                                                   Observer observer)
{
    if (m_script->startWaits)
        m_script->mayStart.acquire();
    if (m_script->startError) {
        if (m_script->errorLetsGo)
            m_script->observer = {};
        return tl::unexpected<Error>(*m_script->startError);
    }
    m_script->started = options;
    m_script->trust = trust;
    if (m_script->jobs.empty())
        m_script->jobs = jobsOf(planning->plan());
    return begun(std::move(observer));
}

Result<RolloutBegun> ScriptedRolloutBackend::resumeLast(const QStringList &inventories, const ServerTrust &trust,
                                                        Observer observer)
{
    m_script->inventories = inventories;
    m_script->trust = trust;
    return begun(std::move(observer));
}

void ScriptedRolloutBackend::pause()
{
    m_script->calls.append(u"pause"_s);
}

void ScriptedRolloutBackend::resume()
{
    m_script->calls.append(u"resume"_s);
}

void ScriptedRolloutBackend::cancel()
{
    m_script->calls.append(u"cancel"_s);
}

void ScriptedRolloutBackend::openGate(const QString &gate, const QString &reason)
{
    m_script->calls.append(u"open %1 because %2"_s.arg(gate, reason));
}

void ScriptedRolloutBackend::skip(const QList<quint32> &jobs, const QString &reason)
{
    m_script->calls.append(u"skip %1 from %2 because %3"_s.arg(jobs.size()).arg(jobs.constFirst()).arg(reason));
}

void ScriptedRolloutBackend::retry(const QList<quint32> &jobs)
{
    m_script->calls.append(u"retry %1"_s.arg(jobs.size()));
}

void ScriptedRolloutBackend::setLimits(const RolloutLimits &limits)
{
    m_script->calls.append(changesText(m_script->started.limits, limits));
}

void ScriptedRolloutBackend::setAskAt(AskAt ask)
{
    m_script->calls.append(u"ask %1"_s.arg(static_cast<int>(ask)));
}

bool ScriptedRolloutBackend::hasRollout() const
{
    return bool(m_script->observer);
}

QString ScriptedRolloutBackend::holder() const
{
    return m_script->holder;
}

QString ScriptedRolloutBackend::commands(quint32 job) const
{
    return u"ssh root@%1 -- sh -s <<'END'\nset -eu\ncurl --fail --output /var/lib/releases/%2.part *** \n"
           "sha256sum --check\nmv /var/lib/releases/%2.part /var/lib/releases/%2\nEND"_s.arg(
               m_script->jobs[job].host, m_script->jobs[job].artifact);
}

QString ScriptedRolloutBackend::logFile(qint64, const QString &job) const
{
    const auto found = std::find_if(m_script->jobs.cbegin(), m_script->jobs.cend(),
                                    [&](const RolloutJob &known) { return known.id == job; });
    return m_script->folder.filePath(QString::number(found - m_script->jobs.cbegin()) + u".log"_s);
}

Result<QList<RolloutRecord>> ScriptedRolloutBackend::rollouts() const
{
    return m_script->records;
}

Result<QList<JournalEvent>> ScriptedRolloutBackend::events(qint64 rollout, qint64 after) const
{
    constexpr qsizetype atOnce = 4;
    ++m_script->eventQuestions;
    if (rollout == 1)
        return failure(u"journal-damaged"_s, Message("the journal is damaged"));
    QList<JournalEvent> more;
    for (const JournalEvent &event : std::as_const(m_script->events)) {
        if (event.sequence > after && more.size() < atOnce)
            more.append(event);
    }
    return more;
}

Result<std::shared_ptr<const RolloutHistory>> ScriptedRolloutBackend::history(qint64 rollout) const
{
    if (rollout == 1)
        return failure(u"journal-damaged"_s, Message("the journal is damaged"));
    auto history = std::make_shared<RolloutHistory>();
    history->record.id = rollout;
    history->plan = m_script->plan;
    history->jobs = jobsOf(*m_script->plan);
    for (quint32 job = 0; job < history->jobs.size(); ++job)
        history->statuses.append(jobStatus(job, JobState::Done));
    history->events = m_script->events;
    return history;
}

QString ScriptedRolloutBackend::reportFile(qint64 rollout) const
{
    return m_script->folder.filePath(u"reports/rollout-%1.html"_s.arg(rollout));
}

std::vector<RolloutJob> jobsOf(const Plan &plan)
{
    std::vector<RolloutJob> jobs;
    jobs.reserve(static_cast<size_t>(plan.steps.size()));
    for (const Step &step : plan.steps) {
        const Artifact &artifact = plan.artifacts.at(step.artifact);
        RolloutJob job;
        job.id = stepId(plan, step);
        job.stage = step.stage;
        job.host = hostName(plan, step.host);
        job.artifact = displayName(artifact);
        job.kind = artifact.kind;
        job.architecture = artifact.architecture;
        const bool moves = step.stage <= Stage::Distribute;
        job.size = moves ? 8'000'000 + step.artifact * 3'700'000 : 0;
        if (step.stage == Stage::Fetch)
            job.from = artifact.kind == ArtifactKind::File ? u"dl.k8s.io"_s : u"registry.k8s.io"_s;
        else if (moves)
            job.from = plan.downloads.at(step.download).downloader;
        jobs.push_back(job);
    }
    return jobs;
}

JobStatus jobStatus(quint32 job, JobState state, qint64 done, qint64 total)
{
    JobStatus result;
    result.job = job;
    result.state = state;
    result.doneBytes = done;
    result.totalBytes = total;
    if (state == JobState::Waiting || state == JobState::Ready)
        return result;
    result.attempt = state == JobState::Retrying ? 2 : 1;
    result.started = QDateTime::currentDateTimeUtc().addSecs(-20 - static_cast<int>(job % 50));
    if (isFinal(state))
        result.ended = result.started.addMSecs(1000 + 130 * (job % 90));
    if (state == JobState::Running)
        result.bytesPerSecond = 1'200'000 + 90'000 * static_cast<qint64>(job % 17);
    if (state == JobState::Failed)
        result.error = Error{u"disk-full"_s, Message("no space left on /var/lib/containerd: 3.1 GB are needed"), {}};
    else if (state == JobState::Running)
        result.message = u"copying blob sha256:9f3c… 61 %"_s;
    else if (state == JobState::Done)
        result.message = u"sha256 verified"_s;
    return result;
}

RolloutWindow::RolloutWindow(const Plan &plan, bool withBackend)
    : planning(planningOf(plan))
    , service([this](const PlanRequest &, const std::atomic_bool *) { return planning; })
    , rollout(service, withBackend ? std::make_unique<ScriptedRolloutBackend>(script) : nullptr)
    , window(service)
{
    script->plan = std::make_shared<const Plan>(plan);
    addStandardPages(window, nullptr, &rollout);
}

void RolloutWindow::open(const QString &page)
{
    window.show();
    window.open({{u"/etc/cluster/hosts.ini"_s}, u"/srv/kubespray"_s, {}, {}, {}, {}, {}});
    window.showPage(page);
    QTRY_VERIFY(service.planning() != nullptr);
}

void RolloutWindow::start()
{
    trigger(u"&Start"_s);
    QTRY_VERIFY(rollout.hasRollout());
}

void RolloutWindow::trigger(const QString &text) const
{
    for (QAction *action : window.findChildren<QAction *>()) {
        if (action->text() == text && !action->isSeparator()) {
            QVERIFY2(action->isEnabled(), qPrintable(text));
            action->trigger();
            return;
        }
    }
    QFAIL(qPrintable(text));
}

} // namespace qm::test
