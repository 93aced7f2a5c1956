// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
// A journal between processes: killed ones, the lock, and readers beside the writer.
#include "core/rollout/workspacelock.h"
#include "journalentries.h"

#include <QCoreApplication>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>
#include <mutex>
#include <thread>

using namespace Qt::StringLiterals;
using namespace qm;
using namespace qm::test;

namespace {

constexpr int childThreads = 4;

/// Writes as fast as it can, and says each number only once the journal said that it is on disk.
int writeUntilKilled(const QString &workspace)
{
    const auto journal = Journal::open(workspace);
    if (!journal || !(*journal)->begin("{}", someJobs(4), {}, u"child"_s))
        return 1;
    std::mutex mutex;
    std::vector<std::thread> threads;
    for (int thread = 0; thread < childThreads; ++thread) {
        threads.emplace_back([&, thread] {
            for (int i = 0;; ++i) {
                JournalEntry done = entry(u"done"_s, static_cast<quint32>(thread), JobState::Done);
                done.detail = u"%1-%2"_s.arg(thread).arg(i);
                if (!(*journal)->write({done}))
                    return;
                const std::lock_guard lock(mutex);
                std::printf("%d-%d\n", thread, i);
                std::fflush(stdout);
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    return 0;
}

class TestJournalProcesses final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void killedWhileWriting();
    void killedWhileBeginning();
    void secondWriterIsRefused();
    void lockIsGoneWithItsProcess();
    void readerBesideWriter();
};

/// kill -9 at random moments: whatever was said to be written is there, and the journal goes on.
void TestJournalProcesses::killedWhileWriting()
{
    const QTemporaryDir workspace;
    int acknowledged = 0;
    for (int round = 0; round < 8; ++round) {
        QProcess child;
        child.start(QCoreApplication::applicationFilePath(), {u"--write"_s, workspace.path()});
        QVERIFY(child.waitForStarted());
        QVERIFY(child.waitForReadyRead(30'000)); // it writes
        child.waitForReadyRead(static_cast<int>(QRandomGenerator::global()->bounded(20)));
        QTest::qWait(static_cast<int>(QRandomGenerator::global()->bounded(60)));
        child.kill();
        QVERIFY(child.waitForFinished());
        const QList<QByteArray> said = child.readAllStandardOutput().split('\n');
        const auto journal = Journal::open(workspace.path());
        QVERIFY2(journal, qPrintable(journal ? QString() : toString(journal.error())));
        const Result<QList<RolloutRecord>> rollouts = (*journal)->rollouts();
        QCOMPARE(rollouts->size(), round + 1);
        QSet<QString> found;
        const auto all = (*journal)->events(rollouts->first().id);
        QVERIFY(all);
        for (const JournalEvent &event : *all)
            found.insert(event.detail);
        for (qsizetype i = 0; i + 1 < said.size(); ++i) // the last one may not have been said in full
            QVERIFY2(found.contains(QString::fromLatin1(said.at(i))), said.at(i).constData());
        acknowledged += static_cast<int>(said.size()) - 1;
        // What was never begun is not invented.
        QVERIFY(found.size() <= said.size() + childThreads + 2);
    }
    qInfo("%d acknowledged writes survived", acknowledged);
    QVERIFY(acknowledged > 8);
}

/// At each of the places where a trace is left: either the rollout is not there, or it is with all of its jobs.
void TestJournalProcesses::killedWhileBeginning()
{
    int crashes = 0;
    for (int passing = 1; passing <= 6; ++passing) {
        const QTemporaryDir workspace;
        QProcess child;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"QM_CRASH_AT"_s, QString::number(passing));
        child.setProcessEnvironment(environment);
        child.start(QCoreApplication::applicationFilePath(), {u"--write"_s, workspace.path()});
        QVERIFY(child.waitForFinished(30'000));
        const QByteArray place = child.readAllStandardError();
        if (!place.contains("crash point"))
            QSKIP("This build has no crash points.");
        ++crashes;
        const auto journal = Journal::open(workspace.path());
        QVERIFY2(journal, qPrintable(QString::fromUtf8(place)));
        const auto all = (*journal)->rollouts();
        QVERIFY(all);
        for (const RolloutRecord &record : *all) {
            QCOMPARE((*journal)->jobs(record.id)->size(), size_t{4});
            QVERIFY((*journal)->planDocument(record.id));
        }
        QVERIFY((*journal)->begin("{}", someJobs(1), {}, {}));
    }
    QCOMPARE(crashes, 6);
}

void TestJournalProcesses::secondWriterIsRefused()
{
    const QTemporaryDir workspace;
    QCOMPARE(WorkspaceLock::holder(workspace.path()), QString());
    auto first = Journal::open(workspace.path());
    QVERIFY(first);
    const auto second = Journal::open(workspace.path());
    QVERIFY(!second);
    QCOMPARE(second.error().code, u"workspace-locked"_s);
    const QString sentence = second.error().message.english();
    QVERIFY2(sentence.contains(u"process %1"_s.arg(QCoreApplication::applicationPid())), qPrintable(sentence));
    QVERIFY2(sentence.contains(whoWeAre()), qPrintable(sentence));
    QVERIFY(WorkspaceLock::holder(workspace.path()).contains(whoWeAre()));
    first->reset();
    QCOMPARE(WorkspaceLock::holder(workspace.path()), QString());
    QVERIFY(Journal::open(workspace.path()));
}

void TestJournalProcesses::lockIsGoneWithItsProcess()
{
    const QTemporaryDir workspace;
    QProcess child;
    child.start(QCoreApplication::applicationFilePath(), {u"--write"_s, workspace.path()});
    QVERIFY(child.waitForReadyRead(30'000));
    const auto refused = Journal::open(workspace.path());
    QVERIFY(!refused);
    QVERIFY(refused.error().message.english().contains(QString::number(child.processId())));
    child.kill();
    QVERIFY(child.waitForFinished());
    QVERIFY(Journal::open(workspace.path()));
}

void TestJournalProcesses::readerBesideWriter()
{
    const QTemporaryDir workspace;
    QCOMPARE(Journal::openReadOnly(workspace.path()).error().code, u"journal-none"_s);
    const auto writer = Journal::open(workspace.path());
    QVERIFY(writer);
    const auto reader = Journal::openReadOnly(workspace.path());
    QVERIFY2(reader, qPrintable(reader ? QString() : toString(reader.error())));
    const qint64 id = *(*writer)->begin("{}", someJobs(2), {}, {});
    QCOMPARE((*reader)->rollouts()->size(), 1);
    for (int i = 0; i < 20; ++i) {
        QVERIFY((*writer)->write({entry(u"intent"_s, 1, JobState::Running)}));
        QCOMPARE((*reader)->events(id)->size(), i + 2);
    }
    QVERIFY(!(*reader)->begin("{}", {}, {}, {}));
    QVERIFY(!(*reader)->takeUp(id, u"test"_s));
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    if (application.arguments().value(1) == u"--write")
        return writeUntilKilled(application.arguments().value(2));
    TestJournalProcesses test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_journalprocesses.moc"
