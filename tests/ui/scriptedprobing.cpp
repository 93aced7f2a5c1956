// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/scriptedprobing.h"

#include "tests/support/planbuilder.h"
#include "ui/page.h"
#include "ui/standardpages.h"

#include <QAction>
#include <QCoreApplication>
#include <QLabel>
#include <QTest>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace qm::test {

void ProbeScript::report(const QString &host, ProbeStage stage, const std::optional<Error> &error) const
{
    ProbeStatus status;
    status.host = host;
    status.stage = stage;
    status.elapsed = std::chrono::milliseconds(1234);
    status.error = error;
    status.presence = document.hosts.value(host);
    setup.observer({status});
}

void ScriptedProbeEngine::ask(const QList<ProbeTarget> &targets)
{
    for (const ProbeTarget &target : targets)
        m_script->asked.append(target.host);
}

Result<> ScriptedProbeEngine::acceptHostKeys(const QList<UnknownHostKey> &keys)
{
    m_script->accepted.append(keys);
    m_script->unknown.removeIf([&](const UnknownHostKey &key) { return keys.contains(key); });
    return {};
}

ProbeBackend scriptedProbing(std::shared_ptr<ProbeScript> script)
{
    const auto targetsOf = [](const Planning &computed, const ProbeScope &) {
        QList<ProbeTarget> targets;
        for (const PlannedHost &host : computed.plan().hosts) {
            SshTarget target;
            target.host = host.name;
            target.node.address = host.name;
            target.node.port = 22;
            ProbeQuestion question;
            question.architecture = host.architecture;
            targets.append({host.name, target, question, {}});
        }
        return targets;
    };
    const auto engine = [script](const ProbeSetup &setup) -> std::unique_ptr<ProbeEngine> {
        script->setup = setup;
        return std::make_unique<ScriptedProbeEngine>(script);
    };
    const auto controlPlane = [targetsOf](const Planning &computed) -> Result<ProbeTarget> {
        return targetsOf(computed, {}).constFirst();
    };
    const auto kubernetes = [script](const QList<NodeIdentity> &, const KubernetesQuestion &question,
                                     const std::atomic_bool *) {
        script->apiAsked.append(question);
        return script->apiAnswer;
    };
    return {targetsOf, engine, controlPlane, kubernetes};
}

HostKey keyOf(const QString &host)
{
    return {"ssh-ed25519", "key of " + host.toUtf8()};
}

std::shared_ptr<HostPresence> answered(const QString &host)
{
    auto presence = std::make_shared<HostPresence>();
    presence->name = host;
    presence->at = QDateTime::currentDateTimeUtc().addSecs(-130);
    presence->source = u"ssh"_s;
    presence->architecture = u"amd64"_s;
    presence->engine = u"containerd"_s;
    presence->engineVersion = u"1.7.24"_s;
    presence->facts.distributionName = u"Debian GNU/Linux 12 (bookworm)"_s;
    presence->facts.kernel = u"6.1.0-40-amd64"_s;
    presence->tools = {u"curl"_s, u"ctr"_s};
    presence->disks = {{u"/tmp/releases"_s, true, true, false, u"/dev/vda1"_s, 1'000'000'000, 20'000'000'000, 9, 10}};
    presence->findings = {
        {Severity::Warning, u"disk"_s, Message("%1 of <b>%2</b> is nearly full", {u"vda1"_s, host}), host, {}}};
    presence->images = {{.name = u"registry.k8s.io/pause:3.10"_s, .digest = {}, .architecture = u"amd64"_s, .id = {}}};
    return presence;
}

void ScriptedStore::find(const QString &entry, const Found &found)
{
    m_content->asked.append(entry);
    if (m_content->isSilent)
        return;
    const auto known = m_content->entries.constFind(entry);
    Result<std::optional<Secret>> result;
    if (m_content->error)
        result = tl::unexpected<Error>(*m_content->error);
    else if (known != m_content->entries.cend())
        result = std::optional(*known);
    QTimer::singleShot(0, qApp, [found, result] { found(result); });
}

void ScriptedStore::keep(const QString &entry, const Secret &secret, const Done &done)
{
    if (!m_content->error)
        m_content->entries.insert(entry, secret);
    const Result<> result = m_content->error ? Result<>(tl::unexpected<Error>(*m_content->error)) : Result<>();
    QTimer::singleShot(0, qApp, [done, result] { done(result); });
}

void ScriptedStore::remove(const QString &entry, const Done &done)
{
    m_content->removed.append(entry);
    if (!m_content->error)
        m_content->entries.remove(entry);
    const Result<> result = m_content->error ? Result<>(tl::unexpected<Error>(*m_content->error)) : Result<>();
    QTimer::singleShot(0, qApp, [done, result] { done(result); });
}

ProbingWindow::ProbingWindow()
    : planning(planningOf(samplePlan()))
    , service([this](const PlanRequest &request, const std::atomic_bool *) {
        requests.append(request);
        return planning;
    })
    , probing(service, scriptedProbing(script), {folder.filePath(u"known_hosts"_s), folder.filePath(u"hashes.json"_s)},
              std::make_unique<ScriptedStore>(keyring))
    , window(service)
{
    addStandardPages(window, &probing);
    window.resize(1400, 860);
    window.show();
    PlanRequest request;
    request.inventories = {u"/etc/cluster/hosts.ini"_s};
    window.open(request);
    window.showPage(u"nodes"_s);
}

QString ProbingWindow::counts() const
{
    return find<QLabel>(u"nodesCounts"_s)->text();
}

void ProbingWindow::trigger(const QString &text) const
{
    for (QAction *action : window.page(u"nodes"_s)->actions()) {
        if (action->text() == text) {
            QVERIFY(action->isEnabled());
            action->trigger();
            return;
        }
    }
    QFAIL(qPrintable(text));
}

} // namespace qm::test
