// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/base/workpool.h"
#include "tests/support/planbuilder.h"
#include "tests/ui/scriptedrollout.h"
#include "tests/ui/uitest.h"
#include "ui/rollout/sleepinhibitor.h"

#include <QCoreApplication>
#include <QDBusConnection>
#include <QDBusContext>
#include <QDBusError>
#include <QLocalServer>
#include <QLocalSocket>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <atomic>
#include <memory>

using namespace Qt::StringLiterals;
using namespace qm::test;

namespace qm {
namespace {

/// Stands in for systemd-logind on a bus of the test's own: gives out one lock at a time, and knows whether somebody
/// holds it.
class StandInLogind final : public QObject, protected QDBusContext
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.login1.Manager")

public:
    ~StandInLogind() override { closeAll(); }

    [[nodiscard]] bool isHeld() const
    {
        pollfd end{m_reader, 0, 0};
        return m_reader >= 0 && ::poll(&end, 1, 0) == 0; // POLLHUP once all writers are gone
    }

    /// Gives the lock to who was to be answered later.
    void answer()
    {
        const QVariant lock = QVariant::fromValue(newLock());
        QDBusConnection(u"logind"_s).send(m_question.createReply(lock));
    }

    QStringList asked;
    bool refuses = false;
    bool answersLater = false;

public Q_SLOTS:
    QDBusUnixFileDescriptor Inhibit(const QString &what, const QString &who, const QString &why, const QString &mode)
    {
        asked = QStringList{what, who, why, mode};
        if (refuses) {
            sendErrorReply(QDBusError::AccessDenied, u"not allowed"_s);
            return {};
        }
        if (answersLater) {
            setDelayedReply(true);
            m_question = message();
            return {};
        }
        return newLock();
    }

private:
    QDBusUnixFileDescriptor newLock()
    {
        closeAll();
        int ends[2];
        if (::pipe2(ends, O_CLOEXEC) != 0)
            qFatal("no pipe");
        m_reader = ends[0];
        QDBusUnixFileDescriptor lock(ends[1]); // a copy
        ::close(ends[1]);
        return lock;
    }

    void closeAll()
    {
        if (m_reader >= 0)
            ::close(m_reader);
        m_reader = -1;
    }

    int m_reader = -1;
    QDBusMessage m_question; ///< that waits for its answer
};

} // namespace

class SleepInhibitorTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (QStandardPaths::findExecutable(u"dbus-daemon"_s).isEmpty())
            QSKIP("dbus-daemon is not installed");
        m_daemon.start(u"dbus-daemon"_s, {u"--session"_s, u"--nofork"_s, u"--print-address"_s});
        QVERIFY(m_daemon.waitForReadyRead(30'000));
        m_address = QString::fromUtf8(m_daemon.readLine().trimmed());
        QDBusConnection bus = QDBusConnection::connectToBus(m_address, u"logind"_s);
        QVERIFY(bus.isConnected());
        QVERIFY(bus.registerObject(u"/org/freedesktop/login1"_s, &m_logind, QDBusConnection::ExportAllSlots));
        QVERIFY(bus.registerService(u"org.freedesktop.login1"_s));
    }

    void init()
    {
        startAfresh(u"tst_sleepinhibitor"_s);
        m_logind.refuses = m_logind.answersLater = false;
    }

    void cleanupTestCase()
    {
        QDBusConnection::disconnectFromBus(u"logind"_s);
        QDBusConnection::disconnectFromBus(u"window"_s);
        m_daemon.kill();
        m_daemon.waitForFinished();
    }

    void holdsWhileItRuns()
    {
        RolloutWindow opened(samplePlan());
        const SleepInhibitor inhibitor(opened.rollout, bus());
        opened.open(u"rollout"_s);
        QVERIFY(!inhibitor.isHeld());
        opened.start();
        QTRY_VERIFY(inhibitor.isHeld());
        QVERIFY(m_logind.isHeld());
        QCOMPARE(m_logind.asked.constFirst(), u"sleep:idle"_s);
        QCOMPARE(m_logind.asked.constLast(), u"block"_s);
        opened.script->report({}, RolloutPhase::Pausing);
        QTest::qWait(150);
        QVERIFY(m_logind.isHeld()); // what runs still runs
        opened.script->report({}, RolloutPhase::Paused);
        QTRY_VERIFY(!m_logind.isHeld());
        opened.script->report({}, RolloutPhase::Running);
        QTRY_VERIFY(m_logind.isHeld());
        opened.script->report({}, RolloutPhase::Finished);
        QTRY_VERIFY(!m_logind.isHeld());
        QVERIFY(!inhibitor.isHeld());
    }

    /// A bus may let whoever connects wait: not at the start, and not the window.
    void connectsOnceItAsks()
    {
        RolloutWindow opened(samplePlan());
        m_connections = 0;
        const SleepInhibitor inhibitor(opened.rollout, bus());
        opened.open(u"rollout"_s);
        QCOMPARE(m_connections, 0);
        opened.start();
        QTRY_VERIFY(inhibitor.isHeld());
        QCOMPARE(m_connections, 1);
        QVERIFY(!m_isInGuiThread);
    }

    /// Of a system whose bus does not answer, notifications are told by the window on the bus of the session.
    void leavesTheSessionAlone()
    {
        const QTemporaryDir folder;
        QLocalServer silent;
        QVERIFY(silent.listen(folder.filePath(u"system"_s)));
        qputenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=" + silent.fullServerName().toUtf8());
        qputenv("DBUS_SESSION_BUS_ADDRESS", m_address.toUtf8());
        QVERIFY(QDBusConnection::sessionBus().isConnected());
        RolloutWindow opened(samplePlan());
        const SleepInhibitor inhibitor(opened.rollout);
        opened.open(u"rollout"_s);
        opened.start();
        QTRY_VERIFY(silent.hasPendingConnections());
        const std::unique_ptr<QThread> other(QThread::create([] { (void)QDBusConnection::sessionBus(); }));
        other->start();
        const bool isLetThrough = other->wait(3000);
        delete silent.nextPendingConnection(); // who waits for an answer gives up
        silent.close();
        QVERIFY(other->wait(30'000));
        QVERIFY(workPool()->waitForDone(30'000));
        QVERIFY(isLetThrough);
        QVERIFY(!inhibitor.isHeld());
    }

    /// The answer comes when nobody wants it any more.
    void letsGoOfALateAnswer()
    {
        RolloutWindow opened(samplePlan());
        const SleepInhibitor inhibitor(opened.rollout, bus());
        opened.open(u"rollout"_s);
        m_logind.asked.clear();
        m_logind.answersLater = true;
        opened.start();
        QTRY_VERIFY(!m_logind.asked.isEmpty());
        opened.script->report({}, RolloutPhase::Finished);
        QTRY_VERIFY(!opened.rollout.isActive());
        m_logind.answer();
        QVERIFY(m_logind.isHeld()); // by the answer, which is on its way
        QTRY_VERIFY(!m_logind.isHeld());
        QVERIFY(!inhibitor.isHeld());
    }

    void nothingHappensWithoutIt()
    {
        RolloutWindow opened(samplePlan());
        const SleepInhibitor nobody(opened.rollout, [] { return QDBusConnection(u"no such bus"_s); });
        m_logind.refuses = true;
        const SleepInhibitor refused(opened.rollout, bus());
        opened.open(u"rollout"_s);
        m_logind.asked.clear();
        opened.start();
        QTRY_VERIFY(!m_logind.asked.isEmpty());
        QTest::qWait(100);
        QVERIFY(!nobody.isHeld());
        QVERIFY(!refused.isHeld());
        QVERIFY(opened.rollout.isActive());
    }

private:
    [[nodiscard]] SleepInhibitor::Bus bus()
    {
        return [this] {
            ++m_connections;
            m_isInGuiThread = QThread::currentThread() == QCoreApplication::instance()->thread();
            return QDBusConnection::connectToBus(m_address, u"window"_s);
        };
    }

    QProcess m_daemon;
    QString m_address;
    StandInLogind m_logind;
    std::atomic_int m_connections = 0;
    std::atomic_bool m_isInGuiThread = false;
};

} // namespace qm

QTEST_MAIN(qm::SleepInhibitorTest)
#include "tst_sleepinhibitor.moc"
