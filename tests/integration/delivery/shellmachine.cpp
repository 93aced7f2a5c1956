// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/integration/delivery/shellmachine.h"

#include "core/base/shellquoted.h"
#include "core/transport/ssh/sudohandshake.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryFile>

#include <csignal>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace qm::test {

ShellMachine::ShellMachine(QStringList shell) : m_shell(std::move(shell)) {}

void ShellMachine::allowOnly(const QString &folder, const QStringList &programs)
{
    QDir().mkpath(folder);
    for (const QString &program : programs)
        QFile::link(QStandardPaths::findExecutable(program), folder + u'/' + program);
    m_preparation = "PATH=" + shellQuoted(folder.toUtf8()) + '\n';
}

Result<CommandResult> ShellMachine::run(const SshCommand &command, const std::stop_token &stop, const Sink &watch)
{
    return runIn(command, stop, watch, {});
}

Result<CommandResult> ShellMachine::send(const SshCommand &command, const Source &source, const std::stop_token &stop)
{
    return runIn(command, stop, {}, source);
}

Result<CommandResult> ShellMachine::receive(const SshCommand &command, const Sink &sink, const std::stop_token &stop)
{
    return runIn(command, stop, sink, {});
}

Result<CommandResult> ShellMachine::runIn(const SshCommand &command, const std::stop_token &stop, const Sink &watch,
                                          const Source &source)
{
    ++m_roundTrips;
    SshCommand prepared = command;
    prepared.script = m_preparation + command.script;
    // the script's input comes by a file of its own, so that this needs no word with the shell about when it is read
    QTemporaryFile input;
    if (source) {
        if (!input.open())
            qFatal("no temporary file");
        for (Result<QByteArray> block = source(65536); block && !block->isEmpty(); block = source(65536))
            input.write(*block);
        input.flush();
        prepared.script = "{\n" + prepared.script + "\n} <" + shellQuoted(input.fileName().toUtf8());
    }
    const QByteArray nonce = randomNonce();
    const Result<QByteArray> script = framedScript(prepared, nonce);
    if (!script)
        return tl::unexpected(script.error());
    QProcess shell;
    shell.setChildProcessModifier([] { ::setpgid(0, 0); });
    shell.start(m_shell.first(), m_shell.sliced(1));
    if (!shell.waitForStarted())
        qFatal("no shell");
    shell.write(*script);
    shell.closeWriteChannel();
    FrameReader reader(prepared, nonce);
    CommandResult result;
    bool isRunning = true;
    while (!reader.isComplete() && isRunning && !stop.stop_requested()) {
        isRunning = shell.state() != QProcess::NotRunning;
        shell.waitForReadyRead(50);
        const QByteArray output = shell.readAllStandardOutput();
        if (watch && !output.isEmpty())
            (void)watch(output);
        (void)reader.feed(FrameReader::Stream::Output, output);
        (void)reader.feed(FrameReader::Stream::Error, shell.readAllStandardError());
    }
    if (stop.stop_requested()) {
        ::kill(-static_cast<pid_t>(shell.processId()), SIGKILL);
        result.reason = Error{u"ssh-cancelled"_s, Message(QT_TRANSLATE_NOOP("Message", "cancelled")), {}};
    } else {
        result.reason = Error{u"ssh-dropped"_s, Message(QT_TRANSLATE_NOOP("Message", "dropped")), {}};
    }
    shell.waitForFinished();
    if (reader.exitCode() >= 0) {
        result.end = CommandResult::End::Exited;
        result.exitCode = reader.exitCode();
    }
    result.output = reader.takeOutput();
    result.errorOutput = reader.takeErrorOutput();
    return result;
}

QStringList processesWith(const QByteArray &text)
{
    QStringList found;
    for (const QString &process : QDir(u"/proc"_s).entryList(QDir::Dirs)) {
        QFile arguments(u"/proc/%1/cmdline"_s.arg(process));
        if (process.toInt() > 0 && process.toInt() != ::getpid() && arguments.open(QIODevice::ReadOnly)
            && arguments.readAll().contains(text))
            found += process;
    }
    return found;
}

} // namespace qm::test
