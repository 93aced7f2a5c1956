// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/template/inputs.h"

#include <QStringList>

#include <algorithm>

namespace qm::jinja {
namespace {

/// Consistent with Value::isIdenticalTo(), and unlike qHash(Value) it looks into dictionaries.
size_t contentHash(const Value &value, size_t seed)
{
    seed = qHash(static_cast<int>(value.type()), seed);
    if (value.isList()) {
        for (const Value &item : value.toList())
            seed = contentHash(item, seed);
        return seed;
    }
    if (value.isDict()) {
        for (const Value::Dict::Entry &entry : value.toDict())
            seed = contentHash(entry.value, contentHash(entry.key, seed));
        return seed;
    }
    return qHash(value, seed);
}

Value toValue(const QStringList &texts)
{
    Value::List list;
    for (const QString &text : texts)
        list.emplace_back(text);
    return Value(std::move(list));
}

} // namespace

Inputs::Inputs(std::shared_ptr<const World> world) : m_world(std::move(world))
{
    m_groupSets.reserve(m_world->hostCount());
    for (quint32 host = 0; host < m_world->hostCount(); ++host) {
        m_groupSets.push_back(m_world->groupSet(host));
        m_groupSetCount = std::max(m_groupSetCount, m_groupSets.back() + 1);
    }
}

bool Inputs::isByGroupSet(InputKind kind, const QString &name) const
{
    switch (kind) {
    case InputKind::Binding:
    case InputKind::HostBinding:
        return !m_world->isOwn(name);
    case InputKind::InGroup:
    case InputKind::GroupNames:
        return true;
    case InputKind::HostName:
    case InputKind::HostAmong:
    case InputKind::Fact:
    case InputKind::WholeFact:
    case InputKind::InventoryDir:
        return false;
    }
    Q_UNREACHABLE();
}

quint32 Inputs::add(InputKind kind, const QString &name, std::vector<quint32> hosts)
{
    auto input = std::make_unique<Input>();
    input->kind = kind;
    input->name = name;
    input->hosts = std::move(hosts);
    input->byGroupSet = isByGroupSet(kind, name);
    input->numbers.resize(input->byGroupSet ? m_groupSetCount : m_world->hostCount(), 0);
    m_inputs.push_back(std::move(input));
    return static_cast<quint32>(m_inputs.size() - 1);
}

quint32 Inputs::idOf(InputKind kind, const QString &name)
{
    quint32 &known = m_ids[std::pair(static_cast<int>(kind), name)];
    if (known == 0)
        known = add(kind, name, {}) + 1;
    return known - 1;
}

quint32 Inputs::idOfHosts(const std::vector<quint32> &hosts)
{
    const auto known = m_hostSets.find(hosts);
    return known != m_hostSets.end() ? known->second
                                     : m_hostSets.emplace(hosts, add(InputKind::HostAmong, {}, hosts)).first->second;
}

quint32 Inputs::compute(Input &input, quint32 host) const
{
    switch (input.kind) {
    case InputKind::Binding:
        return internBinding(input, m_world->variable(host, input.name));
    case InputKind::HostBinding:
        return internBinding(input, m_world->hostVariable(host, input.name));
    case InputKind::HostName:
        return host + 1;
    case InputKind::HostAmong:
        return std::binary_search(input.hosts.begin(), input.hosts.end(), host) ? 2 : 1;
    case InputKind::InGroup:
        return m_world->isInGroup(host, input.name) ? 2 : 1;
    case InputKind::GroupNames:
        return internContent(input, toValue(m_world->groupNames(host)));
    case InputKind::Fact: {
        Value holder;
        const Value *value = fact(host, input.name, holder);
        if (!value)
            return internPointer(input, nullptr);
        return value->isDict() ? internPointer(input, &input) : internContent(input, *value);
    }
    case InputKind::WholeFact: {
        Value holder;
        const Value *value = fact(host, input.name, holder);
        return value ? internContent(input, *value) : internPointer(input, nullptr);
    }
    case InputKind::InventoryDir:
        return internContent(input, Value(m_world->inventoryDir(host)));
    }
    Q_UNREACHABLE();
}

quint32 Inputs::internPointer(Input &input, const void *pointer)
{
    quint32 &value = input.pointers[pointer];
    if (value == 0)
        value = ++input.count;
    return value;
}

quint32 Inputs::internContent(Input &input, const Value &value)
{
    const size_t hash = contentHash(value, 0);
    for (auto it = input.contents.constFind(hash); it != input.contents.constEnd() && it.key() == hash; ++it) {
        const Content &known = input.values[*it];
        if (known.value.isIdenticalTo(value))
            return known.number;
    }
    input.contents.insert(hash, static_cast<quint32>(input.values.size()));
    input.values.push_back({value, ++input.count});
    return input.count;
}

quint32 Inputs::internBinding(Input &input, const VariableDefinition *definition)
{
    // A template's errors name its place, so that equal templates in two places are two; plain values are not told
    // apart: five thousand host lines that say the same are one class of hosts.
    if (!definition || definition->value.mayHoldTemplate())
        return internPointer(input, definition);
    return internContent(input, definition->value);
}

const Value *Inputs::fact(quint32 host, const QString &path, Value &holder) const
{
    holder = m_world->facts(host);
    const Value *value = &holder;
    if (path.isEmpty())
        return value;
    for (const QString &key : path.split(pathSeparator())) {
        value = value->isDict() ? value->toDict().find(key) : nullptr;
        if (!value)
            return nullptr;
    }
    return value;
}

} // namespace qm::jinja
