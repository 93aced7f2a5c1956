// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/delivery/machine.h"

#include <QStringList>

namespace qm::test {

/// A machine whose shell is a program of the test's choice: plain, in namespaces of its own, within a node, or with
/// something broken behind it.
class ShellMachine final : public Machine
{
public:
    /// @param shell program and arguments of what reads a script on its standard input.
    explicit ShellMachine(QStringList shell = {QStringLiteral("/bin/sh"), QStringLiteral("-s")});

    /// Only these programs can be found, and what `folder` holds already.
    void allowOnly(const QString &folder, const QStringList &programs);
    /// Run before each script: constant shell text.
    void setPreparation(const QByteArray &script) { m_preparation = script; }
    /// How many scripts were run so far.
    [[nodiscard]] int roundTrips() const { return m_roundTrips; }

    [[nodiscard]] QString name() const override { return QStringLiteral("the shell"); }
    [[nodiscard]] bool isLocal() const override { return true; }
    [[nodiscard]] Result<CommandResult> run(const SshCommand &command, const std::stop_token &stop,
                                            const Sink &watch = {}) override;
    [[nodiscard]] Result<CommandResult> send(const SshCommand &command, const Source &source,
                                             const std::stop_token &stop) override;
    [[nodiscard]] Result<CommandResult> receive(const SshCommand &command, const Sink &sink,
                                                const std::stop_token &stop) override;

private:
    [[nodiscard]] Result<CommandResult> runIn(const SshCommand &command, const std::stop_token &stop, const Sink &watch,
                                              const Source &source);

    const QStringList m_shell;
    QByteArray m_preparation;
    int m_roundTrips = 0;
};

/// Processes on this machine whose arguments hold this.
[[nodiscard]] QStringList processesWith(const QByteArray &text);

} // namespace qm::test
