// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/delivery/engineimages.h"
#include "core/delivery/fetchimage.h"
#include "core/delivery/localimagefetch.h"
#include "core/delivery/sshmachine.h"
#include "core/transport/ssh/sshcontext.h"
#include "core/transport/ssh/sshsession.h"
#include "tests/support/nodes/nodefleet.h"
#include "tests/support/registry/registryfixture.h"

#include <QElapsedTimer>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace qm;
using namespace qm::test;

namespace {

/// Counts round trips to a machine.
class CountingMachine final : public Machine
{
public:
    explicit CountingMachine(Machine &machine) : m_machine(machine) {}
    int trips = 0;

    [[nodiscard]] QString name() const override { return m_machine.name(); }
    [[nodiscard]] bool isLocal() const override { return m_machine.isLocal(); }
    [[nodiscard]] Result<CommandResult> run(const SshCommand &command, const std::stop_token &stop,
                                            const Sink &watch) override
    {
        ++trips;
        return m_machine.run(command, stop, watch);
    }
    [[nodiscard]] Result<CommandResult> send(const SshCommand &command, const Source &source,
                                             const std::stop_token &stop) override
    {
        ++trips;
        return m_machine.send(command, source, stop);
    }
    [[nodiscard]] Result<CommandResult> receive(const SshCommand &command, const Sink &sink,
                                                const std::stop_token &stop) override
    {
        return m_machine.receive(command, sink, stop);
    }

private:
    Machine &m_machine;
};

} // namespace

