// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>

class QTableView;

namespace qm {

/// A context menu on the header of @p view that shows and hides its columns. Call after the model was set.
/// @param hidden columns that are not shown until the user asks for them.
void addColumnMenu(QTableView &view, const QList<int> &hidden = {});

} // namespace qm
