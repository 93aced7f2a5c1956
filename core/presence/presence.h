// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/data/value.h"

#include <QByteArray>
#include <QDateTime>
#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>

class QIODevice;

namespace qm {

/// How sure a presence document is of something.
enum class Evidence : quint8 {
    Reported, ///< someone says so: a node's status
    Verified, ///< a hash, or the engine itself, says so
};

struct PresentImage final
{
    QString name; ///< as the engine or the Kubernetes API writes it
    QString digest;
    QString architecture; ///< empty if nobody said
    Evidence evidence = Evidence::Reported;
    QString id = {}; ///< of its configuration, "sha256:…"; empty if nobody said
    /// Of its unpacked layers, see chainId(): engines that unpack what they are given say it, whatever format that had.
    QString chainId = {};
    qint64 size = -1; ///< bytes as the engine counts them; -1 if nobody said
    /// Whether all of its content is there, and whether it is unpacked so that containers can start from it;
    /// nothing where nobody looked.
    std::optional<bool> complete = {};
    std::optional<bool> unpacked = {};
    /// Kept by the engine whatever the kubelet's garbage collection thinks.
    bool pinned = false;
    /// Who said so, and when, where that is not who told of its host: HostPresence::source and at.
    QString source = {};
    QDateTime at = {};

    /// False if it is known to be broken: a name without all of its content.
    [[nodiscard]] bool isUsable() const { return complete.value_or(true) && unpacked.value_or(true); }

    friend bool operator==(const PresentImage &, const PresentImage &) = default;
};

struct PresentFile final
{
    QString path;
    QString sha256; ///< lower-case hex; empty if nobody computed it
    qint64 size = -1;

    friend bool operator==(const PresentFile &, const PresentFile &) = default;
};

/// What a machine says about itself. Empty texts: it did not say.
struct HostFacts final
{
    QString machine;      ///< `uname -m`: "x86_64", "aarch64"
    QString system;       ///< `uname -s`: "Linux"
    QString kernel;       ///< `uname -r`
    QString hostName;     ///< `uname -n`
    QString distribution; ///< os-release, ID: "debian"
    QString distributionVersion;
    QString distributionName; ///< os-release, PRETTY_NAME
    QString machineId;
    QString bootId;
    /// Milliseconds that the machine's clock is ahead of ours, at the least: what the time of the question and of
    /// the answer leave open is taken in its favour. Nothing if it did not say.
    std::optional<qint64> clockOffsetMs;

    friend bool operator==(const HostFacts &, const HostFacts &) = default;
};

/// A folder that takes part in a rollout, and the file system that it is on, or would be on.
struct DiskState final
{
    QString path;
    bool exists = false;
    bool writable = false;
    /// Mounted so that programs on it cannot be run.
    bool noexec = false;
    /// What the system calls the file system: equal texts are one file system.
    QString fileSystem;
    qint64 freeBytes = -1; ///< for ordinary users; -1 where nobody said, below too
    qint64 totalBytes = -1;
    qint64 freeInodes = -1; ///< -1 also where the file system has no limit of them
    qint64 totalInodes = -1;

    friend bool operator==(const DiskState &, const DiskState &) = default;
};

/// What is known of one host.
struct HostPresence final
{
    QString name;
    QDateTime at;   ///< UTC; null if the document does not say
    QString source; ///< "ssh", "local" (asked on this machine; "ssh" in documents), "kubernetes", "file"
    bool reachable = true;
    QString architecture;
    QString engine;
    QString engineVersion;
    QHash<QString, qint64> freeBytes; ///< by path
    QList<PresentImage> images;
    /// False where absence of an image proves nothing.
    bool imagesComplete = false;
    QList<PresentFile> files;
    /// False where absence of a file proves nothing: the Kubernetes API knows no files.
    bool filesComplete = false;
    QStringList absentFiles; ///< paths that were looked for and are not there
    QString error;           ///< why the host could not be asked; empty if it could

    HostFacts facts;
    /// Whether the engine answers; nothing where nobody asked it.
    std::optional<bool> engineRunning;
    QStringList tools;      ///< programs that a rollout may use and that are there: "skopeo", "curl"
    QList<DiskState> disks; ///< release dir, temporary dir, the engine's root
    QString hostKey;        ///< fingerprint of the SSH server, "SHA256:…"
    Diagnostics findings;   ///< what would stand in a rollout's way

    friend bool operator==(const HostPresence &, const HostPresence &) = default;
};

/// What nodes hold, as a document says. Immutable; any thread may read it.
struct PresenceDocument final
{
    QHash<QString, std::shared_ptr<const HostPresence>> hosts;
    QStringList order; ///< the hosts' names in the order of the document
    Diagnostics diagnostics;

    void insert(const std::shared_ptr<const HostPresence> &host);
};

/// Reads a presence document (JSON, "format": "quaymaster-presence"). Unknown fields are ignored; a host that is
/// malformed is a diagnostic and the others count all the same. Fails if it is no presence document of a version
/// that is known.
[[nodiscard]] Result<PresenceDocument> readPresence(const QByteArray &text, const QString &file);

/// Writes a presence document, one host per line, in its order; equal documents make equal bytes. Sentences are
/// English. What readPresence() makes of it is equal, diagnostics of the document aside, and "local" is "ssh".
[[nodiscard]] Result<> writePresence(const PresenceDocument &document, QIODevice &device);

/// The dictionary that Ansible would have in `ansible_facts`, as far as a host's presence tells. None if it does not
/// tell the architecture, or the host has none.
[[nodiscard]] Value factsFromPresence(const HostPresence &host);

} // namespace qm
