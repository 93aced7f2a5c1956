// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/rollout/journal.h"
#include "core/rollout/journaltext.h"
#include "core/rollout/workspacelock.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>
#include <mutex>
#include <thread>

using namespace Qt::StringLiterals;
using namespace qm;

namespace {

constexpr int childThreads = 4;

std::vector<RolloutJob> someJobs(int count)
{
    std::vector<RolloutJob> jobs;
    for (int i = 0; i < count; ++i) {
        RolloutJob job;
        job.id = u"load/node%1/registry.k8s.io/pause:3.10"_s.arg(i);
        job.stage = Stage::Load;
        job.host = u"node%1"_s.arg(i);
        job.artifact = u"registry.k8s.io/pause:3.10"_s;
        job.kind = ArtifactKind::Image;
        job.architecture = u"amd64"_s;
        job.from = u"localhost"_s;
        job.bastion = u"jump"_s;
        job.size = i - 1;
        if (i > 0)
            job.after = {0, static_cast<quint32>(i / 2)};
        job.hosts = {static_cast<quint32>(i), 1000};
        jobs.push_back(job);
    }
    return jobs;
}

JournalEntry entry(const QString &what, quint32 job, JobState state)
{
    JobStatus status;
    status.job = job;
    status.state = state;
    status.attempt = 1;
    return {what, QDateTime::currentDateTimeUtc(), status, 5, u"detail"_s};
}

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

class TestJournal final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsWhatItIsTold();
    void takesUp();
    void killedWhileWriting();
    void killedWhileBeginning();
    void secondWriterIsRefused();
    void lockIsGoneWithItsProcess();
    void readerBesideWriter();
    void damagedFile_data();
    void damagedFile();
    void newerSchema();
    void otherDatabase();
    void emptyFileBesidePlans();
    void lostPlan();
    void invalidSerial();
    void readOnlyFolder();
    void manyJobs();
    void logNames();
};

