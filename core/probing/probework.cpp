// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/probing/probework.h"

#include "core/probing/scriptend.h"
#include "core/transport/ssh/localshell.h"
#include "core/transport/ssh/sudohandshake.h"

using namespace Qt::StringLiterals;
using Clock = std::chrono::steady_clock;

namespace qm {

namespace {

std::optional<ProbeStage> stageFrom(SshStage stage)
{
    switch (stage) {
    case SshStage::Waiting:
        return ProbeStage::Waiting;
    case SshStage::Connecting:
        return ProbeStage::Connecting;
    case SshStage::CheckingHostKey:
        return ProbeStage::CheckingHostKey;
    case SshStage::Authenticating:
        return ProbeStage::Authenticating;
    case SshStage::AskingSecret:
        return ProbeStage::AskingSecret;
    case SshStage::AskingAgent:
        return ProbeStage::AskingAgent;
    case SshStage::Running:
        return ProbeStage::Asking;
    case SshStage::Ready:
    case SshStage::Closed:
        return {};
    }
    Q_UNREACHABLE();
}

/// How a host is reached: what its hashes are kept under.
QString hashKey(const SshTarget &target)
{
    if (target.local)
        return u"local"_s;
    QStringList way;
    for (const SshEndpoint &jump : target.jumps)
        way.append(jump.name());
    return (way << target.node.name()).join(u' ');
}

/// Who answers: HostPresence::source.
QString sourceOf(const ProbeTarget &target)
{
    return target.target && target.target->local ? u"local"_s : u"ssh"_s;
}

std::shared_ptr<const HostPresence> failedPresence(const ProbeTarget &target, bool reached, const Error &error)
{
    auto presence = std::make_shared<HostPresence>();
    presence->name = target.host;
    presence->at = QDateTime::fromSecsSinceEpoch(QDateTime::currentSecsSinceEpoch(), Qt::UTC);
    presence->source = sourceOf(target);
    presence->reachable = reached;
    presence->error = error.message.english();
    return presence;
}

std::chrono::milliseconds elapsedOf(const ProbeWork::Row &row)
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - row.since);
}

} // namespace

ProbeWork::ProbeWork(ProbeSetup given)
    : m_setup(std::move(given))
    , m_hashes(m_setup.hashFile)
    , m_context(m_setup.knownHostsFile, m_setup.credentials, m_setup.limits,
                [this](const QString &host, SshStage stage) { setStage(host, stage); })
    , m_pool(m_context, m_setup.workers)
{
    if (m_setup.observer || m_setup.kubectlObserver)
        m_teller = std::jthread([this](const std::stop_token &stop) { tellObserver(stop); });
}

ProbeWork::~ProbeWork()
{
    cancel({});
    m_localThread = {};
}

void ProbeWork::setStage(const QString &host, SshStage stage)
{
    const std::optional<ProbeStage> known = stageFrom(stage);
    const std::scoped_lock lock(m_mutex);
    if (!known)
        return;
    // A host's own turn comes first; kubectl has the connection after it.
    const auto index = m_indexes.constFind(host);
    if (index != m_indexes.constEnd() && m_rows[*index].underWay) {
        if (m_rows[*index].status.stage != *known) {
            m_rows[*index].status.stage = *known;
            change(m_rows[*index]);
        }
    } else if (m_kubectl && m_kubectl->underWay && m_kubectl->status.host == host
               && m_kubectl->status.stage != *known) {
        m_kubectl->status.stage = *known;
        change(*m_kubectl);
    }
}

bool ProbeWork::enter(const ProbeTarget &target)
{
    const std::scoped_lock lock(m_mutex);
    if (!m_indexes.contains(target.host)) {
        m_indexes.insert(target.host, m_rows.size());
        m_rows.emplace_back();
    }
    Row &row = m_rows[m_indexes.value(target.host)];
    if (row.underWay)
        return false;
    row.target = target;
    row.since = Clock::now();
    row.stopLocal = {};
    row.underWay = true;
    ++m_underWay;
    row.status = {target.host, ProbeStage::Waiting, {}, {}, row.status.presence};
    change(row);
    return true;
}

