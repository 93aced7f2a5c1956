// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/probing/probingservice.h"

#include "core/inventory/hostpattern.h"
#include "core/probing/othermachines.h"
#include "ui/planningservice.h"
#include "ui/probing/hostkeyentries.h"
#include "ui/probing/inventorynodes.h"

#include <QSet>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

/// While hosts report, the plan follows this often.
constexpr std::chrono::seconds publishInterval(2);
/// A pattern of more names is longer than asking ssh about all hosts is slow.
constexpr qsizetype longestPattern = 200;

} // namespace

ProbeFiles ProbeFiles::standard()
{
    const auto path = [](QStandardPaths::StandardLocation location, const QString &name) {
        return QStandardPaths::writableLocation(location) + u"/quaymaster/"_s + name;
    };
    return {path(QStandardPaths::GenericDataLocation, u"known_hosts"_s),
            path(QStandardPaths::GenericCacheLocation, u"hashes.json"_s)};
}

ProbingService::ProbingService(PlanningService &planning, ProbeBackend backend, ProbeFiles files,
                               std::unique_ptr<SecretStore> keyring, QObject *parent)
    : QObject(parent)
    , m_planning(planning)
    , m_backend(std::move(backend))
    , m_files(std::move(files))
    , m_kept(keyring ? std::make_unique<KeptSecrets>(m_desk, std::move(keyring)) : nullptr)
{
    m_background.setMaxThreadCount(1);
    m_apiThread.setMaxThreadCount(1);
    m_publishSoon.setSingleShot(true);
    m_publishSoon.setInterval(publishInterval);
    connect(&m_publishSoon, &QTimer::timeout, this, &ProbingService::publish);
    connect(&m_planning, &PlanningService::requestChanged, this, &ProbingService::onRequest);
    connect(&m_planning, &PlanningService::planningChanged, this, &ProbingService::onPlanning);
    if (m_planning.request())
        onRequest(*m_planning.request());
    if (m_planning.planning())
        onPlanning();
}

ProbingService::~ProbingService()
{
    ++m_session;
    forgetCluster();
    if (m_engine)
        m_engine->cancel();
    m_background.waitForDone();
    m_apiThread.waitForDone();
    m_engine.reset(); // its observer calls this
}

void ProbingService::onRequest(const PlanRequest &request)
{
    const QStringList inventories = QStringList(request.inventories) << request.kubespray;
    if (inventories != m_inventories) {
        m_inventories = inventories;
        startOver();
    }
    if (request.presence != m_opened)
        readOpened(request.presence);
    if (request.evidence != m_reported) // it was opened again, and what hosts said is still true
        QMetaObject::invokeMethod(this, &ProbingService::planAgain, Qt::QueuedConnection);
}

void ProbingService::startOver()
{
    ++m_session;
    if (m_engine) {
        m_background.start([engine = std::move(m_engine)]() mutable {
            engine->cancel();
            engine.reset();
        });
        m_engine = nullptr;
    }
    m_publishSoon.stop();
    m_preparing = m_underWay = 0;
    forgetCluster();
    m_publishing = m_unpublished = false;
    m_opened.clear();
    m_documents.clear();
    m_reported.reset();
    m_targets.clear();
    m_statuses.clear();
    m_hostKeys.clear();
    m_desk.forgetDeclined();
    Q_EMIT statusesForgotten();
    Q_EMIT hostKeysChanged();
    Q_EMIT clusterChanged();
    merge();
    tellBusy();
}

void ProbingService::onPlanning()
{
    const QList<NodeEntry> hosts = inventoryNodes(*m_planning.planning());
    if (hosts != m_hosts) {
        m_hosts = hosts;
        Q_EMIT hostsChanged();
    }
    askOtherMachines();
}

void ProbingService::askOtherMachines()
{
    if (!m_reported || isBusy())
        return;
    const QStringList hosts = hostsToAskAgain(m_targets.values(), m_planning.planning()->plan(), *m_reported);
    if (!hosts.isEmpty())
        prepare(hosts);
}

void ProbingService::probeAll()
{
    QStringList names;
    for (const NodeEntry &host : std::as_const(m_hosts))
        names.append(host.name);
    probe(names);
}

void ProbingService::probeFailedAgain()
{
    QStringList names;
    for (const NodeEntry &host : std::as_const(m_hosts)) {
        const auto status = m_statuses.constFind(host.name);
        if (status != m_statuses.cend()
            && (status->stage == ProbeStage::Failed || status->stage == ProbeStage::Cancelled))
            names.append(host.name);
    }
    probe(names);
}

void ProbingService::probe(const QStringList &hosts)
{
    if (hosts.isEmpty() || !m_planning.planning() || !canProbe())
        return;
    m_desk.forgetDeclined();
    prepare(hosts);
}

ProbeSetup ProbingService::setup()
{
    ProbeSetup setup;
    setup.knownHostsFile = m_files.knownHosts;
    setup.hashFile = m_files.hashes;
    setup.credentials = &m_desk;
    const auto inHere = [this, session = m_session](auto receiver) {
        return [this, session, receiver](const auto &said) {
            QMetaObject::invokeMethod(
                this,
                [this, session, receiver, said] {
                    if (session == m_session)
                        (this->*receiver)(said);
                },
                Qt::QueuedConnection);
        };
    };
    setup.observer = inHere(&ProbingService::take);
    setup.kubectlObserver = inHere(&ProbingService::takeKubectl);
    return setup;
}

