// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/base/uniquefd.h"

#include <QtGlobal>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <vector>

namespace qm {

/// Why something was not done that a person did not want done any more.
[[nodiscard]] Error cancelledError();
/// This machine's limit of open files is reached ("ssh-resources"): nothing is wrong with the host.
[[nodiscard]] Error tooManyFilesError();

/// What other threads may do to a connection: end it.
///
/// libssh's blocking calls know no cancel, and its timeouts do not cover all of them. Shutting the socket down makes
/// every call return at once; why it was done is kept here. The descriptor is a duplicate of our own, because
/// libssh closes its one after an error, and the number may by then belong to another connection.
class Lifeline final
{
public:
    enum class End : quint8 {
        Cancelled,
        Stalled, ///< nothing moved for too long
        Overdue, ///< something moved, and all of it took too long
    };

    Lifeline();
    Q_DISABLE_COPY_MOVE(Lifeline)

    /// The socket to shut down; shut down at once if the connection was ended before.
    void attach(UniqueFd fd);
    void detach();

    /// Any thread. The first reason stays.
    void end(End reason);
    [[nodiscard]] std::optional<End> ended() const;
    /// Why it was ended: ssh-cancelled, ssh-stalled, ssh-overdue. Nothing if it was not.
    /// @param whileDoing a phrase for "while %2", as in "logging in".
    [[nodiscard]] std::optional<Error> endError(const QString &server, const Message &whileDoing) const;
    /// Readable once ended: for poll().
    [[nodiscard]] int wakeFd() const { return m_wake.get(); }

    /// From now on something must move at least once in every @p limit.
    void arm(std::chrono::milliseconds limit);
    void disarm();
    /// Something moved.
    void progress();
    /// From now on everything may take so long, whatever moves; 0 for as long as it likes.
    void allow(std::chrono::milliseconds total);
    /// For the watchdog: ends the connection if nothing moved for too long, or all has taken too long.
    void checkProgress();

private:
    mutable std::mutex m_mutex;
    UniqueFd m_fd;
    UniqueFd m_wake;
    std::optional<End> m_end;
    std::atomic<qint64> m_limitMs = 0;
    std::atomic<qint64> m_movedMs = 0;
    std::atomic<qint64> m_dueMs = 0;
};

/// One thread that looks at all lifelines a few times a second.
class Watchdog final
{
public:
    Watchdog();
    ~Watchdog();
    Q_DISABLE_COPY_MOVE(Watchdog)

    void watch(std::weak_ptr<Lifeline> lifeline);

private:
    void run(std::stop_token stop);

    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::vector<std::weak_ptr<Lifeline>> m_lifelines;
    std::jthread m_thread;
};

} // namespace qm
