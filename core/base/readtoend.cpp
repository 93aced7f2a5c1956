// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/base/readtoend.h"

#include <QByteArray>

#include <cerrno>

#include <unistd.h>

namespace qm {

ReadEnd readToEnd(int file, qint64 from, const std::function<void(QByteArrayView piece)> &take,
                  const std::stop_token &stop)
{
    constexpr qsizetype pieceBytes = 128 * 1024;
    QByteArray bytes(pieceBytes, Qt::Uninitialized);
    while (!stop.stop_requested()) {
        const ssize_t count = ::pread(file, bytes.data(), static_cast<size_t>(bytes.size()), from);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return ReadEnd::Failed;
        if (count == 0)
            return ReadEnd::Whole;
        take(QByteArrayView(bytes).first(count));
        from += count;
    }
    return ReadEnd::Stopped;
}

} // namespace qm
