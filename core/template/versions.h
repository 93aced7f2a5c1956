// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace qm::jinja {

/// -1, 0 or 1. They throw Failure where Python raises, with Python's text.

/// ansible/module_utils/compat/version.py, LooseVersion: numbers and words in turn; a number and a word have no order.
[[nodiscard]] int compareLoose(const QString &a, const QString &b);
/// StrictVersion: two or three numbers and `a` or `b` with a number.
[[nodiscard]] int compareStrict(const QString &a, const QString &b);
/// ansible/utils/version.py, SemanticVersion
[[nodiscard]] int compareSemantic(const QString &a, const QString &b);
/// packaging/version.py, Version: PEP 440
[[nodiscard]] int comparePep440(const QString &a, const QString &b);

} // namespace qm::jinja
