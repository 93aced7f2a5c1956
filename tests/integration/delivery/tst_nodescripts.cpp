// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/delivery/engineimages.h"
#include "core/delivery/fetchfile.h"
#include "core/delivery/fetchimage.h"
#include "core/delivery/nodescript.h"
#include "core/delivery/skopeocopy.h"
#include "tests/integration/delivery/shellmachine.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace qm;
using namespace qm::test;

/// Machines where others may write, programs that say much, and documents that can be read in two ways.
class TestNodeScripts final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void foldersThatOthersOwn_data()
    {
        QTest::addColumn<QString>("prepare");
        QTest::addColumn<QString>("folder");
        QTest::addColumn<QString>("expected");
        const QString isUnsafe = u"node-unsafe"_s;
        QTest::newRow("the first in a folder for all")
            << u"mkdir -m 1777 all; mkdir all/it; chown 65534 all/it"_s << u"all/it"_s << isUnsafe;
        QTest::newRow("root's in a folder for all") << u"mkdir -m 1777 all; mkdir all/it"_s << u"all/it"_s << QString();
        QTest::newRow("below it") << u"mkdir -m 1777 all; mkdir all/it all/it/sub; chown 65534 all/it"_s
                                  << u"all/it/sub"_s << isUnsafe;
        QTest::newRow("a link to root's folder")
            << u"mkdir -m 1777 all; mkdir mine; ln -s ../mine all/it; chown -h 65534 all/it"_s << u"all/it"_s
            << isUnsafe;
        QTest::newRow("root's link to it")
            << u"mkdir -m 1777 all; mkdir all/theirs; chown 65534 all/theirs; ln -s all/theirs link"_s << u"link"_s
            << isUnsafe;
        QTest::newRow("root's link to root's") << u"mkdir mine; ln -s mine link"_s << u"link"_s << QString();
        QTest::newRow("for all without a limit") << u"mkdir -m 777 all; mkdir all/it"_s << u"all/it"_s << isUnsafe;
        QTest::newRow("which only root can have given them")
            << u"mkdir -p all/it; chown 65534 all/it"_s << u"all/it"_s << QString();
    }

    /// Whoever owns the release folder may change what was verified, before root runs it.
    void foldersThatOthersOwn()
    {
        if (::geteuid() != 0)
            QSKIP("giving folders away needs root");
        QFETCH(QString, prepare);
        QFETCH(QString, folder);
        QFETCH(QString, expected);
        ShellMachine machine;
        machine.setPreparation("umask 022; cd " + m_folder->path().toUtf8() + "; " + prepare.toUtf8()
                               + " || exit 99; cd /\n");
        NodeWork work;
        work.scripts = {u"putcheck"_s};
        work.parameters = {path(folder + u"/file"_s).toUtf8(), {}, "0644", "3", QByteArray(64, '0')};
        const Result<NodeAnswer> answer = runOnNode(machine, work, {});
        QCOMPARE(answer ? QString() : answer.error().code, expected);
    }

    /// Kubespray's skopeo is a file in the release folder.
    void doesNotRunWhatOthersOwn()
    {
        if (::geteuid() != 0)
            QSKIP("giving folders away needs root");
        QVERIFY(QDir().mkpath(path(u"theirs"_s)));
        QFile skopeo(path(u"theirs/skopeo"_s));
        QVERIFY(skopeo.open(QIODevice::WriteOnly));
        skopeo.write("#!/bin/sh\ntouch " + path(u"ran"_s).toUtf8() + "\nexit 1\n");
        skopeo.close();
        QCOMPARE(::chmod(m_folder->path().toUtf8().constData(), 01777), 0); // as /tmp is
        QCOMPARE(::chown(path(u"theirs"_s).toUtf8().constData(), 65534, 0), 0);
        ImageFetch fetch = image();
        fetch.skopeo = skopeo.fileName();
        QCOMPARE(code(fetchImage(*machineWithout({u"skopeo"_s}), fetch, {})), u"node-unsafe"_s);
        QVERIFY(!QFile::exists(path(u"ran"_s)));
        QCOMPARE(::chown(path(u"theirs"_s).toUtf8().constData(), 0, 0), 0);
        QCOMPARE(code(fetchImage(*machineWithout({u"skopeo"_s}), fetch, {})), u"image-fetch"_s);
        QVERIFY(QFile::exists(path(u"ran"_s)));
    }

    /// With a clock that is fast, and a skopeo that takes its time to write the archive of what it has fetched.
    void archivesThatAreLongInTheMaking()
    {
        QVERIFY(QDir().mkpath(path(u"tools"_s)) && QFile::link(u"/bin/true"_s, path(u"tools/sleep"_s)));
        tool(u"skopeo"_s,
             "for i in 1 2 3 4 5; do for j in 1 2 3 4 5 6 7 8 9 10; do\n"
             "    head -c 100000 /dev/zero >>"
                 + skopeoArchiveFile.toUtf8()
                 + "; /bin/sleep 0.3\n"
                   "done; done\n");
        QCOMPARE(code(fetchImage(*machineWithout({}), image(), {})), u"archive-blob"_s); // and not node-stalled
    }

    void longComplaints_data()
    {
        QTest::addColumn<QByteArray>("end");
        QTest::addColumn<QString>("expected");
        QTest::newRow("login") << QByteArray("reading manifest: unauthorized: authentication required")
                               << u"registry-unauthorized"_s;
        QTest::newRow("disk") << QByteArray("write /var/tmp/x: no space left on device") << u"disk-full"_s;
    }

    /// Why something failed stands at the end.
    void longComplaints()
    {
        QFETCH(QByteArray, end);
        QFETCH(QString, expected);
        tool(u"skopeo"_s, "echo '" + QByteArray(500, 'x') + ' ' + end + "' >&2; exit 1\n");
        QCOMPARE(code(fetchImage(*machineWithout({}), image(), {})), expected);
    }

    void showsTheEndOfLongComplaints()
    {
        CommandResult result;
        result.errorOutput = QByteArray(500, 'x') + " why";
        const NodeAnswer answer(result);
        QCOMPARE(answer.said().size(), 300);
        QVERIFY(answer.said().startsWith(u'…') && answer.said().endsWith(u" why"));
    }

    void cutHandshakes_data()
    {
        QTest::addColumn<QString>("program");
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<QString>("expected");
        const QString curl = u"curl"_s;
        const QString wget = u"wget"_s;
        QTest::newRow("curl, cut") << curl
                                   << QByteArray(
                                          "echo 'curl: (35) Recv failure: Connection reset by peer' >&2; exit 35")
                                   << u"http-connection"_s;
        QTest::newRow("curl, refused") << curl
                                       << QByteArray(
                                              "echo 'curl: (35) error:0A000410:SSL routines::sslv3 alert handshake "
                                              "failure' >&2; exit 35")
                                       << u"http-tls"_s;
        const QByteArray wgetIsGnu = "[ \"$1\" != --version ] || { echo GNU Wget; exit; }; ";
        QTest::newRow("wget, cut") << wget
                                   << wgetIsGnu
                + "printf '%s\\n' 'GnuTLS: Error in the pull function.' 'Unable to establish SSL connection.' >&2; "
                  "exit 4" << u"http-connection"_s;
        QTest::newRow("wget, refused") << wget
                                       << wgetIsGnu
                + "printf '%s\\n' 'GnuTLS: A TLS fatal alert has been received.' "
                  "'Unable to establish SSL connection.' >&2; exit 4"
                                       << u"http-tls"_s;
    }

    /// A link that is cut while keys are exchanged is tried again, and one where nobody agrees is not.
    void cutHandshakes()
    {
        QFETCH(QString, program);
        QFETCH(QByteArray, script);
        QFETCH(QString, expected);
        tool(program, script + '\n');
        FileFetch fetch;
        fetch.urls = {u"https://127.0.0.1:1/file"_s};
        fetch.checksum = {u"sha256"_s, QByteArray(64, '0')};
        fetch.place.path = path(u"file"_s);
        const QStringList others = program == u"curl" ? QStringList() : QStringList(u"curl"_s);
        QCOMPARE(code(fetchFile(*machineWithout(others), fetch, {})), expected);
    }

    void manifests_data()
    {
        QTest::addColumn<QByteArray>("manifest");
        QTest::addColumn<bool>("isKnown");
        const QByteArray a = '"' + digest('a') + '"';
        const QByteArray b = '"' + digest('b') + '"';
        QTest::newRow("plain") << "{\"config\": {\"digest\": " + a + "}, \"annotations\": {\"a.b\": \"c\"}}" << true;
        QTest::newRow("twice") << "{\"config\":{\"digest\":" + a + "},\"config\":{\"digest\":" + b + "}}" << false;
        QTest::newRow("with a dot") << "{\"config.digest\":" + b + ",\"config\":{\"digest\":" + a + "}}" << true;
        QTest::newRow("in capitals") << "{\"config\":{\"digest\":" + a + "},\"Config\":{\"DIGEST\":" + b + "}}"
                                     << false;
        QTest::newRow("a name with an escape")
            << "{\"config\":{\"digest\":" + a + "},\"\\u0063onfig\":{\"digest\":" + b + "}}" << false;
        QTest::newRow("a text with an escape")
            << "{\"config\":{\"digest\":" + a + ",\"digest\":\"sha256:\\u0062" + QByteArray(63, 'b') + "\"}}" << false;
        QTest::newRow("letters that Go takes for others")
            << "{\"config\":{\"digest\":" + a + ",\"dige\u017ft\":" + b + "}}" << false;
    }

    /// Engines take the last one of names that they take for the same; what could be either is nobody's image.
    void manifests()
    {
        QFETCH(QByteArray, manifest);
        QFETCH(bool, isKnown);
        QFile file(path(u"manifest"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(manifest);
        file.close();
        const QByteArray target = digest('c');
        tool(u"ctr"_s,
             "case \"$*\" in\n"
             "*' images check '*) printf '%s\\n' 'REF TYPE DIGEST STATUS SIZE UNPACKED' "
             "'registry.local/app:1 application/vnd.oci.image.manifest.v1+json "
                 + target
                 + " complete (1/1) 1.0 B/1.0 B true' ;;\n"
                   "*' content get "
                 + target + "') cat '" + file.fileName().toUtf8()
                 + "' ;;\n"
                   "*' content get "
                 + digest('a')
                 + "') echo '{\"architecture\":\"amd64\"}' ;;\n"
                   "*' content get "
                 + digest('b')
                 + "') echo '{\"architecture\":\"arm64\"}' ;;\n"
                   "esac\n");
        const auto machine = machineWithout({});
        const Result<EngineImage> state =
            imageState(*machine, Engine::Containerd, u"registry.local/app:1"_s, u"amd64"_s);
        QVERIFY2(state, state ? "" : qPrintable(toString(state.error())));
        QCOMPARE(state->id, isKnown ? QString::fromLatin1(digest('a')) : QString());
        QCOMPARE(state->architecture, isKnown ? u"amd64"_s : QString());
    }

private:
    template<typename T>
    static QString code(const Result<T> &result)
    {
        return result ? u"success"_s : result.error().code;
    }

    static QByteArray digest(char digit) { return "sha256:" + QByteArray(64, digit); }

    QString path(const QString &name) const { return m_folder->filePath(name); }

    ImageFetch image() const
    {
        ImageFetch fetch;
        fetch.image = u"registry.local/app:1"_s;
        fetch.architecture = u"amd64"_s;
        fetch.archive = path(u"app.tar"_s);
        return fetch;
    }

    /// A program that comes before all others.
    void tool(const QString &name, const QByteArray &script) const
    {
        QVERIFY(QDir().mkpath(path(u"tools"_s)));
        QFile file(path(u"tools/"_s + name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("#!/bin/sh\n" + script);
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::ExeOwner));
    }

    /// With what tool() made and all programs of this machine, without some.
    std::unique_ptr<ShellMachine> machineWithout(const QStringList &missing) const
    {
        QStringList programs;
        for (const char *folder : {"/usr/sbin", "/usr/bin", "/sbin", "/bin"}) {
            for (const QString &program : QDir(QString::fromLatin1(folder)).entryList(QDir::Files)) {
                if (!missing.contains(program) && !QFile::exists(path(u"tools/"_s + program)))
                    programs.append(program);
            }
        }
        auto machine = std::make_unique<ShellMachine>();
        machine->allowOnly(path(u"tools"_s), programs);
        return machine;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestNodeScripts)
#include "tst_nodescripts.moc"
