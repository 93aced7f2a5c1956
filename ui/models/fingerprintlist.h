// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transport/ssh/knownhosts.h"

#include <QHash>
#include <QList>
#include <QSet>
#include <QString>

#include <optional>

namespace qm {

/// What a list of fingerprints says about a key.
enum class FingerprintVerdict : quint8 {
    NotListed,      ///< the list says nothing about this server's keys of this type
    Listed,         ///< this key, for this server or for no server in particular
    ListedForOther, ///< this key, but only for other servers
    Contradicted,   ///< the list has another key of this type for this server
};

/// Fingerprints that somebody trusts, as people paste them: what `ssh-keygen -l` prints
/// ("256 SHA256:… 10.0.0.1 (ED25519)"), lines of known_hosts files, what ssh-keyscan prints, bare fingerprints.
class FingerprintList final
{
public:
    FingerprintList() = default;
    /// Never fails: lines that are nothing of that are counted.
    [[nodiscard]] static FingerprintList parse(const QString &text);

    [[nodiscard]] qsizetype size() const { return m_entries.size(); }
    [[nodiscard]] bool isEmpty() const { return m_entries.isEmpty(); }
    /// Lines that hold no SHA256 fingerprint and no key; comments and empty lines aside. MD5 is such a line.
    [[nodiscard]] int unreadableLines() const { return m_unreadable; }

    /// @param name as it stands in known_hosts files: "10.0.0.1", "[10.0.0.1]:2222".
    [[nodiscard]] FingerprintVerdict verdict(const QByteArray &name, const HostKey &key) const;

private:
    struct Entry final
    {
        QString fingerprint;   ///< "SHA256:…"
        QString type;          ///< as typeWord(); empty if nobody said
        QStringList names;     ///< lower case; empty if nobody said
        KnownHostsEntry known; ///< where a line of a known_hosts file is the source: knows patterns and hashed names
        bool hasKnown = false;

        [[nodiscard]] bool isFor(const QByteArray &name) const;
        /// For whom, if that can be looked up: no patterns, no hashes.
        [[nodiscard]] std::optional<QStringList> plainNames() const;
    };

    void addPrinted(const QStringList &words);
    void buildIndexes();

    QList<Entry> m_entries;
    QMultiHash<QString, qsizetype> m_byFingerprint;
    QSet<QString> m_named;        ///< type and name of what is for one name and no pattern
    QList<qsizetype> m_byPattern; ///< of the others that are for somebody in particular
    int m_unreadable = 0;
};

/// The word that ssh-keygen prints for a type of key: "ED25519", "ECDSA", "RSA"; the type itself where it has none.
[[nodiscard]] QString typeWord(const QByteArray &keyType);

} // namespace qm
