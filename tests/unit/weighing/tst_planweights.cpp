// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/plan/routes.h"
#include "core/transport/registry/contentdigest.h"
#include "core/weighing/planweights.h"
#include "tests/support/http/faultserver.h"
#include "tests/support/planbuilder.h"
#include "tests/support/threadlimit.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace qm;
using qm::test::FaultServer;
using qm::test::HttpAnswer;
using qm::test::HttpQuestion;

namespace {

QByteArray blob(char digit, int size)
{
    return "{\"digest\": \"sha256:" + QByteArray(64, digit) + "\", \"size\": " + QByteArray::number(size) + "}";
}

/// Any image, of two layers: one that all have, and one of 20 bytes that only it has. And any file, of 1000 bytes.
HttpAnswer answer(const HttpQuestion &question)
{
    const QByteArray config = "{\"os\": \"linux\", \"architecture\": \"amd64\"}";
    if (question.target.contains("/gone"))
        return {404};
    if (question.target.startsWith("/files/")) {
        HttpAnswer file;
        file.contentLength = 1000;
        return file;
    }
    if (question.target.contains("/blobs/"))
        return {200, {}, config};
    const char own = question.target.contains("/first/") ? '1' : '2';
    return {200,
            {},
            "{\"config\": {\"digest\": \"" + contentDigest(config).toLatin1() + "\", \"size\": "
                + QByteArray::number(config.size()) + "}, \"layers\": [" + blob('a', 300) + "," + blob(own, 20) + "]}"};
}

WeighOptions options(const FaultServer &server)
{
    WeighOptions options;
    options.registry.http.limits.total = 3s;
    options.registry.http.limits.attempts = 1;
    options.registry.insecure = {server.host()};
    return options;
}

} // namespace

