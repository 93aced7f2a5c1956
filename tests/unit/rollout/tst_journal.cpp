// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/rollout/journaltext.h"
#include "journalentries.h"

#include <QElapsedTimer>
#include <QFile>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace qm;
using namespace qm::test;

namespace {

class TestJournal final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsWhatItIsTold();
    void takesUp();
    void goesOnAsChangedLast();
    void invalidSerial();
    void manyJobs();
    void logNames();
    void isForItsOwnerOnly();
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
    options.thinArchives = false;
    options.streamImages = true;
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
    const auto some = (*journal)->events(id, 1, 2); // as a window reads them, bit by bit
    QVERIFY(some && some->size() == 2);
    QCOMPARE(some->first().sequence, 2);
    QVERIFY((*journal)->events(id, all->last().sequence)->isEmpty());
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
    QVERIFY((*journal)->takeUp(first, u"test"_s));
    QCOMPARE((*journal)->current(), first);
    QCOMPARE((*journal)->events(first)->last().what, u"taken-up"_s);
    QVERIFY((*journal)->events(first)->last().detail.endsWith(u": test"));
    QVERIFY((*journal)->write({entry(u"done"_s, 0, JobState::Done)}));
    QCOMPARE((*journal)->takeUp(first, u"test"_s).error().code, u"rollout-complete"_s);
    QCOMPARE((*journal)->takeUp(99, u"test"_s).error().code, u"rollout-unknown"_s);
}

/// A limit that was set while it ran holds when it is taken up again, and so does one of whoever took it up.
void TestJournal::goesOnAsChangedLast()
{
    const QTemporaryDir workspace;
    const auto journal = Journal::open(workspace.path());
    QVERIFY(journal);
    RolloutOptions options;
    options.ask = AskAt::Step;
    options.attempts = 5;
    const qint64 id = *(*journal)->begin("{}", someJobs(1), options, {});
    QCOMPARE((*journal)->optionsNow(id).value(), options);

    const QDateTime now = QDateTime::currentDateTimeUtc();
    QVERIFY((*journal)->write({{u"limits"_s, now, {}, 0, u"transfers 7, bytes-per-second 5000000"_s},
                               {u"asking"_s, now, {}, 0, u"stage"_s},
                               {u"limits"_s, now, {}, 0, u"transfers 9"_s}}));
    options.ask = AskAt::Stage;
    options.limits.transfers = 9;
    options.limits.bytesPerSecond = 5'000'000;
    QCOMPARE((*journal)->optionsNow(id).value(), options);

    QVERIFY((*journal)->takeUp(id, u"test"_s, options));
    QCOMPARE((*journal)->events(id)->last().what, u"taken-up"_s); // nothing was changed
    options.ask = AskAt::Never;
    options.limits.bytesPerSecond = 0;
    QVERIFY((*journal)->takeUp(id, u"test"_s, options));
    QCOMPARE((*journal)->events(id)->last().detail, u"bytes-per-second 0"_s);
    QCOMPARE((*journal)->optionsNow(id).value(), options);
    QVERIFY((*journal)->rollout(id)->options.ask == AskAt::Step); // how it began stays known
    QCOMPARE((*journal)->optionsNow(77).error().code, u"rollout-unknown"_s);
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

/// Whatever the umask says, and whatever an earlier version left.
void TestJournal::isForItsOwnerOnly()
{
    const QTemporaryDir workspace;
    const auto file = [&](const QString &end) { return workspace.filePath(u"journal.sqlite"_s + end); };
    const QStringList ends{{}, u"-wal"_s, u"-shm"_s};
    const auto mode = [&](const QString &end) {
        struct stat now = {};
        return ::stat(QFile::encodeName(file(end)).constData(), &now) == 0 ? now.st_mode & 07777 : 0;
    };
    const mode_t before = ::umask(022);
    const auto restored = qScopeGuard([before] { ::umask(before); });
    {
        const auto journal = Journal::open(workspace.path());
        QVERIFY((*journal)->begin("{}", someJobs(3), {}, {}));
        for (const QString &end : ends)
            QCOMPARE(mode(end), mode_t(0600));
    }
    QFile shared(file(u"-wal"_s)); // as after a crash
    QVERIFY(shared.open(QIODevice::WriteOnly));
    shared.close();
    QCOMPARE(mode(u"-wal"_s), mode_t(0644));
    QCOMPARE(::chmod(QFile::encodeName(file({})).constData(), 0644), 0);
    const auto journal = Journal::open(workspace.path());
    QVERIFY((*journal)->begin("{}", someJobs(3), {}, {}));
    for (const QString &end : ends)
        QCOMPARE(mode(end), mode_t(0600));
    QCOMPARE((*journal)->rollouts()->size(), 2);
}

} // namespace

QTEST_GUILESS_MAIN(TestJournal)
#include "tst_journal.moc"
