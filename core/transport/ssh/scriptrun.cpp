// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/transport/ssh/scriptrun.h"

#include "core/transport/ssh/lifeline.h"

#include <QDeadlineTimer>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

using Event = Shell::Event;

/// What is asked of a source at once. Not more: acknowledgements are read between two pieces, and a long way needs
/// them early.
constexpr qsizetype piece = 128 * 1024;

/// What a login shell said that runs no /bin/sh: nologin, a forced command, a restricted shell.
Error notAShell(const Shell &shell, const FrameReader &reader)
{
    const QString status = shell.exitStatus() ? QString::number(*shell.exitStatus()) : shell.exitSignal();
    return {u"ssh-not-a-shell"_s,
            Message(QT_TRANSLATE_NOOP("Message", "the login on %1 gives no POSIX shell (exit status %2): %3"),
                    {shell.server(), status, harmlessText(reader.noise())}),
            {}};
}

} // namespace

ScriptRun::ScriptRun(Shell &shell, const SshCommand &command, const QByteArray &nonce, const ScriptStreams &streams)
    : m_shell(shell)
    , m_command(command)
    , m_streams(streams)
    , m_reader(command, nonce, patient(streams.output), streams.keepOutput)
{}

/// A sink, or a source, that takes its time says nothing about the node.
ScriptStreams::Sink ScriptRun::patient(const ScriptStreams::Sink &sink)
{
    if (!sink)
        return {};
    return [this, sink](QByteArrayView bytes) {
        m_shell.lifeline().disarm();
        const bool wantsMore = sink(bytes);
        m_shell.lifeline().arm(m_command.silenceLimit);
        return wantsMore;
    };
}

Result<CommandResult> ScriptRun::run(const QByteArray &script)
{
    m_shell.lifeline().arm(m_command.silenceLimit);
    m_shell.lifeline().allow(m_command.totalLimit);
    (void)write(script);
    if (m_streams.input) {
        while (goesOn() && !m_reader.isReady())
            receive();
        sendInput();
    }
    while (goesOn())
        receive();
    if (m_shell.isCounted())
        waitForSlot();
    if (m_sourceError)
        return tl::unexpected(*m_sourceError);
    return conclusion();
}

bool ScriptRun::goesOn() const
{
    return m_event == Event::Bytes && !m_reader.isComplete();
}

void ScriptRun::receive(Shell::Wait wait)
{
    const auto receiver = [this](FrameReader::Stream stream, QByteArrayView bytes) {
        m_hadEnough = !m_reader.feed(stream, bytes);
        return !m_hadEnough;
    };
    m_event = m_shell.receive(receiver, wait);
}

/// A script that ends early does not read the rest of what it is sent: what it said before is its answer.
bool ScriptRun::write(QByteArrayView bytes)
{
    const bool written = m_shell.write(bytes).has_value();
    if (!written && !m_shell.isAlive())
        m_event = Event::Lost;
    return written;
}

/// Never more than the node has room for: libssh would wait for room without an end that anybody could see.
void ScriptRun::sendInput()
{
    bool atEnd = false;
    while (!atEnd && goesOn() && !m_shell.hasEnded()) {
        if (const qsizetype room = m_shell.room(); room > 0) {
            const QByteArray bytes = nextInput(std::min(room, piece));
            atEnd = bytes.isEmpty() || !write(bytes);
        }
        if (!atEnd && goesOn())
            receive(Shell::Wait::ForRoom);
    }
    if (goesOn())
        m_shell.closeInput();
}

QByteArray ScriptRun::nextInput(qsizetype limit)
{
    m_shell.lifeline().disarm();
    Result<QByteArray> bytes = m_streams.input(limit);
    m_shell.lifeline().arm(m_command.silenceLimit);
    if (bytes)
        return *std::move(bytes);
    m_sourceError = bytes.error();
    return {};
}

/// The server counts a session until its channel is closed, and refuses the next command if that is one too many
/// (sshd_config(5), MaxSessions). A child that the script left behind keeps the channel open; it is not waited for.
void ScriptRun::waitForSlot()
{
    QDeadlineTimer patience(2000);
    bool hadEnded = false;
    while (m_event == Event::Bytes && !patience.hasExpired()) {
        receive();
        if (m_shell.hasEnded() && !hadEnded)
            patience = QDeadlineTimer(250);
        hadEnded = m_shell.hasEnded();
    }
}

/// Why nobody knows how a script ended.
Error ScriptRun::unknownEnd() const
{
    const QString server = m_shell.server();
    if (m_reader.isRefused()) {
        return {u"script-output-refused"_s,
                Message(QT_TRANSLATE_NOOP("Message", "what %1 sends is not wanted any more"), {server}),
                {}};
    }
    if (m_hadEnough)
        return {u"ssh-flood"_s, Message(QT_TRANSLATE_NOOP("Message", "%1 sends without end"), {server}), {}};
    if (m_event == Event::Lost) {
        return m_shell.whyLost(Message(QT_TRANSLATE_NOOP("Message", "running a script")));
    }
    return {u"ssh-broken-frame"_s,
            Message(QT_TRANSLATE_NOOP("Message", "the shell on %1 ended before the script did (exit status %2)"),
                    {server, m_shell.exitStatus() ? QString::number(*m_shell.exitStatus()) : u"?"_s}),
            {}};
}

Result<CommandResult> ScriptRun::conclusion()
{
    if (m_event == Event::Closed && !m_reader.hasBegun())
        return tl::unexpected(notAShell(m_shell, m_reader));
    CommandResult result;
    if (m_reader.exitCode() >= 0) {
        result.end = CommandResult::End::Exited;
        result.exitCode = m_reader.exitCode();
    } else if (m_event == Event::Closed && !m_shell.exitSignal().isEmpty()) {
        result.end = CommandResult::End::Signalled;
        result.signal = m_shell.exitSignal();
    } else {
        result.reason = unknownEnd();
    }
    result.truncated = m_reader.isTruncated();
    result.output = m_reader.takeOutput();
    result.errorOutput = m_reader.takeErrorOutput();
    return result;
}

} // namespace qm
