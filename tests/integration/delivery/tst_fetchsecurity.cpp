// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/integration/delivery/fetchfiletest.h"
#include "tests/support/http/testproxy.h"

#include <QProcess>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace qm;
using namespace qm::test;

/// Whom machines trust that fetch files themselves, and to whom they tell passwords.
class TestFetchSecurity final : public FetchFileTest
{
    Q_OBJECT

private Q_SLOTS:
    void trusts_only_known_authorities_data() { secureClients(); }

    void trusts_only_known_authorities()
    {
        QFETCH(QString, program);
        const TestAuthority authority(u"Test"_s);
        FaultServer server([&](const HttpQuestion &question) { return serve(question, m_content, "\"1\""); },
                           FaultServer::Tls{authority.issueForLoopback(), {}});
        ShellMachine machine;
        machine.allowOnly(m_folder->filePath(u"tools"_s), basics + QStringList(program));
        FileFetch fetch = fetchOf(server);
        QCOMPARE(code(fetchFile(machine, fetch, {})), u"http-tls"_s);
        fetch.authorities = TestAuthority(u"Another authority"_s).certificate() + authority.certificate();
        const Result<Delivered> result = fetchFile(machine, fetch, {});
        QVERIFY2(result, result ? "" : qPrintable(toString(result.error())));
        QVERIFY(QFile::remove(fetch.place.path));
        fetch.authorities.clear();
        fetch.validateCertificates = false;
        QVERIFY(fetchFile(machine, fetch, {}));
    }

    void does_not_leave_https_data() { secureClients(); }

    void does_not_leave_https()
    {
        QFETCH(QString, program);
        const TestAuthority authority(u"Test"_s);
        FaultServer plain([&](const HttpQuestion &question) { return serve(question, m_content, "\"1\""); });
        FaultServer secure(
            [&](const HttpQuestion &question) {
                if (question.target == "/moved")
                    return serve(question, m_content, "\"1\"");
                const bool away = question.target == "/away";
                return HttpAnswer{.status = 302,
                                  .headers = {{"Location", away ? plain.url(u"/"_s).toEncoded() : "/moved"}}};
            },
            FaultServer::Tls{authority.issueForLoopback(), {}});
        ShellMachine machine;
        machine.allowOnly(m_folder->filePath(u"tools"_s), basics + QStringList(program));
        FileFetch fetch = fetchOf(secure);
        fetch.authorities = authority.certificate();
        fetch.urls = {secure.url(u"/away"_s).toString()};
        QCOMPARE(code(fetchFile(machine, fetch, {})), u"http-redirect"_s);
        QCOMPARE(plain.lines(), QStringList());
        fetch.urls = {secure.url(u"/here"_s).toString()};
        const Result<Delivered> result = fetchFile(machine, fetch, {});
        QVERIFY2(result, result ? "" : qPrintable(toString(result.error())));
    }

    void refuses_what_busybox_does_badly()
    {
        FaultServer server([&](const HttpQuestion &question) { return serve(question, m_content, "\"1\""); });
        ShellMachine machine;
        machine.allowOnly(m_folder->filePath(u"tools"_s), basics + QStringList(u"busybox"_s));
        FileFetch fetch = fetchOf(server, u"busybox"_s);
        fetch.user = u"carol"_s;
        QCOMPARE(code(fetchFile(machine, fetch, {})), u"fetch-tool"_s);
        fetch.user.clear();
        for (const QString &url : {u"https://127.0.0.1/"_s, server.url(u"/file?token=canary"_s).toString(),
                                   u"http://carol:canary@127.0.0.1:%1/file"_s.arg(server.url(u"/"_s).port())}) {
            fetch.urls = {url};
            QCOMPARE(code(fetchFile(machine, fetch, {})), u"fetch-tool"_s);
        }
        QCOMPARE(server.lines(), QStringList());
        fetch.urls = {server.url(u"/file"_s).toString()};
        machine.allowOnly(m_folder->filePath(u"none"_s), basics);
        QCOMPARE(code(fetchFile(machine, fetch, {})), u"tool-missing"_s);
        machine.allowOnly(m_folder->filePath(u"tools"_s), basics + QStringList(u"busybox"_s));
        const Result<Delivered> result = fetchFile(machine, fetch, {}); // which has no secret
        QVERIFY2(result, result ? "" : qPrintable(toString(result.error())));
    }

