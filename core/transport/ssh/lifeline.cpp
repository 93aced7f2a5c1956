// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/transport/ssh/lifeline.h"

#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <utility>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

constexpr std::chrono::milliseconds lookEvery(200);

qint64 nowMs()
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

} // namespace

Error cancelledError()
{
    return {u"ssh-cancelled"_s, Message(QT_TRANSLATE_NOOP("Message", "cancelled")), {}};
}

Error tooManyFilesError()
{
    return {u"ssh-resources"_s, Message(QT_TRANSLATE_NOOP("Message", "too many open files")), {}};
}

Lifeline::Lifeline() : m_wake(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {}

void Lifeline::attach(UniqueFd fd)
{
    const std::scoped_lock lock(m_mutex);
    m_fd = std::move(fd);
    if (m_end)
        ::shutdown(m_fd.get(), SHUT_RDWR);
}

void Lifeline::detach()
{
    const std::scoped_lock lock(m_mutex);
    m_fd = UniqueFd();
}

void Lifeline::end(End reason)
{
    const std::scoped_lock lock(m_mutex);
    if (m_end)
        return;
    m_end = reason;
    const quint64 one = 1;
    Q_UNUSED(::write(m_wake.get(), &one, sizeof one));
    if (m_fd.isValid())
        ::shutdown(m_fd.get(), SHUT_RDWR);
}

std::optional<Lifeline::End> Lifeline::ended() const
{
    const std::scoped_lock lock(m_mutex);
    return m_end;
}

std::optional<Error> Lifeline::endError(const QString &server, const Message &whileDoing) const
{
    const std::optional<End> end = ended();
    if (!end)
        return {};
    switch (*end) {
    case End::Cancelled:
        return cancelledError();
    case End::Stalled:
        return Error{u"ssh-stalled"_s,
                     Message(QT_TRANSLATE_NOOP("Message", "nothing came from %1 for too long, while %2"),
                             {server, whileDoing.text()}),
                     {}};
    case End::Overdue:
        return Error{
            u"ssh-overdue"_s,
            Message(QT_TRANSLATE_NOOP("Message", "%1 took too long altogether, while %2"), {server, whileDoing.text()}),
            {}};
    }
    Q_UNREACHABLE();
}

void Lifeline::arm(std::chrono::milliseconds limit)
{
    progress();
    m_limitMs = limit.count();
}

void Lifeline::disarm()
{
    m_limitMs = 0;
}

void Lifeline::progress()
{
    m_movedMs = nowMs();
}

void Lifeline::allow(std::chrono::milliseconds total)
{
    m_dueMs = total.count() > 0 ? nowMs() + total.count() : 0;
}

void Lifeline::checkProgress()
{
    const qint64 now = nowMs();
    const qint64 limit = m_limitMs;
    if (limit > 0 && now - m_movedMs > limit)
        end(End::Stalled);
    const qint64 due = m_dueMs;
    if (due > 0 && now > due)
        end(End::Overdue);
}

Watchdog::Watchdog() : m_thread([this](std::stop_token stop) { run(stop); }) {}

Watchdog::~Watchdog() = default;

void Watchdog::watch(std::weak_ptr<Lifeline> lifeline)
{
    const std::scoped_lock lock(m_mutex);
    m_lifelines.push_back(std::move(lifeline));
    m_changed.notify_one();
}

void Watchdog::run(std::stop_token stop)
{
    std::unique_lock lock(m_mutex);
    while (!stop.stop_requested()) {
        std::erase_if(m_lifelines, [](const auto &lifeline) { return lifeline.expired(); });
        for (const auto &weak : m_lifelines) {
            if (const auto lifeline = weak.lock())
                lifeline->checkProgress();
        }
        if (m_lifelines.empty())
            m_changed.wait(lock, stop, [this] { return !m_lifelines.empty(); });
        else
            m_changed.wait_for(lock, stop, lookEvery, [] { return false; });
    }
}

} // namespace qm
