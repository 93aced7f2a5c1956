// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/transport/ssh/localshell.h"

#include "core/base/ownusername.h"
#include "core/transport/ssh/scriptrun.h"
#include "core/transport/ssh/sshconnection.h"
#include "core/transport/ssh/sshcontext.h"
#include "core/transport/ssh/sudohandshake.h"

#include <QDeadlineTimer>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>

#include <poll.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

constexpr int pollMs = 250;
/// For scripts that are told to end.
constexpr int patienceMs = 2000;
constexpr size_t pieceBytes = 64 * 1024;
/// What is taken at once of what the shell is to read, whatever the pipe has room for.
constexpr qsizetype roomBytes = 128 * 1024;

} // namespace

LocalShell::LocalShell(std::unique_ptr<ChildProcess> child) : m_child(std::move(child)) {}

/// Scripts take away what is theirs alone when they are told to end, logins among it: killed ones leave it on the disk.
LocalShell::~LocalShell()
{
    if (!hasEnded())
        endSoon();
}

Result<std::unique_ptr<LocalShell>> LocalShell::start()
{
    Result<std::unique_ptr<ChildProcess>> child =
        ChildProcess::start({u"/bin/sh"_s, {u"-s"_s}}, ChildProcess::Input::Pipe);
    if (!child)
        return tl::unexpected<Error>(child.error());
    return std::unique_ptr<LocalShell>(new LocalShell(*std::move(child)));
}

Result<> LocalShell::write(QByteArrayView bytes)
{
    // Not by way of m_unsent where it can be helped: it may be a password.
    if (m_unsent.isEmpty() && !m_isDeaf) {
        const ssize_t count = ::write(m_child->input(), bytes.data(), static_cast<size_t>(bytes.size()));
        m_isDeaf = count < 0 && errno != EAGAIN && errno != EINTR;
        bytes = bytes.sliced(std::max<qsizetype>(count, 0));
    }
    if (m_isDeaf)
        return tl::unexpected(whyLost(Message(QT_TRANSLATE_NOOP("Message", "sending a script"))));
    m_unsent += bytes;
    return {};
}

void LocalShell::closeInput()
{
    m_closesInput = true;
    (void)flush();
}

qsizetype LocalShell::room() const
{
    return m_unsent.isEmpty() ? roomBytes : 0;
}

bool LocalShell::flush()
{
    bool moved = false;
    if (!m_unsent.isEmpty()) {
        const ssize_t count = ::write(m_child->input(), m_unsent.constData(), static_cast<size_t>(m_unsent.size()));
        m_isDeaf = count < 0 && errno != EAGAIN && errno != EINTR;
        moved = count > 0;
        m_unsent.remove(0, m_isDeaf ? m_unsent.size() : std::max<qsizetype>(count, 0));
    }
    if (m_closesInput && m_unsent.isEmpty())
        m_child->closeInput();
    return moved;
}

bool LocalShell::take(FrameReader::Stream stream, const Receiver &receiver, bool *moved)
{
    const bool isOutput = stream == FrameReader::Stream::Output;
    bool &isSilent = m_isSilent[isOutput ? 0 : 1];
    char piece[pieceBytes];
    const ssize_t count = ::read(isOutput ? m_child->output() : m_child->errors(), piece, sizeof piece);
    isSilent = isSilent || count == 0;
    if (count <= 0)
        return true;
    *moved = true;
    return receiver(stream, QByteArrayView(piece, count));
}

void LocalShell::noteEnd()
{
    pollfd end = {m_child->end(), POLLIN, 0};
    if (hasEnded() || ::poll(&end, 1, 0) <= 0)
        return;
    ProcessResult result;
    m_child->reap(result);
    if (result.end == ProcessResult::End::Exited) {
        setExitStatus(result.exitCode);
    } else {
        const char *name = ::sigabbrev_np(result.signal);
        setExitSignal(name ? QString::fromLatin1(name) : QString::number(result.signal));
    }
}

