// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "app/demo/democluster.h"
#include "app/demo/demorequirements.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QHash>
#include <QProcess>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/file.h>

using namespace Qt::StringLiterals;
using namespace qm;

namespace {

constexpr int patienceMs = 60'000;

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Parents of all processes that there are.
QHash<int, int> parents()
{
    QHash<int, int> result;
    for (const QString &name : QDir(u"/proc"_s).entryList({u"[0-9]*"_s}, QDir::Dirs)) {
        const QByteArray status = contentOf(u"/proc/%1/stat"_s.arg(name));
        // "pid (name) state parent …", and a name may hold anything.
        const QList<QByteArray> fields = status.mid(status.lastIndexOf(')') + 2).split(' ');
        if (fields.size() > 19)
            result.insert(name.toInt(), fields[1].toInt());
    }
    return result;
}

/// When a process began, so that another one of the same number is not taken for it. Nothing for one that has ended,
/// though nobody may have asked after it yet: orphans are left to whatever runs as the first process.
QByteArray beginning(int process)
{
    const QByteArray status = contentOf(u"/proc/%1/stat"_s.arg(process));
    const QList<QByteArray> fields = status.mid(status.lastIndexOf(')') + 2).split(' ');
    return fields.value(0) == "Z" || fields.value(0) == "X" ? QByteArray() : fields.value(19);
}

using Processes = QHash<int, QByteArray>;

/// The helper that holds @p directory, and all that came from it.
Processes processesOf(const QString &directory, int *helper)
{
    Processes found;
    const QHash<int, int> all = parents();
    for (auto it = all.cbegin(); it != all.cend(); ++it) {
        const QList<QByteArray> words = contentOf(u"/proc/%1/cmdline"_s.arg(it.key())).split('\0');
        if (words.value(1) == "hold" && words.value(2) == directory.toUtf8()) {
            *helper = it.key();
            found.insert(it.key(), beginning(it.key()));
        }
    }
    for (qsizetype before = -1; before != found.size();) {
        before = found.size();
        for (auto it = all.cbegin(); it != all.cend(); ++it) {
            if (found.contains(it.value()) && !found.contains(it.key()))
                found.insert(it.key(), beginning(it.key()));
        }
    }
    return found;
}

int alive(const Processes &processes)
{
    int count = 0;
    for (auto it = processes.cbegin(); it != processes.cend(); ++it)
        count += !it.value().isEmpty() && beginning(it.key()) == it.value() ? 1 : 0;
    return count;
}

bool canListen(const QString &place)
{
    QTcpServer server;
    return server.listen(QHostAddress(place.section(u':', 0, 0)), place.section(u':', 1).toUShort());
}

/// What a demo has while it runs, and must not have left.
struct Traces final
{
    QString directory;
    int helper = 0;
    Processes processes;
    QStringList places; ///< where it listens

    [[nodiscard]] bool mounted() const { return contentOf(u"/proc/self/mountinfo"_s).contains(directory.toUtf8()); }
    [[nodiscard]] bool listening() const { return !std::all_of(places.begin(), places.end(), canListen); }
};

Traces tracesOf(const QString &directory, const QStringList &places)
{
    Traces traces;
    traces.directory = directory;
    traces.processes = processesOf(directory, &traces.helper);
    traces.places = places;
    return traces;
}

QStringList listeningPlaces(const DemoCluster &cluster)
{
    QStringList places{cluster.places().registry, cluster.places().fileServer};
    for (const DemoNode &node : cluster.nodes())
        places += u"%1:%2"_s.arg(node.address).arg(node.port);
    return places;
}

std::unique_ptr<DemoCluster> started()
{
    DemoSetup setup = DemoSetup::standard();
    setup.helper = QStringLiteral(QM_HELPER);
    auto cluster = DemoCluster::start(setup);
    if (!cluster)
        qWarning("%s", qPrintable(toString(cluster.error())));
    return cluster ? std::move(*cluster) : nullptr;
}

/// Runs the program's own verb until its nodes are there. @return the folder; empty if they never were.
QString serve(QProcess *program, QStringList *places)
{
    program->start(QStringLiteral(QM_PROGRAM), {u"demo"_s, u"--serve"_s});
    QByteArray text;
    while (!text.contains("quaymaster probe") && program->waitForReadyRead(patienceMs))
        text += program->readAllStandardOutput();
    const auto line = [&](const QString &pattern) {
        return QRegularExpression(pattern, QRegularExpression::MultilineOption)
            .match(QString::fromUtf8(text))
            .captured(1);
    };
    *places += line(u"^registry +([0-9.:]+)$"_s);
    for (const QString &node : {u"cp1"_s, u"edge2"_s})
        *places += line(u"^%1 +([0-9.:]+) "_s.arg(node));
    return line(u"^facts +(.*)/facts.json$"_s);
}

} // namespace

