// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "app/gui/desktopkeyring.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

/// A bus that starts nothing by itself: who is to be there is started here.
constexpr auto busConfiguration = R"(<busconfig>
  <type>session</type>
  <listen>unix:path=%1</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow receive_sender="*"/>
    <allow own="*"/>
  </policy>
</busconfig>
)";

void end(QProcess &process)
{
    process.terminate();
    if (!process.waitForFinished(5'000)) {
        process.kill();
        process.waitForFinished(5'000);
    }
}

} // namespace

/// A real secret service on a bus of its own.
class TestDesktopKeyring final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        for (const QString &program : {u"dbus-daemon"_s, u"gnome-keyring-daemon"_s}) {
            if (QStandardPaths::findExecutable(program).isEmpty())
                QSKIP(qPrintable(u"The test needs %1."_s.arg(program)));
        }
        const QString socket = m_folder.filePath(u"bus"_s);
        QFile configuration(m_folder.filePath(u"bus.conf"_s));
        QVERIFY(configuration.open(QIODevice::WriteOnly));
        configuration.write(QString::fromLatin1(busConfiguration).arg(socket).toUtf8());
        configuration.close();
        m_bus.setProcessChannelMode(QProcess::ForwardedChannels);
        m_bus.start(u"dbus-daemon"_s, {u"--nofork"_s, u"--config-file="_s + configuration.fileName()});
        QVERIFY(m_bus.waitForStarted());
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(socket), 30'000);
        // Before anything of this process is on a bus.
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + socket.toUtf8());
        qputenv("XDG_CURRENT_DESKTOP", "GNOME");
    }

    void cleanupTestCase()
    {
        end(m_service);
        end(m_bus);
    }

    /// Said soon, and nothing hangs.
    void noService()
    {
        QCOMPARE(find(u"password a@b:22"_s), u"no keyring answers"_s);
        QCOMPARE(keep(u"password a@b:22"_s, "never kept"), u"no keyring answers"_s);
    }

    void keepsFindsAndRemoves()
    {
        startService();
        const QString entry = u"password deploy@10.0.0.1:22"_s;
        const QByteArray secret = "kanarienvogel-7c1f ä€";
        QCOMPARE(find(entry), u"nothing"_s);
        QCOMPARE(keep(entry, secret), u"done"_s);
        QCOMPARE(find(entry), QString::fromUtf8(secret));
        QCOMPARE(find(u"password deploy@10.0.0.2:22"_s), u"nothing"_s);
        QCOMPARE(keep(entry, "another"), u"done"_s);
        QCOMPARE(find(entry), u"another"_s);
        QCOMPARE(remove(entry), u"done"_s);
        QCOMPARE(find(entry), u"nothing"_s);
        QCOMPARE(remove(entry), u"done"_s); // nothing to remove is no failure
    }

private:
    void startService()
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"XDG_DATA_HOME"_s, m_folder.filePath(u"data"_s));
        environment.insert(u"XDG_RUNTIME_DIR"_s, m_folder.path());
        m_service.setProcessEnvironment(environment);
        m_service.setProcessChannelMode(QProcess::MergedChannels);
        m_service.start(u"gnome-keyring-daemon"_s,
                        {u"--foreground"_s, u"--unlock"_s, u"--components=secrets"_s,
                         u"--control-directory="_s + m_folder.filePath(u"control"_s)});
        QVERIFY(m_service.waitForStarted());
        m_service.write("password of the keyring");
        m_service.closeWriteChannel();
        QTRY_COMPARE_WITH_TIMEOUT(find(u"is it there"_s), u"nothing"_s, 30'000);
    }

    /// What was found, "nothing", or the beginning of what went wrong.
    QString find(const QString &entry)
    {
        QString said;
        m_keyring.find(entry, [&said](const Result<std::optional<Secret>> &found) {
            said = !found ? QString::fromUtf8(found.error().message.english().toUtf8()).section(u" ("_s, 0, 0)
                : found->has_value() ? QString::fromUtf8((*found)->data(), (*found)->size())
                                     : u"nothing"_s;
        });
        wait(said);
        return said;
    }

    QString keep(const QString &entry, const QByteArray &secret)
    {
        QString said;
        m_keyring.keep(entry, Secret(secret), [&said](const Result<> &kept) { said = wordFor(kept); });
        wait(said);
        return said;
    }

    QString remove(const QString &entry)
    {
        QString said;
        m_keyring.remove(entry, [&said](const Result<> &removed) { said = wordFor(removed); });
        wait(said);
        return said;
    }

    static QString wordFor(const Result<> &result)
    {
        return result ? u"done"_s : result.error().message.english().section(u" ("_s, 0, 0);
    }

    static void wait(const QString &said)
    {
        // Longer than anything takes that works: the answers refer to what is on the stack.
        while (!QTest::qWaitFor([&said] { return !said.isEmpty(); }, 1'000)) {}
    }

    QTemporaryDir m_folder;
    QProcess m_bus;
    QProcess m_service;
    DesktopKeyring m_keyring;
};

} // namespace qm

QTEST_GUILESS_MAIN(qm::TestDesktopKeyring)
#include "tst_desktopkeyring.moc"
