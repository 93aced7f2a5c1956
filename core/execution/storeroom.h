// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/plan/plan.h"

#include <QString>

namespace qm {

/// The folder of a workspace for what passes through this machine.
[[nodiscard]] QString storeIn(const QString &workspace);

/// The bytes that are left where a folder of this machine is, or will be once it is made; -1 if nobody knows.
[[nodiscard]] qint64 freeBytesAt(const QString &folder);

/// What a plan still brings into the store, as far as it is weighed. What lies there needs no more room, and what
/// localhost needs as a host of the plan does not lie there.
[[nodiscard]] qint64 bytesForStore(const Plan &plan, const QString &store);

/// Error: disk-too-small.
/// @param freeBytes of the store; -1 if nobody knows, which is no error
[[nodiscard]] Result<> checkStoreRoom(const Plan &plan, const QString &store, qint64 freeBytes);

} // namespace qm
