// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/transport/ssh/knownhosts.h"

#include "core/base/uniquefd.h"
#include "core/base/writetoend.h"
#include "core/transport/ssh/wirestring.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QMessageAuthenticationCode>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

/// A longer line is no key that anybody uses (a 16,384 bit RSA key has 2,800 characters).
constexpr qsizetype longestLine = 64 * 1024;
/// A hostile file should not fill the list of diagnostics.
constexpr qsizetype mostDiagnostics = 20;

constexpr QByteArrayView hashMagic = "|1|"; // hostfile.h, HASH_MAGIC: HMAC-SHA1

constexpr qsizetype hashSize = 20;

/// A hashed name that is none stays empty, and matches nothing.
void readHashedName(const QByteArray &name, KnownHostsEntry *entry)
{
    const qsizetype separator = name.indexOf('|', hashMagic.size());
    if (separator < 0)
        return;
    entry->salt = QByteArray::fromBase64(name.mid(hashMagic.size(), separator - hashMagic.size()));
    entry->hash = QByteArray::fromBase64(name.mid(separator + 1));
}

/// OpenSSH's match_pattern(): '*' and '?'. Linear in practice, and never more than pattern times name.
bool matchesPattern(QByteArrayView pattern, QByteArrayView name)
{
    qsizetype p = 0;
    qsizetype n = 0;
    qsizetype star = -1;
    qsizetype resume = 0;
    while (n < name.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            resume = n;
        } else if (p < pattern.size() && (pattern[p] == '?' || pattern[p] == name[n])) {
            ++p;
            ++n;
        } else if (star >= 0) {
            p = star + 1;
            n = ++resume;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == '*')
        ++p;
    return p == pattern.size();
}

/// The type that a key blob names in its first field, or nothing if it is no key.
QByteArray typeOfBlob(const QByteArray &blob)
{
    QByteArrayView rest = blob;
    const QByteArray type = takeWireString(rest);
    return type.size() < 128 && rest.size() > 0 ? type : QByteArray();
}

/// One entry, or why there is none.
Result<KnownHostsEntry> parseLine(const QByteArray &line, SourceLocation at)
{
    QList<QByteArray> fields = line.simplified().split(' ');
    KnownHostsEntry entry;
    entry.location = at;
    if (fields.first() == "@revoked" || fields.first() == "@cert-authority") {
        entry.marker = fields.first() == "@revoked" ? KnownHostsEntry::Marker::Revoked
                                                    : KnownHostsEntry::Marker::CertificateAuthority;
        fields.removeFirst();
    } else if (fields.first().startsWith('@')) {
        return failure(u"known-hosts-marker"_s, Message(QT_TRANSLATE_NOOP("Message", "unknown marker, line skipped")),
                       at);
    }
    if (fields.size() < 3)
        return failure(u"known-hosts-line"_s, Message(QT_TRANSLATE_NOOP("Message", "no host key, line skipped")), at);
    const auto decoded = QByteArray::fromBase64Encoding(fields.at(2), QByteArray::AbortOnBase64DecodingErrors);
    if (decoded.decodingStatus != QByteArray::Base64DecodingStatus::Ok || typeOfBlob(decoded.decoded) != fields.at(1)) {
        return failure(u"known-hosts-line"_s,
                       Message(QT_TRANSLATE_NOOP("Message", "the host key cannot be read, line skipped")), at);
    }
    entry.key = {fields.at(1), decoded.decoded};
    if (fields.at(0).startsWith(hashMagic))
        readHashedName(fields.at(0), &entry);
    else
        entry.patterns = fields.at(0).toLower().split(',');
    return entry;
}

/// Why, errno says.
tl::unexpected<Error> cannotWrite(const QString &file)
{
    return failure(u"known-hosts-write"_s,
                   Message(QT_TRANSLATE_NOOP("Message", "cannot write %1: %2"), {file, qt_error_string(errno)}));
}

