// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/transport/process/localprocess.h"

#include "core/base/harmlesstext.h"
#include "core/transport/process/childprocess.h"
#include "core/transport/process/processhold.h"

#include <QDeadlineTimer>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <optional>

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

constexpr size_t pieceBytes = 64 * 1024;
/// After the end no more than a pipe can hold is still to be read.
constexpr int lastPieces = 32;

Error ended(const QString &code, const char *english, const ProcessCommand &command)
{
    return {code, Message(english, {command.program}), {}};
}

QDeadlineTimer deadlineOf(std::chrono::milliseconds limit)
{
    return limit.count() > 0 ? QDeadlineTimer(limit) : QDeadlineTimer(QDeadlineTimer::Forever);
}

/// Milliseconds for poll(): one more, so that the deadline is past when it returns.
int pollTime(const QDeadlineTimer &a, const QDeadlineTimer &b)
{
    const QDeadlineTimer &first = std::min(a, b);
    return first.isForever() ? -1 : int(std::min<qint64>(first.remainingTime() + 1, 60'000));
}

/// One program from its start to its end.
class Run final
{
public:
    Run(const ProcessCommand &command, const ProcessSinks &sinks, ChildProcess &child, int wake)
        : m_command(command)
        , m_child(child)
        , m_wake(wake)
        , m_streams{{child.output(), command.outputLimit, sinks.output, &m_result.output},
                    {child.errors(), command.errorLimit, sinks.errors, &m_result.errorOutput}}
    {}

    ProcessResult run(const std::stop_token &stop)
    {
        if (m_command.hold)
            m_command.hold->setGroup(m_child.group());
        m_silence = deadlineOf(m_command.silenceLimit);
        m_total = deadlineOf(m_command.totalLimit);
        while (!hasEnded() && !m_reason)
            step(stop);
        if (m_reason)
            endIt();
        m_child.signalGroup(SIGKILL); // what it left behind
        for (Stream &stream : m_streams)
            readRest(stream);
        if (m_command.hold)
            m_command.hold->setGroup(0);
        m_child.reap(m_result);
        if (m_reason) {
            m_result.end = ProcessResult::End::Ended;
            m_result.reason = *m_reason;
        }
        return std::move(m_result);
    }

private:
    struct Stream final
    {
        int fd; ///< -1 at its end
        qsizetype limit;
        const std::function<bool(QByteArrayView)> &sink;
        QByteArray *kept;
    };

    [[nodiscard]] bool hasEnded() const
    {
        pollfd end = {m_child.end(), POLLIN, 0};
        return ::poll(&end, 1, 0) > 0;
    }

    void step(const std::stop_token &stop)
    {
        pollfd watched[] = {{m_streams[0].fd, POLLIN, 0},
                            {m_streams[1].fd, POLLIN, 0},
                            {m_child.end(), POLLIN, 0},
                            {m_wake, POLLIN, 0}};
        ::poll(watched, std::size(watched), pollTime(m_silence, m_total));
        for (int i = 0; i < 2; ++i) {
            if (watched[i].revents != 0)
                readPiece(m_streams[i]);
        }
        if (m_reason)
            return;
        if (stop.stop_requested())
            m_reason = ended(u"process-cancelled"_s, QT_TRANSLATE_NOOP("Message", "cancelled"), m_command);
        else if (m_total.hasExpired())
            m_reason = ended(u"process-too-long"_s,
                             QT_TRANSLATE_NOOP("Message", "%1 ran longer than it may, and was ended"), m_command);
        else if (m_silence.hasExpired())
            m_reason = ended(u"process-silent"_s,
                             QT_TRANSLATE_NOOP("Message", "%1 said nothing for too long, and was ended"), m_command);
    }

    /// @return false if there is nothing more for now.
    bool readPiece(Stream &stream)
    {
        char piece[pieceBytes];
        const ssize_t count = ::read(stream.fd, piece, sizeof piece);
        if (count < 0)
            return errno == EINTR;
        if (count == 0) {
            stream.fd = -1;
            return false;
        }
        m_silence = deadlineOf(m_command.silenceLimit);
        const qsizetype room = std::clamp<qsizetype>(stream.limit - stream.kept->size(), 0, count);
        stream.kept->append(piece, room);
        // Whoever takes all of it as it comes need not keep any.
        m_result.truncated = m_result.truncated || (room < count && !stream.sink);
        if (stream.sink && !m_reason && !stream.sink(QByteArrayView(piece, count)))
            m_reason =
                ended(u"process-refused"_s,
                      QT_TRANSLATE_NOOP("Message", "What %1 printed was not wanted any more; it was ended"), m_command);
        return true;
    }

    void readRest(Stream &stream)
    {
        for (int pieces = 0; stream.fd >= 0 && pieces < lastPieces && readPiece(stream); ++pieces) {}
    }

    /// Asks it to end, and listens so that it can.
    void endIt()
    {
        m_child.signalGroup(SIGTERM);
        m_child.signalGroup(SIGCONT); // it may be held, and would not hear
        const QDeadlineTimer grace(m_command.grace);
        const QDeadlineTimer forever(QDeadlineTimer::Forever);
        while (!grace.hasExpired() && !hasEnded()) {
            pollfd watched[] = {{m_streams[0].fd, POLLIN, 0}, {m_streams[1].fd, POLLIN, 0}, {m_child.end(), POLLIN, 0}};
            ::poll(watched, std::size(watched), pollTime(grace, forever));
            for (int i = 0; i < 2; ++i) {
                if (watched[i].revents != 0)
                    readPiece(m_streams[i]);
            }
        }
    }

    const ProcessCommand &m_command;
    ChildProcess &m_child;
    const int m_wake;
    ProcessResult m_result;
    Stream m_streams[2];
    QDeadlineTimer m_silence;
    QDeadlineTimer m_total;
    std::optional<Error> m_reason;
};

QString signalName(int signal)
{
    const char *name = ::sigabbrev_np(signal);
    return name ? u"SIG"_s + QString::fromLatin1(name) : QString::number(signal);
}

QByteArray lastLine(const QByteArray &text)
{
    const QByteArray trimmed = text.trimmed();
    return trimmed.mid(trimmed.lastIndexOf('\n') + 1);
}

} // namespace

Result<ProcessResult> runProcess(const ProcessCommand &command, const std::stop_token &stop, const ProcessSinks &sinks)
{
    if (stop.stop_requested())
        return failure(u"process-cancelled"_s, Message(QT_TRANSLATE_NOOP("Message", "cancelled")));
    const UniqueFd wake(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
    const std::stop_callback onStop(stop, [&] {
        const quint64 one = 1;
        Q_UNUSED(::write(wake.get(), &one, sizeof one));
    });
    const Result<std::unique_ptr<ChildProcess>> child = ChildProcess::start(command);
    if (!child)
        return tl::unexpected(child.error());
    return Run(command, sinks, **child, wake.get()).run(stop);
}

Result<> successOf(const ProcessCommand &command, const ProcessResult &result)
{
    if (result.succeeded())
        return {};
    if (result.end == ProcessResult::End::Ended)
        return tl::unexpected(result.reason);
    if (result.end == ProcessResult::End::Signalled) {
        return failure(
            u"process-failed"_s,
            Message(QT_TRANSLATE_NOOP("Message", "%1 was ended by %2. %3"),
                    {command.program, signalName(result.signal), harmlessText(lastLine(result.errorOutput))}));
    }
    return failure(
        u"process-failed"_s,
        Message(QT_TRANSLATE_NOOP("Message", "%1 failed (exit code %2). %3"),
                {command.program, QString::number(result.exitCode), harmlessText(lastLine(result.errorOutput))}));
}

} // namespace qm
