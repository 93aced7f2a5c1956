// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/delivery/machine.h"

#include <functional>
#include <utility>

namespace qm::test {

/// Counts what goes to a machine as standard input, and may do something before the first of it goes.
class WireMachine final : public Machine
{
public:
    explicit WireMachine(Machine &machine) : m_machine(machine) {}
    qint64 sent = 0;
    std::function<void()> beforeSending;

    [[nodiscard]] QString name() const override { return m_machine.name(); }
    [[nodiscard]] bool isLocal() const override { return m_machine.isLocal(); }
    [[nodiscard]] Result<CommandResult> run(const SshCommand &command, const std::stop_token &stop,
                                            const Sink &watch) override
    {
        return m_machine.run(command, stop, watch);
    }
    [[nodiscard]] Result<CommandResult> send(const SshCommand &command, const Source &source,
                                             const std::stop_token &stop) override
    {
        if (const auto first = std::exchange(beforeSending, {}))
            first();
        const Source counted = [&](qsizetype limit) {
            Result<QByteArray> bytes = source(limit);
            sent += bytes ? bytes->size() : 0;
            return bytes;
        };
        return m_machine.send(command, counted, stop);
    }
    [[nodiscard]] Result<CommandResult> receive(const SshCommand &command, const Sink &sink,
                                                const std::stop_token &stop) override
    {
        return m_machine.receive(command, sink, stop);
    }

private:
    Machine &m_machine;
};

} // namespace qm::test
