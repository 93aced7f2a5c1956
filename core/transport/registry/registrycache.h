// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <optional>

namespace qm {

/// Manifests and configurations on disk, by digest: what a digest stands for never changes, so that nothing is asked
/// twice. And what tags stood for when they were last asked for, which does change.
///
/// Content is checked when it is read; a file that was damaged or changed is as if it were not there. Several processes
/// may share a folder. Nothing here fails: a cache that cannot be written is an empty one.
class RegistryCache final
{
public:
    /// Keeps nothing.
    RegistryCache() = default;
    /// @param folder is made, for this user alone; what nobody used for 90 days is removed from it.
    explicit RegistryCache(const QString &folder);

    /// QStandardPaths' folder for caches, and "registry" in it.
    [[nodiscard]] static QString standardFolder();

    /// @param digest isContentDigest()
    [[nodiscard]] std::optional<QByteArray> find(const QString &digest) const;
    void store(const QString &digest, const QByteArray &content) const;

private:
    [[nodiscard]] QString blobPath(const QString &digest) const;

    QString m_folder;
};

} // namespace qm
