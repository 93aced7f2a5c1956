// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/execution/planexecutor.h"
#include "tests/support/http/faultserver.h"
#include "tests/support/nodes/nodefleet.h"
#include "tests/support/registry/registryfixture.h"

#include <QCryptographicHash>
#include <QFile>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <future>

using namespace Qt::StringLiterals;
using namespace qm;
using namespace qm::test;

/// A real node that fetches images itself and has no skopeo of its own: the catalog's comes first.
class TestSkopeoFirst final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (const QString why = NodeFleet::unsupported(); !why.isEmpty())
            QSKIP(qPrintable(why));
        if (const QString missing = RegistryFixture::missing(); !missing.isEmpty())
            QSKIP(qPrintable(u"not installed: "_s + missing));
        QFile skopeo(QStandardPaths::findExecutable(u"skopeo"_s));
        QVERIFY(skopeo.open(QIODevice::ReadOnly));
        m_skopeo = skopeo.readAll();
        m_registry = std::make_unique<RegistryFixture>(RegistryFixture::Options{});
        QVERIFY(!m_registry->push(u"app/web"_s, u"1.0"_s, {u"amd64"_s}).isEmpty());
        NodeOptions options;
        options.setup = "mv /usr/bin/skopeo /usr/bin/skopeo.away\n";
        m_fleet.add(options);
        QVERIFY(m_fleet.start());
        m_context = std::make_unique<SshContext>(m_fleet.knownHosts());
        m_machines = std::make_unique<Machines>(*m_context, QList{m_fleet.target(m_fleet.node(0))});
    }

    void isBroughtWhereTheCatalogHasIt()
    {
        PlanExecutor executor(plan(true), settings(), *m_machines);
        QCOMPARE(perform(executor, 1), u"done"_s); // the image
        QVERIFY(m_fleet.node(0).inside(u"ls /srv/releases/images"_s).contains("web"));
        QCOMPARE(perform(executor, 0), u"present"_s); // and so it came
        QCOMPARE(perform(executor, 2), u"present"_s);
    }

    void isMissedWhereItHasNot()
    {
        (void)m_fleet.node(0).inside(u"rm -rf /srv/releases"_s);
        PlanExecutor executor(plan(false), settings(), *m_machines);
        QCOMPARE(perform(executor, 1), u"skopeo-missing"_s);
    }

private:
    /// Fetch skopeo here, fetch the image on the node, bring skopeo to the node.
    [[nodiscard]] std::shared_ptr<const Plan> plan(bool hasSkopeo)
    {
        auto plan = std::make_shared<Plan>();
        Artifact skopeo;
        skopeo.key = hasSkopeo ? u"skopeo"_s : u"other"_s;
        skopeo.architecture = u"amd64"_s;
        skopeo.dest = u"skopeo-1.0-amd64"_s;
        skopeo.url = m_server.url(u"/skopeo"_s).toString();
        skopeo.checksum =
            u"sha256:"_s + QString::fromLatin1(QCryptographicHash::hash(m_skopeo, QCryptographicHash::Sha256).toHex());
        Artifact image;
        image.kind = ArtifactKind::Image;
        image.architecture = u"amd64"_s;
        image.image = m_registry->host() + u"/app/web:1.0"_s;
        plan->artifacts = {skopeo, image};
        const QString node = m_fleet.target(m_fleet.node(0)).host;
        plan->hosts = {{node, {}, u"amd64"_s, node, u"containerd"_s, u"/srv/releases"_s, {{0, {}}, {1, {}}}, {}}};
        plan->downloads = {{u"localhost"_s, 0, {0}, false}, {node, 1, {0}, false}};
        plan->steps = {
            {Stage::Fetch, Step::controllerHost, 0, 0}, {Stage::Fetch, 0, 1, 1}, {Stage::Distribute, 0, 0, 0}};
        return plan;
    }

    [[nodiscard]] ExecutionSettings settings() const
    {
        ExecutionSettings settings;
        settings.store = m_folder.filePath(u"store"_s);
        settings.insecureRegistries = {m_registry->host()};
        settings.fileSource = [this](const Download &) -> Result<FileSource> {
            FileSource source;
            source.urls = {m_server.url(u"/skopeo"_s).toString()};
            return source;
        };
        settings.registrySettings = [](const Download &) { return RegistrySettings(); };
        return settings;
    }

    static QString perform(PlanExecutor &executor, quint32 step)
    {
        std::promise<Result<StepOutcome>> promise;
        executor.start(step, {}, [&](const Result<StepOutcome> &outcome) { promise.set_value(outcome); });
        const Result<StepOutcome> outcome = promise.get_future().get();
        if (!outcome)
            qInfo("%s", qPrintable(toString(outcome.error())));
        return outcome ? (outcome->wasThere ? u"present"_s : u"done"_s) : outcome.error().code;
    }

    QByteArray m_skopeo;
    FaultServer m_server{[this](const HttpQuestion &) { return HttpAnswer{.body = m_skopeo}; }};
    QTemporaryDir m_folder;
    NodeFleet m_fleet;
    std::unique_ptr<RegistryFixture> m_registry;
    std::unique_ptr<SshContext> m_context;
    std::unique_ptr<Machines> m_machines;
};

QTEST_GUILESS_MAIN(TestSkopeoFirst)
#include "tst_skopeofirst.moc"
