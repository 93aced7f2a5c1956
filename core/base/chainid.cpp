// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/base/chainid.h"

#include <QCryptographicHash>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace qm {

QString chainId(const QStringList &diffIds)
{
    static const QRegularExpression digest(u"\\Asha256:[0-9a-f]{64}\\z"_s);
    QString chain;
    for (const QString &diffId : diffIds) {
        if (!digest.match(diffId).hasMatch())
            return {};
        if (chain.isEmpty()) {
            chain = diffId;
            continue;
        }
        const QByteArray both = (chain + u' ' + diffId).toLatin1();
        chain = u"sha256:"_s + QString::fromLatin1(QCryptographicHash::hash(both, QCryptographicHash::Sha256).toHex());
    }
    return chain;
}

} // namespace qm
