// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/delivery/localmachine.h"
#include "core/delivery/putfile.h"
#include "core/delivery/sshmachine.h"
#include "core/transport/ssh/sshsession.h"
#include "tests/support/nodes/faultproxy.h"
#include "tests/support/nodes/nodefleet.h"

#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace qm;
using qm::test::FaultProxy;
using qm::test::Faults;
using qm::test::Node;
using qm::test::NodeFleet;
using std::chrono::milliseconds;

namespace {

constexpr char setup[] = R"sh(
for shell in zsh fish tcsh; do
    useradd -p '*' -m -s "$(command -v $shell)" "$shell"er
    echo "${shell}er ALL=(ALL) NOPASSWD: ALL" >> /etc/sudoers
done
useradd -m -s /bin/bash asked
echo 'asked:kanarienvogel-7c1f' | chpasswd
echo 'asked ALL=(ALL) ALL' >> /etc/sudoers
useradd -p '*' -m -s /bin/bash plain
mkdir -p /mnt/small /mnt/fixed /mnt/big
mount -t tmpfs -o size=8m tmpfs /mnt/small
mount -t tmpfs -o ro tmpfs /mnt/fixed
mount -t tmpfs -o size=400m tmpfs /mnt/big
)sh";
constexpr char canary[] = "kanarienvogel-7c1f";

QByteArray noise(qsizetype size, quint32 seed)
{
    QList<quint32> words(size / 4 + 1);
    QRandomGenerator(seed).fillRange(words.data(), words.size());
    return QByteArray(reinterpret_cast<const char *>(words.constData()), size);
}

QByteArray sha256(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
}

#define QM_VERIFY_RESULT(result) QVERIFY2(result, qPrintable((result) ? QString() : (result).error().message.text()))

} // namespace

