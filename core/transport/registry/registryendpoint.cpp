// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/transport/registry/registryendpoint.h"

using namespace Qt::StringLiterals;

namespace qm {

QString ImageAddress::toString() const
{
    QString text = registry + u'/' + repository;
    if (!tag.isEmpty())
        text += u':' + tag;
    if (!digest.isEmpty())
        text += u'@' + digest;
    return text;
}

QUrl RegistryEndpoint::url(const QString &what, bool plain) const
{
    return QUrl((plain ? u"http://"_s : u"https://"_s) + host + u"/v2/"_s + repository + u'/' + what);
}

RegistryEndpoint RegistryEndpoint::of(const ImageAddress &image)
{
    const bool isHub = image.registry == u"docker.io";
    return {isHub ? u"registry-1.docker.io"_s : image.registry, image.repository, image.registry, false};
}

RegistryEndpoint RegistryEndpoint::mirrorOf(const ImageAddress &image, const QString &mirror)
{
    const QString host = mirror.section(u'/', 0, 0);
    const QString path = mirror.section(u'/', 1);
    return {host, path.isEmpty() ? image.repository : path + u'/' + image.repository, host, true};
}

} // namespace qm