class TestPlanWeights final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPlan()
    {
        const FaultServer server(answer);
        test::PlanBuilder builder;
        const HostIndex n1 = builder.host(u"n1"_s);
        const ArtifactIndex file = builder.file(u"etcd"_s, server.url(u"/files/etcd.tar.gz"_s).toString());
        const ArtifactIndex same = builder.file(u"etcd2"_s, server.url(u"/files/etcd.tar.gz"_s).toString());
        const ArtifactIndex first = builder.image(u"first"_s, server.host() + u"/first/app:1"_s);
        const ArtifactIndex second = builder.image(u"second"_s, server.host() + u"/second/app:1"_s);
        const ArtifactIndex gone = builder.image(u"gone"_s, server.host() + u"/gone/app:1"_s);
        const ArtifactIndex wrong = builder.image(u"wrong"_s, server.host() + u"/second/app:1"_s, u"arm64"_s);
        for (const ArtifactIndex each : {file, same, first, second, gone, wrong})
            builder.need(n1, each);
        Plan plan = builder.build();

        std::atomic_int calls = 0;
        WeighOptions given = options(server);
        given.progress = [&](int, int all) {
            ++calls;
            if (all != 5)
                qFatal("%d questions instead of 5", all);
        };
        const PlanWeights weights = weighPlan(plan, given);
        QCOMPARE(int(calls), 5);
        QCOMPARE(server.lines().count(u"HEAD /files/etcd.tar.gz"_s), 1);
        QCOMPARE(weights.artifacts[file].size, 1000);
        QCOMPARE(weights.artifacts[same].size, 1000);
        QVERIFY(weights.artifacts[first].size > 320);
        QVERIFY(weights.artifacts[first].digest.startsWith(u"sha256:"_s));
        QVERIFY(weights.artifacts[first].digest != weights.artifacts[second].digest);
        QCOMPARE(weights.artifacts[gone].size, -1);
        QCOMPARE(weights.sharedLayerBytes(), 300 + 20 + 20);
        QCOMPARE(weights.findings.size(), 2);
        QCOMPARE(weights.findings.at(0).diagnostic.code, u"registry-not-found"_s);
        QCOMPARE(weights.findings.at(1).diagnostic.code, u"image-architecture"_s);
        QCOMPARE(weights.findings.at(1).about, QStringList{weightKey(plan.artifacts.at(wrong))});

        applyWeights(weights, &plan);
        QCOMPARE(plan.artifacts.at(file).size, 1000);
        QCOMPARE(plan.artifacts.at(gone).size, -1);
        // What is not known is not guessed, and what is known is added up.
        qint64 known = 0;
        for (const RouteEdge &edge : routeGraph(plan).edges)
            known += edge.amount.knownBytes;
        QVERIFY(known >= 2320);
    }

    void limitsOfRegistries()
    {
        std::atomic_int left = 10;
        const FaultServer server([&left](const HttpQuestion &question) {
            HttpAnswer reply = answer(question);
            if (question.target.contains("/manifests/"))
                reply.headers += {{"RateLimit-Limit", "100;w=21600"},
                                  {"RateLimit-Remaining", QByteArray::number(--left) + ";w=21600"}};
            return reply;
        });
        test::PlanBuilder builder;
        const HostIndex n1 = builder.host(u"n1"_s);
        builder.need(n1, builder.image(u"first"_s, server.host() + u"/first/app:1"_s));
        builder.need(n1, builder.image(u"second"_s, server.host() + u"/second/app:1"_s));
        builder.need(n1, builder.image(u"third"_s, server.host() + u"/third/app:1"_s));
        const Plan plan = builder.build();
        const PlanWeights weights = weighPlan(plan, options(server));
        QCOMPARE(weights.rateLimits.size(), 1);
        const RateLimit limit = weights.rateLimits.value(server.host());
        QCOMPARE(limit.remaining, int(left)); // the least that any worker heard
        Diagnostics found = findingsAbout(plan.artifacts, planningWeights(weights, plan));
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.constFirst().code, u"registry-rate-limit"_s);
        QVERIFY(found.constFirst().severity == Severity::Note);
        QCOMPARE(found.constFirst().message.english(),
                 u"%1 lets images be downloaded %2 more times from here (100 times in 6 hours)"_s.arg(
                     server.host(), QString::number(limit.remaining)));

        // Another plan has other downloads.
        test::PlanBuilder other;
        other.need(other.host(u"n1"_s), other.image(u"first"_s, server.host() + u"/first/app:1"_s));
        QVERIFY(findingsAbout(other.build().artifacts, planningWeights(weights, plan)).isEmpty());

        QHash<QString, RateLimit> low{{server.host(), {100, 2, 21600, {}}}, {u"elsewhere"_s, {100, 0, 21600, {}}}};
        found = rateLimitFindings(low, plan);
        QCOMPARE(found.size(), 3);
        const auto warning = std::find_if(found.cbegin(), found.cend(),
                                          [](const Diagnostic &each) { return each.severity == Severity::Warning; });
        QVERIFY(warning != found.cend());
        QCOMPARE(warning->code, u"registry-rate-limit-low"_s);
        QVERIFY2(warning->message.english().startsWith(u"The plan downloads 3 images from "_s),
                 qPrintable(warning->message.english()));
        low[server.host()].remaining = 3;
        QCOMPARE(rateLimitFindings(low, plan).size(), 2);
        low[server.host()].remaining = -1; // it did not say
        QCOMPARE(rateLimitFindings(low, plan).size(), 1);
    }

    /// A saved plan says what it says once, and no longer what is not so any more.
    void aSavedPlanIsWeighedAgain()
    {
        test::PlanBuilder builder;
        const HostIndex n1 = builder.host(u"n1"_s);
        builder.need(n1, builder.file(u"etcd"_s, u"http://example.org/etcd"_s));
        builder.plan().hosts[n1].disks = {{DiskUse::ReleaseDir, u"/tmp/releases"_s, {}, 500, 1000, -1}};
        builder.plan().diagnostics = {
            {Severity::Warning, u"registry-rate-limit-low"_s, Message("gone"), {}, {}},
            {Severity::Note, u"other"_s, Message("stays"), {}, {}},
        };
        Plan plan = builder.build();
        PlanWeights weights;
        weights.artifacts.resize(1);
        weights.artifacts[0].size = 600;
        weights.findings = {
            {{weightKey(plan.artifacts[0])}, {Severity::Warning, u"http-status"_s, Message("once"), {}, {}}}};
        for (int i = 0; i < 2; ++i) {
            weighAgain(weights, &plan);
            QStringList codes;
            for (const Diagnostic &each : std::as_const(plan.diagnostics))
                codes.append(each.code);
            codes.sort();
            QCOMPARE(codes, QStringList({u"disk-too-small"_s, u"http-status"_s, u"other"_s}));
        }
        weights.artifacts[0].size = 60;
        weighAgain(weights, &plan);
        QCOMPARE(plan.artifacts[0].size, 60);
        QCOMPARE(plan.diagnostics.size(), 2);
    }

    void nobodyAnswers()
    {
        test::PlanBuilder builder;
        builder.need(builder.host(u"n1"_s), builder.file(u"etcd"_s, u"http://127.0.0.1:1/etcd"_s));
        Plan plan = builder.build();
        WeighOptions given;
        given.registry.http.limits.attempts = 1;
        const PlanWeights weights = weighPlan(plan, given);
        QCOMPARE(weights.artifacts.front().size, -1);
        QCOMPARE(weights.findings.constFirst().diagnostic.code, u"http-refused"_s);
    }

    void canceled()
    {
        const FaultServer server(answer);
        test::PlanBuilder builder;
        builder.need(builder.host(u"n1"_s), builder.file(u"etcd"_s, server.url(u"/files/x"_s).toString()));
        const std::atomic_bool canceled = true;
        const PlanWeights weights = weighPlan(builder.build(), options(server), &canceled);
        QCOMPARE(weights.artifacts.front().size, -1);
        QVERIFY(weights.findings.isEmpty());
        QVERIFY(server.questions().isEmpty());
        QVERIFY(weighPlan({}, options(server)).artifacts.empty());
    }

    /// Whoever asks does the work himself then.
    void whereNoThreadCanBeBegun()
    {
        QCOMPARE(test::inChild([] {
                     test::PlanBuilder builder;
                     builder.need(builder.host(u"n1"_s), builder.image(u"app"_s, u"not a name"_s));
                     int told = 0;
                     WeighOptions options;
                     options.registry.http.limits.total = 3s;
                     options.progress = [&told](int, int) { ++told; };
                     const test::ThreadLimit limit;
                     return weighPlan(builder.build(), options).findings.size() == told ? told : 0;
                 }),
                 1);
    }
};

QTEST_GUILESS_MAIN(TestPlanWeights)
#include "tst_planweights.moc"
