// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/presence/imagelists.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

/// The lists of all engines. A line "---" parts the two texts that belong together.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const qsizetype cut = qMax<qsizetype>(bytes.indexOf("\n---\n"), 0);
    const QByteArray first = bytes.first(cut);
    const QByteArray second = bytes.sliced(cut);
    for (const qm::ImageList &list : {qm::readContainerdImages(first, second, QStringLiteral("amd64")),
                                      qm::readCriImages(first, second), qm::readDockerImages(bytes)}) {
        for (const qm::PresentImage &image : list.images) {
            if (image.name.isEmpty() && image.digest.isEmpty() && image.id.isEmpty())
                std::abort(); // nobody could ever find it
        }
    }
    return 0;
}
