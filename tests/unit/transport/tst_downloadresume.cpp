// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
// A part that is there already, and downloads that go on with it.
#include "tests/unit/transport/downloadfixture.h"

#include <QTest>

#include <atomic>

using namespace Qt::StringLiterals;
using namespace qm;
using namespace qm::test;

namespace {

const QByteArray content = randomBytes(1'000'000);

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

} // namespace

class TestDownloadResume final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goesOnInALaterCall()
    {
        DownloadFixture fixture(content);
        Returning returning(serving(content));
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
        Returning returning(serving(content));
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
        Returning returning(serving(content));
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
};

QTEST_GUILESS_MAIN(TestDownloadResume)
#include "tst_downloadresume.moc"
