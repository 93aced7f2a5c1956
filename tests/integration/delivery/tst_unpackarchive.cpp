// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/delivery/unpackarchive.h"
#include "tests/integration/delivery/shellmachine.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace qm;
using namespace qm::test;

namespace {

QByteArray readAll(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// Archives unpacked by a real shell and the real tar.
class TestUnpackArchive final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        shell(
            u"mkdir -p release in/etcd-v3/sub in/etcd-v3/doc; cd in/etcd-v3; echo one >etcd; echo two >sub/etcdctl;"
            "echo text >doc/README; chmod 600 etcd; ln -s sub/etcdctl link; ln etcd twin; printf 'a\\nb' >'odd\n name'"_s);
    }

    void unpacks_once_and_then_only_looks_data()
    {
        QTest::addColumn<QString>("option");
        QTest::newRow("plain") << QString();
        QTest::newRow("gzip") << u"-z"_s;
        QTest::newRow("xz") << u"-J"_s;
        QTest::newRow("zstd") << u"--zstd"_s;
    }

    void unpacks_once_and_then_only_looks()
    {
        QFETCH(QString, option);
        const Unpack unpack = archive(u"tar -C in %1 -cf release/it.tar.gz etcd-v3"_s.arg(option));
        ShellMachine machine;
        const Result<Delivered> first = unpackArchive(machine, unpack, {});
        QVERIFY2(first, first ? "" : qPrintable(toString(first.error())));
        QVERIFY(!first->wasThere);
        QCOMPARE(first->sha256, unpack.sha256);
        QCOMPARE(readAll(place(u"etcd-v3/etcd"_s)), "one\n");
        QCOMPARE(readAll(place(u"etcd-v3/link"_s)), "two\n");
        QCOMPARE(readAll(place(u"etcd-v3/odd\n name"_s)), "a\nb");
        QCOMPARE(QFile::permissions(place(u"etcd-v3/etcd"_s)) & QFile::ExeOther, QFile::ExeOther);
        QCOMPARE(QFile::permissions(place(u"etcd-v3/sub"_s)) & QFile::WriteOther, 0);
        QCOMPARE(QDir(place()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
                 (QStringList{u".it.tar.gz.unpacked"_s, u"etcd-v3"_s, u"it.tar.gz"_s}));

        const Result<Delivered> second = unpackArchive(machine, unpack, {});
        QVERIFY(second && second->wasThere);
        QVERIFY(QFile::remove(unpack.archive));
        const Result<Delivered> third = unpackArchive(machine, unpack, {});
        QVERIFY(third && third->wasThere);
        QCOMPARE(machine.roundTrips(), 3);
    }

    void unpacks_again_what_is_no_longer_so()
    {
        Unpack unpack = archive(u"tar -C in -czf release/it.tar.gz etcd-v3"_s);
        ShellMachine machine;
        QVERIFY(unpackArchive(machine, unpack, {}));
        shell(u"echo changed >release/etcd-v3/sub/etcdctl"_s);
        QVERIFY(!unpackArchive(machine, unpack, {})->wasThere);
        QCOMPARE(readAll(place(u"etcd-v3/sub/etcdctl"_s)), "two\n");
        shell(u"rm release/etcd-v3/etcd"_s);
        QVERIFY(!unpackArchive(machine, unpack, {})->wasThere);
        QVERIFY(QFile::exists(place(u"etcd-v3/etcd"_s)));
        unpack.mode = u"0700"_s;
        QVERIFY(!unpackArchive(machine, unpack, {})->wasThere);
        QVERIFY(unpackArchive(machine, unpack, {})->wasThere);
    }

    /// With a clock that is fast: what takes longer than the limit of silence is not silent.
    void sees_what_grows()
    {
        const Unpack unpack = archive(u"tar -C in -czf release/it.tar.gz etcd-v3"_s);
        const QString tools = m_folder->filePath(u"tools"_s);
        program(u"sleep"_s, "exec /bin/sleep 0.01\n");
        program(u"tar"_s,
                "case $* in *--no-same-permissions*)\n"
                "    for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do\n"
                "        head -c 100000 /dev/zero >>\"$5/grown\" && /bin/sleep 0.3\n"
                "    done ;;\n"
                "esac\n"
                "exec /bin/tar \"$@\"\n");
        ShellMachine machine;
        machine.allowOnly(tools,
                          {u"sh"_s,   u"awk"_s,   u"chmod"_s, u"chown"_s,     u"du"_s,   u"find"_s, u"flock"_s,
                           u"grep"_s, u"gzip"_s,  u"head"_s,  u"mkdir"_s,     u"mv"_s,   u"od"_s,   u"readlink"_s,
                           u"rm"_s,   u"rmdir"_s, u"sed"_s,   u"sha256sum"_s, u"stat"_s, u"sync"_s, u"tr"_s});
        qint64 most = 0;
        Activity activity;
        activity.progress = [&](qint64 done, qint64) { most = qMax(most, done); };
        const Result<Delivered> result = unpackArchive(machine, unpack, activity);
        QVERIFY2(result, result ? "" : qPrintable(toString(result.error())));
        QVERIFY2(most > 1'000'000, qPrintable(QString::number(most)));
    }

    void says_that_the_disk_is_full_data()
    {
        QTest::addColumn<QString>("options");
        QTest::newRow("for a list of the members") << u"size=4k"_s; // a page is what the archive takes
        QTest::newRow("for the members") << u"size=16k"_s;
        QTest::newRow("for one file more") << u"nr_inodes=3"_s;
    }

    /// Volumes of their own need root.
    void says_that_the_disk_is_full()
    {
        if (::geteuid() != 0)
            QSKIP("mounting needs root");
        QFETCH(QString, options);
        const Unpack unpack = archive(u"tar -C in -czf release/it.tar.gz etcd-v3 && cp release/it.tar.gz ."_s);
        ShellMachine machine(
            {u"unshare"_s, u"-m"_s, u"/bin/sh"_s, u"-c"_s,
             u"mount -t tmpfs -o \"$0\" tmpfs \"$1\" && cp \"$1/../it.tar.gz\" \"$1\" && exec /bin/sh -s"_s, options,
             place()});
        const Result<Delivered> unpacked = unpackArchive(machine, unpack, {});
        QVERIFY2(code(unpacked) == u"disk-full", unpacked ? "" : qPrintable(toString(unpacked.error())));
    }

    void takes_the_options_of_the_catalog()
    {
        Unpack unpack = archive(u"tar -C in -czf release/it.tar.gz etcd-v3"_s);
        ShellMachine machine;
        unpack.options = {u"--strip=1"_s, u"--exclude=*/doc"_s};
        const Result<Delivered> stripped = unpackArchive(machine, unpack, {});
        QVERIFY2(stripped, stripped ? "" : qPrintable(toString(stripped.error())));
        QCOMPARE(readAll(place(u"sub/etcdctl"_s)), "two\n");
        QVERIFY(!QFile::exists(place(u"doc"_s)));
        unpack.options = {u"--wildcards"_s, u"--strip=2"_s, u"*/doc/"_s};
        QVERIFY(!unpackArchive(machine, unpack, {})->wasThere);
        QCOMPARE(readAll(place(u"README"_s)), "text\n");
        for (const QString &option : {u"--to-command=id"_s, u"-I"_s, u"--directory=/"_s, u"--strip-components=x"_s,
                                      u"--checkpoint-action=exec=id"_s, u"-P"_s, QString()}) {
            unpack.options = {option};
            QCOMPARE(code(unpackArchive(machine, unpack, {})), u"unpack-option"_s);
        }
    }

    void gives_all_to_its_owner()
    {
        if (::geteuid() != 0)
            QSKIP("giving files away needs root");
        Unpack unpack = archive(u"tar -C in --owner=games -czf release/it.tar.gz etcd-v3"_s);
        ShellMachine machine;
        unpack.owner = u"daemon"_s;
        QVERIFY(unpackArchive(machine, unpack, {}));
        QCOMPARE(QFileInfo(place(u"etcd-v3/sub/etcdctl"_s)).owner(), u"daemon"_s);
        QCOMPARE(QFileInfo(place(u"etcd-v3/sub"_s)).owner(), u"daemon"_s);
        QCOMPARE(QFileInfo(place()).owner(), u"root"_s);
        unpack.owner = u"no-such-user"_s;
        QCOMPARE(code(unpackArchive(machine, unpack, {})), u"node-owner"_s);
    }

    void never_leaves_the_folder_data()
    {
        QTest::addColumn<QString>("make");
        QTest::newRow("absolute") << u"touch out; tar -P -cf release/it.tar.gz \"$PWD/out\""_s;
        QTest::newRow("parent") << u"touch out; mkdir -p in/x; tar -P -C in/x -cf release/it.tar.gz ../../out"_s;
        QTest::newRow("absolute link") << u"ln -s /etc/passwd in/l; tar -C in -cf release/it.tar.gz l"_s;
        QTest::newRow("link to the parent") << u"ln -s ../x in/l; tar -C in -cf release/it.tar.gz l"_s;
        QTest::newRow("links that lead out together")
            << u"mkdir in/d; ln -s .. in/d/a; ln -s a/../x in/d/b; tar -C in -cf release/it.tar.gz d"_s;
        QTest::newRow("through a link")
            << u"ln -s /tmp in/l; tar -C in -cf release/it.tar.gz l; rm in/l; mkdir in/l; touch in/l/out;"
               "tar -C in -rf release/it.tar.gz l/out"_s;
        QTest::newRow("hard link")
            << u"cd in; touch a; ln a b; tar -P --transform='flags=h;s,^a$,../../out,' -cf ../release/it.tar.gz a b"_s;
        QTest::newRow("pipe") << u"mkfifo in/p; tar -C in -cf release/it.tar.gz p"_s;
    }

    void never_leaves_the_folder()
    {
        QFETCH(QString, make);
        const Unpack unpack = archive(make);
        ShellMachine machine;
        QCOMPARE(code(unpackArchive(machine, unpack, {})), u"archive-escapes"_s);
        QCOMPARE(QDir(place()).entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot),
                 QStringList(u"it.tar.gz"_s));
    }

