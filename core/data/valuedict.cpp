// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/data/value.h"

#include <algorithm>

namespace qm {
namespace {

/// From this size on a dictionary looks keys up by hash.
constexpr size_t indexedSize = 9;

} // namespace

Value::Dict::Dict(std::initializer_list<Entry> entries)
{
    reserve(entries.size());
    for (const Entry &entry : entries)
        insert(entry.key, entry.value);
}

bool Value::Dict::insert(Value key, Value value)
{
    if (const qsizetype at = indexOf(key); at >= 0) {
        m_entries[static_cast<size_t>(at)].value = std::move(value);
        return false;
    }
    m_entries.push_back({std::move(key), std::move(value)});
    if (m_entries.size() < indexedSize)
        return true;
    if (m_slots.size() < m_entries.size() * 2)
        rebuildIndex();
    else
        index(m_entries.size() - 1);
    return true;
}

bool Value::Dict::remove(const Value &key)
{
    const qsizetype at = indexOf(key);
    if (at < 0)
        return false;
    m_entries.erase(m_entries.begin() + at);
    rebuildIndex();
    return true;
}

const Value *Value::Dict::find(const Value &key) const
{
    const qsizetype at = indexOf(key);
    return at < 0 ? nullptr : &m_entries[static_cast<size_t>(at)].value;
}

qsizetype Value::Dict::indexOf(const Value &key) const
{
    if (m_slots.empty()) {
        const auto found =
            std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry &entry) { return entry.key == key; });
        return found == m_entries.end() ? -1 : found - m_entries.begin();
    }
    for (size_t slot = qHash(key, 0);; ++slot) {
        const quint32 position = m_slots[slot % m_slots.size()];
        if (position == 0)
            return -1;
        if (m_entries[position - 1].key == key)
            return static_cast<qsizetype>(position) - 1;
    }
}

void Value::Dict::index(size_t position)
{
    size_t slot = qHash(m_entries[position].key, 0);
    while (m_slots[slot % m_slots.size()] != 0)
        ++slot;
    m_slots[slot % m_slots.size()] = static_cast<quint32>(position + 1);
}

void Value::Dict::rebuildIndex()
{
    m_slots.clear();
    if (m_entries.size() < indexedSize)
        return;
    m_slots.resize(std::max(m_entries.size(), m_entries.capacity()) * 4, 0);
    for (size_t position = 0; position < m_entries.size(); ++position)
        index(position);
}

} // namespace qm
