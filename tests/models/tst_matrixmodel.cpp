// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/inventoryplanning.h"
#include "tests/support/planbuilder.h"
#include "ui/models/csv.h"
#include "ui/models/matrixmodel.h"
#include "ui/models/missingmodel.h"
#include "ui/models/naturalorder.h"
#include "ui/models/planfacts.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qm::test;

namespace qm {
namespace {

/// Three hosts, two architectures, a file and two images; b has an error.
Plan smallPlan()
{
    PlanBuilder builder;
    const HostIndex a = builder.host(u"a"_s);
    const HostIndex b = builder.host(u"b10"_s, u"a"_s, u"arm64"_s);
    const HostIndex c = builder.host(u"b9"_s, u"a"_s);
    const ArtifactIndex pause = builder.image(u"pause"_s, u"registry.k8s.io/pause:3.10"_s);
    const ArtifactIndex etcd = builder.file(u"etcd"_s, u"https://example.org/etcd-amd64.tar.gz"_s);
    const ArtifactIndex etcdArm = builder.file(u"etcd"_s, u"https://example.org/etcd-arm64.tar.gz"_s, u"arm64"_s);
    const ArtifactIndex dns = builder.image(u"coredns"_s, u"registry.k8s.io/coredns:1.14"_s);
    builder.need(a, etcd, Presence::Verified);
    builder.need(a, pause, Presence::Reported);
    builder.need(b, etcdArm, Presence::Absent);
    builder.need(b, pause, Presence::Different);
    builder.need(c, etcd, Presence::Unknown);
    builder.need(c, pause, Presence::Absent);
    builder.need(c, dns, Presence::Absent);
    builder.plan().artifacts[etcdArm].size = 1000;
    builder.plan().artifacts[etcd].size = 2000;
    builder.plan().hosts[b].error = Error{u"facts-missing"_s, Message("no facts"), {}};
    builder.plan().hosts[a].groups = {u"etcd"_s, u"kube_control_plane"_s};
    return builder.build();
}

QString picture(const MatrixModel &model)
{
    QString text;
    for (int row = 0; row < model.rowCount(); ++row) {
        text += model.hostAt(row) + u' ';
        for (int column = 0; column < model.columnCount(); ++column) {
            const CellState state = model.stateAt(row, column);
            text += state == CellState::Undecided ? u'-' : toneGlyph(toneOf(state));
        }
        text += u'\n';
    }
    return text;
}

QString picture(const MissingModel &model)
{
    QString text;
    for (int row = 0; row < model.rowCount(); ++row) {
        const QModelIndex top = model.index(row, 0);
        text += top.data().toString() + u':';
        for (int child = 0; child < model.rowCount(top); ++child)
            text += u' ' + model.index(child, 0, top).data().toString();
        text += u'\n';
    }
    return text;
}

} // namespace

class TestMatrixModel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void showsHostsAndArtifacts()
    {
        MatrixModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.rowCount(), 0);
        model.setMatrix(std::make_shared<const MatrixData>(planningOf(smallPlan())));
        // Files first, then images; variants of one key are one column.
        QCOMPARE(model.headerData(0, Qt::Horizontal, MatrixModel::KeyRole).toString(), u"etcd"_s);
        QCOMPARE(model.columnCount(), 3);
        QCOMPARE(picture(model), u"a ●◐·\nb10 ○≠-\nb9 ?○○\n"_s);
        QCOMPARE(model.headerData(1, Qt::Vertical, MatrixModel::FailedRole).toBool(), true);
        QCOMPARE(model.headerData(1, Qt::Vertical, MatrixModel::MissingRole).toInt(), 2);
        QCOMPARE(model.headerData(0, Qt::Horizontal, MatrixModel::MissingRole).toInt(), 2);
        QCOMPARE(model.index(1, 0).data(Qt::AccessibleTextRole).toString(),
                 u"b10, etcd, missing, 1,000 bytes"_s.replace(u"1,000 bytes"_s, formatBytes(1000)));
        QVERIFY(model.index(1, 0).data(Qt::ToolTipRole).toString().contains(u"etcd-arm64.tar.gz"_s));
    }

    void filters()
    {
        MatrixModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setMatrix(std::make_shared<const MatrixData>(planningOf(smallPlan())));
        MatrixFilter filter;
        filter.hosts = u"B1"_s;
        model.setFilter(filter);
        QCOMPARE(picture(model), u"b10 ○≠-\n"_s);
        filter.hosts = u"control"_s; // a group's name
        model.setFilter(filter);
        QCOMPARE(picture(model), u"a ●◐·\n"_s);
        filter = {};
        filter.group = u"kube_node"_s;
        filter.artifacts = u"coredns"_s;
        model.setFilter(filter);
        QCOMPARE(picture(model), u"b10 -\nb9 ○\n"_s);
        filter = {};
        filter.states = bit(CellState::Different);
        model.setFilter(filter);
        QCOMPARE(picture(model), u"b10 ≠\n"_s);
        filter = {};
        filter.files = false;
        model.setFilter(filter);
        QCOMPARE(picture(model), u"a ◐·\nb10 ≠-\nb9 ○○\n"_s);
        filter.hosts = u"nobody"_s;
        model.setFilter(filter);
        QCOMPARE(model.rowCount(), 0);
        QVERIFY(!model.nextCell({}, missingStates, false).isValid());
    }

    void sorts()
    {
        MatrixModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setMatrix(std::make_shared<const MatrixData>(planningOf(smallPlan())));
        model.setOrder(MatrixOrder::Name);
        QCOMPARE(picture(model), u"a ●◐·\nb9 ?○○\nb10 ○≠-\n"_s);
        model.setOrder(MatrixOrder::MostMissing);
        QCOMPARE(picture(model), u"b9 ?○○\nb10 ○≠-\na ●◐·\n"_s);
        model.setOrder(MatrixOrder::Inventory);
        QCOMPARE(picture(model), u"a ●◐·\nb10 ○≠-\nb9 ?○○\n"_s);
    }

    void findsTheNextMissingCell()
    {
        MatrixModel model;
        model.setMatrix(std::make_shared<const MatrixData>(planningOf(smallPlan())));
        QCOMPARE(model.nextCell(model.index(0, 0), missingStates, false), model.index(1, 0));
        QCOMPARE(model.nextCell(model.index(1, 1), missingStates, false), model.index(2, 0));
        QCOMPARE(model.nextCell(model.index(2, 2), missingStates, false), model.index(1, 0));
        QCOMPARE(model.nextCell(model.index(1, 0), missingStates, true), model.index(2, 2));
        QCOMPARE(model.nextCell({}, missingStates, false), model.index(1, 0));
        QCOMPARE(model.nextCell({}, missingStates, true), model.index(2, 2));
    }

    void listsWhatIsMissing()
    {
        MissingModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setMatrix(std::make_shared<const MatrixData>(planningOf(smallPlan())));
        QCOMPARE(picture(model), u"b10: etcd pause\nb9: etcd pause coredns\n"_s);
        QCOMPARE(model.totals().entries, 5);
        QCOMPARE(model.totals().hosts, 2);
        QCOMPARE(model.totals().artifacts, 3);
        QCOMPARE(model.totals().knownBytes, 3000);
        QVERIFY(!model.totals().sizesComplete);
        model.setView(MissingView::ByArtifact);
        QCOMPARE(picture(model), u"etcd: b10 b9\npause: b10 b9\ncoredns: b9\n"_s);
        model.setSearch(u"b9 e"_s);
        QCOMPARE(picture(model), u"etcd: b9\npause: b9\ncoredns: b9\n"_s);
        model.setSearch(u"etcd"_s);
        QCOMPARE(picture(model), u"etcd: b10 b9\n"_s);
        model.setSearch({});
        model.sort(MissingModel::NameColumn, Qt::DescendingOrder);
        QCOMPARE(picture(model), u"pause: b10 b9\netcd: b10 b9\ncoredns: b9\n"_s);
        model.setView(MissingView::ByHost);
        model.sort(MissingModel::NameColumn, Qt::AscendingOrder);
        QCOMPARE(picture(model), u"b9: etcd pause coredns\nb10: etcd pause\n"_s);
        QCOMPARE(model.indexOf(u"b10"_s, u"pause"_s).data().toString(), u"pause"_s);
        QCOMPARE(model.indexOf(u"b10"_s, u"coredns"_s).data().toString(), u"b10"_s);
        QVERIFY(!model.indexOf(u"a"_s, u"pause"_s).isValid());
    }

    void writesCsv()
    {
        MissingModel model;
        model.setMatrix(std::make_shared<const MatrixData>(planningOf(smallPlan())));
        model.setSearch(u"b10 etcd"_s);
        QCOMPARE(model.toCsv(u','),
                 u"Host,Artifact,Kind,State,Delegate,Source,Bytes\n"
                 "b10,etcd,file,missing,a,https://example.org/etcd-arm64.tar.gz,1000\n"_s);
        QCOMPARE(csvField(u"a,b"_s), u"\"a,b\""_s);
        QCOMPARE(csvField(u"say \"x\""_s), u"\"say \"\"x\"\"\""_s);
        QCOMPARE(csvField(u"=cmd()"_s), u"'=cmd()"_s);
        QCOMPARE(csvField(u"a,b"_s, u'\t'), u"a,b"_s);
    }

    void sortsNamesLikePeople()
    {
        const QStringList sorted{u"node"_s,   u"node1"_s,    u"Node2"_s, u"node2a"_s,
                                 u"node10"_s, u"node010b"_s, u"nodes"_s};
        for (qsizetype i = 0; i + 1 < sorted.size(); ++i) {
            QVERIFY2(naturalCompare(sorted.at(i), sorted.at(i + 1)) < 0, qPrintable(sorted.at(i)));
            QVERIFY2(naturalCompare(sorted.at(i + 1), sorted.at(i)) > 0, qPrintable(sorted.at(i)));
        }
        QCOMPARE(naturalCompare(u"a1", u"a1"), 0);
        QVERIFY(naturalCompare(u"a01", u"a1") != 0); // different names are never equal
    }

    void countsThePlan()
    {
        const PlanFacts facts = planFacts(smallPlan());
        QCOMPARE(facts.needs, 7);
        QCOMPARE(facts.missing, 5);
        QCOMPARE(facts.missingArtifacts, 4); // architectures apart
        QCOMPARE(facts.unknown, 1);
        QCOMPARE(missingTexts(facts.missing, facts.unknown), QStringList({u"4 missing"_s, u"1 not known"_s}));
        QCOMPARE(missingTexts(7, 7), QStringList{u"7 not known"_s});
        QCOMPARE(missingTexts(7, 0), QStringList{u"7 missing"_s});
        QCOMPARE(missingTexts(0, 0), QStringList{u"0 missing"_s});
        QCOMPARE(facts.failedHosts, 1);
        QCOMPARE(facts.incompleteHosts, 2);
        QCOMPARE(facts.knownBytes, 3000);
        QCOMPARE(facts.unknownSizes, 3);
        QCOMPARE(facts.architectures.size(), 2);
    }

    void mirrorsThePlanAtAnySize()
    {
        // The matrix shows each need of each host once, with its state, whatever the filter order was before.
        SampleOptions options;
        options.nodes = 60;
        options.catalogTimes = 3;
        const Plan plan = samplePlan(options);
        MatrixModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setOrder(MatrixOrder::MostMissing);
        model.setMatrix(std::make_shared<const MatrixData>(planningOf(plan)));
        for (const PlannedHost &host : plan.hosts) {
            const int row = model.rowOfHost(host.name);
            int needed = 0;
            for (int column = 0; column < model.columnCount(); ++column)
                needed += model.stateAt(row, column) != CellState::NotNeeded ? 1 : 0;
            QCOMPARE(needed, host.needs.size());
            for (const Need need : host.needs) {
                const int column = model.columnOfKey(plan.artifacts.at(need.artifact).key);
                QCOMPARE(toneOf(model.stateAt(row, column)), toneOf(need.presence));
            }
        }
    }

    void sourcesAreShownWithoutTheirSecrets()
    {
        PlanBuilder builder;
        const HostIndex host = builder.host(u"a"_s);
        builder.need(host, builder.file(u"tool"_s, u"https://me:canary@files.example.org/tool?token=canary"_s));
        const auto matrix = std::make_shared<const MatrixData>(planningOf(builder.build()));
        MissingModel missing;
        missing.setMatrix(matrix);
        MatrixModel table;
        table.setMatrix(matrix);
        const QModelIndex row = missing.index(0, MissingModel::SourceColumn, missing.index(0, 0));
        QCOMPARE(row.data().toString(), u"https://•••@files.example.org/tool?token=•••"_s);
        const QStringList said{missing.toCsv(u','), row.data(Qt::ToolTipRole).toString(),
                               row.data(Qt::AccessibleTextRole).toString(),
                               table.index(0, 0).data(Qt::ToolTipRole).toString()};
        for (const QString &text : said) {
            QVERIFY2(text.contains(u"files.example.org"), qPrintable(text));
            QVERIFY2(!text.contains(u"canary"), qPrintable(text));
        }
    }

    void sortingKeepsWhatIsOpenAndSelected()
    {
        MissingModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setMatrix(std::make_shared<const MatrixData>(planningOf(smallPlan())));
        const QPersistentModelIndex host = model.indexOf(u"b9"_s, {});
        const QPersistentModelIndex artifact = model.indexOf(u"b9"_s, u"coredns"_s);
        for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
            for (int column = -1; column < MissingModel::ColumnCount; ++column) {
                model.sort(column, order);
                QCOMPARE(host.data().toString(), u"b9"_s);
                QCOMPARE(artifact.data().toString(), u"coredns"_s);
                QCOMPARE(artifact.parent(), QModelIndex(host));
            }
        }
        model.sort(MissingModel::NameColumn, Qt::DescendingOrder);
        QVERIFY(picture(model).startsWith(u"b10:"));
        model.sort(-1, Qt::AscendingOrder);
        QVERIFY(picture(model).startsWith(u"b10:"));
        model.sort(MissingModel::NameColumn, Qt::AscendingOrder);
        QVERIFY(picture(model).startsWith(u"b9:"));
    }
};

} // namespace qm

QTEST_GUILESS_MAIN(qm::TestMatrixModel)
#include "tst_matrixmodel.moc"