/// Real engines on a real node: containerd, Docker, and podman on containers-storage, which stands in for CRI-O.
class TestEngineImages final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (const QString why = NodeFleet::unsupported(); !why.isEmpty())
            QSKIP(qPrintable(why));
        if (const QString missing = RegistryFixture::missing(); !missing.isEmpty())
            QSKIP(qPrintable(u"not installed: "_s + missing));
        m_registry = std::make_unique<RegistryFixture>(RegistryFixture::Options{});
        QVERIFY(!m_registry->push(u"app/web"_s, u"1.0"_s, {u"amd64"_s, u"arm64"_s}).isEmpty());
        m_fleet = std::make_unique<NodeFleet>();
        NodeOptions options;
        options.setup = "printf '[storage]\\ndriver = \"vfs\"\\ngraphroot = \"/var/lib/images\"\\n"
                        "runroot = \"/run/images\"\\n' >/etc/containers/storage.conf\n"
                        "if command -v containerd; then setsid containerd >/tmp/containerd.log 2>&1 </dev/null & fi\n"
                        "if command -v dockerd; then setsid dockerd --iptables=false --ip6tables=false --bridge=none"
                        " --storage-driver=vfs >/tmp/docker.log 2>&1 </dev/null & fi\n";
        m_fleet->add(options);
        QVERIFY(m_fleet->start());
        m_context = std::make_unique<SshContext>(m_fleet->knownHosts());
        auto session = SshSession::open(*m_context, m_fleet->target(m_fleet->node(0)));
        QVERIFY2(session, session ? "" : qPrintable(toString(session.error())));
        m_session = *std::move(session);
        m_node = std::make_unique<SshMachine>(*m_session);
        m_architecture = QSysInfo::currentCpuArchitecture() == u"arm64" ? u"arm64"_s : u"amd64"_s;
        m_other = m_architecture == u"arm64" ? u"amd64"_s : u"arm64"_s;
        m_image = m_registry->host() + u"/app/web:1.0"_s;
        m_right = fetched(m_architecture);
        m_wrong = fetched(m_other);
        QVERIFY(m_right.size > 0 && m_wrong.size > 0);
        // the largest layer is missing
        inside(
            "mkdir /tmp/broken && cd /tmp/broken && tar -xf \"$1\" && rm blobs/sha256/$(ls -S blobs/sha256 | head -n 1)"
            " && tar -cf /tmp/broken.tar *",
            {archive(m_architecture).toUtf8()});
    }

    void cleanupTestCase()
    {
        m_node.reset();
        m_session.reset();
        m_context.reset();
        m_fleet.reset();
    }

    void loads_once_and_then_only_looks_data() { engines({Engine::Containerd, Engine::Docker, Engine::Crio}); }

    void loads_once_and_then_only_looks()
    {
        QFETCH(Engine, engine);
        if (!awaitEngine(engine))
            QSKIP("this engine cannot run here");
        const Result<EngineImage> before = imageState(*m_node, engine, m_image, m_architecture);
        QVERIFY2(before, before ? "" : qPrintable(toString(before.error())));
        QVERIFY(!before->present && !before->complete);

        CountingMachine machine(*m_node);
        const Result<Delivered> first = loadImage(machine, loadOf(engine), {});
        QVERIFY2(first, first ? "" : qPrintable(toString(first.error())));
        QVERIFY(!first->wasThere);
        QCOMPARE(first->imageId, m_right.imageId);
        QCOMPARE(machine.trips, 2);
        const Result<Delivered> second = loadImage(machine, loadOf(engine), {});
        QVERIFY(second && second->wasThere);
        QCOMPARE(machine.trips, 3);

        const Result<EngineImage> after = imageState(*m_node, engine, m_image, m_architecture);
        QVERIFY(after && after->present && after->complete);
        QCOMPARE(after->architecture, m_architecture);
        QCOMPARE(after->id, m_right.imageId);
        QCOMPARE(inside("ls -d /run/quaymaster-* /var/tmp/quaymaster-* 2>/dev/null"), "");
    }

    /// As Docker answers that keeps its images in containerd: by a manifest of its own making. The rest is real.
    void knows_what_docker_calls_otherwise()
    {
        if (!awaitEngine(Engine::Docker))
            QSKIP("Docker cannot run here");
        forget(Engine::Docker);
        const QByteArray wrapper = "#!/bin/sh\n"
                                   "PATH=${PATH#*:}\n"
                                   "said=$(docker \"$@\") || exit\n"
                                   "for name do :; done\n"
                                   "made=sha256:eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee\n"
                                   "printf '%s\\n' \"$said\" | sed -e 's/\"Id\":\"[^\"]*/\"Id\":\"'\"$made/\""
                                   " -e 's,\"RepoDigests\":[[][^]]*,\"RepoDigests\":[\"'\"${name%:*}@$made\"'\",'\n";
        inside("mkdir -p /opt/store; printf %s \"$1\" >/opt/store/docker; chmod 755 /opt/store/docker", {wrapper});
        ImageLoad load = loadOf(Engine::Docker);
        load.ctr = u"/opt/store"_s;
        const Result<Delivered> first = loadImage(*m_node, load, {});
        QVERIFY2(first, first ? "" : qPrintable(toString(first.error())));
        QVERIFY(!first->wasThere);
        QCOMPARE(first->imageId, m_right.imageId);
        QCOMPARE(first->imageDigest, m_right.imageDigest);
        const Result<Delivered> second = loadImage(*m_node, load, {});
        QVERIFY(second && second->wasThere);
        const Result<ImageProof> proof = proveImage(*m_node, load, {});
        QVERIFY(proof && proof->isWanted);
        QCOMPARE(proof->image.id, QString());
    }

    void replaces_what_is_for_another_architecture_data() { engines({Engine::Containerd, Engine::Crio}); }

    void replaces_what_is_for_another_architecture()
    {
        QFETCH(Engine, engine);
        if (!awaitEngine(engine))
            QSKIP("this engine cannot run here");
        forget(engine);
        ImageLoad other = loadOf(engine);
        other.archive = archive(m_other);
        QCOMPARE(code(loadImage(*m_node, other, {})), u"archive-architecture"_s);
        QVERIFY(!imageState(*m_node, engine, m_image, m_architecture)->present);
        other.architecture = m_other;
        const Result<Delivered> wrong = loadImage(*m_node, other, {});
        if (!wrong) {
            // containers-storage and docker-daemon may refuse what cannot run there
            QVERIFY(engine != Engine::Containerd);
            QVERIFY(!imageState(*m_node, engine, m_image, m_architecture)->present);
        } else {
            QCOMPARE(imageState(*m_node, engine, m_image, m_architecture)->architecture, m_other);
        }
        const Result<Delivered> right = loadImage(*m_node, loadOf(engine), {});
        QVERIFY2(right, right ? "" : qPrintable(toString(right.error())));
        QVERIFY(!right->wasThere);
        QCOMPARE(imageState(*m_node, engine, m_image, m_architecture)->architecture, m_architecture);
    }

    void takes_half_images_away_again_data() { engines({Engine::Containerd, Engine::Docker}); }

    void takes_half_images_away_again()
    {
        QFETCH(Engine, engine);
        if (!awaitEngine(engine))
            QSKIP("this engine cannot run here");
        forget(engine);
        ImageLoad load = loadOf(engine);
        load.archive = u"/tmp/broken.tar"_s;
        const Result<Delivered> broken = loadImage(*m_node, load, {});
        QCOMPARE(code(broken), u"image-load"_s);
        const Result<EngineImage> state = imageState(*m_node, engine, m_image, m_architecture);
        QVERIFY(state && !state->present);
        QVERIFY(loadImage(*m_node, loadOf(engine), {}));
    }

    /// What is listed but not whole counts for nothing, and is loaded again.
    void knows_half_images_of_others()
    {
        if (!awaitEngine(Engine::Containerd))
            QSKIP("containerd cannot run here");
        forget(Engine::Containerd);
        inside("ctr -n k8s.io images import /tmp/broken.tar >/dev/null 2>&1");
        const Result<EngineImage> half = imageState(*m_node, Engine::Containerd, m_image, m_architecture);
        QVERIFY(half && half->present && !half->complete);
        const Result<Delivered> whole = loadImage(*m_node, loadOf(Engine::Containerd), {});
        QVERIFY2(whole, whole ? "" : qPrintable(toString(whole.error())));
        QVERIFY(imageState(*m_node, Engine::Containerd, m_image, m_architecture)->complete);
    }

    void pins_on_request()
    {
        if (!awaitEngine(Engine::Containerd))
            QSKIP("containerd cannot run here");
        forget(Engine::Containerd);
        ImageLoad load = loadOf(Engine::Containerd);
        QVERIFY(loadImage(*m_node, load, {}));
        QVERIFY(!imageState(*m_node, Engine::Containerd, m_image, m_architecture)->pinned);
        load.pin = true;
        QVERIFY(loadImage(*m_node, load, {})->wasThere);
        QVERIFY(imageState(*m_node, Engine::Containerd, m_image, m_architecture)->pinned);
        forget(Engine::Containerd);
        QVERIFY(loadImage(*m_node, load, {}));
        QVERIFY(imageState(*m_node, Engine::Containerd, m_image, m_architecture)->pinned);
    }

    void streams_from_here_data() { engines({Engine::Containerd, Engine::Crio}); }

    void streams_from_here()
    {
        QFETCH(Engine, engine);
        if (!awaitEngine(engine))
            QSKIP("this engine cannot run here");
        forget(engine);
        ImageLoad load = loadOf(engine);
        load.archive = m_folder.filePath(u"web.tar"_s);
        ImageFetch fetch = fetchOf(m_architecture);
        fetch.archive = load.archive;
        const Result<Delivered> here = fetchImageHere(fetch, {});
        QVERIFY(here);
        load.imageDigest = here->imageDigest;
        load.imageId = here->imageId;
        std::stop_source source;
        Activity stopping;
        stopping.stop = source.get_token();
        stopping.moved = [&](qint64) { source.request_stop(); };
        QVERIFY(!streamImage(*m_node, load, stopping));
        reconnect(); // a stopped command ends its connection
        qint64 moved = 0;
        Activity activity;
        activity.moved = [&](qint64 bytes) { moved += bytes; };
        const Result<Delivered> first = streamImage(*m_node, load, activity);
        QVERIFY2(first, first ? "" : qPrintable(toString(first.error())));
        QCOMPARE(first->imageId, m_right.imageId);
        QCOMPARE(moved, first->size);
        moved = 0;
        const Result<Delivered> second = streamImage(*m_node, load, activity);
        QVERIFY(second && second->wasThere && second->movedBytes == 0 && moved == 0);
        QVERIFY(imageState(*m_node, engine, m_image, m_architecture)->complete);
    }

    void believes_nothing_without_proof()
    {
        if (!awaitEngine(Engine::Containerd))
            QSKIP("containerd cannot run here");
        ImageLoad load = loadOf(Engine::Containerd);
        QVERIFY(loadImage(*m_node, load, {}));
        load.archive = u"/tmp/none.tar"_s;
        QCOMPARE(code(loadImage(*m_node, load, {})), u"archive-missing"_s);
        load.imageId = m_right.imageId; // the archive may be gone where it is known what it held
        QVERIFY(loadImage(*m_node, load, {})->wasThere);
        load.archive = archive(m_architecture);
        load.imageId = m_wrong.imageId;
        QCOMPARE(code(loadImage(*m_node, load, {})), u"archive-digest"_s);
        load = loadOf(Engine::Containerd);
        load.image = m_registry->host() + u"/app/web:2.0"_s;
        QCOMPARE(code(loadImage(*m_node, load, {})), u"archive-name"_s);
        inside("echo nonsense >/tmp/nonsense.tar");
        load.archive = u"/tmp/nonsense.tar"_s;
        QCOMPARE(code(loadImage(*m_node, load, {})), u"archive-layout"_s);
    }

    /// Tools are looked for in other places first: there it is a containerd that does not answer.
    void says_that_the_engine_does_not_answer()
    {
        inside(
            "mkdir -p /opt/bin; printf '#!/bin/sh\\nexec /usr/bin/ctr -a /run/none.sock --connect-timeout 1s \"$@\"\\n'"
            " >/opt/bin/ctr; chmod 755 /opt/bin/ctr");
        const Result<EngineImage> state =
            imageState(*m_node, Engine::Containerd, m_image, m_architecture, {}, u"/opt/bin"_s);
        QVERIFY(!state);
        QCOMPARE(state.error().code, u"engine-failed"_s);
    }

