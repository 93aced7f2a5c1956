// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/navigation.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <QStyledItemDelegate>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

constexpr int idRole = Qt::UserRole;
constexpr int badgeRole = Qt::UserRole + 1;
constexpr int inset = 12;
constexpr int iconSide = 16;
constexpr int iconGap = 10;
constexpr int badgeGap = 8;

/// A bar of the accent colour at the left of the current entry, the badge at the right.
class NavigationDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const bool current = option.state.testFlag(QStyle::State_Selected);
        const QPalette &palette = option.palette;
        if (current) {
            painter->fillRect(option.rect, palette.color(QPalette::Highlight));
            QRect bar = option.rect;
            bar.setWidth(3);
            painter->fillRect(bar, palette.color(QPalette::Link));
        } else if (option.state.testFlag(QStyle::State_MouseOver)) {
            painter->fillRect(option.rect, palette.color(QPalette::Midlight));
        }
        QRect area = option.rect.adjusted(inset, 0, -inset, 0);
        const QRect iconArea(area.left(), area.center().y() - 7, iconSide, iconSide);
        index.data(Qt::DecorationRole)
            .value<QIcon>()
            .paint(painter, iconArea, Qt::AlignCenter, current ? QIcon::Selected : QIcon::Normal);
        area.setLeft(iconArea.right() + iconGap);
        const QFont font = current ? headingFont(option.font) : option.font;
        const QFontMetrics metrics(font);
        const QString badge = index.data(badgeRole).toString();
        const int width = option.fontMetrics.horizontalAdvance(badge);
        // In a narrow bar the title comes first: a number beside half a word says nothing.
        if (!badge.isEmpty() && metrics.horizontalAdvance(index.data().toString()) + badgeGap + width <= area.width()) {
            painter->setPen(palette.color(current ? QPalette::HighlightedText : QPalette::PlaceholderText));
            painter->drawText(area, Qt::AlignRight | Qt::AlignVCenter, badge);
            area.setRight(area.right() - width - badgeGap);
        }
        painter->setFont(font);
        painter->setPen(palette.color(current ? QPalette::HighlightedText : QPalette::WindowText));
        const QString title = metrics.elidedText(index.data().toString(), Qt::ElideRight, area.width());
        painter->drawText(area, Qt::AlignLeft | Qt::AlignVCenter, title);
        if (option.state.testFlag(QStyle::State_HasFocus) && option.state.testFlag(QStyle::State_KeyboardFocusChange)) {
            painter->setPen(palette.color(QPalette::Link));
            painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
        }
    }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        return {120, qMax(32, option.fontMetrics.height() + 14)};
    }
};

} // namespace

Navigation::Navigation(QWidget *parent) : QListWidget(parent)
{
    setObjectName(u"navigation"_s);
    setAccessibleName(tr("Pages"));
    setItemDelegate(new NavigationDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setUniformItemSizes(true);
    setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setBackgroundRole(QPalette::Window);
    connect(this, &QListWidget::currentItemChanged, this, [this](const QListWidgetItem *current) {
        if (current)
            Q_EMIT entryChosen(current->data(idRole).toString());
    });
}

void Navigation::addEntry(const QString &id, const QString &title, const QString &description, const QString &iconName)
{
    const QSignalBlocker quiet(this);
    auto *item = new QListWidgetItem(icon(iconName), title, this);
    item->setData(idRole, id);
    setTitle(id, title, description);
}

void Navigation::setTitle(const QString &id, const QString &title, const QString &description)
{
    QListWidgetItem *item = entry(id);
    item->setText(title);
    const int number = row(item) + 1;
    item->setToolTip(number < 10 ? tr("%1 (Alt+%2)").arg(description).arg(number) : description);
    item->setData(Qt::AccessibleDescriptionRole, description);
}

void Navigation::setBadge(const QString &id, const QString &text)
{
    QListWidgetItem *item = entry(id);
    item->setData(badgeRole, text);
    item->setData(Qt::AccessibleTextRole, text.isEmpty() ? item->text() : tr("%1, %2").arg(item->text(), text));
}

void Navigation::setCurrentEntry(const QString &id)
{
    setCurrentItem(entry(id));
}

QSize Navigation::sizeHint() const
{
    return {qMax(150, fontMetrics().horizontalAdvance(u"Diagnostics 00,000"_s) + 50), 300};
}

QListWidgetItem *Navigation::entry(const QString &id) const
{
    for (int i = 0; i < count(); ++i) {
        if (item(i)->data(idRole).toString() == id)
            return item(i);
    }
    return nullptr;
}

} // namespace qm
