// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/base/chainid.h"
#include "core/plan/presencematch.h"
#include "core/transport/registry/imagemetadata.h"
#include "tests/integration/probing/probefleet.h"

#include <QElapsedTimer>
#include <QFile>
#include <QStandardPaths>
#include <QTest>
#include <QThread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace qm;
using namespace qm::test;

namespace {

/// Layouts of images and, for containerd, archives with their full names. $own is an architecture, $other another.
constexpr char layouts[] = R"sh(
quote=$(printf '\042')
layout() { # NAME ARCHITECTURE
    /usr/bin/python3 /run/ocilayout.py "/run/$1" "$1" "$2" >/dev/null
}
archive() { # NAME
    mkdir "/run/named-$1"
    cp -r "/run/$1/." "/run/named-$1/"
    sed -i -e "s|.it.}|$quote""example.org/app/$1:1$quote}|" -e 's|.platform.: {[^}]*}, ||' "/run/named-$1/index.json"
    tar -C "/run/named-$1" -cf "/run/$1.tar" oci-layout index.json blobs
}
layout right $own
)sh";

constexpr char daemons[] = R"sh(
layout wrong $other
layout packed $own
layout elsewhere $own
layout broken $own
# no other image has its second largest blob
rm "/run/broken/blobs/sha256/$(ls -S /run/broken/blobs/sha256 | sed -n 2p)"
for name in right wrong packed elsewhere broken; do archive $name; done
skopeo --insecure-policy copy -q oci:/run/right:it docker-archive:/run/docker.tar:example.org/app/right:1
setsid containerd >/run/containerd.log 2>&1 </dev/null &
setsid dockerd --iptables=false --ip6tables=false --bridge=none --storage-driver=vfs >/run/docker.log 2>&1 </dev/null &
)sh";

/// What of CRI-O the script looks for; its images are those of containers-storage, which podman lists.
constexpr char crio[] = R"sh(
mkdir -p /etc/containers /run/crio
printf '[storage]\ndriver = "vfs"\ngraphroot = "/var/lib/images"\nrunroot = "/run/images"\n' >/etc/containers/storage.conf
skopeo --insecure-policy copy -q oci:/run/right:it containers-storage:example.org/app/right:1
ln -s /bin/true /usr/local/bin/crio
/usr/bin/python3 -c 'import socket; socket.socket(socket.AF_UNIX).bind("/run/crio/crio.sock")'
)sh";

const QString image = u"example.org/app/%1:1"_s;

} // namespace

