// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transport/ssh/shell.h"
#include "core/transport/ssh/sshcommand.h"

#include <optional>

namespace qm {

/// One script on a shell that has just been started: sent, fed, listened to until it ends.
class ScriptRun final
{
public:
    ScriptRun(Shell &shell, const SshCommand &command, const QByteArray &nonce, const ScriptStreams &streams);

    /// @param script as framedScript() made it for the same command and nonce.
    [[nodiscard]] Result<CommandResult> run(const QByteArray &script);

private:
    [[nodiscard]] ScriptStreams::Sink patient(const ScriptStreams::Sink &sink);
    [[nodiscard]] bool goesOn() const;
    void receive(Shell::Wait wait = Shell::Wait::ForBytes);
    void sendInput();
    [[nodiscard]] QByteArray nextInput(qsizetype limit);
    bool write(QByteArrayView bytes);
    void waitForSlot();
    [[nodiscard]] Result<CommandResult> conclusion();
    [[nodiscard]] Error unknownEnd() const;

    Shell &m_shell;
    const SshCommand &m_command;
    const ScriptStreams &m_streams;
    FrameReader m_reader;
    Shell::Event m_event = Shell::Event::Bytes;
    bool m_hadEnough = false;
    std::optional<Error> m_sourceError;
};

} // namespace qm
