// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
// Journals and plans that are not what was written, and what is said of them.
#include "core/rollout/workspacelock.h"
#include "journalentries.h"

#include <QDir>
#include <QFile>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qm;
using namespace qm::test;

namespace {

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

class TestJournalDamage final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void damagedFile_data();
    void damagedFile();
    void newerSchema();
    void olderSchema();
    void otherDatabase();
    void emptyFileBesidePlans();
    void lostPlan();
    void readOnlyFolder();
};

void TestJournalDamage::damagedFile_data()
{
    QTest::addColumn<qint64>("at");
    QTest::addColumn<qint64>("length");
    QTest::newRow("not a database") << qint64{0} << qint64{16};
    QTest::newRow("first pages") << qint64{100} << qint64{4000};
    QTest::newRow("tables") << qint64{4096} << qint64{12'000};
    QTest::newRow("cut off") << qint64{6000} << qint64{-1};
}

void TestJournalDamage::damagedFile()
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

void TestJournalDamage::newerSchema()
{
    const QTemporaryDir workspace;
    QVERIFY(Journal::open(workspace.path()));
    inDatabase(workspace.filePath(u"journal.sqlite"_s), u"PRAGMA user_version = 3"_s);
    QCOMPARE(Journal::open(workspace.path()).error().code, u"journal-newer"_s);
}

/// Journals of version 1 did not count what was not sent.
void TestJournalDamage::olderSchema()
{
    const QTemporaryDir workspace;
    const QString file = workspace.filePath(u"journal.sqlite"_s);
    const qint64 id = *(*Journal::open(workspace.path()))->begin("{}", someJobs(2), {}, {});
    inDatabase(file, u"ALTER TABLE job DROP COLUMN saved"_s);
    inDatabase(file, u"PRAGMA user_version = 1"_s);
    const auto looked = Journal::openReadOnly(workspace.path());
    QVERIFY2(looked, looked ? "" : qPrintable(toString(looked.error())));
    QCOMPARE((*looked)->statuses(id)->size(), 2);
    QCOMPARE((*looked)->rollouts()->first().totals.jobs, 2);
    const auto journal = Journal::open(workspace.path());
    QVERIFY2(journal, journal ? "" : qPrintable(toString(journal.error())));
    QVERIFY((*journal)->takeUp(id, u"test"_s));
    JobStatus status = (*journal)->statuses(id)->at(1);
    QCOMPARE(status.savedBytes, 0);
    status.savedBytes = 1234;
    QVERIFY((*journal)->write({{u"done"_s, QDateTime::currentDateTimeUtc(), status}}));
    QCOMPARE((*journal)->statuses(id)->at(1).savedBytes, 1234);
    QCOMPARE((*journal)->rollout(id)->totals.savedBytes, 1234);
}

void TestJournalDamage::otherDatabase()
{
    const QTemporaryDir workspace;
    inDatabase(workspace.filePath(u"journal.sqlite"_s), u"CREATE TABLE music (title TEXT)"_s);
    QCOMPARE(Journal::open(workspace.path()).error().code, u"journal-damaged"_s);
}

void TestJournalDamage::emptyFileBesidePlans()
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

void TestJournalDamage::lostPlan()
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

void TestJournalDamage::readOnlyFolder()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"file"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(Journal::open(folder.filePath(u"file/workspace"_s)).error().code, u"workspace-write"_s);
}

} // namespace

QTEST_GUILESS_MAIN(TestJournalDamage)
#include "tst_journaldamage.moc"
