// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/jsonvalue.h"
#include "core/plan/planner.h"

#include <optional>

namespace qm::cli {

/// What a plan knows beside the explanation: whether the artifact is there already.
[[nodiscard]] std::optional<Presence> presenceOf(const Plan &plan, const QString &host, const QString &key);

/// The explanation for people: the verdict, each condition with its value, the variables with file and line, and
/// what each of them overrode.
[[nodiscard]] QString explanationText(const Explanation &explanation, const Plan &plan, const VariableTable &variables);

/// One line: needed or not, the key, and why.
[[nodiscard]] QString explanationLine(const Explanation &explanation);

/// The explanation as a JSON object. Sentences are English.
void writeExplanation(JsonWriter &json, const Explanation &explanation, std::optional<Presence> presence,
                      const VariableTable &variables);

/// "name = value   file:line" for each, with what was overridden below, indented.
[[nodiscard]] QString originsText(const QList<ExplainedValue> &origins, const VariableTable &variables);

/// An array of objects with "variable", "file", "line", and more.
void writeOrigins(JsonWriter &json, const QList<ExplainedValue> &origins, const VariableTable &variables);

/// In words of Ansible's documentation: "role default", "group_vars/all", "extra vars", …
[[nodiscard]] QString levelName(VariableLevel level, const QString &group);

} // namespace qm::cli
