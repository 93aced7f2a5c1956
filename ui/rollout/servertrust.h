// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

namespace qm {

/// Whom a person decided to believe beyond what the system does: asked for sizes, and downloaded from. Kept in the
/// settings; names files and servers, and holds no secret.
struct ServerTrust final
{
    QStringList authorityFiles{}; ///< certificates of private authorities (PEM)
    /// "host[:port]" of registries whose certificates are not checked, or that speak plain HTTP.
    QStringList insecureRegistries{};

    [[nodiscard]] static ServerTrust saved();
    void save() const;

    /// Registries that are believed for as long as the program runs, because it made them itself: whatever is saved,
    /// and never saved. For the GUI thread.
    static void giveRegistries(const QStringList &registries);
    [[nodiscard]] static const QStringList &givenRegistries();

    friend bool operator==(const ServerTrust &, const ServerTrust &) = default;
};

/// Words that are parted by blanks or commas.
[[nodiscard]] QStringList namesIn(const QString &text);

/// Those that no image can name as its registry.
[[nodiscard]] QStringList notRegistries(const QStringList &names);

} // namespace qm
