// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "program.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qm::test;

class CommandLineTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void wrongUsageIs64_data();
    void wrongUsageIs64();
    void helpAndVersion();
    void inventoryAsJsonAndTree();
    void groupsThatNobodyCanDraw_data();
    void groupsThatNobodyCanDraw();
    void readerThatGoesAway();
    void withoutDisplayItSaysSo();

private:
    QTemporaryDir m_directory;
    QString m_example;
};

void CommandLineTest::initTestCase()
{
    QVERIFY(m_directory.isValid());
    m_example = m_directory.filePath(u"example"_s);
    const Outcome extracted = run({u"demo"_s, u"--extract"_s, m_example});
    QCOMPARE(extracted.err, QString());
    QCOMPARE(extracted.status, 0);
    QVERIFY(extracted.out.startsWith(u"quaymaster plan -i "_s));
    const Outcome again = run({u"demo"_s, u"--extract"_s, m_example});
    QCOMPARE(again.status, 1);
    QVERIFY2(again.err.contains(u"exists already"_s), qPrintable(again.err));
}

void CommandLineTest::wrongUsageIs64_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("unknown verb") << QStringList{u"paln"_s} << u"unknown verb “paln”; did you mean “plan”?"_s;
    QTest::newRow("no such verb") << QStringList{u"launch"_s} << u"is neither a verb nor an inventory"_s;
    QTest::newRow("apply nothing") << QStringList{u"apply"_s} << u"PLAN.json"_s;
    QTest::newRow("apply in odd batches")
        << QStringList{u"apply"_s, u"plan.json"_s, u"--serial"_s, u"1,many"_s} << u"“many” is no batch"_s;
    QTest::newRow("apply at an odd rate")
        << QStringList{u"apply"_s, u"plan.json"_s, u"--limit-rate"_s, u"fast"_s} << u"“fast” is no rate"_s;
    QTest::newRow("apply with odd limits")
        << QStringList{u"apply"_s, u"plan.json"_s, u"--at-once"_s, u"streams=2"_s}
        << u"“streams=2” limits nothing: write NAME=NUMBER,… of fetches, fetches-per-host"_s;
    QTest::newRow("ask whenever") << QStringList{u"apply"_s, u"plan.json"_s, u"--ask"_s, u"often"_s}
                                  << u"not “often”"_s;
    QTest::newRow("resume with words") << QStringList{u"resume"_s, u"x"_s} << u"unexpected"_s;
    QTest::newRow("status with words") << QStringList{u"status"_s, u"x"_s} << u"unexpected"_s;
    QTest::newRow("verify nothing") << QStringList{u"verify"_s} << u"name an inventory with -i"_s;
    QTest::newRow("unknown option") << QStringList{u"plan"_s, u"--formt"_s, u"json"_s} << u"did you mean --format?"_s;
    QTest::newRow("unknown format") << QStringList{u"plan"_s, u"-i"_s, u"x"_s, u"--format"_s, u"pdf"_s}
                                    << u"no format “pdf” here: choose text, json, html, markdown, csv"_s;
    QTest::newRow("no inventory") << QStringList{u"plan"_s, u"--kubespray"_s, u"/"_s} << u"name an inventory with -i"_s;
    QTest::newRow("no checkout") << QStringList{u"plan"_s, u"-i"_s, u"/dev/null"_s} << u"--kubespray DIR"_s;
    QTest::newRow("missing inventory") << QStringList{u"plan"_s, u"-i"_s, u"/none.ini"_s}
                                       << u"There is no inventory /none.ini."_s;
    QTest::newRow("report as something else") << QStringList{u"report"_s, u"plan.json"_s, u"-o"_s, u"plan.doc"_s}
                                              << u"plan.doc does not say which document"_s;
    QTest::newRow("explain nothing") << QStringList{u"explain"_s} << u"HOST KEY"_s;
    QTest::newRow("evaluate nothing") << QStringList{u"evaluate"_s, u"node1"_s} << u"HOST EXPRESSION"_s;
    QTest::newRow("report nothing") << QStringList{u"report"_s} << u"--format"_s;
    QTest::newRow("report as what") << QStringList{u"report"_s, u"plan.json"_s} << u"--format"_s;
    QTest::newRow("weigh nothing") << QStringList{u"weigh"_s} << u"PLAN.json"_s;
    QTest::newRow("weigh with half a mirror")
        << QStringList{u"weigh"_s, u"plan.json"_s, u"--registry-mirror"_s, u"docker.io"_s} << u"REGISTRY=MIRROR"_s;
    QTest::newRow("two actions") << QStringList{u"inventory"_s, u"-i"_s, u"x"_s, u"--list"_s, u"--graph"_s}
                                 << u"choose one of"_s;
    QTest::newRow("demo with words") << QStringList{u"demo"_s, u"--headless"_s, u"x"_s} << u"unexpected"_s;
}

