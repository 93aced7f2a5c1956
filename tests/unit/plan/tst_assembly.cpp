// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/plan/assembly.h"
#include "core/plan/plandiagnostics.h"
#include "core/plan/steps.h"

#include <QTest>

#include <map>
#include <random>
#include <set>

using namespace Qt::StringLiterals;

namespace {

const QStringList architectures{u"amd64"_s, u"arm64"_s};

qm::Artifact artifactOf(int key, const QString &architecture, int version)
{
    qm::Artifact artifact;
    artifact.key = u"entry%1"_s.arg(key);
    artifact.architecture = architecture;
    if (key % 2 == 0) {
        artifact.kind = qm::ArtifactKind::Image;
        artifact.image = u"registry.local/image%1:v%2"_s.arg(key).arg(version);
        return artifact;
    }
    // Some files are the same for all architectures, some change without changing their name.
    const bool plain = key % 3 == 0;
    artifact.dest = plain ? u"file%1.yml"_s.arg(key) : u"file%1-%2.tgz"_s.arg(key).arg(architecture);
    artifact.url = u"https://example.org/%1/%2"_s.arg(version).arg(artifact.dest);
    artifact.checksum = u"sha256:%1"_s.arg(version);
    artifact.unarchive = key % 5 == 0;
    return artifact;
}

/// Hosts with random needs, delegates and presence, and everything planned for them.
qm::Plan randomPlan(unsigned seed, qm::CatalogSchema schema)
{
    std::mt19937 random(seed);
    const auto below = [&random](int limit) { return static_cast<int>(random() % static_cast<unsigned>(limit)); };
    QStringList keys;
    for (int key = 0; key < 16; ++key)
        keys.append(u"entry%1"_s.arg(key));
    qm::ArtifactPool pool(keys);
    qm::Plan plan;
    plan.schema = schema;
    std::vector<std::unique_ptr<qm::HostNeeds>> needs;
    const int hostCount = 1 + below(12);
    const bool withLocalhost = below(2) == 0;
    for (int i = 0; i < hostCount; ++i) {
        const bool localhost = withLocalhost && i + 1 == hostCount;
        qm::PlannedHost host;
        host.name = localhost ? u"localhost"_s : u"node%1"_s.arg(i);
        host.architecture = architectures[below(2)];
        host.delegate = below(3) == 0 ? u"localhost"_s
            : below(3) == 0           ? host.name
                                      : u"node%1"_s.arg(below(hostCount + 2));
        auto list = std::make_unique<qm::HostNeeds>();
        for (int key = 0; key < 16; ++key) {
            if (below(2) == 0)
                list->artifacts.append(artifactOf(key, host.architecture, below(6) == 0 ? 2 : 1));
        }
        host.needs = pool.add(list.get());
        for (qm::Need &need : host.needs)
            need.presence = static_cast<qm::Presence>(below(5));
        needs.push_back(std::move(list));
        plan.hosts.append(host);
    }
    plan.artifacts = pool.artifacts();
    qm::planDownloads(pool, qm::usableDownloaders(plan), &plan);
    qm::planSteps(&plan);
    return plan;
}

bool isSameContent(const qm::Artifact &a, const qm::Artifact &b)
{
    return a.kind == b.kind && a.architecture == b.architecture && a.image == b.image && a.dest == b.dest
        && a.url == b.url && a.checksum == b.checksum;
}

} // namespace

class TestAssembly final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void plansHold_data()
    {
        QTest::addColumn<unsigned>("seed");
        QTest::addColumn<int>("schema");
        for (unsigned seed = 0; seed < 300; ++seed)
            QTest::addRow("%u", seed) << seed << static_cast<int>(seed % 2);
    }

    void plansHold()
    {
        QFETCH(unsigned, seed);
        QFETCH(int, schema);
        const qm::Plan plan = randomPlan(seed, static_cast<qm::CatalogSchema>(schema));
        everyMissingArtifactHasOneDownload(plan);
        nothingIsDownloadedForNobody(plan);
        stepsAreComplete(plan);
        stepsAreOrdered(plan);
    }

    void equalInputsGiveEqualPlans()
    {
        const qm::Plan first = randomPlan(7, qm::CatalogSchema::EnabledList);
        const qm::Plan second = randomPlan(7, qm::CatalogSchema::EnabledList);
        QCOMPARE(first.steps.size(), second.steps.size());
        for (qsizetype i = 0; i < first.steps.size(); ++i)
            QCOMPARE(qm::stepId(first, first.steps[i]), qm::stepId(second, second.steps[i]));
    }

    void pathsAndArchivesAreNamedAsKubesprayNamesThem()
    {
        qm::Artifact image = artifactOf(0, u"amd64"_s, 1);
        image.image = u"docker.io/library/nginx:1.30.1-alpine"_s;
        QCOMPARE(qm::pathOnHost(u"/tmp/releases"_s, image),
                 u"/tmp/releases/images/amd64%docker.io%2Alibrary%2Anginx%251.30.1-alpine.tar"_s);
        qm::Artifact file = artifactOf(1, u"amd64"_s, 1);
        file.dest = u"kubeadm"_s;
        QCOMPARE(qm::pathOnHost(u"/srv"_s, file), u"/srv/kubeadm"_s);
        file.dest = u"/opt/kubeadm"_s;
        QCOMPARE(qm::pathOnHost(u"/srv"_s, file), u"/opt/kubeadm"_s);
    }

