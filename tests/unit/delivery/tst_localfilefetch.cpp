// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/delivery/fileowner.h"
#include "core/delivery/localfilefetch.h"
#include "tests/support/http/faultserver.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <future>

#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace qm;
using namespace qm::test;

namespace {

const QByteArray content = QByteArray("some bytes of a release ").repeated(5000);

QByteArray read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write a file of the test");
}

struct stat statusOf(const QString &path)
{
    struct stat status = {};
    ::lstat(QFile::encodeName(path).constData(), &status);
    return status;
}

HttpAnswer good(const HttpQuestion &)
{
    return {200, {}, content};
}

} // namespace

class TestLocalFileFetch final : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_directory;
    QStringList m_log;

    FileFetch fetchFrom(const QUrl &url) const
    {
        FileFetch fetch;
        fetch.urls = QStringList{url.toString()};
        fetch.checksum = {u"sha512"_s, QCryptographicHash::hash(content, QCryptographicHash::Sha512).toHex()};
        fetch.place.path = m_directory.filePath(QString::fromLatin1(QTest::currentTestFunction()) + u"/file"_s);
        return fetch;
    }

    Result<Delivered> run(const FileFetch &fetch)
    {
        m_log.clear();
        Activity activity;
        activity.log = [this](const QString &line) { m_log.append(line); };
        return fetchFileHere(fetch, activity);
    }

    QString codeOf(const FileFetch &fetch)
    {
        const Result<Delivered> result = run(fetch);
        return result ? QString() : result.error().code;
    }

