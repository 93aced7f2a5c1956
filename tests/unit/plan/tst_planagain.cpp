// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/plan/plandifference.h"
#include "core/plan/planner.h"

#include <QDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace qm;

namespace {

const QString data = QStringLiteral(QM_TEST_DATA);

PlanRequest request()
{
    PlanRequest wanted;
    wanted.inventories = QStringList{data + u"/planner/inventory/hosts.ini"_s};
    wanted.kubespray = data + u"/kubespray/list"_s;
    wanted.facts = data + u"/planner/facts"_s;
    return wanted;
}

std::shared_ptr<const Planning> planFor(const PlanRequest &wanted)
{
    return Planner().plan(wanted);
}

/// The need of the control plane's node for an entry of the catalog; null if it has none.
const Need *needOf(const Plan &plan, const QString &key)
{
    for (const PlannedHost &host : plan.hosts) {
        for (const Need &need : host.needs) {
            if (host.name == u"cp1" && plan.artifacts[need.artifact].key == key)
                return &need;
        }
    }
    return nullptr;
}

const Artifact &artifactOf(const Plan &plan, const QString &key)
{
    return plan.artifacts[needOf(plan, key)->artifact];
}

qsizetype countOf(const Plan &plan, const QString &code)
{
    return std::count_if(plan.diagnostics.begin(), plan.diagnostics.end(),
                         [&](const Diagnostic &diagnostic) { return diagnostic.code == code; });
}

} // namespace

/// Plans that are computed once more: from what they were planned from, and with what was asked meanwhile.
class TestPlanAgain final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// A document that holds the request can be planned again, and compared.
    void plansKnowWhatTheyWerePlannedFrom()
    {
        PlanRequest wanted = request();
        wanted.inventories = {QDir::current().relativeFilePath(wanted.inventories.constFirst())};
        const auto given = planFor(wanted);
        QVERIFY(given->plan().request);
        QCOMPARE(given->plan().request->inventories, request().inventories);
        QCOMPARE(given->plan().request->kubespray, request().kubespray);
        const auto again = planFor(*given->plan().request);
        QCOMPARE(again->plan().inputsDigest, given->plan().inputsDigest);
        QVERIFY(comparePlans(given->plan(), again->plan()).isEmpty());
        wanted.extraVarsLeftOut = 2;
        QCOMPARE(countOf(planFor(wanted)->plan(), u"extra-vars-left-out"_s), 1);
    }

    /// A tag that stands for something else than what a host has under its name.
    void weightsAreAnInput()
    {
        const QString now = u"sha256:"_s + QString(64, u'1');
        const QString before = u"sha256:"_s + QString(64, u'2');
        auto presence = std::make_shared<PresenceDocument>();
        auto host = std::make_shared<HostPresence>();
        host->name = u"cp1"_s;
        host->imagesComplete = true;
        const auto first = planFor(request());
        const QString pause = artifactOf(first->plan(), u"pause"_s).image;
        host->images = {{pause, before, {}, Evidence::Verified}};
        presence->insert(host);
        PlanRequest wanted = request();
        wanted.evidence = presence;
        const auto presenceOf = [](const Plan &plan) { return needOf(plan, u"pause"_s)->presence; };
        const auto unweighed = planFor(wanted);
        QVERIFY(presenceOf(unweighed->plan()) == Presence::Verified);

        ArtifactWeights weights;
        const QString key = weightKey(artifactOf(first->plan(), u"pause"_s));
        weights.byKey.insert(key, {300, now, now, before.left(70) + u'3', {}, false, {{now, 200}}});
        weights.findings = {{{key}, {Severity::Warning, u"registry-not-found"_s, {}, {}, {}}},
                            {{u"file of another plan"_s}, {Severity::Warning, u"http-status"_s, {}, {}, {}}}};
        wanted.weights = std::make_shared<const ArtifactWeights>(weights);
        const auto weighed = planFor(wanted);
        QCOMPARE(artifactOf(weighed->plan(), u"pause"_s).size, 300);
        QCOMPARE(artifactOf(weighed->plan(), u"pause"_s).digest, now);
        QCOMPARE(artifactOf(weighed->plan(), u"etcd"_s).size, -1);
        QVERIFY(presenceOf(weighed->plan()) == Presence::Different);
        QVERIFY(weighed->plan().steps.size() > unweighed->plan().steps.size());
        QVERIFY(weighed->plan().inputsDigest != unweighed->plan().inputsDigest);
        QCOMPARE(countOf(weighed->plan(), u"registry-not-found"_s), 1);
        QCOMPARE(countOf(weighed->plan(), u"http-status"_s), 0);

        weights.byKey[key].digest = before; // it still stands for what the host has
        wanted.weights = std::make_shared<const ArtifactWeights>(weights);
        QVERIFY(presenceOf(planFor(wanted)->plan()) == Presence::Verified);
    }
};

QTEST_GUILESS_MAIN(TestPlanAgain)
#include "tst_planagain.moc"