private:
    static void everyMissingArtifactHasOneDownload(const qm::Plan &plan)
    {
        const QSet<QString> usable = qm::usableDownloaders(plan);
        for (qsizetype host = 0; host < plan.hosts.size(); ++host) {
            for (const qm::Need need : plan.hosts[host].needs) {
                const qm::Artifact &wanted = plan.artifacts[need.artifact];
                int found = 0;
                for (const qm::Download &download : plan.downloads) {
                    const bool same = isSameContent(plan.artifacts[download.artifact], wanted);
                    if (!same || !download.hosts.contains(static_cast<qm::HostIndex>(host)))
                        continue;
                    ++found;
                    QCOMPARE(download.downloader, plan.hosts[host].delegate);
                }
                const bool due = qm::isMissing(need.presence) && usable.contains(plan.hosts[host].delegate);
                QCOMPARE(found, due ? 1 : 0);
            }
        }
    }

    static void nothingIsDownloadedForNobody(const qm::Plan &plan)
    {
        std::set<std::pair<QString, qm::ArtifactIndex>> seen;
        for (const qm::Download &download : plan.downloads) {
            QVERIFY(!download.hosts.isEmpty());
            QVERIFY(std::is_sorted(download.hosts.begin(), download.hosts.end()));
            QVERIFY(seen.insert({download.downloader, download.artifact}).second);
            bool leaves = false;
            for (const qm::HostIndex host : download.hosts)
                leaves = leaves || plan.hosts[host].name != download.downloader;
            QCOMPARE(download.viaController, leaves && download.downloader != qm::controllerName);
        }
    }

    /// What is fetched is verified on every host that misses it, after it arrived, was unpacked or loaded.
    static void stepsAreComplete(const qm::Plan &plan)
    {
        std::map<qm::Stage, qsizetype> counts;
        for (const qm::Step &step : plan.steps) {
            ++counts[step.stage];
            QCOMPARE(step.artifact, plan.downloads[step.download].artifact);
        }
        qsizetype deliveries = 0;
        qsizetype loads = 0;
        qsizetype transits = 0;
        for (const qm::Download &download : plan.downloads) {
            deliveries += download.hosts.size();
            if (plan.artifacts[download.artifact].kind == qm::ArtifactKind::Image)
                loads += download.hosts.size();
            transits += download.viaController ? 1 : 0;
        }
        QCOMPARE(counts[qm::Stage::Fetch], plan.downloads.size());
        QCOMPARE(counts[qm::Stage::Transit], transits);
        QCOMPARE(counts[qm::Stage::Load], loads);
        QCOMPARE(counts[qm::Stage::Verify], deliveries);
    }

    static void stepsAreOrdered(const qm::Plan &plan)
    {
        QSet<QString> ids;
        for (quint32 i = 0; i < plan.steps.size(); ++i) {
            const qm::Step &step = plan.steps[i];
            const QString id = qm::stepId(plan, step);
            QVERIFY2(!ids.contains(id), qPrintable(id));
            ids.insert(id);
            const QList<quint32> before = qm::stepsBefore(plan, i);
            QCOMPARE(before.isEmpty(), step.stage == qm::Stage::Fetch);
            for (const quint32 other : before) {
                QVERIFY(other < i);
                QCOMPARE(plan.steps[other].download, step.download);
            }
            QVERIFY2(reachesFetch(plan, i), qPrintable(id));
        }
    }

    static bool reachesFetch(const qm::Plan &plan, quint32 step)
    {
        while (plan.steps[step].stage != qm::Stage::Fetch)
            step = qm::stepsBefore(plan, step).front();
        return plan.downloads[plan.steps[step].download].artifact == plan.steps[step].artifact;
    }
};

QTEST_GUILESS_MAIN(TestAssembly)
#include "tst_assembly.moc"
