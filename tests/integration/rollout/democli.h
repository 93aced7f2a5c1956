// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/demo/democluster.h"
#include "tests/cli/program.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <memory>

namespace qm::test {

/// The demo's cluster, and the program's verbs on it.
class DemoCli final
{
public:
    /// Why there can be no cluster here: a sentence for QSKIP. Empty if there can be.
    [[nodiscard]] static QString unsupported();

    /// @return why it did not start; empty if it did.
    [[nodiscard]] QString start();
    /// Everything as it was in the beginning: nothing on the nodes, an empty workspace.
    void reset();

    [[nodiscard]] const DemoPlaces &places() const { return m_cluster->places(); }
    [[nodiscard]] const QList<DemoNode> &nodes() const { return m_cluster->nodes(); }
    [[nodiscard]] QString planFile() const { return places().directory + QStringLiteral("/plan.json"); }

    [[nodiscard]] Outcome plan(const QStringList &options = {}) const;
    [[nodiscard]] Outcome apply(const QStringList &options = {}, const QString &crashAt = {}) const;
    [[nodiscard]] Outcome resume(const QString &crashAt = {}) const;
    /// The same as words for whoever starts them.
    [[nodiscard]] QStringList applyCommand(const QStringList &options = {}) const;
    [[nodiscard]] QStringList resumeCommand(const QStringList &options = {}) const;
    [[nodiscard]] QProcessEnvironment environment(const QString &crashAt = {}) const;
    [[nodiscard]] Outcome verify(const QStringList &options = {}) const;
    [[nodiscard]] Outcome probe(const QString &output) const;
    /// How many steps of a stage the plan has.
    [[nodiscard]] int plannedSteps(const QString &stage) const;
    /// What the plan calls the first file that a node needs.
    [[nodiscard]] QString firstFile(const DemoNode &node) const;
    /// The newest rollout, as `status --format json` tells it.
    [[nodiscard]] QJsonObject status() const;
    /// What a shell on a node prints.
    [[nodiscard]] QByteArray onNode(const DemoNode &node, const QString &script) const;
    /// The same on several nodes at once, in their order.
    [[nodiscard]] QByteArrayList onNodes(const QList<DemoNode> &nodes, const QString &script) const;
    /// What lies under a name that Kubespray would use, and is not what the plan says: nothing must ever.
    [[nodiscard]] QStringList wrongFiles() const;

private:
    [[nodiscard]] QJsonObject planDocument() const;
    [[nodiscard]] QStringList planningOptions() const;
    [[nodiscard]] QStringList rolloutOptions() const;

    std::unique_ptr<DemoCluster> m_cluster;
};

} // namespace qm::test
