// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/template/hostobjects.h"

#include "core/template/engine.h"
#include "core/template/operators.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace qm::jinja {

QString GroupNames::typeName() const
{
    return u"list"_s;
}

std::optional<Value> GroupNames::data(Engine &engine) const
{
    return toValue(engine.groupNames());
}

std::optional<bool> GroupNames::contains(Engine &engine, const Value &value) const
{
    return value.isString() && engine.isInGroup(value.toString());
}

QString Facts::typeName() const
{
    return u"dict"_s;
}

QString Facts::pathTo(const QString &key) const
{
    return m_path.isEmpty() ? key : m_path + Inputs::pathSeparator() + key;
}

std::optional<Value> Facts::data(Engine &engine) const
{
    const std::optional<Value> value = engine.fact(m_path, true);
    return value ? *value : Value(Value::Dict());
}

std::optional<Value> Facts::item(Engine &engine, const Value &key) const
{
    if (!key.isString())
        return {};
    return engine.fact(pathTo(key.toString()), false);
}

std::optional<bool> Facts::contains(Engine &engine, const Value &value) const
{
    return item(engine, value).has_value();
}

QString HostVars::typeName() const
{
    return u"ansible.vars.hostvars.HostVars"_s;
}

std::optional<Value> HostVars::item(Engine &engine, const Value &key) const
{
    const quint32 host = key.isString() ? engine.world().indexOfHost(key.toString()) : World::none;
    if (host != World::none)
        return makeObject<HostVarsOf>(host);
    return undefinedVariable(u"hostvars['%1']"_s.arg(str(engine, key)));
}

std::optional<bool> HostVars::contains(Engine &engine, const Value &value) const
{
    return value.isString() && engine.world().indexOfHost(value.toString()) != World::none;
}

std::optional<Value> HostVars::items(Engine &engine) const
{
    engine.chargeItems(engine.world().hostCount());
    Value::List names;
    for (quint32 host = 0; host < engine.world().hostCount(); ++host)
        names.emplace_back(engine.world().hostName(host));
    return Value(std::move(names));
}

QString HostVarsOf::typeName() const
{
    return u"ansible.vars.hostvars.HostVarsVars"_s;
}

std::optional<Value> HostVarsOf::item(Engine &engine, const Value &key) const
{
    return key.isString() ? engine.hostVariable(m_host, key.toString()) : std::nullopt;
}

std::optional<bool> HostVarsOf::contains(Engine &engine, const Value &value) const
{
    static const QStringList magic = {u"inventory_hostname"_s, u"inventory_hostname_short"_s,
                                      u"group_names"_s,        u"groups"_s,
                                      u"ansible_facts"_s,      u"omit"_s,
                                      u"playbook_dir"_s,       u"ansible_check_mode"_s,
                                      u"ansible_diff_mode"_s};
    return value.isString()
        && (magic.contains(value.toString()) || engine.world().hostVariable(m_host, value.toString()) != nullptr);
}

std::optional<Value> HostVarsOf::items(Engine &engine) const
{
    const QStringList names = engine.world().hostVariableNames(m_host);
    engine.chargeItems(names.size());
    return toValue(names);
}

bool HostVarsOf::equals(const Opaque &other) const
{
    const auto *vars = dynamic_cast<const HostVarsOf *>(&other);
    return vars && vars->m_host == m_host;
}

size_t HostVarsOf::hash(size_t seed) const noexcept
{
    return ::qHash(m_host, seed);
}

QString RawVariables::typeName() const
{
    return u"dict"_s;
}

std::optional<Value> RawVariables::item(Engine &engine, const Value &key) const
{
    return key.isString() ? engine.rawVariable(key.toString()) : std::nullopt;
}

std::optional<bool> RawVariables::contains(Engine &engine, const Value &value) const
{
    return item(engine, value).has_value();
}

} // namespace qm::jinja
