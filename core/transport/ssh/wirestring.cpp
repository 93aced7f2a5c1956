// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/transport/ssh/wirestring.h"

#include <QtEndian>

#include <utility>

namespace qm {

QByteArray takeWireString(QByteArrayView &bytes)
{
    const QByteArrayView all = std::exchange(bytes, {});
    if (all.size() < 4)
        return {};
    const quint32 size = qFromBigEndian<quint32>(all.data());
    if (size > static_cast<quint64>(all.size() - 4))
        return {};
    bytes = all.sliced(4 + static_cast<qsizetype>(size));
    return all.sliced(4, size).toByteArray();
}

} // namespace qm
