// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/template/world.h"

namespace qm {

World::~World() = default;

const VariableDefinition *World::asWritten(quint32, const QString &, const VariableDefinition *definition) const
{
    return definition;
}

} // namespace qm
