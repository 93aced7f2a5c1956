// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/presence/kubernetesnodes.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

/// What a cluster's API says of its nodes is hearsay: nothing of it is ever verified.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const auto nodes = qm::readNodeList(bytes, QStringLiteral("nodes"));
    if (!nodes)
        return 0;
    const QList<qm::NodeIdentity> hosts{{QStringLiteral("node1"), QString(), {QStringLiteral("10.0.0.1")}}};
    const qm::NodePresence presence = qm::presenceOfNodes(*nodes, hosts, QDateTime::fromSecsSinceEpoch(0, Qt::UTC));
    for (const auto &host : presence.hosts) {
        for (const qm::PresentImage &image : host ? host->images : QList<qm::PresentImage>()) {
            if (image.evidence != qm::Evidence::Reported)
                std::abort();
        }
    }
    return 0;
}