void TestJournal::keepsWhatItIsTold()
{
    const QTemporaryDir workspace;
    const std::vector<RolloutJob> jobs = someJobs(5);
    RolloutOptions options;
    options.ask = AskAt::Batch;
    options.serial = QStringList{u"1"_s, u"25%"_s};
    options.maxFailPercentage = 30;
    options.attempts = 7;
    options.pinImages = true;
    options.limits = {1, 2, 3, 4, 5, 6, 7'000'000'000};
    qint64 id = 0;
    {
        const auto journal = Journal::open(workspace.path());
        QVERIFY2(journal, qPrintable(journal ? QString() : toString(journal.error())));
        QCOMPARE((*journal)->rollouts()->size(), 0);
        const Result<qint64> begun = (*journal)->begin("{\"plan\": 1}", jobs, options, u"quaymaster rollout"_s);
        QVERIFY2(begun, qPrintable(begun ? QString() : toString(begun.error())));
        id = *begun;
        QCOMPARE((*journal)->current(), id);
        JournalEntry failed = entry(u"failed"_s, 1, JobState::Failed);
        failed.status->error = Error{u"disk-full"_s, Message("No room on %1.", {u"node1"_s}), {}};
        failed.status->movedBytes = 5'000'000'000;
        failed.status->started = QDateTime::fromMSecsSinceEpoch(1'700'000'000'123, Qt::UTC);
        JournalEntry skipped = entry(u"skipped"_s, 2, JobState::Skipped);
        skipped.status->reason = u"node2's disk is \"small\"; DROP TABLE job"_s;
        JournalEntry ended;
        ended.what = u"ended"_s;
        ended.at = QDateTime::currentDateTimeUtc();
        ended.totals = RolloutTotals{.jobs = 5, .done = 3, .failed = 1, .skipped = 1};
        QVERIFY((*journal)->write({entry(u"intent"_s, 1, JobState::Running), failed, skipped}));
        QVERIFY((*journal)->write({ended}));
    }
    const auto journal = Journal::openReadOnly(workspace.path());
    QVERIFY2(journal, qPrintable(journal ? QString() : toString(journal.error())));
    const Result<RolloutRecord> record = (*journal)->rollout(id);
    QVERIFY(record);
    QVERIFY(record->options == options);
    QCOMPARE(record->command, u"quaymaster rollout"_s);
    QVERIFY(record->who.contains(u'@'));
    QCOMPARE(toString(record->phase), u"finished"_s);
    QCOMPARE(record->totals.done, 3);
    QVERIFY(record->ended.isValid());
    QCOMPARE(*(*journal)->planDocument(id), QByteArray("{\"plan\": 1}"));
    QVERIFY(*(*journal)->jobs(id) == jobs);

    const Result<QList<JobStatus>> statuses = (*journal)->statuses(id);
    QCOMPARE(statuses->size(), 5);
    QCOMPARE(toString(statuses->at(0).state), u"waiting"_s);
    QCOMPARE(toString(statuses->at(1).state), u"failed"_s);
    QCOMPARE(statuses->at(1).error->code, u"disk-full"_s);
    QCOMPARE(statuses->at(1).error->message.english(), u"No room on node1."_s);
    QCOMPARE(statuses->at(1).movedBytes, 5'000'000'000);
    QCOMPARE(statuses->at(1).started.toMSecsSinceEpoch(), 1'700'000'000'123);
    QVERIFY(statuses->at(0).started.isNull());
    QCOMPARE(statuses->at(2).reason, u"node2's disk is \"small\"; DROP TABLE job"_s);

    QStringList events;
    const auto all = (*journal)->events(id);
    QVERIFY(all);
    for (const JournalEvent &event : *all)
        events.append(u"%1 %2 %3"_s.arg(event.sequence).arg(event.what, event.job));
    QCOMPARE(events,
             (QStringList{u"1 began "_s, u"2 intent "_s + jobs[1].id, u"3 failed "_s + jobs[1].id,
                          u"4 skipped "_s + jobs[2].id, u"5 ended "_s}));
    QCOMPARE((*journal)->rollout(77).error().code, u"rollout-unknown"_s);
}

void TestJournal::takesUp()
{
    const QTemporaryDir workspace;
    const auto journal = Journal::open(workspace.path());
    QVERIFY(journal);
    const qint64 first = *(*journal)->begin("{}", someJobs(1), {}, {});
    const qint64 second = *(*journal)->begin("{}", someJobs(1), {}, {});
    QCOMPARE((*journal)->rollouts()->first().id, second);
    QVERIFY((*journal)->takeUp(first));
    QCOMPARE((*journal)->current(), first);
    QCOMPARE((*journal)->events(first)->last().what, u"taken-up"_s);
    QVERIFY((*journal)->write({entry(u"done"_s, 0, JobState::Done)}));
    QCOMPARE((*journal)->takeUp(first).error().code, u"rollout-complete"_s);
    QCOMPARE((*journal)->takeUp(99).error().code, u"rollout-unknown"_s);
}

/// kill -9 at random moments: whatever was said to be written is there, and the journal goes on.
void TestJournal::killedWhileWriting()
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
void TestJournal::killedWhileBeginning()
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

void TestJournal::secondWriterIsRefused()
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

void TestJournal::lockIsGoneWithItsProcess()
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

void TestJournal::readerBesideWriter()
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
    QVERIFY(!(*reader)->takeUp(id));
}

void TestJournal::damagedFile_data()
{
    QTest::addColumn<qint64>("at");
    QTest::addColumn<qint64>("length");
    QTest::newRow("not a database") << qint64{0} << qint64{16};
    QTest::newRow("first pages") << qint64{100} << qint64{4000};
    QTest::newRow("tables") << qint64{4096} << qint64{12'000};
    QTest::newRow("cut off") << qint64{6000} << qint64{-1};
}

void TestJournal::damagedFile()
{
    QFETCH(qint64, at);
    QFETCH(qint64, length);
    const QTemporaryDir workspace;
    {
        const auto journal = Journal::open(workspace.path());
        QVERIFY(journal);
        QVERIFY((*journal)->begin("{}", someJobs(200), {}, {}));
    }
    QFile file(workspace.filePath(u"journal.sqlite"_s));
    QVERIFY(file.size() > 20'000);
    QVERIFY(file.open(QIODevice::ReadWrite));
    if (length < 0) {
        QVERIFY(file.resize(at));
    } else {
        QVERIFY(file.seek(at));
        file.write(QByteArray(length, 'x'));
    }
    file.close();
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray before = file.readAll();
    file.close();

    for (const auto &journal : {Journal::open(workspace.path()), Journal::openReadOnly(workspace.path())}) {
        QVERIFY(!journal);
        QCOMPARE(journal.error().code, u"journal-damaged"_s);
        QVERIFY(journal.error().message.english().startsWith(u"The journal is damaged: "_s));
    }
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), before); // nothing was lost by looking
    // The workspace is not held by one that could not open it.
    QCOMPARE(WorkspaceLock::holder(workspace.path()), QString());
}

void inDatabase(const QString &file, const QString &statement)
{
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"test"_s);
        database.setDatabaseName(file);
        QVERIFY(database.open());
        QSqlQuery query(database);
        QVERIFY(query.exec(statement));
    }
    QSqlDatabase::removeDatabase(u"test"_s);
}

