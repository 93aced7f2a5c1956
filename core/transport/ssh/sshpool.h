// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transport/ssh/sessionbudget.h"
#include "core/transport/ssh/sshcommand.h"
#include "core/transport/ssh/sshcontext.h"
#include "core/transport/ssh/sshsession.h"
#include "core/transport/ssh/sshtarget.h"

#include <QFuture>
#include <QHash>

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace qm {

/// Runs work on many hosts at once: one session a host, each used by one worker thread at a time and kept open for
/// the next piece of work as long as there is room. Work of one host is done in the order it came; hosts do not wait
/// for each other, except for a free worker. Thread-safe.
class SshPool final
{
public:
    /// Called exactly once, with a session or with why there is none, on a worker thread; where none can be begun,
    /// within submit() with thread-limit.
    using Work = std::function<void(Result<SshSession *> session, std::stop_token stop)>;

    /// @param workers how many hosts are worked on at once; threads are started as they are needed.
    /// @param mostOpen sessions, in use and idle, beyond which those go that were idle for longest.
    explicit SshPool(SshContext &context, int workers = 64, size_t mostOpen = mostOpenSessions());
    /// Cancels everything and waits for its end.
    ~SshPool();
    Q_DISABLE_COPY_MOVE(SshPool)

    void submit(const SshTarget &target, Work work);
    /// The result of one command on one host; an error if nothing of it ran.
    [[nodiscard]] QFuture<Result<CommandResult>> run(const SshTarget &target, const SshCommand &command);

    /// Ends what the host does now and what it has yet to do, with ssh-cancelled.
    void cancel(const QString &host);
    void cancelAll();
    /// Closes the sessions of hosts that have nothing to do, and of the others once they have nothing more to do; then
    /// the connections to jump hosts that carry nothing more.
    void closeIdle();

private:
    struct Job final
    {
        SshTarget target;
        Work work;
        std::stop_token stop;
    };
    struct Host final
    {
        std::deque<Job> jobs;
        /// Of what was submitted since the last cancel().
        std::stop_source stop;
        std::unique_ptr<SshSession> session;
        bool busy = false;
        bool closesWhenIdle = false;
    };

    using Sessions = std::vector<std::unique_ptr<SshSession>>;

    void work(const std::stop_token &stop);
    void workOn(const std::shared_ptr<Host> &host, std::unique_lock<std::mutex> &lock);
    [[nodiscard]] Sessions takeTooMany();
    void perform(Host &host, const Job &job);

    SshContext &m_context;
    const size_t m_mostWorkers;
    const size_t m_mostOpen;
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    QHash<QString, std::shared_ptr<Host>> m_hosts;
    /// Hosts with jobs that nobody works on.
    std::deque<std::shared_ptr<Host>> m_ready;
    /// Hosts with a session that nobody works on, the one that was idle for longest first.
    std::deque<std::shared_ptr<Host>> m_idleHosts;
    size_t m_busyHosts = 0;
    size_t m_idleWorkers = 0;
    std::vector<std::jthread> m_workers;
};

} // namespace qm
