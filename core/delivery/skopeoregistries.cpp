// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/delivery/skopeoregistries.h"

#include "core/transport/registry/registrycredentials.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

QString hostOf(const QString &location)
{
    return location.section(u'/', 0, 0);
}

/// Locations have no character that a TOML string would have to escape: RegistrySettings sees to that.
QByteArray line(QByteArrayView key, const QString &value)
{
    return key.toByteArray() + " = \"" + value.toUtf8() + "\"\n";
}

bool isOf(const QString &image, const QString &prefix)
{
    return image.startsWith(prefix) && (image.size() == prefix.size() || u"/:@"_s.contains(image.at(prefix.size())));
}

/// Whether something else is asked before it, or in its place.
bool isRedirected(const RegistryMirrors &registry)
{
    return !registry.mirrors.isEmpty() || !registry.location.isEmpty();
}

QJsonObject entryOf(const QString &user, const QByteArray &password)
{
    return {{u"auth"_s, QString::fromLatin1((user.toUtf8() + ':' + password).toBase64())}};
}

} // namespace

QByteArray skopeoRegistries(const QList<RegistryMirrors> &registries, const QSet<QString> &insecure)
{
    QByteArray text;
    for (const RegistryMirrors &registry : registries) {
        if (!isRedirected(registry))
            continue;
        const QString &location = registry.location.isEmpty() ? registry.prefix : registry.location;
        text += "[[registry]]\n" + line("prefix", registry.prefix) + line("location", location);
        if (insecure.contains(hostOf(location)))
            text += "insecure = true\n";
        for (const QString &mirror : registry.mirrors) {
            text += "[[registry.mirror]]\n" + line("location", mirror);
            if (insecure.contains(hostOf(mirror)))
                text += "insecure = true\n";
        }
    }
    return text;
}

bool needsInsecureOption(const QString &image, const QList<RegistryMirrors> &registries, const QSet<QString> &insecure)
{
    return insecure.contains(hostOf(image))
        && std::none_of(registries.cbegin(), registries.cend(), [&](const RegistryMirrors &registry) {
               return isRedirected(registry) && isOf(image, registry.prefix);
           });
}

QStringList serversOf(const QString &image, const QList<RegistryMirrors> &registries)
{
    const RegistryMirrors *chosen = nullptr; // by the longest prefix, as skopeo chooses
    for (const RegistryMirrors &registry : registries) {
        const bool isMeant = isRedirected(registry) && isOf(image, registry.prefix);
        if (isMeant && (!chosen || registry.prefix.size() > chosen->prefix.size()))
            chosen = &registry;
    }
    QStringList servers;
    for (const QString &mirror : chosen ? chosen->mirrors : QStringList())
        servers.append(hostOf(mirror));
    servers.append(hostOf(chosen && !chosen->location.isEmpty() ? chosen->location : image));
    return servers;
}

QList<RegistryLogin> loginsFor(const QStringList &servers, const RegistrySettings &settings)
{
    QList<RegistryLogin> logins;
    std::copy_if(settings.logins.begin(), settings.logins.end(), std::back_inserter(logins),
                 [&](const RegistryLogin &login) { return servers.contains(login.registry); });
    return logins;
}

Secret skopeoLogins(const QByteArray &authFile, const QList<RegistryLogin> &logins, const QList<ServerLogin> &better)
{
    QJsonObject document = QJsonDocument::fromJson(authFile).object();
    QJsonObject auths = document[u"auths"].toObject();
    QJsonObject helpers = document[u"credHelpers"].toObject();
    for (const ServerLogin &login : better) {
        // what skopeo knows of a part of a registry counts more than what it knows of all of it
        for (QJsonObject *const names : {&auths, &helpers}) {
            for (const QString &name : names->keys()) {
                if (isOf(registryEntryName(name), login.server))
                    names->remove(name);
            }
        }
        auths.insert(login.server, entryOf(login.user, QByteArray(login.password.data(), login.password.size())));
    }
    QSet<QString> known; // skopeo would take an exact name before one that is written in another way
    for (const QString &name : auths.keys())
        known.insert(registryEntryName(name));
    for (const RegistryLogin &login : logins) {
        if (!known.contains(login.registry))
            auths.insert(login.registry, entryOf(login.user, login.password.str().toUtf8()));
    }
    document.insert(u"auths"_s, auths);
    if (!helpers.isEmpty() || document.contains(u"credHelpers"_s))
        document.insert(u"credHelpers"_s, helpers);
    return Secret(QJsonDocument(document).toJson(QJsonDocument::Compact));
}

} // namespace qm
