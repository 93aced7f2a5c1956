// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/base/workpool.h"
#include "core/report/planjson.h"
#include "tests/ui/openwindow.h"
#include "tests/ui/uitest.h"
#include "ui/dialogs/opendialog.h"
#include "ui/dialogs/requestform.h"
#include "ui/inputs.h"
#include "ui/mainwindow.h"
#include "ui/widgets/messagebar.h"

#include <QDir>
#include <QFile>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace qm::test;

namespace qm {

/// What is opened, in which ways, and what is kept of it.
class TestWindowOpening final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { startAfresh(u"tst_windowopening"_s); }

    void opensWhatIsDropped()
    {
        QTemporaryDir folder;
        QDir root(folder.path());
        QVERIFY(root.mkpath(u"kubespray/roles/kubespray_defaults"_s));
        QVERIFY(root.mkpath(u"kubespray/inventory/mine"_s));
        const QString inventory = root.filePath(u"kubespray/inventory/mine/hosts.ini"_s);
        QFile file(inventory);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("[kube_node]\nnode1\n") > 0);
        file.close();
        QFile presence(root.filePath(u"presence.json"_s));
        QVERIFY(presence.open(QIODevice::WriteOnly) && presence.write("{\"format\": \"quaymaster-presence\"}") > 0);
        presence.close();
        QCOMPARE(detectInput(inventory), InputKind::Inventory);
        QCOMPARE(detectInput(root.filePath(u"kubespray"_s)), InputKind::Checkout);
        QCOMPARE(detectInput(presence.fileName()), InputKind::Presence);
        QCOMPARE(detectInput(u"/no/such"_s), InputKind::Missing);
        const PlanRequest request = withInputs({}, {inventory, presence.fileName()});
        QCOMPARE(request.inventories, QStringList{inventory});
        QCOMPARE(request.presence, QStringList(presence.fileName()));
        QCOMPARE(QDir(request.kubespray), QDir(root.filePath(u"kubespray"_s))); // the one it lies in

