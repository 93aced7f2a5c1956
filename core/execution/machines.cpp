// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/execution/machines.h"

#include "core/delivery/localmachine.h"
#include "core/delivery/sshmachine.h"

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

Machines::Lease::Lease(Machines &machines, QString host, Connection connection)
    : m_machines(&machines)
    , m_host(std::move(host))
    , m_connection(std::move(connection))
{}

Machines::Lease::~Lease()
{
    if (m_connection.machine)
        m_machines->giveBack(m_host, std::move(m_connection));
}

Machines::Machines(SshContext &context, const QList<SshTarget> &targets, std::chrono::milliseconds trusted)
    : m_context(context)
    , m_trusted(trusted)
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
    while (std::optional<Connection> connection = takeIdle(host)) {
        if (std::chrono::steady_clock::now() - connection->since < m_trusted || answers(*connection->machine, stop))
            return Lease(*this, host, *std::move(connection));
    }
    if (target->local)
        return Lease(*this, host, {nullptr, std::make_unique<LocalMachine>(LocalBecome{&m_context, *target})});
    auto session = SshSession::open(m_context, *target, stop);
    if (!session)
        return tl::unexpected<Error>(session.error());
    auto machine = std::make_unique<SshMachine>(**session);
    return Lease(*this, host, {std::move(*session), std::move(machine)});
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
    std::vector<Connection> &idle = m_idle[host];
    if (idle.empty())
        return {};
    Connection connection = std::move(idle.back());
    idle.pop_back();
    return connection;
}

void Machines::giveBack(const QString &host, Connection connection)
{
    if (!connection.machine->isUsable())
        return;
    connection.since = std::chrono::steady_clock::now();
    const std::scoped_lock lock(m_mutex);
    m_idle[host].push_back(std::move(connection));
}

} // namespace qm
