// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/presence/probe.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

/// What a node answers is its own; whatever it is, no host but the one that was asked comes out of it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    qm::ProbeQuestion question;
    question.engine = QStringLiteral("containerd");
    question.releaseDir = QStringLiteral("/tmp/releases");
    question.files = {QStringLiteral("/tmp/releases/kubeadm")};
    const auto answer = qm::readProbeAnswer(QStringLiteral("node1"), bytes, question, {}, "qm-0123456789abcdef", {});
    if (answer && answer->presence.name != QStringLiteral("node1"))
        std::abort();
    return 0;
}