void CommandLineTest::wrongUsageIs64()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, sentence);
    const Outcome outcome = run(arguments);
    QCOMPARE(outcome.status, 64);
    QCOMPARE(outcome.out, QString());
    QVERIFY2(outcome.err.contains(sentence), qPrintable(outcome.err));
    QVERIFY2(outcome.err.contains(u"--help"_s), qPrintable(outcome.err));
}

void CommandLineTest::helpAndVersion()
{
    const Outcome help = run({u"--help"_s});
    QCOMPARE(help.status, 0);
    QCOMPARE(help.err, QString());
    QCOMPARE(run({u"-h"_s}).out, help.out);
    QCOMPARE(run({u"help"_s}).out, help.out);
    for (const char *name : {"inventory", "plan", "explain", "evaluate", "probe", "apply", "resume", "status", "verify",
                             "report", "weigh", "demo"}) {
        const QString verb = QString::fromLatin1(name);
        QVERIFY2(help.out.contains(u"\n  "_s + verb), name);
        const Outcome verbHelp = run({verb, u"--help"_s});
        QCOMPARE(verbHelp.status, 0);
        QVERIFY2(verbHelp.out.contains(u"quaymaster "_s + verb), name);
        QCOMPARE(run({u"help"_s, verb}).out, verbHelp.out);
        QCOMPARE(run({verb, u"--version"_s}).out, run({u"--version"_s}).out);
    }
    QCOMPARE(run({u"--version"_s}).out, u"quaymaster " QM_VERSION "\n"_s);
    QCOMPARE(run({u"help"_s, u"launch"_s}).status, 64);
}

void CommandLineTest::inventoryAsJsonAndTree()
{
    const QStringList source{u"-i"_s, m_example + u"/inventory/hosts.ini"_s};
    const Outcome list = run(QStringList{u"inventory"_s, u"--list"_s} + source);
    QCOMPARE(list.err, QString());
    QCOMPARE(list.status, 0);
    const QJsonObject document = QJsonDocument::fromJson(list.out.toUtf8()).object();
    QCOMPARE(document[u"edge"_s][u"hosts"_s].toArray().size(), 4);
    QCOMPARE(document[u"_meta"_s][u"hostvars"_s][u"edge2"_s][u"download_delegate"_s].toString(), u"edge-mirror"_s);
    QCOMPARE(run(QStringList{u"inventory"_s} + source).out, list.out);
    QCOMPARE(run(QStringList{u"inventory"_s, u"--graph"_s, u"--format"_s, u"json"_s} + source).out, list.out);

    const Outcome graph = run(QStringList{u"inventory"_s, u"--graph"_s} + source);
    QVERIFY2(graph.out.startsWith(u"@all:\n"_s), qPrintable(graph.out));
    QVERIFY(graph.out.contains(u"--edge-mirror\n"_s));
    QCOMPARE(run(QStringList{u"inventory"_s, u"--list"_s, u"--format"_s, u"text"_s} + source).out, graph.out);
    const Outcome group = run(QStringList{u"inventory"_s, u"--graph"_s, u"edge"_s} + source);
    QVERIFY2(group.out.startsWith(u"@edge:\n"_s), qPrintable(group.out));

    const Outcome host = run(QStringList{u"inventory"_s, u"--host"_s, u"worker3"_s} + source);
    QCOMPARE(QJsonDocument::fromJson(host.out.toUtf8())[u"download_delegate"_s].toString(), u"worker3"_s);
    const Outcome table =
        run(QStringList{u"inventory"_s, u"--host"_s, u"worker3"_s, u"--format"_s, u"text"_s} + source);
    QVERIFY2(table.out.contains(u"host_vars/worker3.yml:3"_s), qPrintable(table.out));
    const QStringList asText{u"--format"_s, u"text"_s};
    const Outcome extra =
        run(QStringList{u"inventory"_s, u"--host"_s, u"worker3"_s, u"-e"_s, u"download_delegate=other mine=1"_s}
            + asText + source);
    const QRegularExpression given(u"^(download_delegate +other|mine +1) +--extra-vars$"_s,
                                   QRegularExpression::MultilineOption);
    QVERIFY2(extra.out.count(given) == 2, qPrintable(extra.out));
    const Outcome implicit = run(QStringList{u"inventory"_s, u"--host"_s, u"localhost"_s} + asText + source);
    QCOMPARE(implicit.status, 0);
    QVERIFY2(implicit.out.contains(u"ansible_connection"_s), qPrintable(implicit.out));
    QCOMPARE(run(QStringList{u"inventory"_s, u"--host"_s, u"nobody"_s} + asText + source).status, 1);
    QCOMPARE(run(QStringList{u"inventory"_s, u"--host"_s, u"nobody"_s} + source).status, 1);
    QCOMPARE(run(QStringList{u"inventory"_s, u"--facts"_s, u"x"_s} + source).status, 64);
}

