// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/presence/presence.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

namespace qm {

/// What a node is asked. Paths are absolute; those with control characters or backslashes are not asked for.
struct ProbeQuestion final
{
    QString engine;       ///< what the inventory says: containerd, docker, crio; empty if nothing
    QString engineRoot;   ///< where the engine keeps images; empty for its default
    QString releaseDir;   ///< empty if nobody knows
    QString temporaryDir; ///< where images and archives are put on their way; empty for /tmp
    QString architecture; ///< what the plan took the node for: `amd64`; empty if nothing
    QStringList files;    ///< that a plan names
    /// Whether it is to download images, or files, for itself or for others.
    bool fetchesImages = false;
    bool fetchesFiles = false;
    /// Whether its engine is to have images: else nothing that is wrong with the engine stands in the way.
    bool needsImages = true;

    friend bool operator==(const ProbeQuestion &, const ProbeQuestion &) = default;
};

/// SHA-256 of files by what a machine's file system said of them when they were hashed, so that nothing is hashed
/// again that did not change. Kept by whoever asks; nothing is written to nodes.
struct KnownHashes final
{
    /// Whose files they are: /etc/machine-id, or the boot's id where there is none.
    QString machine;
    /// By line: device, inode, size, times of change in nanoseconds, path.
    QHash<QByteArray, QByteArray> byStamp;

    friend bool operator==(const KnownHashes &, const KnownHashes &) = default;
};

/// When a question went out and its answer came in, by our clock.
struct ProbeTimes final
{
    QDateTime asked;
    QDateTime answered;
};

/// What a node said, understood.
struct ProbeAnswer final
{
    HostPresence presence;
    KnownHashes hashes; ///< to be given along with the next question
    int filesHashed = 0;
    int hashesReused = 0;
};

/// Whether a path can be asked about: absolute, without control characters and backslashes.
[[nodiscard]] bool isProbePath(const QString &path);

/// The POSIX script that asks; the same for every node and question.
[[nodiscard]] QByteArray probeScript();

/// $1, $2, … of the script.
/// @param nonce unguessable for the node's users, new each time: keeps the answer's sections apart.
[[nodiscard]] QList<QByteArray> probeParameters(const ProbeQuestion &question, const KnownHashes &known,
                                                const QByteArray &nonce);

/// Understands what the script printed. The bytes are hostile: whatever they are, there is an answer or an error
/// ("probe-answer"), within bounded time and memory; texts in it are made harmless. Preflight findings are added.
/// @param host its name in the inventory.
[[nodiscard]] Result<ProbeAnswer> readProbeAnswer(const QString &host, const QByteArray &output,
                                                  const ProbeQuestion &question, const KnownHashes &known,
                                                  const QByteArray &nonce, const ProbeTimes &times);

/// What would stand in a rollout's way on this host, as warnings and notes that name it.
[[nodiscard]] Diagnostics preflightFindings(const HostPresence &host, const ProbeQuestion &question);

} // namespace qm
