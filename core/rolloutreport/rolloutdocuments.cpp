// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/rolloutreport/rolloutdocuments.h"

#include "core/report/csvfields.h"
#include "core/report/documentsink.h"
#include "core/report/reporttext.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

QString isoText(const QDateTime &time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODateWithMs) : QString();
}

QJsonValue isoValue(const QDateTime &time)
{
    return time.isValid() ? QJsonValue(isoText(time)) : QJsonValue();
}

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QJsonObject recordObject(const RolloutRecord &record)
{
    const RolloutTotals &totals = record.totals;
    return {{u"id"_s, record.id},
            {u"began"_s, isoValue(record.began)},
            {u"ended"_s, isoValue(record.ended)},
            {u"who"_s, record.who},
            {u"command"_s, redacted(record.command)},
            {u"planDigest"_s, u"sha256:"_s + QString::fromLatin1(record.planDigest)},
            {u"phase"_s, toString(record.phase)},
            {u"proved"_s, totals.isSuccess()},
            {u"plannedBytes"_s, totals.plannedBytes},
            {u"movedBytes"_s, totals.movedBytes},
            {u"savedBytes"_s, totals.savedBytes},
            {u"steps"_s, totals.jobs},
            {u"done"_s, totals.done},
            {u"present"_s, totals.present},
            {u"failed"_s, totals.failed},
            {u"skipped"_s, totals.skipped},
            {u"unreached"_s, totals.unreached},
            {u"cancelled"_s, totals.cancelled}};
}

QJsonObject stepObject(const RolloutJob &job, const JobStatus &status, const QString &evidence)
{
    return {{u"id"_s, job.id},
            {u"stage"_s, toString(job.stage)},
            {u"host"_s, job.host},
            {u"artifact"_s, redacted(job.artifact)},
            {u"kind"_s, toString(job.kind)},
            {u"architecture"_s, job.architecture},
            {u"from"_s, redacted(job.from)},
            {u"state"_s, toString(status.state)},
            {u"attempts"_s, status.attempt},
            {u"started"_s, isoValue(status.started)},
            {u"ended"_s, isoValue(status.ended)},
            {u"movedBytes"_s, status.movedBytes},
            {u"savedBytes"_s, status.savedBytes},
            {u"evidence"_s, evidence},
            {u"reason"_s, englishReason(status)}};
}

QJsonObject eventObject(const JournalEvent &event)
{
    return {{u"at"_s, isoValue(event.at)}, {u"what"_s, event.what},   {u"step"_s, event.job},
            {u"attempt"_s, event.attempt}, {u"bytes"_s, event.bytes}, {u"detail"_s, redacted(event.detail)}};
}

} // namespace

QString englishReason(const JobStatus &status)
{
    if (!status.reason.isEmpty())
        return redacted(status.reason);
    if (status.error)
        return redacted(status.error->message.english());
    return isSuccess(status.state) ? QString() : redacted(status.message);
}

Result<> writeRolloutCsv(const RolloutHistory &history, QIODevice &device)
{
    DocumentSink sink(device);
    sink << "step,stage,host,artifact,kind,architecture,from,state,attempts,started,ended,moved_bytes,evidence,"
            "reason,saved_bytes\r\n";
    const QList<QString> evidence = evidenceOf(history);
    for (qsizetype i = 0; i < history.statuses.size(); ++i) {
        const RolloutJob &job = history.jobs[static_cast<size_t>(i)];
        const JobStatus &status = history.statuses.at(i);
        sink << csvLine({job.id, toString(job.stage), job.host, redacted(job.artifact), toString(job.kind),
                         job.architecture, redacted(job.from), toString(status.state), QString::number(status.attempt),
                         isoText(status.started), isoText(status.ended), QString::number(status.movedBytes),
                         evidence.at(i), englishReason(status), QString::number(status.savedBytes)})
             << "\r\n";
    }
    return sink.finish();
}

Result<> writeRolloutJson(const RolloutHistory &history, QIODevice &device)
{
    DocumentSink sink(device);
    sink << "{\"format\": \"quaymaster-rollout\", \"version\": 1,\n\"rollout\": "
         << compact(recordObject(history.record)) << ",\n\"steps\": [";
    const QList<QString> evidence = evidenceOf(history);
    for (qsizetype i = 0; i < history.statuses.size(); ++i) {
        sink << (i == 0 ? "\n" : ",\n")
             << compact(stepObject(history.jobs[static_cast<size_t>(i)], history.statuses.at(i), evidence.at(i)));
    }
    sink << "\n],\n\"events\": [";
    for (qsizetype i = 0; i < history.events.size(); ++i)
        sink << (i == 0 ? "\n" : ",\n") << compact(eventObject(history.events.at(i)));
    sink << "\n]}\n";
    return sink.finish();
}

} // namespace qm
