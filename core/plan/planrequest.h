// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/plan/weights.h"
#include "core/presence/presence.h"

#include <QString>
#include <QStringList>

#include <memory>

namespace qm {

/// What to plan from: the options that all planning verbs share, and the window's choices. A value.
struct PlanRequest final
{
    QStringList inventories; ///< files or directories, later ones win
    QString kubespray;       ///< the checkout
    QStringList extraVars;   ///< each "key=value …", JSON/YAML text, or "@FILE"
    QString limit;           ///< Ansible host pattern; empty is all
    QString facts;           ///< fact cache: directory or one JSON file
    QStringList presence;    ///< presence documents; see mergePresence()
    QString vaultPasswordFile;
    /// What this program found out about the hosts itself; counts as the last of the documents. Null if nothing.
    std::shared_ptr<const PresenceDocument> evidence = {};
    /// What artifacts weigh and what the names of images stand for. Null if nobody asked.
    std::shared_ptr<const ArtifactWeights> weights = {};

    // Of a request that was read from a plan document: what that does not keep.
    int extraVarsLeftOut = 0;     ///< arguments of extra variables that speak of secrets
    bool evidenceLeftOut = false; ///< there was evidence

    friend bool operator==(const PlanRequest &, const PlanRequest &) = default;
};

/// The same request with absolute paths: it means the same wherever the program runs.
[[nodiscard]] PlanRequest absoluteRequest(PlanRequest request);

} // namespace qm
