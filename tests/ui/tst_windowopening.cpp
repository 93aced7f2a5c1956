// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/base/workpool.h"
#include "core/report/planjson.h"
#include "tests/ui/openwindow.h"
#include "tests/ui/uitest.h"
#include "ui/dialogs/opendialog.h"
#include "ui/dialogs/requestform.h"
#include "ui/filethreads.h"
#include "ui/inputs.h"
#include "ui/mainwindow.h"
#include "ui/pages/startpage.h"
#include "ui/sourceopener.h"
#include "ui/widgets/messagebar.h"

#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScopeGuard>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <algorithm>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace qm::test;

namespace qm {
namespace {

/// @return the path of a plan document in @p folder that was computed from @p inventory.
QString planFile(const QTemporaryDir &folder, const QString &inventory)
{
    Plan plan = tenNodes();
    PlanRequest request;
    request.inventories = {inventory};
    plan.request = std::make_shared<const PlanRequest>(request);
    QFile file(folder.filePath(u"plan.json"_s));
    const bool isWritten = file.open(QIODevice::WriteOnly) && writePlan(plan, file);
    return isWritten ? file.fileName() : QString();
}

} // namespace

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
        const PlanRequest request = withInputs({}, sortInputs({inventory, presence.fileName()}));
        QCOMPARE(request.inventories, QStringList{inventory});
        QCOMPARE(request.presence, QStringList(presence.fileName()));
        QCOMPARE(QDir(request.kubespray), QDir(root.filePath(u"kubespray"_s))); // the one it lies in

        OpenWindow opened(tenNodes());
        opened.open();
        opened.window.openPaths({u"/no/such/inventory"_s, inventory});
        QTRY_COMPARE(opened.service.request()->inventories, QStringList{inventory});
        QCOMPARE(opened.service.request()->kubespray, u"/srv/kubespray"_s);
        QVERIFY(opened.window.findChild<MessageBar *>()->isVisible()); // what else there was is not there
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
        request.extraVarsLeftOut = 1;
        request.evidenceLeftOut = true;
        form.setRequest(request);
        QCOMPARE(form.request(), request);
        form.findChild<QPlainTextEdit *>()->appendPlainText(u"registry_password=hunter2"_s);
        QCOMPARE(form.request().extraVarsLeftOut, 0); // it was given again
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
        QTRY_COMPARE(form.request().presence, dropped);
        form.addPaths({dropped.constFirst()});
        QTRY_COMPARE(form.request().presence, dropped.first(1));
        QVERIFY(!more->isVisibleTo(&form));
        form.setRequest({{u"/etc/other/hosts.ini"_s}, u"/srv/kubespray"_s, {}, {}, {}, {}, {}});
        QCOMPARE(form.request().extraVarsLeftOut, 0);
    }

    /// It says by itself what it was computed from: a form has nothing to do with it.
    void aPlanThatIsDroppedOnTheFormIsOpened()
    {
        const QTemporaryDir folder;
        const QString path = planFile(folder, u"/etc/old/hosts.ini"_s);
        OpenWindow opened(tenNodes());
        opened.window.show();
        auto *start = opened.window.findChild<StartPage *>()->findChild<RequestForm *>();
        start->addPaths({u"/no/such"_s, path});
        QTRY_VERIFY(opened.service.request());
        QCOMPARE(opened.service.request()->inventories, QStringList{u"/etc/old/hosts.ini"_s});

        opened.window.open({{u"/etc/new/hosts.ini"_s}, u"/srv/kubespray"_s, {}, {}, {}, {}, {}});
        opened.window.showOpenDialog();
        auto *dialog = opened.window.findChild<OpenDialog *>();
        dialog->findChild<RequestForm *>()->addPaths({path});
        QTRY_COMPARE(opened.service.request()->inventories, QStringList{u"/etc/old/hosts.ini"_s});
        QVERIFY(!dialog->isVisible());
        opened.window.findChild<MessageBar *>()->dismiss();
        opened.window.showOpenDialog();
        dialog->findChild<RequestForm *>()->addPaths({u"/no/such"_s});
        QTRY_VERIFY(opened.window.findChild<MessageBar *>()->isVisible());
    }

    void enterPlansWhatTheStartPageSays()
    {
        OpenWindow opened(tenNodes());
        opened.window.show();
        auto *form = opened.window.findChild<StartPage *>()->findChild<RequestForm *>();
        auto *limit = form->findChildren<QLineEdit *>().constFirst();
        QTest::keyClick(limit, Qt::Key_Return);
        QVERIFY(!opened.service.request()); // it says too little
        const PlanRequest wanted{{u"/etc/cluster/hosts.ini"_s}, u"/srv/kubespray"_s, {}, {}, {}, {}, {}};
        form->setRequest(wanted);
        QTest::keyClick(limit, Qt::Key_Return);
        QVERIFY(opened.service.request());
        QCOMPARE(opened.service.request()->inventories, wanted.inventories);
    }

    /// What lies on a disk that does not answer keeps nobody waiting.
    void nobodyWaitsForADiskThatIsGone()
    {
        const QTemporaryDir folder;
        const QString silent = folder.filePath(u"silent.json"_s);
        QCOMPARE(::mkfifo(qPrintable(silent), 0600), 0);
        // Whoever opens it waits until somebody opens it for writing.
        const auto letGo = qScopeGuard([&] {
            for (int i = 0; i < 10; ++i) {
                const int writer = ::open(qPrintable(silent), O_WRONLY | O_NONBLOCK);
                QTest::qWait(20);
                if (writer >= 0)
                    ::close(writer);
            }
        });
        OpenWindow opened(tenNodes());
        opened.open();
        auto *stop = opened.window.findChild<QToolButton *>(u"stopButton"_s);
        QTRY_VERIFY(!stop->isVisible());
        opened.window.openPaths({silent});
        QVERIFY(stop->isVisible() && stop->isEnabled());
        opened.window.context().sources->open({silent, 1});
        opened.window.showOpenDialog();
        auto *form = opened.window.findChild<OpenDialog *>()->findChild<RequestForm *>();
        form->addPaths({silent});
        stop->click();
        QVERIFY(!stop->isVisible());
        // Others are looked at meanwhile.
        const QString plan = planFile(folder, u"/etc/old/hosts.ini"_s);
        opened.window.openPaths({plan});
        QTRY_COMPARE(opened.service.request()->inventories, QStringList{u"/etc/old/hosts.ini"_s});
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
        const QString file = planFile(folder, u"/etc/old/hosts.ini"_s);
        OpenWindow opened(tenNodes());
        opened.open();
        const auto *stop = opened.window.findChild<QToolButton *>(u"stopButton"_s);
        QTRY_VERIFY(!stop->isVisible());
        opened.window.openPaths({file});
        QVERIFY(stop->isVisible() && stop->isEnabled()); // it is being read
        PlanRequest wanted;
        wanted.inventories = {u"/etc/new/hosts.ini"_s};
        opened.window.open(wanted);
        fileThreads()->waitForDone();
        QCoreApplication::processEvents();
        workPool()->waitForDone();
        QCoreApplication::processEvents();
        QCOMPARE(opened.service.request()->inventories, wanted.inventories);
        opened.window.openPaths({file});
        QTRY_COMPARE(opened.service.request()->inventories, QStringList{u"/etc/old/hosts.ini"_s});
    }
};

} // namespace qm

QTEST_MAIN(qm::TestWindowOpening)
#include "tst_windowopening.moc"
