// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/base/diskspare.h"

#include <QStorageInfo>

using namespace Qt::StringLiterals;

namespace qm {

std::optional<qint64> bytesLeftOn(const QString &folder)
{
    const QStorageInfo disk(folder);
    return disk.isValid() && disk.bytesTotal() > 0 ? std::optional(disk.bytesAvailable()) : std::nullopt;
}

std::optional<qint64> spareBytesOn(const QString &folder)
{
    const std::optional<qint64> left = bytesLeftOn(folder);
    return left ? std::optional(*left / 10 * 9) : std::nullopt;
}

Error moreThanSpare(const QString &what, const QString &place)
{
    return {u"disk-full"_s,
            Message(QT_TRANSLATE_NOOP("Message",
                                      "more of %1 came than the disk of %2 can spare: it was given up. Make room "
                                      "there, unless it would never end"),
                    {what, place}),
            {}};
}

} // namespace qm