Shell::Event LocalShell::receive(const Receiver &receiver, Wait wait)
{
    noteEnd(); // first: what it said before is there to be read
    bool moved = flush();
    const bool wantsMore =
        take(FrameReader::Stream::Output, receiver, &moved) && take(FrameReader::Stream::Error, receiver, &moved);
    if (moved)
        m_lifeline.progress();
    m_lifeline.checkProgress();
    if (!wantsMore || m_lifeline.ended())
        return Event::Lost;
    if (moved)
        return Event::Bytes;
    if (hasEnded())
        return Event::Closed;
    if (wait == Wait::ForBytes || room() == 0)
        waitForAny();
    return Event::Bytes;
}

void LocalShell::waitForAny() const
{
    pollfd watched[] = {{m_isSilent[0] ? -1 : m_child->output(), POLLIN, 0},
                        {m_isSilent[1] ? -1 : m_child->errors(), POLLIN, 0},
                        {m_unsent.isEmpty() ? -1 : m_child->input(), POLLOUT, 0},
                        {m_child->end(), POLLIN, 0},
                        {m_lifeline.wakeFd(), POLLIN, 0}};
    ::poll(watched, std::size(watched), pollMs);
}

/// The shell itself ends at once, and is not what is waited for: its script runs in one that it started, and has ended
/// when nobody has its output any more. Until then it is listened to, so that it can; and told again, because a shell
/// that was about to start a program hears of it when that one ends.
void LocalShell::endSoon()
{
    const auto ignored = [](FrameReader::Stream, QByteArrayView) { return true; };
    const QDeadlineTimer patience(patienceMs);
    QDeadlineTimer next(0);
    while (!(m_isSilent[0] && m_isSilent[1]) && !patience.hasExpired()) {
        if (next.hasExpired()) {
            if (!m_child->signalGroup(SIGTERM))
                return;
            next.setRemainingTime(pollMs);
        }
        pollfd watched[] = {{m_isSilent[0] ? -1 : m_child->output(), POLLIN, 0},
                            {m_isSilent[1] ? -1 : m_child->errors(), POLLIN, 0}};
        ::poll(watched, std::size(watched), static_cast<int>(next.remainingTime()));
        bool moved = false;
        (void)take(FrameReader::Stream::Output, ignored, &moved);
        (void)take(FrameReader::Stream::Error, ignored, &moved);
    }
}

QString LocalShell::server() const
{
    return u"localhost"_s;
}

Error LocalShell::whyLost(const Message &whileDoing) const
{
    if (std::optional<Error> ended = m_lifeline.endError(server(), whileDoing))
        return *std::move(ended);
    return {
        u"local-shell"_s,
        Message(QT_TRANSLATE_NOOP("Message", "the shell of this machine reads no more, while %1"), {whileDoing.text()}),
        {}};
}

bool LocalBecome::isNeeded() const
{
    return context && target.become.active && target.become.wantedUser() != ownUserName();
}

Result<CommandResult> runLocally(const SshCommand &command, const std::stop_token &stop, const ScriptStreams &streams,
                                 const LocalBecome &become)
{
    blockPipeSignal();
    const QByteArray nonce = randomNonce();
    const Result<QByteArray> script = framedScript(command, nonce, streams.input != nullptr);
    if (!script)
        return tl::unexpected(script.error());
    Result<std::unique_ptr<LocalShell>> shell = LocalShell::start();
    if (!shell)
        return tl::unexpected<Error>(shell.error());
    Lifeline &lifeline = (*shell)->lifeline();
    const std::stop_callback onStop(stop, [&] { lifeline.end(Lifeline::End::Cancelled); });
    if (become.isNeeded()) {
        SshTarget target = become.target;
        target.node.address = (*shell)->server();
        target.node.user = ownUserName();
        lifeline.arm(become.context->limits().request);
        if (const Result<> became = SudoHandshake(*become.context, target, stop).run(**shell); !became)
            return tl::unexpected<Error>(became.error());
        become.context->report(target.host, SshStage::Running);
    }
    return ScriptRun(**shell, command, nonce, streams).run(*script);
}

} // namespace qm
