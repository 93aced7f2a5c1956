// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

#include <optional>

namespace qm::jinja {

/// markupsafe.escape()
[[nodiscard]] QString escaped(QString text);

struct Links final
{
    std::optional<qint64> mostShown; ///< characters of an address that are shown
    QString rel;
    QString target;
    QStringList extraSchemes;
};

/// jinja2/utils.py, urlize(): addresses in a text become links.
[[nodiscard]] QString urlized(const QString &text, const Links &links);

} // namespace qm::jinja
