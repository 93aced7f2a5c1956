// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/uniquefd.h"

#include <netinet/in.h>
#include <sys/socket.h>

#include <vector>

namespace qm::test {

/// A port of 127.0.0.1 whose queue of connections is full, so that the kernel lets further ones wait without a word.
class SilentPort final
{
public:
    SilentPort()
    {
        sockaddr_in address = {};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        auto *generic = reinterpret_cast<sockaddr *>(&address);
        m_sockets.emplace_back(::socket(AF_INET, SOCK_STREAM, 0));
        ::bind(m_sockets.front().get(), generic, size);
        ::listen(m_sockets.front().get(), 0);
        ::getsockname(m_sockets.front().get(), generic, &size);
        m_port = ntohs(address.sin_port);
        for (int i = 0; i < 4; ++i) {
            m_sockets.emplace_back(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0));
            ::connect(m_sockets.back().get(), generic, size);
        }
    }

    [[nodiscard]] quint16 port() const { return m_port; }

private:
    std::vector<UniqueFd> m_sockets;
    quint16 m_port = 0;
};

} // namespace qm::test