void ProbeWork::ask(const QList<ProbeTarget> &targets)
{
    QList<ProbeTarget> entered; // all of them first: the run is not over before the last one was asked
    for (const ProbeTarget &target : targets) {
        if (enter(target))
            entered.append(target);
    }
    for (const ProbeTarget &target : std::as_const(entered)) {
        if (!target.target) {
            fail(target, false, whyUnreachable(target));
        } else if (target.target->local) {
            submitLocal([this, target] { askLocally(target); });
        } else {
            m_pool.submit(*target.target,
                          [this, target](const Result<SshSession *> &session, const std::stop_token &stop) {
                              askOverSsh(target, session, stop);
                          });
        }
    }
}

void ProbeWork::cancel(const QString &host)
{
    {
        const std::scoped_lock lock(m_mutex);
        for (Row &row : m_rows) {
            if (row.underWay && (host.isEmpty() || row.target.host == host))
                row.stopLocal.request_stop();
        }
        if (m_kubectl && (host.isEmpty() || m_kubectl->status.host == host))
            m_kubectl->stopLocal.request_stop();
    }
    if (host.isEmpty())
        m_pool.cancelAll();
    else
        m_pool.cancel(host);
}

ProbeWork::Exchange ProbeWork::prepare(const ProbeTarget &target) const
{
    Exchange exchange;
    exchange.nonce = "qm-" + randomNonce();
    exchange.known = m_hashes.hashes(hashKey(*target.target));
    exchange.command.script = probeScript();
    exchange.command.parameters = probeParameters(target.question, exchange.known, exchange.nonce);
    exchange.command.silenceLimit = m_setup.silence;
    exchange.command.totalLimit = m_setup.total;
    exchange.times.asked = QDateTime::currentDateTimeUtc();
    return exchange;
}

void ProbeWork::askOverSsh(const ProbeTarget &target, const Result<SshSession *> &session, const std::stop_token &stop)
{
    if (!session) {
        fail(target, false, session.error());
        return;
    }
    Exchange exchange = prepare(target);
    const Result<CommandResult> result = (*session)->run(exchange.command, stop);
    conclude(target, std::move(exchange), result, (*session)->hostKey().fingerprint());
}

void ProbeWork::submitLocal(std::function<void()> work)
{
    const std::scoped_lock lock(m_mutex);
    m_local.push_back(std::move(work));
    if (!m_localThread.joinable())
        m_localThread = std::jthread([this](const std::stop_token &stop) { workLocally(stop); });
    m_moved.notify_all();
}

void ProbeWork::workLocally(const std::stop_token &stop)
{
    std::unique_lock lock(m_mutex);
    while (m_moved.wait(lock, stop, [this] { return !m_local.empty(); })) {
        const std::function<void()> work = std::move(m_local.front());
        m_local.pop_front();
        lock.unlock();
        work();
        lock.lock();
    }
}

void ProbeWork::askLocally(const ProbeTarget &target)
{
    std::stop_token cancelled;
    {
        const std::scoped_lock lock(m_mutex);
        Row &row = m_rows[m_indexes.value(target.host)];
        cancelled = row.stopLocal.get_token();
        row.status.stage = ProbeStage::Asking;
        change(row);
    }
    Exchange exchange = prepare(target);
    const Result<CommandResult> result = runLocally(exchange.command, cancelled, {}, {&m_context, *target.target});
    conclude(target, std::move(exchange), result, {});
}

