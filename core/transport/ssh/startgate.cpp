// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/transport/ssh/startgate.h"

#include <utility>

namespace qm {

StartGate::Ticket::Ticket(Ticket &&other) noexcept
    : m_gate(std::exchange(other.m_gate, nullptr))
    , m_server(std::move(other.m_server))
{}

StartGate::Ticket::~Ticket()
{
    if (m_gate)
        m_gate->leave(m_server);
}

StartGate::StartGate(int atOnce) : m_atOnce(atOnce) {}

std::optional<StartGate::Ticket> StartGate::enter(const QString &server, std::stop_token stop)
{
    std::unique_lock lock(m_mutex);
    if (!m_changed.wait(lock, stop, [&] { return m_inside.value(server) < m_atOnce; }))
        return {};
    ++m_inside[server];
    return Ticket(this, server);
}

void StartGate::leave(const QString &server)
{
    const std::scoped_lock lock(m_mutex);
    if (--m_inside[server] == 0)
        m_inside.remove(server);
    m_changed.notify_all();
}

} // namespace qm
