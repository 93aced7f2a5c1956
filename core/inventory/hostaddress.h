// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace qm {

/// A host, or hosts by range, with an optional port.
struct HostAddress final
{
    QString name;
    std::optional<int> port;
};

/// Splits "name:port" and "[address]:port"; nothing if that is no host name, address or range of them
/// (ansible/parsing/utils/addresses.py, parse_address with ranges allowed).
[[nodiscard]] std::optional<HostAddress> parseHostAddress(const QString &text);

/// Writes out ranges: "node[01:03]" is node01, node02, node03; also letters and a step (ansible/plugins/inventory,
/// expand_hostname_range). A text without "[" is itself.
[[nodiscard]] Result<QStringList> expandHostRanges(const QString &pattern, SourceLocation at);

/// The hosts that a line or key of an inventory names, and their port.
struct HostNames final
{
    QStringList names;
    std::optional<int> port;
};
[[nodiscard]] Result<HostNames> expandHostPattern(const QString &pattern, SourceLocation at);

} // namespace qm
