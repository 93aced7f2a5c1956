// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/transport/process/localprocess.h"
#include "tests/unit/transport/downloadfixture.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QTest>

#include <csignal>
#include <thread>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace qm;
using namespace qm::test;

namespace {

const QByteArray content = randomBytes(1'000'000);

HttpAnswer cut(HttpAnswer answer, qint64 bytes)
{
    answer.cutAfter = bytes;
    return answer;
}

void overwrite(const QString &path, qint64 at, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite) || !file.seek(at) || file.write(bytes) != bytes.size())
        qFatal("cannot write a file of the test");
}

/// A server that breaks off first and then does what its script says, under the same address.
class Returning final
{
public:
    explicit Returning(FaultServer::Script script)
        : m_server([this](const HttpQuestion &question) {
            return m_isBroken ? cut(fileAnswer(question, content), 500'000) : m_script(question);
        })
        , m_script(std::move(script))
    {}

    [[nodiscard]] FaultServer &server() { return m_server; }

    /// The first call of a download, which leaves about half.
    void breakOff(DownloadFixture &fixture)
    {
        fixture.download.urls = {m_server.url(u"/file"_s)};
        const int attempts = std::exchange(fixture.download.http.limits.attempts, 1);
        m_isBroken = true;
        if (fixture.run())
            qFatal("a download succeeded that could not");
        m_isBroken = false;
        fixture.download.http.limits.attempts = attempts;
        fixture.log.clear();
        fixture.requests = 0;
        fixture.moved = 0;
        m_server.forget();
    }

private:
    std::atomic_bool m_isBroken = false;
    FaultServer m_server;
    FaultServer::Script m_script;
};

HttpAnswer good(const HttpQuestion &question)
{
    return fileAnswer(question, content);
}

} // namespace