    /// Busybox makes hard links to whatever an archive names, and lists them as files.
    void touches_nothing_that_a_hard_link_leads_to()
    {
        if (QStandardPaths::findExecutable(u"busybox"_s).isEmpty())
            QSKIP("busybox is not installed");
        Unpack unpack =
            archive(u"echo secret >secret; chmod 600 secret; cd in; touch a; ln a b;"
                    "tar -P --transform=\"flags=h;s,^a\\$,$(cd .. && pwd)/secret,\" -cf ../release/it.tar.gz a b"_s);
        program(u"tar"_s, "exec busybox tar \"$@\"\n");
        ShellMachine machine;
        machine.allowOnly(m_folder->filePath(u"tools"_s),
                          {u"awk"_s,      u"busybox"_s, u"chmod"_s,     u"chown"_s, u"du"_s,   u"find"_s, u"flock"_s,
                           u"grep"_s,     u"head"_s,    u"mkdir"_s,     u"mv"_s,    u"od"_s,   u"rm"_s,   u"sh"_s,
                           u"readlink"_s, u"sed"_s,     u"sha256sum"_s, u"sleep"_s, u"stat"_s, u"sync"_s, u"tr"_s});
        QCOMPARE(code(unpackArchive(machine, unpack, {})), u"archive-escapes"_s);
        QCOMPARE(QFile::permissions(m_folder->filePath(u"secret"_s)) & (QFile::ReadGroup | QFile::ReadOther), 0);
        // one to what is in the archive is no other's
        unpack = archive(u"rm in/etcd-v3/odd*; tar -C in -cf release/it.tar.gz etcd-v3"_s);
        const Result<Delivered> unpacked = unpackArchive(machine, unpack, {});
        QVERIFY2(unpacked, unpacked ? "" : qPrintable(toString(unpacked.error())));
        QCOMPARE(readAll(place(u"etcd-v3/twin"_s)), "one\n");
    }

