// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/probing/proberun.h"
#include "ui/models/hostkeymodel.h"

#include <QHash>

namespace qm {

/// What a person has to see of host keys: those that nobody vouched for, with all hosts behind each and the way to
/// them, and those that were refused for good.
/// @param targets and @param statuses by host.
[[nodiscard]] QList<HostKeyEntry> hostKeyEntries(const QList<UnknownHostKey> &unknown,
                                                 const QHash<QString, ProbeTarget> &targets,
                                                 const QHash<QString, ProbeStatus> &statuses);

/// Whether @p status ended because nobody vouched for a key.
[[nodiscard]] bool needsHostKey(const ProbeStatus &status);

} // namespace qm
