// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/template/attributepath.h"

#include "core/template/operators.h"

#include <algorithm>

namespace qm::jinja {

AttributePath::AttributePath(const Value &path)
{
    if (path.isNone())
        return;
    if (!path.isString()) {
        m_parts.push_back(path);
        return;
    }
    for (const QString &part : path.toString().split(u'.')) {
        const bool isNumber =
            !part.isEmpty() && std::all_of(part.begin(), part.end(), [](QChar c) { return c.isDigit(); });
        m_parts.push_back(isNumber ? Value(static_cast<qint64>(part.toLongLong())) : Value(part));
    }
}

Value AttributePath::of(Engine &engine, const Value &object, const Value *missing) const
{
    Value value = object;
    for (const Value &part : m_parts) {
        engine.charge(1);
        value = item(engine, value, part);
        if (missing && undefinedIn(value))
            value = *missing;
    }
    return value;
}

Value ignoringCase(const Value &value)
{
    return value.isString() ? Value(value.toString().toLower()) : value;
}

} // namespace qm::jinja
