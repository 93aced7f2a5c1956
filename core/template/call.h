// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/template/engine.h"

#include <QStringView>

#include <span>

namespace qm::jinja {

/// One call of a filter, test, method or function: what it is applied to, and its arguments by parameter.
class Call final
{
public:
    /// Binds arguments as Python does; fails with Python's TypeError for what does not fit.
    /// @param parameters names with a blank between them; `*` takes all further arguments, `**` all further named
    ///                   ones; those from `=` on may be missing.
    Call(Engine &callEngine, const QString &function, Value callSubject, Arguments arguments, QStringView parameters);

    Engine &engine;
    const Value subject;

    /// Whether the argument was given. Parameters are counted from 0.
    [[nodiscard]] bool has(size_t parameter) const { return m_given[parameter]; }
    /// The argument, None if it was not given.
    [[nodiscard]] const Value &at(size_t parameter) const { return m_values[parameter]; }
    [[nodiscard]] const std::vector<Value> &rest() const { return m_rest; }
    [[nodiscard]] const std::vector<std::pair<QString, Value>> &restNamed() const { return m_restNamed; }

    // The argument as what the function needs, or its default.
    [[nodiscard]] QString text(size_t parameter, const QString &missing = {}) const;
    [[nodiscard]] qint64 integer(size_t parameter, qint64 missing = 0) const;
    [[nodiscard]] bool truth(size_t parameter, bool missing = false) const;
    /// What it is applied to, as a text.
    [[nodiscard]] QString subjectText() const;
    /// What it is applied to, where only a text will do. @param python the error otherwise, with %1 for the type
    [[nodiscard]] QString textSubject(QStringView python) const;

private:
    std::vector<Value> m_values;
    std::vector<bool> m_given;
    std::vector<Value> m_rest;
    std::vector<std::pair<QString, Value>> m_restNamed;
};

/// A filter, test, method or function by name. The function's comment names its source in Jinja2, Ansible or Python.
struct Entry final
{
    QStringView name;
    QStringView parameters;
    Value (*function)(Call &call) = nullptr;
};

[[nodiscard]] Value apply(Engine &engine, const Entry &entry, const QString &name, const Value &subject,
                          Arguments arguments);

using Entries = std::span<const Entry>;

/// int() of a value, for arguments that count something.
[[nodiscard]] qint64 toInteger(Engine &engine, const Value &value);

} // namespace qm::jinja
