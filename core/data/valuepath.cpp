// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/data/valuepath.h"

namespace qm {

const Value &valueAt(const Value &value, std::initializer_list<QStringView> keys)
{
    static const Value nothing;
    const Value *at = &value;
    for (const QStringView key : keys) {
        at = at->toDict().find(key);
        if (!at)
            return nothing;
    }
    return *at;
}

QString textAt(const Value &value, std::initializer_list<QStringView> keys)
{
    return valueAt(value, keys).toString();
}

} // namespace qm
