// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
// What a download leaves on the disk, also when it is killed.
#include "core/transport/process/localprocess.h"
#include "tests/unit/transport/downloadfixture.h"

#include <QCoreApplication>
#include <QDir>
#include <QTest>

#include <csignal>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace qm;
using namespace qm::test;

namespace {

const QByteArray content = randomBytes(1'000'000);

} // namespace

class TestDownloadFiles final : public QObject
{
    Q_OBJECT

private:
    /// This program once more, which only downloads, and kills itself after so many bytes.
    static ProcessCommand program(const DownloadFixture &fixture, qint64 bytes)
    {
        return {QCoreApplication::applicationFilePath(),
                {u"download"_s, fixture.download.urls.constFirst().toString(), fixture.download.checksum.text(),
                 fixture.download.path, QString::number(bytes)}};
    }

private Q_SLOTS:
    void killedAtAnyMoment()
    {
        DownloadFixture fixture(content);
        const FaultServer server(serving(content));
        fixture.download.urls = {server.url(u"/file"_s)};
        QRandomGenerator random(7);
        for (int round = 0; round < 6; ++round) {
            const Result<ProcessResult> result = runProcess(program(fixture, random.bounded(70'000, 150'000)));
            QVERIFY2(result, qPrintable(result ? QString() : result.error().message.english()));
            QCOMPARE(int(result->end), int(ProcessResult::End::Signalled));
            QCOMPARE(result->signal, SIGKILL);
            QVERIFY(!fixture.hasTarget());
            QVERIFY(fixture.hasPart());
        }
        const Result<DownloadedFile> file = fixture.run();
        QVERIFY2(file, qPrintable(fixture.log.join(u'\n')));
        QCOMPARE(fixture.target(), content);
        QCOMPARE(fixture.shape(), u"r"_s);
        QVERIFY2(file->movedBytes < content.size() - 6 * 60'000, qPrintable(QString::number(file->movedBytes)));
    }

    void crashesAroundTheName_data()
    {
        QTest::addColumn<QString>("place");
        QTest::addColumn<bool>("hasName");
        QTest::newRow("file-synced") << u"file-synced:1"_s << false;
        QTest::newRow("file-renamed") << u"file-renamed:1"_s << true;
    }

    void crashesAroundTheName()
    {
        QFETCH(const QString, place);
        QFETCH(const bool, hasName);
        DownloadFixture fixture(content);
        const FaultServer server(serving(content));
        fixture.download.urls = {server.url(u"/file"_s)};
        ProcessCommand command = program(fixture, content.size() * 2);
        command.environment = QProcessEnvironment::systemEnvironment();
        command.environment.insert(u"QM_CRASH_AT"_s, place);
        const Result<ProcessResult> result = runProcess(command);
        if (result && result->succeeded())
            QSKIP("this build has no crash points");
        QVERIFY(result && result->signal == SIGKILL);
        QCOMPARE(fixture.hasTarget(), hasName);
        QCOMPARE(fixture.hasPart(), !hasName);
        if (hasName) {
            QCOMPARE(fixture.target(), content);
            return;
        }
        QVERIFY(fixture.run());
        QCOMPARE(fixture.target(), content);
        QCOMPARE(fixture.moved.load(), 0);
    }

    void onlyOneAtATime()
    {
        DownloadFixture fixture(content);
        const FaultServer server(serving(content));
        fixture.download.urls = {server.url(u"/file"_s)};
        QVERIFY(QDir().mkpath(QFileInfo(fixture.download.path).path()));
        const UniqueFd other(
            ::open(QFile::encodeName(fixture.partPath()).constData(), O_CREAT | O_RDWR | O_CLOEXEC, 0600));
        QCOMPARE(::flock(other.get(), LOCK_EX), 0);
        QCOMPARE(fixture.run().error().code, u"download-busy"_s);
        QVERIFY(QFile::exists(fixture.partPath()));
        ::flock(other.get(), LOCK_UN);
        QVERIFY(fixture.run());
    }

    void writesOnlyFiles()
    {
        const FaultServer server(serving(content));
        DownloadFixture fixture(content);
        fixture.download.urls = {server.url(u"/file"_s)};
        QVERIFY(QDir().mkpath(QFileInfo(fixture.download.path).path()));
        const QString victim = fixture.directory.filePath(u"victim"_s);
        overwrite(victim, 0, "precious");
        QVERIFY(QFile::link(victim, fixture.partPath()));
        QCOMPARE(fixture.run().error().code, u"write-failed"_s);
        QCOMPARE(DownloadFixture::contentOf(victim), "precious");
        QVERIFY(QFile::remove(fixture.partPath()));
        QCOMPARE(::mkfifo(QFile::encodeName(fixture.partPath()).constData(), 0600), 0);
        QCOMPARE(fixture.run().error().code, u"write-failed"_s);
        QVERIFY(QFile::remove(fixture.partPath()));
        QVERIFY(fixture.run());
        fixture.download.path = victim + u"/below"_s; // a file is no directory
        QCOMPARE(fixture.run().error().code, u"write-failed"_s);
    }

    void modesAreSetBeforeTheName()
    {
        const FaultServer server(serving(content));
        DownloadFixture fixture(content);
        fixture.download.urls = {server.url(u"/file"_s)};
        fixture.download.attributes.mode = 0751;
        fixture.download.attributes.owner = ::geteuid();
        QVERIFY(fixture.run());
        struct stat status = {};
        QCOMPARE(::stat(QFile::encodeName(fixture.download.path).constData(), &status), 0);
        QCOMPARE(status.st_mode & 07777U, 0751U);
    }

    void aFullDiskIsSaid_data()
    {
        QTest::addColumn<QString>("length");
        QTest::newRow("known before") << u"known"_s;
        QTest::newRow("met on the way") << u"unknown"_s;
    }

    void aFullDiskIsSaid()
    {
        QFETCH(const QString, length);
        const FaultServer server([&](const HttpQuestion &question) {
            HttpAnswer answer = fileAnswer(question, content);
            if (length == u"unknown")
                answer.contentLength = -1;
            return answer;
        });
        DownloadFixture fixture(content);
        // A disk of its own for a program of its own, which nobody else sees.
        fixture.download.urls = {server.url(u"/file"_s)};
        fixture.download.path = fixture.directory.filePath(u"file"_s);
        const ProcessCommand inside = program(fixture, content.size() * 2);
        const QString script = u"mount -t tmpfs -o size=500k tmpfs \"$1\" || exit 77; shift; exec \"$@\""_s;
        const Result<ProcessResult> result =
            runProcess({u"unshare"_s,
                        QStringList{u"--user"_s, u"--map-root-user"_s, u"--mount"_s, u"sh"_s, u"-c"_s, script, u"sh"_s,
                                    fixture.directory.path(), inside.program}
                            + inside.arguments});
        if (!result || result->exitCode == 77 || result->errorOutput.contains("unshare"))
            QSKIP("this machine lets nobody have a disk of their own");
        QVERIFY2(result->errorOutput.contains("disk-full"), result->errorOutput.constData());
        QVERIFY2(!result->succeeded(), result->output.constData());
    }
};

namespace {

/// The program that tests kill, or give a small disk to.
int downloadAndDie(const QStringList &arguments)
{
    FileDownload download;
    download.urls = {QUrl(arguments.at(2))};
    download.checksum = *Checksum::parse(arguments.at(3));
    download.path = arguments.at(4);
    qint64 left = arguments.at(5).toLongLong();
    Activity activity;
    activity.moved = [&](qint64 bytes) { left -= bytes; };
    activity.throttle = [&](qint64) {
        if (left <= 0)
            std::raise(SIGKILL);
    };
    const Result<DownloadedFile> file = downloadFile(download, activity);
    if (!file)
        qWarning("%s: %s", qPrintable(file.error().code), qPrintable(file.error().message.english()));
    return file ? 0 : 1;
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    if (QCoreApplication::arguments().value(1) == u"download")
        return downloadAndDie(QCoreApplication::arguments());
    TestDownloadFiles test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_downloadfiles.moc"
