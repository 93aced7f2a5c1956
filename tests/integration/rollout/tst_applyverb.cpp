// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/integration/rollout/democli.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qm;
using qm::test::DemoCli;
using qm::test::Outcome;

namespace {

qint64 movedBytes(const QJsonObject &rollout)
{
    return rollout[u"totals"][u"movedBytes"].toInteger();
}

} // namespace

/// A plan is carried out on real nodes: every kind of delegate, two architectures, every engine that runs here.
class TestApplyVerb final : public QObject
{
    Q_OBJECT

private:
    DemoCli m_demo;

private Q_SLOTS:
    void initTestCase()
    {
        const QString reason = DemoCli::unsupported();
        if (!reason.isEmpty())
            QSKIP(qPrintable(reason));
        const QString failed = m_demo.start();
        QVERIFY2(failed.isEmpty(), qPrintable(failed));
    }

    void everythingArrives()
    {
        const Outcome planned = m_demo.plan();
        QVERIFY2(planned.status == 0, qPrintable(planned.err));
        QCOMPARE(m_demo.verify().status, 1);
        // somebody's half of a file has the right name
        const QByteArray put = m_demo.onNode(m_demo.nodes().constFirst(),
                                             u"mkdir -p /var/lib/releases && echo half >/var/lib/releases/%1"_s.arg(
                                                 m_demo.firstFile(m_demo.nodes().constFirst())));
        QCOMPARE(put, QByteArray());
        QCOMPARE(m_demo.wrongFiles().size(), 1);

        const Outcome applied = m_demo.apply();
        QVERIFY2(applied.status == 0, qPrintable(applied.out + applied.err));
        const QJsonObject rollout = m_demo.status();
        QCOMPARE(rollout[u"phase"].toString(), u"finished"_s);
        QCOMPARE(rollout[u"troubles"].toArray().size(), 0);
        QVERIFY(movedBytes(rollout) > 0);
        QCOMPARE(m_demo.wrongFiles(), QStringList());

        const Outcome verified = m_demo.verify();
        QVERIFY2(verified.status == 0, qPrintable(verified.out + verified.err));
    }

    /// The same plan once more: every step finds its work done.
    void theSecondTimeNothingMoves()
    {
        const Outcome again = m_demo.apply();
        QVERIFY2(again.status == 0, qPrintable(again.out + again.err));
        QCOMPARE(movedBytes(m_demo.status()), 0);
        // only what proves what is there has anything to do
        QCOMPARE(m_demo.status()[u"totals"][u"done"].toInt(), m_demo.plannedSteps(u"verify"_s));
    }

    /// A plan by what the nodes say has nothing to do.
    void whatIsThereIsNotPlanned()
    {
        const QString presence = m_demo.places().directory + u"/presence.json"_s;
        const Outcome probed = m_demo.probe(presence);
        QVERIFY2(probed.status == 0, qPrintable(probed.err));
        const Outcome planned = m_demo.plan({u"--presence"_s, presence, u"--detailed-exitcode"_s});
        QVERIFY2(planned.status == 0, qPrintable(planned.err));
    }

    void itIsReported()
    {
        for (const QString &format : {u"html"_s, u"markdown"_s, u"csv"_s, u"json"_s, u"pdf"_s}) {
            const QString file = m_demo.places().directory + u"/report."_s + format;
            const Outcome outcome = qm::test::run(
                {u"report"_s, u"--workspace"_s, m_demo.places().workspace(), u"--format"_s, format, u"-o"_s, file});
            QVERIFY2(outcome.status == 0, qPrintable(outcome.err));
            QVERIFY(QFile(file).size() > 1000);
        }
    }

    /// What a plan was computed from may not change without anybody noticing.
    void aStalePlanIsRefused()
    {
        QVERIFY(m_demo.plan().status == 0);
        QFile inventory(m_demo.places().inventory());
        QVERIFY(inventory.open(QIODevice::ReadWrite));
        const QByteArray before = inventory.readAll();
        inventory.write("\n[all]\n" + m_demo.nodes().constFirst().name.toUtf8() + " local_release_dir=/tmp/other\n");
        inventory.close();
        const Outcome refused = m_demo.apply();
        QVERIFY(inventory.open(QIODevice::WriteOnly | QIODevice::Truncate));
        inventory.write(before);
        QCOMPARE(refused.status, 1);
        QVERIFY2(refused.err.contains(u"plan again"), qPrintable(refused.err));
        QCOMPARE(m_demo.onNode(m_demo.nodes().constFirst(), u"ls -d /tmp/other"_s), QByteArray());
    }

    void nobodyIsAskedWithoutATerminal()
    {
        const Outcome outcome =
            qm::test::run({u"apply"_s, m_demo.planFile(), u"--workspace"_s, m_demo.places().workspace(),
                           u"--known-hosts"_s, m_demo.places().knownHosts(), u"--ssh-config"_s, u"none"_s});
        QCOMPARE(outcome.status, 64);
    }

