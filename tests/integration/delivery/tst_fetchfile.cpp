// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/integration/delivery/fetchfiletest.h"

#include <QCryptographicHash>
#include <QDir>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace qm;
using namespace qm::test;

/// Machines that fetch files themselves, with the real curl, wget and busybox, from servers good and bad.
class TestFetchFile final : public FetchFileTest
{
    Q_OBJECT

private Q_SLOTS:
    void fetches_once_and_then_only_looks_data()
    {
        QTest::addColumn<QString>("program");
        for (const char *const program : {"curl", "wget", "busybox"})
            QTest::addRow("%s", program) << QString::fromLatin1(program);
    }

    void fetches_once_and_then_only_looks()
    {
        QFETCH(QString, program);
        FaultServer server([&](const HttpQuestion &question) { return serve(question, m_content, "\"1\""); });
        ShellMachine machine;
        machine.allowOnly(m_folder->filePath(u"tools"_s), basics + QStringList(program));
        qint64 moved = 0;
        Activity activity;
        activity.moved = [&](qint64 bytes) { moved += bytes; };
        const FileFetch fetch = fetchOf(server, program);
        const Result<Delivered> first = fetchFile(machine, fetch, activity);
        QVERIFY2(first, first ? "" : qPrintable(toString(first.error())));
        QCOMPARE(first->size, m_content.size());
        QCOMPARE(first->sha256, sha256(m_content));
        QVERIFY(!first->wasThere);
        QCOMPARE(first->movedBytes, m_content.size());
        QCOMPARE(moved, m_content.size());
        QCOMPARE(readAll(fetch.place.path), m_content);
        QVERIFY(QFile::permissions(fetch.place.path) & QFile::ExeOther);
        QCOMPARE(QDir(m_folder->filePath(u"new"_s)).entryList(QDir::Files | QDir::Hidden), QStringList(u"it"_s));

        server.forget();
        const Result<Delivered> second = fetchFile(machine, fetch, activity);
        QVERIFY(second && second->wasThere);
        QCOMPARE(second->movedBytes, 0);
        QCOMPARE(moved, m_content.size());
        QCOMPARE(server.lines(), QStringList());
        QCOMPARE(machine.roundTrips(), 2);
    }

    /// A script may be ended between giving the file its name and clearing up.
    void clears_up_after_one_that_could_not()
    {
        FaultServer server([&](const HttpQuestion &question) { return serve(question, m_content, "\"1\""); });
        ShellMachine machine;
        const FileFetch fetch = fetchOf(server);
        QVERIFY(fetchFile(machine, fetch, {}));
        QVERIFY(QDir(m_folder->filePath(u"new"_s)).mkdir(u"it.part.tmp"_s));
        for (const QString &left : {u"it.part.headers.new"_s, u"it.part.lease"_s, u"it.part.tmp/wgetrc"_s})
            QVERIFY(QFile(m_folder->filePath(u"new/"_s + left)).open(QIODevice::WriteOnly));
        const Result<Delivered> second = fetchFile(machine, fetch, {});
        QVERIFY(second && second->wasThere);
        QCOMPARE(second->sha256, sha256(m_content));
        QCOMPARE(QDir(m_folder->filePath(u"new"_s)).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
                 QStringList(u"it"_s));
    }

