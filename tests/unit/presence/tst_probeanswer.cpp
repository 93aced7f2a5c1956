// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/presence/imagelists.h"
#include "core/presence/probe.h"
#include "presencesamples.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QProcess>
#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qm;
using namespace qm::test;

namespace {

const QByteArray nonce = "qm-0123456789abcdef";

QByteArray digest(char digit)
{
    return "sha256:" + QByteArray(64, digit);
}

QByteArray section(const QByteArray &name, const QByteArray &body)
{
    return '\n' + nonce + ' ' + name + '\n' + body;
}

ProbeTimes times()
{
    const QDateTime at(QDate(2026, 11, 23), QTime(10, 0), Qt::UTC);
    return {at, at.addSecs(2)};
}

Result<ProbeAnswer> read(const QByteArray &output, const ProbeQuestion &question = {}, const KnownHashes &known = {})
{
    return readProbeAnswer(u"node1"_s, output, question, known, nonce, times());
}

/// A whole answer of a node with containerd, with something put before its end.
QByteArray answerWith(const QByteArray &more)
{
    return section("uname", "Linux node1 6.1.0 x86_64\n") + section("boot", "b-1\n") + section("machine", "m-1\n")
        + section("engines", "containerd program socket\n") + section("engine", "containerd\n") + more
        + section("end", "");
}

bool hasFinding(const HostPresence &presence, const QString &code)
{
    return std::any_of(presence.findings.begin(), presence.findings.end(),
                       [&](const Diagnostic &d) { return d.code == code && d.host == presence.name; });
}

} // namespace

