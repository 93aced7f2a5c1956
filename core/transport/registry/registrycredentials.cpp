// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/transport/registry/registrycredentials.h"

#include "core/data/datafile.h"
#include "core/data/valuepath.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace qm {

QString registryEntryName(QString key)
{
    for (const QString &scheme : {u"https://"_s, u"http://"_s}) {
        if (key.startsWith(scheme))
            key.remove(0, scheme.size());
    }
    for (const QString &version : {u"/v1"_s, u"/v2"_s}) {
        if (key.endsWith(version) || key.endsWith(version + u'/'))
            key.truncate(key.lastIndexOf(version));
    }
    while (key.endsWith(u'/'))
        key.chop(1);
    const qsizetype slash = key.indexOf(u'/');
    const QString host = slash < 0 ? key : key.first(slash);
    if (host == u"index.docker.io" || host == u"registry-1.docker.io")
        key.replace(0, host.size(), u"docker.io"_s);
    return key;
}

namespace {

constexpr qint64 largestFile = 1024 * 1024;

/// Nothing if `auth` is not the Base64 of "user:password".
std::optional<RegistryCredential> credentialOf(const Value &entry)
{
    RegistryCredential credential;
    credential.identityToken = textAt(entry, {u"identitytoken"}).toUtf8();
    credential.user = textAt(entry, {u"username"}).toUtf8();
    credential.password = textAt(entry, {u"password"}).toUtf8();
    const QByteArray encoded = textAt(entry, {u"auth"}).toUtf8();
    if (encoded.isEmpty())
        return credential;
    const auto decoded = QByteArray::fromBase64Encoding(encoded, QByteArray::AbortOnBase64DecodingErrors);
    const qsizetype colon = decoded ? decoded.decoded.indexOf(':') : -1;
    if (colon < 0)
        return {};
    credential.user = decoded.decoded.first(colon);
    credential.password = decoded.decoded.sliced(colon + 1);
    // docker pads them with zero bytes
    while (credential.password.endsWith('\0'))
        credential.password.chop(1);
    return credential;
}

} // namespace

Result<RegistryCredentials> RegistryCredentials::parse(const QByteArray &text, const QString &file)
{
    const Result<Value> json = readJson(text, file);
    if (!json)
        return tl::unexpected<Error>(json.error());
    RegistryCredentials credentials;
    credentials.m_helperOfAll = textAt(*json, {u"credsStore"});
    for (const auto &[key, entry] : valueAt(*json, {u"auths"}).toDict()) {
        const std::optional<RegistryCredential> credential = credentialOf(entry);
        if (!credential) {
            return failure(u"registry-auth-file"_s,
                           Message(QT_TRANSLATE_NOOP("Message",
                                                     "the entry “%1” does not hold user name and password in Base64; "
                                                     "log in once more, for example with “skopeo login”"),
                                   {key.toString()}),
                           entry.location());
        }
        if (!credential->isEmpty())
            credentials.m_entries.insert(registryEntryName(key.toString()), *credential);
    }
    for (const auto &[key, helper] : valueAt(*json, {u"credHelpers"}).toDict())
        credentials.m_entries[registryEntryName(key.toString())].helper = helper.toString();
    return credentials;
}

Result<RegistryCredentials> RegistryCredentials::fromFile(const QString &file)
{
    const Result<QByteArray> text = readFile(file, largestFile);
    if (!text)
        return tl::unexpected<Error>(text.error());
    return parse(*text, file);
}

QStringList RegistryCredentials::standardFiles()
{
    QStringList files;
    const auto add = [&files](const QString &folder, const QString &name) {
        if (!folder.isEmpty() && QFileInfo::exists(folder + name))
            files += folder + name;
    };
    add(qEnvironmentVariable("REGISTRY_AUTH_FILE"), {});
    add(qEnvironmentVariable("XDG_RUNTIME_DIR"), u"/containers/auth.json"_s);
    add(qEnvironmentVariable("XDG_CONFIG_HOME", QDir::homePath() + u"/.config"_s), u"/containers/auth.json"_s);
    add(qEnvironmentVariable("DOCKER_CONFIG", QDir::homePath() + u"/.docker"_s), u"/config.json"_s);
    return files;
}

Result<RegistryCredentials> RegistryCredentials::fromStandardFiles()
{
    RegistryCredentials all;
    for (const QString &file : standardFiles()) {
        const Result<RegistryCredentials> credentials = fromFile(file);
        if (!credentials)
            return credentials;
        all.addMissing(*credentials);
    }
    return all;
}

void RegistryCredentials::addMissing(const RegistryCredentials &other)
{
    for (auto entry = other.m_entries.cbegin(); entry != other.m_entries.cend(); ++entry) {
        if (!m_entries.contains(entry.key()))
            m_entries.insert(entry.key(), entry.value());
    }
    if (m_helperOfAll.isEmpty())
        m_helperOfAll = other.m_helperOfAll;
}

void RegistryCredentials::addMissing(const QString &registry, const RegistryCredential &credential)
{
    const QString name = registryEntryName(registry);
    if (!m_entries.contains(name))
        m_entries.insert(name, credential);
}

RegistryCredential RegistryCredentials::find(const QString &registry, const QString &repository) const
{
    QString name = registryEntryName(registry + u'/' + repository);
    for (;;) {
        const auto entry = m_entries.constFind(name);
        if (entry != m_entries.cend())
            return *entry;
        const qsizetype slash = name.lastIndexOf(u'/');
        if (slash < 0)
            break;
        name.truncate(slash);
    }
    RegistryCredential nobody;
    nobody.helper = m_helperOfAll;
    return nobody;
}

} // namespace qm
