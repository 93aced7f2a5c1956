// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "app/gui/workspacerollouts.h"

#include "app/cli/planning.h"
#include "core/base/shellquoted.h"
#include "core/plan/plandifference.h"
#include "core/plan/planner.h"
#include "core/report/planjson.h"
#include "core/rollout/workspacelock.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

Result<QByteArray> documentOf(const Plan &plan)
{
    QByteArray document;
    QBuffer buffer(&document);
    buffer.open(QIODevice::WriteOnly);
    const Result<> written = writePlan(plan, buffer);
    return written ? Result<QByteArray>(document) : tl::unexpected<Error>(written.error());
}

/// For the journal: what a person decided to believe is a part of what was done.
QString commandWith(const QString &beginning, const ServerTrust &trust)
{
    QStringList words{beginning};
    for (const QString &file : trust.authorityFiles)
        words += u"--ca-file "_s + shellWord(file);
    for (const QString &registry : trust.insecureRegistries)
        words += u"--insecure-registry "_s + shellWord(registry);
    return words.join(u' ');
}

/// What was looked at is what is done, or nothing: files may have changed while the window was open.
Result<> checkStillPlanned(const Plan &shown, const Plan &now)
{
    constexpr qsizetype mostShown = 5;
    const PlanDifference difference = comparePlans(shown, now);
    if (difference.isEmpty())
        return {};
    QStringList sentences;
    for (const Message &message : difference.messages(mostShown))
        sentences += message.text();
    return failure(
        u"plan-stale"_s,
        Message(QT_TRANSLATE_NOOP("Message", "what this plan was computed from gives another plan now: plan again. %1"),
                {sentences.join(u"; "_s)}));
}

QStringList realPaths(const QStringList &paths)
{
    QStringList result;
    for (const QString &path : paths) {
        const QString real = QFileInfo(path).canonicalFilePath();
        result += real.isEmpty() ? path : real;
    }
    return result;
}

/// @param inventories that are open; empty if none is
Result<> checkSameInventory(const Plan &plan, const QStringList &inventories)
{
    if (!plan.request || inventories.isEmpty() || realPaths(plan.request->inventories) == realPaths(inventories))
        return {};
    return failure(u"rollout-other-inventory"_s,
                   Message(QT_TRANSLATE_NOOP("Message",
                                             "the newest rollout is one of another inventory, %1: open that to go on "
                                             "with it"),
                           {plan.request->inventories.join(u", "_s)}));
}

/// The newest rollout; it has to be one that can be gone on with.
Result<RolloutRecord> unfinished(const Journal &journal)
{
    const Result<QList<RolloutRecord>> records = journal.rollouts();
    if (!records)
        return tl::unexpected<Error>(records.error());
    if (records->isEmpty() || (records->constFirst().ended.isValid() && records->constFirst().totals.isSuccess())) {
        return failure(u"no-rollout"_s,
                       Message(QT_TRANSLATE_NOOP("Message", "there is no rollout that could be gone on with")));
    }
    return records->constFirst();
}

} // namespace

WorkspaceRollouts::WorkspaceRollouts(RolloutSurroundings surroundings) : m_surroundings(std::move(surroundings)) {}

WorkspaceRollouts::~WorkspaceRollouts()
{
    letGo();
}

Result<RolloutBegun> WorkspaceRollouts::start(std::shared_ptr<const Planning> planning, const PlanRequest &wanted,
                                              const RolloutOptions &options, const ServerTrust &trust,
                                              Observer observer)
{
    if (const Result<> fresh = checkStillPlanned(planning->plan(), Planner().plan(wanted)->plan()); !fresh)
        return tl::unexpected<Error>(fresh.error());
    RolloutRequest request = requestFor(planning, trust, std::move(observer));
    request.plan = cli::planOf(planning);
    request.options = options;
    request.command = commandWith(QCoreApplication::translate("Window", "started in the window"), trust);
    Result<QByteArray> document = documentOf(*request.plan);
    if (!document)
        return tl::unexpected<Error>(document.error());
    request.planDocument = *std::move(document);
    letGo();
    auto rollout = Rollout::begin(request);
    if (!rollout)
        return tl::unexpected<Error>(rollout.error());
    return take(std::move(*rollout));
}

Result<RolloutBegun> WorkspaceRollouts::resumeLast(const QStringList &inventories, const ServerTrust &trust,
                                                   Observer observer)
{
    const auto journal = readJournal();
    if (!journal)
        return tl::unexpected<Error>(journal.error());
    const Result<RolloutRecord> record = unfinished(**journal);
    if (!record)
        return tl::unexpected<Error>(record.error());
    Result<RolloutOptions> options = (*journal)->optionsNow(record->id);
    if (!options)
        return tl::unexpected<Error>(options.error());
    Result<QByteArray> document = (*journal)->planDocument(record->id);
    if (!document)
        return tl::unexpected<Error>(document.error());
    QBuffer buffer(&*document);
    buffer.open(QIODevice::ReadOnly);
    Result<Plan> plan = readPlan(buffer, u"plan of rollout %1"_s.arg(record->id));
    if (!plan)
        return tl::unexpected<Error>(plan.error());
    if (const Result<> same = checkSameInventory(*plan, inventories); !same)
        return tl::unexpected<Error>(same.error());
    // The inventory is read again only for how its hosts are reached; what is done is what was planned.
    const auto planning = Planner().plan(plan->request ? *plan->request : PlanRequest());
    RolloutRequest request = requestFor(planning, trust, std::move(observer));
    request.plan = std::make_shared<const Plan>(*std::move(plan));
    request.planDocument = *std::move(document);
    request.options = *std::move(options);
    request.command = commandWith(QCoreApplication::translate("Window", "resumed in the window"), trust);
    letGo();
    auto rollout = Rollout::takeUp(request, record->id);
    if (!rollout)
        return tl::unexpected<Error>(rollout.error());
    return take(std::move(*rollout));
}

