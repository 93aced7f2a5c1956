// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/execution/machines.h"

#include "core/delivery/localmachine.h"
#include "core/delivery/sshmachine.h"

#include <algorithm>
#include <iterator>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace qm {

namespace {

bool answers(Machine &machine, const std::stop_token &stop)
{
    SshCommand nothing;
    nothing.script = ":";
    nothing.silenceLimit = 15s;
    const Result<CommandResult> result = machine.run(nothing, stop);
    return result && result->succeeded();
}

} // namespace

Machines::Lease::Lease(Machines &machines, QString host) : m_machines(&machines), m_host(std::move(host))
{
    const std::scoped_lock lock(machines.m_mutex);
    ++machines.m_leases;
}

Machines::Lease::Lease(Lease &&other) noexcept
    : m_machines(std::exchange(other.m_machines, nullptr))
    , m_host(std::move(other.m_host))
    , m_connection(std::move(other.m_connection))
{}

Machines::Lease::~Lease()
{
    if (m_machines)
        m_machines->giveBack(m_host, std::move(m_connection));
}

Machines::Machines(SshContext &context, const QList<SshTarget> &targets, std::chrono::milliseconds trusted,
                   size_t mostOpen)
    : m_context(context)
    , m_trusted(trusted)
    , m_mostOpen(mostOpen)
    , m_controller(std::make_unique<LocalMachine>())
{
    for (const SshTarget &target : targets)
        m_targets.insert(target.host, target);
}

Machines::~Machines() = default;

Result<Machines::Lease> Machines::take(const QString &host, const std::stop_token &stop)
{
    const auto target = m_targets.constFind(host);
    if (target == m_targets.constEnd()) {
        return failure(u"host-no-way"_s,
                       Message(QT_TRANSLATE_NOOP("Message",
                                                 "nobody knows how to reach %1: its variables in the "
                                                 "inventory do not say, or say it in a way that is "
                                                 "not supported"),
                               {host}));
    }
    Lease lease(*this, host);
    while (std::optional<Connection> connection = takeIdle(host)) {
        if (std::chrono::steady_clock::now() - connection->since < m_trusted || answers(*connection->machine, stop)) {
            lease.m_connection = *std::move(connection);
            return lease;
        }
    }
    if (target->local) {
        lease.m_connection = {nullptr, std::make_unique<LocalMachine>(LocalBecome{&m_context, *target})};
        return lease;
    }
    closeTooMany();
    auto session = SshSession::open(m_context, *target, stop);
    if (!session)
        return tl::unexpected<Error>(session.error());
    auto machine = std::make_unique<SshMachine>(**session);
    lease.m_connection = {std::move(*session), std::move(machine)};
    return lease;
}

QHash<QString, QString> Machines::bastions() const
{
    QHash<QString, QString> bastions;
    for (const SshTarget &target : m_targets) {
        if (!target.jumps.isEmpty())
            bastions.insert(target.host, target.jumps.constFirst().name());
    }
    return bastions;
}

std::optional<Machines::Connection> Machines::takeIdle(const QString &host)
{
    const std::scoped_lock lock(m_mutex);
    const auto idle = std::find_if(m_idle.rbegin(), m_idle.rend(), [&](const Idle &each) { return each.host == host; });
    if (idle == m_idle.rend())
        return {};
    Connection connection = std::move(idle->connection);
    m_idle.erase(std::next(idle).base());
    return connection;
}

/// Goodbyes may take a moment: nobody else waits for them.
void Machines::closeTooMany()
{
    std::vector<Idle> closing;
    const std::scoped_lock lock(m_mutex);
    closing = takeTooMany();
}

/// To be called with the lock; what it returns goes without.
std::vector<Machines::Idle> Machines::takeTooMany()
{
    std::vector<Idle> taken;
    while (!m_idle.empty() && m_idle.size() + m_leases > m_mostOpen) {
        taken.push_back(std::move(m_idle.front()));
        m_idle.pop_front();
    }
    return taken;
}

void Machines::giveBack(const QString &host, Connection connection)
{
    const bool isKept = connection.machine && connection.machine->isUsable();
    connection.since = std::chrono::steady_clock::now();
    std::vector<Idle> closing;
    const std::scoped_lock lock(m_mutex);
    --m_leases;
    if (isKept)
        m_idle.push_back({host, std::move(connection)});
    closing = takeTooMany();
}

} // namespace qm