    void does_not_go_through_links_that_lie_there()
    {
        const Unpack unpack = archive(u"tar -C in -czf release/it.tar.gz etcd-v3"_s);
        shell(u"mkdir outside release/etcd-v3; ln -s ../../outside release/etcd-v3/sub"_s);
        ShellMachine machine;
        QCOMPARE(code(unpackArchive(machine, unpack, {})), u"node-unwritable"_s);
        shell(u"rm release/etcd-v3/sub; ln -s ../../outside release/etcd-v3/etcd"_s);
        QVERIFY(unpackArchive(machine, unpack, {})); // a link in the place of a file is replaced
        QCOMPARE(readAll(place(u"etcd-v3/etcd"_s)), "one\n");
        QVERIFY(QDir(m_folder->filePath(u"outside"_s)).isEmpty());
    }

    void refuses_what_is_no_such_archive()
    {
        ShellMachine machine;
        Unpack unpack = archive(u"printf 'PK\\003\\004' >release/it.tar.gz"_s);
        QCOMPARE(code(unpackArchive(machine, unpack, {})), u"archive-zip"_s);
        unpack = archive(u"echo nonsense >release/it.tar.gz"_s);
        QCOMPARE(code(unpackArchive(machine, unpack, {})), u"archive-invalid"_s);
        unpack.sha256 = QByteArray(64, '0');
        QCOMPARE(code(unpackArchive(machine, unpack, {})), u"checksum-mismatch"_s);
        unpack = archive(u"tar -C in -cf - etcd-v3 | gzip | head -c 200 >release/it.tar.gz"_s);
        QCOMPARE(code(unpackArchive(machine, unpack, {})), u"archive-invalid"_s);
        unpack.archive += u".none"_s;
        QCOMPARE(code(unpackArchive(machine, unpack, {})), u"archive-missing"_s);
        QCOMPARE(QDir(place()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
                 QStringList(u"it.tar.gz"_s));
    }

    void says_what_is_missing()
    {
        const Unpack unpack = archive(u"tar -C in -cJf release/it.tar.gz etcd-v3"_s);
        ShellMachine machine;
        machine.allowOnly(m_folder->filePath(u"tools"_s),
                          {u"sh"_s, u"tar"_s, u"gzip"_s, u"sha256sum"_s, u"sed"_s, u"awk"_s, u"od"_s, u"tr"_s, u"du"_s,
                           u"flock"_s, u"grep"_s, u"mkdir"_s, u"rm"_s, u"sleep"_s});
        const Result<Delivered> result = unpackArchive(machine, unpack, {});
        QCOMPARE(code(result), u"tool-missing"_s);
        QVERIFY(result.error().message.english().contains(u" xz"));
    }

private:
    static QString code(const Result<Delivered> &result) { return result ? u"success"_s : result.error().code; }

    QString place(const QString &name = {}) const { return m_folder->filePath(u"release/"_s + name); }

    void shell(const QString &script) const
    {
        QProcess process;
        process.setWorkingDirectory(m_folder->path());
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.start(u"/bin/sh"_s, {u"-c"_s, script});
        QVERIFY(process.waitForFinished() && process.exitCode() == 0);
    }

    /// A shell script among the tools of a machine that is allowed only these.
    void program(const QString &name, const QByteArray &script) const
    {
        QDir().mkpath(m_folder->filePath(u"tools"_s));
        QFile file(m_folder->filePath(u"tools/"_s + name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("#!/bin/sh\n" + script);
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::ExeOwner));
    }

    Unpack archive(const QString &make) const
    {
        shell(make);
        Unpack unpack;
        unpack.archive = place(u"it.tar.gz"_s);
        unpack.directory = m_folder->filePath(u"release"_s);
        unpack.mode = u"0755"_s;
        unpack.sha256 = QCryptographicHash::hash(readAll(unpack.archive), QCryptographicHash::Sha256).toHex();
        return unpack;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestUnpackArchive)
#include "tst_unpackarchive.moc"
