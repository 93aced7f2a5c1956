// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/rollout/journal.h"

#include "core/rollout/batches.h"
#include "core/rollout/journalfiles.h"
#include "core/rollout/journalrecords.h"
#include "core/rollout/journaltext.h"
#include "core/rollout/journalthread.h"
#include "core/rollout/workspacelock.h"

#include <QDir>
#include <QSqlQuery>
#include <QVariant>

#include <atomic>
#include <mutex>
#include <shared_mutex>

using namespace Qt::StringLiterals;

namespace qm {

class Journal::Private final
{
public:
    Private(const QString &folder, JournalThread::Access access)
        : workspace(folder)
        , thread(QDir(folder).filePath(u"journal.sqlite"_s), access)
    {}

    /// One of the functions of journalrecords.h, on the journal's thread.
    template<typename Read, typename... Arguments>
    auto read(Read function, Arguments... arguments) -> decltype(function(QSqlDatabase(), arguments...))
    {
        decltype(function(QSqlDatabase(), arguments...)) answer;
        const Result<> done = thread.read([&](const QSqlDatabase &database) -> Result<> {
            answer = function(database, arguments...);
            return {};
        });
        if (!done)
            return tl::unexpected(done.error());
        return answer;
    }

    /// With the workspace held, also where it was given back meanwhile: what is in memory has to be what is on disk.
    Result<> write(JournalThread::Work work)
    {
        {
            const std::shared_lock guard(lockMutex);
            if (lock)
                return thread.write(std::move(work));
        }
        const std::unique_lock guard(lockMutex);
        if (!lock) {
            Result<WorkspaceLock> taken = WorkspaceLock::take(workspace);
            if (!taken)
                return tl::unexpected(taken.error());
            if (readChanges() != changes) {
                return failure(u"workspace-changed"_s,
                               Message(QT_TRANSLATE_NOOP("Message",
                                                         "Another instance has worked in this workspace since this "
                                                         "rollout ended: go on with the newest rollout instead.")),
                               {workspace, 0});
            }
            lock = std::move(*taken);
        }
        return thread.write(std::move(work));
    }

    void rest()
    {
        const std::unique_lock guard(lockMutex);
        if (!lock)
            return;
        changes = readChanges();
        lock.reset();
    }

    bool holds()
    {
        const std::shared_lock guard(lockMutex);
        return lock.has_value();
    }

    const QString workspace;
    std::shared_mutex lockMutex;
    std::optional<WorkspaceLock> lock; ///< given back after the thread has ended
    QVariant changes;                  ///< when it was given back before
    JournalThread thread;
    std::atomic<qint64> current{0};

private:
    /// Another number once another connection has written: PRAGMA data_version.
    QVariant readChanges()
    {
        QVariant number;
        (void)thread.read([&number](const QSqlDatabase &database) -> Result<> {
            QSqlQuery query(u"PRAGMA data_version"_s, database);
            if (query.next())
                number = query.value(0);
            return {};
        });
        return number;
    }
};

Journal::Journal(std::unique_ptr<Private> journal) : d(std::move(journal)) {}

Journal::~Journal() = default;

Result<std::unique_ptr<Journal>> Journal::open(const QString &workspace)
{
    Result<WorkspaceLock> lock = WorkspaceLock::take(workspace);
    if (!lock)
        return tl::unexpected(lock.error());
    auto journal = std::make_unique<Private>(workspace, JournalThread::Access::ReadWrite);
    journal->lock = std::move(*lock);
    if (!journal->thread.opened())
        return tl::unexpected(journal->thread.opened().error());
    return std::unique_ptr<Journal>(new Journal(std::move(journal)));
}

Result<std::unique_ptr<Journal>> Journal::openReadOnly(const QString &workspace)
{
    auto journal = std::make_unique<Private>(workspace, JournalThread::Access::ReadOnly);
    if (!journal->thread.opened())
        return tl::unexpected(journal->thread.opened().error());
    return std::unique_ptr<Journal>(new Journal(std::move(journal)));
}

Result<qint64> Journal::begin(const QByteArray &planDocument, const std::vector<RolloutJob> &jobs,
                              const RolloutOptions &options, const QString &command)
{
    if (const auto sizes = batchSizes(options.serial, 1); !sizes)
        return tl::unexpected(sizes.error());
    const Result<QByteArray> digest = keepPlan(d->workspace, planDocument);
    if (!digest)
        return tl::unexpected(digest.error());
    RolloutRecord record;
    record.began = QDateTime::currentDateTimeUtc();
    record.who = whoWeAre();
    record.command = command;
    record.planDigest = *digest;
    record.options = options;
    qint64 id = 0;
    const Result<> written = d->write([&](const QSqlDatabase &database) -> Result<> {
        const Result<qint64> inserted = insertRollout(database, record, jobs);
        if (!inserted)
            return tl::unexpected(inserted.error());
        id = *inserted;
        return {};
    });
    if (!written)
        return tl::unexpected(written.error());
    d->current = id;
    return id;
}

Result<> Journal::takeUp(qint64 rollout, const QString &command, const std::optional<RolloutOptions> &options)
{
    const QString by = u"%1: %2"_s.arg(whoWeAre(), command);
    Result<> written =
        d->write([&](const QSqlDatabase &database) { return reopenRollout(database, rollout, by, options); });
    if (written)
        d->current = rollout;
    return written;
}

qint64 Journal::current() const
{
    return d->current;
}

Result<> Journal::write(const QList<JournalEntry> &entries)
{
    const qint64 rollout = d->current;
    return d->write(
        [rollout, &entries](const QSqlDatabase &database) { return insertEntries(database, rollout, entries); });
}

void Journal::rest()
{
    d->rest();
}

bool Journal::holdsWorkspace() const
{
    return d->holds();
}

Result<QList<RolloutRecord>> Journal::rollouts() const
{
    return d->read(readRollouts, qint64{0});
}

Result<RolloutRecord> Journal::rollout(qint64 id) const
{
    const Result<QList<RolloutRecord>> records = d->read(readRollouts, id);
    if (!records)
        return tl::unexpected(records.error());
    if (records->isEmpty() || id == 0)
        return unknownRollout(id);
    return records->first();
}

Result<RolloutOptions> Journal::optionsNow(qint64 id) const
{
    return d->read(readOptions, id);
}

Result<QByteArray> Journal::planDocument(qint64 id) const
{
    const Result<RolloutRecord> record = rollout(id);
    if (!record)
        return tl::unexpected(record.error());
    return keptPlan(d->workspace, record->planDigest);
}

Result<std::vector<RolloutJob>> Journal::jobs(qint64 id) const
{
    return d->read(readJobs, id);
}

Result<QList<JobStatus>> Journal::statuses(qint64 id) const
{
    return d->read(readStatuses, id);
}

Result<QList<JournalEvent>> Journal::events(qint64 id, qint64 after, int most) const
{
    return d->read(readEvents, id, after, most);
}

QString logFileOf(const QString &workspace, qint64 rollout, const QString &job)
{
    return QDir(workspace).filePath(u"logs/%1/%2.log"_s.arg(QString::number(rollout), fileNameOf(job)));
}

QString Journal::logFile(qint64 id, const QString &job) const
{
    return logFileOf(d->workspace, id, job);
}

} // namespace qm
