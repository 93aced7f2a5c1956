// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/rollout/journal.h"
#include "core/rollout/rolloutrun.h"
#include "scriptedexecutor.h"
#include "simulation.h"

#include <QTemporaryDir>

#include <atomic>
#include <memory>
#include <thread>

namespace qm::test {

constexpr std::chrono::seconds longEnough{60};

inline Result<StepOutcome> done(qint64 moved = 0)
{
    return StepOutcome{false, moved, 0, -1, QStringLiteral("proof")};
}

inline tl::unexpected<Error> error(const QString &code)
{
    return failure(code, Message("It failed."));
}

/// fetch, distribute, load and verify of two artifacts on two hosts: 14 jobs.
inline Recipe twoArtifacts()
{
    Recipe recipe;
    recipe.addArtifact(QStringLiteral("a"), 1000, {QStringLiteral("n1"), QStringLiteral("n2")});
    recipe.addArtifact(QStringLiteral("b"), 500, {QStringLiteral("n1"), QStringLiteral("n2")});
    return recipe;
}

/// Steps that are done once they are let go on.
inline ScriptedExecutor::Script heldUntil(const std::atomic<bool> &goOn)
{
    return [&goOn](quint32, const StepObserver &) {
        while (!goOn)
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        return done();
    };
}

/// A run with all that it needs, in a workspace of its own or a given one.
class Rig final
{
public:
    explicit Rig(const Recipe &what, ScriptedExecutor::Script act, ScriptedExecutor::Script proof = {})
        : recipe(what)
        , executor(std::move(act), std::move(proof))
    {
        open();
        rollout = journal->begin("{}", recipe.jobs, recipe.options, QStringLiteral("test")).value();
    }

    void open() { journal = Journal::open(folder.path()).value(); }

    RolloutRun &run()
    {
        if (!m_run) {
            RolloutSetup setup;
            setup.jobs = recipe.jobs;
            setup.hosts = recipe.hosts;
            setup.options = recipe.options;
            setup.executor = &executor;
            setup.journal = journal.get();
            setup.batch = std::chrono::milliseconds(20);
            setup.stalledAfter = std::chrono::milliseconds(300);
            setup.observer = [this](const RolloutUpdate &update) { observe(update); };
            m_run = std::make_unique<RolloutRun>(std::move(setup));
        }
        return *m_run;
    }

    void endRun() { m_run.reset(); }

    [[nodiscard]] RolloutUpdate latest() const
    {
        const std::lock_guard lock(m_mutex);
        return m_latest;
    }
    [[nodiscard]] QStringList events(const QStringList &kinds = {}) const
    {
        QStringList found;
        const auto all = journal->events(rollout);
        for (const JournalEvent &event : all.value()) {
            if (kinds.isEmpty() || kinds.contains(event.what))
                found.append((event.what + u' ' + (event.job.isEmpty() ? event.detail : event.job)).trimmed());
        }
        return found;
    }
    [[nodiscard]] QString state(quint32 job) { return toString(run().snapshot().changed.at(job).state); }

    Recipe recipe;
    QTemporaryDir folder;
    std::unique_ptr<Journal> journal;
    qint64 rollout = 0;
    ScriptedExecutor executor;
    std::atomic<int> updates{0};
    std::function<void(const RolloutUpdate &)> alsoTell;

private:
    void observe(const RolloutUpdate &update)
    {
        ++updates;
        {
            const std::lock_guard lock(m_mutex);
            const auto before = std::exchange(m_latest, update).changed;
        }
        if (alsoTell)
            alsoTell(update);
    }

    mutable std::mutex m_mutex;
    RolloutUpdate m_latest;
    std::unique_ptr<RolloutRun> m_run;
};

} // namespace qm::test
