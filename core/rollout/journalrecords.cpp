// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/rollout/journalrecords.h"

#include "core/rollout/journalschema.h"
#include "core/rollout/journaltext.h"

#include <QVariant>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

QVariant fromTime(const QDateTime &time)
{
    return time.isValid() ? QVariant(time.toMSecsSinceEpoch()) : QVariant();
}

QDateTime toTime(const QVariant &value)
{
    return value.isNull() ? QDateTime() : QDateTime::fromMSecsSinceEpoch(value.toLongLong(), Qt::UTC);
}

/// SQLite tells null from empty; here both are empty.
QString notNull(const QString &text)
{
    return text.isNull() ? u""_s : text;
}

Result<> prepare(QSqlQuery &query, const QString &statement)
{
    query.setForwardOnly(true);
    if (query.prepare(statement))
        return {};
    return execute(query); // says why
}

Result<> bindAndExecute(QSqlQuery &query, const QVariantList &values)
{
    for (qsizetype i = 0; i < values.size(); ++i)
        query.bindValue(static_cast<int>(i), values.at(i));
    return execute(query);
}

Result<> run(QSqlQuery &query, const QString &statement, const QVariantList &values)
{
    const Result<> prepared = prepare(query, statement);
    return prepared ? bindAndExecute(query, values) : prepared;
}

Result<> insertJobs(const QSqlDatabase &database, qint64 rollout, const std::vector<RolloutJob> &jobs)
{
    QSqlQuery query(database);
    if (const Result<> prepared = prepare(
            query,
            u"INSERT INTO job (rollout, number, id, stage, host, artifact, kind, architecture, source, bastion, size, "
            "after, hosts, state, total) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'waiting', ?)"_s);
        !prepared)
        return prepared;
    qint64 number = 0;
    for (const RolloutJob &job : jobs) {
        const Result<> inserted =
            bindAndExecute(query,
                           {rollout, number++, job.id, toString(job.stage), notNull(job.host), notNull(job.artifact),
                            toString(job.kind), notNull(job.architecture), notNull(job.from), notNull(job.bastion),
                            job.size, notNull(joined(job.after)), notNull(joined(job.hosts)), job.size});
        if (!inserted)
            return inserted;
    }
    return {};
}

Result<> insertEvent(QSqlQuery &query, qint64 rollout, qint64 sequence, const JournalEntry &entry)
{
    const std::optional<JobStatus> &status = entry.status;
    return bindAndExecute(query,
                          {rollout, sequence, fromTime(entry.at), entry.what,
                           status ? QVariant(status->job) : QVariant(), status ? status->attempt : 0, entry.bytes,
                           notNull(entry.detail)});
}

Result<> updateJob(QSqlQuery &query, qint64 rollout, const JobStatus &status)
{
    const std::optional<Error> &error = status.error;
    return bindAndExecute(query,
                          {toString(status.state), status.attempt, status.doneBytes, status.totalBytes,
                           status.movedBytes, status.savedBytes, fromTime(status.started), fromTime(status.ended),
                           status.message, error ? QVariant(error->code) : QVariant(),
                           error ? QVariant(error->message.english()) : QVariant(), status.reason, rollout,
                           status.job});
}

Result<qint64> nextSequence(const QSqlDatabase &database, qint64 rollout)
{
    QSqlQuery query(database);
    const Result<> found = run(query, u"SELECT max(sequence) FROM event WHERE rollout = ?"_s, {rollout});
    if (!found)
        return tl::unexpected(found.error());
    return query.next() ? query.value(0).toLongLong() + 1 : 1;
}

/// What ended is written down once; of what did not, all jobs have to be counted.
Result<RolloutTotals> countTotals(const QSqlDatabase &database, qint64 rollout)
{
    QSqlQuery query(database);
    const Result<> found = run(query,
                               u"SELECT state, count(*), sum(max(total, 0)), "
                               "sum(CASE WHEN total > 0 THEN done ELSE 0 END), sum(moved), sum(saved) "
                               "FROM job WHERE rollout = ? GROUP BY state"_s,
                               {rollout});
    if (!found)
        return tl::unexpected(found.error());
    RolloutTotals totals;
    while (query.next()) {
        const JobState state = jobStateFrom(query.value(0).toString());
        const int jobs = query.value(1).toInt();
        totals.jobs += jobs;
        totals.done += state == JobState::Done ? jobs : 0;
        totals.present += state == JobState::Present ? jobs : 0;
        totals.failed += state == JobState::Failed ? jobs : 0;
        totals.skipped += state == JobState::Skipped ? jobs : 0;
        totals.unreached += state == JobState::Unreached ? jobs : 0;
        totals.cancelled += state == JobState::Cancelled ? jobs : 0;
        totals.plannedBytes += query.value(2).toLongLong();
        totals.doneBytes += query.value(3).toLongLong();
        totals.movedBytes += query.value(4).toLongLong();
        totals.savedBytes += query.value(5).toLongLong();
    }
    return totals;
}

