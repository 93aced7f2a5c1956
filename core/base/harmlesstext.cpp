// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/base/harmlesstext.h"

#include <QList>

namespace qm {
namespace {

bool isBidirectional(char32_t c)
{
    return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0x200e || c == 0x200f || c == 0x61c;
}

} // namespace

QString harmlessText(const QByteArray &remote, qsizetype limit)
{
    QString result;
    bool space = false;
    const auto text = QString::fromUtf8(remote.left(limit * 16)).toUcs4();
    for (qsizetype i = 0; i < text.size() && result.size() < limit; ++i) {
        const char32_t c = text.at(i);
        if (c == 0x1b) { // ESC [ … final byte; any other sequence loses its ESC only
            if (i + 1 < text.size() && text.at(i + 1) == '[') {
                for (i += 2; i < text.size() && (text.at(i) < 0x40 || text.at(i) > 0x7e); ++i) {}
            }
            continue;
        }
        if (c <= 0x20 || c == 0x2028 || c == 0x2029) {
            space = !result.isEmpty();
        } else if (c != 0x7f && !(c >= 0x80 && c < 0xa0) && !isBidirectional(c)) {
            if (space)
                result += u' ';
            space = false;
            result += QString::fromUcs4(&c, 1);
        }
    }
    return result;
}

QString lastCharacters(const QString &text, qsizetype limit)
{
    return text.size() <= limit ? text : u'…' + text.last(limit - 1);
}

} // namespace qm
