// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/base/uniquefd.h"
#include "core/transport/http/httpclient.h"
#include "tests/integration/delivery/fetchfiletest.h"

#include <QCoreApplication>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <cstring>
#include <thread>

#include <arpa/inet.h>
#include <net/if.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace qm;
using namespace qm::test;

namespace {

/// The only name server of the namespaces that this test runs in: RFC 1035, one question at a time.
class NameServer final
{
public:
    enum class Mood : quint8 { NoSuchName, Failing, Silent, DeadAndAlive };

    NameServer() : m_socket(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address = {};
        address.sin_family = AF_INET;
        address.sin_port = htons(53);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (::bind(m_socket, reinterpret_cast<const sockaddr *>(&address), sizeof(address)) != 0)
            qFatal("port 53 is taken");
        m_thread = std::thread([this] { serve(); });
    }
    ~NameServer()
    {
        ::shutdown(m_socket, SHUT_RDWR);
        m_thread.join();
        ::close(m_socket);
    }
    Q_DISABLE_COPY_MOVE(NameServer)

    std::atomic<Mood> mood = Mood::NoSuchName;
    std::atomic<int> questions = 0;

private:
    void serve()
    {
        QByteArray packet(512, Qt::Uninitialized);
        sockaddr_in from = {};
        socklen_t length = sizeof(from);
        for (;;) {
            const ssize_t size = ::recvfrom(m_socket, packet.data(), size_t(packet.size()), 0,
                                            reinterpret_cast<sockaddr *>(&from), &length);
            if (size < 12)
                return; // shut down
            ++questions;
            const QByteArray answer = answerTo(packet.first(size));
            if (mood != Mood::Silent)
                ::sendto(m_socket, answer.constData(), size_t(answer.size()), 0,
                         reinterpret_cast<const sockaddr *>(&from), length);
        }
    }

    /// The question as it came, then an address: of IPv6 one that nothing leads to, of IPv4 this machine's.
    [[nodiscard]] QByteArray answerTo(const QByteArray &packet) const
    {
        const qsizetype end = packet.indexOf('\0', 12) + 5;
        const QByteArray type = packet.sliced(end - 4, 2);
        const char code = mood == Mood::NoSuchName ? 3 : mood == Mood::Failing ? 2 : 0;
        const QByteArray address = type == QByteArray("\0\x1c", 2)
            ? QByteArray::fromHex("01000000000000000000000000000001")
            : type == QByteArray("\0\x01", 2) ? QByteArray::fromHex("7f000001")
                                              : QByteArray();
        const bool hasAddress = code == 0 && !address.isEmpty();
        QByteArray answer = packet.first(2) + '\x81' + char(0x80 | code) + QByteArray("\0\1\0", 3)
            + char(hasAddress ? 1 : 0) + QByteArray(4, '\0') + packet.sliced(12, end - 12);
        if (hasAddress)
            answer += "\xc0\x0c" + type + QByteArray("\0\1\0\0\0\0\0", 7) + char(address.size()) + address;
        return answer;
    }

    int m_socket;
    std::thread m_thread;
};

/// Why this process has no network and no name server of its own; empty if it has.
QString ownNamespaces()
{
    const QTemporaryDir folder;
    QFile resolver(folder.filePath(u"resolv.conf"_s));
    if (!resolver.open(QIODevice::WriteOnly)
        || resolver.write("nameserver 127.0.0.1\noptions timeout:1 attempts:1\n") < 0 || !resolver.flush())
        return resolver.errorString();
    if (::unshare(CLONE_NEWNET | CLONE_NEWNS) != 0 || ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0
        || ::mount(QFile::encodeName(resolver.fileName()).constData(), "/etc/resolv.conf", nullptr, MS_BIND, nullptr)
            != 0)
        return u"Namespaces of its own need root: "_s + qt_error_string();
    const UniqueFd socket(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
    ifreq loopback = {};
    std::strcpy(loopback.ifr_name, "lo");
    loopback.ifr_flags = IFF_UP | IFF_RUNNING;
    return ::ioctl(socket.get(), SIOCSIFFLAGS, &loopback) == 0 ? QString() : u"no loopback: "_s + qt_error_string();
}

QString whyNot;

} // namespace

/// Servers whose names are not found, not now or not for long: asked by this program, and by machines.
class TestServerNames final : public FetchFileTest
{
    Q_OBJECT

private:
    using Mood = NameServer::Mood;

