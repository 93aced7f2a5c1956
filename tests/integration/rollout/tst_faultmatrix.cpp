// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/integration/rollout/crashpoints.h"
#include "tests/integration/rollout/faultrounds.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace qm::test;

/// The program stands still at a crash point and is killed, or something breaks, and it goes on: a disk becomes full, a
/// link drops, an engine is killed. Then that is mended, and the rollout taken up again: at the next point, with the
/// next fault. Where it comes to its end without passing a point, because all that leads there is done, it begins anew.
///
/// It is killed at every point. QM_FAULT_EVERY=1 tries every other fault at every point, too, which takes a quarter of
/// an hour; else every fifth of these pairs, so that each point and each fault has its turn. QM_FAULT_SEED begins with
/// another one.
class TestFaultMatrix final : public QObject
{
    Q_OBJECT

private:
    FaultRounds m_rounds;
    qsizetype m_every = 5;
    qsizetype m_seed = 0;
    qsizetype m_rollout = 0; ///< what breaks on the way of one is the same node's: it has something left to be broken

    void breakAt(const QString &point, Fault fault)
    {
        using Went = FaultRounds::Went;
        FaultRounds::Break how{point + u":1"_s, fault, m_rollout % 3};
        // what was fetched before needs no room any more
        const bool fromTheBeginning = m_rounds.isFresh() || fault == Fault::ControllerDiskFull;
        Went went = fromTheBeginning ? Went::Through : m_rounds.breakAt(how);
        if (went == Went::Through) {
            if (!m_rounds.isFresh()) {
                const QString wrong = m_rounds.finish();
                QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
                m_rounds.reset();
                how.node = ++m_rollout % 3;
            }
            went = m_rounds.breakAt(how);
        }
        QVERIFY2(went != Went::Wrong, qPrintable(toString(fault) + u": "_s + m_rounds.wrong()));
        QVERIFY2(went == Went::Stood, "it never comes to that point");
    }

private Q_SLOTS:
    void initTestCase()
    {
        const QString reason = FaultBed::unsupported();
        if (!reason.isEmpty())
            QSKIP(qPrintable(reason));
        const QString failed = m_rounds.start();
        QVERIFY2(failed.isEmpty(), qPrintable(failed));
        if (qEnvironmentVariableIsSet("QM_FAULT_EVERY"))
            m_every = qMax(1, qEnvironmentVariableIntValue("QM_FAULT_EVERY"));
        m_seed = qEnvironmentVariableIntValue("QM_FAULT_SEED");
    }

    /// Without a fault everything is as it should be, or nothing that follows proves anything.
    void nothingBreaks()
    {
        const QString wrong = m_rounds.finish();
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
        m_rounds.reset();
    }

    void itIsMendedAndGoesOn_data()
    {
        QTest::addColumn<QString>("point");
        for (const QString &point : crashPoints())
            QTest::newRow(qPrintable(point)) << point;
    }

    void itIsMendedAndGoesOn()
    {
        QFETCH(const QString, point);
        qsizetype pair = m_seed + crashPoints().indexOf(point) * static_cast<qsizetype>(allFaults.size());
        breakAt(point, Fault::ProgramKilled);
        for (const Fault fault : allFaults) {
            if (!QTest::currentTestFailed() && pair++ % m_every == 0)
                breakAt(point, fault);
            if (QTest::currentTestFailed()) {
                m_rounds.reset();
                return;
            }
        }
    }

    /// Where an image goes without the layers that its node has.
    void onlyTheLayersThatAreMissing_data()
    {
        QTest::addColumn<Fault>("fault");
        QTest::newRow("program-killed") << Fault::ProgramKilled;
        for (qsizetype i = m_seed % m_every; i < static_cast<qsizetype>(allFaults.size()); i += m_every) {
            const Fault fault = allFaults.at(static_cast<size_t>(i));
            QTest::newRow(qPrintable(toString(fault))) << fault;
        }
    }

    void onlyTheLayersThatAreMissing()
    {
        QFETCH(const Fault, fault);
        const QString wrong = m_rounds.finish();
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
        m_rounds.loseImages();
        breakAt(QString::fromLatin1(thinCrashPoint), fault);
    }

    void inTheEndAllIsDone()
    {
        const QString wrong = m_rounds.finish();
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    }
};

QTEST_GUILESS_MAIN(TestFaultMatrix)
#include "tst_faultmatrix.moc"
