// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/diagnostic.h"
#include "core/base/result.h"
#include "core/data/value.h"
#include "core/transport/ssh/sshtarget.h"

#include <functional>
#include <optional>

namespace qm {

struct SshArguments;

/// How a host is reached; no target where that is not known, and the diagnostics say why.
struct SshConnectionPlan final
{
    std::optional<SshTarget> target;
    Diagnostics diagnostics;

    friend bool operator==(const SshConnectionPlan &, const SshConnectionPlan &) = default;
};

/// Reads how hosts are reached from their variables, as Ansible's ssh connection plugin and sudo become plugin do
/// (ansible/plugins/connection/ssh.py, ansible/plugins/become/sudo.py, ansible/constants.py), and from Kubespray's
/// group `bastion` (roles/bastion-ssh-config). Options for ssh are understood or reported, never run.
class SshVariables final
{
public:
    /// The value of a host's variable with all templates evaluated; None where it is not defined.
    using Lookup = std::function<Result<Value>(const QString &host, const QString &name)>;

    /// @param bastions hosts of the inventory's group `bastion`, in its order; the first one is the way to all others.
    /// @param become what holds where `ansible_become` is not set: Kubespray is run with --become.
    SshVariables(QStringList bastions, Lookup lookup, bool become = true);

    [[nodiscard]] SshConnectionPlan read(const QString &host) const;

private:
    [[nodiscard]] Result<Value> lastOf(const QString &host, std::initializer_list<const char16_t *> names) const;
    void noteKeyChecking(const QString &host, Diagnostics *diagnostics) const;
    [[nodiscard]] bool readEndpoint(const QString &host, SshEndpoint *endpoint, Diagnostics *diagnostics) const;
    [[nodiscard]] bool readArguments(const QString &host, const QString &name, SshArguments *line,
                                     Diagnostics *diagnostics) const;
    [[nodiscard]] bool readWay(const QString &host, SshTarget *target, Diagnostics *diagnostics) const;
    [[nodiscard]] bool readBecome(const QString &host, SshBecome *become, Diagnostics *diagnostics) const;

    const QStringList m_bastions;
    const Lookup m_lookup;
    const bool m_become;
};

} // namespace qm
