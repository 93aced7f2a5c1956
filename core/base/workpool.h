// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QThreadPool>

namespace qm {

/// The threads for work that would keep others waiting, one for each processor. From any thread, also from these if
/// whoever waits for more of them works himself, as QtConcurrent::blockingMap() does.
///
/// Not QThreadPool::globalInstance(): that is what Qt Gui paints large areas with (qdrawhelper.cpp of Qt 6.4), and a
/// window stands still for as long as its threads are taken.
[[nodiscard]] QThreadPool *workPool();

} // namespace qm
