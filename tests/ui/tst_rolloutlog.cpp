// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/planbuilder.h"
#include "tests/ui/scriptedrollout.h"
#include "tests/ui/uitest.h"
#include "ui/models/rolloutjobmodel.h"
#include "ui/rollout/logpanel.h"
#include "ui/rollout/logview.h"
#include "ui/rollout/statechips.h"
#include "ui/views/tableview.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/searchfield.h"

#include <QAbstractButton>
#include <QApplication>
#include <QFile>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qm::test;

namespace qm {

namespace {

/// Its log, on top of the other tabs.
LogPanel *shownLog(const RolloutWindow &opened)
{
    auto *panel = opened.window.findChild<LogPanel *>();
    for (auto *tabs : opened.window.findChildren<QTabWidget *>()) {
        if (tabs->indexOf(panel) >= 0)
            tabs->setCurrentWidget(panel);
    }
    return panel;
}

} // namespace

/// What the page of rollouts shows of a step: its command and its log.
class RolloutLogTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { startAfresh(u"tst_rolloutlog"_s); }

    void showsLogAndCommand();
    void showsTheCurrentLineWithoutFocusToo();
    void handsTheFocusToWhatIsSeen();
    void searchesLogsOfAnySize();
    void whoLooksAtALineStaysThere();
    void theFilterLeavesWhatIsRead();
};

void RolloutLogTest::showsLogAndCommand()
{
    RolloutWindow opened(samplePlan());
    opened.open(u"rollout"_s);
    opened.start();
    auto *table = opened.find<TableView>(u"rolloutTable"_s);
    auto *panel = shownLog(opened);
    table->showRow(2);
    QTRY_VERIFY(opened.find<QPlainTextEdit>(u"rolloutCommand"_s)->toPlainText().contains(opened.script->jobs[2].host));
    QCOMPARE(panel->document().lineCount(), 0);
    opened.script->log(2, "one\n\x1b[31mtwo\x1b[0m\tend\nhalf");
    QTRY_COMPARE(panel->document().lineCount(), 3);
    QCOMPARE(panel->document().lines(0, 9), QStringList({u"one"_s, u"two    end"_s, u"half"_s}));
    opened.script->log(2, " whole\n");
    QTRY_COMPARE(panel->document().lines(2, 9), QStringList({u"half whole"_s}));
    panel->view().goTo(0);
    panel->view().goTo(1, true);
    QCOMPARE(panel->view().selectedText(), u"one\ntwo    end"_s);
    table->showRow(3);
    QTRY_COMPARE(panel->document().lineCount(), 0);
    // Cut and written anew, as by a step that begins again.
    table->showRow(2);
    QTRY_COMPARE(panel->document().lineCount(), 3);
    QFile file(panel->document().path());
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write("new\n");
    file.close();
    QTRY_COMPARE(panel->document().lines(0, 9), QStringList({u"new"_s}));
}

/// Where the cursor is nothing is marked while something else has the focus: it must not look marked by its letters.
void RolloutLogTest::showsTheCurrentLineWithoutFocusToo()
{
    RolloutWindow opened(samplePlan());
    opened.open(u"rollout"_s);
    opened.start();
    opened.find<TableView>(u"rolloutTable"_s)->showRow(2);
    auto *panel = shownLog(opened);
    opened.script->log(2, "WWWWWWWW\nWWWWWWWW\n");
    QTRY_COMPARE(panel->document().lineCount(), 2);
    LogView &view = panel->view();
    view.clearFocus();
    view.goTo(0);
    QPalette palette = view.palette();
    palette.setColor(QPalette::HighlightedText, palette.color(QPalette::Base));
    view.setPalette(palette);
    const QImage picture = view.viewport()->grab().toImage();
    const int height = view.fontMetrics().lineSpacing();
    const auto darkPixels = [&](int top) {
        int count = 0;
        for (int y = top; y < top + height; ++y) {
            for (int x = picture.width() / 10; x < picture.width(); ++x)
                count += qGray(picture.pixel(x, y)) < 128 ? 1 : 0;
        }
        return count;
    };
    QVERIFY2(darkPixels(0) > 20, qPrintable(QString::number(darkPixels(0))));
}

/// A log that is not there yet must not swallow the keys.
void RolloutLogTest::handsTheFocusToWhatIsSeen()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"a.log"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("one\n") == 4);
    file.close();
    LogPanel panel;
    panel.show();
    QVERIFY(QTest::qWaitForWindowActive(&panel));
    panel.showLog({}, u"Pick a step."_s);
    panel.setFocus();
    QVERIFY(qobject_cast<EmptyState *>(QApplication::focusWidget()));
    panel.showLog(file.fileName(), {});
    QTRY_COMPARE(QApplication::focusWidget(), &panel.view());
}

