// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/data/secretmask.h"

namespace qm {

Value masked(const Value &value)
{
    if (!value.holdsSecret())
        return value;
    if (value.isList() && !value.hasFlag(Value::Secret)) {
        Value::List items;
        items.reserve(value.toList().size());
        for (const Value &item : value.toList())
            items.push_back(masked(item));
        return Value(std::move(items), value.hasFlag(Value::Tuple)).withLocation(value.location());
    }
    if (value.isDict() && !value.hasFlag(Value::Secret)) {
        Value::Dict dict;
        for (const Value::Dict::Entry &entry : value.toDict())
            dict.insert(entry.key, masked(entry.value));
        return Value(std::move(dict)).withLocation(value.location());
    }
    return Value(secretMask.toString()).withLocation(value.location());
}

} // namespace qm
