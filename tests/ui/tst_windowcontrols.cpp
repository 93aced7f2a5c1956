// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/openwindow.h"
#include "tests/ui/uitest.h"
#include "ui/page.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPainter>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QSpinBox>
#include <QStyle>
#include <QStyleOptionButton>
#include <QTabBar>
#include <QTest>
#include <QTextEdit>
#include <QToolButton>
#include <QTranslator>

using namespace Qt::StringLiterals;
using namespace qm::test;

namespace qm {
namespace {

QString plain(QString text)
{
    return text.remove(u'&').remove(u'…').trimmed();
}

/// Not in menus that show none, and not where an action is but a key.
bool showsTooltip(const QAction *action)
{
    const QList<QObject *> places = action->associatedObjects();
    return std::any_of(places.cbegin(), places.cend(), [](const QObject *place) {
        if (const auto *menu = qobject_cast<const QMenu *>(place))
            return menu->toolTipsVisible();
        const auto *widget = qobject_cast<const QWidget *>(place);
        return qobject_cast<const QToolButton *>(widget)
            || (widget && widget->contextMenuPolicy() == Qt::ActionsContextMenu);
    });
}

/// Its own, its text, or that of the label beside it.
bool hasName(const QWidget *widget)
{
    const auto *button = qobject_cast<const QAbstractButton *>(widget);
    const auto labels = widget->window()->findChildren<QLabel *>();
    return !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty())
        || std::any_of(labels.cbegin(), labels.cend(), [&](const QLabel *label) { return label->buddy() == widget; });
}

/// The page that has to be seen for an action's keys; null for those of the window.
const Page *pageOf(const QAction *action)
{
    const QObject *object = action;
    while (object && !qobject_cast<const Page *>(object))
        object = object->parent();
    return qobject_cast<const Page *>(object);
}

/// Whether the keys of @p action work where those of @p other do. Of pages one is seen at a time.
bool reachesInto(const QAction *action, const QAction *other)
{
    if (pageOf(action) && pageOf(other) && pageOf(action) != pageOf(other))
        return false;
    const auto places = [](const QAction *of) {
        QSet<const QWidget *> widgets;
        for (const QObject *object : of->associatedObjects()) {
            const auto *widget = qobject_cast<const QWidget *>(object);
            while (qobject_cast<const QMenu *>(widget)) // a window of its own, and its keys are those of the one below
                widget = widget->parentWidget();
            if (widget)
                widgets.insert(widget);
        }
        return widgets;
    };
    for (const QWidget *mine : places(action)) {
        for (const QWidget *theirs : places(other)) {
            const bool isWhole = action->shortcutContext() == Qt::WindowShortcut && mine->window() == theirs->window();
            const bool isBelow =
                action->shortcutContext() == Qt::WidgetWithChildrenShortcut && mine->isAncestorOf(theirs);
            if (mine == theirs || isWhole || isBelow)
                return true;
        }
    }
    return false;
}

/// Whether a person works with it, and it is not a part of what they work with.
bool isControl(const QWidget *widget)
{
    const QWidget *parent = widget->parentWidget();
    if (widget->objectName().startsWith(u"qt_"_s) || widget->inherits("QTableCornerButton")
        || qobject_cast<const QLineEdit *>(parent) || qobject_cast<const QComboBox *>(parent)
        || qobject_cast<const QAbstractSpinBox *>(parent) || qobject_cast<const QTabBar *>(parent))
        return false;
    const bool isView = qobject_cast<const QAbstractItemView *>(widget) && !qobject_cast<const QHeaderView *>(widget);
    return isView || qobject_cast<const QLineEdit *>(widget) || qobject_cast<const QComboBox *>(widget)
        || qobject_cast<const QAbstractButton *>(widget) || qobject_cast<const QAbstractSpinBox *>(widget)
        || qobject_cast<const QPlainTextEdit *>(widget) || qobject_cast<const QTextEdit *>(widget)
        || qobject_cast<const QProgressBar *>(widget);
}

} // namespace

