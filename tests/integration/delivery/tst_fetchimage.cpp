// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/delivery/fetchimage.h"
#include "core/delivery/localimagefetch.h"
#include "core/delivery/localmachine.h"
#include "core/delivery/skopeocopy.h"
#include "core/oci/ociarchive.h"
#include "tests/integration/delivery/shellmachine.h"
#include "tests/integration/delivery/volume.h"
#include "tests/support/registry/registryfixture.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace qm;
using namespace qm::test;

/// Machines that fetch images themselves, with the real skopeo, from a real registry.
class TestFetchImage final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (const QString missing = RegistryFixture::missing(); !missing.isEmpty())
            QSKIP(qPrintable(u"not installed: "_s + missing));
        m_registry = std::make_unique<RegistryFixture>(RegistryFixture::Options{});
        m_index = m_registry->push(u"app/web"_s, u"1.0"_s, {u"amd64"_s, u"arm64"_s});
        QVERIFY(!m_index.isEmpty());
    }

    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void fetches_once_and_then_only_looks()
    {
        ShellMachine machine;
        qint64 moved = 0;
        Activity activity;
        activity.moved = [&](qint64 bytes) { moved += bytes; };
        ImageFetch fetch = image();
        const Result<Delivered> first = fetchImage(machine, fetch, activity);
        QVERIFY2(first, first ? "" : qPrintable(toString(first.error())));
        QVERIFY(!first->wasThere && first->movedBytes > 80'000 && moved >= first->movedBytes);
        QCOMPARE(files(), (QStringList{u"web.tar"_s, u"web.tar.source"_s}));

        // the other reader of archives agrees
        const Result<ImageFacts> facts = proveArchive(fetch.archive, {fetch.image, fetch.architecture, {}});
        QVERIFY2(facts, facts ? "" : qPrintable(toString(facts.error())));
        QCOMPARE(first->imageDigest, facts->manifestDigest);
        QCOMPARE(first->imageId, facts->configDigest);
        QCOMPARE(first->sha256, facts->sha256);
        QCOMPARE(first->size, facts->size);
        QVERIFY(first->imageDigest != m_index);
        const Result<Delivered> here = fetchImageHere(fetch, {}); // and knows what a node has fetched
        QVERIFY2(here, here ? "" : qPrintable(toString(here.error())));
        QVERIFY(here->wasThere);

        m_registry->stop();
        moved = 0;
        const Result<Delivered> second = fetchImage(machine, fetch, activity);
        QVERIFY2(second, second ? "" : qPrintable(toString(second.error())));
        QVERIFY(second->wasThere);
        QCOMPARE(second->movedBytes, 0);
        QCOMPARE(moved, 0);
        QCOMPARE(second->imageDigest, first->imageDigest);
        QCOMPARE(machine.roundTrips(), 2);
        fetch.digest = u"sha256:"_s + QString(64, u'0'); // what is there is something else
        QVERIFY(!fetchImage(machine, fetch, {}));
        initTestCase();
    }

    /// Kubespray's `skopeo`, as it lies in the release folder: not executable.
    void uses_the_skopeo_that_was_brought()
    {
        ShellMachine machine;
        machine.allowOnly(m_folder->filePath(u"tools"_s), basics);
        ImageFetch fetch = image();
        const Result<Delivered> without = fetchImage(machine, fetch, {});
        QVERIFY(!without);
        QCOMPARE(without.error().code, u"skopeo-missing"_s);
        fetch.skopeo = m_folder->filePath(u"skopeo-1.9-amd64"_s);
        QVERIFY(QFile::copy(QStandardPaths::findExecutable(u"skopeo"_s), fetch.skopeo));
        QVERIFY(QFile::setPermissions(fetch.skopeo, QFile::ReadOwner | QFile::WriteOwner));
        const Result<Delivered> result = fetchImage(machine, fetch, {});
        QVERIFY2(result, result ? "" : qPrintable(toString(result.error())));
        QVERIFY(proveArchive(fetch.archive, {fetch.image, fetch.architecture, {}}));
    }

    /// Of this machine as of a node: logins are on no disk longer than skopeo needs them.
    void leaves_no_logins_where_it_is_stopped()
    {
        QTcpServer silent; // takes the connection and never says anything
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        LocalMachine machine;
        ImageFetch fetch = image();
        fetch.image = u"127.0.0.1:%1/app/web:1.0"_s.arg(silent.serverPort());
        fetch.digest.clear();
        fetch.logins = Secret::fromText(u"{\"auths\": {}}"_s);
        const QString logins = fetch.archive + u".part/"_s + skopeoLoginsFile.toString();
        std::stop_source stop;
        bool wereThere = false;
        Activity activity;
        activity.stop = stop.get_token();
        activity.progress = [&](qint64, qint64) {
            wereThere = QFile::exists(logins);
            if (wereThere)
                stop.request_stop();
        };
        const Result<Delivered> result = fetchImage(machine, fetch, activity);
        QCOMPARE(code(result), u"ssh-cancelled"_s);
        QVERIFY(wereThere);
        QVERIFY(!QFile::exists(logins));
        QCOMPARE(files(), QStringList());
    }

    void fetches_again_what_is_damaged()
    {
        ShellMachine machine;
        const ImageFetch fetch = image();
        QVERIFY(fetchImage(machine, fetch, {}));
        QFile file(fetch.archive);
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(file.size() / 2) && file.write("X", 1) == 1);
        file.close();
        const Result<Delivered> again = fetchImage(machine, fetch, {});
        QVERIFY2(again, again ? "" : qPrintable(toString(again.error())));
        QVERIFY(!again->wasThere);
        QVERIFY(fetchImage(machine, fetch, {})->wasThere);
    }

    void says_what_is_wrong_and_leaves_nothing()
    {
        ShellMachine machine;
        ImageFetch fetch = image();
        fetch.architecture = u"s390x"_s;
        QCOMPARE(code(fetchImage(machine, fetch, {})), u"image-platform"_s);
        fetch = image();
        fetch.digest.clear();
        fetch.image = m_registry->host() + u"/app/web:9.9"_s;
        QCOMPARE(code(fetchImage(machine, fetch, {})), u"registry-not-found"_s);
        QVERIFY(!m_registry->push(u"app/one"_s, u"1.0"_s, {u"arm64"_s}).isEmpty());
        fetch.image = m_registry->host() + u"/app/one:1.0"_s;
        fetch.architecture = u"amd64"_s;
        QCOMPARE(code(fetchImage(machine, fetch, {})), u"archive-architecture"_s);
        machine.allowOnly(m_folder->path() + u"/tools"_s,
                          {u"sh"_s, u"tar"_s, u"sha256sum"_s, u"sleep"_s, u"mkdir"_s, u"rm"_s, u"du"_s});
        QCOMPARE(code(fetchImage(machine, image(), {})), u"skopeo-missing"_s);
        QCOMPARE(files(), QStringList(u"tools"_s));
    }

    void says_that_the_disk_is_full()
    {
        if (::geteuid() != 0)
            QSKIP("mounting needs root");
        ShellMachine machine({u"unshare"_s, u"-m"_s, u"/bin/sh"_s, u"-c"_s,
                              u"mount -t tmpfs -o size=100k tmpfs \"$0\" && exec /bin/sh -s"_s, m_folder->path()});
        QCOMPARE(code(fetchImage(machine, image(), {})), u"disk-full"_s);
    }

    /// Nobody needs room for what is there. A look at it takes longer than between two looks at what came, and folders
    /// take room on the usual file systems.
    void leaves_what_is_there_on_a_full_disk()
    {
        if (::geteuid() != 0)
            QSKIP("mounting needs root");
        const Volume volume(m_folder->path(), 4 << 20);
        QVERIFY(volume.isMounted());
        ShellMachine machine;
        QCOMPARE(code(fetchImage(machine, image(), {})), u"success"_s);
        QTemporaryDir tools;
        tool(tools.filePath(u"sha256sum"_s), "sleep 1.5; exec /usr/bin/sha256sum \"$@\"");
        tool(tools.filePath(u"du"_s), "set -- $(/usr/bin/du \"$@\") 0; echo $(($1 + 4))");
        machine.allowOnly(tools.path(), basics);
        QFile rest(m_folder->filePath(u"rest"_s));
        QVERIFY(rest.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
        while (rest.write(QByteArray(4096, 'x')) > 0) {}
        const Result<Delivered> again = fetchImage(machine, image(), {});
        QVERIFY2(again, again ? "" : qPrintable(toString(again.error())));
        QVERIFY(again->wasThere);
    }

    /// While skopeo writes the archive, all of it lies there twice: that is more than nine tenths of this disk.
    void takes_what_fits_twice()
    {
        if (::geteuid() != 0)
            QSKIP("mounting needs root");
        QVERIFY(!m_registry->push(u"app/large"_s, u"1.0"_s, {u"arm64"_s}, 31'500'000).isEmpty());
        const Volume volume(m_folder->path(), 64 << 20);
        QVERIFY(volume.isMounted());
        QTemporaryDir tools;
        tool(tools.filePath(u"skopeo"_s),
             QByteArray("/usr/bin/skopeo \"$@\" && cp \"") + skopeoArchiveFile.toUtf8()
                 + "\" blobs && sleep 2.5 && rm blobs"); // as if it took that long
        ShellMachine machine;
        machine.allowOnly(tools.path(), basics);
        ImageFetch fetch = image();
        fetch.image = m_registry->host() + u"/app/large:1.0"_s;
        fetch.digest.clear();
        const Result<Delivered> result = fetchImage(machine, fetch, {});
        QVERIFY2(result, result ? "" : qPrintable(toString(result.error())));
        QVERIFY2(volume.most() > 62'000'000, qPrintable(QString::number(volume.most()))); // it was so
    }

    /// As some a stat cannot.
    void fetches_where_nobody_can_ask_what_is_left()
    {
        QTemporaryDir tools;
        tool(tools.filePath(u"stat"_s), "[ \"$1\" != -f ] && exec /usr/bin/stat \"$@\"");
        ShellMachine machine;
        machine.allowOnly(tools.path(), basics + QStringList(u"skopeo"_s));
        QCOMPARE(code(fetchImage(machine, image(), {})), u"success"_s);
    }

private:
    /// What the script needs, besides skopeo.
    inline static const QStringList basics = {u"awk"_s,       u"cat"_s,   u"chmod"_s, u"cp"_s,   u"du"_s, u"flock"_s,
                                              u"grep"_s,      u"head"_s,  u"mkdir"_s, u"mv"_s,   u"rm"_s, u"sh"_s,
                                              u"sha256sum"_s, u"sleep"_s, u"stat"_s,  u"sync"_s, u"tar"_s};

    static void tool(const QString &path, const QByteArray &script)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("#!/bin/sh\n" + script + '\n');
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::ExeOwner));
    }

    static QString code(const Result<Delivered> &result) { return result ? u"success"_s : result.error().code; }

    QStringList files() const
    {
        return QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }

    ImageFetch image() const
    {
        ImageFetch fetch;
        fetch.image = m_registry->host() + u"/app/web:1.0"_s;
        fetch.architecture = u"arm64"_s;
        fetch.digest = m_index;
        fetch.archive = m_folder->filePath(u"web.tar"_s);
        fetch.validateCertificates = false;
        return fetch;
    }

    std::unique_ptr<RegistryFixture> m_registry;
    QString m_index;
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestFetchImage)
#include "tst_fetchimage.moc"
