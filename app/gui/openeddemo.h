// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/demo/democluster.h"
#include "app/gui/workspacerollouts.h"
#include "core/base/result.h"
#include "core/plan/planner.h"
#include "ui/probing/probingservice.h"

#include <QStringList>

#include <memory>
#include <optional>

class QTemporaryDir;

namespace qm {

/// What `quaymaster demo` opens the window on, for as long as the window is open: a cluster of real nodes, or the
/// embedded example.
class OpenedDemo final
{
public:
    OpenedDemo();
    ~OpenedDemo();
    Q_DISABLE_COPY_MOVE(OpenedDemo)

    /// Whether open() takes these arguments. Error: usage.
    [[nodiscard]] static Result<> check(const QStringList &arguments);
    /// Starts the cluster, and says in a small window and on standard error how far it is; with "--example" among
    /// the arguments the example. Errors: usage, cancelled, those of DemoCluster::start() and extractExample().
    [[nodiscard]] Result<std::optional<PlanRequest>> open(const QStringList &arguments);

    /// Whether there are machines to be asked.
    [[nodiscard]] bool isReal() const { return m_cluster != nullptr; }
    /// What a user should know about what is seen.
    [[nodiscard]] QString introduction() const;
    /// The cluster's own; the user's where there is no cluster.
    [[nodiscard]] ProbeFiles probeFiles() const;
    [[nodiscard]] RolloutSurroundings rolloutSurroundings() const;

private:
    [[nodiscard]] Result<std::optional<PlanRequest>> openExample();
    [[nodiscard]] Result<std::optional<PlanRequest>> openCluster();

    std::unique_ptr<QTemporaryDir> m_example;
    std::unique_ptr<DemoCluster> m_cluster;
};

} // namespace qm
