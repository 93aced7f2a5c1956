// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "program.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace qm::test;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

/// The example's hosts, by name, in a plan document.
QHash<QString, QJsonObject> hostsOf(const QString &document)
{
    QHash<QString, QJsonObject> hosts;
    for (const QJsonValue &host : QJsonDocument::fromJson(document.toUtf8()).object()[u"hosts"_s].toArray())
        hosts.insert(host[u"name"_s].toString(), host.toObject());
    return hosts;
}

} // namespace

class CommandLineTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void wrongUsageIs64_data();
    void wrongUsageIs64();
    void helpAndVersion();
    void inventoryAsJsonAndTree();
    void planOfTheExample();
    void planFormats_data();
    void planFormats();
    void planIsDeterministic();
    void detailedExitCode();
    void errorsAreStatus1AndTheRestIsPlanned();
    void outputFileIsWholeOrNotThere();
    void reportMakesDocumentsOfASavedPlan();
    void reportRefusesWhatIsNoPlan();
    void progressOnlyWhenAskedFor();
    void readerThatGoesAway();
    void interruptIs130();
    void withoutDisplayItSaysSo();

private:
    QStringList planning() const { return planningOptions(m_example); }

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
    QTest::newRow("explain nothing") << QStringList{u"explain"_s} << u"HOST KEY"_s;
    QTest::newRow("evaluate nothing") << QStringList{u"evaluate"_s, u"node1"_s} << u"HOST EXPRESSION"_s;
    QTest::newRow("report nothing") << QStringList{u"report"_s} << u"PLAN.json"_s;
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
    QCOMPARE(run(QStringList{u"inventory"_s, u"--host"_s, u"nobody"_s} + source).status, 1);
    QCOMPARE(run(QStringList{u"inventory"_s, u"--facts"_s, u"x"_s} + source).status, 64);
}

void CommandLineTest::planOfTheExample()
{
    const Outcome plan = run(QStringList{u"plan"_s, u"--format"_s, u"json"_s} + planning());
    QCOMPARE(plan.status, 0);
    const QHash<QString, QJsonObject> hosts = hostsOf(plan.out);
    QCOMPARE(hosts.size(), 11); // ten nodes and the controller
    QSet<QString> architectures;
    QSet<QString> delegates;
    QSet<QString> kinds;
    QSet<QString> presences;
    for (const QJsonObject &host : hosts) {
        architectures += host[u"architecture"_s].toString();
        delegates += host[u"delegate"_s].toString();
        QVERIFY(host[u"error"_s].isNull());
        for (const QJsonValue &need : host[u"needs"_s].toArray()) {
            kinds += need[u"kind"_s].toString();
            presences += need[u"presence"_s].toString();
        }
    }
    QCOMPARE(architectures, QSet<QString>({u"amd64"_s, u"arm64"_s}));
    QCOMPARE(delegates, QSet<QString>({u"localhost"_s, u"edge-mirror"_s, u"worker3"_s}));
    QCOMPARE(kinds, QSet<QString>({u"file"_s, u"image"_s}));
    QCOMPARE(presences, QSet<QString>({u"absent"_s, u"reported"_s, u"verified"_s, u"different"_s, u"unknown"_s}));

    const Outcome headless = run({u"demo"_s, u"--example"_s, u"--headless"_s});
    QCOMPARE(headless.status, 0);
    const Outcome text = run(QStringList{u"plan"_s} + planning());
    QCOMPARE(headless.out, text.out);
    for (const QString &word : {u"edge-mirror"_s, u"arm64"_s, u"crio"_s})
        QVERIFY2(text.out.contains(word), qPrintable(text.out));
    // What is wrong stands on standard error, with its place.
    static const QRegularExpression line(u"^(note|warning): .*example/[^:]+:\\d+: "_s,
                                         QRegularExpression::MultilineOption);
    QVERIFY2(line.match(text.err).hasMatch(), qPrintable(text.err));
}

void CommandLineTest::planFormats_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("beginning");
    QTest::newRow("json") << u"json"_s << u"{"_s;
    QTest::newRow("html") << u"html"_s << u"<!DOCTYPE html>"_s;
    QTest::newRow("markdown") << u"markdown"_s << u"# "_s;
    QTest::newRow("csv") << u"csv"_s << QString();
}

