// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/data/value.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace qm {

class InventoryBuilder;

/// One line of an inventory in INI form that says something.
struct IniStatement final
{
    enum class Kind : quint8 { Hosts, Variable, Child, HostsSection, VariablesSection, ChildrenSection };

    struct Variable final
    {
        QString name;
        Value value;
    };

    Kind kind = Kind::Hosts;
    SourceLocation location;
    QString name;                    ///< of the section's group, or of the child
    QStringList hosts;               ///< ranges written out
    std::optional<int> port;         ///< of the hosts
    std::vector<Variable> variables; ///< of the hosts, or the one of the section's group
};

/// An inventory in INI form, as far as it could be read.
struct IniInventory final
{
    std::vector<IniStatement> statements;
    Diagnostics warnings;
    /// What ended the reading; Ansible keeps what came before, too.
    std::optional<Error> error;
};

/// Reads INI text as ansible/plugins/inventory/ini.py does. Never fails: see IniInventory::error.
[[nodiscard]] IniInventory readIniInventory(const QByteArray &text, const QString &file);

/// Adds what was read to an inventory. Fails where Ansible refuses the file; what came before stays.
Result<> addIniInventory(const IniInventory &ini, InventoryBuilder &builder);

} // namespace qm
