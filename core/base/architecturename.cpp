// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/base/architecturename.h"

#include <algorithm>

namespace qm {

bool isArchitectureName(QStringView text)
{
    constexpr qsizetype longest = 32;
    return !text.isEmpty() && text.size() <= longest && !text.startsWith(u'-')
        && std::all_of(text.begin(), text.end(), [](QChar c) {
               return c == u'_' || c == u'-' || (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'z')
                   || (c >= u'A' && c <= u'Z');
           });
}

} // namespace qm
