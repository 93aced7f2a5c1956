// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transport/ssh/shell.h"
#include "core/transport/ssh/sshtarget.h"

#include <optional>
#include <stop_token>

namespace qm {

class SshContext;

/// Gets from a shell of the login user to a shell of another one by sudo.
///
/// sudo is told to read the password from standard input and to ask for it with words that nobody can guess. Only
/// after those words came is the password sent, and only after the new shell has said that it runs is anything else
/// sent: so a password never becomes the input of a command, and never is in a command line.
class SudoHandshake final
{
public:
    SudoHandshake(SshContext &context, const SshTarget &target, std::stop_token stop);

    /// Errors: sudo-missing, sudo-needs-tty, sudo-not-allowed, sudo-password-needed, sudo-password-refused,
    /// sudo-failed, and why the shell was lost. Nothing but sudo was run then.
    [[nodiscard]] Result<> run(Shell &shell);

private:
    [[nodiscard]] Result<> converse(Shell &shell);
    void settle(bool became);
    [[nodiscard]] bool saysIncorrect() const;
    [[nodiscard]] bool take(FrameReader::Stream stream, QByteArrayView bytes);
    [[nodiscard]] Result<> answerPrompt(Shell &shell);
    [[nodiscard]] Error failed(const Shell &shell) const;

    SshContext &m_context;
    const SshTarget &m_target;
    const std::stop_token m_stop;
    const QByteArray m_prompt;
    const QByteArray m_ready;
    QByteArray m_output;
    QByteArray m_errors;
    qint64 m_received = 0;
    bool m_isReady = false;
    int m_promptsSeen = 0;
    int m_promptsAnswered = 0;
    bool m_gaveUp = false;
    std::optional<Secret> m_sent;
};

/// 128 random bits in hexadecimal.
[[nodiscard]] QByteArray randomNonce();

} // namespace qm
