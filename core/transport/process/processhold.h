// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

#include <csignal>
#include <mutex>

#include <sys/types.h>

namespace qm {

/// Lets others hold a program that runProcess() runs, and let it go on. Any thread; where none runs, nothing happens.
class ProcessHold final
{
public:
    ProcessHold() = default;
    Q_DISABLE_COPY_MOVE(ProcessHold)

    /// It and what is in its process group stand still (SIGSTOP) until letGo().
    void hold() { signalGroup(SIGSTOP); }
    void letGo() { signalGroup(SIGCONT); }

    /// For whoever runs it: from now on this group; 0 once it has ended, and its number may become somebody else's.
    void setGroup(pid_t group);

private:
    void signalGroup(int signal);

    std::mutex m_mutex;
    pid_t m_group = 0;
};

} // namespace qm
