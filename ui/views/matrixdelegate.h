// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/theme/tonepainter.h"

#include <QStyledItemDelegate>

namespace qm {

/// A matrix cell: one glyph on a wash of its colour, from pixmaps that were painted once.
class MatrixDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    mutable TonePixmaps m_pixmaps;
};

} // namespace qm
