// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "program.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qm::test;

/// The verbs about rollouts, where there is nothing to roll out.
class RolloutVerbsTest final : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }

private Q_SLOTS:
    void initTestCase()
    {
        QCOMPARE(run({u"demo"_s, u"--extract"_s, path(u"example"_s)}).status, 0);
        const Outcome planned = run(QStringList{u"plan"_s, u"--format"_s, u"json"_s, u"-o"_s, path(u"plan.json"_s)}
                                    + planningOptions(path(u"example"_s)));
        QVERIFY2(QFile::exists(path(u"plan.json"_s)), qPrintable(planned.err));
    }

    void anEmptyWorkspaceIsSaid_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("status") << QStringList{u"status"_s};
        QTest::newRow("resume") << QStringList{u"resume"_s, u"--yes"_s};
        QTest::newRow("report") << QStringList{u"report"_s, u"--format"_s, u"csv"_s};
    }

    void anEmptyWorkspaceIsSaid()
    {
        QFETCH(QStringList, arguments);
        const Outcome outcome = run(arguments + QStringList{u"--workspace"_s, m_folder.path()});
        QCOMPARE(outcome.status, 1);
        QVERIFY2(outcome.err.contains(u"nothing was rolled out from this workspace yet"), qPrintable(outcome.err));
        QVERIFY(!QFile::exists(path(u"journal.sqlite"_s)));
    }

    void aLimitThatNamesNobodyBeginsNothing()
    {
        const Outcome outcome = run({u"apply"_s, path(u"plan.json"_s), u"--yes"_s, u"--limit"_s, u"nosuch"_s,
                                     u"--workspace"_s, path(u"workspace"_s)});
        QCOMPARE(outcome.status, 1);
        QVERIFY2(outcome.err.contains(u"nosuch"), qPrintable(outcome.err));
        QVERIFY(!QFile::exists(path(u"workspace"_s)));
    }

    void optionsThatMakeNoSense_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::newRow("serial") << QStringList{u"--serial"_s, u"1,many"_s};
        QTest::newRow("empty serial") << QStringList{u"--serial"_s, u""_s};
        QTest::newRow("ask") << QStringList{u"--ask"_s, u"often"_s};
        QTest::newRow("rate") << QStringList{u"--limit-rate"_s, u"fast"_s};
        QTest::newRow("share") << QStringList{u"--max-fail-percentage"_s, u"101"_s};
        QTest::newRow("attempts") << QStringList{u"--attempts"_s, u"0"_s};
    }

    void optionsThatMakeNoSense()
    {
        QFETCH(QStringList, options);
        const Outcome outcome = run(QStringList{u"apply"_s, path(u"plan.json"_s), u"--yes"_s} + options);
        QCOMPARE(outcome.status, 64);
        QVERIFY(!outcome.err.isEmpty());
    }
};

QTEST_GUILESS_MAIN(RolloutVerbsTest)
#include "tst_rolloutverbs.moc"
