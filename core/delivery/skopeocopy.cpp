// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/delivery/skopeocopy.h"

#include "core/catalog/imagereference.h"

using namespace Qt::StringLiterals;

namespace qm {

QByteArray skopeoPolicy()
{
    return R"({"default": [{"type": "reject"}], "transports": {)"
           R"("docker": {"": [{"type": "insecureAcceptAnything"}]}, )"
           R"("oci-archive": {"": [{"type": "insecureAcceptAnything"}]}}})";
}

QString skopeoAuthorityFolders(const QString &before)
{
    return skopeoAuthoritiesFolder.toString() + u':' + (before.isEmpty() ? goAuthorityFolders.toString() : before);
}

namespace {

QString authFileOf(const ImageFetch &fetch)
{
    const bool isGiven = fetch.logins.isEmpty() || fetch.authFile == skopeoLoginsInput;
    return isGiven ? fetch.authFile : skopeoLoginsFile.toString();
}

QStringList registriesArguments(const ImageFetch &fetch)
{
    if (fetch.registries.isEmpty())
        return {};
    return QStringList{u"--registries-conf"_s, skopeoRegistriesFile.toString()};
}

} // namespace

Result<QString> wantedDigest(const ImageFetch &fetch)
{
    if (!fetch.digest.isEmpty())
        return fetch.digest;
    const Result<ImageReference> reference = parseImageReference(fetch.image);
    if (!reference)
        return tl::unexpected<Error>(reference.error());
    return reference->digest;
}

Result<QStringList> skopeoCopyArguments(const ImageFetch &fetch)
{
    const Result<ImageReference> reference = parseImageReference(fetch.image);
    if (!reference)
        return tl::unexpected<Error>(reference.error());
    const QString digest = fetch.digest.isEmpty() ? reference->digest : fetch.digest;
    // skopeo takes a tag or a digest, never both.
    const QString source =
        digest.isEmpty() ? reference->name() + u':' + reference->tag : reference->name() + u'@' + digest;
    QStringList arguments{
        u"--policy"_s, skopeoPolicyFile.toString(), u"--tmpdir"_s,      u"."_s, u"--override-os"_s,
        u"linux"_s,    u"--override-arch"_s,        fetch.architecture,
    };
    if (fetch.architecture == u"arm")
        arguments += {u"--override-variant"_s, u"v7"_s}; // Kubernetes has no other
    arguments += registriesArguments(fetch);
    arguments += {u"copy"_s, u"--quiet"_s, u"--preserve-digests"_s};
    if (const QString authFile = authFileOf(fetch); !authFile.isEmpty())
        arguments += {u"--src-authfile"_s, authFile};
    if (!fetch.validateCertificates)
        arguments += u"--src-tls-verify=false"_s;
    arguments +=
        {u"docker://"_s + source, u"oci-archive:"_s + skopeoArchiveFile.toString() + u':' + reference->engineName()};
    return arguments;
}

Result<QStringList> skopeoInspectArguments(const ImageFetch &fetch, const QString &digest)
{
    const Result<ImageReference> reference = parseImageReference(fetch.image);
    if (!reference)
        return tl::unexpected<Error>(reference.error());
    QStringList arguments = registriesArguments(fetch) + QStringList{u"inspect"_s, u"--raw"_s};
    if (const QString authFile = authFileOf(fetch); !authFile.isEmpty())
        arguments += {u"--authfile"_s, authFile};
    if (!fetch.validateCertificates)
        arguments += u"--tls-verify=false"_s;
    arguments += u"docker://"_s + reference->name() + u'@' + digest;
    return arguments;
}

} // namespace qm
