// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/diagnostic.h"

namespace qm::jinja {

/// Why a template has no value. Thrown inside this folder only, where Jinja2 and Python throw; Evaluator makes it a
/// Result. The kinds are those that templates can tell apart: Ansible forgives Undefined (`default`), Jinja2 and
/// some filters forgive Type.
struct Failure final
{
    enum class Kind : quint8 { Undefined, Type, Refused, Unsupported, Syntax, Cycle, Budget };

    Kind kind = Kind::Refused;
    Error error;
    /// Whether the sentence may quote values; it is withheld if one of them is secret.
    bool quotesValues = true;
    /// Of a cycle: the memo of the variable where it closes. What failed inside the cycle depends on where the cycle
    /// was entered and must not be remembered.
    const void *cycleHead = nullptr;
};

[[nodiscard]] QString toString(Failure::Kind kind);

/// Python's TypeError, ValueError, …: @p python is its text.
[[noreturn]] void failType(const QString &python);
/// A filter, a test or a lookup says no: AnsibleFilterError and its relatives.
[[noreturn]] void failRefused(const QString &ansible);
[[noreturn]] void failUnsupported(const Message &message);
[[noreturn]] void failSyntax(const QString &jinja, int line);
/// @p code is one of the codes "template-too-…".
[[noreturn]] void failBudget(const QString &code, const Message &message);

} // namespace qm::jinja
