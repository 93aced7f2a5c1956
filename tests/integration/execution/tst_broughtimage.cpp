// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/execution/broughtimage.h"

#include "core/delivery/engineimages.h"
#include "core/delivery/localimagefetch.h"
#include "core/delivery/putfile.h"
#include "core/delivery/sshmachine.h"
#include "core/transport/ssh/sshcontext.h"
#include "core/transport/ssh/sshsession.h"
#include "tests/integration/execution/wiremachine.h"
#include "tests/support/nodes/nodefleet.h"
#include "tests/support/registry/registryfixture.h"

#include <QDir>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace qm;
using namespace qm::test;

/// A real containerd on a real node, and two images whose first layer, of 64 KiB, is the same.
class TestBroughtImage final : public QObject
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
        m_fleet = std::make_unique<NodeFleet>();
        NodeOptions options;
        options.setup = "if command -v containerd; then setsid containerd >/tmp/containerd.log 2>&1 </dev/null & fi\n";
        m_fleet->add(options);
        QVERIFY(m_fleet->start());
        m_context = std::make_unique<SshContext>(m_fleet->knownHosts());
        connectNode();
        if (!hasContainerd())
            QSKIP("containerd cannot run here");
        m_architecture = QSysInfo::currentCpuArchitecture() == u"arm64" ? u"arm64"_s : u"amd64"_s;
        m_first = fetched(u"first"_s);
        m_second = fetched(u"second"_s);
        QCOMPARE(m_first.whole.layers.size(), 3);
        m_base = m_first.whole.layers.first();
        QCOMPARE(m_second.whole.layers.first(), m_base);
        QVERIFY(m_base.size > 60'000);
    }

    void cleanupTestCase()
    {
        m_node.reset();
        m_session.reset();
        m_context.reset();
        m_fleet.reset();
    }

    /// Nothing is there at the beginning of each.
    void init()
    {
        inside("ctr -n k8s.io images rm --sync $(ctr -n k8s.io images ls -q) >/dev/null 2>&1\n"
               "ctr -n k8s.io content rm $(ctr -n k8s.io content ls -q) >/dev/null 2>&1\nrm -rf /tmp/releases");
        m_log.clear();
        m_thin = std::make_unique<ThinArchives>(m_folder.filePath(u"thin"_s));
    }

    void cleanup()
    {
        QCOMPARE(QDir(m_folder.filePath(u"thin"_s)).entryList(QDir::Files), QStringList());
        m_thin.reset();
        QVERIFY(!QDir(m_folder.filePath(u"thin"_s)).exists());
    }

    void theSecondMovesOnlyItsOwnLayers()
    {
        loadFirst();
        WireMachine wire(*m_node);
        const Result<Delivered> brought = bringImage(wire, m_second, *m_thin, activity());
        QVERIFY2(brought, brought ? "" : qPrintable(toString(brought.error())));
        const qint64 own = m_second.whole.layers.at(1).size + m_second.whole.layers.at(2).size;
        QVERIFY2(wire.sent < own + 12'000, qPrintable(QString::number(wire.sent))); // documents, headers, padding
        QCOMPARE(brought->movedBytes, wire.sent);
        QCOMPARE(brought->savedBytes, m_second.whole.size - wire.sent);
        QVERIFY(brought->savedBytes >= m_base.size);
        QVERIFY2(m_log.contains(m_base.digest), qPrintable(m_log));
        QCOMPARE(inside("cd /tmp/releases/images && ls"), "first.tar\nsecond.tar.thin\n");
        // brought once more after a lost answer, nothing moves
        QVERIFY(bringImage(wire, m_second, *m_thin, activity())->wasThere);

        inside("touch /tmp/releases/images/second.tar.part"); // begun whole at first, as it were
        const Result<Delivered> loaded = load(*m_node, m_second);
        QVERIFY2(loaded, loaded ? "" : qPrintable(toString(loaded.error())));
        QVERIFY(isRight(m_second) && isRight(m_first));
        QCOMPARE(m_bringings, 0);
        QCOMPARE(inside("cd /tmp/releases/images && ls"), "first.tar\n");
        // and once more: the engine has it, no archive is wanted
        wire.sent = 0;
        QVERIFY(bringImage(wire, m_second, *m_thin, activity())->wasThere);
        QVERIFY(load(*m_node, m_second)->wasThere);
        QCOMPARE(wire.sent, 0);
    }

    /// What the content store lacks is sent, although the layer's snapshot is there.
    void aRemovedBlobIsSentAgain()
    {
        loadFirst();
        inside("ctr -n k8s.io content rm \"$1\"", {m_base.digest.toLatin1()});
        const QString other = m_first.whole.layers.at(1).digest;
        const auto content = engineContent(*m_node, m_second.load, {m_base.digest, other});
        QVERIFY(content && !content->isThere);
        QCOMPARE(content->blobs, QSet<QString>{other});
        WireMachine wire(*m_node);
        const Result<Delivered> brought = bringImage(wire, m_second, *m_thin, activity());
        QVERIFY(brought);
        QCOMPARE(wire.sent, m_second.whole.size);
        QCOMPARE(brought->savedBytes, 0);
        QVERIFY(load(*m_node, m_second));
        QVERIFY(isRight(m_second));
    }

    /// It was there when it was left out, and is not when it is wanted.
    void failsThinAndSucceedsWhole_data()
    {
        QTest::addColumn<bool>("snapshotStays");
        QTest::newRow("the layer is unpacked still") << true;
        QTest::newRow("nothing of it is left") << false;
    }

    void failsThinAndSucceedsWhole()
    {
        QFETCH(bool, snapshotStays);
        loadFirst();
        const Result<Delivered> brought = bringImage(*m_node, m_second, *m_thin, activity());
        QVERIFY(brought && brought->savedBytes > 0);
        if (snapshotStays)
            inside("ctr -n k8s.io content rm \"$1\"", {m_base.digest.toLatin1()});
        else
            inside("ctr -n k8s.io images rm --sync $(ctr -n k8s.io images ls -q)");
        QCOMPARE(engineContent(*m_node, m_second.load, {m_base.digest})->blobs, QSet<QString>());
        const Result<Delivered> loaded = load(*m_node, m_second);
        QVERIFY2(loaded, loaded ? "" : qPrintable(toString(loaded.error()) + m_log));
        QVERIFY(isRight(m_second));
        QCOMPARE(m_bringings, 1);
        QVERIFY2(m_log.contains(u"The whole archive is brought"), qPrintable(m_log));
        QCOMPARE(loaded->movedBytes, m_second.whole.size);
        QCOMPARE(loaded->savedBytes + brought->savedBytes, 0);
        QCOMPARE(inside("ls /tmp/releases/images/*.thin 2>/dev/null"), "");
    }

    /// The connection drops before the whole one comes, and the step is tried again.
    void bringsTheWholeOneAnotherTime()
    {
        loadFirst();
        QVERIFY(bringImage(*m_node, m_second, *m_thin, activity()));
        inside("ctr -n k8s.io images rm --sync $(ctr -n k8s.io images ls -q)");
        const BringWhole nobody = [] { return failure(u"ssh-lost"_s, Message("the connection is gone")); };
        const Result<Delivered> failed =
            loadThinImage(*m_node, m_second.load, thinPath(m_second.place.path), nobody, activity());
        QVERIFY(!failed);
        QCOMPARE(failed.error().code, u"ssh-lost"_s);
        QCOMPARE(inside("ls /tmp/releases/images/*.thin 2>/dev/null"), "");
        const Result<Delivered> loaded = load(*m_node, m_second);
        QVERIFY2(loaded, loaded ? "" : qPrintable(toString(loaded.error())));
        QVERIFY(isRight(m_second));
        QCOMPARE(m_bringings, 1);
        QCOMPARE(loaded->savedBytes, 0);
    }

    /// The tool could not do anything, for reasons that are not the archive's.
    void keepsTheThinOneForAnotherTry()
    {
        loadFirst();
        QVERIFY(bringImage(*m_node, m_second, *m_thin, activity()));
        inside("mkdir -p /opt/bin; printf '#!/bin/sh\ncase \"$*\" in *import*platform*)"
               " echo write: no space left on device >&2; exit 1;; esac\n"
               "exec /usr/bin/ctr \"$@\"\n' >/opt/bin/ctr; chmod 755 /opt/bin/ctr");
        BroughtImage full = m_second;
        full.load.ctr = u"/opt/bin"_s;
        const Result<Delivered> failed = load(*m_node, full);
        QVERIFY(!failed);
        QCOMPARE(failed.error().code, u"disk-full"_s);
        QCOMPARE(m_bringings, 0);
        QVERIFY(load(*m_node, m_second));
        QVERIFY(isRight(m_second));
        QCOMPARE(m_bringings, 0);
    }

    /// Collected by the kubelet between the steps, or taken away by hand.
    void bringsWhatIsNotThereAtAll()
    {
        const Result<Delivered> loaded = load(*m_node, m_second);
        QVERIFY2(loaded, loaded ? "" : qPrintable(toString(loaded.error())));
        QVERIFY(isRight(m_second));
        QCOMPARE(m_bringings, 1);
    }

    void anEngineThatDoesNotSayGetsItWhole()
    {
        loadFirst();
        inside("mkdir -p /opt/bin; printf '#!/bin/sh\\ncase \"$*\" in *content*) exit 1;; esac\\n"
               "exec /usr/bin/ctr \"$@\"\\n' >/opt/bin/ctr; chmod 755 /opt/bin/ctr");
        BroughtImage second = m_second;
        second.load.ctr = u"/opt/bin"_s;
        const Result<Delivered> brought = bringImage(*m_node, second, *m_thin, activity());
        QVERIFY(brought);
        QCOMPARE(brought->movedBytes, m_second.whole.size);
        QVERIFY2(m_log.contains(u"nobody knows what the engine has"), qPrintable(m_log));
    }

    void streamsWithoutAnArchiveOnTheNode()
    {
        m_second.isStream = true;
        const auto notAgain = qScopeGuard([this] { m_second.isStream = false; });
        loadFirst();
        WireMachine wire(*m_node);
        const Result<Delivered> brought = bringImage(wire, m_second, *m_thin, activity());
        QVERIFY2(brought, brought ? "" : qPrintable(toString(brought.error())));
        QCOMPARE(brought->savedBytes, m_second.whole.size - wire.sent);
        QVERIFY(brought->savedBytes >= m_base.size);
        QVERIFY(isRight(m_second));
        QCOMPARE(inside("cd /tmp/releases/images && ls"), "first.tar\n");
        QVERIFY(load(*m_node, m_second)->wasThere);
        QVERIFY(bringImage(wire, m_second, *m_thin, activity())->wasThere);
    }

    void aStreamThatIsRefusedGoesWhole()
    {
        m_second.isStream = true;
        const auto notAgain = qScopeGuard([this] { m_second.isStream = false; });
        loadFirst();
        WireMachine wire(*m_node);
        wire.beforeSending = [this] { inside("ctr -n k8s.io content rm \"$1\"", {m_base.digest.toLatin1()}); };
        const Result<Delivered> brought = bringImage(wire, m_second, *m_thin, activity());
        QVERIFY2(brought, brought ? "" : qPrintable(toString(brought.error()) + m_log));
        QVERIFY(isRight(m_second));
        QCOMPARE(brought->savedBytes, 0);
        QVERIFY(wire.sent > m_second.whole.size);
        QVERIFY2(m_log.contains(u"The whole image goes"), qPrintable(m_log));
    }

    /// It leaves nothing that counts, and begins anew.
    void anInterruptedStreamBeginsAnew()
    {
        m_second.isStream = true;
        const auto notAgain = qScopeGuard([this] { m_second.isStream = false; });
        std::stop_source stop;
        Activity stopping = activity();
        stopping.stop = stop.get_token();
        stopping.moved = [&](qint64) { stop.request_stop(); };
        stopping.throttle = [](qint64) {}; // in small pieces
        QVERIFY(!bringImage(*m_node, m_second, *m_thin, stopping));
        connectNode(); // a stopped command ends its connection
        const auto state = imageState(*m_node, Engine::Containerd, m_second.load.image, m_architecture);
        QVERIFY(state && !state->present);
        WireMachine wire(*m_node);
        const Result<Delivered> brought = bringImage(wire, m_second, *m_thin, activity());
        QVERIFY2(brought, brought ? "" : qPrintable(toString(brought.error())));
        QCOMPARE(wire.sent, m_second.whole.size);
        QVERIFY(isRight(m_second));
    }

private:
    Activity activity()
    {
        Activity activity;
        activity.log = [this](const QString &line) { m_log += line + u'\n'; };
        return activity;
    }

    BroughtImage fetched(const QString &name)
    {
        if (m_registry->push(u"app/"_s + name, u"1.0"_s, {m_architecture}).isEmpty())
            qFatal("no image");
        ImageFetch fetch;
        fetch.image = m_registry->host() + u"/app/%1:1.0"_s.arg(name);
        fetch.architecture = m_architecture;
        fetch.archive = m_folder.filePath(name + u".tar"_s);
        fetch.validateCertificates = false;
        const Result<Delivered> whole = fetchImageHere(fetch, {});
        if (!whole)
            qFatal("%s", qPrintable(toString(whole.error())));
        BroughtImage image;
        image.archive = fetch.archive;
        image.whole = *whole;
        image.place = {u"/tmp/releases/images/%1.tar"_s.arg(name), {}, {}};
        image.load.image = fetch.image;
        image.load.architecture = m_architecture;
        image.load.archive = image.place.path;
        image.load.imageDigest = whole->imageDigest;
        image.load.imageId = whole->imageId;
        return image;
    }

    Result<Delivered> load(Machine &machine, const BroughtImage &image)
    {
        m_bringings = 0;
        const BringWhole bring = [&] {
            ++m_bringings;
            return putFile(machine, image.archive, image.whole.sha256, image.place, activity());
        };
        return loadThinImage(machine, image.load, thinPath(image.place.path), bring, activity());
    }

    void loadFirst()
    {
        const Result<Delivered> brought = bringImage(*m_node, m_first, *m_thin, activity());
        QVERIFY2(brought, brought ? "" : qPrintable(toString(brought.error())));
        QCOMPARE(brought->movedBytes, m_first.whole.size);
        QCOMPARE(brought->savedBytes, 0);
        QVERIFY(load(*m_node, m_first));
        QVERIFY(isRight(m_first));
        m_log.clear();
    }

    bool isRight(const BroughtImage &image)
    {
        const auto state = imageState(*m_node, Engine::Containerd, image.load.image, m_architecture);
        return state && state->present && state->complete && state->id == image.whole.imageId
            && state->architecture == m_architecture;
    }

    QByteArray inside(const QByteArray &script, const QByteArrayList &parameters = {})
    {
        SshCommand command;
        command.script = script;
        command.parameters = parameters;
        const auto result = m_session->run(command);
        return result ? result->output : QByteArray();
    }

    void connectNode()
    {
        m_node.reset();
        m_session.reset();
        auto session = SshSession::open(*m_context, m_fleet->target(m_fleet->node(0)));
        if (!session)
            qFatal("%s", qPrintable(toString(session.error())));
        m_session = *std::move(session);
        m_node = std::make_unique<SshMachine>(*m_session);
    }

    bool hasContainerd()
    {
        QElapsedTimer timer;
        for (timer.start(); timer.elapsed() < 20'000; std::this_thread::sleep_for(std::chrono::milliseconds(200))) {
            if (inside("ctr version >/dev/null 2>&1 && echo yes") == "yes\n")
                return true;
        }
        return false;
    }

    QTemporaryDir m_folder;
    std::unique_ptr<RegistryFixture> m_registry;
    std::unique_ptr<NodeFleet> m_fleet;
    std::unique_ptr<SshContext> m_context;
    std::unique_ptr<SshSession> m_session;
    std::unique_ptr<SshMachine> m_node;
    std::unique_ptr<ThinArchives> m_thin;
    QString m_architecture, m_log;
    BroughtImage m_first, m_second;
    ImageBlob m_base;
    int m_bringings = 0;
};

QTEST_GUILESS_MAIN(TestBroughtImage)
#include "tst_broughtimage.moc"
