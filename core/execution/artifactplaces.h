// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/plan/plan.h"

#include <QHash>
#include <QString>

namespace qm {

/// Where artifacts lie on the machines that take part in a rollout. A value; any thread.
class ArtifactPlaces final
{
public:
    /// @param plan must outlive this.
    /// @param store folder on the controller for what passes through it.
    ArtifactPlaces(const Plan &plan, QString store);

    /// Where what a download brings comes to lie on a host: where Kubespray looks for it. On the controller only if it
    /// is one of the hosts that miss it, else in the store, apart for each downloader: two may bring the same artifact
    /// at the same moment, and archives of one image differ.
    [[nodiscard]] QString path(HostIndex host, const Download &download) const;
    [[nodiscard]] QString pathAtDownloader(const Download &download) const;
    [[nodiscard]] QString pathAtController(const Download &download) const;

    /// The planned host of that name; Step::controllerHost for a controller that is none.
    [[nodiscard]] HostIndex hostNamed(const QString &name) const;
    [[nodiscard]] bool isController(HostIndex host) const
    {
        return host == Step::controllerHost || host == m_localhost;
    }

private:
    [[nodiscard]] QString stored(const Download &download) const;
    [[nodiscard]] bool needs(HostIndex host, ArtifactIndex artifact) const;

    const Plan &m_plan;
    const QString m_store;
    QHash<QString, HostIndex> m_hosts;
    HostIndex m_localhost = Step::controllerHost;
};

} // namespace qm