void ProbingService::prepare(const QStringList &hosts)
{
    ++m_preparing;
    tellBusy();
    struct Prepared final
    {
        std::shared_ptr<ProbeEngine> engine;
        QList<ProbeTarget> targets;
    };
    inBackground(
        [backend = m_backend, planning = m_planning.planning(), setup = setup(), hosts, engine = m_engine] {
            ProbeScope scope;
            if (hosts.size() <= longestPattern)
                scope.limit = patternOfHosts(hosts);
            QList<ProbeTarget> targets = backend.targets(*planning, scope);
            const QSet<QString> wanted(hosts.cbegin(), hosts.cend());
            targets.removeIf([&](const ProbeTarget &target) { return !wanted.contains(target.host); });
            return Prepared{engine ? engine : std::shared_ptr<ProbeEngine>(backend.engine(setup)), targets};
        },
        [this, generation = m_generation](const Prepared &prepared) {
            if (!m_engine)
                m_engine = prepared.engine;
            if (generation != m_generation)
                return; // cancelled meanwhile
            --m_preparing;
            askPrepared(prepared.targets);
        });
}

void ProbingService::askPrepared(const QList<ProbeTarget> &targets)
{
    QList<ProbeStatus> begun;
    for (const ProbeTarget &target : targets) {
        const auto before = m_statuses.constFind(target.host);
        const bool wasAsked = before != m_statuses.cend();
        if (wasAsked && !isFinal(before->stage))
            continue;
        m_targets.insert(target.host, target);
        ProbeStatus status;
        status.host = target.host;
        if (wasAsked)
            status.presence = before->presence;
        begun.append(status);
    }
    // Said before they are asked, so that whatever they report comes later.
    take(begun);
    m_background.start([engine = m_engine, targets] { engine->ask(targets); });
    tellBusy();
}

void ProbingService::cancel()
{
    ++m_generation;
    m_preparing = 0;
    if (m_apiCanceled)
        *m_apiCanceled = true;
    if (m_engine)
        m_background.start([engine = m_engine] { engine->cancel(); });
    tellBusy();
}

void ProbingService::cancel(const QStringList &hosts)
{
    if (!m_engine)
        return;
    m_background.start([engine = m_engine, hosts] {
        for (const QString &host : hosts)
            engine->cancel(host);
    });
}

void ProbingService::acceptHostKeys(const QList<UnknownHostKey> &keys)
{
    if (!m_engine || keys.isEmpty())
        return;
    QSet<std::pair<QByteArray, QByteArray>> decided;
    for (const UnknownHostKey &key : keys)
        decided.insert({key.name, key.key.blob});
    QStringList stopped;
    for (const HostKeyEntry &entry : std::as_const(m_hostKeys)) {
        if (!decided.contains({entry.server.name, entry.server.key.blob}))
            continue;
        for (const QString &host : entry.hosts) {
            if (needsHostKey(m_statuses.value(host)))
                stopped.append(host);
        }
    }
    stopped.removeDuplicates();
    const bool kubectlStopped = m_cluster.error && m_cluster.error->code == u"host-key-unknown";
    inBackground([engine = m_engine, keys] { return engine->acceptHostKeys(keys); },
                 [this, stopped, kubectlStopped](const Result<> &accepted) {
                     updateHostKeys();
                     if (!accepted) {
                         Q_EMIT failed(toString(accepted.error()));
                         return;
                     }
                     probe(stopped);
                     if (kubectlStopped)
                         askCluster(m_cluster.choice);
                 });
}

void ProbingService::take(const QList<ProbeStatus> &changed)
{
    bool ended = false;
    bool stoppedByKey = false;
    for (const ProbeStatus &status : changed) {
        const auto before = m_statuses.constFind(status.host);
        m_underWay -= before != m_statuses.cend() && !isFinal(before->stage) ? 1 : 0;
        m_underWay += isFinal(status.stage) ? 0 : 1;
        ended = ended || isFinal(status.stage);
        stoppedByKey = stoppedByKey || (status.error && status.error->code.startsWith(u"host-key-"));
        m_statuses.insert(status.host, status);
    }
    Q_EMIT statusesChanged(changed);
    // A key that was refused before may be another one now.
    if (stoppedByKey || (ended && !m_hostKeys.isEmpty()))
        updateHostKeys();
    if (ended) {
        m_unpublished = true;
        if (m_underWay == 0)
            publish();
        else if (!m_publishSoon.isActive())
            m_publishSoon.start();
    }
    tellBusy();
}

void ProbingService::updateHostKeys()
{
    const QList<HostKeyEntry> entries = hostKeyEntries(m_engine->unknownHostKeys(), m_targets, m_statuses);
    if (entries == m_hostKeys)
        return;
    m_hostKeys = entries;
    Q_EMIT hostKeysChanged();
}

void ProbingService::tellBusy()
{
    if (m_toldBusy == isBusy())
        return;
    m_toldBusy = isBusy();
    Q_EMIT busyChanged(m_toldBusy);
}

} // namespace qm
