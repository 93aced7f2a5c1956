// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/integration/rollout/democli.h"

#include <QJsonArray>
#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qm;
using qm::test::DemoCli;
using qm::test::Outcome;

/// The program is killed at its crash points, over and over, and always taken up again. Whatever the moment: nothing
/// wrong ever has a final name, the journal can be read, the rollout goes on and comes to its end, and no more moves
/// than what was under way when it was killed.
///
/// QM_KILL_SEED chooses other moments; QM_KILL_EVERY=1 dies at every single point, which takes long.
class TestKillMatrix final : public QObject
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

    void itAlwaysGoesOn()
    {
        const quint32 seed = qEnvironmentVariableIsSet("QM_KILL_SEED")
            ? static_cast<quint32>(qEnvironmentVariableIntValue("QM_KILL_SEED"))
            : 12937;
        QRandomGenerator random(seed);
        const int every = qEnvironmentVariableIntValue("QM_KILL_EVERY");
        const auto nextPoint = [&] { return QString::number(every > 0 ? every : random.bounded(1, 240)); };

        // every kind of delegate, both architectures and two engines
        const Outcome planned = m_demo.plan({u"--limit"_s, u"worker2:edge-mirror:edge1:localhost"_s});
        QVERIFY2(planned.status == 0, qPrintable(planned.err));
        int kills = 0;
        Outcome outcome = m_demo.apply({}, nextPoint());
        while (outcome.status == -1) {
            ++kills;
            QVERIFY2(outcome.err.contains(u"crash point"), qPrintable(outcome.err));
            if (kills % 4 == 0)
                QCOMPARE(m_demo.wrongFiles(), QStringList());
            QVERIFY2(kills < 4000, "it never comes to its end");
            outcome = m_demo.status().isEmpty() ? m_demo.apply({}, nextPoint()) : m_demo.resume(nextPoint());
        }
        QVERIFY2(outcome.status == 0, qPrintable(u"seed %1, after %2 kills: "_s.arg(seed).arg(kills) + outcome.err));
        QVERIFY2(kills > 8, qPrintable(u"it was killed only %1 times"_s.arg(kills)));
        qInfo("killed %d times", kills);

        const QJsonObject rollout = m_demo.status();
        QCOMPARE(rollout[u"phase"].toString(), u"finished"_s);
        QCOMPARE(rollout[u"troubles"].toArray().size(), 0);
        QCOMPARE(m_demo.wrongFiles(), QStringList());
        const Outcome verified = m_demo.verify();
        QVERIFY2(verified.status == 0, qPrintable(verified.out + verified.err));

        // Nothing half-done is left: neither here nor there.
        for (const DemoNode &node : m_demo.nodes())
            QCOMPARE(m_demo.onNode(node, u"find /var/lib/releases -name '*.part*'"_s), QByteArray());
        // And everything is known to be done.
        QCOMPARE(m_demo.apply().status, 0);
        QCOMPARE(m_demo.status()[u"totals"][u"movedBytes"].toInteger(), 0);
    }
};

QTEST_GUILESS_MAIN(TestKillMatrix)
#include "tst_killmatrix.moc"
