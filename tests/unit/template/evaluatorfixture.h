// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/template/evaluator.h"
#include "mapworld.h"

namespace qm {

/// As templates would write it, or the code of the error.
inline QString shown(const Result<Value> &result)
{
    return result ? result->repr() : QStringLiteral("error: ") + result.error().code;
}

inline std::shared_ptr<MapWorld> oneHost()
{
    auto world = std::make_shared<MapWorld>();
    world->addHost(QStringLiteral("node1"));
    return world;
}

inline Value dict(std::initializer_list<Value::Dict::Entry> entries)
{
    return Value(Value::Dict(entries));
}

} // namespace qm