/// What a host is asked, and what is read out of its answer.
class TestProbeAnswer final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void scriptRunsInEveryShell_data()
    {
        QTest::addColumn<QStringList>("shell");
        QTest::newRow("sh") << QStringList{u"/bin/sh"_s};
        QTest::newRow("bash") << QStringList{u"bash"_s, u"--posix"_s};
        QTest::newRow("busybox") << QStringList{u"busybox"_s, u"sh"_s};
    }

    void scriptRunsInEveryShell()
    {
        QFETCH(QStringList, shell);
        QVERIFY(!probeScript().isEmpty());
        ProbeQuestion question;
        question.releaseDir = QStringLiteral(QM_TEST_DATA "/ssh");
        question.files = {question.releaseDir + u"/sudo-users.sh"_s, question.releaseDir + u"/none"_s};
        QProcess process;
        QStringList arguments = shell.mid(1) + QStringList{u"-s"_s, u"--"_s};
        for (const QByteArray &parameter : probeParameters(question, {}, nonce))
            arguments.append(QString::fromUtf8(parameter));
        process.start(shell.first(), arguments);
        process.write(probeScript());
        process.closeWriteChannel();
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.readAllStandardError(), QByteArray());
        const QDateTime now = QDateTime::currentDateTimeUtc();
        const auto answer =
            readProbeAnswer(u"here"_s, process.readAllStandardOutput(), question, {}, nonce, {now.addSecs(-5), now});
        QVERIFY(answer);
        QCOMPARE(answer->presence.facts.kernel, QSysInfo::kernelVersion());
        QCOMPARE(answer->presence.files.size(), 1);
        QCOMPARE(answer->presence.files[0].sha256.size(), 64);
        QCOMPARE(answer->presence.absentFiles, QStringList(question.files[1]));
        QVERIFY(answer->presence.disks.first().exists);
        QVERIFY(answer->presence.disks.first().freeBytes > 0);
    }

    void brokenImagesAreSeen()
    {
        const QByteArray type = " application/vnd.oci.image.manifest.v1+json ";
        const QByteArray list = "REF TYPE DIGEST SIZE PLATFORMS LABELS\n"
                                "a:1"
            + type + digest('1')
            + " 1.5 KiB linux/amd64 io.cri-containerd.pinned=pinned\n"
              "b:1"
            + type + digest('2')
            + " 1.0 KiB linux/arm64/v8 -\n"
              "c:1"
            + type + digest('3')
            + " 1.0 KiB linux/amd64 -\n"
              "d:1"
            + type + digest('4') + " 1.0 KiB linux/arm64,linux/amd64 -\n" + digest('9') + type + digest('1')
            + " 1.5 KiB linux/amd64 -\n";
        const QByteArray check = "REF TYPE DIGEST STATUS SIZE UNPACKED\n"
                                 "a:1"
            + type + digest('1')
            + " complete (3/3) 1.5 KiB/1.5 KiB true\n"
              "b:1"
            + type + digest('2')
            + " complete (3/3) 1.0 KiB/1.0 KiB true\n"
              "c:1"
            + type + digest('3')
            + " incomplete (2/3) 0.5 KiB/1.0 KiB false\n"
              "d:1"
            + type + digest('4') + " complete (3/3) 1.0 KiB/1.0 KiB false\n";
        const auto answer = read(answerWith(section("version", "Server:\n  Version: 1.7.27\n") + section("status 0", "")
                                            + section("images containerd", list) + section("status 0", "")
                                            + section("check", check) + section("status 0", "")));
        QVERIFY(answer);
        const HostPresence &node = answer->presence;
        QCOMPARE(node.engineVersion, u"1.7.27"_s);
        QVERIFY(node.imagesComplete);
        QCOMPARE(node.images.size(), 4);
        QVERIFY(node.images[0].isUsable() && node.images[0].pinned);
        QCOMPARE(node.images[0].evidence, Evidence::Verified);
        QCOMPARE(node.images[0].size, 1536);
        QCOMPARE(node.images[0].id, QString::fromLatin1(digest('9')));
        QCOMPARE(node.images[1].architecture, u"arm64"_s);
        QVERIFY(!node.images[2].isUsable() && node.images[2].complete == false);
        QVERIFY(!node.images[3].isUsable() && node.images[3].unpacked == false);
        QCOMPARE(node.images[3].architecture, u"amd64"_s);
        QVERIFY(hasFinding(node, u"image-architecture"_s));
        QVERIFY(hasFinding(node, u"image-incomplete"_s));
        QVERIFY(hasFinding(node, u"image-not-unpacked"_s));
    }

    void criAndDockerLists()
    {
        const ImageList cri = readCriImages(
            R"({"images": [{"id": "sha256:x", "repoTags": ["r.io/a:1", "<none>:<none>"],
                "repoDigests": ["r.io/a@)"
                + digest('1') + R"("], "size": "12", "pinned": true}]})",
            R"({"status": {"id": "sha256:x"}, "info": {"imageSpec": {"architecture": "arm64"}}}{"status": {}})");
        QVERIFY(cri.complete);
        QCOMPARE(cri.images.size(), 1);
        QCOMPARE(cri.images[0].architecture, u"arm64"_s);
        QCOMPARE(cri.images[0].digest, QString::fromLatin1(digest('1')));
        QVERIFY(cri.images[0].pinned);
        const QByteArray line =
            R"({"Id":"sha256:y","RepoTags":["a:1","b:1"],"RepoDigests":[],"Architecture":"amd64","Size":3,"Layers":[)";
        const QByteArray layers = '"' + digest('1') + "\",\"" + digest('2') + '"';
        const ImageList docker = readDockerImages(line + layers + "]}\n" + line + layers + "]}\n");
        QCOMPARE(docker.images.size(), 2);
        QCOMPARE(docker.images[1].name, u"b:1"_s);
        QCOMPARE(
            docker.images[1].chainId,
            u"sha256:"_s
                + QString::fromLatin1(
                    QCryptographicHash::hash(digest('1') + ' ' + digest('2'), QCryptographicHash::Sha256).toHex()));
        // a layer that nobody can name makes another chain than the others
        QVERIFY(readDockerImages(line + layers + ",7]}\n").images[0].chainId.isEmpty());
        QVERIFY(readDockerImages(line + "]}\n").images[0].chainId.isEmpty());
        QVERIFY(!readDockerImages("nonsense\n").complete);
        QVERIFY(!readCriImages("[]", {}).complete);
    }

    void forgedAndCutAnswersAreNone()
    {
        QVERIFY(!read({}));
        QVERIFY(!read(section("uname", "Linux x y z")));
        QVERIFY(!read("\nqm-another end\n"));
        // what does not know the nonce is only the body of a section
        const auto answer = read(answerWith(section("system", "ID=debian\n\nqm-forged engine\ndocker\n")));
        QVERIFY(answer);
        QCOMPARE(answer->presence.engine, u"containerd"_s);
        QVERIFY(answer->presence.engineRunning == false);
        ProbeQuestion question;
        question.engine = u"containerd"_s;
        QVERIFY(hasFinding(read(answerWith({}), question)->presence, u"engine-stopped"_s));
    }

    void enginesOfHostsWithoutImagesAreNoFindings()
    {
        ProbeQuestion question;
        question.engine = u"docker"_s;
        for (const auto &code : {u"engine-differs"_s, u"engine-stopped"_s}) {
            question.needsImages = true;
            QVERIFY(hasFinding(read(answerWith({}), question)->presence, code));
            question.needsImages = false;
            QVERIFY(!hasFinding(read(answerWith({}), question)->presence, code));
        }
    }

    void hostileTextsAreHarmless()
    {
        const auto answer =
            read(section("uname", "Linux \x1b[31mevil\x07 6.1 x86_64\n") + section("tools", QByteArray(10'000'000, 'x'))
                 + section("system", "PRETTY_NAME=\"\x1b]0;title\x07 \xe2\x80\xae x\"\n") + section("end", ""));
        QVERIFY(answer);
        QCOMPARE(answer->presence.facts.hostName, u"evil"_s);
        QVERIFY(!answer->presence.facts.distributionName.contains(QChar(0x202e)));
        QVERIFY(!answer->presence.facts.distributionName.contains(QChar(0x1b)));
        QVERIFY(answer->presence.tools.first().size() <= 32);
    }

    void whatIsNoArchitectureIsNotBelieved()
    {
        const auto answer = read(section("uname", "Linux node1 6.1.0 ../../escaped\n") + section("end", ""));
        QVERIFY(answer);
        QVERIFY(answer->presence.facts.machine.isEmpty());
        QVERIFY(answer->presence.architecture.isEmpty());
        QCOMPARE(answer->presence.facts.kernel, u"6.1.0"_s);
        QVERIFY(hasFinding(answer->presence, u"architecture-invalid"_s));
        QVERIFY(!hasFinding(read(answerWith({}))->presence, u"architecture-invalid"_s));
    }

    void nonsenseEndsSoon()
    {
        QRandomGenerator random(4711);
        const QByteArray whole =
            answerWith(section("version", "") + section("status 0", "")
                       + section("images containerd", "REF\na b c d e f\n") + section("files", "|||||||\n"));
        for (int i = 0; i < 500; ++i) {
            QByteArray broken = whole;
            for (int n = 0; n < 8; ++n)
                broken[random.bounded(static_cast<int>(broken.size()))] = static_cast<char>(random.bounded(256));
            (void)read(broken);
            (void)read(whole.left(random.bounded(static_cast<int>(whole.size()))));
        }
        (void)read(QByteArray(10'000'000, '\n') + answerWith(section("volumes", QByteArray(5'000'000, ' '))));
    }

    void hashesAreKnownByStampsOfTheSameMachine()
    {
        ProbeQuestion question;
        question.files = {u"/r/a"_s, u"/r/b"_s, u"/r/c"_s};
        const QByteArray a = "1|2|3|t|t|100|regular file|/r/a";
        const QByteArray b = "1|3|3|t|t|999|regular file|/r/b";
        const QByteArray clock = section("clock", "1000.5\n");
        const auto first = read(
            clock
                + answerWith(section("files", a + '\n' + b + "\n1|4|3|t|t|1|directory|/r/c\n")
                             + section("hashes", QByteArray(64, 'a') + "  /r/a\n" + QByteArray(64, 'b') + "  /r/b\n")),
            question);
        QVERIFY(first);
        QCOMPARE(first->filesHashed, 2);
        QCOMPARE(first->presence.absentFiles, QStringList(u"/r/c"_s));
        QCOMPARE(first->hashes.byStamp.keys(), QList<QByteArray>{a}); // b changed a moment ago
        const QByteArray unchanged = answerWith(section("files", a + '\n'));
        const auto second = read(unchanged, question, first->hashes);
        QCOMPARE(second->hashesReused, 1);
        QCOMPARE(second->presence.files[0].sha256, QString(64, u'a'));
        KnownHashes other = first->hashes;
        other.machine = u"m-2"_s;
        QVERIFY(read(unchanged, question, other)->presence.files[0].sha256.isEmpty());
    }

    void foldersAndClock()
    {
        ProbeQuestion question;
        question.releaseDir = u"/r"_s;
        const qint64 asked = times().asked.toSecsSinceEpoch();
        const QByteArray behind = QByteArray::number(asked - 100);
        const auto answer = read(section("clock", behind) + section("clock again", behind)
                                     + answerWith(section("folders", "release 1 1 /r\nat /r\nroot 0 1 /v/x\nat /v\n")
                                                  + section("volumes", "ff 4096 100 50 1000 10 /r\nee 1 1 1 0 0 /v\n")
                                                  + section("mounts", "rw,relatime /\nrw,nosuid,noexec /r\nro /v\n")),
                                 question);
        QVERIFY(answer);
        const HostPresence &node = answer->presence;
        QCOMPARE(node.disks.size(), 2);
        QVERIFY(node.disks[0].noexec && node.disks[0].writable && node.disks[0].exists);
        QCOMPARE(node.freeBytes.value(u"/r"_s), 204'800);
        QCOMPARE(node.disks[0].freeInodes, 10);
        QVERIFY(!node.disks[1].writable && !node.disks[1].exists);
        QCOMPARE(node.disks[1].freeInodes, -1);
        QCOMPARE(*node.facts.clockOffsetMs, -100'000);
        for (const char16_t *code :
             {u"release-dir-noexec", u"folder-read-only", u"disk-low", u"inodes-low", u"clock-off"})
            QVERIFY2(hasFinding(node, QString::fromUtf16(code)), qPrintable(QString::fromUtf16(code)));
    }

    void whatIsWrittenIsRead()
    {
        HostPresence node = read(answerWith(section("tools", "tar\n")))->presence;
        node.images = {image(u"a:1"_s, u"sha256:x"_s)};
        node.images[0].complete = true;
        node.images[0].unpacked = false;
        node.images[0].pinned = true;
        node.images[0].source = u"kubernetes"_s;
        node.images[0].at = node.at.addSecs(60);
        node.files = {{u"/r/a"_s, QString(64, u'a'), 3}};
        node.absentFiles = {u"/r/b"_s};
        node.freeBytes = {{u"/r"_s, 7}};
        node.disks = {{u"/r"_s, true, true, true, u"ff"_s, 1, 2, 3, 4}};
        node.facts.clockOffsetMs = -5;
        node.findings.clear();
        const auto document = documentOf(node);
        QBuffer buffer;
        buffer.open(QIODevice::ReadWrite);
        QVERIFY(writePresence(*document, buffer));
        const auto back = readPresence(buffer.data(), u"x"_s);
        QVERIFY(back);
        QVERIFY(back->diagnostics.isEmpty());
        QVERIFY(*back->hosts.value(u"node1"_s) == *document->hosts.value(u"node1"_s));
        QCOMPARE(factsFromPresence(node).toDict().find(u"architecture")->toString(), u"x86_64"_s);
    }
};

QTEST_GUILESS_MAIN(TestProbeAnswer)
#include "tst_probeanswer.moc"
