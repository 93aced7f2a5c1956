// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/transport/kubernetes/kubeconfig.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

/// Whatever a file says: nobody's credentials go anywhere but over https to a server with a name.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const qm::Result<qm::KubernetesAccess> access = qm::parseKubeconfig(bytes, QStringLiteral("kubeconfig"));
    if (access && !access->authorization.isEmpty() && access->server.scheme() != QStringLiteral("https"))
        std::abort();
    return 0;
}