Result<> replaceFile(const QString &file, const QByteArray &content)
{
    const QByteArray path = QFile::encodeName(file);
    const QByteArray temporary = path + ".new";
    const UniqueFd out(::open(temporary.constData(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!out.isValid())
        return cannotWrite(file);
    if (!writeToEnd(out.get(), content) || ::fsync(out.get()) != 0
        || std::rename(temporary.constData(), path.constData()) != 0) {
        return cannotWrite(file);
    }
    const UniqueFd directory(
        ::open(QFile::encodeName(QFileInfo(file).absolutePath()).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (directory.isValid())
        ::fsync(directory.get());
    return {};
}

} // namespace

QString HostKey::fingerprint() const
{
    const QByteArray hash = QCryptographicHash::hash(blob, QCryptographicHash::Sha256);
    return u"SHA256:"_s + QString::fromLatin1(hash.toBase64(QByteArray::OmitTrailingEquals));
}

bool KnownHostsEntry::matches(const QByteArray &name) const
{
    bool found =
        hash.size() == hashSize && QMessageAuthenticationCode::hash(name, salt, QCryptographicHash::Sha1) == hash;
    for (const QByteArray &pattern : patterns) {
        if (pattern.startsWith('!')) {
            if (matchesPattern(QByteArrayView(pattern).sliced(1), name))
                return false;
        } else {
            found = found || matchesPattern(pattern, name);
        }
    }
    return found;
}

KnownHostsFile parseKnownHosts(const QByteArray &text, const QString &file)
{
    KnownHostsFile result;
    const SourceLocation whole(file, 0);
    int number = 0;
    for (qsizetype start = 0; start < text.size();) {
        qsizetype end = text.indexOf('\n', start);
        if (end < 0)
            end = text.size();
        const QByteArrayView raw = QByteArrayView(text).sliced(start, end - start);
        start = end + 1;
        ++number;
        if (raw.size() > longestLine)
            continue;
        const QByteArray line = raw.trimmed().toByteArray();
        if (line.isEmpty() || line.startsWith('#'))
            continue;
        Result<KnownHostsEntry> entry = parseLine(line, whole.atLine(number));
        if (entry)
            result.entries.append(*std::move(entry));
        else if (result.diagnostics.size() < mostDiagnostics)
            result.diagnostics.append(
                {Severity::Warning, entry.error().code, entry.error().message, {}, entry.error().location});
    }
    return result;
}

KnownHostsFile knownHostsAbout(const KnownHostsFile &file, const QString &address, quint16 port)
{
    const QByteArray name = knownHostsName(address, port);
    const QByteArray bareName = knownHostsName(address, 22);
    KnownHostsFile about;
    for (const KnownHostsEntry &entry : file.entries) {
        if (entry.matches(name) || (name != bareName && entry.matches(bareName)))
            about.entries.append(entry);
    }
    return about;
}

QByteArray knownHostsName(const QString &address, quint16 port)
{
    const QByteArray name = address.toLower().toUtf8();
    return port == 0 || port == 22 ? name : '[' + name + "]:" + QByteArray::number(port);
}

HostKeyCheck checkHostKey(const QList<KnownHostsFile> &files, const QString &address, quint16 port, const HostKey &key)
{
    using Marker = KnownHostsEntry::Marker;
    const QByteArray name = knownHostsName(address, port);
    const QByteArray bareName = knownHostsName(address, 22);
    HostKeyCheck trusted;
    HostKeyCheck changed;
    HostKeyCheck authority;
    for (const KnownHostsFile &file : files) {
        HostKeyCheck here;
        for (const KnownHostsEntry &entry : file.entries) {
            const bool sameKey = entry.key.blob == key.blob;
            const bool named = (entry.marker != Marker::None || sameKey || here.verdict == HostKeyVerdict::Unknown)
                && entry.matches(name);
            const bool namedBare = !named && sameKey && name != bareName && entry.matches(bareName);
            if (!named && !namedBare)
                continue;
            if (entry.marker == Marker::Revoked && sameKey)
                return {HostKeyVerdict::Revoked, entry.location, {}};
            if (entry.marker == Marker::CertificateAuthority && named)
                authority = {HostKeyVerdict::CertificateAuthority, entry.location, {}};
            else if (entry.marker == Marker::None && sameKey)
                here = {HostKeyVerdict::Trusted, entry.location, {}};
            else if (entry.marker == Marker::None && here.verdict == HostKeyVerdict::Unknown)
                here = {HostKeyVerdict::Changed, entry.location, entry.key};
        }
        if (here.verdict == HostKeyVerdict::Changed && changed.verdict == HostKeyVerdict::Unknown)
            changed = here;
        if (here.verdict == HostKeyVerdict::Trusted && trusted.verdict == HostKeyVerdict::Unknown)
            trusted = here;
    }
    for (const HostKeyCheck &check : {changed, trusted, authority}) {
        if (check.verdict != HostKeyVerdict::Unknown)
            return check;
    }
    return {};
}

QList<QByteArray> knownKeyTypes(const QList<KnownHostsFile> &files, const QString &address, quint16 port)
{
    const QByteArray name = knownHostsName(address, port);
    QList<QByteArray> types;
    for (const KnownHostsFile &file : files) {
        for (const KnownHostsEntry &entry : file.entries) {
            if (entry.marker == KnownHostsEntry::Marker::None && !types.contains(entry.key.type) && entry.matches(name))
                types.append(entry.key.type);
        }
    }
    return types;
}

Result<> appendKnownHosts(const QString &file, const QList<std::pair<QByteArray, HostKey>> &namedKeys)
{
    const QFileInfo there(file);
    if (there.exists() && !there.isFile()) { // what takes the place of /dev/null would harm the whole machine
        return failure(u"known-hosts-write"_s,
                       Message(QT_TRANSLATE_NOOP("Message", "cannot keep host keys in %1: it is no file"), {file}));
    }
    QDir().mkpath(there.absolutePath());
    const UniqueFd lock(::open(QFile::encodeName(file + u".lock"_s).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
    if (!lock.isValid() || ::flock(lock.get(), LOCK_EX) != 0)
        return cannotWrite(file);
    QFile old(file);
    QByteArray content;
    if (old.exists()) {
        if (!old.open(QIODevice::ReadOnly)) {
            return failure(u"known-hosts-read"_s,
                           Message(QT_TRANSLATE_NOOP("Message", "cannot read %1: %2"), {file, old.errorString()}));
        }
        content = old.readAll();
    }
    if (!content.isEmpty() && !content.endsWith('\n'))
        content += '\n';
    for (const auto &[name, key] : namedKeys)
        content += name + ' ' + key.type + ' ' + key.blob.toBase64() + '\n';
    return replaceFile(file, content);
}

} // namespace qm
