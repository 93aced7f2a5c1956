// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/rollout/journalschema.h"

#include "core/base/uniquefd.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlError>
#include <QStringList>
#include <QVariant>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

/// "Quay" in SQLite's header: file(1) and we know a journal by it.
constexpr int applicationId = 0x51756179;
constexpr int schemaVersion = 2;
/// Had no bytes that were not sent.
constexpr int firstVersion = 1;

const QStringList &schema()
{
    static const QStringList statements{
        u"CREATE TABLE rollout (id INTEGER PRIMARY KEY AUTOINCREMENT, began INTEGER NOT NULL, ended INTEGER, "
        "who TEXT NOT NULL, command TEXT NOT NULL, plan TEXT NOT NULL, options TEXT NOT NULL, totals TEXT)"_s,
        u"CREATE TABLE job (rollout INTEGER NOT NULL REFERENCES rollout, number INTEGER NOT NULL, id TEXT NOT NULL, "
        "stage TEXT NOT NULL, host TEXT NOT NULL, artifact TEXT NOT NULL, kind TEXT NOT NULL, "
        "architecture TEXT NOT NULL, source TEXT NOT NULL, bastion TEXT NOT NULL, size INTEGER NOT NULL, "
        "after TEXT NOT NULL, hosts TEXT NOT NULL, state TEXT NOT NULL, attempt INTEGER NOT NULL DEFAULT 0, "
        "done INTEGER NOT NULL DEFAULT 0, total INTEGER NOT NULL, moved INTEGER NOT NULL DEFAULT 0, "
        "started INTEGER, ended INTEGER, message TEXT, error_code TEXT, error_text TEXT, reason TEXT, "
        "saved INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (rollout, number)) WITHOUT ROWID"_s,
        u"CREATE TABLE event (rollout INTEGER NOT NULL REFERENCES rollout, sequence INTEGER NOT NULL, "
        "at INTEGER NOT NULL, what TEXT NOT NULL, job INTEGER, attempt INTEGER NOT NULL, bytes INTEGER NOT NULL, "
        "detail TEXT NOT NULL, PRIMARY KEY (rollout, sequence)) WITHOUT ROWID"_s,
        u"PRAGMA application_id = %1"_s.arg(applicationId),
        u"PRAGMA user_version = %1"_s.arg(schemaVersion),
    };
    return statements;
}

tl::unexpected<Error> damaged(const QString &file, const QString &why)
{
    return failure(u"journal-damaged"_s,
                   Message(QT_TRANSLATE_NOOP("Message",
                                             "The journal is damaged: %1. Nothing was changed. Move the file away to "
                                             "begin a new history; what is on the hosts is asked again in any case."),
                           {why}),
                   {file, 0});
}

tl::unexpected<Error> sqlFailure(const QSqlError &error, const QString &file)
{
    switch (error.nativeErrorCode().toInt() & 0xff) {
    case 11: // SQLITE_CORRUPT
    case 26: // SQLITE_NOTADB
        return damaged(file, error.databaseText());
    case 13: // SQLITE_FULL
        return failure(u"journal-full"_s,
                       Message(QT_TRANSLATE_NOOP("Message",
                                                 "There is no room left for the journal. Free some space on its disk: "
                                                 "nothing begins that cannot be written down.")),
                       {file, 0});
    default:
        return failure(
            u"journal-write"_s,
            Message(QT_TRANSLATE_NOOP("Message", "The journal cannot be written or read: %1."), {error.databaseText()}),
            {file, 0});
    }
}

Result<QVariant> pragma(const QSqlDatabase &database, const QString &name)
{
    QSqlQuery query(database);
    if (!query.exec(u"PRAGMA "_s + name) || !query.next())
        return sqlFailure(query.lastError(), database.databaseName());
    return query.value(0);
}

/// Whether there was a history where now is an empty file: SQLite would quietly begin a new one.
bool hasLostHistory(const QString &file)
{
    const QFileInfo info(file);
    const QDir plans(info.dir().filePath(u"plans"_s));
    return info.exists() && info.size() == 0 && !plans.isEmpty(QDir::Files);
}

