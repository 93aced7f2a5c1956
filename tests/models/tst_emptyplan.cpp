// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/plan/planner.h"
#include "tests/support/planbuilder.h"
#include "ui/models/emptyplan.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace qm::test;

namespace qm {

/// Why there is nothing to do: only what is known to be complete is called so.
class EmptyPlanTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsWhatIsDoneFromWhatIsNot_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("title");
        const QString unread = u"The inventory could not be read"_s;
        const QString unplanned = u"Nothing could be planned"_s;
        QTest::newRow("no such file") << u"inventory-missing"_s << QString() << unread;
        QTest::newRow("a file with a mistake") << u"yaml-syntax"_s << u"/srv/cluster/hosts.yml"_s << unread;
        QTest::newRow("in a folder of them") << u"yaml-syntax"_s << u"/srv/all/more/hosts.yml"_s << unread;
        QTest::newRow("variables beside them") << u"yaml-syntax"_s << u"/srv/all/group_vars/etcd.yml"_s << unplanned;
        QTest::newRow("elsewhere") << u"delegate-undefined"_s << u"/srv/kubespray/download.yml"_s << unplanned;
    }

    void tellsWhatIsDoneFromWhatIsNot()
    {
        QFETCH(const QString, code);
        QFETCH(const QString, file);
        PlanBuilder builder;
        builder.need(builder.host(u"localhost"_s), builder.file(u"etcd"_s, u"https://dl.k8s.io/etcd"_s));
        Plan &plan = builder.plan();
        PlanRequest request;
        request.inventories = {u"/srv/cluster/hosts.yml"_s, u"/srv/all"_s};
        plan.request = std::make_shared<const PlanRequest>(request);
        const Message why("it is broken");
        plan.diagnostics = {
            {Severity::Warning, u"inventory-odd"_s, Message("odd"), {}, {}},
            {Severity::Error, code, why, {}, file.isEmpty() ? SourceLocation() : SourceLocation(file, 1)}};
        const EmptyPlanWords words = emptyPlanWords(plan);
        QTEST(words.title, "title");
        QCOMPARE(words.advice, u"it is broken"_s);
        QVERIFY(!words.isComplete);
    }

    void whatIsThereIsComplete()
    {
        PlanBuilder builder;
        const HostIndex host = builder.host(u"node1"_s);
        builder.need(host, builder.file(u"etcd"_s, u"https://dl.k8s.io/etcd"_s), Presence::Verified);
        QVERIFY(emptyPlanWords(builder.plan()).isComplete);
        builder.need(host, builder.file(u"runc"_s, u"https://dl.k8s.io/runc"_s), Presence::Unknown);
        QVERIFY(!emptyPlanWords(builder.plan()).isComplete);
        QVERIFY(!emptyPlanWords(Plan()).isComplete); // nobody has nothing
    }
};

} // namespace qm

QTEST_GUILESS_MAIN(qm::EmptyPlanTest)
#include "tst_emptyplan.moc"
