// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/rolloutreport/rollouthistory.h"

#include "core/report/planjson.h"

#include <QBuffer>
#include <QHash>

using namespace Qt::StringLiterals;

namespace qm {

Result<RolloutHistory> readRollout(const Journal &journal, qint64 id)
{
    RolloutHistory history;
    Result<RolloutRecord> record = journal.rollout(id);
    Result<QByteArray> document = journal.planDocument(id);
    Result<std::vector<RolloutJob>> jobs = journal.jobs(id);
    Result<QList<JobStatus>> statuses = journal.statuses(id);
    Result<QList<JournalEvent>> events = journal.events(id);
    for (const Error *error :
         {record ? nullptr : &record.error(), document ? nullptr : &document.error(), jobs ? nullptr : &jobs.error(),
          statuses ? nullptr : &statuses.error(), events ? nullptr : &events.error()}) {
        if (error)
            return tl::unexpected<Error>(*error);
    }
    QBuffer buffer(&*document);
    buffer.open(QIODevice::ReadOnly);
    Result<Plan> plan = readPlan(buffer, u"plan of rollout %1"_s.arg(id));
    if (!plan)
        return tl::unexpected<Error>(plan.error());
    history.record = *std::move(record);
    history.plan = std::make_shared<const Plan>(*std::move(plan));
    history.jobs = *std::move(jobs);
    history.statuses = *std::move(statuses);
    history.events = *std::move(events);
    return history;
}

QList<QString> evidenceOf(const RolloutHistory &history)
{
    QHash<QString, qsizetype> indexes;
    for (size_t job = 0; job < history.jobs.size(); ++job)
        indexes.insert(history.jobs[job].id, static_cast<qsizetype>(job));
    QList<QString> evidence(static_cast<qsizetype>(history.jobs.size()));
    for (const JournalEvent &event : history.events) {
        if (event.what != u"done" && event.what != u"present")
            continue;
        if (const auto job = indexes.constFind(event.job); job != indexes.constEnd())
            evidence[*job] = event.detail;
    }
    return evidence;
}

} // namespace qm
