// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/transport/ssh/hostkeystore.h"

#include <QFile>

#include <sys/stat.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

constexpr qint64 largestFile = 64 * 1024 * 1024;

/// The name and port that known_hosts files are searched for.
std::pair<QString, quint16> lookupName(const SshEndpoint &endpoint)
{
    if (!endpoint.hostKeyAlias.isEmpty())
        return {endpoint.hostKeyAlias, 22};
    return {endpoint.address, endpoint.port};
}

} // namespace

HostKeyStore::HostKeyStore(QString workspaceFile) : m_workspaceFile(std::move(workspaceFile)) {}

Result<> HostKeyStore::check(const QString &host, const SshEndpoint &endpoint, const HostKey &key)
{
    const auto [address, port] = lookupName(endpoint);
    const HostKeyCheck check = checkHostKey(filesFor(endpoint), address, port, key);
    const QString name = endpoint.name();
    switch (check.verdict) {
    case HostKeyVerdict::Trusted:
        return {};
    case HostKeyVerdict::Unknown: {
        const UnknownHostKey unknown{host, knownHostsName(address, port), key};
        const QMutexLocker lock(&m_mutex);
        const auto place = std::find_if(m_unknown.begin(), m_unknown.end(),
                                        [&](const UnknownHostKey &other) { return other.name >= unknown.name; });
        if (place == m_unknown.end() || place->name != unknown.name)
            m_unknown.insert(place, unknown);
        else
            place->key = key;
        return failure(u"host-key-unknown"_s,
                       Message(QT_TRANSLATE_NOOP("Message", "nobody has vouched for the key of %1 yet: %2 %3"),
                               {name, QString::fromLatin1(key.type), key.fingerprint()}));
    }
    case HostKeyVerdict::Changed:
        return failure(u"host-key-changed"_s,
                       Message(QT_TRANSLATE_NOOP("Message",
                                                 "the key of %1 is not the known one: it shows %2 %3, known is %4 %5. "
                                                 "Somebody may be listening. If the host was installed anew, remove "
                                                 "the old line"),
                               {name, QString::fromLatin1(key.type), key.fingerprint(),
                                QString::fromLatin1(check.known.type), check.known.fingerprint()}),
                       check.location);
    case HostKeyVerdict::Revoked:
        return failure(u"host-key-revoked"_s,
                       Message(QT_TRANSLATE_NOOP("Message", "the key of %1 is revoked: %2"), {name, key.fingerprint()}),
                       check.location);
    case HostKeyVerdict::CertificateAuthority:
        return failure(u"host-key-certificate"_s,
                       Message(QT_TRANSLATE_NOOP("Message",
                                                 "%1 is covered by a certificate authority; host certificates are not "
                                                 "supported. Add the key %2 of the host itself, if it is right"),
                               {name, key.fingerprint()}),
                       check.location);
    }
    Q_UNREACHABLE();
}

QList<QByteArray> HostKeyStore::knownTypes(const SshEndpoint &endpoint)
{
    const auto [address, port] = lookupName(endpoint);
    return knownKeyTypes(filesFor(endpoint), address, port);
}

QList<UnknownHostKey> HostKeyStore::unknownKeys() const
{
    const QMutexLocker lock(&m_mutex);
    return m_unknown;
}

Result<> HostKeyStore::accept(const QList<UnknownHostKey> &keys)
{
    QList<std::pair<QByteArray, HostKey>> lines;
    for (const UnknownHostKey &key : keys)
        lines.emplaceBack(key.name, key.key);
    if (const Result<> written = appendKnownHosts(m_workspaceFile, lines); !written)
        return written;
    const QMutexLocker lock(&m_mutex);
    m_unknown.removeIf([&](const UnknownHostKey &unknown) { return keys.contains(unknown); });
    return {};
}

Diagnostics HostKeyStore::diagnostics() const
{
    const QMutexLocker lock(&m_mutex);
    Diagnostics all;
    for (const CachedFile &cached : m_files)
        all += cached.file->diagnostics;
    return all;
}

std::shared_ptr<const KnownHostsFile> HostKeyStore::load(const QString &path)
{
    struct stat status = {};
    FileStamp stamp;
    if (::stat(QFile::encodeName(path).constData(), &status) == 0 && S_ISREG(status.st_mode))
        stamp = FileStamp::of(status);

    const QMutexLocker lock(&m_mutex);
    CachedFile &cached = m_files[path];
    if (cached.file && cached.stamp == stamp)
        return cached.file;
    KnownHostsFile read;
    QFile file(path);
    if (stamp.size > largestFile) {
        read.diagnostics.append({Severity::Error,
                                 u"known-hosts-size"_s,
                                 Message(QT_TRANSLATE_NOOP("Message", "the file is too large, it is not read")),
                                 {},
                                 SourceLocation(path, 0)});
    } else if (stamp.size >= 0 && !file.open(QIODevice::ReadOnly)) {
        read.diagnostics.append({Severity::Error,
                                 u"known-hosts-read"_s,
                                 Message(QT_TRANSLATE_NOOP("Message", "cannot read it: %1"), {file.errorString()}),
                                 {},
                                 SourceLocation(path, 0)});
    } else if (stamp.size >= 0) {
        read = parseKnownHosts(file.read(stamp.size), path);
    }
    const auto result = std::make_shared<const KnownHostsFile>(std::move(read));
    if (file.error() == QFile::ResourceError) // too many open files: the next one may read it
        return result;
    cached = {stamp, result, {}};
    return result;
}

QList<KnownHostsFile> HostKeyStore::filesFor(const SshEndpoint &endpoint)
{
    QList<KnownHostsFile> files;
    for (const QString &path : endpoint.knownHostsFiles)
        files.append(about(path, endpoint));
    files.append(about(m_workspaceFile, endpoint));
    return files;
}

/// Every name is searched for once: at the next connection, and when the key has come, it is found at once.
KnownHostsFile HostKeyStore::about(const QString &path, const SshEndpoint &endpoint)
{
    const auto [address, port] = lookupName(endpoint);
    const QByteArray name = knownHostsName(address, port);
    const std::shared_ptr<const KnownHostsFile> file = load(path);
    QMutexLocker lock(&m_mutex);
    const auto isCurrent = [&] { return m_files[path].file == file; };
    if (isCurrent() && m_files[path].about.contains(name))
        return m_files[path].about.value(name);
    lock.unlock(); // it takes a while in a long file
    KnownHostsFile about = knownHostsAbout(*file, address, port);
    lock.relock();
    if (isCurrent())
        m_files[path].about.insert(name, about);
    return about;
}

} // namespace qm
