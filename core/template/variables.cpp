// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/template/engine.h"
#include "core/template/globals.h"
#include "core/template/hostobjects.h"
#include "core/template/operators.h"
#include "core/template/unsafe.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm {

QString Evaluator::omitPlaceholder()
{
    // ansible/vars/manager.py makes one of a random number for each run; plans have to be equal.
    return u"__omit_place_holder__b5b7a5d9c4a54f6e8a1d2c3b4a5968778695a4b3"_s;
}

} // namespace qm

namespace qm::jinja {
namespace {

/// Magic variables that this program makes: ansible/vars/manager.py, _get_magic_variables().
const QSet<QString> &magicNames()
{
    static const QSet<QString> names = {
        u"inventory_hostname"_s,
        u"inventory_hostname_short"_s,
        u"group_names"_s,
        u"groups"_s,
        u"hostvars"_s,
        u"ansible_facts"_s,
        u"omit"_s,
        u"playbook_dir"_s,
        u"vars"_s,
        u"ansible_check_mode"_s,
        u"ansible_diff_mode"_s,
    };
    return names;
}

/// Magic variables that depend on a run of Ansible.
const QSet<QString> &runNames()
{
    static const QSet<QString> names = {
        u"ansible_play_hosts"_s,
        u"ansible_play_hosts_all"_s,
        u"ansible_play_batch"_s,
        u"ansible_play_name"_s,
        u"play_hosts"_s,
        u"ansible_version"_s,
        u"ansible_inventory_sources"_s,
        u"ansible_playbook_python"_s,
        u"ansible_forks"_s,
        u"ansible_run_tags"_s,
        u"ansible_skip_tags"_s,
        u"ansible_limit"_s,
        u"ansible_verbosity"_s,
        u"ansible_role_names"_s,
        u"ansible_play_role_names"_s,
        u"ansible_dependent_role_names"_s,
        u"ansible_config_file"_s,
        u"role_name"_s,
        u"role_names"_s,
        u"role_path"_s,
        u"ansible_search_path"_s,
    };
    return names;
}

Value textOrNone(const QString &text)
{
    return text.isEmpty() ? Value() : Value(text);
}

} // namespace

bool Engine::isMagic(const QString &name)
{
    return magicNames().contains(name);
}

Value Engine::resolve(const QString &name)
{
    if (std::optional<Value> value = resolveVariable(name))
        return *value;
    if (std::optional<Value> function = globalFunction(name))
        return *function;
    if (runNames().contains(name))
        failUnsupported(
            Message(QT_TRANSLATE_NOOP("Message", "The variable %1 exists only while Ansible runs."), {name}));
    return undefinedVariable(name);
}

std::optional<Value> Engine::resolveVariable(const QString &name)
{
    if (std::optional<Value> value = isMagic(name) ? magic(name) : std::nullopt) {
        noteRead(*value);
        return value;
    }
    const VariableDefinition *definition = binding(name);
    if (!definition)
        return {};
    Value value = valueOf(*definition, name);
    noteRead(value);
    return value;
}

/// The definition of a variable for the current host; remembered as read unless it is the same for all.
const VariableDefinition *Engine::binding(const QString &name)
{
    const Scope scope = m_frame->scope;
    if (scope.view == Scope::View::HostVars) {
        read(InputKind::HostBinding, name);
        return placed(scope.host, name, m_world->hostVariable(scope.host, name));
    }
    if (!m_world->isUniform(name))
        read(InputKind::Binding, name);
    return placed(scope.host, name, m_world->variable(scope.host, name));
}

/// Whoever reads a trace wants to know where the host's own definition stands; all others share what is equal.
const VariableDefinition *Engine::placed(quint32 host, const QString &name, const VariableDefinition *definition) const
{
    return m_trace ? m_world->asWritten(host, name, definition) : definition;
}

Engine::Task Engine::taskOf(const VariableDefinition &definition, const QString &name, Scope scope, bool lenient) const
{
    Task task;
    task.scope = scope;
    task.raw = &definition.value;
    task.name = name;
    task.location = definition.value.location().isValid() ? definition.value.location() : definition.location;
    task.lenient = lenient;
    task.key.thing = &definition;
    task.key.mode = lenient                   ? EvaluateLeniently
        : scope.view == Scope::View::HostVars ? EvaluateThroughHostVars
                                              : EvaluateDefinition;
    return task;
}

/// AnsibleJ2Vars.__getitem__(): the evaluated variable; undefined if its template is, which `default` can forgive.
Value Engine::valueOf(const VariableDefinition &definition, const QString &name)
{
    // Facts are never templates, whatever they hold: VariableManager.get_vars() wraps them.
    const bool isFact = definition.level == VariableLevel::Fact;
    size_t traced = 0;
    if (m_trace) {
        const bool known = std::any_of(m_trace->begin(), m_trace->end(), [&](const TracedVariable &variable) {
            return variable.name == name && variable.definition == &definition;
        });
        traced = known ? 0 : m_trace->size() + 1;
        if (!known)
            m_trace->push_back({name, &definition, Value(), false});
    }
    const auto note = [&](const Result<Value> &result) {
        if (traced > 0)
            (*m_trace)[traced - 1].value = result;
    };
    if (isFact || !isChangedByTemplating(definition.value)) {
        const Value value = isFact ? asUnsafe(definition.value) : definition.value;
        note(value);
        return value;
    }
    const Outcome *outcome = nullptr;
    try {
        outcome = &evaluate(taskOf(definition, name, m_frame->scope, false));
    } catch (const Failure &failure) {
        note(tl::unexpected<Error>(failure.error));
        throw;
    }
    note(outcome->result);
    if (!outcome->failure)
        return *outcome->result;
    if (outcome->failure->kind != Failure::Kind::Undefined)
        throw *outcome->failure;
    return makeObject<Undefined>(*outcome->failure, name);
}

std::optional<Value> Engine::magic(const QString &name)
{
    const quint32 host = m_frame->scope.host;
    if (name == u"inventory_hostname" || name == u"inventory_hostname_short") {
        read(InputKind::HostName, {});
        const QString hostName = m_world->hostName(host);
        return Value(name == u"inventory_hostname" ? hostName : hostName.section(u'.', 0, 0));
    }
    if (name == u"group_names")
        return makeObject<GroupNames>();
    if (name == u"groups")
        return m_world->groups();
    if (name == u"ansible_facts")
        return makeObject<Facts>(QString());
    if (name == u"omit")
        return Value(Evaluator::omitPlaceholder());
    if (name == u"playbook_dir")
        return textOrNone(m_world->playbookDir());
    if (name == u"vars")
        return makeObject<RawVariables>();
    if (name == u"hostvars")
        return m_frame->scope.view == Scope::View::Play ? std::optional(makeObject<HostVars>()) : std::nullopt;
    return Value(false); // ansible_check_mode, ansible_diff_mode
}

std::optional<Value> Engine::hostVariable(quint32 host, const QString &name)
{
    if (name == u"inventory_hostname")
        return Value(m_world->hostName(host));
    if (name == u"inventory_hostname_short")
        return Value(m_world->hostName(host).section(u'.', 0, 0));
    if (name == u"group_names")
        return toValue(m_world->groupNames(host));
    if (name == u"groups")
        return m_world->groups();
    if (name == u"ansible_facts")
        return asUnsafe(m_world->facts(host));
    if (name == u"omit")
        return Value(Evaluator::omitPlaceholder());
    if (name == u"playbook_dir")
        return textOrNone(m_world->playbookDir());
    if (name == u"ansible_check_mode" || name == u"ansible_diff_mode")
        return Value(false);
    const VariableDefinition *definition = placed(host, name, m_world->hostVariable(host, name));
    if (!definition)
        return {};
    Value value = definition->value;
    if (definition->level == VariableLevel::Fact) {
        value = asUnsafe(value);
    } else if (isChangedByTemplating(value)) {
        const Outcome &outcome = evaluate(taskOf(*definition, name, {host, Scope::View::HostVars}, true));
        if (outcome.failure)
            throw *outcome.failure;
        value = *outcome.result;
    }
    noteRead(value);
    return value;
}

std::optional<Value> Engine::rawVariable(const QString &name)
{
    const VariableDefinition *definition = isMagic(name) ? nullptr : binding(name);
    if (!definition)
        return isMagic(name) ? magic(name) : std::nullopt;
    noteRead(definition->value);
    return definition->value;
}

QString Engine::inventoryDir()
{
    read(InputKind::InventoryDir, {});
    return m_world->inventoryDir(m_frame->scope.host);
}

bool Engine::isInGroup(const QString &group)
{
    read(InputKind::InGroup, group);
    return m_world->isInGroup(m_frame->scope.host, group);
}

bool Engine::isAmong(const std::vector<quint32> &hosts)
{
    read(m_inputs.idOfHosts(hosts));
    return std::binary_search(hosts.begin(), hosts.end(), m_frame->scope.host);
}

QStringList Engine::groupNames()
{
    read(InputKind::GroupNames, {});
    return m_world->groupNames(m_frame->scope.host);
}

std::optional<Value> Engine::fact(const QString &path, bool whole)
{
    read(whole ? InputKind::WholeFact : InputKind::Fact, path);
    Value holder;
    const Value *value = m_inputs.fact(m_frame->scope.host, path, holder);
    if (!value)
        return {};
    noteUnsafe();
    if (value->isDict() && !whole)
        return makeObject<Facts>(path);
    Value result = asUnsafe(*value);
    if (m_trace && !path.isEmpty()) {
        const QString name = u"ansible_facts['%1']"_s.arg(QString(path).replace(Inputs::pathSeparator(), u"']['"_s));
        const bool known = std::any_of(m_trace->begin(), m_trace->end(),
                                       [&](const TracedVariable &variable) { return variable.name == name; });
        if (!known)
            m_trace->push_back({name, nullptr, result, true});
    }
    return result;
}

} // namespace qm::jinja
