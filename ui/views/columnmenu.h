// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>

class QTableView;
class QTreeView;

namespace qm {

/// A context menu on the header of @p view, and an action in its own, that shows and hides its columns, fits them,
/// makes them what they were when this was called, and sorts by them: after the model was set and the columns had their
/// widths. Without a mouse, the menu key leads there.
/// @param hidden columns that are not shown until the user asks for them.
void addColumnMenu(QTableView &view, const QList<int> &hidden = {});
/// The same for a tree, whose first column stays: it holds the branches.
void addColumnMenu(QTreeView &view);

} // namespace qm
