// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/template/ast.h"

#include <QString>

#include <optional>
#include <vector>

namespace qm::jinja {

class Engine;

inline const QString hostNameVariable = QStringLiteral("inventory_hostname");

/// A text that is inventory_hostname between two constant ones: `'download_delegate_' + inventory_hostname`.
struct HostNameText final
{
    QString prefix;
    QString suffix;
};

/// The text that an expression makes of inventory_hostname; no value if it makes anything else.
[[nodiscard]] std::optional<HostNameText> hostNameText(const Expression &node);

/// The hosts, ascending, for which the text equals a value, or is within it (`in`); no value where the answer takes
/// more than that: another operation, or an error.
[[nodiscard]] std::optional<std::vector<quint32>> hostsEqual(Engine &engine, const HostNameText &text,
                                                             const Value &value);
[[nodiscard]] std::optional<std::vector<quint32>> hostsWithin(Engine &engine, const HostNameText &text,
                                                              const Value &container);

} // namespace qm::jinja