    void goes_on_where_the_connection_broke()
    {
        std::atomic<bool> cut = true;
        FaultServer server([&](const HttpQuestion &question) {
            HttpAnswer answer = serve(question, m_content, "\"1\"");
            if (cut)
                answer.cutAfter = 1'000'000;
            return answer;
        });
        ShellMachine machine;
        const FileFetch fetch = fetchOf(server);
        const Result<Delivered> first = fetchFile(machine, fetch, {});
        QCOMPARE(code(first), u"http-connection"_s);
        const qint64 there = QFile(fetch.place.path + u".part"_s).size();
        QVERIFY2(there > 500'000, qPrintable(QString::number(there)));
        cut = false;
        const Result<Delivered> second = fetchFile(machine, fetch, {});
        QVERIFY2(second, second ? "" : qPrintable(toString(second.error())));
        QCOMPARE(second->movedBytes, m_content.size() - there);
        QCOMPARE(server.questions().last().header("If-Range"), "\"1\"");
        QCOMPARE(readAll(fetch.place.path), m_content);
    }

    void begins_anew_if_the_file_has_changed()
    {
        const QByteArray other = noise(2'000'000, 2).toHex();
        std::atomic<int> round = 0;
        FaultServer server([&](const HttpQuestion &question) {
            HttpAnswer answer = round == 0 ? serve(question, other, "\"old\"") : serve(question, m_content, "\"new\"");
            if (round == 0)
                answer.cutAfter = 1'000'000;
            return answer;
        });
        ShellMachine machine;
        const FileFetch fetch = fetchOf(server);
        QVERIFY(!fetchFile(machine, fetch, {}));
        round = 1;
        const Result<Delivered> second = fetchFile(machine, fetch, {});
        QVERIFY2(second, second ? "" : qPrintable(toString(second.error())));
        QCOMPARE(readAll(fetch.place.path), m_content);
    }

    /// A server that confirms what is not so.
    void begins_anew_if_the_part_was_of_something_else()
    {
        FaultServer server([&](const HttpQuestion &question) { return serve(question, m_content, "\"1\""); });
        ShellMachine machine;
        const FileFetch fetch = fetchOf(server);
        QDir().mkpath(m_folder->filePath(u"new"_s));
        write(fetch.place.path + u".part"_s, QByteArray(1000, 'x'));
        write(fetch.place.path + u".part.headers"_s, "HTTP/1.1 200 OK\r\nETag: \"1\"\r\n\r\n");
        const Result<Delivered> result = fetchFile(machine, fetch, {});
        QVERIFY2(result, result ? "" : qPrintable(toString(result.error())));
        QCOMPARE(server.lines().size(), 2);
        QCOMPARE(readAll(fetch.place.path), m_content);
    }

    void keeps_nothing_that_is_wrong()
    {
        FaultServer server([](const HttpQuestion &) { return HttpAnswer{.body = "<html>log in</html>"}; });
        ShellMachine machine;
        const FileFetch fetch = fetchOf(server);
        QCOMPARE(code(fetchFile(machine, fetch, {})), u"checksum-mismatch"_s);
        QCOMPARE(server.lines().size(), 2); // once more, and not again
        QCOMPARE(QDir(m_folder->filePath(u"new"_s)).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
                 QStringList());
    }

    void takes_what_a_server_vouches_for_data()
    {
        QTest::addColumn<QStringList>("shell");
        QTest::addColumn<QString>("program");
        for (const QStringList &shell : shells()) {
            for (const char *const program : {"curl", "wget"})
                QTest::addRow("%s, %s", qPrintable(shell.first()), program) << shell << QString::fromLatin1(program);
        }
    }

    /// Where there is no checksum: the same as on this machine, so that no web page and no half file gets the name.
    void takes_what_a_server_vouches_for()
    {
        QFETCH(QStringList, shell);
        QFETCH(QString, program);
        const QByteArray page = "<html>which one?</html>";
        QHash<QByteArray, HttpAnswer> answers;
        answers.insert("/whole", {.headers = {{"Content-Encoding", "identity"}}, .body = m_content});
        answers.insert("/moved", {.status = 302, .headers = {{"Location", "/whole"}}, .body = page});
        answers.insert("/cut", {.body = m_content, .contentLength = -1, .cutAfter = 1'000'000});
        answers.insert("/endless", {.body = m_content, .contentLength = -1});
        answers.insert("/choices", {.status = 300, .body = page});
        answers.insert("/part", {.status = 206, .headers = {{"Content-Range", "bytes 0-22/99"}}, .body = page});
        answers.insert("/packed", {.headers = {{"Content-Encoding", "gzip"}}, .body = m_content});
        answers.insert("/empty", {});
        answers.insert("/short", {.body = m_content, .cutAfter = 1'000'000});
        FaultServer server([&](const HttpQuestion &question) { return answers.value(question.target); });
        ShellMachine machine(shell);
        machine.allowOnly(m_folder->filePath(u"tools"_s), basics + QStringList(program));
        FileFetch fetch = fetchOf(server);
        fetch.checksum = {};
        const auto codeOf = [&](const QString &path) {
            fetch.urls = {server.url(path).toString()};
            return code(fetchFile(machine, fetch, {}));
        };
        QCOMPARE(codeOf(u"/cut"_s), u"download-unproved"_s);
        QCOMPARE(codeOf(u"/endless"_s), u"download-unproved"_s);
        QCOMPARE(codeOf(u"/choices"_s), u"http-status"_s);
        QCOMPARE(codeOf(u"/part"_s), u"http-status"_s);
        QCOMPARE(codeOf(u"/packed"_s), u"http-encoding"_s);
        QCOMPARE(codeOf(u"/empty"_s), u"http-status"_s);
        QCOMPARE(codeOf(u"/short"_s), u"http-connection"_s);
        QVERIFY(!QFile::exists(fetch.place.path));
        for (const QString &path : {u"/whole"_s, u"/moved"_s}) {
            QCOMPARE(codeOf(path), u"success"_s);
            QCOMPARE(readAll(fetch.place.path), m_content);
            QVERIFY(QFile::remove(fetch.place.path));
        }
        fetch.urls = {server.url(u"/choices"_s).toString(), server.url(u"/whole"_s).toString()};
        QCOMPARE(code(fetchFile(machine, fetch, {})), u"success"_s);
        QCOMPARE(QDir(m_folder->filePath(u"new"_s)).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
                 QStringList(u"it"_s));
    }

    /// It does not say what the server answers.
    void takes_nothing_unproved_by_busybox()
    {
        FaultServer server([&](const HttpQuestion &question) { return serve(question, m_content, "\"1\""); });
        ShellMachine machine;
        machine.allowOnly(m_folder->filePath(u"tools"_s), basics + QStringList(u"busybox"_s));
        FileFetch fetch = fetchOf(server, u"busybox"_s);
        fetch.checksum = {};
        const Result<Delivered> result = fetchFile(machine, fetch, {});
        QCOMPARE(code(result), u"fetch-tool"_s);
        QVERIFY2(toString(result.error()).contains(u"no checksum"_s), qPrintable(toString(result.error())));
        QCOMPARE(server.lines(), QStringList());
    }

    void tries_all_addresses()
    {
        FaultServer server([&](const HttpQuestion &question) {
            return question.target == "/first" ? HttpAnswer{.status = 404} : serve(question, m_content, "\"1\"");
        });
        ShellMachine machine;
        FileFetch fetch = fetchOf(server);
        fetch.urls = {server.url(u"/first"_s).toString(), server.url(u"/second"_s).toString()};
        QVERIFY(fetchFile(machine, fetch, {}));
        QCOMPARE(server.lines(), (QStringList{u"GET /first"_s, u"GET /second"_s}));
    }

    void says_what_servers_answer_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("expected");
        QTest::newRow("401") << 401 << u"http-unauthorized"_s;
        QTest::newRow("403") << 403 << u"http-forbidden"_s;
        QTest::newRow("404") << 404 << u"http-not-found"_s;
        QTest::newRow("429") << 429 << u"http-rate-limited"_s;
        QTest::newRow("503") << 503 << u"http-server"_s;
    }

