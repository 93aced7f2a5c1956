// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/base/shellquoted.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace qm {

QByteArray shellQuoted(const QByteArray &word)
{
    QByteArray quoted = word;
    quoted.replace("'", "'\\''");
    return '\'' + quoted + '\'';
}

QString shellWord(const QString &word)
{
    static const QRegularExpression plain(u"\\A[A-Za-z0-9_@%+=:,./-]+\\z"_s);
    return plain.match(word).hasMatch() ? word : QString::fromUtf8(shellQuoted(word.toUtf8()));
}

} // namespace qm