private Q_SLOTS:
    /// Steps may need the same file at the same moment: whoever comes second finds it done.
    void twoAtOnce()
    {
        const FaultServer server([](const HttpQuestion &) {
            HttpAnswer slow{200, {}, "small"};
            slow.stallAfter = 0;
            slow.drip = 10ms;
            return slow;
        });
        FileFetch fetch = fetchFrom(server.url(u"/file"_s));
        fetch.checksum = {u"sha256"_s, QCryptographicHash::hash("small", QCryptographicHash::Sha256).toHex()};
        QVERIFY(QDir().mkpath(QFileInfo(fetch.place.path).path()));
        auto first = std::async(std::launch::async, [&] { return fetchFileHere(fetch, {}); });
        QTRY_VERIFY(QFile::exists(fetch.place.path + u".part"_s));
        QStringList said;
        Activity activity;
        activity.log = [&](const QString &line) { said.append(line); };
        const Result<Delivered> second = fetchFileHere(fetch, activity);
        QVERIFY2(second, qPrintable(second ? QString() : toString(second.error())));
        QVERIFY(second->wasThere);
        QCOMPARE(second->movedBytes, 0);
        const Result<Delivered> brought = first.get();
        QVERIFY(brought && !brought->wasThere);
        QCOMPARE(read(fetch.place.path), "small");
        QCOMPARE(server.lines().size(), 1);
    }

    /// Who waits for somebody else's can be stopped.
    void waitingEnds()
    {
        const FaultServer server([](const HttpQuestion &) {
            HttpAnswer never{200, {}, content};
            never.stallAfter = 0;
            return never;
        });
        const FileFetch fetch = fetchFrom(server.url(u"/file"_s));
        std::stop_source stop;
        Activity activity;
        activity.stop = stop.get_token();
        auto first = std::async(std::launch::async, [&] { return fetchFileHere(fetch, activity); });
        QTRY_VERIFY(QFile::exists(fetch.place.path + u".part"_s));
        auto second = std::async(std::launch::async, [&] { return fetchFileHere(fetch, activity); });
        QCOMPARE(second.wait_for(500ms), std::future_status::timeout);
        stop.request_stop();
        QCOMPARE(second.get().error().code, u"http-canceled"_s);
        QVERIFY(!first.get());
    }

    void aSecondTimeNothingMoves()
    {
        const FaultServer server(good);
        FileFetch fetch = fetchFrom(server.url(u"/file"_s));
        const Result<Delivered> first = run(fetch);
        QVERIFY2(first, qPrintable(m_log.join(u'\n')));
        QVERIFY(!first->wasThere);
        QCOMPARE(first->size, content.size());
        QCOMPARE(first->movedBytes, content.size());
        QCOMPARE(first->sha256, QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex());
        QCOMPARE(read(fetch.place.path), content);
        QCOMPARE(statusOf(fetch.place.path).st_mode & 07777U, 0644U);
        fetch.place.mode = u"0755"_s;
        const ino_t inode = statusOf(fetch.place.path).st_ino;
        const Result<Delivered> second = run(fetch);
        QVERIFY(second && second->wasThere);
        QCOMPARE(second->movedBytes, 0);
        QCOMPARE(second->sha256, first->sha256);
        QCOMPARE(second->size, first->size);
        QCOMPARE(statusOf(fetch.place.path).st_ino, inode);
        QCOMPARE(statusOf(fetch.place.path).st_mode & 07777U, 0755U);
        QCOMPARE(server.lines().size(), 1);
    }

    void noMoreThanThereShouldBe()
    {
        const FaultServer server(
            [](const HttpQuestion &) { return HttpAnswer{.body = content, .contentLength = -1, .endlessBody = true}; });
        FileFetch fetch = fetchFrom(server.url(u"/file"_s));
        fetch.largest = content.size();
        QCOMPARE(codeOf(fetch), u"http-too-large"_s);
        QVERIFY(!QFile::exists(fetch.place.path + u".part"_s));
    }

    void whatIsWrongIsReplaced()
    {
        const FaultServer server(good);
        FileFetch fetch = fetchFrom(server.url(u"/file"_s));
        QVERIFY(run(fetch));
        write(fetch.place.path, "rotten");
        const Result<Delivered> again = run(fetch);
        QVERIFY(again && !again->wasThere);
        QCOMPARE(read(fetch.place.path), content);
    }

    void whatIsWrongStaysIfNothingBetterComes()
    {
        const FaultServer server([](const HttpQuestion &) { return HttpAnswer{404}; });
        FileFetch fetch = fetchFrom(server.url(u"/file"_s));
        fetch.place.path = m_directory.filePath(u"stays"_s);
        write(fetch.place.path, "old");
        QCOMPARE(codeOf(fetch), u"http-not-found"_s);
        QCOMPARE(read(fetch.place.path), "old");
    }

    void withoutChecksumWhatIsThereIsRight()
    {
        const FaultServer server(good);
        FileFetch fetch = fetchFrom(server.url(u"/file"_s));
        fetch.checksum = {};
        const Result<Delivered> first = run(fetch);
        QVERIFY(first && !first->wasThere);
        const Result<Delivered> second = run(fetch);
        QVERIFY(second && second->wasThere);
        write(fetch.place.path, {});
        const Result<Delivered> third = run(fetch);
        QVERIFY(third && !third->wasThere);
    }

    void whatIsNoFileIsNotTouched()
    {
        const FaultServer server(good);
        FileFetch fetch = fetchFrom(server.url(u"/file"_s));
        fetch.place.path = m_directory.path();
        QCOMPARE(codeOf(fetch), u"unsafe-path"_s);
        fetch.place.path = m_directory.filePath(u"pipe"_s);
        QCOMPARE(::mkfifo(QFile::encodeName(fetch.place.path).constData(), 0600), 0);
        QCOMPARE(codeOf(fetch), u"unsafe-path"_s);
        QVERIFY(server.lines().isEmpty());
    }

    void credentialsAreSentAndNotShown()
    {
        const FaultServer server([](const HttpQuestion &question) {
            return question.header("Authorization") == basicAuthorization("user", "c\xc3\xa4nary") ? good(question)
                                                                                                   : HttpAnswer{401};
        });
        FileFetch fetch = fetchFrom(server.url(u"/file"_s));
        QCOMPARE(codeOf(fetch), u"http-unauthorized"_s); // positive control
        fetch.user = u"user"_s;
        fetch.password = Secret("c\xc3\xa4nary");
        QCOMPARE(codeOf(fetch), QString());
        QVERIFY(!m_log.join(u'\n').contains(u"nary"_s));
        fetch.password = Secret("a\nb");
        QCOMPARE(codeOf(fetch), u"fetch-credentials"_s);
        fetch.password = Secret("a");
        fetch.user = u"a:b"_s;
        QCOMPARE(codeOf(fetch), u"fetch-credentials"_s);
    }

    void trustsWhomItIsTold()
    {
        const TestAuthority authority(u"Test authority"_s);
        const FaultServer server(good, FaultServer::Tls{authority.issueForLoopback(), {}});
        FileFetch fetch = fetchFrom(server.url(u"/file"_s));
        QCOMPARE(codeOf(fetch), u"http-tls"_s);
        fetch.authorities = "no certificate";
        QCOMPARE(codeOf(fetch), u"authority-file"_s);
        fetch.authorities = TestAuthority(u"Another authority"_s).certificate() + authority.certificate();
        QCOMPARE(codeOf(fetch), QString());
        QVERIFY(QFile::remove(fetch.place.path));
        fetch.authorities.clear();
        fetch.validateCertificates = false;
        QCOMPARE(codeOf(fetch), QString());
    }

    void goesThroughItsProxy()
    {
        const FaultServer proxy([](const HttpQuestion &question) {
            return question.target == "http://files.example.org/file" ? good(question) : HttpAnswer{500};
        });
        FileFetch fetch = fetchFrom(QUrl(u"http://files.example.org/file"_s));
        fetch.httpProxy = proxy.url().toString();
        QVERIFY2(run(fetch), qPrintable(m_log.join(u'\n')));
        QCOMPARE(read(fetch.place.path), content);
        fetch.place.path += u"2"_s;
        fetch.httpProxy = u"socks5://proxy:1"_s;
        QCOMPARE(codeOf(fetch), u"http-proxy"_s);
    }

    void wrongOrdersAreRefused()
    {
        FileFetch fetch = fetchFrom(QUrl(u"http://127.0.0.1:1/file"_s));
        const FileFetch right = fetch;
        fetch.urls = QStringList{u"file:///etc/passwd"_s};
        QCOMPARE(codeOf(fetch), u"fetch-url"_s);
        fetch.urls = QStringList();
        QCOMPARE(codeOf(fetch), u"fetch-url"_s);
        fetch = right;
        fetch.place.path = u"relative"_s;
        QCOMPARE(codeOf(fetch), u"fetch-url"_s);
        for (const QString &mode : {u"u+x"_s, u"0999"_s, u"77777"_s}) {
            fetch = right;
            fetch.place.mode = mode;
            QCOMPARE(codeOf(fetch), u"file-mode"_s);
        }
        QCOMPARE(codeOf(right), u"http-refused"_s); // positive control: this one gets as far as the network
    }

    void owners()
    {
        const FileOwner root = fileOwner(u"root:root"_s);
        QCOMPARE(root.user.has_value(), ::geteuid() == 0);
        QCOMPARE(root.left.isEmpty(), ::geteuid() == 0);
        QCOMPARE(fileOwner({}).left, QString());
        const FileOwner self = fileOwner(QString::number(::geteuid()) + u':' + QString::number(::getegid()));
        QCOMPARE(self.user, std::optional(::geteuid()));
        QCOMPARE(self.group, std::optional(::getegid()));
        QVERIFY(self.left.isEmpty());
        QCOMPARE(fileOwner(u':' + QString::number(::getegid())).group, std::optional(::getegid()));
        const FileOwner nobody = fileOwner(u"no-such-user:no-such-group"_s);
        QVERIFY(!nobody.user && !nobody.group);
        QVERIFY(nobody.left.endsWith(u"no-such-user, no-such-group"_s));
    }

    void anUnknownOwnerIsSaidAndLeftOut()
    {
        const FaultServer server(good);
        FileFetch fetch = fetchFrom(server.url(u"/file"_s));
        fetch.place.owner = u"no-such-user"_s;
        QVERIFY(run(fetch));
        QVERIFY(m_log.join(u'\n').contains(u"no-such-user"_s));
        QCOMPARE(statusOf(fetch.place.path).st_uid, ::geteuid());
    }

    void ownersAreSet()
    {
        if (::geteuid() != 0)
            QSKIP("only root may give files away");
        const FaultServer server(good);
        FileFetch fetch = fetchFrom(server.url(u"/file"_s));
        fetch.place.owner = u"12345:54321"_s;
        fetch.place.mode = u"4755"_s;
        QVERIFY(run(fetch));
        QCOMPARE(statusOf(fetch.place.path).st_uid, 12345U);
        QCOMPARE(statusOf(fetch.place.path).st_gid, 54321U);
        QCOMPARE(statusOf(fetch.place.path).st_mode & 07777U, 04755U);
        fetch.place.owner = u"0:0"_s;
        const Result<Delivered> again = run(fetch);
        QVERIFY(again && again->wasThere);
        QCOMPARE(statusOf(fetch.place.path).st_uid, 0U);
        QCOMPARE(statusOf(fetch.place.path).st_mode & 07777U, 04755U);
    }
};

QTEST_GUILESS_MAIN(TestLocalFileFetch)
#include "tst_localfilefetch.moc"
