// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/template/world.h"

#include <QHash>

#include <map>
#include <memory>
#include <vector>

namespace qm::jinja {

/// For whom a template is evaluated, and with which variables.
struct Scope final
{
    enum class View : quint8 {
        Play,     ///< World::variable()
        HostVars, ///< World::hostVariable()
    };

    quint32 host = 0;
    View view = View::Play;

    friend bool operator==(Scope, Scope) = default;
};

/// Something that may differ between hosts and that evaluation looked at.
enum class InputKind : quint8 {
    Binding,     ///< which definition a variable has in the play
    HostBinding, ///< which it has through hostvars
    HostName,    ///< inventory_hostname
    HostAmong,   ///< whether the host is one of some
    InGroup,     ///< whether the host is in the group
    GroupNames,  ///< all of group_names
    Fact,        ///< a fact by its path; dictionaries only as "a dictionary"
    WholeFact,   ///< a dictionary of facts with all it holds
    InventoryDir,
};

/// The inputs of all hosts as small numbers: an input has one, and for each input equal values have the same one.
/// Numbers of values start at 1. Filled when first asked.
class Inputs final
{
public:
    explicit Inputs(std::shared_ptr<const World> world);

    /// @param name of the variable or group; of facts, the path with pathSeparator() between the keys.
    [[nodiscard]] quint32 idOf(InputKind kind, const QString &name);
    /// The input "is the host one of these". @param hosts ascending, each once
    [[nodiscard]] quint32 idOfHosts(const std::vector<quint32> &hosts);
    /// The number of the input's value for a host.
    [[nodiscard]] quint32 valueOf(quint32 input, quint32 host)
    {
        Input &known = *m_inputs[input];
        quint32 &value = known.numbers[known.byGroupSet ? m_groupSets[host] : host];
        if (value == 0)
            value = compute(known, host);
        return value;
    }

    [[nodiscard]] static QChar pathSeparator() { return QChar(u'\x1f'); }
    /// The fact at a path, or null. @p holder keeps it alive.
    [[nodiscard]] const Value *fact(quint32 host, const QString &path, Value &holder) const;

private:
    struct Content final
    {
        Value value;
        quint32 number;
    };
    struct Input final
    {
        InputKind kind;
        QString name;
        std::vector<quint32> hosts; ///< of HostAmong
        bool byGroupSet = false;
        std::vector<quint32> numbers; ///< by host or by group set; 0: not asked yet
        QHash<const void *, quint32> pointers;
        QMultiHash<size_t, quint32> contents; ///< hash → index in values
        std::vector<Content> values;
        quint32 count = 0;
    };

    [[nodiscard]] quint32 add(InputKind kind, const QString &name, std::vector<quint32> hosts);
    [[nodiscard]] bool isByGroupSet(InputKind kind, const QString &name) const;
    [[nodiscard]] quint32 compute(Input &input, quint32 host) const;
    [[nodiscard]] static quint32 internPointer(Input &input, const void *pointer);
    [[nodiscard]] static quint32 internContent(Input &input, const Value &value);
    [[nodiscard]] static quint32 internBinding(Input &input, const VariableDefinition *definition);

    std::shared_ptr<const World> m_world;
    std::vector<quint32> m_groupSets; ///< by host
    quint32 m_groupSetCount = 0;
    QHash<std::pair<int, QString>, quint32> m_ids; ///< + 1
    std::map<std::vector<quint32>, quint32> m_hostSets;
    std::vector<std::unique_ptr<Input>> m_inputs;
};

} // namespace qm::jinja
