// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/delivery/sshmachine.h"

#include "core/transport/ssh/sshsession.h"

namespace qm {

QString SshMachine::name() const
{
    return m_session.target().host;
}

bool SshMachine::isUsable() const
{
    return m_session.isUsable();
}

Result<CommandResult> SshMachine::run(const SshCommand &command, const std::stop_token &stop, const Sink &watch)
{
    return m_session.run(command, stop, {.output = watch});
}

Result<CommandResult> SshMachine::send(const SshCommand &command, const Source &source, const std::stop_token &stop)
{
    return m_session.run(command, stop, {.input = source});
}

Result<CommandResult> SshMachine::receive(const SshCommand &command, const Sink &sink, const std::stop_token &stop)
{
    return m_session.run(command, stop, {.output = sink, .keepOutput = false});
}

} // namespace qm
