// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/theme/tonepainter.h"
#include "ui/views/rowdelegate.h"

namespace qm {

/// Rows of MissingModel: kinds and hosts with their icons, states with their glyphs.
class MissingDelegate final : public RowDelegate
{
    Q_OBJECT

public:
    using RowDelegate::RowDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    mutable TonePixmaps m_pixmaps;
};

} // namespace qm
