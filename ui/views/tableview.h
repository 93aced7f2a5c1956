// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTableView>

class QSettings;

namespace qm {

/// A table as all pages have it: whole rows, fixed heights, no grid, copied with Ctrl+C, opened with Enter.
/// There is always a current index while there are rows: keys and screen readers have a place to start from.
class TableView final : public QTableView
{
    Q_OBJECT

public:
    /// @param name accessible name.
    explicit TableView(const QString &name, QWidget *parent = nullptr);

    /// Like setModel(); @p widths in average characters per column, the last one takes what is left. No column begins
    /// narrower than its header, whose words are of different lengths in different languages.
    void setUp(QAbstractItemModel *model, const QList<int> &widths);
    enum class Cell : quint8 { Text, Picture }; ///< what a cell shows: words, or words behind a picture
    /// Makes a column at least so wide that each of @p texts fits.
    void makeRoomFor(int column, const QStringList &texts, Cell cell = Cell::Picture);

    /// Selected rows, ascending.
    [[nodiscard]] QList<int> selectedRowNumbers() const;
    /// Selected rows with the headers of visible columns, as a table; at most a million cells.
    [[nodiscard]] QString selectionAsText(QChar separator) const;
    /// Makes @p row current and the only selected one, without telling selectionActivated().
    void showRow(int row);

    /// Makes @p rows the selected ones, without telling; what is current stays.
    void pickRows(const QList<int> &rows);

    void saveColumns(QSettings &settings, const QString &key) const;
    void restoreColumns(const QSettings &settings, const QString &key);

Q_SIGNALS:
    /// The user picked other rows: with the mouse or the keyboard, not the program.
    void rowsPicked();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void ensureCurrent();
    void updateRowHeight();

    bool m_quiet = false;
};

} // namespace qm
