// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/delivery/machine.h"

namespace qm {

class SshSession;

/// A node, over a connection that somebody else opened and keeps. Belongs to the thread that has the session.
///
/// Errors and reasons are those of SshSession::run(). A stop ends the connection.
class SshMachine final : public Machine
{
public:
    /// @param session must outlive this.
    explicit SshMachine(SshSession &session) : m_session(session) {}

    [[nodiscard]] QString name() const override;
    [[nodiscard]] bool isLocal() const override { return false; }
    [[nodiscard]] bool isUsable() const override;
    [[nodiscard]] Result<CommandResult> run(const SshCommand &command, const std::stop_token &stop,
                                            const Sink &watch = {}) override;
    [[nodiscard]] Result<CommandResult> send(const SshCommand &command, const Source &source,
                                             const std::stop_token &stop) override;
    [[nodiscard]] Result<CommandResult> receive(const SshCommand &command, const Sink &sink,
                                                const std::stop_token &stop) override;

private:
    SshSession &m_session;
};

} // namespace qm
