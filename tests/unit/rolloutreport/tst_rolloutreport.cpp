// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/report/reportwriters.h"
#include "core/rolloutreport/rolloutdocuments.h"
#include "core/rolloutreport/rolloutreport.h"

#include <QBuffer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qm;

namespace {

const QDateTime begin(QDate(2026, 3, 1), QTime(10, 0), Qt::UTC);

RolloutJob jobOf(Stage stage, const QString &host, const QString &artifact)
{
    RolloutJob job;
    job.id = toString(stage) + u'/' + host + u'/' + artifact;
    job.stage = stage;
    job.host = host;
    job.artifact = artifact;
    job.architecture = u"amd64"_s;
    job.from = u"https://user:canary@example.org/x"_s;
    return job;
}

/// One job in each state that a rollout can leave.
RolloutHistory everyState()
{
    RolloutHistory history;
    auto plan = std::make_shared<Plan>();
    plan->kubesprayVersion = u"2.31.0"_s;
    history.plan = plan;
    history.record.id = 7;
    history.record.began = begin;
    history.record.ended = begin.addSecs(75);
    history.record.who = u"carol@desk"_s;
    history.record.command = u"quaymaster apply plan.json"_s;
    history.record.planDigest = QByteArray(64, 'a');
    history.record.phase = RolloutPhase::Finished;
    for (int i = 0; i <= int(JobState::Cancelled); ++i) {
        const auto state = JobState(i);
        history.jobs.push_back(jobOf(Stage::Load, u"node%1"_s.arg(i), u"=app:%1"_s.arg(i)));
        JobStatus status;
        status.job = quint32(i);
        status.state = state;
        status.attempt = 2;
        status.started = begin;
        status.ended = begin.addSecs(3);
        status.movedBytes = 1000;
        if (state == JobState::Failed)
            status.error = Error{u"no-space"_s, Message("the disk of %1 is full", {u"node"_s}), {}};
        if (state == JobState::Skipped)
            status.reason = u"<b>not today</b>, see https://carol:canary@example.org/"_s;
        if (state == JobState::Unreached)
            status.reason = history.jobs[size_t(JobState::Failed)].id;
        history.statuses.append(status);
        ++history.record.totals.jobs;
    }
    history.record.totals.done = 1;
    history.record.totals.present = 1;
    history.record.totals.failed = 1;
    history.record.totals.skipped = 1;
    const QString doneJob = history.jobs[size_t(JobState::Done)].id;
    const QString skippedJob = history.jobs[size_t(JobState::Skipped)].id;
    history.events = {{1, begin, u"began"_s, {}, 0, 0, {}},
                      {2, begin, u"intent"_s, doneJob, 1, 0, {}},
                      {3, begin, u"done"_s, doneJob, 1, 1000, u"sha256:proof"_s},
                      {4, begin, u"skipped"_s, skippedJob, 0, 0, u"<b>not today</b>"_s},
                      {5, begin, u"gate"_s, {}, 0, 0, u"batch/2"_s},
                      {6, begin, u"gate-opened"_s, {}, 0, 0, u"batch/2: looks good"_s},
                      {7, begin, u"retry"_s, doneJob, 1, 0, u"http-server"_s},
                      {8, begin.addSecs(75), u"ended"_s, {}, 0, 0, {}}};
    return history;
}

QByteArray written(Result<> (*writer)(const RolloutHistory &, QIODevice &), const RolloutHistory &history)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    return writer(history, buffer) ? bytes : QByteArray();
}

QByteArray html(const RolloutHistory &history)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    const auto shared = std::make_shared<const RolloutHistory>(history);
    return writeHtml(rolloutReport(shared, {u"Quaymaster test"_s, {}}), buffer) ? bytes : QByteArray();
}

} // namespace

