// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/template/ast.h"
#include "core/template/objects.h"

namespace qm::jinja {

// Python's operators and the built-in functions behind them, with Python's errors as Failures of kind Type.
// Undefined values fail with their own Failure, as StrictUndefined does.

/// The value itself, or the data that it stands for (group_names, ansible_facts, …). Fails for a vault text without
/// a password.
[[nodiscard]] Value plain(Engine &engine, const Value &value);
/// Fails if the value is undefined and minds it.
void requireDefined(const Value &value);

[[nodiscard]] bool isTrue(Engine &engine, const Value &value);
[[nodiscard]] QString str(Engine &engine, const Value &value);
[[nodiscard]] QString repr(Engine &engine, const Value &value);
/// The name in Python's error messages.
[[nodiscard]] QString typeName(const Value &value);
[[nodiscard]] bool isMapping(const Value &value);
/// list or tuple, or what stands for one (ansible/module_utils/common/collections.py, is_sequence)
[[nodiscard]] bool isSequence(Engine &engine, const Value &value);

[[nodiscard]] bool equals(Engine &engine, const Value &a, const Value &b);
[[nodiscard]] bool isLess(Engine &engine, const Value &a, const Value &b);
[[nodiscard]] bool compare(Engine &engine, Operator op, const Value &a, const Value &b);
[[nodiscard]] bool contains(Engine &engine, const Value &container, const Value &value);
[[nodiscard]] Value arithmetic(Engine &engine, Operator op, const Value &left, const Value &right);
[[nodiscard]] Value negative(const Value &value);
/// `a // b` and `a % b` of integers: towards minus infinity. @p b is neither 0 nor, for the smallest integer, -1.
[[nodiscard]] qint64 floorDivide(qint64 a, qint64 b);
[[nodiscard]] qint64 floorModulo(qint64 a, qint64 b);

/// list(value): what iteration yields.
[[nodiscard]] Value listOf(Engine &engine, const Value &value);
[[nodiscard]] qint64 length(Engine &engine, const Value &value);
/// Fails as Python does for a key that is mutable.
void requireHashable(const Value &value);

/// Jinja2's `object[key]` and `object.name` (jinja2/environment.py, getitem and getattr): undefined if there is none.
[[nodiscard]] Value item(Engine &engine, const Value &object, const Value &key);
[[nodiscard]] Value attribute(Engine &engine, const Value &object, const QString &name);
/// `object[start:stop:step]`; None where a part is missing.
[[nodiscard]] Value slice(Engine &engine, const Value &object, const Value &start, const Value &stop,
                          const Value &step);
[[nodiscard]] Value call(Engine &engine, const Value &callee, Arguments arguments);

/// A method of str, list, dict, … bound to its object (methods.cpp).
[[nodiscard]] std::optional<Value> method(Engine &engine, const Value &object, const QString &name);

/// Whether the method changes a list or dictionary; changes it and returns what Python returns.
[[nodiscard]] bool isChangingMethod(const Value &object, const QString &name);
[[nodiscard]] Value changeByMethod(Engine &engine, Value &object, const QString &name, const Arguments &arguments);

/// `text % values` (Objects/unicodeobject.c) and `text.format(…)` (Lib/string.py).
[[nodiscard]] QString formatPercent(Engine &engine, const QString &text, const Value &values);
[[nodiscard]] QString formatBraces(Engine &engine, const QString &text, const Arguments &arguments);

/// A list of texts.
[[nodiscard]] Value toValue(const QStringList &texts);

} // namespace qm::jinja
