// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/plan/presencematch.h"

#include "core/catalog/imagereference.h"
#include "core/plan/steps.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

constexpr QStringView sha256Prefix = u"sha256:";

Presence fromEvidence(Evidence evidence)
{
    switch (evidence) {
    case Evidence::Reported:
        return Presence::Reported;
    case Evidence::Verified:
        return Presence::Verified;
    }
    Q_UNREACHABLE();
}

/// How an image on a host relates to what its name stands for.
enum class Relation : quint8 { Same, Other, Unknown };

Relation relationOf(const QString &digest, const PresentImage &image, const Artifact &artifact)
{
    for (const QString &found : {digest, image.id}) {
        if (!found.isEmpty()
            && (found == artifact.digest || found == artifact.manifestDigest || found == artifact.imageId))
            return Relation::Same;
    }
    // Whatever format they came in, layers are unpacked to the same.
    if (!image.chainId.isEmpty() && !artifact.chainId.isEmpty() && image.chainId != artifact.chainId)
        return Relation::Other;
    // skopeo and its like rewrite manifest and configuration of Docker's format when they make an archive of the OCI:
    // the same content then has other digests on the host.
    if (artifact.digest.isEmpty() || artifact.isDockerFormat)
        return Relation::Unknown;
    // Docker that keeps images in containerd makes manifests for what it loads, and calls no image by its
    // configuration.
    const bool isByManifest = !digest.isEmpty() && digest == image.id;
    if (isByManifest && !image.chainId.isEmpty() && image.chainId == artifact.chainId)
        return Relation::Unknown;
    const bool comparable = !digest.isEmpty() || (!image.id.isEmpty() && !artifact.imageId.isEmpty());
    return comparable ? Relation::Other : Relation::Unknown;
}

/// The better of two answers: a host may list an image more than once.
PresenceAnswer better(const PresenceAnswer &a, const PresenceAnswer &b)
{
    const auto rank = [](Presence presence) {
        switch (presence) {
        case Presence::Verified:
            return 3;
        case Presence::Reported:
            return 2;
        case Presence::Different:
            return 1;
        case Presence::Absent:
        case Presence::Unknown:
            return 0;
        }
        Q_UNREACHABLE();
    };
    return rank(a.presence) >= rank(b.presence) ? a : b;
}

} // namespace

const PresenceMatcher::ParsedName &PresenceMatcher::parse(const QString &name)
{
    const auto known = m_names.constFind(name);
    if (known != m_names.constEnd())
        return *known;
    ParsedName parsed{{}, name, {}};
    if (const Result<ImageReference> reference = parseImageReference(name))
        parsed = {reference->name(), reference->engineName(), reference->digest};
    return *m_names.insert(name, parsed);
}

const PresenceMatcher::HostIndex &PresenceMatcher::indexOf(const HostPresence &host)
{
    if (m_indexedHost == &host)
        return m_index;
    m_indexedHost = &host;
    m_index = {};
    for (const PresentImage &image : host.images) {
        const ParsedName parsed = parse(image.name);
        const KnownImage known{&image, image.digest.isEmpty() ? parsed.digest : image.digest};
        m_index.exactNames.insert(image.name);
        // containerd keeps an image under whatever name it was given, and the kubelet asks it for the full one.
        if (host.engine == u"containerd" && image.name != parsed.engineName)
            continue;
        m_index.byName[parsed.engineName].append(known);
        if (!parsed.repository.isEmpty())
            m_index.byRepository[parsed.repository].append(known);
    }
    for (const PresentFile &file : host.files)
        m_index.files.insert(file.path, &file);
    m_index.absentFiles = QSet<QString>(host.absentFiles.begin(), host.absentFiles.end());
    return m_index;
}

