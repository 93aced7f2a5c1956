// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/planbuilder.h"
#include "tests/ui/scriptedrollout.h"
#include "tests/ui/uitest.h"
#include "ui/models/rollouthistorymodel.h"
#include "ui/page.h"
#include "ui/views/tableview.h"
#include "ui/widgets/searchfield.h"

#include <QAction>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QPointer>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QStatusBar>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qm::test;

namespace qm {
namespace {

RolloutRecord record(qint64 id, int failed)
{
    RolloutRecord result;
    result.id = id;
    result.began = QDateTime(QDate(2026, 11, 20).addDays(id), QTime(9, 5), Qt::UTC);
    result.ended = result.began.addSecs(340 * id);
    result.who = u"admin@desk"_s;
    result.command = u"quaymaster rollout -i hosts.yml --serial 1,100%"_s;
    result.planDigest = QByteArray(32, 'c') + QByteArray(32, '1');
    result.phase = RolloutPhase::Finished;
    result.totals.jobs = 214;
    result.totals.failed = failed;
    result.totals.done = 214 - failed;
    result.totals.movedBytes = 6'100'000'000 / id;
    return result;
}

QList<JournalEvent> events()
{
    QList<JournalEvent> result;
    const QDateTime begin(QDate(2026, 11, 23), QTime(9, 5), Qt::UTC);
    const auto add = [&](const QString &what, const QString &job, qint64 bytes, const QString &detail) {
        result.append(
            {result.size() + 1, begin.addSecs(result.size() * 7), what, job, job.isEmpty() ? 0 : 1, bytes, detail});
    };
    add(u"began"_s, {}, 0, u"admin@desk"_s);
    add(u"intent"_s, u"fetch/node1/registry.k8s.io/pause:3.10.1"_s, 0, {});
    add(u"done"_s, u"fetch/node1/registry.k8s.io/pause:3.10.1"_s, 320'000,
        u"sha256:278fb9dbcca9518083ad1e11276933a2e96f23de"_s);
    add(u"gate"_s, {}, 0, u"stage/load"_s);
    add(u"gate-opened"_s, {}, 0, u"stage/load: approved in CHG-4711"_s);
    add(u"failed"_s, u"load/node3/registry.k8s.io/pause:3.10.1"_s, 0, u"no space left on /var/lib/containerd"_s);
    add(u"skipped"_s, u"load/node3/registry.k8s.io/pause:3.10.1"_s, 0, u"node3 is being replaced"_s);
    add(u"ended"_s, {}, 0, {});
    return result;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class HistoryPageTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { startAfresh(u"tst_historypage"_s); }

    void saysWhatToDoWhenNothingWasDone()
    {
        RolloutWindow opened(samplePlan());
        opened.open(u"history"_s);
        QVERIFY(!opened.find<TableView>(u"historyTable"_s)->isVisible());
        takeScreenshots(opened.window, u"history-none"_s);
        RolloutWindow planning(samplePlan(), false);
        planning.open(u"history"_s);
        QVERIFY(!planning.find<TableView>(u"historyTable"_s)->isVisible());
    }

    void showsWhatHappened()
    {
        RolloutWindow opened(samplePlan());
        opened.script->records = {record(3, 2), record(2, 0), record(1, 0)};
        opened.script->events = events();
        opened.open(u"history"_s);
        auto *records = opened.find<TableView>(u"historyTable"_s);
        auto *happened = opened.find<TableView>(u"eventTable"_s);
        QTRY_COMPARE(records->model()->rowCount(), 3);
        QTRY_COMPARE(happened->model()->rowCount(), 8);
        QCOMPARE(records->model()->index(0, RolloutHistoryModel::VerdictColumn).data().toString(),
                 u"212 done, 2 failed"_s);
        opened.window.resize(1280, 800);
        takeScreenshots(opened.window, u"history"_s);
        // How it ended is read without widening anything.
        const QModelIndex verdict = records->model()->index(0, RolloutHistoryModel::VerdictColumn);
        QVERIFY(records->columnWidth(verdict.column())
                >= records->fontMetrics().horizontalAdvance(u"366 done, 1 skipped, 6 not reached"_s) + 32);
        opened.window.resize(1000, 640);
        takeScreenshots(opened.window, u"history-small"_s);
        auto *show = opened.window.currentPage()->findChild<QComboBox *>();
        show->setCurrentIndex(1);
        QCOMPARE(happened->model()->rowCount(), 3);
        show->setCurrentIndex(0);
        static_cast<SearchField *>(opened.window.currentPage()->searchField())->setSearch(u"node3"_s);
        QCOMPARE(happened->model()->rowCount(), 2);
        // What was picked stays picked when the list is read again.
        records->selectRow(1);
        opened.script->records.prepend(record(4, 0));
        opened.rollout.refreshHistory();
        QTRY_COMPARE(records->model()->rowCount(), 4);
        QCOMPARE(records->currentIndex().row(), 2);
        // And when it is sorted in another way.
        const QString began =
            records->currentIndex().siblingAtColumn(RolloutHistoryModel::BeganColumn).data().toString();
        records->sortByColumn(RolloutHistoryModel::MovedColumn, Qt::DescendingOrder);
        QCOMPARE(records->currentIndex().siblingAtColumn(RolloutHistoryModel::BeganColumn).data().toString(), began);
        QCOMPARE(records->currentIndex().row(), 1);
        QTRY_COMPARE(happened->model()->rowCount(), 2);
    }

    /// A journal may be long: nobody reads it for a page that nobody looks at, and nobody reads it twice.
    void readsOnlyWhatIsLookedAt()
    {
        RolloutWindow opened(samplePlan());
        opened.script->records = {record(3, 2), record(2, 0)};
        opened.script->events = events();
        opened.open(u"plan"_s);
        const QSignalSpy told(&opened.rollout, &RolloutService::historyChanged);
        opened.rollout.refreshHistory();
        QTRY_VERIFY(!told.isEmpty());
        QTest::qWait(50); // whoever would ask has asked
        QCOMPARE(int(opened.script->eventQuestions), 0);

        opened.window.showPage(u"history"_s);
        auto *happened = opened.find<TableView>(u"eventTable"_s);
        QTRY_COMPARE(happened->model()->rowCount(), 8);
        // Eight of them in two parts, and that there are no more: once, and once when the list was read again.
        const auto *records = opened.find<TableView>(u"historyTable"_s);
        QTRY_VERIFY(int(opened.script->eventQuestions) >= 3);
        QTest::qWait(50);
        QVERIFY(int(opened.script->eventQuestions) <= 4);
        // What happened since is added, and the place stays.
        happened->selectRow(5);
        opened.script->events.append(opened.script->events.constLast());
        opened.script->events.last().sequence = 9;
        opened.rollout.refreshHistory();
        QTRY_COMPARE(happened->model()->rowCount(), 9);
        QCOMPARE(happened->currentIndex().row(), 5);
        QCOMPARE(records->currentIndex().row(), 0);
    }

    /// What the command line's "resume" takes up, the window does: what was interrupted, cancelled or has failed.
    void goesOnWithTheNewest()
    {
        RolloutWindow opened(samplePlan());
        opened.script->jobs = jobsOf(opened.planning->plan());
        opened.script->records = {record(3, 2), record(2, 5)};
        opened.open(u"history"_s);
        const auto *records = opened.find<TableView>(u"historyTable"_s);
        auto *goOn = opened.find<QAction>(u"historyGoOn"_s);
        QTRY_COMPARE(records->model()->rowCount(), 2);
        QTRY_VERIFY(goOn->isEnabled());
        QCOMPARE(goOn->text(), u"Try undone steps again"_s);
        opened.find<TableView>(u"historyTable"_s)->selectRow(1); // there is a later one
        QVERIFY(!goOn->isEnabled());
        opened.find<TableView>(u"historyTable"_s)->selectRow(0);
        QVERIFY(goOn->isEnabled());
        opened.script->holder = u"admin@desk, process 4711"_s;
        opened.rollout.refreshHistory();
        QTRY_VERIFY(!goOn->isEnabled());
        opened.script->holder.clear();
        RolloutRecord cancelled = record(4, 0);
        cancelled.totals.done = 200;
        cancelled.totals.cancelled = 14;
        opened.script->records.prepend(cancelled);
        opened.rollout.refreshHistory();
        QTRY_COMPARE(records->model()->rowCount(), 3);
        QVERIFY(!goOn->isEnabled()); // it is the one before that is current
        opened.find<TableView>(u"historyTable"_s)->selectRow(0);
        QVERIFY(goOn->isEnabled());
        opened.script->records.first().phase = RolloutPhase::Paused;
        opened.rollout.refreshHistory();
        QTRY_COMPARE(goOn->text(), u"Resume"_s);
        goOn->trigger();
        QCOMPARE(opened.window.currentPage()->id(), u"rollout"_s);
        QTRY_VERIFY(opened.rollout.isActive());
        QVERIFY(!goOn->isEnabled());
        // What was tried here, and has failed, is tried again here.
        opened.script->records.prepend(record(7, 1)); // the script's
        opened.script->report({jobStatus(0, JobState::Failed)}, RolloutPhase::Finished);
        QTRY_VERIFY(!opened.rollout.isActive());
        QTRY_COMPARE(records->model()->rowCount(), 4);
        opened.find<TableView>(u"historyTable"_s)->selectRow(0);
        QVERIFY(goOn->isEnabled());
        goOn->trigger();
        QCOMPARE(opened.script->calls.constLast(), u"retry 0"_s);
    }

    /// What rests on a skipped step is not reached by trying again either.
    void saysWhyNothingIsLeftToTryAgain()
    {
        RolloutWindow opened(samplePlan());
        RolloutRecord skipped = record(3, 0);
        skipped.totals.done = 207;
        skipped.totals.skipped = 1;
        skipped.totals.unreached = 6;
        opened.script->records = {skipped, record(2, 0)};
        opened.open(u"history"_s);
        const auto *goOn = opened.find<QAction>(u"historyGoOn"_s);
        QTRY_COMPARE(opened.find<TableView>(u"historyTable"_s)->model()->rowCount(), 2);
        QVERIFY(!goOn->isEnabled());
        QVERIFY2(goOn->toolTip().contains(u"skipped"_s), qPrintable(goOn->toolTip()));
        opened.find<TableView>(u"historyTable"_s)->selectRow(1);
        QVERIFY(!goOn->toolTip().contains(u"skipped"_s));
        // Unless something waited behind it that does not rest on it.
        opened.script->records.first().totals.reachable = 2;
        opened.rollout.refreshHistory();
        opened.find<TableView>(u"historyTable"_s)->selectRow(0);
        QTRY_VERIFY(goOn->isEnabled());
    }

    /// What a person was asked about stands where steps do, and not behind what is seen.
    void namesWhatWasAskedAbout_data()
    {
        QTest::addColumn<QString>("gate");
        QTest::addColumn<QString>("subject");
        QTest::newRow("step") << u"step/load/node3/amd64%etcd"_s << u"load/node3/amd64%etcd"_s;
        QTest::newRow("stage") << u"stage/load"_s << u"Stage “Load”"_s;
        QTest::newRow("stage of a batch") << u"stage/load/2"_s << u"Stage “Load”, batch 2"_s;
        QTest::newRow("batch") << u"batch/2"_s << u"Batch 2"_s;
        QTest::newRow("host") << u"host/node3"_s << u"node3"_s;
        QTest::newRow("of a later version") << u"moon"_s << u"moon"_s;
    }

    void namesWhatWasAskedAbout()
    {
        QFETCH(const QString, gate);
        QFETCH(const QString, subject);
        JournalEventModel model;
        const QDateTime now = QDateTime::currentDateTimeUtc();
        model.append(
            {{1, now, u"gate"_s, {}, 0, 0, gate}, {2, now, u"gate-opened"_s, {}, 0, 0, gate + u": CHG: 4711"_s}});
        const auto text = [&model](int row, int column) { return model.index(row, column).data().toString(); };
        QCOMPARE(text(0, JournalEventModel::JobColumn), subject);
        QCOMPARE(text(0, JournalEventModel::DetailColumn), QString());
        QCOMPARE(text(1, JournalEventModel::JobColumn), subject);
        QCOMPARE(text(1, JournalEventModel::DetailColumn), u"CHG: 4711"_s);
    }

    void saysDecisionsInWords_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("detail");
        QTest::addColumn<QString>("words");
        QTest::newRow("asking") << u"asking"_s << u"step"_s << u"Before every step"_s;
        QTest::newRow("limits") << u"limits"_s << u"fetches 4, bytes-per-second 20000000"_s
                                << u"downloads at once: 4, at most 20.0 MB/s"_s;
        QTest::newRow("no limit") << u"limits"_s << u"bytes-per-second 0"_s << u"as fast as it can"_s;
        QTest::newRow("of a later version") << u"limits"_s << u"moons 4"_s << u"moons 4"_s;
        QTest::newRow("stopped") << u"stopped"_s << u"3 of 5"_s << u"3 of 5"_s;
        QTest::newRow("a reason") << u"skipped"_s << u"1 of 2 is enough"_s << u"1 of 2 is enough"_s;
    }

