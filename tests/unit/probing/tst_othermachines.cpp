// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/probing/othermachines.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace qm;

namespace {

ProbeTarget asked(const QString &host, const QString &architecture)
{
    ProbeTarget target;
    target.host = host;
    target.question.architecture = architecture;
    return target;
}

std::shared_ptr<HostPresence> said(const QString &host, const QString &architecture, const QString &error = {})
{
    auto presence = std::make_shared<HostPresence>();
    presence->name = host;
    presence->architecture = architecture;
    presence->error = error;
    return presence;
}

Plan planFor(const QList<std::pair<QString, QString>> &hosts)
{
    Plan plan;
    for (const auto &[name, architecture] : hosts) {
        PlannedHost host;
        host.name = name;
        host.architecture = architecture;
        plan.hosts.append(host);
    }
    return plan;
}

} // namespace

class TestOtherMachines final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoIsAnotherMachineIsAskedOnce()
    {
        PresenceDocument evidence;
        for (const auto &host : {said(u"same"_s, u"amd64"_s), said(u"arm"_s, u"arm64"_s), said(u"mute"_s, {}),
                                 said(u"broken"_s, u"arm64"_s, u"no answer"_s)})
            evidence.insert(host);
        QList<ProbeTarget> targets = {asked(u"same"_s, u"amd64"_s), asked(u"arm"_s, u"amd64"_s),
                                      asked(u"mute"_s, u"amd64"_s), asked(u"broken"_s, u"amd64"_s),
                                      asked(u"gone"_s, u"amd64"_s)};
        QVERIFY(anyOtherMachine(targets, evidence));
        const Plan blind = planFor({{u"same"_s, u"amd64"_s}, {u"arm"_s, u"amd64"_s}});
        QVERIFY(hostsToAskAgain(targets, blind, evidence).isEmpty()); // a plan that does not know asks the same again
        const Plan knowing = planFor({{u"same"_s, u"amd64"_s},
                                      {u"arm"_s, u"arm64"_s},
                                      {u"mute"_s, u"amd64"_s},
                                      {u"broken"_s, u"arm64"_s},
                                      {u"gone"_s, u"arm64"_s}});
        QCOMPARE(hostsToAskAgain(targets, knowing, evidence), QStringList{u"arm"_s});
        targets[1].question.architecture = u"arm64"_s;
        QVERIFY(hostsToAskAgain(targets, knowing, evidence).isEmpty());
    }

    void whoWasAskedAsNothingInParticularIsLetBe()
    {
        PresenceDocument evidence;
        evidence.insert(said(u"a"_s, u"arm64"_s));
        const QList<ProbeTarget> targets = {asked(u"a"_s, {})};
        QVERIFY(!anyOtherMachine(targets, evidence));
        QVERIFY(hostsToAskAgain(targets, planFor({{u"a"_s, u"arm64"_s}}), evidence).isEmpty());
    }
};

QTEST_APPLESS_MAIN(TestOtherMachines)
#include "tst_othermachines.moc"
