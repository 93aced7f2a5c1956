// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

class QHeaderView;
class QSettings;
class QTreeView;

namespace qm {

/// Makes @p view like every other list of the window: rows of one height, sortable, a header whose columns can be
/// moved, Ctrl+C for the selected rows. Call after the model was set; addColumnMenu() belongs to it once the columns
/// have their widths.
/// @param columnIds stable names of the columns, in the order of the model.
void setUpTree(QTreeView &view, const QStringList &columnIds);

/// Gives a column @p width, or what its header needs: its words are of different lengths in different languages.
void giveWidth(QTreeView &view, int column, int width);

/// Widths, order, visibility and sorting by the ids of setUpTree().
void saveColumns(const QTreeView &view, QSettings &settings, const QString &key);
void restoreColumns(QTreeView &view, const QSettings &settings, const QString &key);

/// The selected rows as lines of tab-separated cells; all rows that are not hidden if none is selected.
[[nodiscard]] QString selectedRowsAsText(const QTreeView &view, QChar separator);

} // namespace qm
