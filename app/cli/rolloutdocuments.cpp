// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/rolloutdocuments.h"

#include "app/cli/commandlinetext.h"
#include "app/cli/rolloutdriver.h"
#include "app/cli/texttable.h"
#include "core/base/shellquoted.h"
#include "core/report/reporttext.h"
#include "core/rollout/workspacelock.h"
#include "core/rolloutreport/rolloutdocuments.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <utility>

using namespace Qt::StringLiterals;

namespace qm::cli {

namespace {

/// How to name a workspace that is not the usual one.
QString whereText(const QString &workspace)
{
    return workspace == usualWorkspace() ? QString() : u" --workspace "_s + shellWord(workspace);
}

QString timeText(const QDateTime &time)
{
    return time.isNull() ? u"–"_s : time.toUTC().toString(Qt::ISODate);
}

QJsonValue timeJson(const QDateTime &time)
{
    return time.isNull() ? QJsonValue() : QJsonValue(time.toUTC().toString(Qt::ISODate));
}

QJsonObject totalsJson(const RolloutTotals &totals)
{
    return {{u"steps"_s, totals.jobs},           {u"done"_s, totals.done},
            {u"present"_s, totals.present},      {u"failed"_s, totals.failed},
            {u"skipped"_s, totals.skipped},      {u"unreached"_s, totals.unreached},
            {u"cancelled"_s, totals.cancelled},  {u"plannedBytes"_s, totals.plannedBytes},
            {u"doneBytes"_s, totals.doneBytes},  {u"movedBytes"_s, totals.movedBytes},
            {u"savedBytes"_s, totals.savedBytes}};
}

/// How each of them stands, the newest first: the journal knows only whether it ended.
QStringList statesOf(const QList<RolloutStatus> &rollouts, const QString &workspace)
{
    bool mayRun = !WorkspaceLock::holder(workspace).isEmpty();
    QStringList states;
    for (const RolloutStatus &status : rollouts) {
        const RolloutRecord &record = status.record;
        const bool isEnded = record.phase == RolloutPhase::Finished;
        const bool isRunning = std::exchange(mayRun, false) && !isEnded; // never one before the newest
        states.append(isRunning                         ? toString(record.phase)
                          : !isEnded                    ? u"interrupted"_s
                          : record.totals.cancelled > 0 ? u"cancelled"_s
                                                        : toString(record.phase));
    }
    return states;
}

/// One line for each cause: three hundred steps that were cancelled are one thing that happened.
/// @param past a state that means nothing any more
QString troublesText(const QList<RolloutStatus::Trouble> &troubles, const QString &past)
{
    QString text;
    QHash<QString, qsizetype> counts;
    const auto causeOf = [](const RolloutStatus::Trouble &trouble) { return trouble.state + u'\n' + trouble.reason; };
    for (const RolloutStatus::Trouble &trouble : troubles)
        ++counts[causeOf(trouble)];
    for (const RolloutStatus::Trouble &trouble : troubles) {
        const qsizetype count = counts.take(causeOf(trouble));
        if (count == 0 || trouble.state == past) // told, or over
            continue;
        text += trouble.state + u": "_s + trouble.job;
        if (count > 1)
            text += u' ' + CommandLine::tr("and %n other(s)", nullptr, static_cast<int>(count - 1));
        text += (trouble.reason.isEmpty() ? QString() : u": "_s + trouble.reason) + u'\n';
    }
    return text;
}

} // namespace

Result<RolloutStatus> rolloutStatus(const Journal &journal, qint64 id)
{
    RolloutStatus status;
    if (id == 0) {
        const Result<QList<RolloutRecord>> all = journal.rollouts();
        if (!all)
            return tl::unexpected<Error>(all.error());
        if (all->isEmpty()) {
            return failure(u"no-rollout"_s,
                           Message(QT_TRANSLATE_NOOP("Message",
                                                     "nothing was rolled out from this workspace yet; begin with "
                                                     "quaymaster apply PLAN.json")));
        }
        status.record = all->constFirst();
    } else {
        Result<RolloutRecord> record = journal.rollout(id);
        if (!record)
            return tl::unexpected<Error>(record.error());
        status.record = *std::move(record);
    }
    const Result<std::vector<RolloutJob>> jobs = journal.jobs(status.record.id);
    const Result<QList<JobStatus>> statuses = journal.statuses(status.record.id);
    if (!jobs)
        return tl::unexpected<Error>(jobs.error());
    if (!statuses)
        return tl::unexpected<Error>(statuses.error());
    for (const JobStatus &job : *statuses) {
        if (isFinal(job.state) && !isSuccess(job.state))
            status.troubles.append({jobs->at(job.job).id, toString(job.state), englishReason(job)});
    }
    return status;
}

QByteArray statusJson(const QString &workspace, const QList<RolloutStatus> &rollouts)
{
    const QStringList states = statesOf(rollouts, workspace);
    QJsonArray array;
    for (qsizetype i = 0; i < rollouts.size(); ++i) {
        const RolloutStatus &status = rollouts.at(i);
        QJsonArray troubles;
        for (const RolloutStatus::Trouble &trouble : status.troubles) {
            troubles.append(
                QJsonObject{{u"step"_s, trouble.job}, {u"state"_s, trouble.state}, {u"reason"_s, trouble.reason}});
        }
        const RolloutRecord &record = status.record;
        array.append(QJsonObject{{u"id"_s, record.id},
                                 {u"began"_s, timeJson(record.began)},
                                 {u"ended"_s, timeJson(record.ended)},
                                 {u"who"_s, record.who},
                                 {u"command"_s, redacted(record.command)},
                                 {u"planDigest"_s, u"sha256:"_s + QString::fromLatin1(record.planDigest)},
                                 {u"phase"_s, states.at(i)},
                                 {u"totals"_s, totalsJson(record.totals)},
                                 {u"troubles"_s, troubles}});
    }
    const QJsonObject document{
        {u"format"_s, u"quaymaster-status"_s}, {u"version"_s, 1}, {u"workspace"_s, workspace}, {u"rollouts"_s, array}};
    return QJsonDocument(document).toJson();
}

QString statusText(const QString &workspace, const QList<RolloutStatus> &rollouts)
{
    const QStringList states = statesOf(rollouts, workspace);
    constexpr auto left = TextTable::Align::Left;
    constexpr auto right = TextTable::Align::Right;
    TextTable table({CommandLine::tr("ROLLOUT"), CommandLine::tr("BEGAN"), CommandLine::tr("ENDED"),
                     CommandLine::tr("STATE"), CommandLine::tr("STEPS"), CommandLine::tr("DONE"),
                     CommandLine::tr("FAILED"), CommandLine::tr("MOVED")},
                    {right, left, left, left, right, right, right, right});
    QString troubles;
    for (qsizetype i = 0; i < rollouts.size(); ++i) {
        const RolloutStatus &status = rollouts.at(i);
        const RolloutRecord &record = status.record;
        table.addRow({QString::number(record.id), timeText(record.began), timeText(record.ended), states.at(i),
                      QString::number(record.totals.jobs), QString::number(record.totals.done + record.totals.present),
                      QString::number(record.totals.failed), sizeText(record.totals.movedBytes)});
        // What was cancelled in a run before is done in this one.
        const bool runs = states.at(i) == toString(RolloutPhase::Running);
        troubles += troublesText(status.troubles, runs ? toString(JobState::Cancelled) : QString());
    }
    const bool isRunning = !states.isEmpty() && states.constFirst() == toString(RolloutPhase::Running);
    if (!rollouts.isEmpty() && rollouts.constFirst().record.canGoOn() && !isRunning)
        troubles += CommandLine::tr("go on with: quaymaster resume") + whereText(workspace) + u'\n';
    return table.text() + (troubles.isEmpty() ? QString() : u'\n' + troubles);
}

} // namespace qm::cli
