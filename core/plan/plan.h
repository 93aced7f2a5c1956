// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/diagnostic.h"
#include "core/catalog/artifact.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>

namespace qm {

struct PlanRequest;

/// What we know about an artifact on a host. `Missing` is not a state of its own: see isMissing().
enum class Presence : quint8 {
    Unknown,   ///< nobody could be asked, or the answer proves nothing
    Absent,    ///< it is not there
    Reported,  ///< someone says that it is there
    Verified,  ///< a hash, or the engine itself, says so
    Different, ///< the name is there with other content or for another architecture
};

using ArtifactIndex = quint32;
using HostIndex = quint32;

/// An artifact that a host needs, and what is known of it there.
struct Need final
{
    ArtifactIndex artifact = 0;
    Presence presence = Presence::Unknown;

    friend bool operator==(Need, Need) = default;
};

/// What a folder of a host is for in a rollout.
enum class DiskUse : quint8 {
    ReleaseDir, ///< files and archives of images come to lie there
    Temporary,  ///< skopeo puts an image there before it makes an archive of it
    EngineRoot, ///< the engine keeps its images there
};

inline constexpr int diskUseCount = 3;

/// The room that a host had when it was asked. Numbers are -1 where nobody said.
struct HostDisk final
{
    DiskUse use = DiskUse::ReleaseDir;
    QString path;
    QString fileSystem; ///< equal texts are one file system; empty if nobody said
    qint64 freeBytes = -1;
    qint64 totalBytes = -1;
    qint64 freeInodes = -1;

    friend bool operator==(const HostDisk &, const HostDisk &) = default;
};

struct PlannedHost final
{
    QString name;
    QStringList groups;         ///< `group_names` as the download play sees them, dynamic groups included
    QString architecture;       ///< as Artifact::architecture; empty if it cannot be known
    QString delegate;           ///< `download_delegate`; itself where every host downloads for itself
    QString engine;             ///< `container_manager`: containerd, docker, crio
    QString releaseDir;         ///< `local_release_dir`
    QList<Need> needs;          ///< in the order of `downloads`, then kubeadm's images; shared by equal hosts
    std::optional<Error> error; ///< why the needs are not complete
    QList<HostDisk> disks = {}; ///< each use at most once; empty if nobody asked
    /// The kubelet deletes images when so much of the engine's file system is used; 100 for never.
    int imageGcPercent = usualImageGcPercent;
};

/// One fetch from the source: an artifact, once, at one downloader.
struct Download final
{
    QString downloader; ///< host name, `localhost` is the controller
    ArtifactIndex artifact = 0;
    QList<HostIndex> hosts;     ///< the hosts that miss it, in plan order; never empty
    bool viaController = false; ///< it is fetched back to the controller because another host misses it
};

enum class Stage : quint8 { Fetch, Transit, Distribute, Unpack, Load, Verify };

/// One side effect on one host. Identity and predecessors: stepId(), stepsBefore() in core/plan/steps.h.
struct Step final
{
    Stage stage = Stage::Fetch;
    /// Index in Plan::hosts; controllerHost for the controller where it is no planned host.
    HostIndex host = 0;
    ArtifactIndex artifact = 0;
    /// Index in Plan::downloads: what brings the artifact.
    quint32 download = 0;

    static constexpr HostIndex controllerHost = 0xffffffff;
};

/// A file that the plan was computed from.
struct PlanInput final
{
    QString path;      ///< as given or found, for people
    QByteArray sha256; ///< lower-case hex
};

/// What will move where, before anything moves: the value that everything else shows, runs or writes down.
/// Immutable once made; shared between threads as std::shared_ptr<const Plan>. Equal inputs make equal plans,
/// `created` aside.
struct Plan final
{
    QDateTime created; ///< UTC; the time that SOURCE_DATE_EPOCH says, where it is set
    QString kubesprayVersion;
    CatalogSchema schema = CatalogSchema::EnabledList;
    QList<PlanInput> inputs; ///< in reading order
    QByteArray inputsDigest; ///< SHA-256 over all inputs and options, lower-case hex
    /// What it was planned from, with absolute paths; null if the plan document does not say.
    std::shared_ptr<const PlanRequest> request = {};

    QList<Artifact> artifacts;
    QList<PlannedHost> hosts;  ///< in inventory order
    QList<Download> downloads; ///< by downloader in plan order, within it by architecture and catalog order
    QList<Step> steps; ///< by stage, within a stage by host and download; the first is the fetch of the first download
    Diagnostics diagnostics;
};

/// What a download play would have to bring: needed, and neither reported nor verified.
[[nodiscard]] constexpr bool isMissing(Presence presence)
{
    return presence != Presence::Reported && presence != Presence::Verified;
}

/// The words of documents: "absent", "fetch", …
[[nodiscard]] QString toString(Presence presence);
[[nodiscard]] QString toString(Stage stage);
[[nodiscard]] QString toString(DiskUse use);

} // namespace qm
