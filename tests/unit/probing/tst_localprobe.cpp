// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/plan/planner.h"
#include "core/presence/presence.h"
#include "core/probing/probetargets.h"

#include <QBuffer>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qm;

/// This machine, asked as one of the hosts of an inventory.
class LocalProbeTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void onlyWhoNeedsImagesIsAskedForThem();
    void thisMachineSaysThatItWasAskedItself();

private:
    [[nodiscard]] std::optional<ProbeTarget> targetOf(const QString &host) const;

    std::shared_ptr<const Planning> m_planning;
    QList<ProbeTarget> m_targets;
};

void LocalProbeTest::initTestCase()
{
    const QString data = QStringLiteral(QM_TEST_DATA);
    PlanRequest request;
    request.inventories = QStringList{data + u"/planner/inventory/hosts.ini"_s};
    request.kubespray = data + u"/kubespray/list"_s;
    request.facts = data + u"/planner/facts"_s;
    m_planning = Planner().plan(request);
    ProbeScope scope;
    scope.useSshConfig = false;
    m_targets = probeTargets(*m_planning, scope);
}

std::optional<ProbeTarget> LocalProbeTest::targetOf(const QString &host) const
{
    const auto found = std::find_if(m_targets.begin(), m_targets.end(),
                                    [&](const ProbeTarget &target) { return target.host == host; });
    return found == m_targets.end() ? std::nullopt : std::optional(*found);
}

void LocalProbeTest::onlyWhoNeedsImagesIsAskedForThem()
{
    const std::optional<ProbeTarget> worker = targetOf(u"worker1"_s);
    const std::optional<ProbeTarget> localhost = targetOf(u"localhost"_s);
    QVERIFY(worker && worker->question.needsImages);
    QVERIFY(localhost && !localhost->question.engine.isEmpty());
    QVERIFY(!localhost->question.needsImages); // kubeadm alone
}

void LocalProbeTest::thisMachineSaysThatItWasAskedItself()
{
    const std::optional<ProbeTarget> localhost = targetOf(u"localhost"_s);
    QVERIFY(localhost && localhost->target && localhost->target->local);
    const QTemporaryDir folder;
    QVERIFY(folder.isValid());
    ProbeSetup setup;
    setup.knownHostsFile = folder.filePath(u"known_hosts"_s);
    ProbeRun run(setup);
    run.ask({*localhost});
    QVERIFY(run.wait(std::chrono::seconds(60)));
    const ProbeSnapshot snapshot = run.snapshot();
    QCOMPARE(snapshot.done, 1);
    const std::shared_ptr<const HostPresence> presence = snapshot.hosts.constFirst().presence;
    QCOMPARE(presence->source, u"local"_s);
    QVERIFY(presence->reachable);

    // Documents have one word for what hosts say of themselves.
    PresenceDocument document;
    document.order = QStringList{presence->name};
    document.hosts.insert(presence->name, presence);
    QBuffer written;
    QVERIFY(written.open(QIODevice::WriteOnly));
    QVERIFY(writePresence(document, written));
    const Result<PresenceDocument> read = readPresence(written.data(), u"presence.json"_s);
    QVERIFY(read);
    QCOMPARE(read->hosts.value(u"localhost"_s)->source, u"ssh"_s);
}

QTEST_GUILESS_MAIN(LocalProbeTest)
#include "tst_localprobe.moc"
