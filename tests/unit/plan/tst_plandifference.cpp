// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/plan/plandifference.h"
#include "tests/support/planbuilder.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qm;
using qm::test::PlanBuilder;

namespace {

/// n2 and n3 receive from n1.
PlanBuilder cluster()
{
    PlanBuilder builder;
    const HostIndex n1 = builder.host(u"n1"_s);
    const HostIndex n2 = builder.host(u"n2"_s, u"n1"_s);
    const HostIndex n3 = builder.host(u"n3"_s, u"n1"_s);
    const ArtifactIndex etcd = builder.file(u"etcd"_s, u"https://files.example.org/etcd.tar.gz"_s);
    const ArtifactIndex pause = builder.image(u"pod_infra"_s, u"registry.k8s.io/pause:3.10"_s);
    for (const HostIndex host : {n1, n2, n3}) {
        builder.need(host, etcd);
        builder.need(host, pause);
    }
    return builder;
}

QStringList sentences(const PlanDifference &difference, qsizetype most = 20)
{
    QStringList texts;
    for (const Message &message : difference.messages(most))
        texts.append(message.english());
    return texts;
}

} // namespace

class TestPlanDifference final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void equalPlans()
    {
        const Plan plan = cluster().build();
        Plan later = plan;
        later.created = QDateTime::currentDateTimeUtc();
        later.inputs.append({u"/other"_s, "00"});
        later.artifacts[0].size = 12;
        later.artifacts[1].digest = u"sha256:"_s + QString(64, u'a'); // nobody knew it before
        const PlanDifference difference = comparePlans(plan, later);
        QVERIFY(difference.isEmpty());
        QVERIFY(difference.messages().isEmpty());
        QVERIFY(comparePlans({}, {}).isEmpty());
    }

    void hostsComeAndGo()
    {
        const Plan old = cluster().build();
        PlanBuilder builder = cluster();
        builder.plan().hosts[2].name = u"n4"_s;
        const PlanDifference difference = comparePlans(old, builder.build());
        QCOMPARE(difference.addedHosts, QStringList{u"n4"_s});
        QCOMPARE(difference.removedHosts, QStringList{u"n3"_s});
        QVERIFY(difference.hosts.isEmpty());
        QCOMPARE(difference.downloads.size(), 2);
        QCOMPARE(difference.downloads.first().fields, QStringList{u"for"_s});
        QCOMPARE(sentences(difference),
                 (QStringList{u"Hosts that were not in the plan: n4"_s, u"Hosts that are no longer in the plan: n3"_s,
                              u"Downloads: 0 are new, 0 are gone, 2 go another way or to other hosts"_s}));
    }

    void fieldsOfHosts()
    {
        const Plan old = cluster().build();
        Plan now = old;
        now.hosts[1].engine = u"crio"_s;
        now.hosts[1].releaseDir = u"/srv"_s;
        now.hosts[2].engine = u"crio"_s;
        const PlanDifference difference = comparePlans(old, now);
        QCOMPARE(difference.hosts.size(), 2);
        QCOMPARE(difference.hosts[0].name, u"n2"_s);
        QCOMPARE(difference.hosts[0].fields, (QStringList{u"engine"_s, u"releaseDir"_s}));
        QCOMPARE(sentences(difference),
                 (QStringList{u"“engine” is not the same any more, on n2, n3"_s,
                              u"“releaseDir” is not the same any more, on n2"_s}));
    }

    void needs()
    {
        const Plan old = cluster().build();
        PlanBuilder builder = cluster();
        Plan &plan = builder.plan();
        plan.hosts[1].needs.removeLast();
        builder.need(2, builder.file(u"runc"_s, u"https://files.example.org/runc"_s));
        const PlanDifference difference = comparePlans(old, builder.build());
        QCOMPARE(difference.hosts.size(), 2);
        QCOMPARE(difference.hosts[0].needs.size(), 1);
        QVERIFY(difference.hosts[0].needs[0].kind == DifferenceKind::Removed);
        QCOMPARE(difference.hosts[0].needs[0].key, u"pod_infra"_s);
        QVERIFY(difference.hosts[1].needs[0].kind == DifferenceKind::Added);
        QCOMPARE(sentences(difference).first(2),
                 (QStringList{u"pod_infra is no longer needed, on n2"_s, u"runc is needed now, on n3"_s}));
    }

    void artifacts_data()
    {
        QTest::addColumn<QString>("field");
        for (const char *field : {"url", "checksum", "dest", "unarchive", "mode", "digest"})
            QTest::newRow(field) << QString::fromLatin1(field);
    }

    void artifacts()
    {
        QFETCH(const QString, field);
        PlanBuilder builder = cluster();
        builder.plan().artifacts[1].digest = u"sha256:"_s + QString(64, u'a');
        const Plan old = builder.build();
        Plan now = old;
        Artifact &file = now.artifacts[0];
        if (field == u"url")
            file.url += u"?x"_s;
        else if (field == u"checksum")
            file.checksum = u"sha256:00"_s;
        else if (field == u"dest")
            file.dest = u"elsewhere/"_s + file.dest;
        else if (field == u"unarchive")
            file.unarchive = !file.unarchive;
        else if (field == u"mode")
            file.mode = u"0700"_s;
        else
            now.artifacts[1].digest = u"sha256:"_s + QString(64, u'b');
        const PlanDifference difference = comparePlans(old, now);
        QCOMPARE(difference.hosts.size(), 3);
        for (const HostDifference &host : difference.hosts) {
            QCOMPARE(host.needs.size(), 1);
            QCOMPARE(host.needs[0].fields, QStringList{field});
        }
        QCOMPARE(sentences(difference).size(), 1); // one for all hosts
        QVERIFY(sentences(difference)[0].endsWith(u", on n1, n2, n3"_s));
    }

    void presence()
    {
        const Plan old = cluster().build();
        PlanBuilder builder = cluster();
        builder.plan().hosts[1].needs[0].presence = Presence::Verified;
        const PlanDifference difference = comparePlans(old, builder.build());
        QCOMPARE(difference.hosts.size(), 1);
        QCOMPARE(difference.hosts[0].needs[0].fields, QStringList());
        QVERIFY(difference.hosts[0].needs[0].now == Presence::Verified);
        QCOMPARE(difference.downloads.size(), 1);
        QCOMPARE(sentences(difference)[0], u"etcd was absent and is now verified, on n2"_s);
    }

    void routes()
    {
        const Plan old = cluster().build();
        PlanBuilder builder = cluster();
        for (PlannedHost &host : builder.plan().hosts)
            host.delegate = u"localhost"_s;
        const PlanDifference difference = comparePlans(old, builder.build());
        QCOMPARE(difference.hosts.size(), 3);
        QCOMPARE(difference.hosts[0].fields, QStringList{u"delegate"_s});
        QCOMPARE(difference.downloads.size(), 4); // two at localhost, two no longer at n1
        QVERIFY(
            sentences(difference).contains(u"Downloads: 2 are new, 2 are gone, 0 go another way or to other hosts"_s));
        Plan direct = old;
        direct.downloads[0].viaController = false;
        QCOMPARE(comparePlans(old, direct).downloads[0].fields, QStringList{u"viaController"_s});
    }

    void sentencesAreFew()
    {
        const Plan old = cluster().build();
        PlanBuilder builder = cluster();
        for (int i = 0; i < 30; ++i)
            builder.need(0, builder.file(u"f%1"_s.arg(i), u"https://files.example.org/%1"_s.arg(i)));
        const QStringList few = sentences(comparePlans(old, builder.build()), 5);
        QCOMPARE(few.size(), 5);
        QCOMPARE(few.last(), u"There are 27 more differences"_s);
        QVERIFY(sentences(comparePlans(old, {}), 1).size() == 1);
    }

    /// Quadratic work on so many hosts would take minutes.
    void manyHosts()
    {
        test::SampleOptions options;
        options.nodes = 4000;
        const Plan old = test::samplePlan(options);
        Plan now = old;
        std::reverse(now.hosts.begin(), now.hosts.end());
        for (Download &download : now.downloads) {
            for (HostIndex &host : download.hosts)
                host = static_cast<HostIndex>(now.hosts.size()) - 1 - host;
        }
        for (PlannedHost &host : now.hosts)
            std::reverse(host.needs.begin(), host.needs.end());
        QElapsedTimer timer;
        timer.start();
        const PlanDifference difference = comparePlans(old, now);
        QVERIFY(difference.isEmpty());
        QVERIFY2(timer.elapsed() < 20'000, qPrintable(QString::number(timer.elapsed())));
    }
};

QTEST_GUILESS_MAIN(TestPlanDifference)
#include "tst_plandifference.moc"
