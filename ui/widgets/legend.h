// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/matrixdata.h"

#include <QWidget>

namespace qm {

/// What the glyphs of the matrix mean, and how many cells show each.
class Legend final : public QWidget
{
    Q_OBJECT

public:
    explicit Legend(QWidget *parent = nullptr);

    /// Lists the states that occur, with the number of cells.
    void setCounts(const std::array<qint64, allCellStates.size()> &counts);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Entry final
    {
        CellState state;
        QString text;
    };

    std::vector<Entry> m_entries;
};

} // namespace qm