    std::unique_ptr<NameServer> m_names;
    int m_asked = 0;

    /// Another one each time, so that nobody remembers it.
    [[nodiscard]] QString name() { return u"server%1.test"_s.arg(++m_asked); }

    [[nodiscard]] QString unsupported() const override { return whyNot; }

public:
    TestServerNames()
    {
        if (whyNot.isEmpty())
            m_names = std::make_unique<NameServer>();
    }

private Q_SLOTS:
    void askedHere_data()
    {
        QTest::addColumn<NameServer::Mood>("mood");
        QTest::addColumn<QString>("code");
        QTest::newRow("NXDOMAIN") << Mood::NoSuchName << u"http-resolve"_s;
        QTest::newRow("SERVFAIL") << Mood::Failing << u"http-resolve"_s;
        QTest::newRow("silence") << Mood::Silent << u"http-timeout"_s;
        QTest::newRow("only IPv6 is dead") << Mood::DeadAndAlive << u"status 200"_s;
    }

    void askedHere()
    {
        QFETCH(const NameServer::Mood, mood);
        m_names->mood = mood;
        m_names->questions = 0;
        const FaultServer server([](const HttpQuestion &) { return HttpAnswer{}; });
        HttpOptions options;
        options.limits.total = 5s;
        options.limits.idle = 700ms; // less than the resolver's second
        options.limits.attempts = 1;
        HttpClient client(options);
        QElapsedTimer timer;
        timer.start();
        const Result<HttpReply> reply = client.send({QUrl(u"http://%1:%2/"_s.arg(name()).arg(server.port()))});
        QTEST(reply ? u"status %1"_s.arg(reply->status) : reply.error().code, "code");
        if (!reply)
            QVERIFY(reply.error().message.text().contains(u"server%1.test"_s.arg(m_asked)));
        QVERIFY2(timer.elapsed() < 5'000, qPrintable(QString::number(timer.elapsed())));
        QVERIFY(m_names->questions > 0);
    }

    void askedByMachines_data()
    {
        QTest::addColumn<QString>("program");
        QTest::addColumn<NameServer::Mood>("mood");
        QTest::addColumn<QString>("expected");
        for (const char *const program : {"curl", "wget"}) {
            const QString name = QString::fromLatin1(program);
            QTest::addRow("%s, NXDOMAIN", program) << name << Mood::NoSuchName << u"http-resolve"_s;
            QTest::addRow("%s, SERVFAIL", program) << name << Mood::Failing << u"http-resolve"_s;
            QTest::addRow("%s, silence", program) << name << Mood::Silent << u"http-resolve"_s;
            QTest::addRow("%s, only IPv6 is dead", program) << name << Mood::DeadAndAlive << u"success"_s;
        }
    }

    void askedByMachines()
    {
        QFETCH(const QString, program);
        QFETCH(const NameServer::Mood, mood);
        QFETCH(const QString, expected);
        m_names->mood = mood;
        const FaultServer server([&](const HttpQuestion &question) { return serve(question, m_content, "\"1\""); });
        ShellMachine machine;
        machine.allowOnly(m_folder->filePath(u"tools"_s), basics + QStringList(program));
        FileFetch fetch = fetchOf(server);
        fetch.urls = {u"http://%1:%2/"_s.arg(name()).arg(server.port())};
        const Result<Delivered> result = fetchFile(machine, fetch, {});
        QVERIFY2(code(result) == expected, result ? "" : qPrintable(toString(result.error())));
        if (!result) // on which machine it failed
            QVERIFY(result.error().message.text().contains(machine.name()));
    }
};

int main(int argc, char **argv)
{
    whyNot = ownNamespaces(); // before there are threads
    const QCoreApplication application(argc, argv);
    TestServerNames test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_servernames.moc"
