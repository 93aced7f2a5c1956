// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/data/variable.h"

namespace qm {
namespace {

/// From this size on a table looks names up by hash.
constexpr qsizetype indexedSize = 12;

} // namespace

qsizetype VariableTable::indexOf(const QString &name) const
{
    return m_positions.isEmpty() ? m_names.indexOf(name) : m_positions.value(name, -1);
}

void VariableTable::define(const QString &name, std::shared_ptr<const VariableDefinition> definition)
{
    if (const qsizetype known = indexOf(name); known >= 0) {
        m_histories[static_cast<size_t>(known)].push_back(std::move(definition));
        return;
    }
    m_names.append(name);
    m_histories.push_back({std::move(definition)});
    if (m_names.size() < indexedSize)
        return;
    for (qsizetype i = m_positions.size(); i < m_names.size(); ++i)
        m_positions.insert(m_names.at(i), i);
}

const VariableHistory *VariableTable::history(const QString &name) const
{
    const qsizetype known = indexOf(name);
    return known < 0 ? nullptr : &m_histories[static_cast<size_t>(known)];
}

const VariableDefinition *VariableTable::find(const QString &name) const
{
    const VariableHistory *definitions = history(name);
    return definitions ? definitions->back().get() : nullptr;
}

} // namespace qm
