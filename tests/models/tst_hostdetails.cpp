// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/fixedplanning.h"
#include "tests/support/sampleplan.h"
#include "ui/details/detailsdocument.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace qm;

/// What stands beside a host that is selected.
class HostDetailsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findingsAreToldOnce();
};

void HostDetailsTest::findingsAreToldOnce()
{
    Plan plan = test::samplePlan(3);
    const QString host = plan.hosts.constFirst().name;
    const Diagnostic finding{Severity::Warning, u"disk-low"_s, Message("the disk is nearly full"), host, {}};
    const Diagnostic another{Severity::Warning, u"ansible-fails"_s, Message("the play stops"), host, {}};
    plan.diagnostics = {finding, another}; // as plans hold what was found
    auto presence = std::make_shared<HostPresence>();
    presence->name = host;
    presence->findings = {finding};
    Selection selection;
    selection.hosts = QStringList{host};
    const auto htmlWith = [&](const NodeEvidence &evidence) {
        return detailsDocument(test::FixedPlanning(plan), selection, nullptr, evidence, QPalette()).html;
    };
    const NodeEvidence evidence{presence, QDateTime::currentDateTimeUtc()};
    QCOMPARE(htmlWith(evidence).count(u"the disk is nearly full"_s), 1);
    QCOMPARE(htmlWith(evidence).count(u"the play stops"_s), 1);
    QCOMPARE(htmlWith({}).count(u"the disk is nearly full"_s), 1); // of a plan alone
}

QTEST_MAIN(HostDetailsTest)
#include "tst_hostdetails.moc"
