// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/delivery/localfilefetch.h"
#include "tests/integration/delivery/fetchfiletest.h"
#include "tests/integration/delivery/volume.h"

#include <QDir>
#include <QTest>

#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace qm;
using namespace qm::test;

/// How much of a disk is taken by what machines fetch themselves, and by what this one does. Volumes need root.
class TestFetchDisks final : public FetchFileTest
{
    Q_OBJECT

private Q_SLOTS:
    void takes_no_more_than_there_should_be_data()
    {
        QTest::addColumn<QString>("program");
        QTest::addColumn<qint64>("size");
        QTest::addColumn<QString>("expected");
        for (const char *const program : {"curl", "wget", "busybox"}) {
            QTest::addRow("%s, known", program)
                << QString::fromLatin1(program) << qint64(3'000'000) << u"http-too-large"_s;
            QTest::addRow("%s, known, and more than the disk can spare", program)
                << QString::fromLatin1(program) << qint64(1'000'000'000) << u"disk-full"_s;
            QTest::addRow("%s, unknown", program) << QString::fromLatin1(program) << qint64(-1) << u"disk-full"_s;
        }
    }

    /// Bytes without end: up to the size that is known, or to what the disk can spare where that is less.
    void takes_no_more_than_there_should_be()
    {
        QFETCH(QString, program);
        QFETCH(qint64, size);
        QFETCH(QString, expected);
        FaultServer server([&](const HttpQuestion &) {
            return HttpAnswer{.body = m_content.first(200'000), .contentLength = -1, .drip = 10ms, .endlessBody = true};
        });
        QDir().mkpath(m_folder->filePath(u"new"_s));
        const QString free = m_folder->filePath(u"free"_s);
        const QString left = m_folder->filePath(u"left"_s);
        // how much the disk had left while it came, slowly enough to be seen, and what was left on it in the end
        ShellMachine machine({u"unshare"_s, u"-m"_s, u"/bin/sh"_s, u"-c"_s,
                              u"mount -t tmpfs -o size=40m tmpfs \"$0\" || exit; export PATH; "
                              "(PATH=/usr/bin:/bin; while sleep 0.02; do stat -f -c %a \"$0\"; done >\"$1\") & "
                              "/bin/sh -s; code=$?; kill $!; /bin/ls -A \"$0\" >\"$2\"; exit $code"_s,
                              m_folder->filePath(u"new"_s), free, left});
        machine.allowOnly(m_folder->filePath(u"tools"_s), basics + QStringList(program));
        FileFetch fetch = fetchOf(server, program);
        fetch.largest = size;
        const Result<Delivered> result = fetchFile(machine, fetch, {});
        QVERIFY(!result);
        QVERIFY2(code(result) == expected, qPrintable(toString(result.error())));
        QCOMPARE(readAll(left), QByteArray());
        qint64 least = 40 << 20;
        for (const QByteArray &blocks : readAll(free).split('\n')) {
            if (!blocks.isEmpty())
                least = qMin(least, blocks.toLongLong() * 4096);
        }
        const qint64 most = (qint64(40) << 20) - least;
        const bool isForDisk = expected == u"disk-full";
        QCOMPARE(toString(result.error()).contains(u"can spare"), isForDisk);
        QVERIFY2(most <= (isForDisk ? 38'900'000 : 4'300'000), qPrintable(QString::number(most)));
        QVERIFY2(most > (isForDisk ? 30'000'000 : 2'000'000), qPrintable(QString::number(most))); // it was seen
    }

    void takes_no_more_than_there_should_be_here_data()
    {
        QTest::addColumn<qint64>("size");
        QTest::addColumn<QString>("expected");
        QTest::newRow("known") << qint64(3'000'000) << u"http-too-large"_s;
        QTest::newRow("known, and more than the disk can spare") << qint64(1'000'000'000) << u"disk-full"_s;
        QTest::newRow("unknown") << qint64(-1) << u"disk-full"_s;
    }

    /// The same where this machine fetches.
    void takes_no_more_than_there_should_be_here()
    {
        QFETCH(qint64, size);
        QFETCH(QString, expected);
        FaultServer server([&](const HttpQuestion &) {
            return HttpAnswer{.body = m_content.first(200'000), .contentLength = -1, .drip = 10ms, .endlessBody = true};
        });
        const Volume volume(m_folder->filePath(u"new"_s), 40 << 20);
        QVERIFY(volume.isMounted());
        FileFetch fetch = fetchOf(server);
        fetch.largest = size;
        const Result<Delivered> result = fetchFileHere(fetch, {});
        QVERIFY(!result);
        QVERIFY2(code(result) == expected, qPrintable(toString(result.error())));
        const bool isForDisk = expected == u"disk-full";
        QCOMPARE(toString(result.error()).contains(u"can spare"), isForDisk);
        QCOMPARE(QDir(m_folder->filePath(u"new"_s)).entryList(QDir::Files | QDir::Hidden), QStringList());
        const qint64 most = volume.most();
        QVERIFY2(most <= (isForDisk ? 37'800'000 : 3'200'000), qPrintable(QString::number(most)));
        QVERIFY2(most > (isForDisk ? 30'000'000 : 2'000'000), qPrintable(QString::number(most))); // it was seen
    }

    void says_that_the_disk_is_full()
    {
        FaultServer server([&](const HttpQuestion &question) { return serve(question, m_content, "\"1\""); });
        QDir().mkpath(m_folder->filePath(u"new"_s));
        ShellMachine machine = onVolume(u"size=2m"_s);
        QCOMPARE(code(fetchFile(machine, fetchOf(server), {})), u"disk-full"_s);
        ShellMachine readOnly = onVolume(u"ro"_s);
        QCOMPARE(code(fetchFile(readOnly, fetchOf(server), {})), u"node-unwritable"_s);
        ShellMachine noexec = onVolume(u"noexec,nosuid,size=64m"_s);
        QVERIFY(fetchFile(noexec, fetchOf(server), {}));
    }

    /// Some file systems count no blocks, and some a stat cannot ask: that is no reason to fetch nothing.
    void fetches_where_nobody_knows_what_is_left()
    {
        FaultServer server([&](const HttpQuestion &question) {
            return question.target == "/none" ? HttpAnswer{.status = 404} : serve(question, m_content, "\"1\"");
        });
        const FileFetch fetch = fetchOf(server);
        FileFetch none = fetch;
        none.urls = {server.url(u"/none"_s).toString()};
        QVERIFY(QDir().mkpath(m_folder->filePath(u"new"_s)));
        ShellMachine counting = onVolume(u"size=64m"_s, u"ramfs"_s);
        QCOMPARE(code(fetchFile(counting, none, {})), u"http-not-found"_s);
        QCOMPARE(code(fetchFile(counting, fetch, {})), u"success"_s);

        const QString tools = m_folder->filePath(u"tools"_s);
        QVERIFY(QDir().mkpath(tools));
        write(tools + u"/stat"_s, "#!/bin/sh\n[ \"$1\" != -f ] && exec /usr/bin/stat \"$@\"\n");
        QVERIFY(QFile::setPermissions(tools + u"/stat"_s, QFile::ReadOwner | QFile::ExeOwner));
        ShellMachine asking;
        asking.allowOnly(tools, basics + QStringList(u"curl"_s));
        QCOMPARE(code(fetchFile(asking, none, {})), u"http-not-found"_s);
        QCOMPARE(code(fetchFile(asking, fetch, {})), u"success"_s);

        const Volume volume(m_folder->filePath(u"here"_s), 0, "ramfs");
        QVERIFY(volume.isMounted());
        FileFetch here = fetch;
        here.place.path = m_folder->filePath(u"here/it"_s);
        QCOMPARE(code(fetchFileHere(here, {})), u"success"_s);
    }

protected:
    [[nodiscard]] QString unsupported() const override
    {
        return ::geteuid() == 0 ? QString() : u"mounting needs root"_s;
    }

private:
    /// A machine that has a volume of its own where files go, gone with each script.
    ShellMachine onVolume(const QString &options, const QString &type = u"tmpfs"_s) const
    {
        return ShellMachine({u"unshare"_s, u"-m"_s, u"/bin/sh"_s, u"-c"_s,
                             u"mount -t \"$2\" -o \"$0\" \"$2\" \"$1\" && exec /bin/sh -s"_s, options,
                             m_folder->filePath(u"new"_s), type});
    }
};

QTEST_GUILESS_MAIN(TestFetchDisks)
#include "tst_fetchdisks.moc"
