// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/delivery/machine.h"
#include "core/transport/ssh/localshell.h"

namespace qm {

/// This machine: the same scripts, by its own /bin/sh, as whoever runs this program or as a host's variables want.
///
/// Errors and reasons are those of runLocally(), and so is what is left when an operation returns.
class LocalMachine final : public Machine
{
public:
    /// As whoever runs this program.
    LocalMachine() = default;
    /// As a host of the inventory.
    explicit LocalMachine(LocalBecome become) : m_become(std::move(become)) {}

    [[nodiscard]] QString name() const override;
    [[nodiscard]] bool isLocal() const override { return true; }
    [[nodiscard]] Result<CommandResult> run(const SshCommand &command, const std::stop_token &stop,
                                            const Sink &watch = {}) override;
    [[nodiscard]] Result<CommandResult> send(const SshCommand &command, const Source &source,
                                             const std::stop_token &stop) override;
    [[nodiscard]] Result<CommandResult> receive(const SshCommand &command, const Sink &sink,
                                                const std::stop_token &stop) override;

private:
    const LocalBecome m_become;
};

} // namespace qm
