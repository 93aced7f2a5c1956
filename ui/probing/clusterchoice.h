// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/presence/kubernetesnodes.h"
#include "core/probing/proberun.h"

#include <QString>

#include <memory>
#include <optional>

namespace qm {

/// Whether and how a cluster is asked what Kubernetes knows of its nodes.
struct ClusterChoice final
{
    enum class Source : quint8 {
        Nobody,
        Api,     ///< by a kubeconfig file, from this machine
        Kubectl, ///< over SSH, on the first host of the control plane
    };

    Source source = Source::Nobody;
    QString kubeconfig{};
    QString context{}; ///< empty for the file's current one
    /// A person decided so now; never remembered.
    bool allowUnverified = false;

    friend bool operator==(const ClusterChoice &, const ClusterChoice &) = default;
};

/// How far the asking of a cluster is.
struct ClusterStatus final
{
    ClusterChoice choice{};
    /// Nothing if nobody asked in this session.
    std::optional<ProbeStage> stage{};
    QString host{}; ///< where kubectl runs
    std::optional<Error> error{};
    /// What it said last, kept while it is asked anew.
    std::shared_ptr<const NodePresence> presence{};
    int hosts = 0; ///< how many were asked about

    [[nodiscard]] bool isUnderWay() const { return stage && !isFinal(*stage); }
};

} // namespace qm
