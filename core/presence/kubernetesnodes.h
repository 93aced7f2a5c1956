// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/data/value.h"
#include "core/presence/presence.h"

#include <QStringList>

namespace qm {

/// How an inventory host may appear among a cluster's nodes.
struct NodeIdentity final
{
    QString host;            ///< its name in the inventory
    QString overrideName;    ///< `kube_override_hostname`; empty if it is not set
    QStringList addresses{}; ///< `ansible_host`, `ip`, `access_ip` and the like: addresses or names
};

/// What the Kubernetes API says of the hosts of an inventory.
struct NodePresence final
{
    QList<std::shared_ptr<const HostPresence>> hosts; ///< in the order of the identities
    Diagnostics diagnostics;

    /// As a document that can be merged with others and written.
    [[nodiscard]] PresenceDocument document() const;
};

/// What a kubelet puts into its node's status at most, unless it was told otherwise (nodeStatusMaxImages).
inline constexpr int usualNodeStatusImages = 50;

/// The nodes in an answer of the API (`NodeList`) or in what `kubectl get nodes -o json` prints (`List`).
/// Errors: those of readJson(), "kubernetes-answer" if it is neither.
[[nodiscard]] Result<Value::List> readNodeList(const QByteArray &json, const QString &file);

/// Reads nodes, hostile or not, as evidence of grade *reported*, source "kubernetes".
///
/// A node is the host whose `kube_override_hostname` or name it has, else the one host whose address it has. If its
/// name says one host and its address another, it counts for neither. The images of a status are sorted by size and
/// cut at nodeStatusMaxImages, and their names are cut at five (kubelet, nodestatus/setters.go): where that may have
/// happened, and where the node is not ready, absence proves nothing.
/// @param at when the answer came; nodes that are not ready have said so at their last heartbeat
/// @param statusImages the kubelets' nodeStatusMaxImages
[[nodiscard]] NodePresence presenceOfNodes(const Value::List &nodes, const QList<NodeIdentity> &hosts,
                                           const QDateTime &at, int statusImages = usualNodeStatusImages);

} // namespace qm