    void saysDecisionsInWords()
    {
        QFETCH(const QString, what);
        QFETCH(const QString, detail);
        JournalEventModel model;
        model.append({{1, QDateTime::currentDateTimeUtc(), what, {}, 0, 0, detail}});
        QTEST(model.index(0, JournalEventModel::DetailColumn).data().toString(), "words");
    }

    void saysWhatWentWrong()
    {
        RolloutWindow opened(samplePlan());
        opened.script->records = {record(2, 0), record(1, 0)};
        opened.script->events = events();
        opened.open(u"history"_s);
        auto *records = opened.find<TableView>(u"historyTable"_s);
        auto *happened = opened.find<TableView>(u"eventTable"_s);
        QTRY_COMPARE(happened->model()->rowCount(), 8);
        records->selectRow(1); // its events cannot be read
        QTRY_VERIFY(!happened->isVisible());
        QCOMPARE(happened->model()->rowCount(), 0);
        QFile inTheWay(opened.script->folder.filePath(u"reports"_s));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        opened.trigger(u"Open the &report"_s);
        const auto *message = opened.find<QWidget>(u"messageBar"_s);
        QTRY_VERIFY(message->accessibleName().contains(u"the journal is damaged"_s));
        records->selectRow(0);
        opened.trigger(u"Open the &report"_s);
        QTRY_VERIFY(message->accessibleName().contains(u"reports/rollout-2.html cannot be written"_s));
        QTRY_COMPARE(happened->model()->rowCount(), 8);
    }

