// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/openwindow.h"
#include "tests/ui/uitest.h"
#include "ui/inputs.h"
#include "ui/mainwindow.h"
#include "ui/models/inventorymodel.h"
#include "ui/pages/diagnosticspanel.h"
#include "ui/selection.h"
#include "ui/sourceopener.h"
#include "ui/theme/theme.h"
#include "ui/views/matrixview.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/searchfield.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStatusBar>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace qm::test;

namespace qm {
namespace {

QComboBox *combo(const MainWindow &window, const QString &page, const QString &name)
{
    for (QComboBox *box : window.page(page)->findChildren<QComboBox *>()) {
        if (box->accessibleName() == name)
            return box;
    }
    return nullptr;
}

QList<QToolButton *> severities(const MainWindow &window)
{
    QList<QToolButton *> result;
    for (QToolButton *button : window.findChild<DiagnosticsPanel *>()->findChildren<QToolButton *>()) {
        if (button->isCheckable())
            result.append(button);
    }
    return result;
}

} // namespace

/// The window as a whole: its pages, what they share, and what it says and remembers.
class TestWindow final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { startAfresh(u"tst_window"_s); }

    void startsWithAdvice()
    {
        OpenWindow opened(tenNodes());
        opened.window.show();
        const auto *plan = [&] {
            const auto buttons = opened.window.findChildren<QPushButton *>();
            return *std::find_if(buttons.cbegin(), buttons.cend(),
                                 [](QPushButton *b) { return b->text() == u"&Plan"_s; });
        }();
        QVERIFY(plan->isVisible());
        QVERIFY(!plan->isEnabled());
        takeScreenshots(opened.window, u"start"_s);
    }

    void opensAndShowsEveryPage()
    {
        OpenWindow opened(tenNodes());
        opened.open();
        for (Page *page : opened.window.pages()) {
            opened.window.showPage(page->id());
            QCOMPARE(opened.window.currentPage(), page);
            QVERIFY(page->isVisible());
            takeScreenshots(opened.window, u"window-"_s + page->id());
        }
        opened.window.resize(1024, 700);
        for (const QString &id : {u"inventory"_s, u"matrix"_s, u"missing"_s}) {
            opened.window.showPage(id);
            takeScreenshots(opened.window, u"small-"_s + id);
        }
        QCOMPARE(opened.window.size(), QSize(1024, 700)); // nothing asks for more
    }