class TestDownloadResume final : public QObject
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
    void goesOnInALaterCall()
    {
        DownloadFixture fixture(content);
        Returning returning(good);
        returning.breakOff(fixture);
        QVERIFY(fixture.hasPart());
        QVERIFY(!fixture.hasTarget());
        const qint64 there = DownloadFixture::contentOf(fixture.partPath()).size();
        QVERIFY(there > 400'000);
        const Result<DownloadedFile> file = fixture.run();
        QVERIFY2(file, qPrintable(fixture.log.join(u'\n')));
        QCOMPARE(fixture.target(), content);
        QCOMPARE(file->movedBytes, content.size() - there);
        QCOMPARE(fixture.shape(), u"r"_s);
        QVERIFY(!fixture.hasPart());
    }

    void damagedPartsAreNotBelieved_data()
    {
        QTest::addColumn<QString>("damage");
        QTest::addColumn<QString>("shape");
        QTest::newRow("flipped") << u"flip"_s << u"rw"_s;
        QTest::newRow("too long") << u"long"_s << u"rw"_s;
        QTest::newRow("its origin unreadable") << u"garble"_s << u"w"_s;
        QTest::newRow("its origin gone") << u"forget"_s << u"w"_s;
        QTest::newRow("from another address") << u"move"_s << u"w"_s;
        QTest::newRow("without a checksum") << u"unproved"_s << u"w"_s;
    }

    void damagedPartsAreNotBelieved()
    {
        QFETCH(const QString, damage);
        QFETCH(const QString, shape);
        DownloadFixture fixture(content);
        Returning returning(good);
        returning.breakOff(fixture);
        const QString origin = fixture.partPath() + u".json"_s;
        if (damage == u"flip")
            overwrite(fixture.partPath(), 1000, "damaged");
        else if (damage == u"long")
            overwrite(fixture.partPath(), content.size(), "too much");
        else if (damage == u"garble")
            overwrite(origin, 0, "[[[[\0\xff");
        else if (damage == u"forget")
            QVERIFY(QFile::remove(origin));
        else if (damage == u"move")
            fixture.download.urls = {returning.server().url(u"/other"_s)};
        else
            fixture.download.checksum = {};
        QVERIFY2(fixture.run(), qPrintable(fixture.log.join(u'\n')));
        QCOMPARE(fixture.target(), content);
        QVERIFY2(fixture.shape() == shape, qPrintable(fixture.log.join(u'\n')));
    }

    void aCompletePartNeedsNoServer()
    {
        DownloadFixture fixture(content);
        Returning returning(good);
        returning.breakOff(fixture);
        // A crash between the last byte and the name leaves just this.
        overwrite(fixture.partPath(), 0, content);
        const Result<DownloadedFile> file = fixture.run();
        QVERIFY2(file, qPrintable(fixture.log.join(u'\n')));
        QCOMPARE(file->movedBytes, 0);
        QCOMPARE(fixture.target(), content);
        QVERIFY(returning.server().lines().isEmpty());
    }

    void cutsAtRandom()
    {
        QRandomGenerator random(42);
        for (int round = 0; round < 25; ++round) {
            const bool hasRanges = round % 3 != 0;
            const bool hasLength = round % 4 != 1 || hasRanges;
            int breaks = 6;
            DownloadFixture fixture(content);
            QStringList story;
            const FaultServer server([&](const HttpQuestion &question) {
                HttpAnswer answer = fileAnswer(question, content);
                if (!hasRanges)
                    answer = {200, {{"ETag", "\"v1\""}}, content};
                if (!hasLength && answer.status == 200)
                    answer.contentLength = -1;
                if (breaks-- > 0) {
                    const qint64 at = random.bounded(qint64(answer.body.size()) + 200);
                    (random.bounded(2) == 0 ? answer.cutAfter : answer.resetAfter) = at;
                    story.append(QString::number(at));
                }
                return answer;
            });
            fixture.download.urls = {server.url(u"/file"_s)};
            fixture.download.http.limits.attempts = 12;
            const Result<DownloadedFile> file = fixture.run();
            QVERIFY2(file, qPrintable(u"round %1: "_s.arg(round) + story.join(u' ') + u'\n' + fixture.log.join(u'\n')));
            QCOMPARE(fixture.target(), content);
            QCOMPARE(file->size, content.size());
            QVERIFY(!fixture.hasPart());
            if (hasRanges) // what came once is not asked for again
                QCOMPARE(file->movedBytes, content.size());
        }
    }

    void killedAtAnyMoment()
    {
        DownloadFixture fixture(content);
        const FaultServer server(good);
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
        const FaultServer server(good);
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
        const FaultServer server(good);
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
        const FaultServer server(good);
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
        const FaultServer server(good);
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

    void progressIsToldAndThrottled()
    {
        const FaultServer server(good);
        DownloadFixture fixture(content);
        fixture.download.urls = {server.url(u"/file"_s)};
        QList<std::pair<qint64, qint64>> told;
        qint64 asked = 0;
        qint64 moved = 0;
        qint64 largest = 0;
        QElapsedTimer time;
        time.start();
        Activity activity;
        activity.progress = [&](qint64 done, qint64 total) { told.append({done, total}); };
        activity.moved = [&](qint64 bytes) { moved += bytes; };
        activity.throttle = [&](qint64 bytes) {
            asked += bytes;
            largest = std::max(largest, bytes);
            std::this_thread::sleep_for(asked == bytes ? 3s : 50ms);
        };
        fixture.download.http.limits.attempts = 1;
        fixture.download.http.limits.idle = 2s;               // throttled time is no silence,
        fixture.download.slowestBytesPerSecond = 100'000'000; // and does not count for the pace
        fixture.download.slowLimit = 3s;
        QVERIFY(downloadFile(fixture.download, activity));
        QCOMPARE(moved, content.size());
        QCOMPARE(asked, moved);
        QVERIFY(largest <= 64 * 1024);
        QCOMPARE(told.constLast(), (std::pair<qint64, qint64>(content.size(), content.size())));
        QVERIFY2(told.size() <= time.elapsed() / 50 + 2, qPrintable(QString::number(told.size())));
        QVERIFY(std::is_sorted(told.cbegin(), told.cend()));
    }

    void aStopIsHeard_data()
    {
        QTest::addColumn<QString>("when");
        QTest::newRow("before it begins") << u"before"_s;
        QTest::newRow("while bytes come") << u"bytes"_s;
        QTest::newRow("while nothing comes") << u"silence"_s;
        QTest::newRow("while it waits") << u"pause"_s;
    }

    void aStopIsHeard()
    {
        QFETCH(const QString, when);
        const FaultServer server([&](const HttpQuestion &question) {
            if (when == u"pause")
                return HttpAnswer{503, {{"Retry-After", "500"}}};
            HttpAnswer answer = fileAnswer(question, content);
            answer.stallAfter = 400'000;
            if (when == u"bytes")
                answer.drip = 1ms;
            return answer;
        });
        DownloadFixture fixture(content);
        fixture.download.urls = {server.url(u"/file"_s)};
        fixture.download.http.limits.idle = 500s;
        fixture.download.http.limits.longestPause = 500s;
        std::stop_source stop;
        if (when == u"before")
            stop.request_stop();
        const bool leavesPart = when == u"bytes" || when == u"silence";
        std::jthread stopper([&] {
            while (leavesPart && fixture.moved == 0)
                std::this_thread::sleep_for(10ms);
            std::this_thread::sleep_for(300ms);
            stop.request_stop();
        });
        QElapsedTimer time;
        time.start();
        QCOMPARE(fixture.run(stop.get_token()).error().code, u"http-canceled"_s);
        QVERIFY2(time.elapsed() < 20'000, qPrintable(QString::number(time.elapsed())));
        QVERIFY(!fixture.hasTarget());
        QCOMPARE(fixture.hasPart(), leavesPart);
    }

    void certificates_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<QString>("code");
        QTest::newRow("good") << u"none"_s << QString();
        QTest::newRow("expired") << u"expired"_s << u"http-tls"_s;
        QTest::newRow("of another server") << u"name"_s << u"http-tls"_s;
        QTest::newRow("of nobody known") << u"authority"_s << u"http-tls"_s;
        QTest::newRow("not looked at") << u"unverified"_s << QString();
        QTest::newRow("to plain http") << u"downgrade"_s << u"http-redirect"_s;
    }

    void certificates()
    {
        QFETCH(const QString, fault);
        QFETCH(const QString, code);
        const TestAuthority authority(u"Test authority"_s);
        const TestIdentity identity = fault == u"expired"
            ? authority.issue({u"localhost"_s, {u"IP:127.0.0.1"_s}, std::chrono::hours(-48), std::chrono::hours(-24)})
            : fault == u"name" ? authority.issue({u"other"_s, {u"DNS:other.example.org"_s}})
                               : authority.issueForLoopback();
        const FaultServer plain(good);
        const FaultServer server(
            [&](const HttpQuestion &question) {
                return fault == u"downgrade" ? HttpAnswer{302, {{"Location", plain.url(u"/file"_s).toEncoded()}}}
                                             : good(question);
            },
            FaultServer::Tls{identity, {}});
        DownloadFixture fixture(content);
        fixture.download.urls = {server.url(u"/file"_s)};
        if (fault != u"authority" && fault != u"unverified")
            fixture.download.http.trust.authorities = *readCertificates(authority.certificate(), u"test"_s);
        fixture.download.http.trust.nobodyVerified = fault == u"unverified";
        const Result<DownloadedFile> file = fixture.run();
        QCOMPARE(file ? QString() : file.error().code, code);
        QCOMPARE(fixture.hasTarget(), code.isEmpty());
        QVERIFY(code.isEmpty() || !fixture.hasPart());
        QVERIFY(plain.lines().isEmpty());
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
    TestDownloadResume test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_downloadresume.moc"