void ProbeWork::conclude(const ProbeTarget &target, Exchange exchange, const Result<CommandResult> &result,
                         const QString &hostKey)
{
    exchange.times.answered = QDateTime::currentDateTimeUtc();
    if (!result) {
        fail(target, true, result.error());
        return;
    }
    if (const std::optional<Error> error = badEnd(*result)) {
        fail(target, true, *error);
        return;
    }
    Result<ProbeAnswer> answer =
        readProbeAnswer(target.host, result->output, target.question, exchange.known, exchange.nonce, exchange.times);
    if (!answer) {
        fail(target, true, answer.error());
        return;
    }
    answer->presence.source = sourceOf(target);
    answer->presence.hostKey = hostKey;
    m_hashes.insert(hashKey(*target.target), answer->hashes);
    finish(target.host, [&](Row &row) {
        row.status.stage = ProbeStage::Done;
        row.status.presence = std::make_shared<const HostPresence>(std::move(answer->presence));
        row.status.filesHashed = answer->filesHashed;
        row.status.hashesReused = answer->hashesReused;
    });
}

void ProbeWork::fail(const ProbeTarget &target, bool reached, const Error &error)
{
    finish(target.host, [&](Row &row) {
        const bool cancelled = error.code == u"ssh-cancelled";
        row.status.stage = cancelled ? ProbeStage::Cancelled : ProbeStage::Failed;
        row.status.error = error;
        row.status.presence = failedPresence(target, reached, error);
    });
}

Error ProbeWork::whyUnreachable(const ProbeTarget &target)
{
    for (const Diagnostic &diagnostic : target.diagnostics) {
        if (diagnostic.severity == Severity::Error)
            return {diagnostic.code, diagnostic.message, diagnostic.location};
    }
    return {u"probe-target"_s, Message(QT_TRANSLATE_NOOP("Message", "nobody knows how to reach it")), {}};
}

std::unique_lock<std::mutex> ProbeWork::lockForEnd()
{
    std::unique_lock lock(m_mutex);
    if (m_underWay == 1) {
        lock.unlock();
        if (const Result<> saved = m_hashes.save(); !saved)
            qWarning("%s", qPrintable(toString(saved.error())));
        m_pool.closeIdle();
        lock.lock();
    }
    return lock;
}

void ProbeWork::finish(const QString &host, const std::function<void(Row &)> &fill)
{
    const std::unique_lock lock = lockForEnd();
    Row &row = m_rows[m_indexes.value(host)];
    fill(row);
    row.status.elapsed = elapsedOf(row);
    row.underWay = false;
    --m_underWay;
    change(row);
}

void ProbeWork::tellObserver(const std::stop_token &stop)
{
    std::unique_lock lock(m_mutex);
    while (m_moved.wait(lock, stop, [this] { return m_anyChange; })) {
        m_moved.wait_for(lock, stop, m_setup.batch, [this] { return m_underWay == 0; });
        QList<ProbeStatus> changed;
        for (Row &row : m_rows) {
            if (!row.changed)
                continue;
            row.changed = false;
            changed.append(row.status);
            if (row.underWay)
                changed.last().elapsed = elapsedOf(row);
        }
        std::optional<KubectlStatus> kubectl;
        if (m_kubectl && std::exchange(m_kubectl->changed, false))
            kubectl = m_kubectl->now();
        m_anyChange = false;
        lock.unlock();
        if (m_setup.observer && !changed.isEmpty())
            m_setup.observer(changed);
        if (m_setup.kubectlObserver && kubectl)
            m_setup.kubectlObserver(*kubectl);
        lock.lock();
    }
}

std::deque<ProbeWork::Row> ProbeWork::rows() const
{
    const std::scoped_lock lock(m_mutex);
    std::deque<Row> rows = m_rows;
    for (Row &row : rows) {
        if (row.underWay)
            row.status.elapsed = elapsedOf(row);
    }
    return rows;
}

bool ProbeWork::isFinished() const
{
    const std::scoped_lock lock(m_mutex);
    return m_underWay == 0;
}

bool ProbeWork::wait(std::chrono::milliseconds limit)
{
    std::unique_lock lock(m_mutex);
    return m_moved.wait_for(lock, limit, [this] { return m_underWay == 0; });
}

} // namespace qm
