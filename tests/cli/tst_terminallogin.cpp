// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/terminalcredentials.h"

#include <QElapsedTimer>
#include <QTest>

#include <array>
#include <functional>

#include <poll.h>
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace qm;

namespace {

/// A process with a terminal of its own, at which the test sits.
class Terminal final
{
public:
    /// @param work runs there; what it returns comes back by result()
    explicit Terminal(const std::function<QByteArray()> &work)
    {
        std::array<int, 2> back = {};
        if (::pipe(back.data()) != 0)
            return;
        m_child = ::forkpty(&m_screen, nullptr, nullptr, nullptr);
        if (m_child == 0) {
            const QByteArray result = work();
            (void)!::write(back[1], result.constData(), size_t(result.size()));
            ::_exit(0);
        }
        ::close(back[1]);
        m_back = back[0];
    }
    ~Terminal()
    {
        ::kill(m_child, SIGKILL);
        ::waitpid(m_child, nullptr, 0);
        ::close(m_screen);
        ::close(m_back);
    }
    Q_DISABLE_COPY_MOVE(Terminal)

    /// Whether that is on the screen, soon.
    bool shows(const QByteArray &text)
    {
        QElapsedTimer timer;
        timer.start();
        while (!m_shown.contains(text) && timer.elapsed() < 20'000) {
            std::array<char, 4096> bytes = {};
            pollfd readable = {m_screen, POLLIN, 0};
            if (::poll(&readable, 1, 100) > 0) {
                const ssize_t count = ::read(m_screen, bytes.data(), bytes.size());
                if (count <= 0)
                    break;
                m_shown.append(bytes.data(), count);
            }
        }
        return m_shown.contains(text);
    }
    void type(const QByteArray &line) { (void)!::write(m_screen, line.constData(), size_t(line.size())); }
    [[nodiscard]] QByteArray result() const
    {
        std::array<char, 4096> bytes = {};
        const ssize_t count = ::read(m_back, bytes.data(), bytes.size());
        return QByteArray(bytes.data(), std::max<ssize_t>(count, 0));
    }

private:
    int m_screen = -1;
    int m_back = -1;
    pid_t m_child = -1;
    QByteArray m_shown;
};

QByteArray askForLogin()
{
    cli::TerminalCredentials terminal;
    SecretRequest request;
    request.kind = SecretRequest::Kind::Login;
    request.subject = u"registry.example:5000"_s;
    const std::optional<SecretAnswer> answer = terminal.secret(request, {});
    if (!answer)
        return terminal.secret(request, {}) ? "asked again" : "none";
    return QByteArray(answer->secret.data(), answer->secret.size()) + (answer->everywhere ? " everywhere" : "");
}

} // namespace

/// A real terminal at which a person is asked for the login of a server.
class TestTerminalLogin final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsTheUserAndHidesThePassword()
    {
        Terminal terminal(askForLogin);
        QVERIFY(terminal.shows("registry.example:5000"));
        terminal.type("carol\n");
        QVERIFY(terminal.shows("Password of carol at registry.example:5000: "));
        terminal.type("c4n:4ry\n");
        QCOMPARE(terminal.result(), QByteArray("carol:c4n:4ry"));
        QVERIFY(!terminal.shows("c4n"));
    }

    /// Forty files of a server are no reason to ask forty times.
    void takesNoForAnAnswer_data()
    {
        QTest::addColumn<QByteArray>("user");
        QTest::newRow("nobody") << QByteArray("\n");
        QTest::newRow("no name of a user") << QByteArray("ca:rol\n");
    }

    void takesNoForAnAnswer()
    {
        QFETCH(QByteArray, user);
        Terminal terminal(askForLogin);
        QVERIFY(terminal.shows("registry.example:5000"));
        terminal.type(user);
        QCOMPARE(terminal.result(), QByteArray("none"));
    }
};

QTEST_GUILESS_MAIN(TestTerminalLogin)
#include "tst_terminallogin.moc"
