// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/base/checksum.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

struct Method final
{
    QStringView name;
    QCryptographicHash::Algorithm algorithm;
};

constexpr Method methods[] = {{u"sha256", QCryptographicHash::Sha256}, {u"sha512", QCryptographicHash::Sha512},
                              {u"sha384", QCryptographicHash::Sha384}, {u"sha224", QCryptographicHash::Sha224},
                              {u"sha1", QCryptographicHash::Sha1},     {u"md5", QCryptographicHash::Md5}};

const Method *methodOf(QStringView name)
{
    const auto *found =
        std::find_if(std::begin(methods), std::end(methods), [&](const Method &method) { return method.name == name; });
    return found == std::end(methods) ? nullptr : found;
}

bool isHex(const QByteArray &text)
{
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

} // namespace

Result<Checksum> Checksum::parse(const QString &text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return Checksum();
    const qsizetype colon = trimmed.indexOf(u':');
    const Method *method = methodOf(QStringView(trimmed).left(colon));
    const QByteArray hex = trimmed.mid(colon + 1).trimmed().toLatin1().toLower();
    if (colon < 0 || !method || !isHex(hex) || hex.size() != 2 * QCryptographicHash::hashLength(method->algorithm)) {
        return failure(u"checksum-invalid"_s,
                       Message(QT_TRANSLATE_NOOP("Message",
                                                 "“%1” is no checksum: write sha256:, sha512:, sha384:, sha224:, sha1: "
                                                 "or md5: and all of its hexadecimal digits"),
                               {trimmed}));
    }
    return Checksum{method->name.toString(), hex};
}

QCryptographicHash::Algorithm Checksum::method() const
{
    const Method *method = methodOf(algorithm);
    return method ? method->algorithm : QCryptographicHash::Sha256;
}

QString Checksum::text() const
{
    return isEmpty() ? QString() : algorithm + u':' + QString::fromLatin1(hex);
}

} // namespace qm