/// What every control of the whole window owes: a name, a tooltip, a key that means one thing.
class TestWindowControls final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { startAfresh(u"tst_windowcontrols"_s); }

    /// A tooltip says more than the text, which Qt shows where there is none.
    void everyActionHasATooltip()
    {
        OpenWindow opened(tenNodes());
        opened.open();
        QStringList lacking;
        for (const QAction *action : opened.window.findChildren<QAction *>()) {
            if (action->isSeparator() || action->text().isEmpty() || action->menu() || !showsTooltip(action))
                continue;
            if (plain(action->toolTip()) == plain(action->text()))
                lacking.append(action->text());
        }
        QCOMPARE(lacking.join(u"; "_s), QString());
    }

    /// Qt does nothing at all where two actions of one key are to be had.
    void everyKeyMeansOneThing()
    {
        OpenWindow opened(tenNodes());
        opened.open();
        QStringList ambiguous;
        QMultiHash<QKeySequence, const QAction *> taken;
        for (const QAction *action : opened.window.findChildren<QAction *>()) {
            for (const QKeySequence &keys : action->shortcuts()) {
                for (const QAction *other : taken.values(keys)) {
                    if (reachesInto(action, other) || reachesInto(other, action))
                        ambiguous.append(u"%1: %2, %3"_s.arg(keys.toString(), action->text(), other->text()));
                }
                taken.insert(keys, action);
            }
        }
        QCOMPARE(ambiguous.join(u"; "_s), QString());
        QVERIFY(taken.contains(Qt::Key_F6)); // of the page of nodes
        QVERIFY(taken.size() > 30);
    }

    void everyLetterMeansOneThing_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("English") << u"en"_s;
        QTest::newRow("German") << u"de"_s;
    }

    /// Alt and a letter open a menu, or press a button of the page, whatever of that is to be seen at the time.
    void everyLetterMeansOneThing()
    {
        QFETCH(QString, language);
        QTranslator translator;
        QVERIFY(translator.load(u":/i18n/quaymaster_%1.qm"_s.arg(language)));
        QVERIFY(QCoreApplication::installTranslator(&translator));
        OpenWindow opened(tenNodes());
        opened.open();
        QHash<QKeySequence, QString> menus;
        for (const QAction *menu : opened.window.menuBar()->actions())
            menus.insert(QKeySequence::mnemonic(menu->text()), menu->text());
        QCOMPARE(menus.size(), 4);
        QStringList ambiguous;
        qsizetype letters = 0;
        for (const Page *page : opened.window.pages()) {
            QHash<QKeySequence, QString> taken = menus;
            const auto take = [&](const QKeySequence &letter, const QString &text) {
                if (letter.isEmpty())
                    return;
                if (taken.contains(letter))
                    ambiguous.append(u"%1: %2, %3"_s.arg(letter.toString(), taken.value(letter), text));
                taken.insert(letter, text);
                ++letters;
            };
            for (const QAbstractButton *button : page->findChildren<QAbstractButton *>()) {
                if (button->window() == &opened.window)
                    take(button->shortcut(), button->text());
            }
            for (const QLabel *label : page->findChildren<QLabel *>()) {
                if (label->window() == &opened.window && label->buddy())
                    take(QKeySequence::mnemonic(label->text()), label->text());
            }
        }
        QCOMPARE(ambiguous.join(u"; "_s), QString());
        QVERIFY(letters > 10);
    }

    void framesAreSeen_data()
    {
        QTest::addColumn<ThemeMode>("mode");
        QTest::newRow("light") << ThemeMode::Light;
        QTest::newRow("dark") << ThemeMode::Dark;
    }

    /// Where something can be typed or ticked is told from the window around it.
    void framesAreSeen()
    {
        QFETCH(ThemeMode, mode);
        applyTheme(mode);
        const QCheckBox box;
        QLineEdit line;
        QStyleOptionButton option;
        option.initFrom(&box);
        const QSize indicator(box.style()->pixelMetric(QStyle::PM_IndicatorWidth, &option, &box),
                              box.style()->pixelMetric(QStyle::PM_IndicatorHeight, &option, &box));
        QImage ticked(indicator, QImage::Format_RGB32);
        const QColor around = themePalette(mode).color(QPalette::Window);
        ticked.fill(around);
        option.rect = ticked.rect();
        option.palette = themePalette(mode);
        option.state = QStyle::State_Enabled | QStyle::State_Off;
        QPainter painter(&ticked);
        box.style()->drawPrimitive(QStyle::PE_IndicatorCheckBox, &option, &painter, &box);
        painter.end();
        line.resize(80, line.sizeHint().height());
        const auto contrast = [&around](const QImage &image) {
            int most = 0;
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x)
                    most = qMax(most, qAbs(qGray(image.pixel(x, y)) - qGray(around.rgb())));
            }
            return most;
        };
        QVERIFY2(contrast(ticked) > 40, qPrintable(QString::number(contrast(ticked))));
        const QImage typed = line.grab().toImage();
        QVERIFY2(contrast(typed) > 40, qPrintable(QString::number(contrast(typed))));
    }

    void everyControlHasAName()
    {
        OpenWindow opened(tenNodes());
        opened.open();
        opened.window.setDiagnosticsShown(true);
        QSet<const QWidget *> seen;
        QStringList nameless;
        for (const Page *page : opened.window.pages()) {
            opened.window.showPage(page->id());
            for (const QWidget *widget : opened.window.findChildren<QWidget *>()) {
                if (!isControl(widget) || !widget->isVisibleTo(&opened.window))
                    continue;
                seen.insert(widget);
                if (!hasName(widget))
                    nameless.append(page->id() + u' ' + QLatin1StringView(widget->metaObject()->className()) + u' '
                                    + widget->objectName());
            }
        }
        QCOMPARE(nameless.join(u"; "_s), QString());
        QVERIFY(seen.size() > 40);
    }
};

} // namespace qm

QTEST_MAIN(qm::TestWindowControls)
#include "tst_windowcontrols.moc"
