// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/catalog/filesource.h"

using namespace Qt::StringLiterals;

namespace qm {

QString withoutLogin(const QString &address)
{
    const qsizetype begin = address.indexOf(u"://"_s) + 3;
    if (begin < 3)
        return address;
    const qsizetype end = address.indexOf(u'/', begin);
    // The last @ counts: in a password it should be escaped, and often is not.
    const qsizetype at = QStringView(address).first(end < 0 ? address.size() : end).lastIndexOf(u'@');
    return at < begin ? address : address.first(begin) + address.sliced(at + 1);
}

} // namespace qm
