// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/harmlesstext.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <chrono>
#include <functional>

namespace qm {

/// A POSIX shell script to run on a node.
struct SshCommand final
{
    /// Run by /bin/sh in a subshell with empty standard input, LC_ALL=C, umask 077 and a PATH of the usual places.
    /// Complete in itself: quotes, brackets and here-documents closed. Never holds anything from an inventory or a
    /// node; that goes into parameters.
    QByteArray script;
    /// $1, $2, … of the script: any bytes but zero.
    QList<QByteArray> parameters;
    /// Give up when nothing was received for so long.
    std::chrono::milliseconds silenceLimit = std::chrono::seconds(60);
    /// Give up when the script has not ended after so long, whatever it prints; 0 for never.
    std::chrono::milliseconds totalLimit{0};
    /// What is kept of standard output and standard error; the rest is counted and dropped.
    qsizetype outputLimit = 16 * 1024 * 1024;
    qsizetype errorLimit = 1024 * 1024;
    /// Given standard error as it arrives, also beyond the limit; a line break at its end comes with what follows.
    std::function<void(QByteArrayView bytes)> errorSink = {};
};

/// What goes into a script and comes out of it while it runs.
struct ScriptStreams final
{
    /// The next bytes to send, at most @p limit; empty at the end. May block, and may fail: then the script's input
    /// ends early.
    using Source = std::function<Result<QByteArray>(qsizetype limit)>;
    /// Takes bytes as they arrive. @return false to receive no more.
    using Sink = std::function<bool(QByteArrayView bytes)>;

    /// The script's standard input, sent once the script runs; without one it is empty. Where the connection goes, the
    /// script sees an early end: it has to know how much is to come.
    Source input = {};
    /// Given standard output as it arrives, without limit.
    Sink output = {};
    /// Whether CommandResult has the output too.
    bool keepOutput = true;
};

/// How a command ended on a node.
struct CommandResult final
{
    enum class End : quint8 {
        Exited,    ///< `exitCode` is the script's
        Signalled, ///< `signal` ended the shell
        Unknown,   ///< the connection went, or was ended, before the node said; the script may still be running
    };

    End end = End::Unknown;
    int exitCode = -1;
    /// Without "SIG": "KILL".
    QString signal;
    /// Unknown: why nothing is known.
    Error reason;
    /// Hostile bytes: nothing of them is checked.
    QByteArray output;
    QByteArray errorOutput;
    /// More was sent than the limits let through.
    bool truncated = false;

    [[nodiscard]] bool succeeded() const { return end == End::Exited && exitCode == 0; }

    friend bool operator==(const CommandResult &, const CommandResult &) = default;
};

/// What is written to the standard input of a remote /bin/sh -s so that the script runs and its output comes back in
/// a frame. The frame's nonce is new for every command, so that nothing printed by login scripts, message of the day
/// or the script's own data can pass for it. Fails for zero bytes and for more than a megabyte.
/// @param hasInput what is sent after it is the script's input. Not to be sent before FrameReader::isReady(): shells
/// read ahead.
[[nodiscard]] Result<QByteArray> framedScript(const SshCommand &command, const QByteArray &nonce,
                                              bool hasInput = false);

/// Takes what framedScript() makes a shell print out of its frame. Bytes before the frame are noise and dropped.
class FrameReader final
{
public:
    enum class Stream : quint8 { Output, Error };

    /// @param sink if set, given the script's standard output.
    /// @param keepOutput whether takeOutput() has it too; else it counts against no limit.
    FrameReader(const SshCommand &command, const QByteArray &nonce, ScriptStreams::Sink sink = {},
                bool keepOutput = true);

    /// @return false when enough has come: isRefused(), or a remote machine sends without end, more than the limits
    /// and much more again.
    [[nodiscard]] bool feed(Stream stream, QByteArrayView bytes);

    /// Whether the shell has begun with the script: before that, nothing of it ran.
    [[nodiscard]] bool hasBegun() const
    {
        return m_streams[0].state != State::Before || m_streams[1].state != State::Before;
    }
    /// Whether the shell has read all of the script, so that what is sent now is the script's own input.
    [[nodiscard]] bool isReady() const { return m_streams[0].state != State::Before; }
    /// Whether the sink wants no more.
    [[nodiscard]] bool isRefused() const { return m_isRefused; }
    /// Whether both streams came to the end of their frame.
    [[nodiscard]] bool isComplete() const;
    /// The script's, once standard output came to its end; else -1.
    [[nodiscard]] int exitCode() const { return m_exitCode; }
    [[nodiscard]] bool isTruncated() const;
    [[nodiscard]] QByteArray takeOutput() { return std::move(m_streams[0].body); }
    [[nodiscard]] QByteArray takeErrorOutput() { return std::move(m_streams[1].body); }
    /// The last bytes seen before the frame: what a login shell said that is no shell.
    [[nodiscard]] QByteArray noise() const;

private:
    enum class State : quint8 { Before, Inside, After };
    struct StreamState final
    {
        State state = State::Before;
        QByteArray pending;
        QByteArray body;
        qsizetype limit = 0;
        qint64 dropped = 0;
    };

    void readBefore(StreamState &stream);
    void readInside(StreamState &stream);
    void keep(StreamState &stream, qsizetype size);

    const QByteArray m_begin;
    const QByteArray m_end;
    const ScriptStreams::Sink m_sink;
    const std::function<void(QByteArrayView bytes)> m_errorSink;
    const bool m_keepOutput;
    bool m_isRefused = false;
    StreamState m_streams[2];
    QByteArray m_noise;
    int m_exitCode = -1;
};

} // namespace qm
