// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

#include <chrono>
#include <functional>
#include <stop_token>

namespace qm {

class ProcessHold;

/// A program of this machine and what it is given. No shell is between: arguments reach it as they are.
struct ProcessCommand final
{
    QString program; ///< a path, or a name to look for in PATH (of `environment`)
    /// Everybody on the machine can read them: never secrets.
    QStringList arguments{};
    QString directory{}; ///< to run in; empty for this program's
    QProcessEnvironment environment = QProcessEnvironment(QProcessEnvironment::InheritFromParent);
    /// Standard input: a file in memory with these bytes, which may be secret; /dev/null if empty.
    QByteArray input{};
    /// What is kept of standard output and standard error; the rest is dropped.
    qsizetype outputLimit = 16 * 1024 * 1024;
    qsizetype errorLimit = 1024 * 1024;
    /// Ended when it prints nothing for so long; zero for no limit.
    std::chrono::milliseconds silenceLimit = std::chrono::seconds(60);
    /// Ended when it runs for so long; zero for no limit.
    std::chrono::milliseconds totalLimit{0};
    /// What is to be ended is asked first (SIGTERM), and after this killed.
    std::chrono::milliseconds grace = std::chrono::seconds(2);
    /// By which others hold it, if any do; has to outlive it.
    ProcessHold *hold = nullptr;
};

/// Who is told what a program prints, as it arrives and before the limits; from the calling thread.
/// Each @return false to have the program ended.
struct ProcessSinks final
{
    std::function<bool(QByteArrayView bytes)> output{};
    std::function<bool(QByteArrayView bytes)> errors{};
};

/// How a program ended.
struct ProcessResult final
{
    enum class End : quint8 {
        Exited,    ///< `exitCode` is its own
        Signalled, ///< `signal` ended it
        Ended,     ///< it was ended from here; `reason` says why
    };

    End end = End::Ended;
    int exitCode = -1;
    int signal = 0;
    /// Ended: process-cancelled, process-silent, process-too-long, process-refused (a sink had enough).
    Error reason;
    QByteArray output;
    QByteArray errorOutput;
    bool truncated = false; ///< it printed more than the limits let through

    [[nodiscard]] bool succeeded() const { return end == End::Exited && exitCode == 0; }
};

/// Runs a program to its end. Blocks; any thread.
///
/// It gets a session of its own, the signals' default actions, and none of our open files. When it ends, or is ended,
/// everything that it left running in its process group is killed. It is killed when the calling thread goes, so also
/// when this program crashes or is killed; not what it started itself, and not programs that change the user (sudo).
///
/// Errors: process-missing (there is no such program), process-start, process-cancelled (before it began).
[[nodiscard]] Result<ProcessResult> runProcess(const ProcessCommand &command, const std::stop_token &stop = {},
                                               const ProcessSinks &sinks = {});

/// What went wrong with a program, for people: nothing if it succeeded. Code process-failed, or that of `reason`.
/// Names the program and shows the last line of its standard error.
[[nodiscard]] Result<> successOf(const ProcessCommand &command, const ProcessResult &result);

} // namespace qm
