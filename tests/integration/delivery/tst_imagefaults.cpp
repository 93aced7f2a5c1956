// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/delivery/fetchimage.h"
#include "core/delivery/localimagefetch.h"
#include "core/transport/http/httpclient.h"
#include "core/transport/registry/registrycache.h"
#include "tests/integration/delivery/shellmachine.h"
#include "tests/integration/delivery/volume.h"
#include "tests/support/http/faultserver.h"
#include "tests/support/registry/registryfixture.h"

#include <QDir>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <atomic>
#include <functional>
#include <memory>

#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace qm;
using namespace qm::test;

namespace {

/// Whether one of our own skopeos is in one of these states: proc(5), /proc/pid/stat.
bool isSkopeo(QByteArrayView states)
{
    QDirIterator processes(u"/proc"_s, {u"[0-9]*"_s}, QDir::Dirs);
    while (processes.hasNext()) {
        QFile stat(processes.next() + u"/stat"_s);
        if (!stat.open(QIODevice::ReadOnly))
            continue;
        const QByteArray line = stat.readAll();
        const QList<QByteArray> words = line.mid(line.lastIndexOf(')') + 2).split(' ');
        if (line.contains("(skopeo)") && words.value(1).toLongLong() == ::getpid() && states.contains(words[0].front()))
            return true;
    }
    return false;
}

} // namespace

/// What registries do to the real skopeo, here and on a machine that fetches for itself: before a real registry stands
/// a server that spoils its answers.
class TestImageFaults final : public QObject
{
    Q_OBJECT

private:
    using Spoil = std::function<std::optional<HttpAnswer>(const HttpQuestion &)>;

    [[nodiscard]] HttpAnswer forward(const HttpQuestion &question) const
    {
        HttpClient client{HttpOptions()};
        HttpRequest request{QUrl(u"http://"_s + m_registry->host() + QString::fromLatin1(question.target))};
        request.headers = {{"Accept", question.header("Accept")}};
        const Result<HttpReply> reply = client.send(request);
        if (!reply)
            return {.status = 502};
        return {
            .status = reply->status, .headers = {{"Content-Type", reply->header("Content-Type")}}, .body = reply->body};
    }

    [[nodiscard]] std::unique_ptr<FaultServer> front(const Spoil &spoil) const
    {
        return std::make_unique<FaultServer>([this, spoil](const HttpQuestion &question) {
            const std::optional<HttpAnswer> spoiled = spoil(question);
            return spoiled ? *spoiled : forward(question);
        });
    }

    [[nodiscard]] ImageFetch fetchOf(const QString &image) const
    {
        ImageFetch fetch;
        fetch.image = image;
        fetch.architecture = u"amd64"_s;
        fetch.archive = m_folder->filePath(u"images/archive.tar"_s);
        fetch.validateCertificates = false;
        return fetch;
    }

    [[nodiscard]] ImageFetch fetchOf(const FaultServer &server) const { return fetchOf(server.host() + u"/app:1"_s); }

    /// "fetched", or the code of the error.
    [[nodiscard]] QString outcome(const ImageFetch &fetch)
    {
        QFETCH(const bool, isHere);
        ShellMachine machine;
        const Result<Delivered> result = isHere ? fetchImageHere(fetch, {}) : fetchImage(machine, fetch, {});
        m_reason = result ? QString() : toString(result.error());
        if (!result)
            qInfo("%s", qPrintable(m_reason));
        return result ? u"fetched"_s : result.error().code;
    }

    [[nodiscard]] QStringList leftovers() const
    {
        return QDir(m_folder->filePath(u"images"_s)).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }

    static void places()
    {
        QTest::addColumn<bool>("isHere");
        QTest::newRow("here") << true;
        QTest::newRow("on a machine") << false;
    }