void CommandLineTest::planFormats()
{
    QFETCH(QString, format);
    QFETCH(QString, beginning);
    const Outcome plan = run(QStringList{u"plan"_s, u"--format"_s, format} + planning());
    QCOMPARE(plan.status, 0);
    QVERIFY2(plan.out.startsWith(beginning), qPrintable(plan.out.left(200)));
    QVERIFY(plan.out.contains(u"edge-mirror"_s));

    const QString file = m_directory.filePath(u"plan."_s + format);
    const Outcome written = run(QStringList{u"plan"_s, u"--format"_s, format, u"-o"_s, file} + planning());
    QCOMPARE(written.status, 0);
    QCOMPARE(written.out, QString());
    if (format == u"csv")
        QCOMPARE(QString::fromUtf8(contentOf(file)), plan.out);
    QVERIFY(!contentOf(file).isEmpty());
}

void CommandLineTest::planIsDeterministic()
{
    const auto withoutTime = [](QString document) {
        static const QRegularExpression created(u"\"created\": *\"[^\"]*\""_s);
        return document.remove(created);
    };
    const QStringList arguments = QStringList{u"plan"_s, u"--format"_s, u"json"_s} + planning();
    QCOMPARE(withoutTime(run(arguments).out), withoutTime(run(arguments).out));
}

void CommandLineTest::detailedExitCode()
{
    QCOMPARE(run(QStringList{u"plan"_s, u"--detailed-exitcode"_s} + planning()).status, 2);
    // A cluster of nobody needs nothing.
    const QString empty = m_directory.filePath(u"empty.ini"_s);
    write(empty, "[kube_control_plane]\n");
    const Outcome nothing = run({u"plan"_s, u"--detailed-exitcode"_s, u"-i"_s, empty, u"--kubespray"_s,
                                 m_example + u"/kubespray"_s, u"--format"_s, u"json"_s});
    QVERIFY2(nothing.status != 2, qPrintable(nothing.out));
}

void CommandLineTest::errorsAreStatus1AndTheRestIsPlanned()
{
    const QString facts = m_directory.filePath(u"facts"_s);
    QVERIFY(QDir().mkpath(facts));
    write(facts + u"/cp1"_s, R"({"ansible_architecture": "x86_64", "ansible_system": "Linux"})");
    const Outcome plan = run({u"plan"_s, u"--format"_s, u"json"_s, u"-i"_s, m_example + u"/inventory/hosts.ini"_s,
                              u"--kubespray"_s, m_example + u"/kubespray"_s, u"--facts"_s, facts});
    QCOMPARE(plan.status, 1);
    QVERIFY2(plan.err.contains(u"error: "_s), qPrintable(plan.err));
    const QHash<QString, QJsonObject> hosts = hostsOf(plan.out);
    QCOMPARE(hosts[u"cp2"_s][u"error"_s][u"code"_s].toString(), u"facts-missing"_s);
    QVERIFY(hosts[u"cp1"_s][u"error"_s].isNull());
    QVERIFY(!hosts[u"cp1"_s][u"needs"_s].toArray().isEmpty());

    const Outcome missing = run(
        {u"plan"_s, u"-i"_s, m_directory.filePath(u"no-such-file"_s), u"--kubespray"_s, m_example + u"/kubespray"_s});
    QCOMPARE(missing.status, 1);
    QVERIFY2(missing.err.contains(u"no-such-file"_s), qPrintable(missing.err));
}

void CommandLineTest::outputFileIsWholeOrNotThere()
{
    const QString file = m_directory.filePath(u"kept.json"_s);
    write(file, "precious");
    QCOMPARE(run({u"plan"_s, u"-o"_s, file, u"--format"_s, u"nonsense"_s}).status, 64);
    QCOMPARE(contentOf(file), QByteArray("precious"));
    const Outcome report = run({u"report"_s, file, u"-o"_s, file, u"--format"_s, u"html"_s});
    QCOMPARE(report.status, 1);
    QCOMPARE(contentOf(file), QByteArray("precious"));

    const QString nowhere = m_directory.filePath(u"no/such/folder/plan.json"_s);
    const Outcome refused = run(QStringList{u"plan"_s, u"-o"_s, nowhere} + planning());
    QCOMPARE(refused.status, 1);
    QVERIFY2(refused.err.contains(nowhere), qPrintable(refused.err));

    // No room: standard output is a device that is always full.
    QProcess full;
    full.setStandardOutputFile(u"/dev/full"_s);
    full.start(QStringLiteral(QM_PROGRAM), {u"--help"_s});
    QVERIFY(full.waitForFinished());
    QCOMPARE(full.exitCode(), 1);
}

