// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

#include <optional>

#include <sys/types.h>

namespace qm {

/// What "user", "user:group", ":group" or numbers in their place mean on this machine.
struct FileOwner final
{
    std::optional<uid_t> user{};
    std::optional<gid_t> group{};
    /// Why something of it is left out, in English; empty if all of it is known and may be set.
    QString left{};
};

/// As chown(1) takes it; "user:" with the user's own group. Only root may give files away; others may give them to
/// themselves and to groups that they are in.
[[nodiscard]] FileOwner fileOwner(const QString &text);

} // namespace qm
