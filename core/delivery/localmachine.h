// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/delivery/machine.h"

namespace qm {

/// This machine: the same scripts, by its own /bin/sh, as whoever runs this program. Nobody becomes another user.
///
/// Errors and reasons are those of runLocally(). When an operation returns, nothing that its script started is left.
class LocalMachine final : public Machine
{
public:
    LocalMachine() = default;

    [[nodiscard]] QString name() const override;
    [[nodiscard]] bool isLocal() const override { return true; }
    [[nodiscard]] Result<CommandResult> run(const SshCommand &command, const std::stop_token &stop,
                                            const Sink &watch = {}) override;
    [[nodiscard]] Result<CommandResult> send(const SshCommand &command, const Source &source,
                                             const std::stop_token &stop) override;
    [[nodiscard]] Result<CommandResult> receive(const SshCommand &command, const Sink &sink,
                                                const std::stop_token &stop) override;
};

} // namespace qm
