// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/catalog/catalog.h"
#include "core/plan/plan.h"

#include <QHash>
#include <QSet>

#include <memory>
#include <vector>

namespace qm {

/// The artifacts of a plan, each once, and what tells them apart.
class ArtifactPool final
{
public:
    /// @param catalogKeys the order of the catalog
    explicit ArtifactPool(const QStringList &catalogKeys);

    /// The artifacts of @p needs as needs of unknown presence; the same list for the same object. It must outlive the
    /// pool.
    [[nodiscard]] const QList<Need> &add(const HostNeeds *needs);

    [[nodiscard]] const QList<Artifact> &artifacts() const { return m_artifacts; }
    /// The first artifact with the same content for the same architecture: what is fetched once. Files are the same by
    /// path, source and checksum, images by name.
    [[nodiscard]] ArtifactIndex content(ArtifactIndex artifact) const { return m_content[artifact]; }
    /// Place in the catalog.
    [[nodiscard]] qsizetype order(ArtifactIndex artifact) const { return m_order[artifact]; }

private:
    [[nodiscard]] ArtifactIndex intern(const Artifact &artifact);

    QHash<QString, qsizetype> m_keys;
    QList<Artifact> m_artifacts;
    std::vector<ArtifactIndex> m_content;
    std::vector<qsizetype> m_order;
    QHash<QString, ArtifactIndex> m_known;
    QHash<QString, ArtifactIndex> m_contents;
    QHash<QString, quint32> m_variants;
    QHash<const HostNeeds *, QList<Need>> m_needs;
};

/// Adds downloads to a plan whose hosts and artifacts are complete: for each downloader and architecture what its
/// hosts miss, each once. Hosts whose delegate is not in @p downloaders get nothing.
/// @param downloaders names of hosts that can download: hosts of the plan, and the controller
void planDownloads(const ArtifactPool &pool, const QSet<QString> &downloaders, Plan *plan);

/// Adds the steps that bring the downloads to the hosts, in the order that Plan::steps promises.
void planSteps(Plan *plan);

} // namespace qm
