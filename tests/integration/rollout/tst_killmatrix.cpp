// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/integration/rollout/democli.h"

#include <QJsonArray>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace qm;
using qm::test::DemoCli;
using qm::test::Outcome;

namespace {

/// Where the program can be killed on its way through a rollout; see crashPoint().
const QStringList crashPoints{
    // before there is a rollout to go on with
    u"plan-rename"_s,    u"plan-renamed"_s, //
    u"begin"_s,          u"record"_s,          u"recorded"_s,          u"journal-commit"_s,
    u"file-synced"_s,    u"file-renamed"_s,    u"part-synced"_s,       u"part-renamed"_s,
    u"archive-synced"_s, u"archive-renamed"_s, u"journal-committed"_s, u"acted"_s,
    u"verify"_s,         u"verified"_s,        u"thin-made"_s,
};

bool containsAll(const QStringList &list, const QStringList &wanted)
{
    return std::ranges::all_of(wanted, [&](const QString &one) { return list.contains(one); });
}

} // namespace

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
        QStringList named = every > 0 ? QStringList() : crashPoints;
        const auto nextPoint = [&]() -> QString {
            if (every > 0)
                return QString::number(every);
            return named.isEmpty() ? QString::number(random.bounded(10, 100)) : named.takeFirst() + u":1"_s;
        };

        // every kind of delegate, both architectures and two engines
        const QStringList limit{u"--limit"_s, u"worker2:edge-mirror:edge1:localhost"_s};
        QStringList killedAt;
        const auto isKilledEnough = [&] {
            return every > 0 || (containsAll(killedAt, crashPoints) && killedAt.size() > crashPoints.size());
        };
        qint64 finished = 0;
        QString point;
        const auto begin = [&]() -> Outcome {
            Outcome planned = m_demo.plan(limit);
            finished = 0;
            return planned.status == 0 ? m_demo.apply({}, point) : planned;
        };
        point = nextPoint();
        Outcome outcome = begin();
        for (int ends = 0; outcome.status == -1 || (outcome.status == 0 && ends < 3 && !isKilledEnough());) {
            if (outcome.status == 0) {
                // How often a rollout passes a point depends on the machine: what is left is for another rollout.
                ++ends;
                m_demo.reset();
                outcome = begin();
                continue;
            }
            static const QRegularExpression crash(u"crash point [0-9]+: (\\S+)"_s);
            const QRegularExpressionMatch match = crash.match(outcome.err);
            QVERIFY2(match.hasMatch(), qPrintable(outcome.err));
            killedAt += match.captured(1);
            QVERIFY2(killedAt.size() < 4000, "it never comes to its end");
            if (killedAt.size() % 4 == 0)
                QCOMPARE(m_demo.wrongFiles(), QStringList());
            const QJsonObject rollout = m_demo.status();
            const qint64 now = rollout[u"totals"][u"done"].toInteger() + rollout[u"totals"][u"present"].toInteger();
            QVERIFY2(now >= finished, "what was finished is not known any more");
            finished = now;
            point = nextPoint();
            outcome = rollout.isEmpty() ? m_demo.apply({}, point) : m_demo.resume(point);
        }
        QVERIFY2(outcome.status == 0,
                 qPrintable(u"seed %1, killed at %2: "_s.arg(seed).arg(killedAt.join(u", ")) + outcome.err));
        qInfo("killed %d times: %s", int(killedAt.size()), qPrintable(killedAt.join(u", ")));
        QVERIFY2(isKilledEnough(), "it was not killed at every point, and at a moment that the seed chose");

        const QJsonObject rollout = m_demo.status();
        QCOMPARE(rollout[u"phase"].toString(), u"finished"_s);
        QCOMPARE(rollout[u"troubles"].toArray().size(), 0);
        QCOMPARE(m_demo.wrongFiles(), QStringList());
        const Outcome verified = m_demo.verify(limit);
        QVERIFY2(verified.status == 0, qPrintable(verified.out + verified.err));

        // Nothing half-done is left: neither here nor there.
        for (const DemoNode &node : m_demo.nodes())
            QCOMPARE(m_demo.onNode(node, u"find /var/lib/releases -name '*.part*' -o -name '*.thin*'"_s), QByteArray());
        // And everything is known to be done.
        QCOMPARE(m_demo.apply().status, 0);
        QCOMPARE(m_demo.status()[u"totals"][u"movedBytes"].toInteger(), 0);
    }
};

QTEST_GUILESS_MAIN(TestKillMatrix)
#include "tst_killmatrix.moc"
