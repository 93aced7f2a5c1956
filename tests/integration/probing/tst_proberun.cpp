// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/probing/proberun.h"
#include "tests/support/nodes/nodefleettest.h"

#include <QCryptographicHash>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace qm;
using qm::test::Node;
using qm::test::NodeFleet;
using qm::test::NodeFleetTest;

/// Asking real nodes.
class TestProbeRun final : public NodeFleetTest
{
    Q_OBJECT

private Q_SLOTS:
    void says_what_a_node_is_and_has()
    {
        ProbeRun run(setup());
        run.ask({target(0)});
        QVERIFY(run.wait(30s));
        const ProbeStatus status = run.snapshot().hosts.first();
        QVERIFY2(status.stage == ProbeStage::Done, qPrintable(status.error ? toString(*status.error) : QString()));
        const HostPresence &node = *status.presence;
        QCOMPARE(node.source, u"ssh"_s);
        QCOMPARE(node.architecture, QSysInfo::currentCpuArchitecture() == u"arm64" ? u"arm64"_s : u"amd64"_s);
        QCOMPARE(node.facts.hostName, u"node1"_s);
        QCOMPARE(node.facts.system, u"Linux"_s);
        QCOMPARE(node.facts.kernel, QSysInfo::kernelVersion());
        QVERIFY(!node.facts.bootId.isEmpty());
        QCOMPARE(node.facts.clockOffsetMs, 0);
        QVERIFY(node.tools.contains(u"sha256sum"_s) && node.tools.contains(u"tar"_s));
        QCOMPARE(node.disks.first().path, u"/opt/releases"_s);
        QVERIFY(node.disks.first().exists && node.disks.first().writable && !node.disks.first().noexec);
        QVERIFY(node.freeBytes.value(u"/opt/releases"_s) > 0);
        QCOMPARE(node.files.size(), 1);
        QCOMPARE(node.files.first().path, u"/opt/releases/a|b c"_s);
        QCOMPARE(node.files.first().size, 15);
        QCOMPARE(node.files.first().sha256,
                 QString::fromLatin1(QCryptographicHash::hash("content of node", QCryptographicHash::Sha256).toHex()));
        QCOMPARE(node.absentFiles, QStringList(u"/opt/releases/none"_s));
        QCOMPARE(status.filesHashed, 1);
    }

    /// Whichever files the questions between were about, and by whatever name of the node they came.
    void hashes_no_file_twice()
    {
        // What was only just written may be written again without its times showing it, and is not remembered.
        QTRY_VERIFY_WITH_TIMEOUT(
            !m_fleet->node(1)
                 .inside(u"[ $(date +%s) -gt $(($(stat -c %Z /opt/releases/other) + 3)) ] && echo yes"_s)
                 .isEmpty(),
            20'000);
        QTemporaryDir directory;
        const auto asked = [&](const QString &host, const QStringList &files) {
            ProbeRun run(setup(directory.filePath(u"hashes.json"_s)));
            ProbeTarget one = target(1);
            one.host = host;
            one.question.files = files;
            run.ask({one});
            if (!run.wait(30s))
                return std::pair(-1, -1);
            const ProbeStatus status = run.snapshot().hosts.first();
            return std::pair(status.filesHashed, status.hashesReused);
        };
        const QString first = u"/opt/releases/a|b c"_s;
        const QString second = u"/opt/releases/other"_s;
        QCOMPARE(asked(u"node2"_s, {first}), std::pair(1, 0));
        QCOMPARE(asked(u"node2"_s, {second}), std::pair(1, 0));
        QCOMPARE(asked(u"alias"_s, {first, second}), std::pair(0, 2));
        QCOMPARE(asked(u"node2"_s, {first}), std::pair(0, 1));
    }

    /// Also the last one's, and that to a jump host.
    void closes_its_connections_at_the_end()
    {
        ProbeRun run(setup());
        ProbeTarget behind = target(0);
        behind.target->jumps = {m_fleet->target(m_fleet->node(3)).node};
        run.ask({behind, target(1), target(2)});
        QVERIFY(run.wait(30s));
        QCOMPARE(run.snapshot().done, 3);
        for (size_t i = 0; i < m_fleet->size(); ++i)
            QTRY_COMPARE(m_fleet->node(i).inside(u"pgrep -c '^sshd: root' -f || true"_s).trimmed(), QByteArray("0"));
        run.ask({behind}); // and opens them again
        QVERIFY(run.wait(30s));
        QCOMPARE(run.snapshot().done, 3);
    }

private:
    void addNodes(NodeFleet &fleet) override
    {
        for (int i = 0; i < 4; ++i) {
            test::NodeOptions options;
            options.setup = "mkdir -p /opt/releases\nprintf 'content of node' > '/opt/releases/a|b c'\n"
                            "printf 'something else' > /opt/releases/other\n"
                            "touch -d '2026-01-01' /opt/releases/*\nsleep 0\n";
            fleet.add(options);
        }
    }

    ProbeSetup setup(const QString &hashFile = {})
    {
        ProbeSetup setup;
        setup.knownHostsFile = m_fleet->knownHosts();
        setup.hashFile = hashFile;
        return setup;
    }

    ProbeTarget target(size_t index)
    {
        const Node &node = m_fleet->node(index);
        ProbeTarget target;
        target.host = node.name();
        target.target = m_fleet->target(node);
        target.question.releaseDir = u"/opt/releases"_s;
        target.question.files = {u"/opt/releases/a|b c"_s, u"/opt/releases/none"_s};
        return target;
    }
};

QTEST_GUILESS_MAIN(TestProbeRun)
#include "tst_proberun.moc"