/// Files to and from real nodes, and everything that comes between.
class TestPutFile final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (const QString why = NodeFleet::unsupported(); !why.isEmpty())
            QSKIP(qPrintable(why));
        m_fleet = std::make_unique<NodeFleet>();
        test::NodeOptions options;
        options.setup = setup;
        m_fleet->add(options);
        m_fleet->add(options);
        QVERIFY(m_fleet->start());
        m_context = std::make_unique<SshContext>(m_fleet->knownHosts());
        m_bytes = noise(3'000'001, 11);
        m_file = write(u"file"_s, m_bytes);
    }

    void cleanupTestCase()
    {
        m_context.reset();
        m_fleet.reset();
    }

    void sizes_data()
    {
        QTest::addColumn<QString>("user");
        QTest::addColumn<qsizetype>("size");
        QTest::newRow("nothing") << u"root"_s << qsizetype(0);
        QTest::newRow("a byte") << u"root"_s << qsizetype(1);
        QTest::newRow("50 MB") << u"root"_s << qsizetype(50'000'000);
        for (const char *user : {"zsher", "fisher", "tcsher", "asked", ""})
            QTest::addRow("user %s", user) << QString::fromLatin1(user) << qsizetype(700'001);
    }

    void sizes()
    {
        QFETCH(QString, user);
        QFETCH(qsizetype, size);
        const auto machine = open(user);
        QVERIFY(machine);
        const QByteArray bytes = noise(size, static_cast<quint32>(size));
        const QString local = write(u"sized"_s, bytes);
        const QString base = user.isEmpty() ? m_directory.path() : u"/mnt/big"_s;
        const FilePlace place{base + u"/new dir/it's-%1-%2"_s.arg(user).arg(size), {}, u"0750"_s};
        qint64 moved = 0;
        qint64 done = -1;
        Activity activity;
        activity.moved = [&](qint64 more) { moved += more; };
        activity.progress = [&](qint64 now, qint64 total) {
            QCOMPARE(total, size);
            QVERIFY(now >= done && now <= total);
            done = now;
        };
        const auto put = putFile(*machine, local, sha256(bytes), place, activity);
        QM_VERIFY_RESULT(put);
        QVERIFY(!put->wasThere);
        QCOMPARE(put->size, size);
        QCOMPARE(put->sha256, sha256(bytes));
        QCOMPARE(put->movedBytes, size);
        QCOMPARE(moved, size);
        QCOMPARE(done, size);
        if (!user.isEmpty()) {
            QCOMPARE(inside(u"sha256sum <\"%1\" | cut -c1-64; stat -c '%a %U' \"%1\" '/mnt/big/new dir'; ls "
                            "'/mnt/big/new dir' | grep -c part; true"_s.arg(place.path)),
                     sha256(bytes) + "\n750 root\n755 root\n0\n");
        }
        const auto again = putFile(*machine, local, sha256(bytes), place, {});
        QM_VERIFY_RESULT(again);
        QVERIFY(again->wasThere);
        QCOMPARE(again->movedBytes, 0);

        // and back
        const QString back = m_directory.filePath(u"back/%1-%2"_s.arg(user).arg(size));
        const auto got = getFile(*machine, place.path, sha256(bytes), {back, {}, u"0640"_s}, {});
        QM_VERIFY_RESULT(got);
        QCOMPARE(got->movedBytes, size);
        QCOMPARE(sha256(contentOf(back)), sha256(bytes));
        QCOMPARE(int(QFileInfo(back).permissions() & QFile::Permissions(0x7777)), 0x6640);
        QVERIFY(!QFile::exists(back + u".part"_s) && !QFile::exists(back + u".part.lease"_s));
        const auto gotAgain = getFile(*machine, place.path, {}, {back, {}, {}}, {});
        QM_VERIFY_RESULT(gotAgain);
        QVERIFY(gotAgain->wasThere);
        QCOMPARE(gotAgain->sha256, sha256(bytes));
        if (!user.isEmpty())
            (void)inside(u"rm -rf '/mnt/big/new dir'"_s);
    }

    /// However often the way breaks, and wherever: what arrives in the end is the file, and no byte moves twice that
    /// need not.
    void cutsAreGoneOnWith()
    {
        QRandomGenerator random(4711);
        const FilePlace place{u"/mnt/big/cut"_s, {}, {}};
        const auto direct = open(u"root"_s);
        QVERIFY(direct);
        for (int round = 0; round < 2; ++round) {
            (void)inside(u"rm -f /mnt/big/cut*"_s);
            qint64 moved = 0;
            int cuts = 0;
            bool resumed = false;
            while (true) {
                FaultProxy proxy(m_fleet->node(0).address(), Node::port);
                const auto machine = open(u"root"_s, 0, proxy.port());
                QVERIFY(machine);
                qint64 until = 100'000 + random.bounded(1'500'000);
                Activity activity;
                activity.progress = [&](qint64 done, qint64) {
                    resumed = resumed || (moved > 0 && done > 0 && until > 0);
                };
                std::stop_source stop;
                activity.stop = stop.get_token();
                activity.moved = [&](qint64 bytes) {
                    moved += bytes;
                    until -= bytes;
                    if (until < 0 && cuts < 5)
                        stop.request_stop();
                };
                const auto put = putFile(*machine, m_file, sha256(m_bytes), place, activity);
                if (put)
                    break;
                QCOMPARE(put.error().code, u"ssh-cancelled"_s);
                ++cuts;
                QVERIFY(inside(u"ls /mnt/big/cut 2>/dev/null; true"_s).isEmpty()); // nothing under its name
            }
            QVERIFY(cuts >= 1);
            QVERIFY(resumed);
            QCOMPARE(inside(u"sha256sum </mnt/big/cut | cut -c1-64; ls /mnt/big | grep -c cut"_s),
                     sha256(m_bytes) + "\n1\n");
            // what was on its way when it broke may come again: no more than windows and buffers hold
            QVERIFY2(moved < m_bytes.size() + cuts * 3'000'000, qPrintable(QString::number(moved)));

            QFile::remove(m_directory.filePath(u"uncut"_s));
            int gets = 0;
            while (true) {
                Faults faults;
                if (++gets < 6)
                    faults.cutAfter = 30'000 + random.bounded(1'500'000);
                FaultProxy proxy(m_fleet->node(0).address(), Node::port, faults);
                const auto machine = open(u"root"_s, 0, proxy.port());
                QVERIFY(machine);
                const auto got = getFile(*machine, u"/mnt/big/cut"_s, sha256(m_bytes),
                                         {m_directory.filePath(u"uncut"_s), {}, {}}, {});
                if (got)
                    break;
                QCOMPARE(got.error().code, u"ssh-dropped"_s);
                QVERIFY(!QFile::exists(m_directory.filePath(u"uncut"_s)));
            }
            QVERIFY(gets > 1);
            QCOMPARE(sha256(contentOf(m_directory.filePath(u"uncut"_s))), sha256(m_bytes));
        }
    }

    void partsAreBelievedOnlyIfRight_data()
    {
        QTest::addColumn<QByteArray>("part");
        QTest::addColumn<qint64>("moves");
        const qint64 all = m_bytes.size();
        QTest::newRow("right") << m_bytes.left(1'000'000) << all - 1'000'000;
        QTest::newRow("whole") << m_bytes << qint64(0);
        QTest::newRow("wrong") << noise(1'000'000, 5) << all;
        QTest::newRow("one bit")
            << QByteArray(m_bytes.left(1'000'000)).replace(500'000, 1, QByteArray(1, char(~m_bytes[500'000]))) << all;
        QTest::newRow("too long") << m_bytes + "x" << all;
        QTest::newRow("empty") << QByteArray("") << all;
    }

    void partsAreBelievedOnlyIfRight()
    {
        QFETCH(QByteArray, part);
        QFETCH(qint64, moves);
        const auto machine = open(u"root"_s);
        QVERIFY(machine);
        const FilePlace place{u"/mnt/big/parted"_s, {}, {}};
        (void)inside(u"rm -f /mnt/big/parted*"_s);
        // brought there by other means than the ones under test
        QVERIFY(machine->send(command("cat >/mnt/big/parted.part"), once(part), {})->succeeded());
        const auto put = putFile(*machine, m_file, sha256(m_bytes), place, {});
        QM_VERIFY_RESULT(put);
        QCOMPARE(put->movedBytes, moves);
        QCOMPARE(inside(u"sha256sum </mnt/big/parted | cut -c1-64; ls /mnt/big | grep -c parted"_s),
                 sha256(m_bytes) + "\n1\n");

        const QString local = m_directory.filePath(u"parted"_s);
        QFile::remove(local);
        (void)write(u"parted.part"_s, part);
        const auto got = getFile(*machine, place.path, {}, {local, {}, {}}, {});
        QM_VERIFY_RESULT(got);
        QCOMPARE(got->movedBytes, moves);
        QCOMPARE(sha256(contentOf(local)), sha256(m_bytes));
    }

    void oneBehindADifferentName()
    {
        const auto machine = open(u"root"_s);
        QVERIFY(machine);
        (void)inside(u"echo old >/mnt/big/replaced; chmod 600 /mnt/big/replaced"_s);
        const FilePlace place{u"/mnt/big/replaced"_s, u"plain:plain"_s, u"0755"_s};
        QM_VERIFY_RESULT(putFile(*machine, m_file, sha256(m_bytes), place, {}));
        QCOMPARE(inside(u"stat -c '%a %U:%G %s' /mnt/big/replaced"_s), QByteArray("755 plain:plain 3000001\n"));
        // found there, but with other rights
        (void)inside(u"chmod 600 /mnt/big/replaced; chown root /mnt/big/replaced"_s);
        const auto again = putFile(*machine, m_file, sha256(m_bytes), place, {});
        QM_VERIFY_RESULT(again);
        QVERIFY(again->wasThere);
        QCOMPARE(inside(u"stat -c '%a %U:%G' /mnt/big/replaced"_s), QByteArray("755 plain:plain\n"));
    }

    void failures_data()
    {
        QTest::addColumn<QString>("user");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("owner");
        QTest::addColumn<QString>("code");
        QTest::newRow("full") << u"root"_s << u"/mnt/small/file"_s << QString() << u"disk-full"_s;
        QTest::newRow("read-only") << u"root"_s << u"/mnt/fixed/file"_s << QString() << u"node-unwritable"_s;
        QTest::newRow("not allowed") << u"plain"_s << u"/etc/file"_s << QString() << u"node-unwritable"_s;
        QTest::newRow("no folder allowed") << u"plain"_s << u"/etc/a/b/file"_s << QString() << u"node-unwritable"_s;
        QTest::newRow("a folder") << u"root"_s << u"/mnt/big"_s << QString() << u"node-unsafe"_s;
        QTest::newRow("no such owner") << u"root"_s << u"/mnt/big/owned"_s << u"nobody-knows"_s << u"node-owner"_s;
        QTest::newRow("relative") << u"root"_s << u"file"_s << QString() << u"put-place"_s;
    }

    void failures()
    {
        QFETCH(QString, user);
        QFETCH(QString, path);
        QFETCH(QString, owner);
        const auto machine = open(user);
        QVERIFY(machine);
        (void)inside(u"head -c 7000000 /dev/zero >/mnt/small/filler"_s);
        const auto put = putFile(*machine, m_file, sha256(m_bytes), {path, owner, {}}, {});
        QVERIFY(!put);
        QTEST(put.error().code, "code");
        QVERIFY(machine->isUsable());
    }

    /// The disk fills up while the file arrives, in spite of what it said before.
    void aDiskThatFillsUp()
    {
        const auto machine = open(u"root"_s);
        QVERIFY(machine);
        (void)inside(u"rm -f /mnt/small/*"_s);
        bool filled = false;
        Activity activity;
        activity.moved = [&](qint64) {
            if (!filled)
                (void)inside(u"head -c 7000000 /dev/zero >/mnt/small/filler"_s);
            filled = true;
        };
        const QByteArray bytes = noise(7'000'000, 9);
        const auto put =
            putFile(*machine, write(u"large"_s, bytes), sha256(bytes), {u"/mnt/small/file"_s, {}, {}}, activity);
        QVERIFY(!put);
        QVERIFY2(put.error().code == u"disk-full", qPrintable(put.error().message.text()));
        QCOMPARE(inside(u"ls -A /mnt/small"_s), QByteArray("filler\n"));
        (void)inside(u"rm -f /mnt/small/*"_s);
        QM_VERIFY_RESULT(putFile(*machine, m_file, sha256(m_bytes), {u"/mnt/small/file"_s, {}, {}}, {}));
    }

    void aWrongHashLeavesNothing()
    {
        const auto machine = open(u"root"_s);
        QVERIFY(machine);
        const QByteArray other = sha256("other");
        const auto put = putFile(*machine, m_file, other, {u"/mnt/big/wrong"_s, {}, {}}, {});
        QVERIFY(!put);
        QCOMPARE(put.error().code, u"checksum-mismatch"_s);
        QVERIFY(inside(u"ls -A /mnt/big | grep wrong; true"_s).isEmpty());
        (void)inside(u"echo content >/mnt/big/remote"_s);
        const QString local = m_directory.filePath(u"wrong"_s);
        const auto got = getFile(*machine, u"/mnt/big/remote"_s, other, {local, {}, {}}, {});
        QVERIFY(!got);
        QCOMPARE(got.error().code, u"checksum-mismatch"_s);
        QVERIFY(!QFile::exists(local) && !QFile::exists(local + u".part"_s));
        QCOMPARE(getFile(*machine, u"/mnt/big/none"_s, {}, {local, {}, {}}, {}).error().code, u"remote-file"_s);
        QCOMPARE(getFile(*machine, u"/mnt/big"_s, {}, {local, {}, {}}, {}).error().code, u"remote-file"_s);
        QCOMPARE(getFile(*machine, u"/mnt/big/remote"_s, {}, {u"/proc/1/x"_s, {}, {}}, {}).error().code,
                 u"local-file"_s);
        QCOMPARE(putFile(*machine, u"/nowhere"_s, other, {u"/mnt/big/x"_s, {}, {}}, {}).error().code, u"local-file"_s);
    }

    /// Without what makes hashing on the way possible, and with busybox only.
    void poorNodes()
    {
        const Node &node = m_fleet->node(1);
        for (const QString &poverty :
             {u"mv /usr/bin/tee /usr/bin/tee.away; mv /usr/bin/openssl /usr/bin/openssl.away"_s,
              u"mkdir /usr/local/sbin; for t in tee sha256sum head tail stat sync mkfifo sleep mv cat chmod id; "
              u"do "
              "ln -sf /bin/busybox /usr/local/sbin/$t; done"_s,
              u"mv /usr/bin/flock /usr/bin/flock.away"_s}) {
            (void)node.inside(poverty + u"; rm -f /mnt/big/poor*; true"_s);
            const auto machine = open(u"root"_s, 1);
            QVERIFY(machine);
            const FilePlace place{u"/mnt/big/poor"_s, {}, {}};
            const auto put = putFile(*machine, m_file, sha256(m_bytes), place, {});
            QM_VERIFY_RESULT(put);
            (void)node.inside(u"head -c 1234567 /mnt/big/poor >/mnt/big/poor.part; rm /mnt/big/poor"_s);
            const auto resumed = putFile(*machine, m_file, sha256(m_bytes), place, {});
            QM_VERIFY_RESULT(resumed);
            QCOMPARE(resumed->movedBytes, m_bytes.size() - 1'234'567);
            QCOMPARE(node.inside(u"ls -A /mnt/big"_s), QByteArray("poor\n"));
            const QString local = m_directory.filePath(u"poor"_s);
            QFile::remove(local);
            QM_VERIFY_RESULT(getFile(*machine, place.path, sha256(m_bytes), {local, {}, {}}, {}));
        }
        (void)node.inside(u"rm -r /usr/local/sbin; rm /usr/bin/sha256sum"_s);
        const auto machine = open(u"root"_s, 1);
        QVERIFY(machine);
        QCOMPARE(putFile(*machine, m_file, sha256(m_bytes), {u"/mnt/big/poor2"_s, {}, {}}, {}).error().code,
                 u"tool-missing"_s);
    }

    /// Two at once: one brings it, the other finds it there, and there never are two writers.
    void twoAtOnce()
    {
        (void)inside(u"rm -f /mnt/big/both*"_s);
        const QByteArray bytes = noise(20'000'000, 21);
        const QString local = write(u"both"_s, bytes);
        std::array<Result<Delivered>, 2> results = {tl::unexpected(Error()), tl::unexpected(Error())};
        {
            std::vector<std::jthread> threads;
            for (auto &result : results) {
                threads.emplace_back([&] {
                    const auto machine = open(u"root"_s);
                    result = putFile(*machine, local, sha256(bytes), {u"/mnt/big/both"_s, {}, {}}, {});
                });
            }
        }
        for (const auto &result : results)
            QM_VERIFY_RESULT(result);
        QCOMPARE(inside(u"sha256sum </mnt/big/both | cut -c1-64; ls -A /mnt/big | grep -c both"_s),
                 sha256(bytes) + "\n1\n");
    }

    void cancel()
    {
        (void)inside(u"rm -f /mnt/big/cancelled*"_s);
        for (const bool local : {false, true}) {
            const auto machine = open(local ? QString() : u"asked"_s);
            QVERIFY(machine);
            std::stop_source stop;
            QElapsedTimer timer;
            Activity activity;
            activity.stop = stop.get_token();
            activity.moved = [&](qint64) {
                if (!timer.isValid())
                    timer.start();
                stop.request_stop();
            };
            const QString path = local ? m_directory.filePath(u"cancelled"_s) : u"/mnt/big/cancelled"_s;
            const auto put = putFile(*machine, m_file, sha256(m_bytes), {path, {}, {}}, activity);
            QVERIFY(!put);
            QCOMPARE(put.error().code, u"ssh-cancelled"_s);
            QVERIFY2(timer.elapsed() < 4000, qPrintable(QString::number(timer.elapsed())));
        }
        // the writer ends by itself, and so do its helpers
        QTRY_COMPARE_WITH_TIMEOUT(inside(u"pgrep -x 'tee|openssl' | wc -l"_s), QByteArray("0\n"), 15'000);
        QVERIFY(inside(u"ls /mnt/big/cancelled 2>/dev/null; true"_s).isEmpty());
    }

    /// A way on which nothing passes any more, and a new one: the old writer is gone or goes, and the new one gets on.
    void aFrozenWay()
    {
        (void)inside(u"rm -f /mnt/big/frozen*"_s);
        FaultProxy proxy(m_fleet->node(0).address(), Node::port);
        std::stop_source stop;
        std::jthread frozen([&] {
            const auto machine = open(u"root"_s, 0, proxy.port());
            Activity activity;
            activity.stop = stop.get_token();
            qint64 moved = 0;
            activity.moved = [&](qint64 bytes) {
                if ((moved += bytes) > 1'500'000)
                    proxy.freeze();
            };
            (void)putFile(*machine, m_file, sha256(m_bytes), {u"/mnt/big/frozen"_s, {}, {}}, activity);
        });
        QTRY_VERIFY_WITH_TIMEOUT(inside(u"ls /mnt/big/frozen.part 2>/dev/null; true"_s) != "", 10'000);
        QTest::qWait(1500);
        (void)inside(u"pkill -f 'sshd: root' -o; true"_s);
        stop.request_stop();
        frozen.join();
        const auto machine = open(u"root"_s);
        QVERIFY(machine);
        const auto put = putFile(*machine, m_file, sha256(m_bytes), {u"/mnt/big/frozen"_s, {}, {}}, {});
        QM_VERIFY_RESULT(put);
        QCOMPARE(inside(u"ls -A /mnt/big | grep -c frozen"_s), QByteArray("1\n"));
    }

    void aNodeThatDies()
    {
        Node &node = m_fleet->node(1);
        const auto machine = open(u"root"_s, 1);
        QVERIFY(machine);
        const QByteArray bytes = noise(30'000'000, 2);
        Activity activity;
        bool killed = false;
        activity.moved = [&](qint64) {
            if (!std::exchange(killed, true))
                node.stop();
        };
        QElapsedTimer timer;
        timer.start();
        const auto put =
            putFile(*machine, write(u"dies"_s, bytes), sha256(bytes), {u"/mnt/big/dies"_s, {}, {}}, activity);
        QVERIFY(!put);
        QVERIFY(timer.elapsed() < 45'000);
    }

private:
    struct Opened final
    {
        std::unique_ptr<SshSession> session;
        std::unique_ptr<Machine> machine;
        Machine *operator->() const { return machine.get(); }
        Machine &operator*() const { return *machine; }
        explicit operator bool() const { return machine != nullptr; }
    };

    Opened open(const QString &user, size_t node = 0, quint16 port = 0)
    {
        if (user.isEmpty())
            return {{}, std::make_unique<LocalMachine>()};
        SshTarget target = m_fleet->target(m_fleet->node(node), user);
        if (user != u"root" && user != u"plain")
            target.become = {true, u"root"_s, Secret(canary)};
        if (port != 0) {
            target.node.hostKeyAlias = u"[%1]:%2"_s.arg(target.node.address).arg(Node::port);
            target.node.address = u"127.0.0.1"_s;
            target.node.port = port;
        }
        auto session = SshSession::open(*m_context, target);
        if (!session) {
            qWarning("%s", qPrintable(session.error().message.text()));
            return {};
        }
        SshSession &opened = **session;
        return {*std::move(session), std::make_unique<SshMachine>(opened)};
    }

    QByteArray inside(const QString &script) { return m_fleet->node(0).inside(script); }

    QString write(const QString &name, const QByteArray &bytes)
    {
        QFile file(m_directory.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write");
        return file.fileName();
    }

    static SshCommand command(const QByteArray &script)
    {
        SshCommand command;
        command.script = script;
        return command;
    }

    static Machine::Source once(const QByteArray &bytes)
    {
        return [rest = bytes](qsizetype limit) mutable -> Result<QByteArray> {
            const QByteArray next = rest.left(limit);
            rest.remove(0, next.size());
            return next;
        };
    }

    QTemporaryDir m_directory;
    std::unique_ptr<NodeFleet> m_fleet;
    std::unique_ptr<SshContext> m_context;
    QByteArray m_bytes;
    QString m_file;
};

QTEST_GUILESS_MAIN(TestPutFile)
#include "tst_putfile.moc"
