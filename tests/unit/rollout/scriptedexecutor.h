// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/rollout/stepexecutor.h"

#include <QString>
#include <QStringList>

#include <functional>
#include <list>
#include <mutex>
#include <thread>

namespace qm::test {

/// Does steps on threads of its own, as a test says.
class ScriptedExecutor final : public StepExecutor
{
public:
    /// What a step does; on its own thread.
    using Script = std::function<Result<StepOutcome>(quint32 job, const StepObserver &observer)>;

    explicit ScriptedExecutor(Script act, Script proof = {}) : m_act(std::move(act)), m_proof(std::move(proof)) {}
    ~ScriptedExecutor() override
    {
        for (std::thread &thread : m_threads)
            thread.join();
    }

    void start(quint32 job, StepObserver observer, Finished finished) override
    {
        run(QStringLiteral("start %1").arg(job), m_act, job, std::move(observer), std::move(finished));
    }
    void prove(quint32 job, StepObserver observer, Finished finished) override
    {
        run(QStringLiteral("prove %1").arg(job), m_proof, job, std::move(observer), std::move(finished));
    }
    void recall(quint32 job, const QString &evidence) override
    {
        const std::lock_guard lock(m_mutex);
        m_calls.append(QStringLiteral("recall %1 %2").arg(job).arg(evidence));
    }
    [[nodiscard]] QString commands(quint32) const override { return {}; }

    /// "start 3", "prove 0", in order.
    [[nodiscard]] QStringList calls() const
    {
        const std::lock_guard lock(m_mutex);
        return m_calls;
    }

private:
    void run(const QString &call, const Script &script, quint32 job, StepObserver observer, Finished finished)
    {
        const std::lock_guard lock(m_mutex);
        m_calls.append(call);
        m_threads.emplace_back([&script, job, observer = std::move(observer), finished = std::move(finished)] {
            finished(script(job, observer));
        });
    }

    const Script m_act;
    const Script m_proof;
    mutable std::mutex m_mutex;
    QStringList m_calls;
    std::list<std::thread> m_threads;
};

} // namespace qm::test
