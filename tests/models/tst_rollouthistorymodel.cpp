// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/models/celltexts.h"
#include "ui/models/rollouthistorymodel.h"
#include "ui/theme/tone.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qm;
using qm::test::column;

namespace {

using Tester = QAbstractItemModelTester;
const QDateTime noon(QDate(2026, 11, 23), QTime(12, 0), Qt::UTC);

RolloutRecord record(qint64 id, const RolloutTotals &totals, RolloutPhase phase = RolloutPhase::Finished)
{
    RolloutRecord result;
    result.id = id;
    result.began = noon.addDays(id);
    if (phase == RolloutPhase::Finished)
        result.ended = result.began.addSecs(90 * id);
    result.who = u"admin@desk"_s;
    result.command = u"quaymaster rollout hosts.yml"_s;
    result.planDigest = QByteArray(64, 'a');
    result.phase = phase;
    result.totals = totals;
    return result;
}

} // namespace

/// The rollouts of the past, and what happened in each.
class RolloutHistoryModelTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listsHistory();
    void filtersEvents();
};

void RolloutHistoryModelTest::listsHistory()
{
    RolloutHistoryModel model;
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    RolloutTotals good;
    good.jobs = 12;
    good.done = 12;
    good.movedBytes = 900'000'000;
    RolloutTotals bad = good;
    bad.done = 10;
    bad.failed = 2;
    bad.movedBytes = 1'000'000'000;
    model.setRecords({record(3, bad), record(2, good), record(1, bad, RolloutPhase::Paused)});
    QCOMPARE(column(model, RolloutHistoryModel::VerdictColumn),
             QStringList({u"10 done, 2 failed"_s, u"all done and proved"_s, u"not ended: 10 done, 2 failed"_s}));
    QCOMPARE(column(model, RolloutHistoryModel::DurationColumn),
             QStringList({u"4:30 min"_s, u"3:00 min"_s, QString()}));
    const auto tone = [&](int row) {
        return static_cast<Tone>(
            model.index(row, RolloutHistoryModel::VerdictColumn).data(RolloutHistoryModel::ToneRole).toInt());
    };
    QVERIFY(tone(0) == Tone::Failed && tone(1) == Tone::Verified && tone(2) == Tone::Unknown);
    const QPersistentModelIndex newest = model.index(0, RolloutHistoryModel::WhoColumn);
    model.sort(RolloutHistoryModel::MovedColumn, Qt::AscendingOrder); // 900 MB before 1 GB
    QCOMPARE(model.record(0).id, 2);
    QCOMPARE(newest.row(), model.rowOf(3)); // what is picked stays picked
    QCOMPARE(newest.column(), static_cast<int>(RolloutHistoryModel::WhoColumn));
    QCOMPARE(model.rowOf(2), 0);
    QCOMPARE(model.rowOf(7), -1);
}

void RolloutHistoryModelTest::filtersEvents()
{
    JournalEventModel model;
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    QList<JournalEvent> events;
    const auto add = [&](const QString &what, const QString &job, const QString &detail) {
        events.append({events.size() + 1, noon.addSecs(events.size()), what, job, job.isEmpty() ? 0 : 1, 0, detail});
    };
    add(u"began"_s, {}, {});
    add(u"intent"_s, u"fetch/node1/a"_s, {});
    add(u"done"_s, u"fetch/node1/a"_s, u"sha256:abc"_s);
    add(u"gate-opened"_s, {}, u"approved in CHG-7"_s);
    add(u"failed"_s, u"load/node2/a"_s, u"no space left"_s);
    add(u"skipped"_s, u"load/node2/a"_s, u"node2 is being replaced"_s);
    add(u"new-word"_s, {}, {});
    model.append(events.first(3)); // as they are read
    model.append(events.sliced(3));
    QCOMPARE(model.rowCount(), 7);
    QCOMPARE(model.index(6, JournalEventModel::WhatColumn).data().toString(), u"new-word"_s);
    model.setFilter(EventShow::Decisions, {});
    QCOMPARE(column(model, JournalEventModel::WhatColumn),
             QStringList({u"rollout began"_s, u"gate opened"_s, u"skipped"_s}));
    model.setFilter(EventShow::Failures, {});
    QCOMPARE(column(model, JournalEventModel::DetailColumn), QStringList({u"no space left"_s}));
    model.setFilter(EventShow::Proofs, u"abc NODE1"_s);
    QCOMPARE(model.rowCount(), 1);
    model.setFilter(EventShow::All, u"node2"_s);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.event(0).sequence, 5);
    model.append({{8, noon.addSecs(8), u"intent"_s, u"load/node1/a"_s, 1, 0, {}}, // does not pass
                  {9, noon.addSecs(9), u"intent"_s, u"load/node2/a"_s, 2, 0, {}}});
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.event(2).sequence, 9);
    QCOMPARE(model.lastSequence(), 9);
    model.clear();
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.lastSequence(), 0);
}

QTEST_GUILESS_MAIN(RolloutHistoryModelTest)
#include "tst_rollouthistorymodel.moc"