void WorkspaceRollouts::pause()
{
    if (const auto rollout = current())
        rollout->run().pause();
}

void WorkspaceRollouts::resume()
{
    if (const auto rollout = current())
        rollout->run().resume();
}

void WorkspaceRollouts::cancel()
{
    if (const auto rollout = current())
        rollout->run().cancel();
}

void WorkspaceRollouts::openGate(const QString &gate, const QString &reason)
{
    if (const auto rollout = current())
        rollout->run().openGate(gate, reason);
}

void WorkspaceRollouts::skip(const QList<quint32> &jobs, const QString &reason)
{
    if (const auto rollout = current())
        rollout->run().skip(jobs, reason);
}

void WorkspaceRollouts::retry(const QList<quint32> &jobs)
{
    if (const auto rollout = current())
        rollout->run().retry(jobs);
}

void WorkspaceRollouts::setLimits(const RolloutLimits &limits)
{
    if (const auto rollout = current())
        rollout->run().setLimits(limits);
}

void WorkspaceRollouts::setAskAt(AskAt ask)
{
    if (const auto rollout = current())
        rollout->run().setAskAt(ask);
}

bool WorkspaceRollouts::hasRollout() const
{
    return current() != nullptr;
}

QString WorkspaceRollouts::holder() const
{
    const auto rollout = current();
    const bool isOurs = rollout && rollout->journal().holdsWorkspace();
    return isOurs ? QString() : WorkspaceLock::holder(m_surroundings.workspace);
}

QString WorkspaceRollouts::commands(quint32 job) const
{
    const auto rollout = current();
    return rollout ? rollout->commands(job) : QString();
}

QString WorkspaceRollouts::logFile(qint64 rollout, const QString &job) const
{
    return logFileOf(m_surroundings.workspace, rollout, job);
}

Result<QList<RolloutRecord>> WorkspaceRollouts::rollouts() const
{
    const auto journal = readJournal();
    if (!journal && journal.error().code == u"journal-none")
        return QList<RolloutRecord>();
    return journal ? (*journal)->rollouts() : tl::unexpected<Error>(journal.error());
}

Result<QList<JournalEvent>> WorkspaceRollouts::events(qint64 rollout, qint64 after) const
{
    constexpr int most = 5'000; // some tens of milliseconds
    const auto journal = readJournal();
    return journal ? (*journal)->events(rollout, after, most) : tl::unexpected<Error>(journal.error());
}

Result<std::shared_ptr<const RolloutHistory>> WorkspaceRollouts::history(qint64 rollout) const
{
    const auto journal = readJournal();
    if (!journal)
        return tl::unexpected<Error>(journal.error());
    Result<RolloutHistory> history = readRollout(**journal, rollout);
    if (!history)
        return tl::unexpected<Error>(history.error());
    return std::make_shared<const RolloutHistory>(*std::move(history));
}

QString WorkspaceRollouts::reportFile(qint64 rollout) const
{
    return m_surroundings.workspace + u"/reports/rollout-%1.html"_s.arg(rollout);
}

std::shared_ptr<Rollout> WorkspaceRollouts::current() const
{
    const std::scoped_lock lock(m_mutex);
    return m_rollout;
}

void WorkspaceRollouts::letGo()
{
    std::shared_ptr<Rollout> old;
    const std::scoped_lock lock(m_mutex);
    old.swap(m_rollout);
}

RolloutBegun WorkspaceRollouts::take(std::unique_ptr<Rollout> rollout)
{
    const std::shared_ptr<Rollout> taken = std::move(rollout);
    taken->run().start();
    RolloutBegun begun{taken->id(), taken->run().jobs(), taken->run().options(), taken->run().snapshot()};
    const std::scoped_lock lock(m_mutex);
    m_rollout = taken;
    return begun;
}

RolloutRequest WorkspaceRollouts::requestFor(std::shared_ptr<const Planning> planning, const ServerTrust &trust,
                                             Observer observer) const
{
    RolloutRequest request;
    request.planning = std::move(planning);
    request.workspace = m_surroundings.workspace;
    request.knownHostsFile = m_surroundings.knownHostsFile;
    request.scope.useSshConfig = m_surroundings.useSshConfig;
    request.insecureRegistries = m_surroundings.insecureRegistries
        + QSet<QString>(trust.insecureRegistries.cbegin(), trust.insecureRegistries.cend());
    request.authorityFiles = trust.authorityFiles;
    request.credentials = m_surroundings.credentials;
    request.observer = std::move(observer);
    return request;
}

Result<std::unique_ptr<Journal>> WorkspaceRollouts::readJournal() const
{
    return Journal::openReadOnly(m_surroundings.workspace);
}

} // namespace qm
