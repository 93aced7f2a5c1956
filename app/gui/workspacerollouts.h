// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/execution/rollout.h"
#include "ui/rollout/rolloutbackend.h"

#include <QSet>

#include <memory>
#include <mutex>

namespace qm {

/// Where the window's rollouts live, and what a person decided for all of them.
struct RolloutSurroundings final
{
    QString workspace;
    QString knownHostsFile;
    QSet<QString> insecureRegistries{};
    CredentialProvider *credentials = nullptr; ///< outlives the backend
    bool useSshConfig = true;
};

/// Rollouts of real plans on real machines, for the window: a workspace and the rollout that runs in it.
class WorkspaceRollouts final : public RolloutBackend
{
public:
    explicit WorkspaceRollouts(RolloutSurroundings surroundings);
    ~WorkspaceRollouts() override;

    [[nodiscard]] Result<RolloutBegun> start(std::shared_ptr<const Planning> planning, const PlanRequest &request,
                                             const RolloutOptions &options, const ServerTrust &trust,
                                             Observer observer) override;
    [[nodiscard]] Result<RolloutBegun> resumeLast(const QStringList &inventories, const ServerTrust &trust,
                                                  Observer observer) override;

    void pause() override;
    void resume() override;
    void cancel() override;
    void openGate(const QString &gate, const QString &reason) override;
    void skip(const QList<quint32> &jobs, const QString &reason) override;
    void retry(const QList<quint32> &jobs) override;
    void setLimits(const RolloutLimits &limits) override;
    void setAskAt(AskAt ask) override;

    [[nodiscard]] bool hasRollout() const override;
    [[nodiscard]] QString holder() const override;
    [[nodiscard]] QString commands(quint32 job) const override;
    [[nodiscard]] QString logFile(qint64 rollout, const QString &job) const override;
    [[nodiscard]] Result<QList<RolloutRecord>> rollouts() const override;
    [[nodiscard]] Result<QList<JournalEvent>> events(qint64 rollout, qint64 after) const override;
    [[nodiscard]] Result<std::shared_ptr<const RolloutHistory>> history(qint64 rollout) const override;
    [[nodiscard]] QString reportFile(qint64 rollout) const override;

private:
    [[nodiscard]] std::shared_ptr<Rollout> current() const;
    /// Ends the one before, so that its journal is free.
    void letGo();
    [[nodiscard]] RolloutBegun take(std::unique_ptr<Rollout> rollout);
    [[nodiscard]] RolloutRequest requestFor(std::shared_ptr<const Planning> planning, const ServerTrust &trust,
                                            Observer observer) const;
    [[nodiscard]] Result<std::unique_ptr<Journal>> readJournal() const;

    const RolloutSurroundings m_surroundings;
    mutable std::mutex m_mutex;
    std::shared_ptr<Rollout> m_rollout;
};

} // namespace qm
