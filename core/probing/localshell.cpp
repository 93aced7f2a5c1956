// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/probing/localshell.h"

#include "core/transport/ssh/sudohandshake.h"

#include <QDeadlineTimer>
#include <QProcess>

#include <csignal>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

constexpr int lookEveryMs = 100;

Error unknownEnd(const char *english, const QString &code)
{
    return {code, Message(english), {}};
}

/// The shell and what it started: they are a process group of their own.
void killAll(QProcess &shell)
{
    ::kill(-static_cast<pid_t>(shell.processId()), SIGKILL);
    shell.waitForFinished();
}

/// Reads until the frame is complete, the shell has ended or somebody has had enough.
Error readAnswer(QProcess &shell, FrameReader &reader, const SshCommand &command, const std::stop_token &stop)
{
    QDeadlineTimer silence(command.silenceLimit);
    while (!reader.isComplete()) {
        const bool isRunning = shell.state() != QProcess::NotRunning;
        if (isRunning)
            shell.waitForReadyRead(lookEveryMs);
        const QByteArray output = shell.readAllStandardOutput();
        const QByteArray errors = shell.readAllStandardError();
        if (!output.isEmpty() || !errors.isEmpty())
            silence = QDeadlineTimer(command.silenceLimit);
        if (!reader.feed(FrameReader::Stream::Output, output) || !reader.feed(FrameReader::Stream::Error, errors))
            return unknownEnd(QT_TRANSLATE_NOOP("Message", "the script prints without end"), u"local-shell"_s);
        if (stop.stop_requested())
            return unknownEnd(QT_TRANSLATE_NOOP("Message", "cancelled"), u"ssh-cancelled"_s);
        if (silence.hasExpired())
            return unknownEnd(QT_TRANSLATE_NOOP("Message", "the script does not go on"), u"ssh-stalled"_s);
        if (!isRunning && output.isEmpty() && errors.isEmpty())
            return unknownEnd(QT_TRANSLATE_NOOP("Message", "the shell ended before the script did"), u"local-shell"_s);
    }
    return {};
}

} // namespace

Result<CommandResult> runLocally(const SshCommand &command, const std::stop_token &stop)
{
    const QByteArray nonce = randomNonce();
    const Result<QByteArray> script = framedScript(command, nonce);
    if (!script)
        return tl::unexpected(script.error());
    QProcess shell;
    shell.setChildProcessModifier([] { ::setpgid(0, 0); });
    shell.start(u"/bin/sh"_s, {u"-s"_s});
    if (!shell.waitForStarted()) {
        return failure(u"local-shell"_s,
                       Message(QT_TRANSLATE_NOOP("Message", "no shell could be started: %1"), {shell.errorString()}));
    }
    shell.write(*script);
    shell.closeWriteChannel();
    FrameReader reader(command, nonce);
    CommandResult result;
    result.reason = readAnswer(shell, reader, command, stop);
    killAll(shell);
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
