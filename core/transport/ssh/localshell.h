// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transport/process/childprocess.h"
#include "core/transport/ssh/lifeline.h"
#include "core/transport/ssh/shell.h"
#include "core/transport/ssh/sshtarget.h"

#include <memory>
#include <stop_token>

namespace qm {

class SshContext;

/// A shell of this machine, in a session of its own. When this goes before it has ended, it is told to end with all
/// that it started, and what has not done so soon is killed.
class LocalShell final : public Shell
{
public:
    /// Errors as runProcess().
    [[nodiscard]] static Result<std::unique_ptr<LocalShell>> start();
    ~LocalShell() override;
    Q_DISABLE_COPY_MOVE(LocalShell)

    [[nodiscard]] Result<> write(QByteArrayView bytes) override;
    void closeInput() override;
    [[nodiscard]] qsizetype room() const override;
    [[nodiscard]] Event receive(const Receiver &receiver, Wait wait = Wait::ForBytes) override;

    [[nodiscard]] QString server() const override;
    [[nodiscard]] Lifeline &lifeline() const override { return m_lifeline; }
    [[nodiscard]] bool isAlive() const override { return !m_lifeline.ended(); }
    [[nodiscard]] Error whyLost(const Message &whileDoing) const override;
    [[nodiscard]] bool isCounted() const override { return false; }

private:
    explicit LocalShell(std::unique_ptr<ChildProcess> child);

    /// Gives the shell what it takes of what it is to read. @return whether it took anything.
    bool flush();
    /// @return false if the receiver had enough.
    [[nodiscard]] bool take(FrameReader::Stream stream, const Receiver &receiver, bool *moved);
    void noteEnd();
    void waitForAny() const;
    void endSoon();

    const std::unique_ptr<ChildProcess> m_child;
    mutable Lifeline m_lifeline;
    QByteArray m_unsent;
    bool m_closesInput = false;
    bool m_isDeaf = false;               ///< it reads no more
    bool m_isSilent[2] = {false, false}; ///< of its streams: came to the end
};

/// Whom scripts of this machine become.
struct LocalBecome final
{
    SshContext *context = nullptr; ///< who knows passwords and is told of stages; null to become nobody
    SshTarget target{};            ///< the host that this machine is

    /// Whether sudo is needed: not to be who one is already.
    [[nodiscard]] bool isNeeded() const;
};

/// Runs a command on this machine as SshSession::run() does on a node: by `/bin/sh -s`, with the script on standard
/// input and the answer in a frame, as whoever runs this program or as @p become says. Blocks; any thread.
///
/// When it returns, nothing that the script started is left; what runs as another user, and whoever runs this program
/// may not kill, ends by itself when its input and output are gone.
///
/// Errors: process-start, ssh-script, ssh-not-a-shell, those of SudoHandshake, that of the streams' source.
[[nodiscard]] Result<CommandResult> runLocally(const SshCommand &command, const std::stop_token &stop,
                                               const ScriptStreams &streams = {}, const LocalBecome &become = {});

} // namespace qm