/// What goes on has not ended, and its totals are counted.
Result<> prepareReopening(QSqlQuery &query)
{
    return prepare(query, u"UPDATE rollout SET ended = NULL, totals = NULL WHERE id = ? AND ended IS NOT NULL"_s);
}

/// Literals are what a message is made of; a sentence that was written down is its argument.
Message written(const QString &sentence)
{
    return Message(QT_TRANSLATE_NOOP("Message", "%1"), {sentence});
}

} // namespace

tl::unexpected<Error> unknownRollout(qint64 rollout)
{
    return failure(u"rollout-unknown"_s,
                   Message(QT_TRANSLATE_NOOP("Message", "There is no rollout number %1."), {QString::number(rollout)}));
}

Result<qint64> insertRollout(const QSqlDatabase &database, const RolloutRecord &record,
                             const std::vector<RolloutJob> &jobs)
{
    QSqlQuery query(database);
    Result<> result = run(query, u"INSERT INTO rollout (began, who, command, plan, options) VALUES (?, ?, ?, ?, ?)"_s,
                          {fromTime(record.began), notNull(record.who), notNull(record.command),
                           QString::fromLatin1(record.planDigest), toJson(record.options)});
    if (!result)
        return tl::unexpected(result.error());
    const qint64 id = query.lastInsertId().toLongLong();
    result = insertJobs(database, id, jobs);
    if (result)
        result = insertEntries(database, id, {{u"began"_s, record.began, {}, 0, record.command}});
    if (!result)
        return tl::unexpected(result.error());
    return id;
}

Result<> reopenRollout(const QSqlDatabase &database, qint64 rollout, const QString &by,
                       const std::optional<RolloutOptions> &options)
{
    const Result<QList<RolloutRecord>> records = readRollouts(database, rollout);
    if (!records)
        return tl::unexpected(records.error());
    if (records->isEmpty())
        return unknownRollout(rollout);
    if (records->first().totals.isSuccess()) {
        return failure(u"rollout-complete"_s,
                       Message(QT_TRANSLATE_NOOP("Message", "Nothing is left to do of the rollout number %1."),
                               {QString::number(rollout)}));
    }
    QSqlQuery query(database);
    Result<> result = prepareReopening(query);
    if (result)
        result = bindAndExecute(query, {rollout});
    if (!result)
        return result;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QList<JournalEntry> entries{{u"taken-up"_s, now, {}, 0, by}};
    if (options) {
        const Result<RolloutOptions> before = readOptions(database, rollout);
        if (!before)
            return tl::unexpected(before.error());
        if (options->ask != before->ask)
            entries.append({u"asking"_s, now, {}, 0, toString(options->ask)});
        if (!(options->limits == before->limits))
            entries.append({u"limits"_s, now, {}, 0, changesText(before->limits, options->limits)});
    }
    return insertEntries(database, rollout, entries);
}

Result<> insertEntries(const QSqlDatabase &database, qint64 rollout, const QList<JournalEntry> &entries)
{
    const Result<qint64> next = nextSequence(database, rollout);
    if (!next)
        return tl::unexpected(next.error());
    QSqlQuery event(database);
    QSqlQuery job(database);
    QSqlQuery reopening(database);
    QSqlQuery end(database);
    Result<> result = prepare(event,
                              u"INSERT INTO event (rollout, sequence, at, what, job, attempt, bytes, detail) "
                              "VALUES (?, ?, ?, ?, ?, ?, ?, ?)"_s);
    if (result) {
        result = prepare(job,
                         u"UPDATE job SET state = ?, attempt = ?, done = ?, total = ?, moved = ?, saved = ?, "
                         "started = ?, ended = ?, message = ?, error_code = ?, error_text = ?, reason = ? "
                         "WHERE rollout = ? AND number = ?"_s);
    }
    if (result)
        result = prepareReopening(reopening);
    if (result) // what a person skips after the end changes the totals, not when it ended
        result = prepare(end, u"UPDATE rollout SET ended = coalesce(ended, ?), totals = ? WHERE id = ?"_s);
    qint64 sequence = *next;
    bool isOpen = false;
    for (const JournalEntry &entry : entries) {
        if (result && !isOpen && entry.status && !isFinal(entry.status->state)) {
            result = bindAndExecute(reopening, {rollout});
            isOpen = true;
        }
        if (result && entry.status)
            result = updateJob(job, rollout, *entry.status);
        if (result && !entry.what.isEmpty())
            result = insertEvent(event, rollout, sequence++, entry);
        if (result && entry.totals) {
            result = bindAndExecute(end, {fromTime(entry.at), toJson(*entry.totals), rollout});
            isOpen = false;
        }
    }
    return result;
}

