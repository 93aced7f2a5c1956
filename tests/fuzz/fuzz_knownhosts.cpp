// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/transport/ssh/knownhosts.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

/// No file makes a key trusted that does not stand in it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const qm::KnownHostsFile file = qm::parseKnownHosts(bytes, QStringLiteral("known_hosts"));
    const qm::HostKey stranger{"ssh-ed25519", QByteArray("a key that nobody has written down")};
    const qm::HostKeyCheck check = qm::checkHostKey({file}, QStringLiteral("node1.example.org"), 2222, stranger);
    if (check.verdict == qm::HostKeyVerdict::Trusted)
        std::abort();
    return 0;
}
