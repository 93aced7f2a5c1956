// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/transport/ssh/localshell.h"

#include "core/transport/ssh/lifeline.h"
#include "core/transport/ssh/sudohandshake.h"

#include <QDeadlineTimer>
#include <QProcess>

#include <csignal>
#include <optional>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

constexpr int lookEveryMs = 100;
constexpr qsizetype piece = 128 * 1024;

Error unknownEnd(const char *english, const QString &code)
{
    return {code, Message(english), {}};
}

/// The shell and what it started: they are a process group of their own. Known by the number that the shell had when
/// it was started, because QProcess forgets it, and 0 would mean our own group.
void killAll(QProcess &shell, qint64 group)
{
    if (group > 0)
        ::kill(-static_cast<pid_t>(group), SIGKILL);
    shell.waitForFinished();
}

/// One script on a shell of this machine: fed and listened to until its frame is complete, the shell has ended or
/// somebody has had enough.
class LocalRun final
{
public:
    LocalRun(QProcess &shell, FrameReader &reader, const SshCommand &command, const ScriptStreams &streams)
        : m_shell(shell)
        , m_reader(reader)
        , m_limit(command.silenceLimit)
        , m_silence(command.silenceLimit)
        , m_due(command.totalLimit.count() > 0 ? QDeadlineTimer(command.totalLimit) : QDeadlineTimer::Forever)
        , m_input(streams.input)
    {}

    /// @return why nobody knows how the script ended.
    Error run(const std::stop_token &stop)
    {
        while (!m_reader.isComplete()) {
            const bool isRunning = m_shell.state() != QProcess::NotRunning;
            if (isRunning)
                move();
            bool any = false;
            if (!take(&any)) {
                return m_reader.isRefused()
                    ? unknownEnd(QT_TRANSLATE_NOOP("Message", "what the script prints is not wanted any more"),
                                 u"script-output-refused"_s)
                    : unknownEnd(QT_TRANSLATE_NOOP("Message", "the script prints without end"), u"local-shell"_s);
            }
            if (stop.stop_requested())
                return cancelledError();
            if (m_silence.hasExpired())
                return unknownEnd(QT_TRANSLATE_NOOP("Message", "the script does not go on"), u"ssh-stalled"_s);
            if (m_due.hasExpired())
                return unknownEnd(QT_TRANSLATE_NOOP("Message", "the script takes too long"), u"ssh-overdue"_s);
            if (!isRunning && !any)
                return unknownEnd(QT_TRANSLATE_NOOP("Message", "the shell ended before the script did"),
                                  u"local-shell"_s);
        }
        return {};
    }

    [[nodiscard]] const std::optional<Error> &sourceError() const { return m_sourceError; }

private:
    void move()
    {
        if (m_input && m_reader.isReady() && m_shell.bytesToWrite() == 0)
            giveInput();
        if (m_shell.bytesToWrite() == 0)
            m_shell.waitForReadyRead(lookEveryMs);
        else if (m_shell.waitForBytesWritten(lookEveryMs))
            m_silence = QDeadlineTimer(m_limit);
    }

    void giveInput()
    {
        const Result<QByteArray> bytes = m_input(piece);
        m_silence = QDeadlineTimer(m_limit);
        if (!bytes)
            m_sourceError = bytes.error();
        if (bytes && !bytes->isEmpty()) {
            m_shell.write(*bytes);
            return;
        }
        m_shell.closeWriteChannel();
        m_input = {};
    }

    bool take(bool *any)
    {
        const QByteArray output = m_shell.readAllStandardOutput();
        const QByteArray errors = m_shell.readAllStandardError();
        *any = !output.isEmpty() || !errors.isEmpty();
        if (*any)
            m_silence = QDeadlineTimer(m_limit);
        return m_reader.feed(FrameReader::Stream::Output, output) && m_reader.feed(FrameReader::Stream::Error, errors);
    }

    QProcess &m_shell;
    FrameReader &m_reader;
    const std::chrono::milliseconds m_limit;
    QDeadlineTimer m_silence;
    const QDeadlineTimer m_due;
    ScriptStreams::Source m_input;
    std::optional<Error> m_sourceError;
};

} // namespace

Result<CommandResult> runLocally(const SshCommand &command, const std::stop_token &stop, const ScriptStreams &streams)
{
    const QByteArray nonce = randomNonce();
    const Result<QByteArray> script = framedScript(command, nonce, streams.input != nullptr);
    if (!script)
        return tl::unexpected(script.error());
    QProcess shell;
    shell.setChildProcessModifier([] { ::setpgid(0, 0); });
    shell.start(u"/bin/sh"_s, {u"-s"_s});
    if (!shell.waitForStarted()) {
        return failure(u"local-shell"_s,
                       Message(QT_TRANSLATE_NOOP("Message", "no shell could be started: %1"), {shell.errorString()}));
    }
    const qint64 group = shell.processId();
    shell.write(*script);
    if (!streams.input)
        shell.closeWriteChannel();
    FrameReader reader(command, nonce, streams.output, streams.keepOutput);
    LocalRun run(shell, reader, command, streams);
    CommandResult result;
    result.reason = run.run(stop);
    killAll(shell, group);
    if (run.sourceError())
        return tl::unexpected(*run.sourceError());
    if (reader.exitCode() >= 0) {
        result.end = CommandResult::End::Exited;
        result.exitCode = reader.exitCode();
    }
    result.truncated = reader.isTruncated();
    result.output = reader.takeOutput();
    result.errorOutput = reader.takeErrorOutput();
    return result;
}

} // namespace qm
