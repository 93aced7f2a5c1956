// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/integration/rollout/crashpoints.h"
#include "tests/integration/rollout/democli.h"

#include <QJsonArray>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace qm;
using qm::test::crashPoints;
using qm::test::DemoCli;
using qm::test::Outcome;

/// The program is killed at its crash points, over and over, and always taken up again: at each of them once, then at
/// moments that a seed chooses. Whatever the moment: nothing wrong ever has a final name, the journal can be read, the
/// rollout goes on and comes to its end, and what was finished is not done again.
///
/// QM_KILL_SEED chooses other moments; QM_KILL_EVERY=1 dies at every single point, which takes long.
class TestKillMatrix final : public QObject
{
    Q_OBJECT

private:
    DemoCli m_demo;
    quint32 m_seed = 12937;
    int m_every = 0;
    QRandomGenerator m_random;
    QStringList m_named; ///< points that are next
    QStringList m_killedAt;

    /// Every kind of delegate, both architectures and two engines.
    [[nodiscard]] static QStringList limit() { return {u"--limit"_s, u"worker2:edge-mirror:edge1:localhost"_s}; }

    [[nodiscard]] QString nextPoint()
    {
        if (m_every > 0)
            return QString::number(m_every);
        return m_named.isEmpty() ? QString::number(m_random.bounded(10, 100)) : m_named.takeFirst() + u":1"_s;
    }

    /// Plans, begins, and takes it up after each death until it comes to its end.
    void rollOut()
    {
        const Outcome planned = m_demo.plan(limit());
        QVERIFY2(planned.status == 0, qPrintable(planned.err));
        const qint64 before = m_demo.status()[u"id"].toInteger();
        qint64 finished = 0;
        Outcome outcome = m_demo.apply({}, nextPoint());
        while (outcome.status == -1) {
            static const QRegularExpression crash(u"crash point [0-9]+: (\\S+)"_s);
            const QRegularExpressionMatch match = crash.match(outcome.err);
            QVERIFY2(match.hasMatch(), qPrintable(outcome.err));
            m_killedAt += match.captured(1);
            QVERIFY2(m_killedAt.size() < 4000, "it never comes to its end");
            if (m_killedAt.size() % 4 == 0)
                QCOMPARE(m_demo.wrongFiles(), QStringList());
            const QJsonObject rollout = m_demo.status();
            const bool hasBegun = rollout[u"id"].toInteger() != before;
            const qint64 now = rollout[u"totals"][u"done"].toInteger() + rollout[u"totals"][u"present"].toInteger();
            QVERIFY2(!hasBegun || now >= finished, "what was finished is not known any more");
            finished = hasBegun ? now : 0;
            outcome = hasBegun ? m_demo.resume(nextPoint()) : m_demo.apply({}, nextPoint());
        }
        QVERIFY2(outcome.status == 0,
                 qPrintable(u"seed %1, killed at %2: "_s.arg(m_seed).arg(m_killedAt.join(u", ")) + outcome.err));
        qInfo("killed %d times: %s", int(m_killedAt.size()), qPrintable(m_killedAt.join(u", ")));
    }

    void checkThatAllIsDone()
    {
        const QJsonObject rollout = m_demo.status();
        QCOMPARE(rollout[u"phase"].toString(), u"finished"_s);
        QCOMPARE(rollout[u"troubles"].toArray().size(), 0);
        QCOMPARE(m_demo.wrongFiles(), QStringList());
        const Outcome verified = m_demo.verify(limit());
        QVERIFY2(verified.status == 0, qPrintable(verified.out + verified.err));

        // Nothing half-done is left: neither here nor there.
        for (const DemoNode &node : m_demo.nodes())
            QCOMPARE(m_demo.onNode(node, u"find /var/lib/releases -name '*.part*' -o -name '*.thin*'"_s), QByteArray());
        // And everything is known to be done.
        QCOMPARE(m_demo.apply().status, 0);
        QCOMPARE(m_demo.status()[u"totals"][u"movedBytes"].toInteger(), 0);
    }

private Q_SLOTS:
    void initTestCase()
    {
        const QString reason = DemoCli::unsupported();
        if (!reason.isEmpty())
            QSKIP(qPrintable(reason));
        const QString failed = m_demo.start();
        QVERIFY2(failed.isEmpty(), qPrintable(failed));
        if (qEnvironmentVariableIsSet("QM_KILL_SEED"))
            m_seed = static_cast<quint32>(qEnvironmentVariableIntValue("QM_KILL_SEED"));
        m_random.seed(m_seed);
        m_every = qEnvironmentVariableIntValue("QM_KILL_EVERY");
    }

    void noPointIsForgotten()
    {
        QStringList known = crashPoints() + QStringList{QLatin1StringView(qm::test::thinCrashPoint)};
        QStringList found = qm::test::crashPointsInSources();
        known.sort();
        found.sort();
        QCOMPARE(known, found);
    }

    void itAlwaysGoesOn()
    {
        m_named = m_every > 0 ? QStringList() : crashPoints();
        rollOut();
        if (QTest::currentTestFailed())
            return;
        QVERIFY2(m_named.isEmpty(), qPrintable(u"it was not killed at "_s + m_named.join(u", ")));
        QVERIFY(m_killedAt.size() > crashPoints().size());
        checkThatAllIsDone();
    }

    /// In one go, images are all brought before the first is loaded: no node has a layer yet that another image has,
    /// too. An image less on a node that has the others is brought without them.
    void onlyTheLayersThatAreMissing()
    {
        const auto edge = std::ranges::find(m_demo.nodes(), u"edge1"_s, &DemoNode::name);
        QVERIFY(edge != m_demo.nodes().end());
        QCOMPARE(m_demo
                     .onNode(*edge,
                             u"ctr -n k8s.io images rm --sync $(ctr -n k8s.io images ls -q | grep kube-proxy) "
                             ">/dev/null; ctr -n k8s.io images ls -q | grep -c kube-proxy"_s)
                     .trimmed(),
                 "0");
        m_killedAt.clear();
        if (m_every == 0)
            m_named = {QLatin1StringView(qm::test::thinCrashPoint)};
        rollOut();
        if (QTest::currentTestFailed())
            return;
        QVERIFY2(m_killedAt.contains(QLatin1StringView(qm::test::thinCrashPoint)), qPrintable(m_killedAt.join(u", ")));
        checkThatAllIsDone();
    }
};

QTEST_GUILESS_MAIN(TestKillMatrix)
#include "tst_killmatrix.moc"
