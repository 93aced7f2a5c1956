// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/data/variable.h"

#include <QString>

namespace qm {

/// How a value is shown: text as it is, everything else as flow YAML with Python's strings. Stops after
/// @p limit characters with an ellipsis. What came out of a vault is dots, wherever it is inside.
[[nodiscard]] QString valueText(const Value &value, qsizetype limit = 200);

/// As valueText(), over several lines with indentation: for reading.
[[nodiscard]] QString valueBlock(const Value &value, qsizetype limit = 20000);

/// The translated name of a level: "group_vars", "role default", …
[[nodiscard]] QString levelLabel(VariableLevel level);

/// "hosts.yml:12": enough of a place to know it by; the tooltip has the rest.
[[nodiscard]] QString shortLocation(SourceLocation location);

} // namespace qm
