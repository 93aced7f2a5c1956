// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/integration/probing/probefleet.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <atomic>
#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace qm;
using namespace qm::test;

namespace {

/// A password that must turn up nowhere.
constexpr char canary[] = "kanarienvogel-7c1f";

constexpr char shells[] = R"sh(
users_of_all_shells
user nobodyhome /usr/sbin/nologin
user loud /bin/bash
cat >/home/loud/.bashrc <<'END'
head -c 1000000 /dev/zero | tr '\0' x
echo; echo "qm-begin-00000000000000000000000000000000"
printf '\033[31mwelcome\033[0m to stderr' >&2
cd /tmp
alias printf=false
END
user speaks /bin/bash
echo 'export LC_ALL=de_DE.UTF-8 LANG=ru_RU.UTF-8 PATH=/nowhere POSIXLY_CORRECT=1 IFS=xyz TZ=Asia/Tokyo' >/home/speaks/.bashrc
)sh";

constexpr char moreSudoers[] = "user unasked /bin/bash 'unasked ALL=(ALL) ALL'\n"
                               "user mistaken /bin/bash 'mistaken ALL=(ALL) ALL'\n";

struct Login final
{
    const char *user;
    size_t node;
    bool becomesRoot;
    const char *password; ///< for sudo
    const char *verdict;
};

constexpr size_t shellNode = 1;
constexpr Login logins[] = {
    {"free", 0, true, "", "done"},
    {"asked", 0, true, canary, "done"},
    {"fishy", 0, true, canary, "done"},
    {"lectured", 0, true, canary, "done"},
    {"insulted", 0, true, canary, "done"},
    {"nopty", 0, true, canary, "done"},
    {"chatty", 0, true, canary, "done"},
    {"unasked", 0, true, "", "sudo-password-needed"},
    {"mistaken", 0, true, "wrong", "sudo-password-refused"},
    {"ttyonly", 0, true, canary, "sudo-needs-tty"},
    {"limited", 0, true, canary, "sudo-not-allowed"},
    {"outsider", 0, true, canary, "sudo-not-allowed"},
    {"basher", shellNode, true, canary, "sudo-missing"},
    {"basher", shellNode, false, "", "done"},
    {"dasher", shellNode, false, "", "done"},
    {"zsher", shellNode, false, "", "done"},
    {"fisher", shellNode, false, "", "done"},
    {"tcsher", shellNode, false, "", "done"},
    {"busy", shellNode, false, "", "done"},
    {"loud", shellNode, false, "", "done"},
    {"speaks", shellNode, false, "", "done"},
    {"root", shellNode, false, "", "done"},
    {"nobodyhome", shellNode, false, "", "ssh-not-a-shell"},
    {"root", 2, false, "", "ssh-not-a-shell"}, // a forced command
    {"root", 3, false, "", "ssh-flood"},       // one without end
    {"root", 4, false, "", "ssh-channel"},     // MaxSessions 0
};

QString hostOf(const Login &login)
{
    return u"%1@%2%3"_s.arg(QLatin1StringView(login.user))
        .arg(login.node)
        .arg(QLatin1StringView(login.becomesRoot ? "-root" : ""));
}

/// Looks at the command lines and environments of all processes of this machine, nodes' included, while it lives.
class ProcessWatch final
{
public:
    [[nodiscard]] bool sawSudo() const { return m_sawSudo; }
    [[nodiscard]] bool sawCanary() const { return m_sawCanary; }

private:
    void look(const std::stop_token &stop)
    {
        while (!stop.stop_requested()) {
            for (const QString &process : QDir(u"/proc"_s).entryList({u"[0-9]*"_s}, QDir::Dirs)) {
                for (const char *name : {"cmdline", "environ"}) {
                    QFile file(u"/proc/%1/%2"_s.arg(process, QLatin1StringView(name)));
                    const QByteArray text = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
                    m_sawSudo = m_sawSudo || text.contains("sudo\0-H"_ba);
                    m_sawCanary = m_sawCanary || text.contains(canary);
                }
            }
            std::this_thread::sleep_for(5ms);
        }
    }

    std::atomic<bool> m_sawSudo = false;
    std::atomic<bool> m_sawCanary = false;
    std::jthread m_thread{[this](const std::stop_token &stop) { look(stop); }};
};

} // namespace

