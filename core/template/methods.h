// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/template/call.h"

namespace qm::jinja {

/// Methods of Python's types.
[[nodiscard]] Entries textMethods();
[[nodiscard]] Entries textPredicates(); ///< "is…" of texts
[[nodiscard]] Entries listMethods();
[[nodiscard]] Entries dictMethods();
[[nodiscard]] Entries numberMethods();
[[nodiscard]] Entries dateTimeMethods();
[[nodiscard]] Entries timeDeltaMethods();

/// str.replace(); all occurrences if @p limit is negative.
[[nodiscard]] QString replaced(Engine &engine, const QString &text, const QString &old, const QString &with,
                               qint64 limit);

} // namespace qm::jinja