    /// As on a server without any browser.
    void saysWhereTheReportIsThatNothingOpens()
    {
        RolloutWindow opened(samplePlan());
        opened.script->records = {record(2, 0)};
        opened.open(u"history"_s);
        QTRY_COMPARE(opened.find<TableView>(u"historyTable"_s)->model()->rowCount(), 1);
        QTest::ignoreMessage(QtWarningMsg,
                             QRegularExpression(u"does not support"_s)); // the offscreen platform opens nothing
        opened.trigger(u"Open the &report"_s);
        const QString path = opened.script->folder.filePath(u"reports/rollout-2.html"_s);
        QTRY_VERIFY(opened.find<QWidget>(u"messageBar"_s)->accessibleName().contains(path));
        QVERIFY(contentOf(path).startsWith("<!DOCTYPE html>"));
    }

    void savesTheReportInEveryForm_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("filter");
        QTest::addColumn<QString>("saved");
        QTest::addColumn<QByteArray>("beginning");
        QTest::addColumn<QByteArray>("content");
        const QString unnamed;
        const QByteArray gate("approved in CHG-4711");
        QTest::newRow("HTML") << unnamed << u"HTML"_s << u"rollout-2.html"_s << QByteArray("<!DOCTYPE html>") << gate;
        QTest::newRow("PDF") << unnamed << u"PDF"_s << u"rollout-2.pdf"_s << QByteArray("%PDF-1.")
                             << QByteArray("%%EOF");
        QTest::newRow("Markdown") << unnamed << u"Markdown"_s << u"rollout-2.md"_s << QByteArray("# ") << gate;
        QTest::newRow("CSV") << unnamed << u"Comma"_s << u"rollout-2.csv"_s << QByteArray()
                             << QByteArray("pause:3.10.1");
        QTest::newRow("JSON") << unnamed << u"JSON"_s << u"rollout-2.json"_s << QByteArray("{")
                              << QByteArray("\"quaymaster-rollout\"");
        QTest::newRow("the name says more than the list")
            << u"audit.MD"_s << u"PDF"_s << u"audit.MD"_s << QByteArray("# ") << gate;
        QTest::newRow("a name that says nothing")
            << u"audit.txt"_s << u"Markdown"_s << u"audit.txt"_s << QByteArray("# ") << gate;
        QTest::newRow("a name without a suffix")
            << u"audit"_s << u"PDF"_s << u"audit.pdf"_s << QByteArray("%PDF-1.") << QByteArray("%%EOF");
    }