/// Engines with images of all kinds, and engines that do not answer.
class TestProbeEngines final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (const QString why = NodeFleet::unsupported(); !why.isEmpty())
            QSKIP(qPrintable(why));
        for (const QString &program : {u"containerd"_s, u"dockerd"_s, u"podman"_s, u"skopeo"_s}) {
            if (QStandardPaths::findExecutable(program).isEmpty())
                QSKIP(qPrintable(u"not installed: "_s + program));
        }
        QFile layout(QStringLiteral(QM_OCI_LAYOUT));
        QVERIFY(layout.open(QIODevice::ReadOnly));
        m_own = QSysInfo::currentCpuArchitecture() == u"arm64" ? "arm64" : "amd64";
        const QByteArray archives = "cat >/run/ocilayout.py <<'END OF LAYOUT'\n" + layout.readAll()
            + "END OF LAYOUT\nown=" + m_own + "\nother=" + (m_own == "arm64" ? "amd64" : "arm64") + '\n' + layouts;
        m_fleet = std::make_unique<ProbeFleet>();
        m_fleet->add(archives + daemons);
        m_fleet->add(archives + crio);
        QVERIFY(m_fleet->nodes.start());
        const Node &node = m_fleet->nodes.node(0);
        QVERIFY(await(u"ctr version"_s) && await(u"docker -H unix:///run/docker.sock version"_s));
        (void)node.inside(
            u"ctr -n k8s.io images import /run/right.tar; ctr -n k8s.io images import /run/wrong.tar;"
            "ctr -n k8s.io images import --no-unpack /run/packed.tar;"
            "ctr -n k8s.io images import /run/broken.tar; ctr -n default images import /run/elsewhere.tar;"
            "ctr -n k8s.io images label example.org/app/right:1 io.cri-containerd.pinned=pinned;"
            "docker -H unix:///run/docker.sock load -i /run/docker.tar"_s);
        QVERIFY(node.inside(u"ctr -n default images ls -q"_s).contains("elsewhere")); // it is there, elsewhere
        m_run = std::make_unique<ProbeRun>(m_fleet->probeSetup());
        askAll();
    }

    void cleanupTestCase()
    {
        m_run.reset();
        m_fleet.reset();
    }

    void containerd()
    {
        const HostPresence node = presence(u"containerd"_s);
        QCOMPARE(node.engine, u"containerd"_s);
        QCOMPARE(node.engineRunning, std::optional(true));
        QVERIFY(!node.engineVersion.isEmpty());
        QVERIFY(node.imagesComplete);
        const PresentImage right = imageOf(node, u"right"_s);
        QCOMPARE(right.evidence, Evidence::Verified);
        QVERIFY(right.complete == true && right.unpacked == true && right.isUsable() && right.pinned);
        QCOMPARE(right.architecture, QString::fromLatin1(m_own));
        QVERIFY(right.digest.startsWith(u"sha256:"_s));
        QVERIFY(right.size > 80'000);

        const PresentImage wrong = imageOf(node, u"wrong"_s);
        QVERIFY(!wrong.architecture.isEmpty() && wrong.architecture != QString::fromLatin1(m_own));
        QVERIFY(hasFinding(node, u"image-architecture"_s));
        const PresentImage packed = imageOf(node, u"packed"_s);
        QVERIFY(packed.complete == true && packed.unpacked == false && !packed.isUsable() && !packed.pinned);
        QVERIFY(hasFinding(node, u"image-not-unpacked"_s));
        const PresentImage broken = imageOf(node, u"broken"_s);
        QVERIFY(!broken.name.isEmpty()); // a failed import leaves the name
        QVERIFY(broken.complete == false && !broken.isUsable());
        QVERIFY(hasFinding(node, u"image-incomplete"_s));
        // what another namespace has, Kubernetes does not
        QVERIFY(imageOf(node, u"elsewhere"_s).name.isEmpty());
    }

    void docker()
    {
        const HostPresence node = presence(u"docker"_s);
        QCOMPARE(node.engine, u"docker"_s);
        QVERIFY(node.engineRunning == true && node.imagesComplete && !node.engineVersion.isEmpty());
        QCOMPARE(node.images.size(), 1);
        QCOMPARE(imageOf(node, u"right"_s).architecture, QString::fromLatin1(m_own));
        QCOMPARE(imageOf(node, u"right"_s).id, imageOf(presence(u"crio"_s), u"right"_s).id);
    }

    /// An image in Docker's format, as a registry would tell it: an archive of the OCI changes its digests on the way.
    void whatDockerUnpackedTellsContentApart()
    {
        const QByteArray json = m_fleet->nodes.node(0).inside(u"skopeo inspect --config --raw oci:/run/right:it"_s);
        const Result<ImageConfig> config = readImageConfig(json, u"right"_s);
        QVERIFY2(config, json.constData());
        Artifact wanted;
        wanted.kind = ArtifactKind::Image;
        wanted.image = image.arg(u"right"_s);
        wanted.architecture = QString::fromLatin1(m_own);
        wanted.digest = wanted.manifestDigest = wanted.imageId = u"sha256:"_s + QString(64, u'1');
        wanted.isDockerFormat = true;
        wanted.chainId = chainId(config->diffIds);
        for (const QString &engine : {u"docker"_s, u"crio"_s}) {
            const HostPresence node = presence(engine);
            QCOMPARE(imageOf(node, u"right"_s).chainId, wanted.chainId);
            QCOMPARE(toString(PresenceMatcher().find(node, wanted, {}).presence), u"verified"_s);
            Artifact newer = wanted;
            newer.chainId = chainId(config->diffIds + config->diffIds);
            QCOMPARE(toString(PresenceMatcher().find(node, newer, {}).presence), u"different"_s);
        }
    }

    void containersStorage()
    {
        const HostPresence node = presence(u"crio"_s);
        QCOMPARE(node.engine, u"crio"_s);
        QVERIFY(node.engineRunning == true && node.imagesComplete);
        QCOMPARE(node.images.size(), 1);
        QCOMPARE(imageOf(node, u"right"_s).architecture, QString::fromLatin1(m_own));
        QVERIFY(imageOf(node, u"right"_s).id.startsWith(u"sha256:"_s));
    }

    /// One is killed and leaves its socket, another hangs: neither has images that anybody knows, nor has it none.
    void enginesThatDoNotAnswer()
    {
        (void)m_fleet->nodes.node(0).inside(u"kill -STOP $(pidof dockerd); kill -KILL $(pidof containerd)"_s);
        QElapsedTimer timer;
        timer.start();
        askAll();
        for (const QString &host : {u"containerd"_s, u"docker"_s}) {
            const HostPresence node = presence(host);
            QCOMPARE(node.engine, host);
            QCOMPARE(node.engineRunning, std::optional(false));
            QVERIFY(!node.imagesComplete && node.images.isEmpty());
            QVERIFY(hasFinding(node, u"engine-stopped"_s));
            QCOMPARE(node.files.size(), 1); // the rest of the answer is there
        }
        QVERIFY(presence(u"crio"_s).imagesComplete);
        QVERIFY2(timer.elapsed() < 50'000, qPrintable(QString::number(timer.elapsed())));
        QVERIFY(totalsAddUp(*m_run));
    }

private:
    void askAll()
    {
        QList<ProbeTarget> targets;
        for (const QString &engine : {u"containerd"_s, u"docker"_s, u"crio"_s}) {
            targets.append(m_fleet->target(engine, engine == u"crio" ? 1 : 0));
            targets.last().question.engine = engine;
        }
        m_run->ask(targets);
        QVERIFY(m_run->wait(240s));
        for (const ProbeTarget &target : targets) {
            const ProbeStatus status = statusOf(*m_run, target.host);
            QVERIFY2(status.stage == ProbeStage::Done, qPrintable(target.host + u": "_s + verdictOf(status)));
        }
    }

    [[nodiscard]] HostPresence presence(const QString &host) const { return *statusOf(*m_run, host).presence; }

    [[nodiscard]] static PresentImage imageOf(const HostPresence &node, const QString &name)
    {
        const auto found = std::find_if(node.images.begin(), node.images.end(),
                                        [&](const PresentImage &listed) { return listed.name == image.arg(name); });
        return found == node.images.end() ? PresentImage() : *found;
    }

    [[nodiscard]] bool await(const QString &question) const
    {
        QElapsedTimer timer;
        for (timer.start(); timer.elapsed() < 30'000; QThread::msleep(200)) {
            if (m_fleet->nodes.node(0).inside(question + u" >/dev/null 2>&1 && echo yes"_s) == "yes\n")
                return true;
        }
        qWarning("%s does not answer", qPrintable(question));
        return false;
    }

    std::unique_ptr<ProbeFleet> m_fleet;
    std::unique_ptr<ProbeRun> m_run;
    QByteArray m_own;
};

QTEST_GUILESS_MAIN(TestProbeEngines)
#include "tst_probeengines.moc"
