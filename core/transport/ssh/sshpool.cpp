// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/transport/ssh/sshpool.h"

#include "core/base/beginthread.h"
#include "core/transport/ssh/jumphosts.h"

#include <QPromise>

#include <algorithm>
#include <iterator>
#include <utility>

namespace qm {

SshPool::SshPool(SshContext &context, int workers, size_t mostOpen)
    : m_context(context)
    , m_mostWorkers(static_cast<size_t>(std::max(workers, 1)))
    , m_mostOpen(mostOpen)
{}

SshPool::~SshPool()
{
    cancelAll();
    for (std::jthread &worker : m_workers)
        worker.request_stop();
    m_workers.clear();
}

void SshPool::submit(const SshTarget &target, Work work)
{
    std::unique_lock lock(m_mutex);
    std::shared_ptr<Host> &host = m_hosts[target.host];
    if (!host)
        host = std::make_shared<Host>();
    host->jobs.push_back({target, std::move(work), host->stop.get_token()});
    m_context.report(target.host, SshStage::Waiting);
    if (host->busy || host->jobs.size() > 1)
        return;
    m_ready.push_back(host);
    if (m_idleWorkers < m_ready.size() && m_workers.size() < m_mostWorkers) {
        Result<std::jthread> worker = beginThread([this](const std::stop_token &stop) { this->work(stop); });
        if (worker) {
            m_workers.push_back(*std::move(worker));
        } else if (m_workers.empty()) { // with fewer of them it takes longer, with none for ever
            m_ready.pop_back();
            const Job job = std::move(host->jobs.back());
            host->jobs.pop_back();
            lock.unlock();
            job.work(tl::unexpected(worker.error()), job.stop);
            return;
        }
    }
    m_changed.notify_one();
}

QFuture<Result<CommandResult>> SshPool::run(const SshTarget &target, const SshCommand &command)
{
    const auto promise = std::make_shared<QPromise<Result<CommandResult>>>();
    promise->start();
    submit(target, [promise, command](const Result<SshSession *> &session, const std::stop_token &stop) {
        promise->addResult(session.and_then([&](SshSession *open) { return open->run(command, stop); }));
        promise->finish();
    });
    return promise->future();
}

void SshPool::cancel(const QString &host)
{
    const std::scoped_lock lock(m_mutex);
    if (const std::shared_ptr<Host> found = m_hosts.value(host))
        std::exchange(found->stop, {}).request_stop();
}

void SshPool::cancelAll()
{
    const std::scoped_lock lock(m_mutex);
    for (const std::shared_ptr<Host> &host : std::as_const(m_hosts))
        std::exchange(host->stop, {}).request_stop();
}

void SshPool::closeIdle()
{
    Sessions closing; // outside the lock: it may take a moment
    {
        const std::scoped_lock lock(m_mutex);
        m_idleHosts.clear();
        for (const std::shared_ptr<Host> &host : std::as_const(m_hosts)) {
            if (host->busy)
                host->closesWhenIdle = true;
            else
                closing.push_back(std::move(host->session));
        }
    }
    m_context.jumpHosts().endUnused();
}

void SshPool::work(const std::stop_token &stop)
{
    std::unique_lock lock(m_mutex);
    while (true) {
        ++m_idleWorkers;
        const bool any = m_changed.wait(lock, stop, [this] { return !m_ready.empty(); });
        --m_idleWorkers;
        if (!any)
            return;
        const std::shared_ptr<Host> host = m_ready.front();
        m_ready.pop_front();
        workOn(host, lock);
    }
}

void SshPool::workOn(const std::shared_ptr<Host> &host, std::unique_lock<std::mutex> &lock)
{
    const auto close = [&lock](Sessions sessions) {
        if (sessions.empty())
            return;
        lock.unlock();
        sessions.clear();
        lock.lock();
    };
    host->busy = true;
    ++m_busyHosts;
    std::erase(m_idleHosts, host);
    close(takeTooMany());
    while (!host->jobs.empty()) {
        const Job job = std::move(host->jobs.front());
        host->jobs.pop_front();
        lock.unlock();
        perform(*host, job);
        lock.lock();
    }
    host->busy = false;
    --m_busyHosts;
    Sessions closing;
    if (std::exchange(host->closesWhenIdle, false))
        closing.push_back(std::move(host->session));
    else if (host->session)
        m_idleHosts.push_back(host);
    std::ranges::move(takeTooMany(), std::back_inserter(closing));
    close(std::move(closing));
}

/// To be called with the lock; what it returns goes without.
SshPool::Sessions SshPool::takeTooMany()
{
    Sessions taken;
    while (!m_idleHosts.empty() && m_idleHosts.size() + m_busyHosts > m_mostOpen) {
        taken.push_back(std::move(m_idleHosts.front()->session));
        m_idleHosts.pop_front();
    }
    return taken;
}

void SshPool::perform(Host &host, const Job &job)
{
    if (host.session && (!host.session->isUsable() || host.session->target() != job.target))
        host.session.reset();
    if (job.stop.stop_requested()) {
        job.work(tl::unexpected(cancelledError()), job.stop);
        return;
    }
    if (!host.session) {
        Result<std::unique_ptr<SshSession>> opened = SshSession::open(m_context, job.target, job.stop);
        if (!opened) {
            job.work(tl::unexpected(opened.error()), job.stop);
            return;
        }
        host.session = *std::move(opened);
    }
    job.work(host.session.get(), job.stop);
    if (!host.session->isUsable())
        host.session.reset();
}

} // namespace qm
