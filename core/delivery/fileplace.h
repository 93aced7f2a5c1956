// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/delivery/delivery.h"

#include <QByteArray>

namespace qm {

/// Fails with put-place where it is no absolute path of a file, or its mode is not octal.
[[nodiscard]] Result<> checkPlace(const FilePlace &place);

/// As chmod(1) takes it.
[[nodiscard]] QByteArray modeOf(const FilePlace &place);

} // namespace qm