void CommandLineTest::reportMakesDocumentsOfASavedPlan()
{
    const QString plan = m_directory.filePath(u"saved.json"_s);
    QCOMPARE(run(QStringList{u"plan"_s, u"--format"_s, u"json"_s, u"-o"_s, plan} + planning()).status, 0);
    for (const QString &format : {u"html"_s, u"markdown"_s, u"csv"_s, u"json"_s, u"pdf"_s}) {
        const QString file = m_directory.filePath(u"report."_s + format);
        const QString again = m_directory.filePath(u"again."_s + format);
        const Outcome made = run({u"report"_s, plan, u"--format"_s, format, u"-o"_s, file});
        QVERIFY2(made.status == 0, qPrintable(made.err));
        QCOMPARE(run({u"report"_s, plan, u"--format"_s, format, u"-o"_s, again}).status, 0);
        QVERIFY(!contentOf(file).isEmpty());
        QVERIFY2(contentOf(file) == contentOf(again), qPrintable(format));
    }
    QVERIFY(contentOf(m_directory.filePath(u"report.pdf"_s)).startsWith("%PDF-"));
    QCOMPARE(contentOf(m_directory.filePath(u"report.json"_s)), contentOf(plan));
    // The name of the file says the format; the plan may come through a pipe.
    const QString named = m_directory.filePath(u"named.md"_s);
    QCOMPARE(
        run({u"report"_s, u"-"_s, u"-o"_s, named}, QProcessEnvironment::systemEnvironment(), contentOf(plan)).status,
        0);
    QVERIFY(contentOf(named).startsWith("# "));
}

void CommandLineTest::reportRefusesWhatIsNoPlan()
{
    const QString file = m_directory.filePath(u"no-plan.json"_s);
    for (const QByteArray &content :
         {QByteArray("{}"), QByteArray("[]"), QByteArray("nonsense"), QByteArray(), QByteArray(100'000, '[')}) {
        write(file, content);
        const Outcome outcome = run({u"report"_s, file, u"--format"_s, u"html"_s});
        QCOMPARE(outcome.status, 1);
        QVERIFY2(outcome.err.contains(file), qPrintable(outcome.err));
    }
    QCOMPARE(run({u"report"_s, m_directory.path(), u"--format"_s, u"html"_s}).status, 1);
    QCOMPARE(run({u"report"_s, m_directory.filePath(u"absent.json"_s), u"--format"_s, u"html"_s}).status, 1);
}

void CommandLineTest::progressOnlyWhenAskedFor()
{
    QVERIFY(!run(QStringList{u"plan"_s} + planning()).err.contains(u"reading and planning"_s));
    QVERIFY(run(QStringList{u"plan"_s, u"--progress"_s} + planning()).err.contains(u"reading and planning"_s));
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

void CommandLineTest::interruptIs130()
{
    // Large enough that it is still at work when the signal comes.
    QByteArray inventory("[kube_control_plane]\nnode[1:3]\n[etcd:children]\nkube_control_plane\n[kube_node]\n");
    inventory += "node[4:150000]\n[k8s_cluster:children]\nkube_control_plane\nkube_node\n";
    const QString file = m_directory.filePath(u"large.ini"_s);
    write(file, inventory);
    QProcess process;
    process.start(QStringLiteral(QM_PROGRAM),
                  {u"plan"_s, u"--progress"_s, u"-i"_s, file, u"--kubespray"_s, m_example + u"/kubespray"_s});
    QVERIFY(process.waitForStarted());
    process.setReadChannel(QProcess::StandardError);
    QVERIFY(process.waitForReadyRead());
    QCOMPARE(::kill(static_cast<pid_t>(process.processId()), SIGINT), 0);
    QVERIFY(process.waitForFinished(60'000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 130);
    QCOMPARE(process.readAllStandardOutput(), QByteArray());
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
    // Verbs do not care.
    QCOMPARE(run({u"demo"_s, u"--example"_s, u"--headless"_s}, environment).status, 0);
}

QTEST_GUILESS_MAIN(CommandLineTest)
#include "tst_commandline.moc"
