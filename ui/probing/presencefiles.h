// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/presence/presence.h"

#include <memory>

namespace qm {

using PresenceDocuments = QList<std::shared_ptr<const PresenceDocument>>;

/// Those that can be read; planning says what is wrong with the others.
[[nodiscard]] PresenceDocuments readPresenceFiles(const QStringList &paths);

[[nodiscard]] Result<> writePresenceFile(const PresenceDocument &document, const QString &path);

} // namespace qm
