// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/data/variable.h"

namespace qm {

void VariableTable::define(const QString &name, std::shared_ptr<const VariableDefinition> definition)
{
    VariableHistory &history = m_histories[name];
    if (history.empty())
        m_names.append(name);
    history.push_back(std::move(definition));
}

const VariableHistory *VariableTable::history(const QString &name) const
{
    const auto found = m_histories.constFind(name);
    return found == m_histories.constEnd() ? nullptr : &*found;
}

const VariableDefinition *VariableTable::find(const QString &name) const
{
    const VariableHistory *definitions = history(name);
    return definitions ? definitions->back().get() : nullptr;
}

} // namespace qm