    void says_what_servers_answer()
    {
        QFETCH(int, status);
        QFETCH(QString, expected);
        FaultServer server([&](const HttpQuestion &) { return HttpAnswer{.status = status, .body = "no"}; });
        ShellMachine curl;
        QCOMPARE(code(fetchFile(curl, fetchOf(server), {})), expected);
        ShellMachine wget;
        wget.allowOnly(m_folder->filePath(u"tools"_s), basics + QStringList(u"wget"_s));
        QCOMPARE(code(fetchFile(wget, fetchOf(server), {})), expected);
    }

    void takes_small_files_with_long_headers_data()
    {
        QTest::addColumn<QString>("program");
        for (const char *const program : {"curl", "wget", "busybox"})
            QTest::addRow("%s", program) << QString::fromLatin1(program);
    }

    /// What is known of the file's size does not hold for what is written beside it.
    void takes_small_files_with_long_headers()
    {
        QFETCH(QString, program);
        const QByteArray content(100, 'x');
        FaultServer server([&](const HttpQuestion &) {
            return HttpAnswer{200, {{"Content-Security-Policy", QByteArray(6000, 'p')}}, content};
        });
        ShellMachine machine;
        machine.allowOnly(m_folder->filePath(u"tools"_s), basics + QStringList(program));
        FileFetch fetch = fetchOf(server, program);
        fetch.checksum = {u"sha256"_s, QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex()};
        fetch.largest = content.size();
        const Result<Delivered> result = fetchFile(machine, fetch, {});
        QVERIFY2(result, result ? "" : qPrintable(toString(result.error())));
        QCOMPARE(result->size, content.size());
    }

