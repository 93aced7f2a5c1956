// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/presence/presence.h"

#include <QList>

#include <memory>

namespace qm {

/// Puts together what several sources say, host by host. Who asked the host itself counts more than who read it in a
/// file, and that more than what Kubernetes reports; among equals the later one counts, and of equally late ones the
/// last in the list. What the one that counts does not know comes from the others; an image that a weaker source saw
/// later than a complete list of a stronger one is reported, and says whom it is known from. A source that could not
/// ask takes nothing away.
///
/// Diagnostics: those of the documents, and "presence-contradiction", "presence-stale".
[[nodiscard]] PresenceDocument mergePresence(const QList<std::shared_ptr<const PresenceDocument>> &documents);

} // namespace qm
