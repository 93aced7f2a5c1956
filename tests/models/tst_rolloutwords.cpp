// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/rolloutwords.h"
#include "ui/models/throughput.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace qm;

/// What is said of a rollout as a whole.
class RolloutWordsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysHowFarAWholeIs();
    void saysWhatGoingOnDoes();
    void guessesHonestly();
    void keepsThroughputOfAnyLength();
};

void RolloutWordsTest::saysHowFarAWholeIs()
{
    RolloutTotals totals;
    totals.jobs = 10;
    totals.plannedBytes = 1'000'000;
    QCOMPARE(progressPermille(totals), 0);
    totals.doneBytes = 1'000'000;
    totals.done = 4;
    totals.permille = 1000;
    QCOMPARE(progressPermille(totals), 999); // not all of it is over
    totals.permille = 400;
    totals.bytesPerSecond = 12'000'000;
    totals.remainingMs = 200'000;
    QCOMPARE(progressText(RolloutPhase::Running, totals),
             u"40 % · 4 of 10 steps · 1.0 MB of 1.0 MB · 12.0 MB/s · about 4 min"_s);
    totals.remainingMs = -1; // nobody knows: nothing is said
    QVERIFY(!progressText(RolloutPhase::Running, totals).contains(u"about"));
    totals.remainingMs = 1000;
    totals.stalled = true;
    QVERIFY(progressText(RolloutPhase::Running, totals).endsWith(u"stalled"));
    totals.unknownSizes = 3;
    totals.movedBytes = 2'000'000;
    QVERIFY(progressText(RolloutPhase::Running, totals).startsWith(u"40 % · 4 of 10 steps · 2.0 MB moved"));
    totals.done = 7;
    totals.present = 2;
    totals.failed = 1;
    QCOMPARE(progressPermille(totals), 1000);
    QCOMPARE(progressText(RolloutPhase::Finished, totals), u"Finished · 7 done, 2 already there, 1 failed"_s);
    QVERIFY(verdictTone(RolloutPhase::Finished, totals) == Tone::Failed);
    totals.failed = 0;
    totals.present = 3;
    QVERIFY(verdictTone(RolloutPhase::Finished, totals) == Tone::Verified);
    totals.present = 0;
    totals.skipped = 3;
    QVERIFY(verdictTone(RolloutPhase::Finished, totals) == Tone::Skipped);
}

void RolloutWordsTest::saysWhatGoingOnDoes()
{
    RolloutTotals totals;
    totals.jobs = 4;
    totals.done = totals.unreached = totals.skipped = 1;
    QVERIFY(!totals.hasUndone()); // nothing that trying again would change
    totals.failed = 1;
    QVERIFY(totals.hasUndone());
    totals.failed = 0;
    totals.cancelled = 1;
    QVERIFY(totals.hasUndone());
    QVERIFY(goOnTip(RolloutPhase::Finished).startsWith(u"Try what failed"));
    for (const RolloutPhase phase : {RolloutPhase::Running, RolloutPhase::Pausing, RolloutPhase::Paused})
        QVERIFY(goOnTip(phase).startsWith(u"Take it up"));
}

void RolloutWordsTest::guessesHonestly()
{
    QCOMPARE(remainingText(-1), QString());
    QCOMPARE(remainingText(0), u"about 5 s"_s);
    QCOMPARE(remainingText(41'000), u"about 45 s"_s);
    QCOMPARE(remainingText(61'000), u"about 2 min"_s);
    QCOMPARE(remainingText(3'600'000 + 60'000), u"about 1 h 1 min"_s);
    QCOMPARE(remainingText(qint64(49) * 3'600'000), u"about 2 d 1 h"_s);
}

void RolloutWordsTest::keepsThroughputOfAnyLength()
{
    Throughput throughput;
    throughput.add(5000, 10);
    throughput.add(5100, 20);
    throughput.add(5200, 30);
    QCOMPARE(throughput.samples(), (QList<Throughput::Sample>{{200, 20}})); // averaged within half a second
    throughput.clear();
    for (int second = 0; second < 86'400; ++second)
        throughput.add(second * 1000, second < 43'200 ? 1000 : 3000);
    QVERIFY(throughput.samples().size() <= Throughput::most);
    QVERIFY(throughput.samples().size() >= Throughput::most / 4);
    QCOMPARE(throughput.lengthMs(), 86'399'000);
    QCOMPARE(throughput.peak(), 3000);
    QCOMPARE(throughput.samples().constFirst().bytesPerSecond, 1000);
    for (qsizetype i = 1; i < throughput.samples().size(); ++i)
        QVERIFY(throughput.samples().at(i - 1).atMs < throughput.samples().at(i).atMs);
}

QTEST_GUILESS_MAIN(RolloutWordsTest)
#include "tst_rolloutwords.moc"
