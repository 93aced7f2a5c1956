// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/transport/ssh/sshcommand.h"

#include <stop_token>

namespace qm {

/// Runs a command on this machine as SshSession::run() does on a node: by `/bin/sh -s`, with the script on standard
/// input and the answer in a frame, as whoever runs this program. Blocks; any thread. When it returns, nothing that
/// the script started is left.
///
/// Errors: local-shell (nothing was run), ssh-script, that of the streams' source.
[[nodiscard]] Result<CommandResult> runLocally(const SshCommand &command, const std::stop_token &stop,
                                               const ScriptStreams &streams = {});

} // namespace qm
