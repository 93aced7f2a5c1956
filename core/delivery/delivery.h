// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/checksum.h"
#include "core/base/result.h"
#include "core/transport/registry/imagemetadata.h"
#include "core/transport/ssh/secret.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>

namespace qm {

/// Where and as what a file is to lie on a machine. Written beside it as ".part" until it is proved, then renamed.
struct FilePlace final
{
    QString path;
    QString owner; ///< as chown(1) takes it; empty to leave it
    QString mode;  ///< octal, "0755"; empty for 0644
};

/// A file to be fetched from web servers.
struct FileFetch final
{
    QStringList urls; ///< tried in this order
    Checksum checksum;
    qint64 largest = -1; ///< bytes: more is not taken; -1 if nobody knows
    FilePlace place;
    QString user; ///< HTTP credentials, if any
    Secret password;
    bool validateCertificates = true;
    QByteArray authorities;                 ///< further authorities (PEM), beside those of the machine
    QString httpProxy, httpsProxy, noProxy; ///< as the environment variables of these names
};

/// An image to be fetched from its registry into an oci-archive.
struct ImageFetch final
{
    QString image;        ///< as Kubespray writes it; what the archive calls it is the full, normalized reference
    QString architecture; ///< of Kubernetes: amd64, arm64, arm, …
    QString digest;       ///< of the manifest or index, "sha256:…", if the tag was resolved; empty to take the tag
    QString archive;      ///< path of the oci-archive
    QString authFile;     ///< containers-auth.json(5) on the machine that fetches; empty for none
    bool validateCertificates = true; ///< false also allows plain http, as skopeo's --src-tls-verify=false
    QByteArray authorities;           ///< further authorities (PEM), beside those of the machine
    QByteArray registries;            ///< containers-registries.conf(5) instead of the machine's; empty for that one
    QStringList servers;              ///< "host" or "host:port", in the order in which they are asked for it
    Secret logins;                    ///< containers-auth.json(5) instead of authFile's content; empty for that one
    QString skopeo;                   ///< a file on the node that is skopeo, for where it is not installed; maybe empty
    QString httpProxy, httpsProxy, noProxy;
    std::chrono::milliseconds stallLimit{120'000}; ///< on this machine: nothing comes for so long, and it is given up
};

/// What an operation found or brought.
struct Delivered final
{
    qint64 size = -1;
    QByteArray sha256;     ///< of the file or archive, lower-case hex
    QString imageDigest;   ///< images: of the manifest of the wanted architecture
    QString imageId;       ///< images: of its configuration
    QString chainId;       ///< images: of its unpacked layers, where the archive was read on this machine
    bool wasThere = false; ///< it was there and proved already: nothing was moved
    qint64 movedBytes = 0; ///< over network or link
    /// Bytes that did not have to move; negative where they had to in the end.
    qint64 savedBytes = 0;
    /// Images: bottom first, where the archive was read on this machine.
    QList<ImageBlob> layers{};
};

/// Which engine holds a node's images, as Kubespray's `container_manager` says.
enum class Engine : quint8 { Containerd, Docker, Crio };

/// An archive to be loaded into a node's engine.
struct ImageLoad final
{
    Engine engine = Engine::Containerd;
    QString image;
    QString architecture;
    QString archive;     ///< oci-archive on the node
    QString imageDigest; ///< of the manifest, if known; empty to believe the archive
    QString imageId;     ///< of the configuration, if known
    QString chainId;     ///< of the unpacked layers, see chainId(), if known
    bool pin = false;    ///< io.cri-containerd.pinned=pinned, containerd only
    QString ctr = {};    ///< further places of ctr, docker, skopeo, crictl; empty for PATH
    QString skopeo = {}; ///< as ImageFetch::skopeo
    /// How long an engine may be at work of which nobody sees anything; more than any image takes. A stream is seen.
    std::chrono::seconds longest = std::chrono::hours(1);
};

/// What a node's engine says of one image, asked now.
struct EngineImage final
{
    bool present = false;  ///< the name is there
    bool complete = false; ///< with all of its content, and unpacked
    QString digest;        ///< of what the name stands for: manifest or index
    QString id;            ///< of the configuration; empty where Docker keeps its images in containerd
    QString architecture;
    bool pinned = false;
};

/// An archive on a node to be unpacked beside itself, as Kubespray does with `unarchive: true`.
struct Unpack final
{
    QString archive;
    QString directory;
    QStringList options; ///< tar's, from the catalog: --strip-components=N, --exclude=…, --wildcards, member names
    QString owner;
    QString mode;
    QByteArray sha256; ///< of the archive: what the proof of the unpacking is bound to
};

} // namespace qm
