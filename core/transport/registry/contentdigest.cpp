// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/transport/registry/contentdigest.h"

#include <QCryptographicHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

constexpr QStringView sha256 = u"sha256:";
constexpr QStringView sha512 = u"sha512:";

bool isHex(QStringView text, qsizetype digits)
{
    return text.size() == digits && std::all_of(text.begin(), text.end(), [](QChar c) {
               return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
           });
}

} // namespace

bool isContentDigest(QStringView text)
{
    return (text.startsWith(sha256) && isHex(text.sliced(sha256.size()), 64))
        || (text.startsWith(sha512) && isHex(text.sliced(sha512.size()), 128));
}

QString contentDigest(const QByteArray &content)
{
    return sha256.toString() + QString::fromLatin1(QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex());
}

bool matchesDigest(const QByteArray &content, const QString &digest)
{
    if (digest.startsWith(sha256))
        return contentDigest(content) == digest;
    return digest
        == sha512.toString() + QString::fromLatin1(QCryptographicHash::hash(content, QCryptographicHash::Sha512).toHex());
}

} // namespace qm