private:
    static QString code(const Result<Delivered> &result) { return result ? u"success"_s : result.error().code; }

    static void engines(const QList<Engine> &engines)
    {
        QTest::addColumn<Engine>("engine");
        for (const Engine engine : engines) {
            QTest::newRow(engine == Engine::Containerd   ? "containerd"
                              : engine == Engine::Docker ? "docker"
                                                         : "containers-storage")
                << engine;
        }
    }

    /// @return standard output of a script on the node.
    QByteArray inside(const QByteArray &script, const QByteArrayList &parameters = {})
    {
        SshCommand command;
        command.script = script;
        command.parameters = parameters;
        const auto result = m_session->run(command);
        return result ? result->output : QByteArray();
    }

    void reconnect()
    {
        m_node.reset();
        m_session.reset();
        auto session = SshSession::open(*m_context, m_fleet->target(m_fleet->node(0)));
        QVERIFY2(session, session ? "" : qPrintable(toString(session.error())));
        m_session = *std::move(session);
        m_node = std::make_unique<SshMachine>(*m_session);
    }

    bool awaitEngine(Engine engine)
    {
        const QByteArray question = engine == Engine::Containerd ? "ctr version"
            : engine == Engine::Docker                           ? "docker -H unix:///run/docker.sock version"
                                                                 : "podman images";
        QElapsedTimer timer;
        for (timer.start(); timer.elapsed() < 20'000; QThread::msleep(200)) {
            if (inside(question + " >/dev/null 2>&1 && echo yes") == "yes\n")
                return true;
        }
        return false;
    }

    void forget(Engine engine)
    {
        // the CRI plugin keeps a name of its own for what it has seen
        const QByteArray command = engine == Engine::Containerd
            ? "ctr -n k8s.io images rm --sync \"$1\" $(ctr -n k8s.io images ls -q | grep ^sha256:)"
            : engine == Engine::Docker ? "docker -H unix:///run/docker.sock image rm \"$1\""
                                       : "podman image rm \"$1\"";
        inside(command, {m_image.toUtf8()});
        const Result<EngineImage> state = imageState(*m_node, engine, m_image, m_architecture);
        QVERIFY(state && !state->present);
    }

    static QString archive(const QString &architecture) { return u"/tmp/releases/images/%1.tar"_s.arg(architecture); }

    ImageFetch fetchOf(const QString &architecture) const
    {
        ImageFetch fetch;
        fetch.image = m_image;
        fetch.architecture = architecture;
        fetch.archive = archive(architecture);
        fetch.validateCertificates = false;
        return fetch;
    }

    Delivered fetched(const QString &architecture)
    {
        const Result<Delivered> result = fetchImage(*m_node, fetchOf(architecture), {});
        if (!result)
            qWarning("%s", qPrintable(toString(result.error())));
        return result.value_or(Delivered());
    }

    ImageLoad loadOf(Engine engine) const
    {
        ImageLoad load;
        load.engine = engine;
        load.image = m_image;
        load.architecture = m_architecture;
        load.archive = archive(m_architecture);
        return load;
    }

    QTemporaryDir m_folder;
    std::unique_ptr<RegistryFixture> m_registry;
    std::unique_ptr<NodeFleet> m_fleet;
    std::unique_ptr<SshContext> m_context;
    std::unique_ptr<SshSession> m_session;
    std::unique_ptr<SshMachine> m_node;
    QString m_architecture, m_other, m_image;
    Delivered m_right, m_wrong;
};

QTEST_GUILESS_MAIN(TestEngineImages)
#include "tst_engineimages.moc"
