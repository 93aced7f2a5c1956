// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/plan/planner.h"
#include "core/plan/weights.h"
#include "core/transport/registry/registryclient.h"

#include <atomic>
#include <functional>
#include <vector>

namespace qm {

/// How to ask what artifacts weigh.
struct WeighOptions final
{
    RegistryOptions registry{}; ///< its part for HTTP is for files, too
    int workers = 6;            ///< questions at a time
    /// Of the plan that is weighed: tells mirrors and logins. Null for a plan of which only the document is there.
    std::shared_ptr<const Planning> planning{};
    /// Told after each answer how many of how many there are, from other threads.
    std::function<void(int done, int all)> progress{};
};

/// What the artifacts of a plan weigh, as web servers and registries say.
struct PlanWeights final
{
    std::vector<ArtifactWeight> artifacts; ///< as Plan::artifacts
    /// What could not be found out, and images that are made for another architecture than the one they are offered
    /// for; in the order of the artifacts.
    QList<WeightFinding> findings;
    QHash<QString, RateLimit> rateLimits; ///< by the registry's host; the least that it said

    /// What the layers of all images take where each is kept once.
    [[nodiscard]] qint64 sharedLayerBytes() const;
    /// What was found, for people.
    [[nodiscard]] Diagnostics diagnostics() const;
};

/// Asks for every artifact of a plan, each once, with HEAD and metadata only. Blocks; any thread but one that serves a
/// window. What is canceled stays unknown.
[[nodiscard]] PlanWeights weighPlan(const Plan &plan, const WeighOptions &options,
                                    const std::atomic_bool *canceled = nullptr);

/// What registries said of their limits, by name: a note "registry-rate-limit" each, and a warning
/// "registry-rate-limit-low" where less is left than the plan has downloads there.
[[nodiscard]] Diagnostics rateLimitFindings(const QHash<QString, RateLimit> &limits, const Plan &plan);

/// The weights as planning takes them, with what could not be found out and rateLimitFindings(): these count the
/// downloads of the plan, so that they are about all of its images.
/// @param plan that was weighed
[[nodiscard]] ArtifactWeights planningWeights(const PlanWeights &weights, const Plan &plan);

/// Writes sizes, digests and layers into the plan's artifacts; what is unknown stays as it was.
void applyWeights(const PlanWeights &weights, Plan *plan);

/// Also says in the plan's diagnostics what weighing it found, and whether all of it has room now; what an earlier
/// weighing said goes.
void weighAgain(const PlanWeights &weights, Plan *plan);

} // namespace qm
