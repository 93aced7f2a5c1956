// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/rolloutreport/rolloutreport.h"

#include "core/report/planreportsections.h"
#include "core/report/reporttext.h"

#include <QHash>

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

using Style = ReportColumn::Style;
using Tone = ReportParagraph::Tone;

struct Source final
{
    std::shared_ptr<const RolloutHistory> history;
    QList<QString> evidence;
    QHash<QString, quint32> jobs; ///< by id
    ReportLimits limits;
};

QHash<QString, quint32> jobsById(const RolloutHistory &history)
{
    QHash<QString, quint32> jobs;
    for (quint32 job = 0; job < history.jobs.size(); ++job)
        jobs.insert(history.jobs[job].id, job);
    return jobs;
}

QString momentText(const QDateTime &time)
{
    return time.isValid() ? time.toUTC().toString(u"yyyy-MM-dd HH:mm:ss 'UTC'"_s) : QString();
}

QString elapsedText(const QDateTime &from, const QDateTime &to)
{
    if (!from.isValid() || !to.isValid())
        return {};
    const qint64 ms = std::max<qint64>(from.msecsTo(to), 0); // a clock may have been set back meanwhile
    if (ms < 60'000)
        return phrase(QT_TRANSLATE_NOOP("Message", "%1 s"), {QString::number(static_cast<double>(ms) / 1000, 'f', 1)});
    return phrase(QT_TRANSLATE_NOOP("Message", "%1 min %2 s"),
                  {QString::number(ms / 60'000), QString::number(ms / 1000 % 60)});
}

QString stageText(Stage stage)
{
    switch (stage) {
    case Stage::Fetch:
        return phrase(QT_TRANSLATE_NOOP("Message", "fetch"));
    case Stage::Transit:
        return phrase(QT_TRANSLATE_NOOP("Message", "transit"));
    case Stage::Distribute:
        return phrase(QT_TRANSLATE_NOOP("Message", "distribute"));
    case Stage::Unpack:
        return phrase(QT_TRANSLATE_NOOP("Message", "unpack"));
    case Stage::Load:
        return phrase(QT_TRANSLATE_NOOP("Message", "load"));
    case Stage::Verify:
        return phrase(QT_TRANSLATE_NOOP("Message", "verify"));
    }
    Q_UNREACHABLE();
}

QString stateText(JobState state)
{
    switch (state) {
    case JobState::Waiting:
    case JobState::Ready:
        return phrase(QT_TRANSLATE_NOOP("Message", "not begun"));
    case JobState::Running:
    case JobState::Retrying:
        return phrase(QT_TRANSLATE_NOOP("Message", "begun, end unknown"));
    case JobState::Done:
        return phrase(QT_TRANSLATE_NOOP("Message", "● done and proved"));
    case JobState::Present:
        return phrase(QT_TRANSLATE_NOOP("Message", "● was there, proved"));
    case JobState::Failed:
        return phrase(QT_TRANSLATE_NOOP("Message", "✕ failed"));
    case JobState::Skipped:
        return phrase(QT_TRANSLATE_NOOP("Message", "– skipped"));
    case JobState::Unreached:
        return phrase(QT_TRANSLATE_NOOP("Message", "○ not reached"));
    case JobState::Cancelled:
        return phrase(QT_TRANSLATE_NOOP("Message", "○ cancelled"));
    }
    Q_UNREACHABLE();
}

/// What was in the way of a job that was not reached, see Schedule: another job, a host or a batch.
QString obstacleText(const Source &source, const QString &obstacle)
{
    const auto found = source.jobs.constFind(obstacle);
    if (found == source.jobs.cend())
        return phrase(QT_TRANSLATE_NOOP("Message", "not reached because of %1"), {inert(redacted(obstacle))});
    const RolloutJob &job = source.history->jobs.at(*found);
    return phrase(QT_TRANSLATE_NOOP("Message", "rests on the step “%1” of %2 on %3, which did not end well"),
                  {stageText(job.stage), inert(redacted(job.artifact)), inert(job.host)});
}

/// Why a job ended as it did: a person's words, the error, or what the proof rests on.
QString reasonText(const Source &source, quint32 job)
{
    const JobStatus &status = source.history->statuses.at(job);
    if (status.state == JobState::Unreached && !status.reason.isEmpty())
        return obstacleText(source, status.reason);
    if (!status.reason.isEmpty())
        return inert(redacted(status.reason));
    if (isSuccess(status.state))
        return inert(source.evidence.at(job));
    return inert(redacted(status.error ? status.error->message.text() : status.message));
}

ReportParagraph verdict(const RolloutTotals &totals)
{
    const qint64 proved = totals.done + totals.present;
    if (totals.isSuccess()) {
        return {phrase(QT_TRANSLATE_NOOP("Message", "All %1 steps are done and proved."), {numberText(proved)}),
                Tone::Lead};
    }
    return {phrase(QT_TRANSLATE_NOOP("Message",
                                     "%1 of %2 steps are done and proved. Failed: %3, skipped: %4, not reached "
                                     "or cancelled: %5."),
                   {numberText(proved), numberText(totals.jobs), numberText(totals.failed), numberText(totals.skipped),
                    numberText(totals.unreached + totals.cancelled)}),
            totals.failed > 0 ? Tone::Error : Tone::Warning};
}

QString askText(AskAt ask)
{
    switch (ask) {
    case AskAt::Never:
        return phrase(QT_TRANSLATE_NOOP("Message", "no questions"));
    case AskAt::Stage:
        return phrase(QT_TRANSLATE_NOOP("Message", "asks before each stage"));
    case AskAt::Batch:
        return phrase(QT_TRANSLATE_NOOP("Message", "asks before each batch"));
    case AskAt::Host:
        return phrase(QT_TRANSLATE_NOOP("Message", "asks before each host"));
    case AskAt::Step:
        return phrase(QT_TRANSLATE_NOOP("Message", "asks before each step"));
    }
    Q_UNREACHABLE();
}

QString optionsText(const RolloutOptions &options)
{
    QStringList parts{askText(options.ask)};
    if (!options.serial.isEmpty())
        parts.append(phrase(QT_TRANSLATE_NOOP("Message", "batches of %1"), {options.serial.join(u", "_s)}));
    if (options.maxFailPercentage < 100) {
        parts.append(phrase(QT_TRANSLATE_NOOP("Message", "ends when more than %1 % of a batch fail"),
                            {QString::number(options.maxFailPercentage)}));
    }
    if (options.pinImages)
        parts.append(phrase(QT_TRANSLATE_NOOP("Message", "pins images")));
    if (!options.thinArchives)
        parts.append(phrase(QT_TRANSLATE_NOOP("Message", "sends whole images")));
    if (options.streamImages)
        parts.append(phrase(QT_TRANSLATE_NOOP("Message", "streams images into containerd")));
    if (options.limits.bytesPerSecond > 0) {
        parts.append(
            phrase(QT_TRANSLATE_NOOP("Message", "at most %1 per second"), {sizeText(options.limits.bytesPerSecond)}));
    }
    return parts.join(u", "_s);
}

ReportSection summarySection(const Source &source)
{
    const RolloutRecord &record = source.history->record;
    ReportFacts facts;
    const auto add = [&](const char *name, const QString &value, bool code = false) {
        if (!value.isEmpty())
            facts.facts.append({phrase(name), value, code});
    };
    add(QT_TRANSLATE_NOOP("Message", "Rollout"), QString::number(record.id));
    add(QT_TRANSLATE_NOOP("Message", "Begun"), momentText(record.began));
    add(QT_TRANSLATE_NOOP("Message", "Ended"),
        record.ended.isValid() ? momentText(record.ended)
                               : phrase(QT_TRANSLATE_NOOP("Message", "not yet, or the program ended before it did")));
    add(QT_TRANSLATE_NOOP("Message", "Duration"), elapsedText(record.began, record.ended));
    add(QT_TRANSLATE_NOOP("Message", "By"), inert(record.who));
    add(QT_TRANSLATE_NOOP("Message", "Command"), inert(redacted(record.command)), true);
    add(QT_TRANSLATE_NOOP("Message", "Plan document"), u"sha256:"_s + QString::fromLatin1(record.planDigest), true);
    add(QT_TRANSLATE_NOOP("Message", "Kubespray"), source.history->plan->kubesprayVersion);
    add(QT_TRANSLATE_NOOP("Message", "Options"), optionsText(record.options));
    add(QT_TRANSLATE_NOOP("Message", "Planned to move"), sizeText(record.totals.plannedBytes));
    add(QT_TRANSLATE_NOOP("Message", "Moved"), sizeText(record.totals.movedBytes));
    if (record.totals.savedBytes > 0)
        add(QT_TRANSLATE_NOOP("Message", "Not sent, because nodes had it"), sizeText(record.totals.savedBytes));
    return {u"summary"_s, phrase(QT_TRANSLATE_NOOP("Message", "Summary")), {verdict(record.totals), facts}, {}};
}

ReportTable jobTable(const Source &source, const QString &caption, const QList<quint32> &jobs)
{
    ReportTable table;
    table.caption = caption;
    table.columns = {{phrase(QT_TRANSLATE_NOOP("Message", "Step")), Style::Text, 2},
                     {phrase(QT_TRANSLATE_NOOP("Message", "Artifact")), Style::Code, 5},
                     {phrase(QT_TRANSLATE_NOOP("Message", "End")), Style::Text, 3},
                     {phrase(QT_TRANSLATE_NOOP("Message", "At")), Style::Text, 3},
                     {phrase(QT_TRANSLATE_NOOP("Message", "Took")), Style::Number, 2},
                     {phrase(QT_TRANSLATE_NOOP("Message", "Attempts")), Style::Number, 2},
                     {phrase(QT_TRANSLATE_NOOP("Message", "Moved")), Style::Number, 2},
                     {phrase(QT_TRANSLATE_NOOP("Message", "Evidence or reason")), Style::Code, 6}};
    table.rowCount = jobs.size();
    table.row = [source, jobs](qsizetype row) -> ReportRow {
        const quint32 index = jobs.at(row);
        const RolloutJob &job = source.history->jobs.at(index);
        const JobStatus &status = source.history->statuses.at(index);
        const QString time = status.ended.isValid() ? status.ended.toUTC().toString(u"HH:mm:ss"_s) : QString();
        return {textCell(stageText(job.stage)),
                textCell(inert(redacted(job.artifact))),
                textCell(stateText(status.state)),
                textCell(time),
                textCell(elapsedText(status.started, status.ended)),
                textCell(status.attempt > 0 ? numberText(status.attempt) : QString()),
                textCell(status.movedBytes > 0 ? sizeText(status.movedBytes) : QString()),
                textCell(reasonText(source, index))};
    };
    return table;
}

/// What did not end well, over all hosts: what a reader looks for first.
ReportSection troubleSection(const Source &source)
{
    QList<quint32> jobs;
    for (const JobStatus &status : source.history->statuses) {
        if (!isSuccess(status.state))
            jobs.append(status.job);
    }
    ReportSection section{u"not-done"_s, phrase(QT_TRANSLATE_NOOP("Message", "Not done")), {}, {}};
    if (jobs.isEmpty()) {
        section.blocks.append(ReportParagraph{phrase(QT_TRANSLATE_NOOP("Message", "Nothing: every step ended well."))});
        return section;
    }
    ReportTable table = jobTable(source, phrase(QT_TRANSLATE_NOOP("Message", "Steps that did not end well")), jobs);
    table.columns.prepend({phrase(QT_TRANSLATE_NOOP("Message", "Host")), Style::Text, 2});
    table.row = [source, jobs, row = table.row](qsizetype index) {
        ReportRow cells = row(index);
        cells.prepend(textCell(inert(source.history->jobs.at(jobs.at(index)).host)));
        return cells;
    };
    appendLimited(section, table, source.limits);
    return section;
}

QString decisionText(const QString &what)
{
    static const std::map<QString, const char *> words{
        {u"taken-up"_s, QT_TRANSLATE_NOOP("Message", "taken up again")},
        {u"gate-opened"_s, QT_TRANSLATE_NOOP("Message", "gate opened")},
        {u"skipped"_s, QT_TRANSLATE_NOOP("Message", "skipped")},
        {u"again"_s, QT_TRANSLATE_NOOP("Message", "wanted once more")},
        {u"stopped"_s, QT_TRANSLATE_NOOP("Message", "stopped, too many hosts failed")},
        {u"host-given-up"_s, QT_TRANSLATE_NOOP("Message", "host given up")},
        {u"paused"_s, QT_TRANSLATE_NOOP("Message", "paused")},
        {u"resumed"_s, QT_TRANSLATE_NOOP("Message", "resumed")},
        {u"limits"_s, QT_TRANSLATE_NOOP("Message", "limits changed")},
        {u"asking"_s, QT_TRANSLATE_NOOP("Message", "where to ask changed")},
        {u"cancelling"_s, QT_TRANSLATE_NOOP("Message", "cancelled")},
        {u"began"_s, QT_TRANSLATE_NOOP("Message", "begun")},
        {u"ended"_s, QT_TRANSLATE_NOOP("Message", "ended")},
    };
    const auto found = words.find(what);
    return found == words.end() ? QString() : phrase(found->second);
}

ReportSection decisionsSection(const Source &source)
{
    QList<ReportRow> rows;
    for (const JournalEvent &event : source.history->events) {
        const QString words = decisionText(event.what);
        if (words.isEmpty())
            continue;
        rows.append({textCell(momentText(event.at)), textCell(words), textCell(inert(redacted(event.job))),
                     textCell(inert(redacted(event.detail)))});
    }
    ReportSection section{u"decisions"_s, phrase(QT_TRANSLATE_NOOP("Message", "Decisions")), {}, {}};
    appendLimited(section,
                  tableOf(phrase(QT_TRANSLATE_NOOP("Message", "What was decided, in order")),
                          {{phrase(QT_TRANSLATE_NOOP("Message", "When")), Style::Text, 3},
                           {phrase(QT_TRANSLATE_NOOP("Message", "What")), Style::Text, 2},
                           {phrase(QT_TRANSLATE_NOOP("Message", "Step")), Style::Code, 5},
                           {phrase(QT_TRANSLATE_NOOP("Message", "Reason")), Style::Text, 5}},
                          rows),
                  source.limits);
    return section;
}

ReportSection hostsSection(const Source &source)
{
    ReportSection section{u"hosts"_s, phrase(QT_TRANSLATE_NOOP("Message", "Hosts")), {}, {}};
    std::map<QString, QList<quint32>> byHost;
    QStringList order;
    for (quint32 job = 0; job < source.history->jobs.size(); ++job) {
        QList<quint32> &jobs = byHost[source.history->jobs[job].host];
        if (jobs.isEmpty())
            order.append(source.history->jobs[job].host);
        jobs.append(job);
    }
    for (const QString &host : order) {
        if (section.sections.size() == source.limits.nodeSections) {
            section.blocks.append(
                ReportParagraph{phrase(QT_TRANSLATE_NOOP("Message",
                                                         "%1 further hosts are left out here; the HTML and CSV "
                                                         "reports have them."),
                                       {numberText(order.size() - section.sections.size())}),
                                Tone::Warning});
            break;
        }
        const QList<quint32> &jobs = byHost[host];
        const auto proved = std::count_if(
            jobs.begin(), jobs.end(), [&](quint32 job) { return isSuccess(source.history->statuses.at(job).state); });
        ReportSection own{u"host-%1"_s.arg(section.sections.size() + 1), inert(host), {}, {}};
        own.blocks.append(ReportParagraph{phrase(QT_TRANSLATE_NOOP("Message", "%1 of %2 steps done and proved"),
                                                 {numberText(proved), numberText(jobs.size())}),
                                          proved == jobs.size() ? Tone::Plain : Tone::Warning});
        appendLimited(own, jobTable(source, phrase(QT_TRANSLATE_NOOP("Message", "Steps on %1"), {inert(host)}), jobs),
                      source.limits);
        section.sections.append(own);
    }
    return section;
}

} // namespace

ReportDocument rolloutReport(const std::shared_ptr<const RolloutHistory> &history, const ReportContext &context,
                             const ReportLimits &limits)
{
    const Source source{history, evidenceOf(*history), jobsById(*history), limits};
    ReportDocument document;
    document.title = phrase(QT_TRANSLATE_NOOP("Message", "Rollout report"));
    document.subtitle = phrase(QT_TRANSLATE_NOOP("Message", "Rollout %1, begun %2"),
                               {QString::number(history->record.id), momentText(history->record.began)});
    document.created = history->record.ended.isValid() ? history->record.ended : history->record.began;
    document.generator = context.generator;
    //: The language of this translation as in BCP 47, for example "de".
    document.language = phrase(QT_TRANSLATE_NOOP("Message", "en"));
    document.sections = {summarySection(source), troubleSection(source), decisionsSection(source),
                         hostsSection(source)};
    return document;
}

} // namespace qm
