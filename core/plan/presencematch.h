// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/plan/plan.h"
#include "core/presence/presence.h"

#include <QHash>
#include <QSet>

namespace qm {

/// Why what a host has under an artifact's name is not the artifact.
enum class Difference : quint8 {
    None,
    Content,      ///< another digest
    Architecture, ///< made for other machines
    Broken,       ///< part of it is missing, or it is not unpacked
};

/// What is known of an artifact on one host.
struct PresenceAnswer final
{
    Presence presence = Presence::Unknown;
    Difference difference = Difference::None; ///< of what is different
    QString found = {};                       ///< the digest, or the architecture, that is there instead
    /// The host lists the image under a name that is the same to every engine, but not the same text: Kubespray
    /// compares texts (pull/12937, roles/download) and would bring the image again.
    bool otherSpelling = false;
};

/// Answers whether artifacts are on a host. Images are the same if their digests are, where both sides have one, else
/// if their normalised names are, and in containerd only where that is the name that they are kept under; files by path
/// and SHA-256.
///
/// Whose artifact knows what its name stands for, finds an image of that name with other content to be different. A
/// host may name an image by the digest of its index, its manifest or its configuration: any of them proves that it
/// is the same. Where a difference may come from a conversion on the way, only other layers prove it.
class PresenceMatcher final
{
public:
    [[nodiscard]] PresenceAnswer find(const HostPresence &host, const Artifact &artifact, const QString &releaseDir);

private:
    struct KnownImage final
    {
        const PresentImage *image = nullptr;
        QString digest;
    };
    struct HostIndex final
    {
        QHash<QString, QList<KnownImage>> byName; ///< by normalised repository and tag, or repository and digest
        QHash<QString, QList<KnownImage>> byRepository;
        QSet<QString> exactNames;
        QHash<QString, const PresentFile *> files;
        QSet<QString> absentFiles;
    };
    /// The parts of a name that matching needs; empty repository if it cannot be parsed.
    struct ParsedName final
    {
        QString repository;
        QString engineName;
        QString digest;
    };

    [[nodiscard]] const ParsedName &parse(const QString &name);
    [[nodiscard]] static PresenceAnswer judge(const KnownImage &known, const Artifact &artifact,
                                              const QString &wantedDigest);
    [[nodiscard]] const HostIndex &indexOf(const HostPresence &host);
    [[nodiscard]] PresenceAnswer findImage(const HostPresence &host, const Artifact &artifact);
    [[nodiscard]] static PresenceAnswer findFile(const HostIndex &index, const HostPresence &host,
                                                 const Artifact &artifact, const QString &path);

    QHash<QString, ParsedName> m_names;
    const HostPresence *m_indexedHost = nullptr;
    HostIndex m_index;
};

/// The folders that take part in a rollout, as far as the host said something of them.
[[nodiscard]] QList<HostDisk> disksOf(const HostPresence &host, const QString &releaseDir);

} // namespace qm
