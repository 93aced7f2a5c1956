// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/uniquefd.h"
#include "core/transport/process/localprocess.h"

#include <memory>

#include <sys/types.h>

namespace qm {

/// A program that runs, leader of a session and a process group of its own. Killed with its group and waited for when
/// this goes; one that changed the user (sudo) may not let itself be killed, and is not waited for long.
class ChildProcess final
{
public:
    /// Where its standard input comes from.
    enum class Input : quint8 {
        Given, ///< ProcessCommand::input
        Pipe,  ///< input()
    };

    /// Errors as runProcess().
    [[nodiscard]] static Result<std::unique_ptr<ChildProcess>> start(const ProcessCommand &command,
                                                                     Input input = Input::Given);
    ~ChildProcess();
    Q_DISABLE_COPY_MOVE(ChildProcess)

    /// Input::Pipe: takes its standard input, until closeInput(). Writing does not block.
    [[nodiscard]] int input() const { return m_input.get(); }
    void closeInput() { m_input = UniqueFd(); }
    /// What it prints; reading does not block.
    [[nodiscard]] int output() const { return m_output.get(); }
    [[nodiscard]] int errors() const { return m_errors.get(); }
    /// Readable once it has ended, for poll().
    [[nodiscard]] int end() const { return m_end.get(); }

    /// @return whether anybody got it: what is another user's may not let itself be told.
    bool signalGroup(int signal) const;
    [[nodiscard]] pid_t group() const { return m_pid; }
    /// Waits for it after end(), and fills in how it ended.
    void reap(ProcessResult &result);

private:
    ChildProcess(pid_t pid, UniqueFd input, UniqueFd output, UniqueFd errors, UniqueFd end);

    pid_t m_pid;
    UniqueFd m_input;
    UniqueFd m_output;
    UniqueFd m_errors;
    UniqueFd m_end;
};

} // namespace qm
