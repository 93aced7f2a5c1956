// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>

class QTableView;

namespace qm {

/// A context menu on the header of @p view, and an action in its own, that shows and hides its columns, fits them, and
/// makes them what they were when this was called: after the model was set and the columns had their widths.
/// @param hidden columns that are not shown until the user asks for them.
void addColumnMenu(QTableView &view, const QList<int> &hidden = {});

} // namespace qm
