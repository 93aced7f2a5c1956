// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/presence/presence.h"

#include <QBuffer>

#include <cstddef>
#include <cstdint>
#include <cstdlib>

/// What was read can be written, and read again as the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const auto document = qm::readPresence(bytes, QStringLiteral("presence.json"));
    if (!document)
        return 0;
    QBuffer first;
    first.open(QIODevice::WriteOnly);
    if (!qm::writePresence(*document, first))
        std::abort();
    const auto again = qm::readPresence(first.data(), QStringLiteral("presence.json"));
    QBuffer second;
    second.open(QIODevice::WriteOnly);
    if (!again || !qm::writePresence(*again, second) || first.data() != second.data())
        std::abort();
    return 0;
}