void TestJournal::newerSchema()
{
    const QTemporaryDir workspace;
    QVERIFY(Journal::open(workspace.path()));
    inDatabase(workspace.filePath(u"journal.sqlite"_s), u"PRAGMA user_version = 2"_s);
    QCOMPARE(Journal::open(workspace.path()).error().code, u"journal-newer"_s);
}

void TestJournal::otherDatabase()
{
    const QTemporaryDir workspace;
    inDatabase(workspace.filePath(u"journal.sqlite"_s), u"CREATE TABLE music (title TEXT)"_s);
    QCOMPARE(Journal::open(workspace.path()).error().code, u"journal-damaged"_s);
}

void TestJournal::emptyFileBesidePlans()
{
    const QTemporaryDir workspace;
    QVERIFY((*Journal::open(workspace.path()))->begin("{}", someJobs(1), {}, {}));
    QVERIFY(QFile::resize(workspace.filePath(u"journal.sqlite"_s), 0));
    QCOMPARE(Journal::open(workspace.path()).error().code, u"journal-damaged"_s);
    // An empty file alone is how a journal begins.
    const QTemporaryDir fresh;
    QFile file(fresh.filePath(u"journal.sqlite"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(Journal::open(fresh.path()));
}

void TestJournal::lostPlan()
{
    const QTemporaryDir workspace;
    const auto journal = Journal::open(workspace.path());
    const qint64 id = *(*journal)->begin("{\"a\": 1}", someJobs(1), {}, {});
    const QDir plans(workspace.filePath(u"plans"_s));
    const QStringList files = plans.entryList(QDir::Files);
    QCOMPARE(files, QStringList{QString::fromLatin1((*journal)->rollout(id)->planDigest) + u".json"_s});
    // The same plan is kept once.
    QVERIFY((*journal)->begin("{\"a\": 1}", someJobs(1), {}, {}));
    QCOMPARE(plans.entryList(QDir::Files), files);
    QFile file(plans.filePath(files.first()));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"a\": 2}");
    file.close();
    QCOMPARE((*journal)->planDocument(id).error().code, u"plan-lost"_s);
    // Kept again, it is repaired.
    QVERIFY((*journal)->begin("{\"a\": 1}", someJobs(1), {}, {}));
    QCOMPARE(*(*journal)->planDocument(id), QByteArray("{\"a\": 1}"));
}

void TestJournal::invalidSerial()
{
    const QTemporaryDir workspace;
    const auto journal = Journal::open(workspace.path());
    RolloutOptions options;
    options.serial = QStringList{u"many"_s};
    QCOMPARE((*journal)->begin("{}", someJobs(1), options, {}).error().code, u"rollout-serial"_s);
    QCOMPARE((*journal)->rollouts()->size(), 0);
}

void TestJournal::readOnlyFolder()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"file"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(Journal::open(folder.filePath(u"file/workspace"_s)).error().code, u"workspace-write"_s);
}

void TestJournal::manyJobs()
{
    const QTemporaryDir workspace;
    const auto journal = Journal::open(workspace.path());
    const std::vector<RolloutJob> jobs = someJobs(20'000);
    QElapsedTimer timer;
    timer.start();
    const Result<qint64> id = (*journal)->begin("{}", jobs, {}, {});
    QVERIFY(id);
    const qint64 begun = timer.restart();
    QVERIFY(*(*journal)->jobs(*id) == jobs);
    const qint64 read = timer.restart();
    QList<JournalEntry> entries;
    for (quint32 job = 0; job < jobs.size(); ++job)
        entries.append(entry(u"done"_s, job, JobState::Done));
    QVERIFY((*journal)->write(entries));
    const qint64 written = timer.restart();
    QCOMPARE((*journal)->rollout(*id)->totals.done, 20'000);
    qInfo("20,000 jobs: begun in %lld ms, read in %lld ms, ended in %lld ms, counted in %lld ms", begun, read, written,
          timer.elapsed());
}

void TestJournal::logNames()
{
    QCOMPARE(fileNameOf(u"load/node3/registry.k8s.io/pause:3.10"_s),
             u"load%2Fnode3%2Fregistry.k8s.io%2Fpause%3A3.10"_s);
    QCOMPARE(fileNameOf(u"fetch/../../etc/passwd"_s), u"fetch%2F..%2F..%2Fetc%2Fpasswd"_s);
    QSet<QString> names;
    for (const QString &tail : {u"a"_s, u"b"_s}) {
        const QString name = fileNameOf(u"load/"_s + QString(3000, u'ä') + tail);
        QVERIFY(name.size() <= 200 && !name.contains(u'/'));
        names.insert(name);
    }
    QCOMPARE(names.size(), 2);
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    if (application.arguments().value(1) == u"--write")
        return writeUntilKilled(application.arguments().value(2));
    TestJournal test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_journal.moc"
