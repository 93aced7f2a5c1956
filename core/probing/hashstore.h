// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/presence/probe.h"

#include <QHash>
#include <QMutex>
#include <QString>

namespace qm {

/// Hashes of the files of all hosts, kept in one file between runs. What is wrong with that file costs time, not
/// truth: everything is hashed anew then. Thread-safe.
class HashStore final
{
public:
    /// @param path empty to keep nothing.
    explicit HashStore(QString path);

    /// @param key names the host: how it is reached.
    [[nodiscard]] KnownHashes hashes(const QString &key) const;
    /// What was known of other files of the same machine stays known.
    void insert(const QString &key, const KnownHashes &hashes);
    /// Writes what changed, all of it or nothing; readable for its owner only.
    [[nodiscard]] Result<> save();

private:
    const QString m_path;
    mutable QMutex m_mutex;
    QHash<QString, KnownHashes> m_hosts;
    bool m_changed = false;
};

} // namespace qm
