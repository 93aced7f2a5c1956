// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/nodes/nodefleet.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

#include <sys/resource.h>

using namespace Qt::StringLiterals;
using namespace qm;
using qm::test::Node;
using qm::test::NodeFleet;

namespace {

/// A password that must turn up nowhere.
constexpr char canary[] = "kanarienvogel-7c1f";

QByteArray readAll(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// A program that may leave as large a core dump as it likes, in a folder of its own.
class Watched final
{
public:
    void start(const QString &program, const QStringList &arguments)
    {
        m_process.setWorkingDirectory(m_directory.path());
        m_process.setChildProcessModifier([] {
            const rlimit all = {RLIM_INFINITY, RLIM_INFINITY};
            ::setrlimit(RLIMIT_CORE, &all);
        });
        m_process.start(program, arguments);
        QVERIFY(m_process.waitForStarted());
    }

    /// What anybody can read of it.
    [[nodiscard]] QByteArray shown() const
    {
        const QString place = u"/proc/%1/"_s.arg(m_process.processId());
        return readAll(place + u"cmdline"_s) + readAll(place + u"environ"_s);
    }

    /// Ends it as a broken assertion does.
    void abort()
    {
        ::kill(static_cast<pid_t>(m_process.processId()), SIGABRT);
        QVERIFY(m_process.waitForFinished());
        QCOMPARE(m_process.exitStatus(), QProcess::CrashExit);
    }

    /// Everything in the files that it left.
    [[nodiscard]] QByteArray left() const
    {
        QByteArray all;
        const QDir directory(m_directory.path());
        for (const QString &name : directory.entryList(QDir::Files))
            all += readAll(directory.filePath(name));
        return all;
    }

    QProcess &process() { return m_process; }

private:
    QTemporaryDir m_directory;
    QProcess m_process;
};

} // namespace

/// What the memory of the program gives away while it uses a password.
class TestProbeMemory final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (const QString why = NodeFleet::unsupported(); !why.isEmpty())
            QSKIP(qPrintable(why));
        const QByteArray pattern = readAll(u"/proc/sys/kernel/core_pattern"_s).trimmed();
        if (pattern.isEmpty() || pattern.contains('/') || pattern.startsWith('|'))
            QSKIP("Core dumps of this machine go elsewhere.");
        m_fleet = std::make_unique<NodeFleet>();
        test::NodeOptions options;
        options.setup = "user worded /bin/sh 'worded ALL=(ALL) ALL'\n"
                        "printf '#!/bin/sh\\nexec sleep 600\\n' >/etc/node/hangs\nchmod 755 /etc/node/hangs\n"
                        "user hanging /etc/node/hangs\n";
        options.sshdConfig = {u"PasswordAuthentication yes"_s};
        m_fleet->add(options);
        QVERIFY(m_fleet->start());
    }

    /// The same look at a program that has the password and hides nothing.
    void aShellLeavesThePassword()
    {
        Watched shell;
        shell.start(u"/bin/sh"_s, {u"-c"_s, u"read -r word; echo known; read -r more"_s});
        shell.process().write(QByteArray(canary) + '\n');
        QVERIFY(shell.process().waitForReadyRead());
        shell.abort();
        QVERIFY(shell.left().contains(canary));
    }

    /// The password stands in the inventory, in the clear: no copy of it is wiped.
    void theProgramLeavesNothing()
    {
        const Node &node = m_fleet->node(0);
        const QByteArray way = " ansible_port=2222 ansible_host=" + node.address().toUtf8() + '\n';
        QFile inventory(m_fleet->path(u"hosts.ini"_s));
        QVERIFY(inventory.open(QIODevice::WriteOnly));
        inventory.write("[all:vars]\nansible_password=" + QByteArray(canary) + "\n[k8s_cluster]\n"
                        + "worded ansible_user=worded ansible_become=true ansible_become_password=" + canary + way
                        + "hanging ansible_user=hanging" + way);
        inventory.close();

        Watched program;
        program.start(QStringLiteral(QM_PROGRAM),
                      {u"probe"_s, u"--ssh-config"_s, u"none"_s, u"-i"_s, inventory.fileName(), u"--known-hosts"_s,
                       m_fleet->knownHosts(), u"--progress"_s});
        QByteArray said;
        QTRY_VERIFY_WITH_TIMEOUT((said += program.process().readAllStandardError()).contains("1 of 2"), 30'000);
        QVERIFY(program.shown().contains("probe"));
        QVERIFY(!program.shown().contains(canary));
        program.abort();
        said += program.process().readAllStandardError() + program.process().readAllStandardOutput();
        QVERIFY(!said.contains(canary));
        QCOMPARE(program.left(), QByteArray());
    }

    void cleanupTestCase() { m_fleet.reset(); }

private:
    std::unique_ptr<NodeFleet> m_fleet;
};

QTEST_GUILESS_MAIN(TestProbeMemory)
#include "tst_probememory.moc"
