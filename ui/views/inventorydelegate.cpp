// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/inventorydelegate.h"

#include "ui/models/inventorymodel.h"
#include "ui/models/variablesmodel.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/theme/tonepainter.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace qm {
void InventoryDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    RowDelegate::initStyleOption(option, index);
    const bool isGroup = index.data(InventoryModel::IsGroupRole).toBool();
    if (index.column() == InventoryModel::NameColumn) {
        option->features |= QStyleOptionViewItem::HasDecoration;
        option->icon = icon(isGroup ? u"group"_s : u"host"_s);
        option->decorationSize = QSize(16, 16);
        if (isGroup)
            option->font = headingFont(option->font);
    }
    const bool selected = option->state.testFlag(QStyle::State_Selected);
    if (!index.data(InventoryModel::PlannedRole).toBool()) {
        if (!selected) // as for variables below
            setTextColor(*option, option->palette.color(QPalette::PlaceholderText));
    } else if (index.column() == InventoryModel::MissingColumn) {
        setTextColor(*option,
                     readableToneColor(Tone::Missing, option->palette,
                                       option->palette.color(selected ? QPalette::Highlight : QPalette::Base)));
    }
}

void InventoryDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    RowDelegate::paint(painter, option, index);
    if (index.column() != InventoryModel::NameColumn || !index.data(InventoryModel::FailedRole).toBool())
        return;
    const QRectF mark(option.rect.right() - 20, option.rect.center().y() - 7, 16, 16);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const QColor background = option.palette.color(selected ? QPalette::Highlight : QPalette::Base);
    painter->fillRect(mark, background);
    paintTone(*painter, mark, Tone::Failed, readableToneColor(Tone::Failed, option.palette, background));
}

void VariableDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    RowDelegate::initStyleOption(option, index);
    const bool overridden = index.data(VariablesModel::OverriddenRole).toBool();
    if (index.column() == VariablesModel::ValueColumn) {
        const qreal size = option->font.pointSizeF();
        option->font = monospaceFont();
        if (size > 0)
            option->font.setPointSizeF(size);
        option->font.setStrikeOut(overridden);
        if (index.data(VariablesModel::SecretRole).toBool()) {
            option->features |= QStyleOptionViewItem::HasDecoration;
            option->icon = icon(u"lock"_s);
            option->decorationSize = QSize(16, 16);
        }
    }
    if (option->state.testFlag(QStyle::State_Selected))
        return; // colors of texts are for the background of texts: a desktop's selection may be as blue as its links
    if (overridden)
        setTextColor(*option, option->palette.color(QPalette::PlaceholderText));
    if (index.column() == VariablesModel::OriginColumn)
        setTextColor(*option, option->palette.color(QPalette::Link));
}

} // namespace qm
