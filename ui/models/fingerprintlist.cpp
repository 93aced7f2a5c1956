// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/fingerprintlist.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

/// More is no list that somebody compares with.
constexpr qsizetype longestText = 4 * 1024 * 1024;

/// SHA-256 in base64 without padding: 43 characters.
bool isFingerprint(const QString &word)
{
    static const QRegularExpression pattern(u"^SHA256:[A-Za-z0-9+/]{43}=?$"_s);
    return pattern.match(word).hasMatch();
}

/// "10.0.0.1", "[10.0.0.1]:2222", and "10.0.0.1:2222" for the latter, as people write it.
QString normalName(QString name)
{
    name = name.toLower();
    static const QRegularExpression withPort(u"^([^\\[\\]:]+):(\\d+)$"_s);
    const QRegularExpressionMatch match = withPort.match(name);
    if (!match.hasMatch())
        return name;
    return match.captured(2) == u"22" ? match.captured(1) : u"[%1]:%2"_s.arg(match.captured(1), match.captured(2));
}

} // namespace

QString typeWord(const QByteArray &keyType)
{
    if (keyType == "ssh-ed25519")
        return u"ED25519"_s;
    if (keyType == "ssh-rsa")
        return u"RSA"_s;
    if (keyType.startsWith("ecdsa-sha2-"))
        return u"ECDSA"_s;
    return QString::fromLatin1(keyType);
}

bool FingerprintList::Entry::isFor(const QByteArray &name) const
{
    if (hasKnown)
        return known.matches(name);
    return names.isEmpty() || names.contains(QString::fromUtf8(name));
}

std::optional<QStringList> FingerprintList::Entry::plainNames() const
{
    if (!hasKnown)
        return names;
    QStringList plain;
    for (const QByteArray &pattern : known.patterns) {
        if (pattern.contains('*') || pattern.contains('?') || pattern.startsWith('!'))
            return std::nullopt;
        plain.append(QString::fromUtf8(pattern));
    }
    return known.hash.isEmpty() ? std::optional(plain) : std::nullopt;
}

/// "256 SHA256:… name[,name] (ED25519)" with any part but the fingerprint missing.
void FingerprintList::addPrinted(const QStringList &words)
{
    Entry entry;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QString &word = words.at(i);
        bool isNumber = false;
        word.toInt(&isNumber);
        if (isFingerprint(word))
            entry.fingerprint = word.endsWith(u'=') ? word.chopped(1) : word;
        else if (i + 1 == words.size() && word.startsWith(u'(') && word.endsWith(u')'))
            entry.type = word.mid(1, word.size() - 2).toUpper();
        else if (!(i == 0 && isNumber) && word != u"no" && word != u"comment")
            entry.names.append(normalName(word).split(u',', Qt::SkipEmptyParts));
    }
    m_entries.append(entry);
}

FingerprintList FingerprintList::parse(const QString &text)
{
    FingerprintList list;
    for (const QString &line : text.left(longestText).split(u'\n')) {
        const QStringList words = line.simplified().split(u' ', Qt::SkipEmptyParts);
        if (words.isEmpty() || words.constFirst().startsWith(u'#'))
            continue;
        if (std::any_of(words.cbegin(), words.cend(), isFingerprint)) {
            list.addPrinted(words);
            continue;
        }
        const KnownHostsFile file = parseKnownHosts(line.toUtf8() + '\n', {});
        for (const KnownHostsEntry &known : file.entries) {
            // A revoked key is not one that somebody vouches for, and a certificate authority's is no host's.
            if (known.marker != KnownHostsEntry::Marker::None)
                ++list.m_unreadable;
            else
                list.m_entries.append({known.key.fingerprint(), typeWord(known.key.type), {}, known, true});
        }
        list.m_unreadable += file.entries.isEmpty() ? 1 : 0;
    }
    list.buildIndexes();
    return list;
}

/// So that thousands of keys can be compared with thousands of lines.
void FingerprintList::buildIndexes()
{
    for (qsizetype i = 0; i < m_entries.size(); ++i) {
        const Entry &entry = m_entries.at(i);
        m_byFingerprint.insert(entry.fingerprint, i);
        const std::optional<QStringList> names = entry.plainNames();
        if (!names)
            m_byPattern.append(i);
        for (const QString &name : names.value_or(QStringList()))
            m_named.insert(entry.type + u' ' + name);
    }
}

FingerprintVerdict FingerprintList::verdict(const QByteArray &name, const HostKey &key) const
{
    const QList<qsizetype> same = m_byFingerprint.values(key.fingerprint());
    const bool listed =
        std::any_of(same.cbegin(), same.cend(), [&](qsizetype i) { return m_entries.at(i).isFor(name); });
    if (listed)
        return FingerprintVerdict::Listed;
    const QString type = typeWord(key.type);
    const bool contradicted = m_named.contains(type + u' ' + QString::fromUtf8(name))
        || std::any_of(m_byPattern.cbegin(), m_byPattern.cend(),
                       [&](qsizetype i) { return m_entries.at(i).type == type && m_entries.at(i).isFor(name); });
    if (contradicted)
        return FingerprintVerdict::Contradicted;
    return same.isEmpty() ? FingerprintVerdict::NotListed : FingerprintVerdict::ListedForOther;
}

} // namespace qm
