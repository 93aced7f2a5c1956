// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/catalog/imagereference.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

/// Whatever parses must be normalised: parsing what it prints gives the same reference.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes =
        QByteArray::fromRawData(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const qm::Result<qm::ImageReference> reference = qm::parseImageReference(QString::fromUtf8(bytes));
    if (reference && qm::parseImageReference(reference->toString()) != reference)
        std::abort();
    return 0;
}
