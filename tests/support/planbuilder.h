// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/plan/plan.h"

namespace qm::test {

/// Puts plans together by hand, with downloads and steps as planning orders them: for tests of what shows plans.
class PlanBuilder final
{
public:
    PlanBuilder();

    /// @param delegate empty for the host itself.
    HostIndex host(const QString &name, const QString &delegate = {},
                   const QString &architecture = QStringLiteral("amd64"));
    ArtifactIndex file(const QString &key, const QString &url, const QString &architecture = QStringLiteral("amd64"));
    ArtifactIndex image(const QString &key, const QString &reference,
                        const QString &architecture = QStringLiteral("amd64"));
    void need(HostIndex host, ArtifactIndex artifact, Presence presence = Presence::Absent);

    /// For whatever the functions above do not say.
    [[nodiscard]] Plan &plan() { return m_plan; }

    /// The plan with its downloads and steps.
    [[nodiscard]] Plan build() const;

private:
    Plan m_plan;
};

struct SampleOptions final
{
    int nodes = 10;
    /// The first so many hosts fetch for the others in turn; 0 makes every host fetch for itself.
    int delegates = 3;
    /// Every third node is arm64.
    bool twoArchitectures = true;
    /// The controller fetches for all.
    bool viaLocalhost = false;
    /// Copies of the usual two dozen artifacts, to reach 150.
    int catalogTimes = 1;
};

/// A cluster as one meets them: control plane, etcd, workers; files and images; some of it is there already.
[[nodiscard]] Plan samplePlan(const SampleOptions &options = {});

} // namespace qm::test
