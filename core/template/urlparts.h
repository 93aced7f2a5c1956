// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <optional>

namespace qm::jinja {

/// A URL taken apart by urllib.parse.urlsplit(), which takes anything for one.
struct UrlParts final
{
    QString scheme;
    QString netloc;
    QString path;
    QString query;
    QString fragment;

    // What the netloc consists of; no value where Python has None.
    std::optional<QString> username;
    std::optional<QString> password;
    std::optional<QString> hostname;
    std::optional<QString> port; ///< as written: it need not be a number
};

/// Throws Failure (Type) where Python raises ValueError.
[[nodiscard]] UrlParts splitUrl(const QString &url);

} // namespace qm::jinja
