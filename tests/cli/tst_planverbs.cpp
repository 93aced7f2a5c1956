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

#include <sys/stat.h>

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

/// The verbs that plan, and that make documents of plans.
class PlanVerbsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void planOfTheExample();
    void planFormats_data();
    void planFormats();
    void planIsDeterministic();
    void timeCanBeGiven();
    void detailedExitCode();
    void errorsAreStatus1AndTheRestIsPlanned();
    void withoutHostsItSaysWhy();
    void whatNobodyAskedIsNotKnown();
    void explanationsNameThePlacesOfTheHost();
    void outputFileIsWholeOrNotThere();
    void reportMakesDocumentsOfASavedPlan();
    void reportRefusesWhatIsNoPlan();
    void progressOnlyWhenAskedFor();
    void interruptIs130();

private:
    QStringList planning() const { return planningOptions(m_example); }

    QTemporaryDir m_directory;
    QString m_example;
};

void PlanVerbsTest::initTestCase()
{
    QVERIFY(m_directory.isValid());
    m_example = m_directory.filePath(u"example"_s);
    QCOMPARE(run({u"demo"_s, u"--extract"_s, m_example}).status, 0);
}

void PlanVerbsTest::planOfTheExample()
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

void PlanVerbsTest::planFormats_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("beginning");
    QTest::newRow("json") << u"json"_s << u"{"_s;
    QTest::newRow("html") << u"html"_s << u"<!DOCTYPE html>"_s;
    QTest::newRow("markdown") << u"markdown"_s << u"# "_s;
    QTest::newRow("csv") << u"csv"_s << QString();
}

void PlanVerbsTest::planFormats()
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

void PlanVerbsTest::planIsDeterministic()
{
    const auto withoutTime = [](QString document) {
        static const QRegularExpression created(u"\"created\": *\"[^\"]*\""_s);
        return document.remove(created);
    };
    const QStringList arguments = QStringList{u"plan"_s, u"--format"_s, u"json"_s} + planning();
    QCOMPARE(withoutTime(run(arguments).out), withoutTime(run(arguments).out));
}

/// https://reproducible-builds.org/specs/source-date-epoch/
void PlanVerbsTest::timeCanBeGiven()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"SOURCE_DATE_EPOCH"_s, u"1700000000"_s);
    const Outcome plan = run(QStringList{u"plan"_s, u"--format"_s, u"json"_s} + planning(), environment);
    QVERIFY(plan.out.contains(u"\"created\": \"2023-11-14T22:13:20Z\""_s));
    const QString saved = m_directory.filePath(u"dated.json"_s);
    const QString pdf = m_directory.filePath(u"dated.pdf"_s);
    write(saved, plan.out.toUtf8());
    const Outcome report = run({u"report"_s, saved, u"--format"_s, u"pdf"_s, u"-o"_s, pdf});
    QVERIFY2(report.status == 0, qPrintable(report.err));
    QVERIFY(contentOf(pdf).contains("/CreationDate (D:20231114221320Z)"));

    environment.insert(u"SOURCE_DATE_EPOCH"_s, u"yesterday"_s);
    const Outcome wrong = run(QStringList{u"plan"_s, u"--format"_s, u"json"_s} + planning(), environment);
    QCOMPARE(wrong.status, 1);
    QVERIFY2(wrong.err.contains(u"SOURCE_DATE_EPOCH is “yesterday”"_s), qPrintable(wrong.err));
}

void PlanVerbsTest::detailedExitCode()
{
    QCOMPARE(run(QStringList{u"plan"_s, u"--detailed-exitcode"_s} + planning()).status, 2);
    // A cluster of nobody needs nothing.
    const QString empty = m_directory.filePath(u"empty.ini"_s);
    write(empty, "[kube_control_plane]\n");
    const Outcome nothing = run({u"plan"_s, u"--detailed-exitcode"_s, u"-i"_s, empty, u"--kubespray"_s,
                                 m_example + u"/kubespray"_s, u"--format"_s, u"json"_s});
    QVERIFY2(nothing.status != 2, qPrintable(nothing.out));
}

void PlanVerbsTest::errorsAreStatus1AndTheRestIsPlanned()
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