    void sharesOneSelection()
    {
        OpenWindow opened(tenNodes());
        opened.open();
        opened.window.showPage(u"matrix"_s);
        MatrixView *view = opened.matrix();
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(view->model()->index(4, 2)).center());
        const Selection picked = opened.window.context().selection->current();
        QCOMPARE(picked.hosts, QStringList{opened.planning->plan().hosts.at(4).name});
        QCOMPARE(picked.artifacts.size(), 1);
        // The inventory shows the same host, with its variables.
        opened.window.showPage(u"inventory"_s);
        auto *tree = opened.window.findChild<QTreeView *>(u"inventoryTree"_s);
        QCOMPARE(tree->currentIndex().data().toString(), picked.hosts.constFirst());
        auto *variables = opened.window.findChild<QTreeView *>(u"variables"_s);
        QTRY_VERIFY(variables->model()->rowCount() > 3);
        // And back: a group in the tree is its members in the matrix.
        const auto *model = static_cast<const InventoryModel *>(tree->model());
        tree->setCurrentIndex(model->indexOfGroup(u"etcd"_s));
        opened.window.showPage(u"matrix"_s);
        const Selection group = opened.window.context().selection->current();
        QCOMPARE(group.group, u"etcd"_s);
        QVERIFY(view->selectionModel()->selectedRows().size() == group.hosts.size());
    }

    void goesBackAndForward()
    {
        OpenWindow opened(tenNodes());
        opened.open();
        SelectionHub &hub = *opened.window.context().selection;
        hub.select({{u"a"_s}, {}, {}}, this);
        hub.select({{u"b"_s}, {}, {}}, this);
        QTest::keyClick(&opened.window, Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(hub.current().hosts, QStringList{u"a"_s});
        QTest::keyClick(&opened.window, Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(hub.current().hosts, QStringList{u"b"_s});
    }

    void remembersHowItWasLeft()
    {
        {
            OpenWindow opened(tenNodes());
            opened.open();
            opened.window.resize(1100, 720);
            opened.window.showPage(u"missing"_s);
            auto *missing = opened.window.page(u"missing"_s);
            missing->findChild<SearchField *>()->setSearch(u"etcd"_s);
            combo(opened.window, u"nodes"_s, u"Which hosts are listed"_s)->setCurrentIndex(2);
            combo(opened.window, u"history"_s, u"Which events are listed"_s)->setCurrentIndex(3);
            severities(opened.window).constLast()->setChecked(false);
            opened.window.close();
        }
        OpenWindow again(tenNodes());
        again.open();
        QCOMPARE(again.window.size(), QSize(1100, 720));
        QCOMPARE(again.window.currentPage()->id(), u"missing"_s);
        QCOMPARE(again.window.page(u"missing"_s)->findChild<SearchField *>()->text(), u"etcd"_s);
        QCOMPARE(recentRequests(QSettings()).size(), 1);
        QCOMPARE(combo(again.window, u"nodes"_s, u"Which hosts are listed"_s)->currentIndex(), 2);
        QCOMPARE(combo(again.window, u"history"_s, u"Which events are listed"_s)->currentIndex(), 3);
        QVERIFY(severities(again.window).constFirst()->isChecked());
        QVERIFY(!severities(again.window).constLast()->isChecked());
        QSettings().clear(); // whoever opens it for the first time sees everything
        OpenWindow fresh(tenNodes());
        QVERIFY(severities(fresh.window).constLast()->isChecked());
    }

    void saysInPlaceWhatWentWrong()
    {
        OpenWindow opened(tenNodes());
        opened.open();
        opened.window.context().sources->open(SourceLocation(u"/no/such/file.yml"_s, 3));
        auto *bar = opened.window.findChild<MessageBar *>();
        QTRY_VERIFY(bar->isVisible());
        QVERIFY(bar->accessibleName().contains(u"/no/such/file.yml"_s));
        takeScreenshots(opened.window, u"message"_s);
        QVERIFY(!QApplication::activeModalWidget());
        QTest::mouseClick(bar->findChild<QToolButton *>(), Qt::LeftButton);
        QVERIFY(!bar->isVisible());
    }

    void anEmptyEditorCommandIsNoProgram()
    {
        OpenWindow opened(tenNodes());
        opened.open();
        SourceOpener &sources = *opened.window.context().sources;
        const QSignalSpy failed(&sources, &SourceOpener::failed);
        sources.setEditorCommand(u"\"\""_s);
        sources.open(SourceLocation(u"/no/such/file.yml"_s, 3));
        QVERIFY(!failed.isEmpty());
    }

    void totalsStayWhileTheSameIsPlannedAgain()
    {
        OpenWindow opened(tenNodes());
        opened.open();
        const auto *header = opened.window.findChild<QWidget *>(u"headerLine"_s);
        const auto counts = [header] {
            for (const QLabel *label : header->findChildren<QLabel *>()) {
                if (label->accessibleName() == u"Totals of the plan")
                    return label->text();
            }
            return QString();
        };
        const QString before = counts();
        QVERIFY(!before.isEmpty());
        PlanRequest other = *opened.service.request();
        other.evidence = std::make_shared<const PresenceDocument>();
        opened.service.setRequest(other);
        QCOMPARE(counts(), before); // it is the same cluster
        QTRY_VERIFY(!opened.service.isBusy());
        other.inventories = {u"/etc/other/hosts.ini"_s};
        opened.service.setRequest(other);
        QVERIFY(counts().isEmpty());
        opened.service.cancel();
        QCOMPARE(counts(), before); // what is shown is what was shown
    }

    /// What was changed may be what is wrong now: nothing is said in place of the diagnostics.
    void saysThatAnInputChanged()
    {
        OpenWindow opened(tenNodes());
        opened.open();
        const auto *line = opened.window.findChild<QStatusBar *>();
        const auto says = [line](const QString &text) {
            const QList<QLabel *> labels = line->findChildren<QLabel *>();
            return std::any_of(labels.cbegin(), labels.cend(),
                               [&text](const QLabel *label) { return label->text().startsWith(text); });
        };
        QVERIFY(says(u"Planned in"_s));
        Q_EMIT opened.service.inputsChanged();
        opened.service.refresh();
        QTRY_VERIFY(says(u"An input changed; planned again in"_s));
        QVERIFY(line->currentMessage().isEmpty());
        QVERIFY(line->findChild<QWidget *>(u"diagnosticsButton"_s)->isVisible());
        opened.service.refresh();
        QTRY_VERIFY(says(u"Planned in"_s));

        Q_EMIT opened.service.inputsChanged();
        PlanRequest other = *opened.service.request(); // something else is opened at that moment
        other.inventories = {u"/etc/other/hosts.ini"_s};
        opened.service.setRequest(other);
        QTRY_VERIFY(!opened.service.isBusy());
        QVERIFY(says(u"Planned in"_s));
    }

    void theBadgeIsOfTheLastPlan()
    {
        OpenWindow opened(tenNodes());
        QSignalSpy badge(opened.window.page(u"missing"_s), &Page::badgeChanged);
        opened.open();
        QVERIFY(opened.window.currentPage()->id() != u"missing"_s);
        QTRY_VERIFY(!badge.isEmpty()); // though nobody looks at the page
        QVERIFY(!badge.constLast().constFirst().toString().isEmpty());
    }

    void oneKeyStopsWhatIsDone()
    {
        OpenWindow opened(tenNodes());
        opened.open();
        auto *stop = opened.window.findChild<QToolButton *>(u"stopButton"_s);
        QTRY_VERIFY(!stop->isVisible());
        QVERIFY(!stop->isEnabled());
        const QSignalSpy requested(&opened.window, &MainWindow::stopRequested);
        opened.window.setTask(u"Asking"_s);
        QVERIFY(stop->isVisible());
        QVERIFY(stop->toolTip().contains(u"Asking"_s) && stop->toolTip().contains(u"Shift+F5"_s));
        QTest::keyClick(&opened.window, Qt::Key_F5, Qt::ShiftModifier);
        QCOMPARE(requested.size(), 1);
    }

    void followsThemeAndDensity()
    {
        OpenWindow opened(tenNodes());
        opened.open();
        opened.window.showPage(u"matrix"_s);
        const auto trigger = [&](const QString &text) {
            for (QAction *action : opened.window.findChildren<QAction *>()) {
                if (action->text() == text)
                    action->trigger();
            }
        };
        trigger(u"&Dark"_s);
        QVERIFY(currentThemeMode() == ThemeMode::Dark);
        const int before = opened.matrix()->rowHeight(0);
        trigger(u"C&ompact"_s);
        QVERIFY(opened.matrix()->rowHeight(0) < before);
        takeScreenshots(opened.window, u"matrix-compact"_s);
        trigger(u"&Comfortable"_s);
        QCOMPARE(opened.matrix()->rowHeight(0), before);
    }

    void cleanup() { setDensity(Density::Comfortable); }
};

} // namespace qm

QTEST_MAIN(qm::TestWindow)
#include "tst_window.moc"
