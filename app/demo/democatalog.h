// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/demo/demoartifacts.h"
#include "core/base/result.h"
#include "core/plan/planner.h"

#include <QList>
#include <QString>

namespace qm {

/// A node as it runs.
struct DemoNode final
{
    QString name;
    QString address;
    quint16 port = 0;
    QString architecture; ///< that it says it has
    QString engine;       ///< container_manager, of the engine that runs
    QString delegate;     ///< download_delegate
    QByteArray hostKey;   ///< "ssh-ed25519 AAAA…"
};

/// Where the things of a demo lie, and where they are served.
struct DemoPlaces final
{
    QString directory;
    QString registry;   ///< address:port
    QString fileServer; ///< address:port

    [[nodiscard]] QString checkout() const;
    [[nodiscard]] QString inventory() const; ///< the file with the hosts
    [[nodiscard]] QString facts() const;
    [[nodiscard]] QString workspace() const;
    [[nodiscard]] QString knownHosts() const; ///< of the workspace
    [[nodiscard]] QString identity() const;   ///< the private key that nodes accept
    [[nodiscard]] QString controller() const; ///< localhost's release folder
    /// What to plan from: inventory, checkout and facts.
    [[nodiscard]] PlanRequest request() const;
};

/// Writes a catalog in the form of a Kubespray checkout whose checksums are those of the files. Errors: write-failed.
[[nodiscard]] Result<> writeDemoCheckout(const DemoPlaces &places, const DemoChecksums &checksums);

/// Writes the inventory of the nodes, their facts, and a workspace that knows their keys. Errors: write-failed.
[[nodiscard]] Result<> writeDemoInventory(const DemoPlaces &places, const QList<DemoNode> &nodes);

} // namespace qm
