// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "app/demo/democluster.h"
#include "app/demo/demolayout.h"
#include "app/demo/demorequirements.h"
#include "core/probing/probetargets.h"

#include <QCryptographicHash>
#include <QDir>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace qm;
using namespace std::chrono_literals;

namespace {

constexpr int patienceMs = 60'000;
constexpr unsigned nobody = 65534;

struct Outcome final
{
    int status = -1;
    QByteArray out;
    QByteArray err;
};

Outcome run(const QString &program, const QStringList &arguments, const QByteArray &input = {})
{
    QProcess process;
    process.start(program, arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(patienceMs))
        process.kill();
    process.waitForFinished();
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

/// Runs a script on a node by the ssh of this machine.
Outcome onNode(const DemoPlaces &places, const DemoNode &node, const QByteArray &script)
{
    return run(u"ssh"_s,
               {u"-F"_s, u"none"_s, u"-o"_s, u"UserKnownHostsFile="_s + places.knownHosts(), u"-o"_s,
                u"StrictHostKeyChecking=yes"_s, u"-o"_s, u"BatchMode=yes"_s, u"-o"_s, u"IdentitiesOnly=yes"_s, u"-i"_s,
                places.identity(), u"-p"_s, QString::number(node.port), u"root@"_s + node.address, u"sh -s"_s},
               script);
}

struct Answer final
{
    int status = 0;
    QByteArray body;
    QByteArray type;
};

Answer fetch(const QUrl &url, const QByteArray &header = {}, const QByteArray &value = {})
{
    QNetworkAccessManager manager;
    QNetworkRequest request(url);
    if (!header.isEmpty())
        request.setRawHeader(header, value);
    const std::unique_ptr<QNetworkReply> reply(manager.get(request));
    QEventLoop loop;
    QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
    loop.exec();
    return {reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), reply->readAll(),
            reply->rawHeader("Content-Type")};
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// The demo's cluster as a user has it. Where this runs as root, it runs once more as nobody.
class DemoClusterTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void whatIsMissingIsSaid();
    void planUsesEveryKindOfDelegate();
    void nodesAreWhatTheySay();
    void registryHasEveryImage();
    void filesHaveTheirChecksums();
    void nodesDownloadAndUnpack();
    void enginesTakeImages();
    void anOrdinaryUserCanToo();

private:
    std::unique_ptr<DemoCluster> m_cluster;
    std::shared_ptr<const Planning> m_planning;
};

void DemoClusterTest::initTestCase()
{
    const DemoRequirements requirements = checkDemoRequirements(QStringLiteral(QM_HELPER));
    if (!requirements.canRun())
        QSKIP(qPrintable(requirements.sentences().join(u' ')));
    DemoSetup setup = DemoSetup::standard();
    setup.helper = QStringLiteral(QM_HELPER);
    if (qEnvironmentVariable("QM_TEST_SERVER") == u"sshd")
        setup.server = DemoServer::OpenSsh;
    QStringList told;
    setup.progress = [&told](const Message &what) { told += what.english(); };
    QElapsedTimer timer;
    timer.start();
    auto cluster = DemoCluster::start(setup);
    QVERIFY2(cluster, cluster ? "" : qPrintable(toString(cluster.error())));
    qInfo("started in %lld ms", timer.elapsed());
    m_cluster = std::move(*cluster);
    QCOMPARE(told.size(), 3);
    for (const Message &note : m_cluster->notes())
        qInfo("%s", qPrintable(note.english()));
    QVERIFY(m_cluster->isRunning());
    struct stat status = {};
    QCOMPARE(::stat(QFile::encodeName(m_cluster->places().directory).constData(), &status), 0);
    QCOMPARE(status.st_mode & 0777U, 0700U);
    m_planning = Planner().plan(m_cluster->places().request());
    QVERIFY(m_planning);
}

void DemoClusterTest::whatIsMissingIsSaid()
{
    const QTemporaryDir empty;
    const DemoRequirements nothing = checkDemoRequirements(QStringLiteral(QM_HELPER), {empty.path()});
    QVERIFY(!nothing.canRun());
    const QString text = nothing.sentences().join(u'\n');
    for (const QString &word : {u"dropbear-bin"_s, u"skopeo"_s, u"containerd"_s, u"docker.io"_s, u"podman"_s,
                                u"systemctl mask docker-registry"_s, u"--no-install-recommends"_s})
        QVERIFY2(text.contains(word), qPrintable(text));
    QStringList packages;
    for (const DemoLack &lack : nothing.lacks)
        packages += lack.package;
    QVERIFY(packages.indexOf(u"dropbear-bin"_s) < packages.indexOf(u"containerd"_s));
    QVERIFY(!packages.contains(u"openssh-server"_s));
    const DemoRequirements noHelper = checkDemoRequirements({});
    QVERIFY(!noHelper.canRun());
    QVERIFY(noHelper.sentences().join(u' ').contains(u"quaymaster-demo-helper"_s));
    // What is not vital does not stop anybody.
    QVERIFY((DemoRequirements{{DemoLack{Message("x"), u"podman"_s, false}}}.canRun()));

    DemoSetup setup;
    const auto cluster = DemoCluster::start(setup);
    QVERIFY(!cluster);
    QCOMPARE(cluster.error().code, u"demo-requirements"_s);
}

void DemoClusterTest::planUsesEveryKindOfDelegate()
{
    const Plan &plan = m_planning->plan();
    for (const Diagnostic &diagnostic : plan.diagnostics)
        QVERIFY2(diagnostic.severity == Severity::Note, qPrintable(diagnostic.message.english()));
    QCOMPARE(plan.hosts.size(), m_cluster->nodes().size() + 1);
    for (const PlannedHost &host : plan.hosts)
        QVERIFY2(!host.error, qPrintable(host.name));
    QSet<QString> kinds;
    for (const Download &download : plan.downloads) {
        for (const HostIndex index : download.hosts) {
            const QString &host = plan.hosts[index].name;
            kinds += download.downloader == u"localhost" ? u"controller"_s
                : download.downloader == host            ? u"itself"_s
                : plan.artifacts[download.artifact].architecture != plan.hosts[0].architecture
                ? u"another node, another architecture"_s
                : u"another node"_s;
        }
    }
    QCOMPARE(kinds,
             QSet<QString>({u"controller"_s, u"itself"_s, u"another node"_s, u"another node, another architecture"_s}));
    QSet<QString> architectures;
    bool unpacks = false;
    for (const Artifact &artifact : plan.artifacts) {
        architectures += artifact.architecture;
        unpacks = unpacks || artifact.unarchive;
    }
    QCOMPARE(architectures, QSet<QString>({u"amd64"_s, u"arm64"_s}));
    QVERIFY(unpacks);
}

void DemoClusterTest::nodesAreWhatTheySay()
{
    ProbeSetup setup;
    setup.knownHostsFile = m_cluster->places().knownHosts();
    ProbeRun probe(setup);
    ProbeScope scope;
    scope.limit = u"all:!localhost"_s;
    scope.useSshConfig = false;
    probe.ask(probeTargets(*m_planning, scope));
    QVERIFY(probe.wait(std::chrono::milliseconds(patienceMs)));
    QVERIFY(probe.unknownHostKeys().isEmpty());
    const ProbeSnapshot snapshot = probe.snapshot();
    QCOMPARE(snapshot.hosts.size(), 8);
    QCOMPARE(m_cluster->nodes().size(), 8);
    QSet<QString> machines;
    QSet<QString> engines;
    int arm = 0;
    for (const ProbeStatus &status : snapshot.hosts) {
        QVERIFY2(status.stage == ProbeStage::Done,
                 qPrintable(status.host + u": "_s + (status.error ? toString(*status.error) : QString())));
        const auto node = std::find_if(m_cluster->nodes().begin(), m_cluster->nodes().end(),
                                       [&](const DemoNode &candidate) { return candidate.name == status.host; });
        QVERIFY(node != m_cluster->nodes().end());
        QCOMPARE(status.presence->architecture, node->architecture);
        QCOMPARE(status.presence->engine, node->engine);
        QVERIFY2(status.presence->engineRunning == true, qPrintable(status.host));
        QVERIFY2(status.presence->imagesComplete, qPrintable(status.host));
        QVERIFY(status.presence->images.isEmpty());
        engines += node->engine;
        arm += node->architecture == u"arm64" ? 1 : 0;
        machines += QString::fromUtf8(onNode(m_cluster->places(), *node, "cat /etc/machine-id; hostname").out);
    }
    QCOMPARE(arm, 2);
    QCOMPARE(machines.size(), 8);
    QVERIFY(engines.contains(u"containerd"_s));
    if (checkDemoRequirements(QStringLiteral(QM_HELPER)).lacks.isEmpty())
        QCOMPARE(engines, QSet<QString>({u"containerd"_s, u"docker"_s, u"crio"_s}));
    for (const Diagnostic &diagnostic : probe.document().diagnostics)
        QVERIFY2(diagnostic.severity == Severity::Note, qPrintable(diagnostic.message.english()));
}

void DemoClusterTest::registryHasEveryImage()
{
    int images = 0;
    for (const Artifact &artifact : m_planning->plan().artifacts) {
        if (artifact.kind != ArtifactKind::Image)
            continue;
        ++images;
        const QString repository = artifact.image.section(u'/', 1).section(u':', 0, 0);
        const QString tag = artifact.image.section(u':', -1);
        const QString base = u"http://%1/v2/%2/"_s.arg(m_cluster->places().registry, repository);
        const Answer index =
            fetch(QUrl(base + u"manifests/"_s + tag), "Accept", "application/vnd.oci.image.index.v1+json");
        QVERIFY2(index.status == 200, qPrintable(artifact.image));
        QCOMPARE(index.type, QByteArray("application/vnd.oci.image.index.v1+json"));
        QString digest;
        for (const QJsonValue &manifest : QJsonDocument::fromJson(index.body).object().value(u"manifests").toArray()) {
            if (manifest[u"platform"][u"architecture"].toString() == artifact.architecture)
                digest = manifest[u"digest"].toString();
        }
        QVERIFY2(!digest.isEmpty(), qPrintable(artifact.image));
        const Answer manifest =
            fetch(QUrl(base + u"manifests/"_s + digest), "Accept", "application/vnd.oci.image.manifest.v1+json");
        QCOMPARE(manifest.status, 200);
        const QJsonArray layers = QJsonDocument::fromJson(manifest.body).object().value(u"layers").toArray();
        QVERIFY(layers.size() >= 2);
        const Answer layer = fetch(QUrl(base + u"blobs/"_s + layers.last()[u"digest"].toString()));
        QCOMPARE(layer.body.size(), layers.last()[u"size"].toInteger());
    }
    QCOMPARE(images, 18);
    const Answer none = fetch(QUrl(u"http://%1/v2/pause/manifests/0"_s.arg(m_cluster->places().registry)));
    QCOMPARE(none.status, 404);
}

void DemoClusterTest::filesHaveTheirChecksums()
{
    int files = 0;
    qint64 bytes = 0;
    for (const Artifact &artifact : m_planning->plan().artifacts) {
        if (artifact.kind != ArtifactKind::File)
            continue;
        ++files;
        const Answer whole = fetch(QUrl(artifact.url));
        QVERIFY2(whole.status == 200, qPrintable(artifact.url));
        bytes += whole.body.size();
        const QByteArray hash = QCryptographicHash::hash(whole.body, QCryptographicHash::Sha256).toHex();
        QCOMPARE(u"sha256:"_s + QString::fromLatin1(hash), artifact.checksum);
        const Answer rest = fetch(QUrl(artifact.url), "Range", "bytes=1000-");
        QCOMPARE(rest.status, 206);
        QVERIFY(rest.body == whole.body.mid(1000));
        QCOMPARE(fetch(QUrl(artifact.url), "Range", "bytes=999999999-").status, 416);
    }
    QVERIFY(files >= 16);
    QVERIFY(bytes > 40'000'000);
    QCOMPARE(fetch(QUrl(u"http://%1/no/such"_s.arg(m_cluster->places().fileServer))).status, 404);
    QCOMPARE(fetch(QUrl(u"http://%1/"_s.arg(m_cluster->places().fileServer))).status, 404);
}

/// What a delegate does, by the node's own programs.
void DemoClusterTest::nodesDownloadAndUnpack()
{
    const auto archive = std::find_if(m_planning->plan().artifacts.begin(), m_planning->plan().artifacts.end(),
                                      [](const Artifact &artifact) { return artifact.unarchive; });
    QVERIFY(archive != m_planning->plan().artifacts.end());
    const QByteArray script = "set -e; mkdir -p /var/lib/releases; cd /var/lib/releases\n"
                              "if command -v curl >/dev/null; then curl -fsS -o a "
        + archive->url.toUtf8() + "; else wget -q -O a " + archive->url.toUtf8()
        + "; fi; sha256sum a | cut -d' ' -f1; tar -xzf a; find . -type f | wc -l; rm -r /var/lib/releases";
    const Outcome outcome = onNode(m_cluster->places(), m_cluster->nodes().constLast(), script);
    QVERIFY2(outcome.status == 0, outcome.err.constData());
    const QList<QByteArray> lines = outcome.out.split('\n');
    QCOMPARE(u"sha256:"_s + QString::fromLatin1(lines.value(0)), archive->checksum);
    QVERIFY(lines.value(1).trimmed().toInt() > 1);
}

void DemoClusterTest::enginesTakeImages()
{
    const QString name = m_cluster->places().registry + u"/coredns/coredns:v1.14.2"_s;
    const QTemporaryDir folder;
    for (const QString &architecture : demoArchitectures()) {
        const Outcome copied = run(u"skopeo"_s,
                                   {u"--insecure-policy"_s, u"--override-arch"_s, architecture, u"copy"_s, u"-q"_s,
                                    u"--src-tls-verify=false"_s, u"docker://"_s + name,
                                    u"oci-archive:%1:%2"_s.arg(folder.filePath(architecture), name)});
        QVERIFY2(copied.status == 0, copied.err.constData());
    }
    for (const DemoNode &node : m_cluster->nodes()) {
        const QByteArray archive = contentOf(folder.filePath(node.architecture));
        QVERIFY(archive.size() > 1'000'000);
        const Outcome put =
            run(u"ssh"_s,
                {u"-F"_s, u"none"_s, u"-o"_s, u"UserKnownHostsFile="_s + m_cluster->places().knownHosts(), u"-o"_s,
                 u"IdentitiesOnly=yes"_s, u"-i"_s, m_cluster->places().identity(), u"-p"_s, QString::number(node.port),
                 u"root@"_s + node.address, u"cat >/tmp/image"_s},
                archive);
        QVERIFY2(put.status == 0, put.err.constData());
        const QByteArray reference = name.toUtf8();
        const QByteArray script = node.engine == u"docker" ? "skopeo copy -q oci-archive:/tmp/image docker-daemon:"
                + reference + " && docker image inspect " + reference
            : node.engine == u"crio" ? "skopeo copy -q oci-archive:/tmp/image containers-storage:" + reference
                + " && podman image inspect " + reference
                                     : "ctr -n k8s.io images import /tmp/image && ctr -n k8s.io images check";
        const Outcome loaded = onNode(m_cluster->places(), node, script + " && rm /tmp/image");
        QVERIFY2(loaded.status == 0, (node.name.toUtf8() + ": " + loaded.err).constData());
        QVERIFY2(loaded.out.contains(reference), (node.name.toUtf8() + ": " + loaded.out).constData());
    }
}

void DemoClusterTest::anOrdinaryUserCanToo()
{
    if (::geteuid() != 0)
        QSKIP("Everything before this was done as an ordinary user.");
    const QString setpriv = QStandardPaths::findExecutable(u"setpriv"_s);
    if (setpriv.isEmpty())
        QSKIP("setpriv is not installed.");
    QTemporaryDir home;
    QCOMPARE(::chown(QFile::encodeName(home.path()).constData(), nobody, nobody), 0);
    const QStringList asNobody{u"--reuid=65534"_s, u"--regid=65534"_s, u"--clear-groups"_s, u"--inh-caps=-all"_s};
    if (run(setpriv, asNobody + QStringList{QStringLiteral(QM_HELPER), u"try"_s, home.path()}).status != 0)
        QSKIP("Ordinary users may not make namespaces here, or cannot read the build's folder.");
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"HOME"_s, home.path());
    environment.insert(u"TMPDIR"_s, home.path());
    // where this user's programs keep things may be out of the other's reach
    for (const QString &name : {u"XDG_RUNTIME_DIR"_s, u"XDG_CONFIG_HOME"_s, u"XDG_DATA_HOME"_s, u"XDG_CACHE_HOME"_s})
        environment.remove(name);
    if (!QStandardPaths::findExecutable(u"sshd"_s, demoProgramFolders()).isEmpty())
        environment.insert(u"QM_TEST_SERVER"_s, u"sshd"_s);
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::ForwardedChannels);
    process.start(setpriv,
                  asNobody
                      + QStringList{QCoreApplication::applicationFilePath(), u"nodesAreWhatTheySay"_s,
                                    u"nodesDownloadAndUnpack"_s, u"enginesTakeImages"_s});
    QVERIFY(process.waitForFinished(3 * patienceMs));
    QCOMPARE(process.exitCode(), 0);
    QVERIFY(QDir(home.path()).entryList({u"quaymaster-demo-*"_s}).isEmpty());
}

QTEST_GUILESS_MAIN(DemoClusterTest)
#include "tst_democluster.moc"