/// @param wantedDigest that the artifact's name has
PresenceAnswer PresenceMatcher::judge(const KnownImage &known, const Artifact &artifact, const QString &wantedDigest)
{
    const QString &architecture = known.image->architecture;
    if (!architecture.isEmpty() && architecture != artifact.architecture)
        return {Presence::Different, Difference::Architecture, architecture};
    const Relation relation = relationOf(known.digest, *known.image, artifact);
    const bool otherName = !wantedDigest.isEmpty() && !known.digest.isEmpty() && known.digest != wantedDigest;
    if (relation == Relation::Other || (relation == Relation::Unknown && otherName))
        return {Presence::Different, Difference::Content, known.digest.isEmpty() ? known.image->id : known.digest};
    // What is left of a failed import has the name and not the content.
    if (!known.image->isUsable())
        return {Presence::Different, Difference::Broken};
    return {fromEvidence(known.image->evidence)};
}

PresenceAnswer PresenceMatcher::findImage(const HostPresence &host, const Artifact &artifact)
{
    const HostIndex &index = indexOf(host);
    const ParsedName wanted = parse(artifact.image);
    PresenceAnswer answer{host.imagesComplete ? Presence::Absent : Presence::Unknown};
    for (const KnownImage &known : index.byName.value(wanted.engineName))
        answer = better(judge(known, artifact, wanted.digest), answer);
    if (!wanted.digest.isEmpty() && isMissing(answer.presence)) {
        for (const KnownImage &known : index.byRepository.value(wanted.repository)) {
            if (!known.digest.isEmpty())
                answer = better(judge(known, artifact, wanted.digest), answer);
        }
    }
    answer.otherSpelling = !isMissing(answer.presence) && !index.exactNames.contains(artifact.image);
    return answer;
}

PresenceAnswer PresenceMatcher::findFile(const HostIndex &index, const HostPresence &host, const Artifact &artifact,
                                         const QString &path)
{
    const PresentFile *file = index.files.value(path);
    if (!file) {
        const bool isAbsent = host.filesComplete || index.absentFiles.contains(path);
        return {isAbsent ? Presence::Absent : Presence::Unknown};
    }
    if (file->sha256.isEmpty() || !artifact.checksum.startsWith(sha256Prefix))
        return {Presence::Reported};
    const bool same = artifact.checksum.sliced(sha256Prefix.size()).compare(file->sha256, Qt::CaseInsensitive) == 0;
    if (same)
        return {Presence::Verified};
    return {Presence::Different, Difference::Content, sha256Prefix.toString() + file->sha256};
}

PresenceAnswer PresenceMatcher::find(const HostPresence &host, const Artifact &artifact, const QString &releaseDir)
{
    switch (artifact.kind) {
    case ArtifactKind::Image:
        return findImage(host, artifact);
    case ArtifactKind::File:
        return findFile(indexOf(host), host, artifact, pathOnHost(releaseDir, artifact));
    }
    Q_UNREACHABLE();
}

QList<HostDisk> disksOf(const HostPresence &host, const QString &releaseDir)
{
    QList<HostDisk> disks;
    const auto add = [&](DiskUse use, const DiskState &disk) {
        const bool isKnown = std::any_of(disks.begin(), disks.end(), [&](const HostDisk &d) { return d.use == use; });
        if (!isKnown)
            disks.append({use, disk.path, disk.fileSystem, disk.freeBytes, disk.totalBytes, disk.freeInodes});
    };
    for (const DiskState &disk : host.disks) {
        if (disk.path == releaseDir)
            add(DiskUse::ReleaseDir, disk);
        else
            add(disk.path == u"/tmp" || disk.path == u"/var/tmp" ? DiskUse::Temporary : DiskUse::EngineRoot, disk);
    }
    // Documents of others may have nothing but this.
    if (host.freeBytes.contains(releaseDir)) {
        DiskState disk;
        disk.path = releaseDir;
        disk.freeBytes = host.freeBytes.value(releaseDir);
        add(DiskUse::ReleaseDir, disk);
    }
    std::sort(disks.begin(), disks.end(), [](const HostDisk &a, const HostDisk &b) { return a.use < b.use; });
    return disks;
}

} // namespace qm