class TestRolloutReport final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatHappened()
    {
        const QByteArray report = html(everyState());
        for (const char *words :
             {"2 of 10 steps are done and proved", "carol@desk", "quaymaster apply plan.json",
              "the disk of node is full", "sha256:proof", "batch/2: looks good", "node0", "node9", "1 min 15 s",
              "begun, end unknown", "not reached", "rests on the step “load” of", "on node6, which did not end well"})
            QVERIFY2(report.contains(words), words);
    }

    /// In whole sentences, which have a translation.
    void saysWherePeopleWereAsked()
    {
        RolloutHistory history = everyState();
        const std::pair<AskAt, const char *> all[] = {{AskAt::Never, "no questions"},
                                                      {AskAt::Stage, "asks before each stage"},
                                                      {AskAt::Batch, "asks before each batch"},
                                                      {AskAt::Host, "asks before each host"},
                                                      {AskAt::Step, "asks before each step"}};
        for (const auto &[ask, words] : all) {
            history.record.options.ask = ask;
            QVERIFY2(html(history).contains(words), words);
        }
    }

    /// A question is no answer, and what the program does by itself no decision of a person.
    void decisionsAreWhatPeopleDecided()
    {
        RolloutHistory history = everyState();
        const auto isDecision = [&history](const QString &what, const QString &detail) {
            history.events = {{1, history.record.began, what, {}, 0, 0, detail}};
            return html(history).contains(detail.toUtf8());
        };
        for (const QString &what : {u"gate-opened"_s, u"asking"_s, u"limits"_s, u"skipped"_s, u"again"_s, u"paused"_s,
                                    u"resumed"_s, u"taken-up"_s, u"cancelling"_s, u"host-given-up"_s, u"stopped"_s})
            QVERIFY2(isDecision(what, u"marker-of-detail"_s), qPrintable(what));
        for (const QString &what : {u"gate"_s, u"retry"_s, u"redo"_s, u"intent"_s, u"done"_s, u"batch"_s})
            QVERIFY2(!isDecision(what, u"marker-of-detail"_s), qPrintable(what));
    }

    void praisesOnlyWhatIsProved()
    {
        RolloutHistory history = everyState();
        history.record.totals = {};
        history.record.totals.jobs = 3;
        history.record.totals.done = 2;
        QVERIFY(!html(history).contains("All 2 steps"));
        history.record.totals.present = 1;
        QVERIFY(html(history).contains("All 3 steps are done and proved."));
    }

    void isSafeToOpen()
    {
        const RolloutHistory history = everyState();
        const QByteArray report = html(history);
        QVERIFY(!report.contains("<b>not today</b>"));
        QVERIFY(report.contains("&lt;b&gt;not today&lt;/b&gt;"));
        const QByteArray csv = written(writeRolloutCsv, history);
        QVERIFY(csv.contains("\"'=app:1\""));
        for (const QByteArray &document : {report, csv, written(writeRolloutJson, history)})
            QVERIFY(!document.contains("canary"));
    }

    void programsCanReadIt()
    {
        const RolloutHistory history = everyState();
        const QJsonObject document = QJsonDocument::fromJson(written(writeRolloutJson, history)).object();
        QCOMPARE(document[u"format"].toString(), u"quaymaster-rollout"_s);
        QCOMPARE(document[u"version"].toInt(), 1);
        const QJsonArray steps = document[u"steps"].toArray();
        QCOMPARE(steps.size(), 10);
        QCOMPARE(steps[int(JobState::Done)][u"evidence"].toString(), u"sha256:proof"_s);
        QCOMPARE(steps[int(JobState::Failed)][u"reason"].toString(), u"the disk of node is full"_s);
        QCOMPARE(document[u"events"].toArray().size(), history.events.size());
        QCOMPARE(written(writeRolloutCsv, history).count("\r\n"), 11);
    }

    void equalHistoriesMakeEqualBytes()
    {
        QCOMPARE(html(everyState()), html(everyState()));
        QCOMPARE(written(writeRolloutJson, everyState()), written(writeRolloutJson, everyState()));
    }
};

QTEST_GUILESS_MAIN(TestRolloutReport)
#include "tst_rolloutreport.moc"