    /// What is fetched is of no use to anybody when the connection to the machine is gone.
    void ends_when_nobody_listens()
    {
        FaultServer server([&](const HttpQuestion &question) {
            HttpAnswer answer = serve(question, m_content, "\"1\"");
            answer.stallAfter = 1'000'000;
            return answer;
        });
        ShellMachine machine({u"/bin/sh"_s, u"-c"_s, u"/bin/sh -s | head -n 3"_s});
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(code(fetchFile(machine, fetchOf(server), {})), u"ssh-dropped"_s);
        QVERIFY2(timer.elapsed() < 20'000, qPrintable(QString::number(timer.elapsed()))); // curl gives up after 30 s
        QVERIFY(!QFile::exists(fetchOf(server).place.path + u".part.tmp"_s));
        QVERIFY(QFile::exists(fetchOf(server).place.path + u".part"_s));
    }

    void fetches_once_for_two_data()
    {
        QTest::addColumn<bool>("hasFlock");
        QTest::newRow("flock") << true;
        QTest::newRow("a folder") << false;
    }

    void fetches_once_for_two()
    {
        QFETCH(bool, hasFlock);
        FaultServer server([&](const HttpQuestion &question) {
            QThread::msleep(500);
            return serve(question, m_content, "\"1\"");
        });
        QStringList tools = basics + QStringList(u"curl"_s);
        if (!hasFlock)
            tools.removeAll(u"flock"_s);
        ShellMachine machines[2];
        Result<Delivered> results[2];
        {
            std::vector<std::jthread> threads;
            for (int i = 0; i < 2; ++i) {
                machines[i].allowOnly(m_folder->filePath(u"tools"_s), tools);
                threads.emplace_back([&, i] { results[i] = fetchFile(machines[i], fetchOf(server), {}); });
            }
        }
        QVERIFY2(results[0], results[0] ? "" : qPrintable(toString(results[0].error())));
        QVERIFY2(results[1], results[1] ? "" : qPrintable(toString(results[1].error())));
        QCOMPARE(results[0]->movedBytes + results[1]->movedBytes, m_content.size());
        QCOMPARE(server.lines().size(), 1);
        QCOMPARE(QDir(m_folder->filePath(u"new"_s)).entryList(QDir::Files | QDir::Hidden), QStringList(u"it"_s));
    }

    void takes_over_from_the_dead()
    {
        FaultServer server([&](const HttpQuestion &question) { return serve(question, m_content, "\"1\""); });
        ShellMachine machine;
        QStringList tools = basics + QStringList(u"curl"_s);
        tools.removeAll(u"flock"_s);
        machine.allowOnly(m_folder->filePath(u"tools"_s), tools);
        const FileFetch fetch = fetchOf(server);
        const QString lock = fetch.place.path + u".part.lease.d"_s;
        // beyond the largest process number; a number that somebody has who was not there when it was taken; nobody's
        for (const QString &holder : {u"4194305.1"_s, u"%1.1"_s.arg(QCoreApplication::applicationPid()), QString()}) {
            QVERIFY(QDir().mkpath(lock + u'/' + holder));
            QVERIFY(fetchFile(machine, fetch, {}));
            QVERIFY(!QFile::exists(lock));
            QVERIFY(QFile::remove(fetch.place.path));
        }
    }

    void refuses_addresses_and_places()
    {
        ShellMachine machine;
        FileFetch fetch;
        fetch.place.path = m_folder->filePath(u"it"_s);
        QCOMPARE(code(fetchFile(machine, fetch, {})), u"fetch-url"_s);
        fetch.urls = {u"file:///etc/passwd"_s};
        QCOMPARE(code(fetchFile(machine, fetch, {})), u"fetch-url"_s);
        fetch.urls = {u"http://127.0.0.1:1/"_s};
        fetch.place.path = m_folder->path();
        QCOMPARE(code(fetchFile(machine, fetch, {})), u"node-unsafe"_s);
        fetch.place.path = m_folder->filePath(u"it"_s);
        QVERIFY(QFile::link(u"/etc/passwd"_s, fetch.place.path + u".part"_s));
        QCOMPARE(code(fetchFile(machine, fetch, {})), u"node-unsafe"_s);
        QVERIFY(QFile::remove(fetch.place.path + u".part"_s));
        QCOMPARE(code(fetchFile(machine, fetch, {})), u"http-refused"_s);
        fetch.urls = {u"http://no-such-host.invalid/"_s};
        QCOMPARE(code(fetchFile(machine, fetch, {})), u"http-resolve"_s);
    }

private:
    /// Those that nodes have.
    static QList<QStringList> shells()
    {
        return {{u"/bin/sh"_s, u"-s"_s}, {u"bash"_s, u"-s"_s}, {u"busybox"_s, u"sh"_s, u"-s"_s}};
    }
};

QTEST_GUILESS_MAIN(TestFetchFile)
#include "tst_fetchfile.moc"