Result<QList<RolloutRecord>> readRollouts(const QSqlDatabase &database, qint64 rollout)
{
    QSqlQuery query(database);
    const Result<> found = run(query,
                               u"SELECT id, began, ended, who, command, plan, options, totals FROM rollout "
                               "WHERE ? = 0 OR id = ? ORDER BY id DESC"_s,
                               {rollout, rollout});
    if (!found)
        return tl::unexpected(found.error());
    QList<RolloutRecord> records;
    while (query.next()) {
        RolloutRecord record;
        record.id = query.value(0).toLongLong();
        record.began = toTime(query.value(1));
        record.ended = toTime(query.value(2));
        record.who = query.value(3).toString();
        record.command = query.value(4).toString();
        record.planDigest = query.value(5).toString().toLatin1();
        record.options = optionsFromJson(query.value(6).toString());
        record.phase = record.ended.isNull() ? RolloutPhase::Running : RolloutPhase::Finished;
        if (query.value(7).isNull()) {
            const Result<RolloutTotals> totals = countTotals(database, record.id);
            if (!totals)
                return tl::unexpected(totals.error());
            record.totals = *totals;
        } else {
            record.totals = totalsFromJson(query.value(7).toString());
        }
        records.append(record);
    }
    return records;
}

Result<RolloutOptions> readOptions(const QSqlDatabase &database, qint64 rollout)
{
    const Result<QList<RolloutRecord>> records = readRollouts(database, rollout);
    if (!records)
        return tl::unexpected(records.error());
    if (records->isEmpty() || rollout == 0)
        return unknownRollout(rollout);
    RolloutOptions options = records->first().options;
    QSqlQuery query(database);
    const Result<> found = run(query,
                               u"SELECT what, detail FROM event WHERE rollout = ? AND what IN ('asking', 'limits') "
                               "ORDER BY sequence"_s,
                               {rollout});
    if (!found)
        return tl::unexpected(found.error());
    while (query.next()) {
        const QString detail = query.value(1).toString();
        if (query.value(0).toString() == u"asking")
            options.ask = askAtFrom(detail);
        else
            options.limits = changedBy(detail, options.limits);
    }
    return options;
}

Result<std::vector<RolloutJob>> readJobs(const QSqlDatabase &database, qint64 rollout)
{
    QSqlQuery query(database);
    const Result<> found = run(query,
                               u"SELECT id, stage, host, artifact, kind, architecture, source, bastion, size, after, "
                               "hosts FROM job WHERE rollout = ? ORDER BY number"_s,
                               {rollout});
    if (!found)
        return tl::unexpected(found.error());
    std::vector<RolloutJob> jobs;
    while (query.next()) {
        RolloutJob job;
        job.id = query.value(0).toString();
        job.stage = stageFrom(query.value(1).toString());
        job.host = query.value(2).toString();
        job.artifact = query.value(3).toString();
        job.kind =
            query.value(4).toString() == toString(ArtifactKind::Image) ? ArtifactKind::Image : ArtifactKind::File;
        job.architecture = query.value(5).toString();
        job.from = query.value(6).toString();
        job.bastion = query.value(7).toString();
        job.size = query.value(8).toLongLong();
        job.after = numbersFrom(query.value(9).toString());
        job.hosts = numbersFrom(query.value(10).toString());
        jobs.push_back(std::move(job));
    }
    return jobs;
}

Result<QList<JobStatus>> readStatuses(const QSqlDatabase &database, qint64 rollout)
{
    QSqlQuery query(database);
    const Result<> found =
        run(query,
            u"SELECT number, state, attempt, done, total, moved, started, ended, message, error_code, "
            "error_text, reason, saved FROM job WHERE rollout = ? ORDER BY number"_s,
            {rollout});
    if (!found)
        return tl::unexpected(found.error());
    QList<JobStatus> statuses;
    while (query.next()) {
        JobStatus status;
        status.job = query.value(0).toUInt();
        status.state = jobStateFrom(query.value(1).toString());
        status.attempt = query.value(2).toInt();
        status.doneBytes = query.value(3).toLongLong();
        status.totalBytes = query.value(4).toLongLong();
        status.movedBytes = query.value(5).toLongLong();
        status.started = toTime(query.value(6));
        status.ended = toTime(query.value(7));
        status.message = query.value(8).toString();
        if (!query.value(9).isNull())
            status.error = Error{query.value(9).toString(), written(query.value(10).toString()), {}};
        status.reason = query.value(11).toString();
        status.savedBytes = query.value(12).toLongLong();
        statuses.append(status);
    }
    return statuses;
}

Result<QList<JournalEvent>> readEvents(const QSqlDatabase &database, qint64 rollout, qint64 after, int most)
{
    QSqlQuery query(database);
    const Result<> found = run(query,
                               u"SELECT sequence, at, what, job.id, event.attempt, bytes, detail FROM event "
                               "LEFT JOIN job ON job.rollout = event.rollout AND job.number = event.job "
                               "WHERE event.rollout = ? AND sequence > ? ORDER BY sequence LIMIT ?"_s,
                               {rollout, after, most}); // a negative limit is none
    if (!found)
        return tl::unexpected(found.error());
    QList<JournalEvent> events;
    while (query.next()) {
        events.append({query.value(0).toLongLong(), toTime(query.value(1)), query.value(2).toString(),
                       query.value(3).toString(), query.value(4).toInt(), query.value(5).toLongLong(),
                       query.value(6).toString()});
    }
    return events;
}

} // namespace qm
