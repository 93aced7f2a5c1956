// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/template/unsafe.h"

namespace qm::jinja {

Value asUnsafe(const Value &value)
{
    const auto finished = [&value](Value result) {
        if (value.hasFlag(Value::Secret))
            result = result.withFlag(Value::Secret);
        return result.withLocation(value.location());
    };
    if (value.isString())
        return value.withFlag(Value::Unsafe);
    if (value.isList()) {
        Value::List list;
        list.reserve(value.toList().size());
        for (const Value &item : value.toList())
            list.push_back(asUnsafe(item));
        return finished(Value(std::move(list), value.hasFlag(Value::Tuple)));
    }
    if (value.isDict()) {
        Value::Dict dict;
        dict.reserve(value.toDict().size());
        for (const Value::Dict::Entry &entry : value.toDict())
            dict.insert(asUnsafe(entry.key), asUnsafe(entry.value));
        return finished(Value(std::move(dict)));
    }
    return value;
}

} // namespace qm::jinja