    /// Whoever vouched for the hosts' keys in a list need not probe first; another machine's key lets nobody in.
    void keysAreAcceptedByList()
    {
        m_demo.reset();
        QVERIFY(m_demo.plan().status == 0);
        const QString known = m_demo.places().directory + u"/accepted"_s;
        const QString wrong = m_demo.places().directory + u"/wrong"_s;
        QFile list(wrong);
        QVERIFY(list.open(QIODevice::WriteOnly));
        list.write("SHA256:" + QByteArray(43, 'A') + '\n');
        list.close();
        const Outcome refused = m_demo.apply({u"--known-hosts"_s, known, u"--accept-host-keys"_s, wrong});
        QCOMPARE(refused.status, 1);
        QVERIFY2(refused.err.contains(u"nobody has vouched for the keys of 8 servers yet"), qPrintable(refused.err));
        QVERIFY(!QFile::exists(known));

        const QStringList options{u"--known-hosts"_s, known, u"--accept-host-keys"_s, m_demo.places().knownHosts()};
        const Outcome applied = m_demo.apply(options);
        QVERIFY2(applied.status == 0, qPrintable(applied.out + applied.err));
        QCOMPARE(applied.err.count(u"accepted into "_s + known), m_demo.nodes().size());
        const Outcome again = m_demo.apply(options);
        QVERIFY2(again.status == 0, qPrintable(again.out + again.err));
        QVERIFY(!again.err.contains(u"accepted into"));
    }

    /// Batches, a limit; and what is said about secrets at the command line stays out of the journal.
    void batchesAndLimits()
    {
        m_demo.reset();
        QVERIFY(m_demo.plan().status == 0);
        const Outcome applied =
            m_demo.apply({u"--serial"_s, u"1,50%"_s, u"--limit"_s, u"edge"_s, u"-e"_s, u"mirror_token=hunter2"_s});
        QVERIFY2(applied.status == 0, qPrintable(applied.out + applied.err));
        QVERIFY(movedBytes(m_demo.status()) > 0);
        QVERIFY(m_demo.status()[u"command"].toString().contains(u"mirror_token="));
        QDirIterator files(m_demo.places().workspace(), QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.fileName().contains(u"/artifacts/"))
                continue;
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!file.readAll().contains("hunter2"), qPrintable(file.fileName()));
        }
        for (const DemoNode &node : m_demo.nodes()) {
            const bool isEdge = node.name.startsWith(u"edge");
            QCOMPARE(m_demo.onNode(node, u"ls -d /var/lib/releases"_s).isEmpty(), !isEdge);
        }
    }

    /// Whom the plan cannot serve is not served, however well the rest goes.
    void aPlanWithErrorsDoesNotEndWell()
    {
        m_demo.reset();
        QFile inventory(m_demo.places().inventory());
        QVERIFY(inventory.open(QIODevice::ReadWrite));
        const QByteArray before = inventory.readAll();
        inventory.write("\n[all]\nedge1 crictl_version=0.0.1\n");
        inventory.close();
        const Outcome planned = m_demo.plan({u"-l"_s, u"edge:localhost"_s});
        const Outcome applied = m_demo.apply();
        QVERIFY(inventory.open(QIODevice::WriteOnly | QIODevice::Truncate));
        inventory.write(before);
        inventory.close();
        QCOMPARE(planned.status, 1);
        QVERIFY2(applied.err.contains(u"edge1 is planned only in part"), qPrintable(applied.err));
        QVERIFY2(applied.err.contains(u"every step is done, but the plan has errors"), qPrintable(applied.err));
        QCOMPARE(applied.status, 1);
        QCOMPARE(m_demo.status()[u"totals"][u"failed"].toInt(), 0);
    }

    /// Of a registry that nobody reaches, through the mirror that the inventory gives containerd: fetched by this
    /// machine and by a node.
    void imagesThroughMirrors()
    {
        m_demo.reset();
        const QString variables = u"{\"kube_image_repo\": \"registry.invalid\", \"network_image_repo\": "
                                  "\"registry.invalid\", \"docker_image_repo\": \"registry.invalid\", "
                                  "\"containerd_registries_mirrors\": [{\"prefix\": \"registry.invalid\", "
                                  "\"mirrors\": [{\"host\": \"http://%1\"}]}]}"_s.arg(m_demo.places().registry);
        const QStringList options{u"-e"_s, variables, u"-l"_s, u"cp1:worker1:localhost"_s};
        const Outcome planned = m_demo.plan(options);
        QVERIFY2(planned.status == 0, qPrintable(planned.err));
        QVERIFY2(planned.err.contains(u"--insecure-registry"), qPrintable(planned.err));
        const Outcome applied = m_demo.apply();
        QVERIFY2(applied.status == 0, qPrintable(applied.out + applied.err));
        QVERIFY(movedBytes(m_demo.status()) > 0);
        const Outcome verified = m_demo.verify(options);
        QVERIFY2(verified.status == 0, qPrintable(verified.out + verified.err));
    }
};

QTEST_GUILESS_MAIN(TestApplyVerb)
#include "tst_applyverb.moc"
