// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/plan/presencematch.h"

#include <QHash>

#include <vector>

namespace qm {

/// Collects why artifacts are different on hosts, to say it once for all hosts that have the same instead.
class Differences final
{
public:
    /// @param answer of any kind; what is not different is not kept
    void add(const QString &host, ArtifactIndex artifact, const PresenceAnswer &answer);

    /// Notes with the code "presence-different", in the order in which they were found first. They have a host where
    /// it is one.
    [[nodiscard]] Diagnostics told(const QList<Artifact> &artifacts) const;

private:
    struct Found final
    {
        ArtifactIndex artifact;
        PresenceAnswer answer;
        QStringList hosts;
    };

    std::vector<Found> m_found;
    QHash<QString, size_t> m_places;
};

} // namespace qm
