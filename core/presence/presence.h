// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QHash>
#include <QList>
#include <QString>

#include <memory>

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
};

struct PresentFile final
{
    QString path;
    QString sha256; ///< lower-case hex; empty if nobody computed it
    qint64 size = -1;
};

/// What is known of one host.
struct HostPresence final
{
    QString name;
    QDateTime at;   ///< UTC; null if the document does not say
    QString source; ///< "ssh", "kubernetes", "file"
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
    QString error; ///< why the host could not be asked; empty if it could
};

/// What nodes hold, as a document says. Immutable; any thread may read it.
struct PresenceDocument final
{
    QHash<QString, std::shared_ptr<const HostPresence>> hosts;
    Diagnostics diagnostics;
};

/// Reads a presence document (JSON, "format": "quaymaster-presence"). Unknown fields are ignored; a host that is
/// malformed is a diagnostic and the others count all the same. Fails if it is no presence document of a version
/// that is known.
[[nodiscard]] Result<PresenceDocument> readPresence(const QByteArray &text, const QString &file);

} // namespace qm
