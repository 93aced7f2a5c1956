// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/probing/hashstore.h"
#include "core/probing/kubectl.h"
#include "core/probing/proberun.h"
#include "core/transport/ssh/sshpool.h"

#include <QHash>

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>

namespace qm {

/// What a run does, on the threads on which it does it. ProbeRun is its face; what is public here is for it alone.
class ProbeWork final
{
public:
    struct Row final
    {
        ProbeTarget target;
        ProbeStatus status;
        std::chrono::steady_clock::time_point since;
        std::stop_source stopLocal;
        bool underWay = false;
        bool changed = false;
    };

    explicit ProbeWork(ProbeSetup given);
    ~ProbeWork();
    Q_DISABLE_COPY_MOVE(ProbeWork)

    void ask(const QList<ProbeTarget> &targets);
    void askKubectl(const ProbeTarget &target, const KubectlQuestion &question);
    /// If it failed or was cancelled.
    void askKubectlAgain();
    [[nodiscard]] std::optional<KubectlStatus> kubectl() const;
    /// @param host empty for all.
    void cancel(const QString &host);
    /// Rows as they are now, elapsed times included.
    [[nodiscard]] std::deque<Row> rows() const;
    [[nodiscard]] bool isFinished() const;
    [[nodiscard]] bool wait(std::chrono::milliseconds limit);
    [[nodiscard]] HostKeyStore &hostKeys() { return m_context.hostKeys(); }

private:
    struct Exchange final
    {
        QByteArray nonce;
        KnownHashes known;
        SshCommand command;
        ProbeTimes times;
    };

    /// kubectl on one host: what was asked last, and how far it is.
    struct Kubectl final
    {
        ProbeTarget target;
        KubectlQuestion question;
        KubectlStatus status;
        std::chrono::steady_clock::time_point since;
        std::stop_source stopLocal{};
        bool underWay = false;
        bool changed = false;

        /// With the time that has passed until now.
        [[nodiscard]] KubectlStatus now() const;
    };

    /// Registers a target. @return false if it is under way already.
    [[nodiscard]] bool enter(const ProbeTarget &target);
    void setStage(const QString &host, SshStage stage);
    [[nodiscard]] Exchange prepare(const ProbeTarget &target) const;
    void askOverSsh(const ProbeTarget &target, const Result<SshSession *> &session, const std::stop_token &stop);
    void workLocally(const std::stop_token &stop);
    void submitLocal(std::function<void()> work);
    void askLocally(const ProbeTarget &target);
    /// Why a target has none.
    [[nodiscard]] static Error whyUnreachable(const ProbeTarget &target);
    void concludeKubectl(const Result<CommandResult> &result);
    void conclude(const ProbeTarget &target, Exchange exchange, const Result<CommandResult> &result,
                  const QString &hostKey);
    void fail(const ProbeTarget &target, bool reached, const Error &error);
    void finish(const QString &host, const std::function<void(Row &)> &fill);
    /// Locks for the end of one piece of work. Who waits for the end of all finds everything tidied up.
    [[nodiscard]] std::unique_lock<std::mutex> lockForEnd();
    template<typename T>
    void change(T &asked)
    {
        asked.changed = true;
        m_anyChange = true;
        m_moved.notify_all();
    }
    void tellObserver(const std::stop_token &stop);

    const ProbeSetup m_setup;
    HashStore m_hashes;
    mutable std::mutex m_mutex;
    std::condition_variable_any m_moved;
    std::deque<Row> m_rows;
    QHash<QString, size_t> m_indexes;
    int m_underWay = 0;
    bool m_anyChange = false;
    std::optional<Kubectl> m_kubectl;
    /// What is to be done on this machine, one after the other.
    std::deque<std::function<void()>> m_local;
    SshContext m_context;
    SshPool m_pool;
    std::jthread m_localThread;
    std::jthread m_teller;
};

} // namespace qm
