// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/data/value.h"
#include "core/transport/kubernetes/kubeconfig.h"

namespace qm {

/// What listing nodes may cost.
struct KubernetesLimits final
{
    HttpLimits http{.bodyBytes = 64 * 1024 * 1024, .total = std::chrono::seconds(60)};
    int nodesPerPage = 100; ///< a node's status is some 50 KB
    size_t nodes = 20'000;
};

/// Asks the API of a cluster what it knows of its nodes. Reads only.
/// Belongs to the thread that made it.
class KubernetesClient final
{
public:
    explicit KubernetesClient(KubernetesAccess access, const KubernetesLimits &limits = {});
    Q_DISABLE_COPY_MOVE(KubernetesClient)

    /// All nodes, page by page. A list that changed on the way is read once more from its beginning.
    /// Errors: those of HttpClient::send(); "kubernetes-unauthorized" (says so if the client's certificate has
    /// expired), "kubernetes-forbidden", "kubernetes-answer" (not what an API answers, or more than there can be).
    [[nodiscard]] Result<Value::List> nodes(const std::atomic_bool *canceled = nullptr);

private:
    [[nodiscard]] Result<Value::List> allPages(bool *expired, const std::atomic_bool *canceled);
    [[nodiscard]] Result<HttpReply> page(const QString &continuation, const std::atomic_bool *canceled);
    [[nodiscard]] Error refusal(const HttpReply &reply) const;

    KubernetesAccess m_access;
    KubernetesLimits m_limits;
    HttpClient m_http;
};

} // namespace qm
