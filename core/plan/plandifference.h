// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/diagnostic.h"
#include "core/plan/plan.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace qm {

enum class DifferenceKind : quint8 { Added, Removed, Changed };

/// A need of a host that is not as it was.
struct NeedDifference final
{
    DifferenceKind kind = DifferenceKind::Changed;
    QString key;
    /// What changed of the artifact, in the words of the plan document: "url", "checksum", "digest", …
    QStringList fields;
    Presence before = Presence::Unknown; ///< as now where it was added
    Presence now = Presence::Unknown;    ///< as before where it was removed

    friend bool operator==(const NeedDifference &, const NeedDifference &) = default;
};

/// A host that is in both plans and not the same.
struct HostDifference final
{
    QString name;
    QStringList fields; ///< "architecture", "delegate", "engine", "releaseDir", "error"
    QList<NeedDifference> needs;

    friend bool operator==(const HostDifference &, const HostDifference &) = default;
};

/// A download that one of the plans does not have, or that goes another way or to other hosts.
struct DownloadDifference final
{
    DifferenceKind kind = DifferenceKind::Changed;
    QString downloader;
    QString architecture;
    QString artifact;   ///< displayName()
    QStringList fields; ///< "for", "viaController"

    friend bool operator==(const DownloadDifference &, const DownloadDifference &) = default;
};

/// What a plan would do that another would not. Steps follow from downloads and have no place of their own; when the
/// plans were made, what their inputs are called and what was said about them makes no difference, nor do sizes.
struct PlanDifference final
{
    QStringList addedHosts; ///< in the order of their plan, as all lists are
    QStringList removedHosts;
    QList<HostDifference> hosts;
    QList<DownloadDifference> downloads;

    [[nodiscard]] bool isEmpty() const
    {
        return addedHosts.isEmpty() && removedHosts.isEmpty() && hosts.isEmpty() && downloads.isEmpty();
    }
    /// For people: what is the same on many hosts is one sentence. Never more than @p most; the last one then says how
    /// many there would be.
    [[nodiscard]] QList<Message> messages(qsizetype most = 20) const;

    friend bool operator==(const PlanDifference &, const PlanDifference &) = default;
};

/// Hosts are the same by name, needs by their key in `downloads`, downloads by downloader, architecture and name.
/// A digest that only one of the plans knows is no difference. Linear in needs and deliveries.
[[nodiscard]] PlanDifference comparePlans(const Plan &old, const Plan &now);

} // namespace qm
