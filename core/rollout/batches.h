// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/rollout/rolloutoptions.h"

#include <QStringList>

#include <vector>

namespace qm {

/// Whether a person may write this as the size of a batch: "1", "25%".
[[nodiscard]] bool isBatchSize(const QString &text);

/// How many hosts each batch takes, by Ansible's rules for `serial`: numbers, or percentages of all hosts rounded
/// down, at least one; the last one repeats until no host is left; empty or "0" takes all.
/// Fails with rollout-serial if one of them is neither.
[[nodiscard]] Result<std::vector<int>> batchSizes(const QStringList &serial, int hosts);

} // namespace qm
