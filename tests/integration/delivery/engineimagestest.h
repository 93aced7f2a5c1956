// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/delivery/engineimages.h"
#include "core/delivery/fetchimage.h"
#include "core/delivery/sshmachine.h"
#include "core/transport/ssh/sshcontext.h"
#include "core/transport/ssh/sshsession.h"
#include "tests/support/nodes/nodefleet.h"
#include "tests/support/registry/registryfixture.h"

#include <QElapsedTimer>
#include <QTest>
#include <QThread>

#include <memory>

namespace qm::test {

/// What tests of the images of engines share: real engines on a real node, which are containerd, Docker, and podman on
/// containers-storage, which stands in for CRI-O, and archives there of an image for two architectures.
class EngineImagesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (const QString why = NodeFleet::unsupported(); !why.isEmpty())
            QSKIP(qPrintable(why));
        if (const QString missing = RegistryFixture::missing(); !missing.isEmpty())
            QSKIP(qPrintable(QStringLiteral("not installed: ") + missing));
        m_registry = std::make_unique<RegistryFixture>(RegistryFixture::Options{});
        QVERIFY(!m_registry
                     ->push(QStringLiteral("app/web"), QStringLiteral("1.0"),
                            {QStringLiteral("amd64"), QStringLiteral("arm64")})
                     .isEmpty());
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
        m_architecture =
            QSysInfo::currentCpuArchitecture() == u"arm64" ? QStringLiteral("arm64") : QStringLiteral("amd64");
        m_other = m_architecture == u"arm64" ? QStringLiteral("amd64") : QStringLiteral("arm64");
        m_image = m_registry->host() + QStringLiteral("/app/web:1.0");
        m_right = fetched(m_architecture);
        m_wrong = fetched(m_other);
        QVERIFY(m_right.size > 0 && m_wrong.size > 0);
    }

    void cleanupTestCase()
    {
        m_node.reset();
        m_session.reset();
        m_context.reset();
        m_fleet.reset();
    }

protected:
    static QString code(const Result<Delivered> &result)
    {
        return result ? QStringLiteral("success") : result.error().code;
    }

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

    static QString archive(const QString &architecture)
    {
        return QStringLiteral("/tmp/releases/images/%1.tar").arg(architecture);
    }

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

    std::unique_ptr<RegistryFixture> m_registry;
    std::unique_ptr<NodeFleet> m_fleet;
    std::unique_ptr<SshContext> m_context;
    std::unique_ptr<SshSession> m_session;
    std::unique_ptr<SshMachine> m_node;
    QString m_architecture, m_other, m_image;
    Delivered m_right, m_wrong;
};

} // namespace qm::test
