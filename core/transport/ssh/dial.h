// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/transport/ssh/lifeline.h"

#include <QString>

#include <chrono>

namespace qm {

/// A TCP connection to a name or address: all its addresses are tried, IPv6 and IPv4 in turns, the next one after a
/// quarter of a second or as soon as one fails (RFC 8305), until @p limit is over. The socket blocks, sends small
/// packets at once and notices a dead network within 45 seconds.
///
/// Errors: ssh-name, ssh-refused, ssh-unreachable, ssh-timeout, ssh-resources, ssh-cancelled, thread-limit.
[[nodiscard]] Result<UniqueFd> dial(const QString &address, quint16 port, std::chrono::milliseconds limit,
                                    const Lifeline &lifeline);

/// Asks the kernel to acknowledge at once what comes next. sshd keeps small answers back until the one before is
/// acknowledged (Nagle), and a delayed acknowledgement then costs 40 ms a login.
void acknowledgeAtOnce(int fd);

} // namespace qm