    void savesTheReportInEveryForm()
    {
        QFETCH(const QString, name);
        QFETCH(const QString, filter);
        QFETCH(const QString, saved);
        QFETCH(const QByteArray, beginning);
        QFETCH(const QByteArray, content);
        RolloutWindow opened(samplePlan());
        opened.script->records = {record(2, 0)};
        opened.script->events = events();
        opened.open(u"history"_s);
        QTRY_COMPARE(opened.find<TableView>(u"historyTable"_s)->model()->rowCount(), 1);
        opened.trigger(u"&Save the report …"_s);
        QPointer<QFileDialog> dialog = opened.window.findChild<QFileDialog *>();
        QVERIFY(dialog);
        const QTemporaryDir folder;
        dialog->setDirectory(folder.path());
        for (const QString &offered : dialog->nameFilters()) {
            if (offered.startsWith(filter)) {
                dialog->selectNameFilter(offered);
                Q_EMIT dialog->filterSelected(offered); // as when a person selects it
            }
        }
        if (!name.isEmpty())
            dialog->selectFile(name);
        QMetaObject::invokeMethod(dialog, "accept");
        const QString path = folder.filePath(saved);
        QTRY_VERIFY2(QFile::exists(path), qPrintable(QDir(folder.path()).entryList(QDir::Files).join(u' ')));
        const QByteArray written = contentOf(path);
        QVERIFY2(written.startsWith(beginning), written.first(qMin<qsizetype>(80, written.size())).constData());
        QVERIFY(written.contains(content));
        QTRY_VERIFY(opened.window.findChild<QStatusBar *>()->currentMessage().contains(path));
        QTRY_VERIFY(!dialog);
    }
};

} // namespace qm

QTEST_MAIN(qm::HistoryPageTest)
#include "tst_historypage.moc"
