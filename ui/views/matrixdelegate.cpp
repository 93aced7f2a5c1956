// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/matrixdelegate.h"

#include "ui/models/matrixmodel.h"

#include <QPainter>

namespace qm {

void MatrixDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *model = static_cast<const MatrixModel *>(index.model());
    const CellState state = model->stateAt(index.row(), index.column());
    const Tone tone = toneOf(state);
    const QPalette &palette = option.palette;
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    if (selected)
        painter->fillRect(option.rect, palette.color(QPalette::Highlight));
    else if ((bit(state) & (bit(CellState::Missing) | bit(CellState::Different))) != 0)
        painter->fillRect(option.rect, toneWash(tone, palette));

    const int side = qMin(option.rect.width(), option.rect.height());
    const QPixmap &glyph = m_pixmaps.pixmap(tone, side, painter->device()->devicePixelRatioF(), palette, selected);
    painter->drawPixmap(option.rect.x() + (option.rect.width() - side) / 2,
                        option.rect.y() + (option.rect.height() - side) / 2, glyph);
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setPen(QPen(palette.color(QPalette::Link), 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(option.rect.adjusted(1, 1, -1, -1));
    }
}

} // namespace qm
