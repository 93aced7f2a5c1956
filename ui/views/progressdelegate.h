// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/views/rowdelegate.h"

namespace qm {

/// Cells that say how far something is: a bar in the colour of the state, the per cent beside it.
class ProgressDelegate final : public RowDelegate
{
    Q_OBJECT

public:
    /// @param progressRole 0 to 1000, or -1 while nobody knows. @param toneRole Tone as int.
    ProgressDelegate(int progressRole, int toneRole, QObject *parent);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    int m_progressRole;
    int m_toneRole;
    mutable ShapedTexts m_texts;
};

} // namespace qm
