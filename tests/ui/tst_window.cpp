// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/openwindow.h"
#include "tests/ui/uitest.h"
#include "ui/dialogs/opendialog.h"
#include "ui/inputs.h"
#include "ui/mainwindow.h"
#include "ui/models/inventorymodel.h"
#include "ui/selection.h"
#include "ui/sourceopener.h"
#include "ui/theme/theme.h"
#include "ui/views/matrixview.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/searchfield.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QHeaderView>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace Qt::StringLiterals;
using namespace qm::test;

namespace qm {

class TestWindow final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QCoreApplication::setOrganizationName(u"quaymaster-tests"_s);
        QCoreApplication::setApplicationName(u"tst_window"_s);
    }

    void init()
    {
        // The offscreen platform says so of what only a window manager can do.
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s));
        QSettings().clear();
        applyTheme(ThemeMode::Light);
    }

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
            opened.window.close();
        }
        OpenWindow again(tenNodes());
        again.open();
        QCOMPARE(again.window.size(), QSize(1100, 720));
        QCOMPARE(again.window.currentPage()->id(), u"missing"_s);
        QCOMPARE(again.window.page(u"missing"_s)->findChild<SearchField *>()->text(), u"etcd"_s);
        QCOMPARE(recentRequests(QSettings()).size(), 1);
    }

    void saysInPlaceWhatWentWrong()
    {
        OpenWindow opened(tenNodes());
        opened.open();
        opened.window.context().sources->open(SourceLocation(u"/no/such/file.yml"_s, 3));
        auto *bar = opened.window.findChild<MessageBar *>();
        QVERIFY(bar->isVisible());
        QVERIFY(bar->accessibleName().contains(u"/no/such/file.yml"_s));
        takeScreenshots(opened.window, u"message"_s);
        QVERIFY(!QApplication::activeModalWidget());
        QTest::mouseClick(bar->findChild<QToolButton *>(), Qt::LeftButton);
        QVERIFY(!bar->isVisible());
    }

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

    void everyActionHasATooltipAndAShortcutOfItsOwn()
    {
        OpenWindow opened(tenNodes());
        opened.open();
        QHash<QPair<const QObject *, QString>, QString> taken;
        for (const QAction *action : opened.window.findChildren<QAction *>()) {
            if (action->isSeparator() || action->text().isEmpty())
                continue;
            QVERIFY2(!action->toolTip().isEmpty(), qPrintable(action->text()));
            if (action->shortcut().isEmpty())
                continue;
            // Shortcuts of the window must differ from all others; those of a view only from the window's and its own.
            const bool isLocal = action->shortcutContext() == Qt::WidgetShortcut
                || action->shortcutContext() == Qt::WidgetWithChildrenShortcut;
            const QPair<const QObject *, QString> key{isLocal ? action->parent() : nullptr,
                                                      action->shortcut().toString()};
            QVERIFY2(!taken.contains(key), qPrintable(key.second + u' ' + action->text() + u' ' + taken.value(key)));
            if (isLocal)
                QVERIFY2(!taken.contains({nullptr, key.second}), qPrintable(key.second + u' ' + action->text()));
            taken.insert(key, action->text());
        }
        QVERIFY(taken.size() > 12);
    }

    void everyControlHasAName()
    {
        OpenWindow opened(tenNodes());
        opened.open();
        for (const QWidget *widget : opened.window.findChildren<QWidget *>()) {
            const bool isView =
                qobject_cast<const QAbstractItemView *>(widget) && !qobject_cast<const QHeaderView *>(widget);
            const bool isControl = isView || qobject_cast<const QLineEdit *>(widget)
                || qobject_cast<const QComboBox *>(widget) || qobject_cast<const QToolButton *>(widget);
            if (!isControl || widget->objectName().startsWith(u"qt_"_s) || !widget->isVisibleTo(&opened.window))
                continue;
            const auto *button = qobject_cast<const QAbstractButton *>(widget);
            const bool isInside = qobject_cast<const QLineEdit *>(widget->parentWidget())
                || qobject_cast<const QComboBox *>(widget->parentWidget());
            QVERIFY2(isInside || !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()),
                     qPrintable(QLatin1StringView(widget->metaObject()->className()) + u' ' + widget->objectName()));
        }
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