        OpenWindow opened(tenNodes());
        opened.open();
        opened.window.openPaths({inventory});
        QCOMPARE(opened.service.request()->inventories, QStringList{inventory});
        QCOMPARE(opened.service.request()->kubespray, u"/srv/kubespray"_s);
        opened.window.openPaths({u"/no/such/inventory"_s});
        QVERIFY(opened.window.findChild<MessageBar *>()->isVisible());
    }

    void choosesInputsInADialog()
    {
        OpenWindow opened(tenNodes());
        opened.open();
        QTest::keyClick(&opened.window, Qt::Key_O, Qt::ControlModifier);
        auto *dialog = opened.window.findChild<OpenDialog *>();
        QVERIFY(dialog && dialog->isVisible() && !dialog->isModal());
        takeScreenshots(*dialog, u"open-dialog"_s);
        QSignalSpy requested(dialog, &OpenDialog::requested);
        const auto buttons = dialog->findChildren<QPushButton *>();
        QTest::mouseClick(
            *std::find_if(buttons.cbegin(), buttons.cend(), [](QPushButton *b) { return b->text() == u"&Plan"_s; }),
            Qt::LeftButton);
        QCOMPARE(requested.size(), 1);
        QCOMPARE(requested.constFirst().constFirst().value<PlanRequest>(), *opened.service.request());
    }

    void theFormKeepsWhatItWasGiven()
    {
        RequestForm form;
        PlanRequest request;
        request.inventories = {u"/etc/cluster/hosts.ini"_s};
        request.kubespray = u"/srv/kubespray"_s;
        request.extraVars = {u"a: 1\nb:\n  - 2"_s, u"d=C:\\x\\"_s, u"c=3"_s, u"e=\\"_s};
        request.presence = {u"/one.json"_s, u"/two.json"_s};
        form.setRequest(request);
        QCOMPARE(form.request(), request);
        const auto *more = form.findChild<QLabel *>(u"morePresence"_s);
        QVERIFY(more->isVisibleTo(&form) && more->text().contains(u"two.json"_s));
        // What is dropped together counts together.
        const QTemporaryDir folder;
        QStringList dropped;
        for (const QString &name : {u"a.json"_s, u"b.json"_s}) {
            dropped.append(folder.filePath(name));
            QFile file(dropped.constLast());
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write("{\"format\": \"quaymaster-presence\"}") > 0);
        }
        form.addPaths(dropped);
        QCOMPARE(form.request().presence, dropped);
        form.addPaths({dropped.constFirst()});
        QCOMPARE(form.request().presence, dropped.first(1));
        QVERIFY(!more->isVisibleTo(&form));
    }

    void whatIsKeptHoldsNoSecrets()
    {
        QSettings settings;
        PlanRequest request;
        request.inventories = {u"/etc/cluster/hosts.ini"_s};
        request.extraVars = {u"registry_password=hunter2"_s, u"kube_version=1.36.2"_s};
        addRecentRequest(settings, request);
        const PlanRequest kept = recentRequests(settings).constFirst();
        QCOMPARE(kept.extraVars, QStringList{u"kube_version=1.36.2"_s});
        QCOMPARE(kept.extraVarsLeftOut, 1); // the plan will say so
        addRecentRequest(settings, kept);
        QCOMPARE(recentRequests(settings), QList{kept});
    }

    void theOpenDialogKeepsWhatIsTyped()
    {
        OpenWindow opened(tenNodes());
        opened.open();
        opened.window.showOpenDialog();
        auto *dialog = opened.window.findChild<OpenDialog *>();
        auto *form = dialog->findChild<RequestForm *>();
        PlanRequest typed;
        typed.inventories = {u"/etc/typed/hosts.ini"_s};
        typed.kubespray = u"/srv/other"_s;
        form->setRequest(typed);
        opened.window.showOpenDialog();
        QCOMPARE(form->request(), typed);
        dialog->close();
        opened.window.showOpenDialog();
        QCOMPARE(form->request(), *opened.service.request());
    }

    /// Opening one changes the list that it was picked from.
    void whatWasOpenIsOpenedAgain()
    {
        QSettings settings;
        QList<PlanRequest> requests;
        for (int i = 0; i < 12; ++i) {
            requests.append(
                {{u"/etc/cluster%1/hosts.ini"_s.arg(i)}, u"/srv/kubespray"_s, {u"a=%1"_s.arg(i)}, {}, {}, {}, {}});
            addRecentRequest(settings, requests.constLast());
        }
        OpenWindow opened(tenNodes());
        opened.window.show();
        auto *list = opened.window.findChild<QListWidget *>(u"recentList"_s);
        QCOMPARE(list->count(), 12); // the last one first
        list->setCurrentRow(7);
        QTest::keyClick(list, Qt::Key_Return);
        QCOMPARE(*opened.service.request(), requests.at(4));
        QCOMPARE(recentRequests(settings).constFirst(), requests.at(4));
    }

    void theLastOneOpenedCounts()
    {
        const QTemporaryDir folder;
        Plan plan = tenNodes();
        PlanRequest old;
        old.inventories = {u"/etc/old/hosts.ini"_s};
        plan.request = std::make_shared<const PlanRequest>(old);
        QFile file(folder.filePath(u"plan.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && writePlan(plan, file));
        file.close();
        OpenWindow opened(tenNodes());
        opened.open();
        const auto *stop = opened.window.findChild<QToolButton *>(u"stopButton"_s);
        QTRY_VERIFY(!stop->isVisible());
        opened.window.openPaths({file.fileName()});
        QVERIFY(stop->isVisible() && stop->isEnabled()); // it is being read
        PlanRequest wanted;
        wanted.inventories = {u"/etc/new/hosts.ini"_s};
        opened.window.open(wanted);
        workPool()->waitForDone();
        QCoreApplication::processEvents();
        QCOMPARE(opened.service.request()->inventories, wanted.inventories);
        opened.window.openPaths({file.fileName()});
        QTRY_COMPARE(opened.service.request()->inventories, old.inventories);
    }
};

} // namespace qm

QTEST_MAIN(qm::TestWindowOpening)
#include "tst_windowopening.moc"
