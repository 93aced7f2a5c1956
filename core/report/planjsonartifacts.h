// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/plan/plan.h"
#include "core/report/jsonfields.h"

#include <QMultiHash>

namespace qm {

/// The artifacts of a plan document as they are read: from its table, and from needs and downloads, which say what
/// their artifact is and may name its place in the table.
class PlanJsonArtifacts final
{
public:
    /// @param artifacts the plan's; must outlive this.
    explicit PlanJsonArtifacts(QList<Artifact> *artifacts) : m_artifacts(*artifacts) {}

    /// An entry of the table.
    void add(JsonFields &fields);
    /// The artifact of a need or a download; fails if the table says something else of it.
    /// @param architecture where the entry names none
    [[nodiscard]] ArtifactIndex indexIn(JsonFields &fields, const QString &architecture = {});

private:
    [[nodiscard]] ArtifactIndex intern(const Artifact &artifact);
    ArtifactIndex append(const Artifact &artifact, size_t hash);

    QList<Artifact> &m_artifacts;
    QMultiHash<size_t, ArtifactIndex> m_indexes;
};

} // namespace qm
