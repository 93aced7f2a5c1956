// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/catalog/maskedworld.h"

#include "core/data/secretmask.h"

namespace qm {

MaskedWorld::MaskedWorld(std::shared_ptr<const World> world) : m_world(std::move(world)) {}

MaskedWorld::~MaskedWorld() = default;

const VariableDefinition *MaskedWorld::withoutSecret(const VariableDefinition *definition) const
{
    if (!definition || !definition->value.holdsSecret())
        return definition;
    const std::lock_guard lock(m_mutex);
    std::unique_ptr<const VariableDefinition> &known = m_masked[definition];
    if (!known) {
        VariableDefinition shown = *definition;
        shown.value = masked(definition->value);
        known = std::make_unique<const VariableDefinition>(std::move(shown));
    }
    return known.get();
}

const VariableDefinition *MaskedWorld::variable(quint32 host, const QString &name) const
{
    return withoutSecret(m_world->variable(host, name));
}

const VariableDefinition *MaskedWorld::hostVariable(quint32 host, const QString &name) const
{
    return withoutSecret(m_world->hostVariable(host, name));
}

const VariableDefinition *MaskedWorld::asWritten(quint32 host, const QString &name,
                                                 const VariableDefinition *definition) const
{
    return withoutSecret(m_world->asWritten(host, name, definition));
}

QStringList MaskedWorld::hostVariableNames(quint32 host) const
{
    return m_world->hostVariableNames(host);
}

bool MaskedWorld::isInGroup(quint32 host, const QString &group) const
{
    return m_world->isInGroup(host, group);
}

Value MaskedWorld::facts(quint32 host) const
{
    return masked(m_world->facts(host));
}

} // namespace qm
