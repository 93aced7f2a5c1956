// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/delivery/localmachine.h"
#include "core/delivery/sshmachine.h"
#include "core/transport/ssh/sshsession.h"
#include "tests/support/nodes/nodefleet.h"

#include <memory>

namespace qm::test {

/// A machine with the session that it needs, if it needs one.
struct OpenedMachine final
{
    std::unique_ptr<SshSession> session;
    std::unique_ptr<Machine> machine;
    Machine *operator->() const { return machine.get(); }
    Machine &operator*() const { return *machine; }
    explicit operator bool() const { return machine != nullptr; }
};

inline OpenedMachine openThisMachine()
{
    return {{}, std::make_unique<LocalMachine>()};
}

/// @param proxyPort of a FaultProxy to go through.
/// @return no machine, with a warning, if there is no way to it.
inline OpenedMachine openNode(SshContext &context, SshTarget target, quint16 proxyPort = 0)
{
    if (proxyPort != 0) {
        target.node.hostKeyAlias = QStringLiteral("[%1]:%2").arg(target.node.address).arg(Node::port);
        target.node.address = QStringLiteral("127.0.0.1");
        target.node.port = proxyPort;
    }
    auto session = SshSession::open(context, target);
    if (!session) {
        qWarning("%s", qPrintable(session.error().message.text()));
        return {};
    }
    SshSession &opened = **session;
    return {*std::move(session), std::make_unique<SshMachine>(opened)};
}

} // namespace qm::test