    void keeps_passwords_to_itself_data() { secureClients(); }

    /// And what runs ends when it is stopped.
    void keeps_passwords_to_itself()
    {
        QFETCH(QString, program);
        std::atomic<bool> stalls = true;
        FaultServer server([&](const HttpQuestion &question) {
            if (question.header("Authorization") != "Basic " + QByteArray("carol:can\"ary\\ pass").toBase64())
                return HttpAnswer{.status = 401, .headers = {{"WWW-Authenticate", "Basic realm=\"x\""}}};
            HttpAnswer answer = serve(question, m_content, "\"1\"");
            if (stalls)
                answer.stallAfter = 1'000'000;
            return answer;
        });
        ShellMachine machine;
        machine.allowOnly(m_folder->filePath(u"tools"_s), basics + QStringList(program));
        FileFetch fetch = fetchOf(server);
        fetch.user = u"carol"_s;
        fetch.password = Secret(QByteArrayView("can\"ary\\ pass"));
        std::stop_source source;
        Activity activity;
        activity.stop = source.get_token();
        Result<Delivered> result;
        std::thread thread([&] { result = fetchFile(machine, fetch, activity); });
        const bool began = eventually([&] { return QFile(fetch.place.path + u".part"_s).size() > 500'000; });
        const QStringList working = processesWith(fetch.place.path.toUtf8() + ".part");
        const QStringList leaks = processesWith("ary\\ pass");
        source.request_stop();
        thread.join();
        QVERIFY(began);
        QVERIFY(!working.isEmpty());
        QCOMPARE(leaks, QStringList());
        QCOMPARE(code(result), u"ssh-cancelled"_s);
        QVERIFY(eventually([&] { return processesWith(fetch.place.path.toUtf8()).isEmpty(); }));
        stalls = false;
        const Result<Delivered> second = fetchFile(machine, fetch, {}); // killed in the middle: goes on all the same
        QVERIFY2(second, second ? "" : qPrintable(toString(second.error())));
        QCOMPARE(second->movedBytes < m_content.size(), program == u"curl");
    }

    void goes_through_the_proxy()
    {
        const TestAuthority authority(u"Test"_s);
        FaultServer server([&](const HttpQuestion &question) { return serve(question, m_content, "\"1\""); },
                           FaultServer::Tls{authority.issueForLoopback(), {}});
        const TestProxy proxy;
        FileFetch fetch = fetchOf(server);
        fetch.authorities = authority.certificate();
        fetch.httpsProxy = u"http://127.0.0.1:%1"_s.arg(proxy.port());
        ShellMachine machine;
        QVERIFY(fetchFile(machine, fetch, {}));
        QCOMPARE(proxy.tunnels(), QStringList(server.host()));
    }

    /// A tunnel that breaks at once says nothing of the file.
    void goes_on_after_a_broken_tunnel()
    {
        const TestAuthority authority(u"Test"_s);
        std::atomic<bool> cuts = true;
        FaultServer server(
            [&](const HttpQuestion &question) {
                HttpAnswer answer = serve(question, m_content, "\"1\"");
                if (cuts)
                    answer.cutAfter = 1'000'000;
                return answer;
            },
            FaultServer::Tls{authority.issueForLoopback(), {}});
        const TestProxy proxy;
        const TestProxy broken({}, 200); // a tunnel to nowhere
        FileFetch fetch = fetchOf(server);
        fetch.authorities = authority.certificate();
        fetch.httpsProxy = u"http://127.0.0.1:%1"_s.arg(proxy.port());
        ShellMachine machine;
        QCOMPARE(code(fetchFile(machine, fetch, {})), u"http-connection"_s);
        fetch.httpsProxy = u"http://127.0.0.1:%1"_s.arg(broken.port());
        QCOMPARE(code(fetchFile(machine, fetch, {})), u"http-connection"_s);
        fetch.httpsProxy = u"http://127.0.0.1:%1"_s.arg(proxy.port());
        cuts = false;
        const Result<Delivered> result = fetchFile(machine, fetch, {});
        QVERIFY2(result, result ? "" : qPrintable(toString(result.error())));
        QVERIFY2(result->movedBytes < m_content.size(), qPrintable(QString::number(result->movedBytes)));
    }

    void says_that_the_proxy_refuses_data()
    {
        QTest::addColumn<QString>("program");
        QTest::addColumn<int>("status");
        for (const char *const program : {"curl", "wget"}) {
            for (const int status : {403, 407, 502})
                QTest::addRow("%s %d", program, status) << QString::fromLatin1(program) << status;
        }
    }

    /// And not the server, which never heard of it.
    void says_that_the_proxy_refuses()
    {
        QFETCH(QString, program);
        QFETCH(int, status);
        const TestProxy proxy({}, status);
        ShellMachine machine;
        machine.allowOnly(m_folder->filePath(u"tools"_s), basics + QStringList(program));
        FaultServer server([](const HttpQuestion &) { return HttpAnswer{}; });
        FileFetch fetch = fetchOf(server);
        fetch.urls = {u"https://registry.test/"_s};
        fetch.httpsProxy = u"http://127.0.0.1:%1"_s.arg(proxy.port());
        const Result<Delivered> result = fetchFile(machine, fetch, {});
        QVERIFY(!result);
        const bool mayPass = status == 502 || program == u"wget"_s; // which does not say what the proxy said
        QVERIFY2(code(result) == (mayPass ? u"http-proxy-failed"_s : u"http-proxy"_s),
                 qPrintable(toString(result.error())));
    }

    void takes_no_old_tls_data() { secureClients(); }

    void takes_no_old_tls()
    {
        QFETCH(QString, program);
        const TestAuthority authority(u"Test"_s);
        FaultServer::Tls old{authority.issueForLoopback(), {}};
        old.isOld = true;
        FaultServer server([&](const HttpQuestion &question) { return serve(question, m_content, "\"1\""); }, old);
        // it does answer those who take it
        QProcess curl;
        curl.start(u"curl"_s,
                   {u"-qksS"_s, u"--tlsv1.0"_s, u"--tls-max"_s, u"1.0"_s, u"--ciphers"_s, u"ALL:@SECLEVEL=0"_s, u"-o"_s,
                    u"/dev/null"_s, server.url(u"/"_s).toString()});
        QVERIFY(curl.waitForFinished());
        QVERIFY2(curl.exitCode() == 0, curl.readAllStandardError().constData());
        server.forget();

        ShellMachine machine;
        machine.allowOnly(m_folder->filePath(u"tools"_s), basics + QStringList(program));
        FileFetch fetch = fetchOf(server);
        fetch.authorities = authority.certificate();
        const Result<Delivered> result = fetchFile(machine, fetch, {});
        QVERIFY(!result);
        QVERIFY2(code(result) == u"http-tls", qPrintable(toString(result.error())));
        QCOMPARE(server.lines(), QStringList());
    }

private:
    static void secureClients()
    {
        QTest::addColumn<QString>("program");
        QTest::newRow("curl") << u"curl"_s;
        QTest::newRow("wget") << u"wget"_s;
    }
};

QTEST_GUILESS_MAIN(TestFetchSecurity)
#include "tst_fetchsecurity.moc"
