// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/delivery/localimagefetch.h"
#include "engineimagestest.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
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

/// Images that real engines are brought.
class TestEngineImages final : public EngineImagesTest
{
    Q_OBJECT

private Q_SLOTS:
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
        const std::optional<ImageLoad> load = fetchedHere(engine);
        QVERIFY(load);
        std::stop_source source;
        Activity stopping;
        stopping.stop = source.get_token();
        stopping.moved = [&](qint64) { source.request_stop(); };
        QVERIFY(!streamImage(*m_node, *load, stopping));
        reconnect(); // a stopped command ends its connection
        qint64 moved = 0;
        Activity activity;
        activity.moved = [&](qint64 bytes) { moved += bytes; };
        const Result<Delivered> first = streamImage(*m_node, *load, activity);
        QVERIFY2(first, first ? "" : qPrintable(toString(first.error())));
        QCOMPARE(first->imageId, m_right.imageId);
        QCOMPARE(moved, first->size);
        moved = 0;
        const Result<Delivered> second = streamImage(*m_node, *load, activity);
        QVERIFY(second && second->wasThere && second->movedBytes == 0 && moved == 0);
        QVERIFY(imageState(*m_node, engine, m_image, m_architecture)->complete);
    }

    void a_slow_stream_is_no_hanging_engine_data() { engines({Engine::Containerd, Engine::Crio}); }

    void a_slow_stream_is_no_hanging_engine()
    {
        QFETCH(Engine, engine);
        if (!awaitEngine(engine))
            QSKIP("this engine cannot run here");
        forget(engine);
        std::optional<ImageLoad> load = fetchedHere(engine);
        QVERIFY(load);
        load->longest = 6s; // it is looked at every five
        QElapsedTimer since;
        since.start();
        Activity slow;
        slow.admit = [](qint64 bytes) {
            QThread::sleep(3);
            return qMin(bytes, Q_INT64_C(16'384));
        };
        const Result<Delivered> loaded = streamImage(*m_node, *load, slow);
        QVERIFY2(loaded, loaded ? "" : qPrintable(toString(loaded.error())));
        QVERIFY2(since.elapsed() > 15'000, qPrintable(QString::number(since.elapsed())));
    }

private:
    /// The right image in an archive of this machine, to be streamed into @p engine.
    std::optional<ImageLoad> fetchedHere(Engine engine)
    {
        ImageLoad load = loadOf(engine);
        load.archive = m_folder.filePath(u"web.tar"_s);
        ImageFetch fetch = fetchOf(m_architecture);
        fetch.archive = load.archive;
        const Result<Delivered> here = fetchImageHere(fetch, {});
        if (!here)
            return {};
        load.imageDigest = here->imageDigest;
        load.imageId = here->imageId;
        return load;
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

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestEngineImages)
#include "tst_engineimages.moc"
