// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/planbuilder.h"
#include "tests/ui/openwindow.h"
#include "tests/ui/uitest.h"
#include "ui/models/missingmodel.h"
#include "ui/page.h"
#include "ui/views/matrixview.h"
#include "ui/widgets/emptystate.h"

#include <QHeaderView>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace Qt::StringLiterals;
using namespace qm::test;

namespace qm {
namespace {

QString totals(const OpenWindow &opened)
{
    const auto *header = opened.window.findChild<QWidget *>(u"headerLine"_s);
    for (const QLabel *label : header->findChildren<QLabel *>()) {
        if (label->accessibleName() == u"Totals of the plan")
            return label->text();
    }
    return {};
}

/// What remains of a cluster whose inventory is not there: the host on which Ansible runs.
Plan withoutInventory()
{
    PlanBuilder builder;
    builder.need(builder.host(u"localhost"_s), builder.file(u"kubeadm"_s, u"https://dl.k8s.io/kubeadm"_s),
                 Presence::Unknown);
    Plan plan = builder.plan();
    plan.diagnostics = {
        {Severity::Error, u"inventory-missing"_s, Message("There is no inventory %1.", {u"/srv/hosts.ini"_s}), {}, {}}};
    return plan;
}

/// What a header says with its background.
QImage look(const QHeaderView &header, int section)
{
    return header.viewport()
        ->grab(header.orientation() == Qt::Horizontal
                   ? QRect(header.sectionViewportPosition(section), 0, header.sectionSize(section), header.height())
                   : QRect(0, header.sectionViewportPosition(section), header.width(), header.sectionSize(section)))
        .toImage();
}

} // namespace

/// What the window says of plans of which something is not known.
class PlanStatesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { startAfresh(u"tst_planstates"_s); }

    void anInventoryThatCannotBeReadIsNoFinishedCluster()
    {
        OpenWindow opened(withoutInventory());
        opened.open();
        QCOMPARE(totals(opened), u"inventory not read"_s);
        for (const QString &id : {u"routes"_s, u"plan"_s, u"rollout"_s}) {
            opened.window.showPage(id);
            const auto said = [&opened, &id] {
                for (const EmptyState *empty : opened.window.page(id)->findChildren<EmptyState *>()) {
                    if (empty->isVisible())
                        return QString(empty->accessibleName() + u": "_s + empty->accessibleDescription());
                }
                return QString();
            };
            QTRY_COMPARE(said(), u"The inventory could not be read: There is no inventory /srv/hosts.ini."_s);
            for (const QLabel *label : opened.window.page(id)->findChildren<QLabel *>())
                QVERIFY2(!label->text().contains(u"nothing"_s), qPrintable(label->text()));
        }
        takeScreenshots(opened.window, u"inventory-unread"_s);
    }

    void whatNobodyKnowsIsNotMissing()
    {
        Plan plan = samplePlan();
        qsizetype needs = 0;
        for (PlannedHost &host : plan.hosts) {
            for (Need &need : host.needs)
                need.presence = Presence::Unknown;
            needs += host.needs.size();
        }
        OpenWindow opened(plan);
        QSignalSpy badge(opened.window.page(u"missing"_s), &Page::badgeChanged);
        opened.open();
        const QString count = QLocale().toString(needs);
        QTRY_VERIFY(totals(opened).contains(u"%1 not known"_s.arg(count)));
        QVERIFY(!totals(opened).contains(u"missing"_s));
        QCOMPARE(badge.constLast().constFirst().toString(), u"?"_s);
        opened.window.showPage(u"missing"_s);
        const QList<QLabel *> labels = opened.window.page(u"missing"_s)->findChildren<QLabel *>();
        QVERIFY(std::any_of(labels.cbegin(), labels.cend(), [&](const QLabel *label) {
            return label->text().startsWith(u"%1 not known · "_s.arg(count));
        }));
        const auto *tree = opened.window.findChild<QTreeView *>(u"missingTree"_s);
        const QString ofHost = tree->model()->index(0, MissingModel::StateColumn).data().toString();
        QVERIFY2(ofHost.endsWith(u" not known") && !ofHost.contains(u"missing"), qPrintable(ofHost));
        takeScreenshots(opened.window, u"missing-unknown"_s);
    }

    void onlyWhatIsPickedLooksPicked()
    {
        OpenWindow opened(tenNodes());
        opened.open();
        opened.window.showPage(u"matrix"_s);
        MatrixView *view = opened.matrix();
        QTRY_VERIFY(view->model()->columnCount() > 2);
        const QHeaderView &columns = *view->horizontalHeader();
        const QHeaderView &rows = *view->verticalHeader();
        view->clearSelection();
        view->selectionModel()->setCurrentIndex(view->model()->index(0, 0), QItemSelectionModel::NoUpdate);
        const QImage column = look(columns, 0);
        const QImage row = look(rows, 0);
        view->selectionModel()->setCurrentIndex(view->model()->index(1, 1), QItemSelectionModel::NoUpdate);
        QCOMPARE(look(columns, 0), column); // where keys begin is nothing that somebody picked
        QCOMPARE(look(rows, 0), row);
        view->setCurrentIndex(view->model()->index(0, 0));
        QVERIFY(look(columns, 0) != column);
        QVERIFY(look(rows, 0) != row);
        view->selectRow(0); // a host
        QCOMPARE(look(columns, 0), column);
        QVERIFY(look(rows, 0) != row);
        view->selectColumn(0); // an artifact
        QVERIFY(look(columns, 0) != column);
        QCOMPARE(look(rows, 0), row);
        takeScreenshots(opened.window, u"matrix-artifact"_s);
    }
};

} // namespace qm

QTEST_MAIN(qm::PlanStatesTest)
#include "tst_planstates.moc"
