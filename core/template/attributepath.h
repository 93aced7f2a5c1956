// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/template/call.h"

namespace qm::jinja {

/// "a.b.0" of an item, as many filters take it (jinja2/filters.py, make_attrgetter).
class AttributePath final
{
public:
    AttributePath() = default;
    explicit AttributePath(const Value &path);

    [[nodiscard]] bool isEmpty() const { return m_parts.empty(); }
    /// @param missing stands for what is undefined on the way, unless it is null.
    [[nodiscard]] Value of(Engine &engine, const Value &object, const Value *missing = nullptr) const;

private:
    std::vector<Value> m_parts;
};

/// What sorting and comparing without regard to case looks at.
[[nodiscard]] Value ignoringCase(const Value &value);

} // namespace qm::jinja
