// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/delivery/localmachine.h"

using namespace Qt::StringLiterals;

namespace qm {

QString LocalMachine::name() const
{
    return u"localhost"_s;
}

Result<CommandResult> LocalMachine::run(const SshCommand &command, const std::stop_token &stop, const Sink &watch)
{
    return runLocally(command, stop, {.output = watch}, m_become);
}

Result<CommandResult> LocalMachine::send(const SshCommand &command, const Source &source, const std::stop_token &stop)
{
    return runLocally(command, stop, {.input = source}, m_become);
}

Result<CommandResult> LocalMachine::receive(const SshCommand &command, const Sink &sink, const std::stop_token &stop)
{
    return runLocally(command, stop, {.output = sink, .keepOutput = false}, m_become);
}

} // namespace qm
