// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/delivery/fileplace.h"

#include "core/base/harmlesstext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm {

Result<> checkPlace(const FilePlace &place)
{
    if (!place.path.startsWith(u'/') || place.path.endsWith(u'/') || place.path.contains(QChar(0))) {
        return failure(u"put-place"_s,
                       Message(QT_TRANSLATE_NOOP("Message", "“%1” is no absolute path of a file"),
                               {harmlessText(place.path.toUtf8())}));
    }
    const bool octal =
        std::all_of(place.mode.begin(), place.mode.end(), [](QChar digit) { return digit >= u'0' && digit <= u'7'; });
    if (!octal || place.mode.size() > 5) {
        return failure(u"put-place"_s,
                       Message(QT_TRANSLATE_NOOP("Message", "“%1” is no octal mode for %2"),
                               {harmlessText(place.mode.toUtf8()), place.path}));
    }
    return {};
}

QByteArray modeOf(const FilePlace &place)
{
    return place.mode.isEmpty() ? QByteArray("0644") : place.mode.toLatin1();
}

} // namespace qm
