// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QIcon>
#include <QString>

namespace qm {

/// One of our own line icons (resources/icons/NAME.svg), drawn in the colours of the application's palette at the
/// time of painting: it follows a change of theme without being made again. A null icon if there is none.
[[nodiscard]] QIcon icon(const QString &name);

} // namespace qm
