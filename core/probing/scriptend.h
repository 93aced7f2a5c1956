// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transport/ssh/sshcommand.h"

#include <optional>

namespace qm {

/// What a script's end says if it did not end by itself: "probe-killed", or why the connection went.
[[nodiscard]] std::optional<Error> badEnd(const CommandResult &result);

} // namespace qm
