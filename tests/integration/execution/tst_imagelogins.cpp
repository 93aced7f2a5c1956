// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/execution/planexecutor.h"
#include "core/transport/ssh/sshcontext.h"
#include "tests/support/nodes/scriptedprovider.h"
#include "tests/support/registry/registryfixture.h"

#include <QTemporaryDir>
#include <QTest>

#include <future>

using namespace Qt::StringLiterals;
using namespace qm;
using namespace qm::test;

/// Images of a real registry that wants a login which is in no inventory and no file, fetched by this machine and by a
/// node, which is this machine, too.
class TestImageLogins final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (const QString missing = RegistryFixture::missing(); !missing.isEmpty())
            QSKIP(qPrintable(u"not installed: "_s + missing));
        m_registry = std::make_unique<RegistryFixture>(RegistryFixture::Options{{}, true});
        for (const QString &name : {u"app/one"_s, u"app/two"_s})
            QVERIFY(!m_registry->push(name, u"1.0"_s, {u"amd64"_s}).isEmpty());
    }

    void asksUntilItIsRight_data()
    {
        QTest::addColumn<bool>("isByNode");
        QTest::addColumn<bool>("isMirror");
        for (const bool isByNode : {false, true}) {
            for (const bool isMirror : {false, true})
                QTest::addRow("%s, %s", isByNode ? "node" : "controller", isMirror ? "mirror" : "registry")
                    << isByNode << isMirror;
        }
    }

    void asksUntilItIsRight()
    {
        QFETCH(const bool, isByNode);
        QFETCH(const bool, isMirror);
        ScriptedProvider person;
        person.answers = {{"carol:wrong", false},
                          {QByteArray(RegistryFixture::userName) + ':' + RegistryFixture::password, false}};
        const QTemporaryDir folder;
        SshContext context(folder.filePath(u"known_hosts"_s), &person);
        SshTarget node;
        node.host = u"node1"_s;
        node.local = true;
        Machines machines(context, QList{node});
        QStringList lines;
        PlanExecutor executor(plan(isByNode, isMirror, folder), settings(isMirror, folder, context), machines);
        for (const quint32 step : {0U, 1U}) {
            std::promise<Result<StepOutcome>> promise;
            StepObserver observer;
            observer.log = [&lines](const QString &line) { lines.append(line); };
            executor.start(step, observer, [&](const Result<StepOutcome> &outcome) { promise.set_value(outcome); });
            const Result<StepOutcome> outcome = promise.get_future().get();
            QVERIFY2(outcome, outcome ? "" : qPrintable(toString(outcome.error())));
            QVERIFY(!outcome->wasThere);
        }
        QCOMPARE(person.requests.size(), 2); // for both images
        QCOMPARE(person.requests.last().subject, m_registry->host());
        QVERIFY(person.requests.last().refusedBefore);
        QVERIFY(!lines.join(u'\n').contains(QString::fromLatin1(RegistryFixture::password)));
    }

private:
    [[nodiscard]] QString image(bool isMirror, const QString &name) const
    {
        return (isMirror ? u"registry.invalid"_s : m_registry->host()) + name;
    }

    [[nodiscard]] std::shared_ptr<const Plan> plan(bool isByNode, bool isMirror, const QTemporaryDir &folder) const
    {
        auto plan = std::make_shared<Plan>();
        const QString downloader = isByNode ? u"node1"_s : u"localhost"_s;
        PlannedHost host;
        host.name = u"node1"_s;
        host.architecture = u"amd64"_s;
        host.releaseDir = folder.filePath(u"node"_s);
        for (const QString &name : {u"/app/one:1.0"_s, u"/app/two:1.0"_s}) {
            Artifact artifact;
            artifact.kind = ArtifactKind::Image;
            artifact.architecture = u"amd64"_s;
            artifact.image = image(isMirror, name);
            const auto index = quint32(plan->artifacts.size());
            plan->artifacts.append(artifact);
            host.needs.append(Need{index, {}});
            plan->downloads.append(Download{downloader, index, {0}, false});
            plan->steps.append(Step{Stage::Fetch, isByNode ? HostIndex(0) : Step::controllerHost, index, index});
        }
        plan->hosts = {host};
        return plan;
    }

    [[nodiscard]] ExecutionSettings settings(bool isMirror, const QTemporaryDir &folder, SshContext &context) const
    {
        ExecutionSettings settings;
        settings.store = folder.filePath(u"store"_s);
        settings.credentials = &context.credentials();
        settings.insecureRegistries = {m_registry->host()};
        settings.registrySettings = [isMirror, host = m_registry->host()](const Download &) {
            RegistrySettings registries;
            if (isMirror)
                registries.registries = {{u"registry.invalid"_s, {host}, {}}};
            return registries;
        };
        return settings;
    }

    std::unique_ptr<RegistryFixture> m_registry;
};

QTEST_GUILESS_MAIN(TestImageLogins)
#include "tst_imagelogins.moc"
