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
    /// @param arguments fingerprints ("SHA256:…"), or files with one key a line: "NAME TYPE SHA256:…" as unknown keys
    /// are listed, what `ssh-keygen -l` prints on the machine itself, or lines of a known_hosts file. A line that
    /// names a server counts for that one only. "host-keys" for a file that cannot be read or a line that is none.
    [[nodiscard]] static Result<AcceptedKeys> read(const QStringList &arguments);

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

} // namespace qm::cli
