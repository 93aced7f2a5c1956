// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/transport/ssh/sshtarget.h"

using namespace Qt::StringLiterals;

namespace qm {

QString SshEndpoint::name() const
{
    if (port == 0 || port == 22)
        return address;
    return (address.contains(u':') ? u"["_s + address + u']' : address) + u':' + QString::number(port);
}

QString SshEndpoint::account() const
{
    return user + u'@' + address + u':' + QString::number(port == 0 ? 22 : port);
}

QString SshBecome::wantedUser() const
{
    return user.isEmpty() ? u"root"_s : user;
}

} // namespace qm
