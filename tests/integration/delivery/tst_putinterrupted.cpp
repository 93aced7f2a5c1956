// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/integration/delivery/putfiletest.h"
#include "tests/support/nodes/faultproxy.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace qm;
using namespace qm::test;

/// Files to and from real nodes that do not get there at the first go.
class TestPutInterrupted final : public test::PutFileTest
{
    Q_OBJECT

private Q_SLOTS:
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
};

QTEST_GUILESS_MAIN(TestPutInterrupted)
#include "tst_putinterrupted.moc"