void PlanVerbsTest::withoutHostsItSaysWhy()
{
    const QString kubespray = m_example + u"/kubespray"_s;
    const QString inventory = m_example + u"/inventory/hosts.ini"_s;
    const QString missing = m_directory.filePath(u"nowhere.ini"_s);
    const Outcome unread = run({u"plan"_s, u"-i"_s, missing, u"--kubespray"_s, kubespray});
    QCOMPARE(unread.status, 1);
    QVERIFY2(unread.out.contains(u"nothing is planned: "_s + missing), qPrintable(unread.out));
    QVERIFY(!unread.out.contains(u"nothing is missing"_s));
    QVERIFY(!unread.out.contains(u"localhost"_s));
    QVERIFY(!unread.out.contains(u"DELEGATE"_s)); // no table of no hosts
    QVERIFY2(!unread.err.contains(u"download_delegate"_s), qPrintable(unread.err));
    QCOMPARE(unread.err.count(u"error: "_s), 1);

    const Outcome noCheckout = run({u"plan"_s, u"-i"_s, inventory, u"--kubespray"_s, missing});
    QCOMPARE(noCheckout.status, 1);
    QVERIFY2(noCheckout.out.contains(u"nothing is planned: "_s + missing), qPrintable(noCheckout.out));
    const Outcome nobody = run(QStringList{u"plan"_s, u"--limit"_s, u"nosuchhost"_s} + planning());
    QVERIFY2(nobody.out.contains(u"nothing is planned: "_s), qPrintable(nobody.out));
}

void PlanVerbsTest::whatNobodyAskedIsNotKnown()
{
    static const QRegularExpression unknown(u"^\\d+ artifact\\S* not known on 11 hosts"_s,
                                            QRegularExpression::MultilineOption);
    static const QRegularExpression both(u"^\\d+ artifact\\S* missing, \\d+ artifact\\S* not known on"_s,
                                         QRegularExpression::MultilineOption);
    const Outcome unasked = run(QStringList{u"plan"_s} + planning().first(6));
    QVERIFY2(unknown.match(unasked.out).hasMatch(), qPrintable(unasked.out));
    QVERIFY2(!unasked.out.contains(u" missing"_s), qPrintable(unasked.out));
    const Outcome asked = run(QStringList{u"plan"_s} + planning());
    QVERIFY2(both.match(asked.out).hasMatch(), qPrintable(asked.out));
}

void PlanVerbsTest::explanationsNameThePlacesOfTheHost()
{
    const QString copy = m_directory.filePath(u"copy"_s);
    QCOMPARE(run({u"demo"_s, u"--extract"_s, copy}).status, 0);
    for (const QString &host : {u"cp1"_s, u"worker1"_s}) {
        write(copy + u"/inventory/host_vars/"_s + host + u".yml"_s,
              "---\n" + QByteArray("# a line\n").repeated(host == u"cp1" ? 0 : 3) + "container_manager: docker\n");
    }
    const Outcome explained = run(QStringList{u"explain"_s, u"worker1"_s, u"runc"_s} + planningOptions(copy));
    static const QRegularExpression place(
        u"host_vars  \\S*worker1\\.yml:5\\n.*overrides containerd \\(role default\\)"_s);
    QVERIFY2(place.match(explained.out).hasMatch(), qPrintable(explained.out));

    const Outcome file = run(QStringList{u"explain"_s, u"worker1"_s, u"kubelet"_s} + planningOptions(copy));
    static const QRegularExpression path(u"\\n  to  /\\S+/kubelet-"_s);
    QVERIFY2(path.match(file.out).hasMatch(), qPrintable(file.out));
}

void PlanVerbsTest::outputFileIsWholeOrNotThere()
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

    // What is no file stays what it is: /dev/null, a pipe.
    const QString pipe = m_directory.filePath(u"pipe"_s);
    QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
    QProcess reader;
    reader.start(u"cat"_s, {pipe});
    QVERIFY(reader.waitForStarted());
    QCOMPARE(run(QStringList{u"plan"_s, u"--format"_s, u"csv"_s, u"-o"_s, pipe} + planning()).status, 0);
    QVERIFY(reader.waitForFinished());
    QVERIFY(reader.readAllStandardOutput().count('\n') > 10);
    QVERIFY(QFileInfo::exists(pipe) && !QFileInfo(pipe).isFile());

    // No room: standard output is a device that is always full.
    QProcess full;
    full.setStandardOutputFile(u"/dev/full"_s);
    full.start(QStringLiteral(QM_PROGRAM), {u"--help"_s});
    QVERIFY(full.waitForFinished());
    QCOMPARE(full.exitCode(), 1);
}

void PlanVerbsTest::reportMakesDocumentsOfASavedPlan()
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

void PlanVerbsTest::reportRefusesWhatIsNoPlan()
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

void PlanVerbsTest::progressOnlyWhenAskedFor()
{
    QVERIFY(!run(QStringList{u"plan"_s} + planning()).err.contains(u"reading and planning"_s));
    QVERIFY(run(QStringList{u"plan"_s, u"--progress"_s} + planning()).err.contains(u"reading and planning"_s));
}

void PlanVerbsTest::interruptIs130()
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

QTEST_GUILESS_MAIN(PlanVerbsTest)
#include "tst_planverbs.moc"
