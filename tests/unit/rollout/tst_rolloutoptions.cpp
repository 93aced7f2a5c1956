// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/rollout/rolloutoptions.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace qm;

namespace {

class TestRolloutOptions final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void limitsByName();
    void oddLimits_data();
    void oddLimits();
    void changesAreNamed();
};

void TestRolloutOptions::limitsByName()
{
    RolloutLimits before;
    before.bytesPerSecond = 5;
    const Result<RolloutLimits> limits = limitsWith(
        before, u"fetches=1,fetches-per-host=2, transfers=3,transfers-per-host=4,transfers-per-bastion=5,loads=1024"_s);
    QVERIFY(limits);
    const RolloutLimits expected{1, 2, 3, 4, 5, 1024, 5};
    QCOMPARE(*limits, expected);

    // The last one counts, and what is not named stays.
    const Result<RolloutLimits> last = limitsWith(before, u"loads=2,loads=3"_s);
    QVERIFY(last);
    QCOMPARE(last->loads, 3);
    QCOMPARE(last->transfers, before.transfers);
}

void TestRolloutOptions::oddLimits_data()
{
    QTest::addColumn<QString>("message");
    const QString names = u": write NAME=NUMBER,… of fetches, fetches-per-host, transfers, transfers-per-host, "
                          "transfers-per-bastion, loads"_s;
    QTest::newRow("") << u"“” limits nothing"_s + names;
    QTest::newRow("streams=1") << u"“streams=1” limits nothing"_s + names;
    QTest::newRow("loads=1,") << u"“” limits nothing"_s + names;
    QTest::newRow("loads") << u"“loads”: loads takes a number from 1 to 1024"_s;
    QTest::newRow("loads=0") << u"“loads=0”: loads takes a number from 1 to 1024"_s;
    QTest::newRow("loads=-1") << u"“loads=-1”: loads takes a number from 1 to 1024"_s;
    QTest::newRow("transfers-per-host=17")
        << u"“transfers-per-host=17”: transfers-per-host takes a number from 1 to 16"_s;
    QTest::newRow("fetches=1=2") << u"“fetches=1=2”: fetches takes a number from 1 to 64"_s;
    QTest::newRow("fetches=99999999999") << u"“fetches=99999999999”: fetches takes a number from 1 to 64"_s;
    QTest::newRow("bytes-per-second=1") << u"“bytes-per-second=1” limits nothing"_s + names;
}

void TestRolloutOptions::oddLimits()
{
    QFETCH(QString, message);
    const Result<RolloutLimits> limits = limitsWith({}, QString::fromLatin1(QTest::currentDataTag()));
    QVERIFY(!limits);
    QCOMPARE(limits.error().code, u"rollout-limit"_s);
    QCOMPARE(limits.error().message.english(), message);
}

void TestRolloutOptions::changesAreNamed()
{
    const RolloutLimits before;
    RolloutLimits after = before;
    QCOMPARE(changesText(before, after), QString());
    after.fetchesPerHost = 1;
    after.bytesPerSecond = 1000;
    QCOMPARE(changesText(before, after), u"fetches-per-host 1, bytes-per-second 1000"_s);
    QCOMPARE(changedBy(changesText(before, after), before), after);
    QCOMPARE(changedBy(changesText(after, before), after), before);
    QCOMPARE(changedBy(u"warp 9, fetches many, loads 100000"_s, before).loads, mostOf(&RolloutLimits::loads));
}

} // namespace

QTEST_GUILESS_MAIN(TestRolloutOptions)
#include "tst_rolloutoptions.moc"
