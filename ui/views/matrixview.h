// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTableView>

namespace qm {

class MatrixColumnHeader;
class MatrixData;
class MatrixModel;
class MatrixRowHeader;

/// The matrix on screen. Fixed sizes, nothing laid out per cell.
class MatrixView final : public QTableView
{
    Q_OBJECT

public:
    explicit MatrixView(MatrixModel &model, QWidget *parent = nullptr);

    /// Selected cells as tab-separated text: a table with node names and artifact keys, states as words.
    [[nodiscard]] QString selectionAsText(QChar separator) const;

    /// Jumps to the next host whose name starts with what is typed.
    void keyboardSearch(const QString &search) override;

Q_SIGNALS:
    /// Enter or a double click on a cell.
    void cellActivated(const QModelIndex &index);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    /// After another font or density.
    void updateSizes();
    /// After another plan, font or density.
    void updateHeaders();

    MatrixModel &m_matrix;
    const MatrixData *m_measured = nullptr; ///< whose names the headers were made for; only compared
    MatrixColumnHeader *m_columnHeader;
    MatrixRowHeader *m_rowHeader;
    QString m_typed;
    qint64 m_typedAt = 0;
};

} // namespace qm