/// Ansible's own gives up at some three hundred levels, and would draw shared children until the disk is full.
void CommandLineTest::groupsThatNobodyCanDraw_data()
{
    QTest::addColumn<QByteArray>("inventory");
    QByteArray chain;
    for (int level = 0; level < 50'000; ++level)
        chain += "[g" + QByteArray::number(level) + ":children]\ng" + QByteArray::number(level + 1) + "\n";
    QTest::newRow("deep") << chain + "[g50000]\nh\n";
    QByteArray shared;
    for (int level = 0; level < 40; ++level) {
        for (const char side : {'a', 'b'}) {
            const QByteArray below = QByteArray::number(level + 1);
            shared +=
                "[" + QByteArray(1, side) + QByteArray::number(level) + ":children]\na" + below + "\nb" + below + '\n';
        }
    }
    QTest::newRow("shared") << shared + "[a40]\n[b40]\nh\n";
}

void CommandLineTest::groupsThatNobodyCanDraw()
{
    QFETCH(const QByteArray, inventory);
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"hosts.ini"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(inventory);
    file.close();
    const QStringList source{u"-i"_s, file.fileName()};
    const Outcome graph = run(QStringList{u"inventory"_s, u"--graph"_s} + source);
    QCOMPARE(graph.status, 1);
    QCOMPARE(graph.out, QString());
    QVERIFY2(graph.err.contains(u"too many or nested too deeply to be drawn"_s), qPrintable(graph.err));
    QCOMPARE(run(QStringList{u"inventory"_s, u"--list"_s} + source).status, 0);
}

void CommandLineTest::readerThatGoesAway()
{
    QProcess shell;
    shell.start(u"/bin/bash"_s,
                {u"-c"_s, u"set -o pipefail; \"$0\" inventory --list -i \"$1\" | head -c 1"_s,
                 QStringLiteral(QM_PROGRAM), m_example + u"/inventory/hosts.ini"_s});
    QVERIFY(shell.waitForFinished());
    QCOMPARE(shell.exitStatus(), QProcess::NormalExit);
    QVERIFY2(shell.exitCode() == 0 || shell.exitCode() == 1, qPrintable(QString::number(shell.exitCode())));
}

void CommandLineTest::withoutDisplayItSaysSo()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : {u"QT_QPA_PLATFORM"_s, u"DISPLAY"_s, u"WAYLAND_DISPLAY"_s})
        environment.remove(name);
    const Outcome window = run({}, environment);
    QCOMPARE(window.status, 1);
    QVERIFY2(window.err.contains(u"no display"_s), qPrintable(window.err));
    const Outcome demo = run({u"demo"_s}, environment);
    QCOMPARE(demo.status, 1);
    QVERIFY2(demo.err.contains(u"demo --example --headless"_s), qPrintable(demo.err));
    // What makes no sense is said first.
    const Outcome option = run({u"--no-such-option"_s}, environment);
    QCOMPARE(option.status, 64);
    QVERIFY2(option.err.contains(u"no-such-option"_s), qPrintable(option.err));
    QCOMPARE(run({u"demo"_s, u"x"_s}, environment).status, 64);
    // Verbs do not care.
    QCOMPARE(run({u"demo"_s, u"--example"_s, u"--headless"_s}, environment).status, 0);
}

QTEST_GUILESS_MAIN(CommandLineTest)
#include "tst_commandline.moc"