#define QM_VERIFY_NOTHING_LEFT(traces)                                                                                 \
    QTRY_COMPARE_WITH_TIMEOUT(alive((traces).processes), 0, patienceMs);                                               \
    QTRY_VERIFY_WITH_TIMEOUT(!QFile::exists((traces).directory), patienceMs);                                          \
    QVERIFY(!(traces).mounted());                                                                                      \
    QVERIFY(!(traces).listening())

/// However a demo ends: processes, mounts, files and sockets are gone.
class DemoEndsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void nothingIsLeft();
    void nothingIsLeftOfWhatWasKilled();
    void nothingIsLeftOfWhatWasAbandoned();
    void nothingIsLeftIfTheHelperIsKilled();
};

void DemoEndsTest::initTestCase()
{
    const DemoRequirements requirements = checkDemoRequirements(QStringLiteral(QM_HELPER));
    if (!requirements.canRun())
        QSKIP(qPrintable(requirements.sentences().join(u' ')));
}

void DemoEndsTest::nothingIsLeft()
{
    std::unique_ptr<DemoCluster> cluster = started();
    QVERIFY(cluster);
    const Traces traces = tracesOf(cluster->places().directory, listeningPlaces(*cluster));
    // Positive controls: what is to be gone is seen while it is there.
    QVERIFY2(traces.processes.size() > 20, qPrintable(QString::number(traces.processes.size())));
    QVERIFY(alive(traces.processes) > 20);
    QVERIFY(traces.listening());
    QVERIFY(QFile::exists(traces.directory));
    QElapsedTimer timer;
    timer.start();
    cluster.reset();
    qInfo("ended in %lld ms", timer.elapsed());
    QCOMPARE(alive(traces.processes), 0);
    QVERIFY(!QFile::exists(traces.directory));
    QM_VERIFY_NOTHING_LEFT(traces);
}

void DemoEndsTest::nothingIsLeftOfWhatWasKilled()
{
    QProcess program;
    QStringList places;
    const QString directory = serve(&program, &places);
    QVERIFY2(!directory.isEmpty(), program.readAllStandardError().constData());
    const Traces traces = tracesOf(directory, places);
    QVERIFY(traces.processes.size() > 20);
    QVERIFY(traces.listening());
    program.kill();
    QVERIFY(program.waitForFinished(patienceMs));
    QM_VERIFY_NOTHING_LEFT(traces);
}

/// Where the program and its helper are both killed, the next demo removes the folder.
void DemoEndsTest::nothingIsLeftOfWhatWasAbandoned()
{
    const QString pattern = QDir::temp().filePath(u"quaymaster-demo-XXXXXX"_s);
    QTemporaryDir abandoned(pattern);
    QTemporaryDir inUse(pattern);
    QTemporaryDir foreign(QDir::temp().filePath(u"quaymaster-demo-other-XXXXXX"_s));
    QVERIFY(abandoned.isValid() && inUse.isValid() && foreign.isValid());
    QFile left(abandoned.filePath(u"lock"_s));
    QFile used(inUse.filePath(u"lock"_s));
    QFile other(foreign.filePath(u"lock"_s));
    QVERIFY(left.open(QIODevice::WriteOnly) && used.open(QIODevice::WriteOnly) && other.open(QIODevice::WriteOnly));
    QCOMPARE(::flock(used.handle(), LOCK_EX | LOCK_NB), 0);
    const QString closed = abandoned.filePath(u"nodes/closed"_s);
    QVERIFY(QDir().mkpath(closed));
    QVERIFY(QFile::setPermissions(closed, {}));
    sweepDemos(QStringLiteral(QM_HELPER));
    QVERIFY(!QFile::exists(abandoned.path()));
    QVERIFY(QFile::exists(inUse.path()));
    QVERIFY(QFile::exists(foreign.path()));
}

void DemoEndsTest::nothingIsLeftIfTheHelperIsKilled()
{
    std::unique_ptr<DemoCluster> cluster = started();
    QVERIFY(cluster);
    const Traces traces = tracesOf(cluster->places().directory, listeningPlaces(*cluster));
    QVERIFY(traces.helper > 0);
    QVERIFY(alive(traces.processes) > 20);
    QCOMPARE(::kill(traces.helper, SIGKILL), 0);
    QTRY_COMPARE_WITH_TIMEOUT(alive(traces.processes), 0, patienceMs);
    QVERIFY(!cluster->isRunning());
    cluster.reset();
    QM_VERIFY_NOTHING_LEFT(traces);
}

QTEST_GUILESS_MAIN(DemoEndsTest)
#include "tst_demoends.moc"
