// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transport/ssh/remoteshell.h"
#include "core/transport/ssh/sshcommand.h"
#include "core/transport/ssh/sshconnection.h"

#include <optional>

namespace qm {

/// One script on a shell that has just been started: sent, fed, listened to until it ends.
class ScriptRun final
{
public:
    ScriptRun(SshConnection &connection, RemoteShell &shell, const SshCommand &command, const QByteArray &nonce,
              const ScriptStreams &streams);

    /// @param script as framedScript() made it for the same command and nonce.
    [[nodiscard]] Result<CommandResult> run(const QByteArray &script);

private:
    [[nodiscard]] bool goesOn() const;
    void receive(RemoteShell::Wait wait = RemoteShell::Wait::ForBytes);
    void sendInput();
    [[nodiscard]] QByteArray nextInput(qsizetype limit);
    bool write(QByteArrayView bytes);
    void waitForSlot();
    [[nodiscard]] Result<CommandResult> conclusion();
    [[nodiscard]] Error unknownEnd() const;

    SshConnection &m_connection;
    RemoteShell &m_shell;
    const SshCommand &m_command;
    const ScriptStreams &m_streams;
    FrameReader m_reader;
    RemoteShell::Event m_event = RemoteShell::Event::Bytes;
    bool m_hadEnough = false;
    std::optional<Error> m_sourceError;
};

} // namespace qm
