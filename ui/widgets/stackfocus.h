// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

class QStackedWidget;
class QWidget;

namespace qm {

/// Gives the focus of @p owner to @p list while @p stack shows it, and else to what it shows instead, which says why: a
/// widget that nobody sees would keep the focus, and with it all keys, from coming in. All are of one window; @p owner
/// has the others in it.
void followStack(QWidget *owner, QStackedWidget *stack, QWidget *list);

} // namespace qm