/// Every way to log in and to become root that goes well or does not, all asked in one run.
class TestProbeLogins final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (const QString why = NodeFleet::unsupported(); !why.isEmpty())
            QSKIP(qPrintable(why));
        QFile users(QStringLiteral(QM_TEST_DATA "/ssh/sudo-users.sh"));
        QVERIFY(users.open(QIODevice::ReadOnly));
        m_fleet = std::make_unique<ProbeFleet>();
        m_fleet->add(users.readAll() + moreSudoers);
        m_fleet->add(QByteArray(shells) + "rm -f /usr/bin/sudo\n");
        m_fleet->add({}, {u"ForceCommand echo only backups here; exit 3"_s});
        m_fleet->add({}, {u"ForceCommand /usr/bin/yes forever and ever"_s});
        m_fleet->add({}, {u"MaxSessions 0"_s});
        QVERIFY(m_fleet->nodes.start());

        QList<ProbeTarget> targets;
        for (const Login &login : logins) {
            ProbeTarget target = m_fleet->target(hostOf(login), login.node, QLatin1StringView(login.user));
            target.target->become.active = login.becomesRoot;
            if (*login.password)
                target.target->become.password = Secret(login.password);
            targets.append(target);
        }
        m_run = std::make_unique<ProbeRun>(m_fleet->probeSetup());
        const ProcessWatch watch;
        m_run->ask(targets);
        QVERIFY(m_run->wait(120s));
        QVERIFY(watch.sawSudo()); // the watch sees command lines
        QVERIFY(!watch.sawCanary());
    }

    void cleanupTestCase()
    {
        m_run.reset();
        m_fleet.reset();
    }

    void verdicts_data()
    {
        QTest::addColumn<int>("index");
        for (size_t i = 0; i < std::size(logins); ++i)
            QTest::addRow("%s, %s", qPrintable(hostOf(logins[i])), logins[i].verdict) << static_cast<int>(i);
    }

    void verdicts()
    {
        QFETCH(const int, index);
        const Login &login = logins[index];
        const ProbeStatus status = statusOf(*m_run, hostOf(login));
        QVERIFY2(verdictOf(status) == QLatin1StringView(login.verdict),
                 qPrintable(status.error ? toString(*status.error) : verdictOf(status)));
        QVERIFY(status.presence);
        if (status.stage != ProbeStage::Done) {
            QVERIFY(!status.presence->error.isEmpty());
            QVERIFY(status.presence->images.isEmpty() && status.presence->absentFiles.isEmpty());
            return;
        }
        // Whoever asks, by whatever shell: the node says what it says root.
        const HostPresence said = lasting(status);
        const HostPresence plain = lasting(statusOf(*m_run, u"root@1"_s));
        QCOMPARE(said.facts.machine, plain.facts.machine);
        QCOMPARE(said.facts.hostName, u"node%1"_s.arg(login.node + 1));
        QCOMPARE(said.facts.bootId, plain.facts.bootId);
        QCOMPARE(said.tools, plain.tools);
        QCOMPARE(said.files, plain.files);
        QCOMPARE(said.files.size(), 1);
        QCOMPARE(said.files.first().sha256, QLatin1StringView(ProbeFleet::fileSha256));
        QCOMPARE(said.absentFiles, plain.absentFiles);
        QVERIFY(!said.disks.isEmpty());
        QCOMPARE(said.disks.first().writable, login.becomesRoot || login.user == "root"_ba);
        QVERIFY(status.presence->facts.clockOffsetMs && std::abs(*status.presence->facts.clockOffsetMs) < 1000);
    }

    void totals()
    {
        QVERIFY(totalsAddUp(*m_run));
        qsizetype done = 0;
        for (const Login &login : logins)
            done += login.verdict == "done"_ba;
        QCOMPARE(m_run->snapshot().done, done);
    }

    void aWrongPasswordIsSentOnce()
    {
        const auto failures = [&] {
            return m_fleet->nodes.node(0)
                .inside(u"grep -c 'mistaken.*incorrect password' /var/log/sudo.log || true"_s)
                .toInt();
        };
        QTRY_COMPARE(failures(), 1);
        m_run->askFailedAgain();
        QVERIFY(m_run->wait(120s));
        QCOMPARE(verdictOf(statusOf(*m_run, u"mistaken@0-root"_s)), u"sudo-password-refused"_s);
        QCOMPARE(failures(), 1);
        QVERIFY(totalsAddUp(*m_run));
    }

    void thePasswordIsNowhere()
    {
        QVERIFY(writtenDocument(*m_run).contains("node1")); // there is something to look at
        QVERIFY(!writtenDocument(*m_run).contains(canary));
        for (const ProbeStatus &status : m_run->snapshot().hosts)
            QVERIFY(!status.error || !toString(*status.error).contains(QLatin1StringView(canary)));
        for (size_t i = 0; i < m_fleet->nodes.size(); ++i)
            QVERIFY(!m_fleet->nodes.node(i).log().contains(canary));
        const QString search = u"grep -rl %1 /var/log /home /tmp /run /root 2>/dev/null || true"_s;
        QVERIFY(m_fleet->nodes.node(0).inside(search.arg(QLatin1StringView(canary))).isEmpty());
        QVERIFY(!m_fleet->nodes.node(0).inside(search.arg(u"mistaken"_s)).isEmpty());
    }

private:
    std::unique_ptr<ProbeFleet> m_fleet;
    std::unique_ptr<ProbeRun> m_run;
};

QTEST_GUILESS_MAIN(TestProbeLogins)
#include "tst_probelogins.moc"
