// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/report/csvfields.h"

#include <QByteArrayList>

namespace qm {
namespace {

QByteArray field(const QString &text)
{
    static constexpr QStringView formulaStarts = u"=+-@\t\r\n＝＋－＠";
    QByteArray result = text.toUtf8();
    if (!text.isEmpty() && formulaStarts.contains(text.front()))
        result.prepend('\'');
    const bool special = result.contains(',') || result.contains('"') || result.contains('\n') || result.contains('\r');
    return special || result.startsWith('\'') ? '"' + result.replace("\"", "\"\"") + '"' : result;
}

} // namespace

QByteArray csvLine(const QStringList &texts)
{
    QByteArrayList fields;
    for (const QString &text : texts)
        fields.append(field(text));
    return fields.join(',');
}

} // namespace qm