    std::unique_ptr<RegistryFixture> m_registry;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_digest;
    QString m_reason; ///< what outcome() said in words

private Q_SLOTS:
    void initTestCase()
    {
        const QString missing = RegistryFixture::missing();
        if (!missing.isEmpty())
            QSKIP(qPrintable(u"Not installed: "_s + missing));
        m_registry = std::make_unique<RegistryFixture>(RegistryFixture::Options());
        m_digest = m_registry->push(u"app"_s, u"1"_s, {u"amd64"_s});
        QVERIFY(!m_digest.isEmpty());
    }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QDir(RegistryCache::standardFolder()).removeRecursively();
    }

    void aTokenThatEndsOnTheWay_data() { places(); }

    /// After the first blob nobody knows it any more. skopeo asks for no other; who tries again gets a good one.
    void aTokenThatEndsOnTheWay()
    {
        std::atomic<int> token = 0;
        std::atomic<int> blobs = 0;
        QString host;
        const auto server = front([&](const HttpQuestion &question) -> std::optional<HttpAnswer> {
            if (question.target.startsWith("/token"))
                return HttpAnswer{.body = "{\"token\": \"t" + QByteArray::number(++token) + "\"}"};
            const bool isBlob = question.target.contains("/blobs/");
            const bool isKnown = question.header("Authorization") == "Bearer t" + QByteArray::number(token)
                && !(isBlob && token == 1 && blobs++ > 0);
            if (isKnown)
                return {};
            const QByteArray realm = "Bearer realm=\"http://" + host.toLatin1() + "/token\",service=\"s\"";
            return HttpAnswer{.status = 401,
                              .headers = {{"WWW-Authenticate", realm}},
                              .body =
                                  R"({"errors": [{"code": "UNAUTHORIZED", "message": "authentication required"}]})"};
        });
        host = server->host();
        QCOMPARE(outcome(fetchOf(*server)), u"registry-token"_s);
        QCOMPARE(outcome(fetchOf(*server)), u"fetched"_s);
    }

    void tooManyRequests_data() { places(); }

    void tooManyRequests()
    {
        const auto server = front([](const HttpQuestion &question) -> std::optional<HttpAnswer> {
            if (!question.target.contains("/manifests/"))
                return {};
            return HttpAnswer{.status = 429,
                              .headers = {{"Retry-After", "1"}},
                              .body = R"({"errors": [{"code": "TOOMANYREQUESTS", "message": "slowly"}]})"};
        });
        QCOMPARE(outcome(fetchOf(*server)), u"registry-rate-limited"_s);
        QCOMPARE(leftovers(), QStringList());
    }

    void onceTooManyRequests_data() { places(); }

    void onceTooManyRequests()
    {
        std::atomic<int> refused = 0;
        const auto server = front([&](const HttpQuestion &question) -> std::optional<HttpAnswer> {
            if (!question.target.contains("/blobs/") || refused++ > 0)
                return {};
            return HttpAnswer{.status = 429, .headers = {{"Retry-After", "1"}}};
        });
        QCOMPARE(outcome(fetchOf(*server)), u"fetched"_s);
        QVERIFY(refused > 1);
    }

    void silence_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<qint64>("after");
        QTest::addColumn<QString>("digest");
        QTest::newRow("in a layer") << QByteArray("/blobs/") << qint64(200) << QString();
        QTest::newRow("of a tag") << QByteArray("/manifests/") << qint64(0) << QString();
        QTest::newRow("of a digest") << QByteArray("/manifests/") << qint64(0) << m_digest;
    }

    void silence()
    {
        QFETCH(const QByteArray, target);
        QFETCH(const qint64, after);
        QFETCH(const QString, digest);
        const auto server = front([&](const HttpQuestion &question) -> std::optional<HttpAnswer> {
            if (!question.target.contains(target))
                return {};
            HttpAnswer answer = forward(question);
            answer.stallAfter = after;
            return answer;
        });
        ImageFetch fetch = fetchOf(*server);
        fetch.digest = digest;
        fetch.stallLimit = 2s;
        QElapsedTimer timer;
        timer.start();
        const Result<Delivered> result = fetchImageHere(fetch, {});
        QVERIFY(!result);
        QCOMPARE(result.error().code, u"image-stalled"_s);
        QVERIFY2(timer.elapsed() < 10'000, qPrintable(QString::number(timer.elapsed())));
        QCOMPARE(leftovers(), QStringList());
    }

    /// While it waits because of a limit, nothing comes.
    void aLimitOfBytesPerSecond()
    {
        QVERIFY(!m_registry->push(u"large"_s, u"1"_s, {u"amd64"_s}, 60'000'000).isEmpty());
        const ImageFetch fetch = fetchOf(m_registry->host() + u"/large:1"_s);
        const auto bytesThere = [&] {
            qint64 bytes = 0;
            QDirIterator files(fetch.archive + u".part"_s, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
            while (files.hasNext())
                bytes += files.nextFileInfo().size();
            return bytes;
        };
        qint64 asked = 0;
        int held = 0;
        bool grew = false;
        bool ran = false;
        Activity activity;
        activity.throttle = [&](qint64 bytes) {
            asked += bytes;
            QThread::msleep(50); // until the signal has arrived
            const qint64 before = bytesThere();
            QThread::msleep(100);
            grew = grew || bytesThere() != before;
            ran = ran || isSkopeo("RSDI");
            ++held;
        };
        const Result<Delivered> result = fetchImageHere(fetch, activity);
        QVERIFY2(result, result ? "" : qPrintable(toString(result.error())));
        QCOMPARE(asked, result->movedBytes);
        QVERIFY(!grew && !ran);
        QVERIFY2(held > 2, qPrintable(QString::number(held)));
    }

    /// It is not held for what nobody has to wait for.
    void aLimitOfBytesPerSecondThatIsFarAway()
    {
        QVERIFY(!m_registry->push(u"large"_s, u"2"_s, {u"amd64"_s}, 60'000'000).isEmpty());
        qint64 taken = 0;
        qint64 waited = 0;
        int runs = 0;
        bool isHeld = false;
        bool isBeforeWait = false;
        Activity activity;
        activity.tryThrottle = [&](qint64 bytes) {
            QThread::msleep(50); // until a signal has arrived
            isHeld = isHeld || isSkopeo("T");
            runs += isSkopeo("RSDI") ? 1 : 0;
            isBeforeWait = waited == 0 && taken > 0; // once
            taken += isBeforeWait ? 0 : bytes;
            return !isBeforeWait;
        };
        activity.throttle = [&](qint64 bytes) { waited += isBeforeWait ? bytes : 0; };
        const Result<Delivered> result = fetchImageHere(fetchOf(m_registry->host() + u"/large:2"_s), activity);
        QVERIFY2(result, result ? "" : qPrintable(toString(result.error())));
        QVERIFY(!isHeld);
        QVERIFY(runs > 0);
        QVERIFY(waited > 0);
        QVERIFY2(taken + waited >= result->movedBytes, qPrintable(QString::number(taken + waited)));
    }

    void aLayerWithoutEndByTag_data()
    {
        QTest::addColumn<bool>("isHere");
        QTest::addColumn<bool>("isFast");
        QTest::addColumn<qint64>("most");
        QTest::newRow("here") << true << false << qint64(66'000'000);
        QTest::newRow("on a machine") << false << false << qint64(66'000'000);
        QTest::newRow("on a machine, faster than anybody looks") << false << true << qint64(62'500'000);
    }

    /// Where nobody knows how much will come: up to what the disk can spare, long before that is full.
    void aLayerWithoutEndByTag()
    {
        if (::geteuid() != 0)
            QSKIP("mounting needs root");
        QFETCH(const bool, isFast);
        QFETCH(const qint64, most);
        const auto server = front([isFast](const HttpQuestion &question) -> std::optional<HttpAnswer> {
            if (!question.target.contains("/blobs/"))
                return {};
            HttpAnswer answer{.body = QByteArray(200'000, 'x'), .contentLength = -1, .endlessBody = true};
            if (!isFast)
                answer.drip = 50ms;
            return answer;
        });
        const ImageFetch fetch = fetchOf(*server);
        const Volume volume(QFileInfo(fetch.archive).path(), 64 << 20);
        QVERIFY(volume.isMounted());
        QCOMPARE(outcome(fetch), u"disk-full"_s);
        QCOMPARE(leftovers(), QStringList());
        QVERIFY2(m_reason.contains(u"can spare"), qPrintable(m_reason));
        const qint64 taken = volume.most();
        QVERIFY2(taken > 50'000'000 && taken < most, qPrintable(QString::number(taken)));
    }

    void aDiskThatCountsNothing_data() { places(); }

    void aDiskThatCountsNothing()
    {
        if (::geteuid() != 0)
            QSKIP("mounting needs root");
        const auto server = front([this](const HttpQuestion &question) -> std::optional<HttpAnswer> {
            if (!question.target.contains("/blobs/"))
                return {};
            HttpAnswer answer = forward(question); // slowly in the end, so that somebody looks
            answer.stallAfter = qMax<qint64>(0, answer.body.size() - 200);
            answer.drip = 5ms;
            return answer;
        });
        const ImageFetch fetch = fetchOf(*server);
        const Volume volume(QFileInfo(fetch.archive).path(), 0, "ramfs");
        QVERIFY(volume.isMounted());
        QCOMPARE(outcome(fetch), u"fetched"_s);
    }

    /// A layer without end: up to what the manifest says, where that is known.
    void aLayerWithoutEnd()
    {
        std::atomic_bool isEndless = false;
        const auto server = front([&](const HttpQuestion &question) -> std::optional<HttpAnswer> {
            if (!question.target.contains("/blobs/") || !isEndless)
                return {};
            return HttpAnswer{.body = QByteArray(65536, 'x'), .contentLength = -1, .endlessBody = true};
        });
        ImageFetch fetch = fetchOf(*server);
        fetch.digest = m_digest;
        const Result<Delivered> first = fetchImageHere(fetch, {}); // which learns the manifest
        QVERIFY(first);
        QVERIFY(QFile::remove(fetch.archive));
        fetch.digest = first->imageDigest;
        isEndless = true;
        const Result<Delivered> result = fetchImageHere(fetch, {});
        QVERIFY(!result);
        QVERIFY2(result.error().code == u"image-too-large", qPrintable(toString(result.error())));
        QCOMPARE(leftovers(), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestImageFaults)
#include "tst_imagefaults.moc"
