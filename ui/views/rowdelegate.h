// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/views/shapedtexts.h"

#include <QStyledItemDelegate>

namespace qm {

/// Cells of every list and table of the window: rows of the height that the density says; an icon and one line of
/// text, painted as the style would, but without laying the text out again each time.
class RowDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    mutable ShapedTexts m_texts;
};

/// Another colour for the text of a cell, selected or not.
void setTextColor(QStyleOptionViewItem &option, const QColor &color);

} // namespace qm