void RolloutLogTest::searchesLogsOfAnySize()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"big.log"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    constexpr int count = 300'000;
    for (int i = 0; i < count; ++i)
        file.write(QByteArray("2026-11-28T12:00:00Z layer ") + QByteArray::number(i) + " copied and verified\n");
    file.write(QByteArray(9'000'000, 'x') + "\nlast Line\n");
    file.close();
    LogPanel panel;
    panel.resize(700, 300);
    panel.show();
    panel.showLog(file.fileName(), {});
    QTRY_COMPARE_WITH_TIMEOUT(panel.document().lineCount(), count + 2, 30'000);
    QVERIFY(panel.view().isFollowing());
    QCOMPARE(panel.document().lines(123'456, 1),
             QStringList({u"2026-11-28T12:00:00Z layer 123456 copied and verified"_s}));
    QCOMPARE(panel.document().lines(count, 1).constFirst().size(), LogDocument::longestLine + 1);
    QCOMPARE(panel.document().lines(count + 1, 5), QStringList({u"last Line"_s}));
    panel.searchField()->setSearch(u"LAYER 77777"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!panel.document().isSearching() && !panel.document().hits().empty(), 30'000);
    QTRY_COMPARE_WITH_TIMEOUT(panel.document().hits(), (std::vector<qint64>{77777, 177777, 277777}), 30'000);
    QCOMPARE(panel.view().currentLine(), 77777);
    QVERIFY(!panel.view().isFollowing()); // it looks at a hit now
    panel.goToHit(true);
    QCOMPARE(panel.view().currentLine(), 177777);
    panel.goToHit(false);
    panel.goToHit(false);
    QCOMPARE(panel.view().currentLine(), 277777);
    panel.goToHit(true);
    QCOMPARE(panel.view().currentLine(), 77777);
    takeScreenshots(panel, u"rollout-log"_s);
    // The search goes on while the log grows.
    QVERIFY(file.open(QIODevice::Append));
    file.write("layer 77777 again\n");
    file.close();
    QTRY_COMPARE_WITH_TIMEOUT(panel.document().hits().size(), size_t(4), 30'000);
    QTest::keyClick(&panel.view(), Qt::Key_End);
    QVERIFY(panel.view().isFollowing());
}

/// Also at one that is in sight already.
void RolloutLogTest::whoLooksAtALineStaysThere()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"a.log"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("one\ntwo\nthree\n") > 0);
    file.flush();
    LogPanel panel;
    panel.resize(700, 300);
    panel.show();
    panel.showLog(file.fileName(), {});
    QTRY_COMPARE(panel.document().lineCount(), 3);
    QVERIFY(panel.view().isFollowing());
    panel.view().goTo(1);
    QVERIFY(!panel.view().isFollowing());
    panel.view().goTo(2); // the last one
    QVERIFY(panel.view().isFollowing());
    panel.view().goTo(0);
    QVERIFY(file.write(QByteArray("more\n").repeated(200)) > 0);
    file.close();
    QTRY_COMPARE(panel.document().lineCount(), 203);
    QCOMPARE(panel.view().verticalScrollBar()->value(), 0);
    QTest::keyClick(&panel.view(), Qt::Key_End);
    QVERIFY(panel.view().isFollowing());
}

/// A step that ends is no longer one of those that run: it stays as long as somebody reads its log.
void RolloutLogTest::theFilterLeavesWhatIsRead()
{
    RolloutWindow opened(samplePlan());
    opened.open(u"rollout"_s);
    opened.start();
    opened.script->report({jobStatus(2, JobState::Running), jobStatus(4, JobState::Running)}, RolloutPhase::Running);
    auto *table = opened.find<TableView>(u"rolloutTable"_s);
    const auto *model = static_cast<const RolloutJobModel *>(table->model());
    QTRY_COMPARE(model->counts()[static_cast<size_t>(JobGroup::Running)], 2);
    for (QAbstractButton *button : opened.window.findChild<StateChips *>()->findChildren<QAbstractButton *>()) {
        if (button->text().contains(u"unning"_s))
            button->click();
    }
    QCOMPARE(model->rowCount(), 2);
    table->showRow(0);
    auto *panel = shownLog(opened);
    QTRY_VERIFY(panel->document().path().endsWith(u"2.log"_s));
    opened.script->report({jobStatus(2, JobState::Done), jobStatus(6, JobState::Running)}, RolloutPhase::Running);
    QTRY_COMPARE(model->rowCount(), 3);
    QTest::qWait(1500); // the page settles each second
    QCOMPARE(model->jobAt(table->currentIndex().row()), 2U);
    QVERIFY(panel->document().path().endsWith(u"2.log"_s));
    table->showRow(model->rowOf(6));
    QTRY_COMPARE(model->rowOf(2), -1); // nobody reads it any more
    QCOMPARE(model->jobAt(table->currentIndex().row()), 6U);
}

} // namespace qm

QTEST_MAIN(qm::RolloutLogTest)
#include "tst_rolloutlog.moc"
