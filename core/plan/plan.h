// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/diagnostic.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace qm {

/// The name of the machine that the program runs on, in inventories and plans.
inline constexpr QStringView controllerName = u"localhost";

enum class ArtifactKind : quint8 { File, Image };

/// What we know about an artifact on a host. `Missing` is not a state of its own: see isMissing().
enum class Presence : quint8 {
    Unknown,   ///< nobody could be asked, or the answer proves nothing
    Absent,    ///< it is not there
    Reported,  ///< someone says that it is there
    Verified,  ///< a hash, or the engine itself, says so
    Different, ///< the name is there with other content or for another architecture
};

/// A file or a container image as a host needs it: one entry of `downloads`, rendered for one architecture.
/// Texts are exactly what Ansible renders.
struct Artifact final
{
    QString key; ///< in `downloads`, or the component's name of a kubeadm image
    ArtifactKind kind = ArtifactKind::File;
    QString architecture; ///< in Kubernetes' words: amd64, arm64, arm, ppc64le, …

    QString url;      ///< files only
    QString dest;     ///< files only; relative to the release dir, absolute in releases with `enabled` + `groups`
    QString checksum; ///< files only: "sha256:…"; may be empty
    bool unarchive = false;
    QStringList unarchiveOptions; ///< tar's
    QString owner;
    QString mode;

    QString image; ///< images only, as Kubespray writes it

    /// Tells files of one architecture and one file name but different content apart; 0 for the first of them.
    quint32 variant = 0;
    qint64 size = -1;        ///< bytes to move; -1 while unknown
    SourceLocation location; ///< the entry in `downloads`

    friend bool operator==(const Artifact &, const Artifact &) = default;
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

struct PlannedHost final
{
    QString name;
    QStringList groups;       ///< `group_names` as the download play sees them, dynamic groups included
    QString architecture;     ///< as Artifact::architecture; empty if it cannot be known
    QString delegate;         ///< `download_delegate`; itself where every host downloads for itself
    QString engine;           ///< `container_manager`: containerd, docker, crio
    QString releaseDir;       ///< `local_release_dir`
    QList<Need> needs;        ///< in the order of `downloads`, then kubeadm's images; shared by equal hosts
    std::optional<Error> error; ///< why the needs are not complete
};

/// One fetch from the source: an artifact, once, at one downloader.
struct Download final
{
    QString downloader;      ///< host name, `localhost` is the controller
    ArtifactIndex artifact = 0;
    QList<HostIndex> hosts;  ///< the hosts that miss it, in plan order; never empty
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

enum class CatalogSchema : quint8 {
    EnabledList, ///< kubespray pull/12937: `enabled` lists, `image_name`
    Groups,      ///< releases: `enabled`, `groups`, `container` / `file`, `repo`, `tag`
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
    QDateTime created; ///< UTC
    QString kubesprayVersion;
    CatalogSchema schema = CatalogSchema::EnabledList;
    QList<PlanInput> inputs; ///< in reading order
    QByteArray inputsDigest; ///< SHA-256 over all inputs and options, lower-case hex

    QList<Artifact> artifacts;
    QList<PlannedHost> hosts; ///< in inventory order
    QList<Download> downloads; ///< by downloader in plan order, within it by architecture and catalog order
    QList<Step> steps; ///< by stage, within a stage by host and download; the first is the fetch of the first download
    Diagnostics diagnostics;
};

/// What a download play would have to bring: needed, and neither reported nor verified.
[[nodiscard]] constexpr bool isMissing(Presence presence)
{
    return presence != Presence::Reported && presence != Presence::Verified;
}

/// The words of documents: "absent", "file", "fetch", "enabled-list", …
[[nodiscard]] QString toString(Presence presence);
[[nodiscard]] QString toString(ArtifactKind kind);
[[nodiscard]] QString toString(Stage stage);
[[nodiscard]] QString toString(CatalogSchema schema);

/// What people call it: the file name of a file, the reference of an image.
[[nodiscard]] QString displayName(const Artifact &artifact);

} // namespace qm
