// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/delivery/skopeoerror.h"

#include "core/base/harmlesstext.h"
#include "core/base/redacted.h"
#include "core/catalog/imagereference.h"

#include <algorithm>
#include <cctype>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

constexpr qsizetype shownCharacters = 600;

struct Complaint final
{
    const char *words;
    const char *code;
    const char *english;
};

constexpr const char *unauthorized = "unauthorized";
constexpr auto notThere = QT_TRANSLATE_NOOP("Message", "the registry has no %1");
constexpr auto denied = QT_TRANSLATE_NOOP("Message", "the registry denies access to %1");
constexpr auto limited =
    QT_TRANSLATE_NOOP("Message", "the registry has had too many requests and does not send %1 now");

/// In the words of skopeo, containers/image and registries (distribution-spec, "Error Codes"), in lower case. The first
/// that matches counts.
constexpr Complaint complaints[] = {
    {"no space left on device", "disk-full", QT_TRANSLATE_NOOP("Message", "the disk is full while %1 is fetched")},
    {"disk quota exceeded", "disk-full", QT_TRANSLATE_NOOP("Message", "the disk is full while %1 is fetched")},
    {"invalid destination name", "image-name-unsupported",
     QT_TRANSLATE_NOOP("Message", "skopeo cannot write an archive that bears the name of %1")},
    {"instructed to preserve digests", "image-format-unsupported",
     QT_TRANSLATE_NOOP("Message",
                       "%1 is stored in an image format that engines do not take any more; it has to be pushed once "
                       "more")},
    {"x509:", "registry-tls",
     QT_TRANSLATE_NOOP("Message",
                       "the certificate of the registry of %1 is not trusted: put the authority that signed it into "
                       "/etc/containers/certs.d")},
    {"server gave http response to https client", "registry-plain",
     QT_TRANSLATE_NOOP("Message", "the registry of %1 is not encrypted, and nobody allowed that")},
    {"toomanyrequests", "registry-rate-limited", limited},
    {"too many requests", "registry-rate-limited", limited},
    {unauthorized, "registry-unauthorized",
     QT_TRANSLATE_NOOP("Message", "the registry wants to know who fetches %1: log in with skopeo login")},
    {"denied: ", "registry-denied", denied},
    {"403 (forbidden)", "registry-denied", denied},
    {"403 forbidden", "registry-denied", denied},
    {"manifest unknown", "registry-not-found", notThere},
    {"name unknown", "registry-not-found", notThere},
    {"no image found in", "image-platform",
     QT_TRANSLATE_NOOP("Message", "the registry has %1, but not for the wanted architecture")},
};

/// The complaint without what it is about: that could be called "unauthorized".
QByteArray wordsOf(const QByteArray &complaint, const QString &image)
{
    QByteArray words = complaint.toLower();
    if (const Result<ImageReference> reference = parseImageReference(image))
        words.replace(reference->name().toUtf8(), "");
    words.replace(image.toLower().toUtf8(), "");
    words.replace("permission denied", ""); // of the system, not of the registry
    return words;
}

/// Whether it stands there, and not as the end of another server's name.
bool isNamedAt(const QByteArray &text, qsizetype at)
{
    if (at == 0)
        return true;
    const char before = text.at(at - 1);
    return !isalnum(static_cast<unsigned char>(before)) && before != '.' && before != '-' && before != ':';
}

/// The server that was named last before it said so: mirrors come first, each with what it said.
QString whoSaid(const char *what, const QByteArray &complaint, const QStringList &servers)
{
    const QByteArray before = complaint.first(std::max<qsizetype>(complaint.toLower().indexOf(what), 0));
    QString last = servers.value(servers.size() - 1); // which is asked last
    qsizetype lastAt = -1;
    for (const QString &server : servers) {
        const qsizetype at = before.lastIndexOf(server.toUtf8() + '/');
        if (at > lastAt && isNamedAt(before, at)) {
            lastAt = at;
            last = server;
        }
    }
    return last;
}

} // namespace

Error skopeoError(const QString &image, const QByteArray &complaint, const QStringList &servers)
{
    const QByteArray words = wordsOf(complaint, image);
    // Who was let have the manifest is known to the registry; skopeo asks for no second token when one ends on the way.
    const bool hasManifest = words.contains("reading blob ") || words.contains("reading config blob ");
    if (hasManifest && words.contains(unauthorized)) {
        return Error{u"registry-token"_s,
                     Message(QT_TRANSLATE_NOOP("Message",
                                               "the registry sent a part of %1 and then refused the rest: the token "
                                               "it had given has expired"),
                             {image}),
                     {}};
    }
    for (const Complaint &known : complaints) {
        if (!words.contains(known.words))
            continue;
        const bool wantsLogin = known.words == unauthorized;
        return Error{QString::fromLatin1(known.code), Message(known.english, {image}),
                     SourceLocation(wantsLogin ? whoSaid(unauthorized, complaint, servers) : QString(), 0)};
    }
    // Masked before it is cut: half an address may not look like one.
    const QString said = lastCharacters(redacted(harmlessText(complaint, complaint.size())), shownCharacters);
    return Error{
        u"image-fetch"_s, Message(QT_TRANSLATE_NOOP("Message", "skopeo cannot fetch %1: %2"), {image, said}), {}};
}

} // namespace qm
