// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/integration/delivery/putfiletest.h"

#include <QFileInfo>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace qm;
using namespace qm::test;

/// Files to and from real nodes, and what keeps them from getting there.
class TestPutFile final : public test::PutFileTest
{
    Q_OBJECT

private Q_SLOTS:
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
        QCOMPARE(put.error().code, u"transfer-mismatch"_s);
        QVERIFY(inside(u"ls -A /mnt/big | grep wrong; true"_s).isEmpty());
        (void)inside(u"echo content >/mnt/big/remote"_s);
        const QString local = m_directory.filePath(u"wrong"_s);
        const auto got = getFile(*machine, u"/mnt/big/remote"_s, other, {local, {}, {}}, {});
        QVERIFY(!got);
        QCOMPARE(got.error().code, u"transfer-mismatch"_s);
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
};

QTEST_GUILESS_MAIN(TestPutFile)
#include "tst_putfile.moc"
