// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/openwindow.h"
#include "tests/ui/uitest.h"
#include "ui/models/nodesmodel.h"
#include "ui/page.h"
#include "ui/views/tableview.h"

#include <QAction>
#include <QLabel>
#include <QSet>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace qm::test;

namespace qm {

/// How the page of nodes uses its room, in a window as large as it is at first.
class NodesLayoutTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { startAfresh(u"tst_nodeslayout"_s); }

    void allThatCanBeDoneStandsInARow()
    {
        OpenWindow opened(tenNodes());
        opened.open();
        opened.window.showPage(u"nodes"_s);
        const Page *page = opened.window.page(u"nodes"_s);
        QSet<int> rows;
        for (const QToolButton *button : page->findChildren<QToolButton *>()) {
            if (button->defaultAction() && page->actions().contains(button->defaultAction()))
                rows.insert(button->geometry().center().y());
        }
        QCOMPARE(rows.size(), 1);
        const auto *table = page->findChild<TableView *>(u"nodesTable"_s);
        const int engine = table->fontMetrics().horizontalAdvance(u"containerd 1.6.20~ds1"_s);
        QVERIFY(table->columnWidth(NodesModel::EngineColumn) > engine + 8);
        takeScreenshots(opened.window, u"nodes-layout"_s);
    }

    void noRowMovesWhenTheAdviceGoes()
    {
        OpenWindow opened(tenNodes());
        opened.open();
        opened.window.showPage(u"nodes"_s);
        const Page *page = opened.window.page(u"nodes"_s);
        const auto *table = page->findChild<TableView *>(u"nodesTable"_s);
        const auto *advice = page->findChild<QLabel *>(u"nodesAdvice"_s);
        QTRY_VERIFY(advice->isVisible());
        const QPoint before = table->mapTo(page, QPoint());
        const QString host = opened.planning->plan().hosts.constFirst().name;
        opened.probing.probe({host});
        QTRY_COMPARE(opened.nodes->asked.all(), QList<QString>{host});
        opened.nodes->report(host, ProbeStage::Done);
        QTRY_VERIFY(!advice->isVisible());
        QTest::qWait(50); // laid out
        QCOMPARE(table->mapTo(page, QPoint()), before);
    }
};

} // namespace qm

QTEST_MAIN(qm::NodesLayoutTest)
#include "tst_nodeslayout.moc"
