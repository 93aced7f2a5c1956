// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/transport/ssh/hostkeystore.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace qm::cli {

/// Host keys that a person vouches for, as --accept-host-keys names them.
class AcceptedKeys final
{
public:
    /// A jump host's key may be the first that is unknown, and the node's behind it the next: how often to look again.
    static constexpr int mostRounds = 10;

    /// @param arguments fingerprints ("SHA256:…"), or files with one key a line: "NAME TYPE SHA256:…" as unknown keys
    /// are listed, what `ssh-keygen -l` prints on the machine itself, or lines of a known_hosts file. A line that
    /// names a server counts for that one only. "host-keys" for a file that cannot be read or a line that is none.
    [[nodiscard]] static Result<AcceptedKeys> read(const QStringList &arguments);

    [[nodiscard]] bool isEmpty() const { return m_entries.isEmpty(); }
    [[nodiscard]] bool accepts(const UnknownHostKey &key) const;
    /// Those among @p keys.
    [[nodiscard]] QList<UnknownHostKey> among(const QList<UnknownHostKey> &keys) const;

private:
    struct Entry final
    {
        QByteArray name; ///< empty for any
        QString fingerprint;
    };

    [[nodiscard]] bool addLine(const QByteArray &line);

    QList<Entry> m_entries;
};

/// "NAME TYPE SHA256:…": what read() understands.
[[nodiscard]] QString toLine(const UnknownHostKey &key);

/// Says on standard error which keys were accepted into a known_hosts file.
void sayAccepted(const QList<UnknownHostKey> &keys, const QString &knownHostsFile);
/// Says on standard error that nobody has vouched for these keys, and what to do; nothing if there are none.
void sayUnknown(const QList<UnknownHostKey> &keys);

} // namespace qm::cli
