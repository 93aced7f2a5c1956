// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/plan/plan.h"
#include "tests/integration/rollout/democli.h"
#include "tests/support/nodes/faultproxy.h"

#include <QString>

#include <array>
#include <memory>
#include <vector>

namespace qm::test {

/// What goes wrong while the program stands at a crash point.
enum class Fault : quint8 {
    NodeDiskFull,       ///< no byte left where a node keeps what is brought to it
    EngineDiskFull,     ///< nor where its engine keeps images
    ControllerDiskFull, ///< nor where the controller keeps what passes through it
    WorkspaceFull,      ///< nor for the journal
    LinkCut,            ///< connections to a node are reset, and no new one is taken
    LinkStalled,        ///< nothing passes on connections to a node, and they stay open
    EngineKilled,       ///< a node's engine is gone
    ProgramKilled,      ///< kill -9 of the program where it stands
};
/// What it goes on with, as far as it can.
inline constexpr std::array allFaults{Fault::NodeDiskFull,  Fault::EngineDiskFull, Fault::ControllerDiskFull,
                                      Fault::WorkspaceFull, Fault::LinkCut,        Fault::LinkStalled,
                                      Fault::EngineKilled};

[[nodiscard]] QString toString(Fault fault);

/// The demo's cluster with a catalog of three small artifacts, of which three nodes are used: one that the controller
/// serves, one that fetches for itself and another one that it serves by way of the controller. Links to them lead
/// through proxies; their disks, and the controller's, are small ones that can be filled. Mounts are seen by this
/// thread, and what it starts, only.
class FaultBed final
{
public:
    /// Why there can be none here: a sentence for QSKIP. Empty if there can be.
    [[nodiscard]] static QString unsupported();
    /// Words that no file, log or list of processes may have: they stand in the inventory.
    static constexpr auto canary = "canary-7d1f93";
    /// Of the nodes that are used, for --limit.
    [[nodiscard]] static QString limit();

    ~FaultBed();

    /// @return why it did not start; empty if it did.
    [[nodiscard]] QString start();
    /// Everything as it was in the beginning.
    void reset();
    /// The same on this machine, and nodes lose their images and archives of them, but not the layers.
    void loseImages();
    /// Plans, and reads the plan.
    [[nodiscard]] QString plan();

    [[nodiscard]] const DemoCli &demo() const { return m_demo; }
    /// Those that are used.
    [[nodiscard]] const QList<DemoNode> &nodes() const { return m_nodes; }
    [[nodiscard]] const DemoNode &node(const QString &name) const;
    /// Folders on this machine that a rollout writes to, each on a disk of its own.
    [[nodiscard]] const QStringList &placesHere() const { return m_mounted; }
    [[nodiscard]] const Plan &plannedAs() const { return m_plan; }

    void inject(Fault fault, const QString &nodeName);
    void mend();

private:
    [[nodiscard]] static QString mountDisk(const QString &place);
    void forgetRollout();
    [[nodiscard]] QString writeCatalog(const QByteArray &knownHosts) const;
    [[nodiscard]] QString prepareNodes();

    DemoCli m_demo;
    QList<DemoNode> m_nodes;
    std::vector<std::unique_ptr<FaultProxy>> m_proxies; ///< by node
    QStringList m_mounted;                              ///< disks on this machine, the innermost first
    Plan m_plan;
};

} // namespace qm::test
