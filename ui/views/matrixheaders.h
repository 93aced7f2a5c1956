// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/views/shapedtexts.h"

#include <QHash>
#include <QHeaderView>
#include <QPixmap>

namespace qm {

class MatrixData;

/// Names of artifacts, written upwards, below a band that says which are files and which are images.
class MatrixColumnHeader final : public QHeaderView
{
    Q_OBJECT

public:
    explicit MatrixColumnHeader(QWidget *parent = nullptr);

    /// The height follows the longest name, shown or not, within limits: filters do not move the table.
    void updateHeight(const MatrixData &matrix);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void paintSection(QPainter *painter, const QRect &rect, int section) const override;
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] int bandHeight() const;
    [[nodiscard]] const QPixmap &label(int section, int length) const;

    int m_height = 120;
    /// Rotated texts, by key: drawing text upwards is slow.
    mutable QHash<QString, QPixmap> m_labels;
    mutable qint64 m_paletteKey = 0;
};

/// Names of nodes: the column that stays when the matrix is scrolled sideways. A stripe and a number say how much
/// each misses.
class MatrixRowHeader final : public QHeaderView
{
    Q_OBJECT

public:
    explicit MatrixRowHeader(QWidget *parent = nullptr);

    /// The width follows the longest name, shown or not, within limits.
    void updateWidth(const MatrixData &matrix);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintSection(QPainter *painter, const QRect &rect, int section) const override;

private:
    [[nodiscard]] int numberWidth() const;

    int m_width = 160;
    int m_digits = 3;
    mutable ShapedTexts m_texts;
};

} // namespace qm