/// Nobody else reads the journal: what was run, on which hosts. SQLite would create it as the umask says, and gives the
/// files beside it the mode that it has. What is there is not opened: closing it would take the locks away that other
/// connections of this process have on it (fcntl(2)).
void keepToOneself(const QString &file)
{
    constexpr mode_t mode = S_IRUSR | S_IWUSR;
    const UniqueFd created(::open(QFile::encodeName(file).constData(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, mode));
    if (created.isValid())
        return;
    for (const QString &path : {file, file + u"-wal"_s, file + u"-shm"_s}) {
        const QByteArray name = QFile::encodeName(path);
        struct stat now = {};
        const bool isOpenToOthers =
            ::stat(name.constData(), &now) == 0 && S_ISREG(now.st_mode) && (now.st_mode & (S_IRWXG | S_IRWXO)) != 0;
        if (isOpenToOthers && now.st_uid == ::geteuid())
            ::chmod(name.constData(), mode);
    }
}

/// @return the version of what is there.
Result<int> check(const QSqlDatabase &database, const QString &file)
{
    const Result<QVariant> identity = pragma(database, u"application_id"_s);
    if (!identity)
        return tl::unexpected<Error>(identity.error());
    if (identity->toInt() != applicationId)
        return damaged(file, u"it is the database of another program"_s);
    const Result<QVariant> version = pragma(database, u"user_version"_s);
    if (!version)
        return tl::unexpected<Error>(version.error());
    if (version->toInt() < firstVersion || version->toInt() > schemaVersion) {
        return failure(u"journal-newer"_s,
                       Message(QT_TRANSLATE_NOOP("Message",
                                                 "The journal was written by a newer version of this program (format "
                                                 "%1, this version knows %2). Use that version."),
                               {version->toString(), QString::number(schemaVersion)}),
                       {file, 0});
    }
    const Result<QVariant> sound = pragma(database, u"quick_check(1)"_s);
    if (!sound)
        return tl::unexpected<Error>(sound.error());
    if (sound->toString() != u"ok")
        return damaged(file, sound->toString().simplified());
    return version->toInt();
}

Result<> executeAll(const QSqlDatabase &database, const QStringList &statements)
{
    Result<> result = execute(database, u"BEGIN IMMEDIATE"_s);
    for (const QString &statement : statements) {
        if (result)
            result = execute(database, statement);
    }
    return result ? execute(database, u"COMMIT"_s) : result;
}

Result<> upgrade(const QSqlDatabase &database)
{
    return executeAll(database,
                      {u"ALTER TABLE job ADD COLUMN saved INTEGER NOT NULL DEFAULT 0"_s,
                       u"PRAGMA user_version = %1"_s.arg(schemaVersion)});
}

Result<> openFile(QSqlDatabase &database, const QString &file, const QString &options)
{
    database.setDatabaseName(file);
    database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=10000"_s + options);
    if (!database.open()) {
        return failure(
            u"journal-open"_s,
            Message(QT_TRANSLATE_NOOP("Message", "The journal cannot be opened: %1."), {database.lastError().text()}),
            {file, 0});
    }
    return {};
}

} // namespace

Result<> execute(QSqlQuery &query)
{
    if (!query.exec())
        return sqlFailure(query.lastError(), {});
    return {};
}

Result<> execute(const QSqlDatabase &database, const QString &statement)
{
    QSqlQuery query(database);
    if (!query.exec(statement))
        return sqlFailure(query.lastError(), database.databaseName());
    return {};
}

Result<> openJournalDatabase(QSqlDatabase &database, const QString &file)
{
    if (hasLostHistory(file))
        return damaged(file, u"it is empty, but there are plans of earlier rollouts"_s);
    keepToOneself(file);
    if (const Result<> opened = openFile(database, file, {}); !opened)
        return opened;
    const Result<QVariant> tables = [&]() -> Result<QVariant> {
        QSqlQuery query(database);
        if (!query.exec(u"SELECT count(*) FROM sqlite_master"_s) || !query.next())
            return sqlFailure(query.lastError(), file);
        return query.value(0);
    }();
    if (!tables)
        return tl::unexpected(tables.error());
    const Result<QVariant> mode = pragma(database, u"journal_mode = WAL"_s);
    if (!mode)
        return tl::unexpected(mode.error());
    // FULL: what was said to be written survives a power cut, not only a crash.
    Result<> result = execute(database, u"PRAGMA synchronous = FULL"_s);
    if (result && tables->toInt() == 0)
        result = executeAll(database, schema());
    if (!result)
        return result;
    const Result<int> version = check(database, file);
    if (!version)
        return tl::unexpected<Error>(version.error());
    return *version < schemaVersion ? upgrade(database) : result;
}

Result<> openJournalDatabaseReadOnly(QSqlDatabase &database, const QString &file)
{
    if (!QFileInfo::exists(file)) {
        return failure(u"journal-none"_s,
                       Message(QT_TRANSLATE_NOOP("Message",
                                                 "nothing was rolled out from this workspace yet; begin with "
                                                 "quaymaster apply PLAN.json")),
                       {file, 0});
    }
    if (const Result<> opened = openFile(database, file, u";QSQLITE_OPEN_READONLY"_s); !opened)
        return opened;
    const Result<int> version = check(database, file);
    if (!version)
        return tl::unexpected<Error>(version.error());
    // What must not be changed is seen as it would be.
    return *version < schemaVersion ? execute(database, u"CREATE TEMP VIEW job AS SELECT *, 0 AS saved FROM main.job"_s)
                                    : Result<>();
}

} // namespace qm
