// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/transport/ssh/credentials.h"
#include "tests/support/nodes/scriptedprovider.h"

#include <QTest>

#include <algorithm>
#include <atomic>
#include <thread>

using namespace Qt::StringLiterals;
using namespace qm;
using Kind = SecretRequest::Kind;

namespace {

SecretRequest password(const QString &host)
{
    return {Kind::Password, host, u"bob@"_s + host + u":22"_s, u"bob"_s, {}, false};
}

} // namespace

class TestSshCredentials final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void secretsCompareByContent()
    {
        QVERIFY(Secret("a") == Secret("a"));
        QVERIFY(Secret("a") != Secret("b"));
        QVERIFY(Secret("a") != Secret("ab"));
        QVERIFY(Secret() == Secret(""));
        QVERIFY(Secret().isEmpty());
        QCOMPARE(QByteArray(Secret::fromText(u"pä"_s).data()), QByteArray("pä"));
        QCOMPARE(Secret(QByteArray(5000, 'x')).size(), 5000);
    }

    void presetsGoFirstUntilRefused()
    {
        test::ScriptedProvider provider;
        provider.answers = {{"given", false}};
        CredentialBroker broker(&provider);
        QVERIFY(broker.obtain(password(u"a"_s), Secret("preset"), {}) == Secret("preset"));
        QVERIFY(provider.requests.isEmpty());
        broker.refused(password(u"a"_s), Secret("preset"));
        QVERIFY(broker.obtain(password(u"a"_s), Secret("preset"), {}) == Secret("given"));
        QVERIFY(provider.requests.first().refusedBefore);
        QVERIFY(broker.obtain(password(u"b"_s), Secret("preset"), {}) == Secret("preset")); // refused by a only
        broker.undecided(password(u"b"_s), Secret("preset"));
        QVERIFY(!broker.obtain(password(u"b"_s), {}, {}));
    }

    void whatIsRefusedIsNotHandedOutAgain()
    {
        test::ScriptedProvider provider;
        provider.answers = {{"wrong", false}, {"wrong", false}};
        CredentialBroker broker(&provider);
        const auto first = broker.obtain(password(u"a"_s), {}, {});
        QVERIFY(first == Secret("wrong"));
        broker.refused(password(u"a"_s), *first);
        QVERIFY(!broker.obtain(password(u"a"_s), {}, {}));
        QCOMPARE(provider.requests.size(), 2);
    }

    void whatNobodyAcceptsIsWithheld()
    {
        CredentialBroker broker;
        for (const QString &host : {u"a"_s, u"b"_s, u"c"_s}) {
            QVERIFY(broker.obtain(password(host), Secret("x"), {}));
            broker.refused(password(host), Secret("x"));
        }
        QVERIFY(!broker.obtain(password(u"d"_s), Secret("x"), {}));

        CredentialBroker proven;
        proven.accepted(password(u"z"_s), Secret("x"));
        for (const QString &host : {u"a"_s, u"b"_s, u"c"_s, u"d"_s, u"e"_s}) {
            QVERIFY(proven.obtain(password(host), Secret("x"), {}));
            proven.refused(password(host), Secret("x"));
        }
    }

    /// Every command that becomes another user says that the password was right.
    void whatIsAcceptedAgainCostsNothing()
    {
        CredentialBroker broker;
        const Secret secret("x");
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < 100'000; ++i)
            broker.accepted(password(u"host%1"_s.arg(i % 100)), secret);
        QVERIFY(broker.obtain(password(u"a"_s), secret, {}));
        QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
    }

    void manyWaitForOneAnswer()
    {
        test::ScriptedProvider provider;
        provider.answers = {{"all", true}};
        provider.delay = std::chrono::milliseconds(200);
        CredentialBroker broker(&provider);
        std::atomic<int> got = 0;
        std::vector<std::jthread> threads;
        for (int i = 0; i < 20; ++i) {
            threads.emplace_back([&, i] {
                const SecretRequest request = password(u"host%1"_s.arg(i));
                got += broker.obtain(request, {}, {}) == Secret("all") ? 1 : 0;
                broker.accepted(request, Secret("all"));
            });
        }
        threads.clear();
        QCOMPARE(got, 20);
        QCOMPARE(provider.requests.size(), 1);
    }

    /// Whoever has the secret in hand is the only one who sends it; those behind see what became of it first.
    void untilAcceptedOneAtATimeTries()
    {
        CredentialBroker broker;
        std::atomic<int> trying = 0;
        std::atomic<int> most = 0;
        std::atomic<int> sent = 0;
        std::vector<std::jthread> threads;
        for (int i = 0; i < 64; ++i) {
            threads.emplace_back([&, i] {
                const SecretRequest request = password(u"host%1"_s.arg(i));
                if (!broker.obtain(request, Secret("mistyped"), {}))
                    return;
                most = std::max<int>(most, ++trying);
                ++sent;
                std::this_thread::yield();
                --trying;
                broker.refused(request, Secret("mistyped"));
            });
        }
        threads.clear();
        QCOMPARE(most, 1);
        QCOMPARE(sent, 3);
    }

    void onceAcceptedAllMaySendAtOnce()
    {
        CredentialBroker broker;
        QVERIFY(broker.obtain(password(u"a"_s), Secret("right"), {}));
        broker.accepted(password(u"a"_s), Secret("right"));
        for (const QString &host : {u"b"_s, u"c"_s}) // without a word about the one before
            QVERIFY(broker.obtain(password(host), Secret("right"), {}));
    }

    /// Also for several names of one account, and for what somebody types who is asked meanwhile.
    void aTrialWithoutVerdictLetsTheNextOneTry()
    {
        test::ScriptedProvider provider;
        provider.answers = {{"x", false}};
        CredentialBroker broker(&provider);
        QVERIFY(broker.obtain(password(u"a"_s), Secret("x"), {}));
        std::atomic<int> got = 0;
        std::vector<std::jthread> threads;
        for (const QString &host : {u"a"_s, u"b"_s}) {
            threads.emplace_back([&, host] {
                got += broker.obtain(password(host), host == u"a" ? Secret("x") : Secret(), {}) == Secret("x") ? 1 : 0;
                broker.undecided(password(host), Secret("x"));
            });
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        QCOMPARE(got, 0);
        broker.undecided(password(u"a"_s), Secret("x"));
        threads.clear();
        QCOMPARE(got, 2);
    }

    void waitingForAVerdictCanBeCancelled()
    {
        CredentialBroker broker;
        QVERIFY(broker.obtain(password(u"a"_s), Secret("x"), {}));
        std::stop_source stop;
        std::optional<Secret> got = Secret("unset");
        std::jthread waiting([&] { got = broker.obtain(password(u"b"_s), Secret("x"), stop.get_token()); });
        stop.request_stop();
        waiting.join();
        QVERIFY(!got);
    }

    void waitingCanBeCancelled()
    {
        test::ScriptedProvider provider;
        provider.delay = std::chrono::seconds(30);
        CredentialBroker broker(&provider);
        std::stop_source stop;
        std::vector<std::jthread> threads;
        for (int i = 0; i < 3; ++i)
            threads.emplace_back([&] { (void)broker.obtain(password(u"a"_s), {}, stop.get_token()); });
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
        stop.request_stop();
        QElapsedTimer timer;
        timer.start();
        threads.clear();
        QVERIFY(timer.elapsed() < 2000);
    }
};

QTEST_APPLESS_MAIN(TestSshCredentials)
#include "tst_sshcredentials.moc"
