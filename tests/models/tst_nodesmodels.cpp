// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/models/celltexts.h"
#include "ui/models/nodesmodel.h"
#include "ui/models/nodewords.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qm;
using qm::test::cell;
using qm::test::column;

namespace {

const QDateTime noon(QDate(2026, 11, 23), QTime(12, 0), Qt::UTC);

QList<NodeEntry> nodes(int count)
{
    QList<NodeEntry> list;
    for (int i = 1; i <= count; ++i)
        list.append({u"node%1"_s.arg(i), {i % 2 == 0 ? u"even"_s : u"odd"_s}, u"amd64"_s, u"containerd"_s});
    return list;
}

std::shared_ptr<const HostPresence> answered(const QString &host, const Diagnostics &findings = {})
{
    auto presence = std::make_shared<HostPresence>();
    presence->name = host;
    presence->at = noon.addSecs(-3 * 3600);
    presence->source = u"ssh"_s;
    presence->architecture = u"arm64"_s;
    presence->engine = u"containerd"_s;
    presence->engineVersion = u"1.7.24"_s;
    presence->findings = findings;
    return presence;
}

ProbeStatus status(const QString &host, ProbeStage stage, int elapsed = 0)
{
    ProbeStatus result;
    result.host = host;
    result.stage = stage;
    result.elapsed = std::chrono::milliseconds(elapsed);
    if (stage == ProbeStage::Failed)
        result.error = Error{u"ssh-refused"_s, Message("connection refused"), {}};
    if (stage == ProbeStage::Done)
        result.presence = answered(host);
    return result;
}

Diagnostic finding(Severity severity, const char *text)
{
    return {severity, u"test"_s, Message(text), {}, {}};
}

} // namespace

class NodesModelsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void showsWhatIsKnown();
    void tellsTimes();
    void aBatchIsOneChange();
    void rowsStayWhereTheyAre();
    void rowsStayWhenHostsSayWhatTheyAre();
    void sortsByValue();
    void countsAddUpWhateverIsReported();
    void failureKeepsOlderEvidence();
};

void NodesModelsTest::showsWhatIsKnown()
{
    NodesModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setNow(noon);
    model.setHosts(nodes(3));
    QCOMPARE(cell(model, 0, NodesModel::StateColumn), u"not asked"_s);
    QCOMPARE(cell(model, 0, NodesModel::ArchitectureColumn), u"amd64"_s); // as the plan takes it
    QCOMPARE(cell(model, 0, NodesModel::EvidenceColumn), QString());

    PresenceDocument document;
    document.insert(answered(u"node1"_s,
                             {finding(Severity::Note, "a note"), finding(Severity::Warning, "a warning"),
                              finding(Severity::Error, "an error")}));
    model.setEvidence(document);
    QCOMPARE(cell(model, 0, NodesModel::StateColumn), u"known"_s);
    QCOMPARE(cell(model, 0, NodesModel::ArchitectureColumn), u"arm64"_s);
    QCOMPARE(cell(model, 0, NodesModel::EngineColumn), u"containerd 1.7.24"_s);
    QCOMPARE(cell(model, 0, NodesModel::EvidenceColumn), u"3 h"_s);
    QCOMPARE(cell(model, 0, NodesModel::FindingsColumn), u"2"_s);
    QCOMPARE(cell(model, 0, NodesModel::MessageColumn), u"an error"_s);
    QCOMPARE(model.index(0, NodesModel::FindingsColumn).data(NodesModel::ToneRole).toInt(),
             static_cast<int>(Tone::Error));
    QCOMPARE(model.counts().withEvidence, 1);

    model.apply({status(u"node2"_s, ProbeStage::Failed, 1500), status(u"stranger"_s, ProbeStage::Done)});
    QCOMPARE(cell(model, 1, NodesModel::StateColumn), u"failed"_s);
    QCOMPARE(cell(model, 1, NodesModel::MessageColumn), u"connection refused"_s);
    QCOMPARE(cell(model, 1, NodesModel::TimeColumn), u"1.5 s"_s);
    QCOMPARE(model.rowCount(), 3);
    for (const int number : {NodesModel::TimeColumn, NodesModel::EvidenceColumn, NodesModel::FindingsColumn})
        QVERIFY(model.index(0, number).data(Qt::TextAlignmentRole).toInt() & Qt::AlignRight);

    // The same hosts with another one: what is known stays.
    model.setHosts(nodes(4));
    QCOMPARE(cell(model, 1, NodesModel::StateColumn), u"failed"_s);
    QCOMPARE(model.counts().total, 4);
    model.forgetReports();
    QCOMPARE(cell(model, 1, NodesModel::StateColumn), u"not asked"_s);
    QCOMPARE(cell(model, 0, NodesModel::StateColumn), u"known"_s);
}

void NodesModelsTest::tellsTimes()
{
    QCOMPARE(durationText(0), u"0.0 s"_s);
    QCOMPARE(durationText(12'340), u"12.3 s"_s);
    QCOMPARE(durationText(65'000), u"1:05 min"_s);
    QCOMPARE(ageText(59), u"now"_s);
    QCOMPARE(ageText(3599), u"59 min"_s);
    QCOMPARE(ageText(47 * 3600), u"47 h"_s);
    QCOMPARE(ageText(12 * 86'400), u"12 d"_s);

    NodesModel model;
    model.setNow(noon);
    model.setHosts(nodes(2));
    model.apply({status(u"node1"_s, ProbeStage::Connecting, 400), status(u"node2"_s, ProbeStage::Done, 700)});
    model.setNow(noon.addMSecs(2000));
    QCOMPARE(cell(model, 0, NodesModel::TimeColumn), u"2.4 s"_s); // goes on without being told
    QCOMPARE(cell(model, 1, NodesModel::TimeColumn), u"0.7 s"_s); // is over
}

void NodesModelsTest::aBatchIsOneChange()
{
    NodesModel model;
    model.setNow(noon);
    model.setHosts(nodes(500));
    QList<ProbeStatus> batch;
    for (int i = 1; i <= 500; ++i)
        batch.append(status(u"node%1"_s.arg(i), ProbeStage::Connecting));
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    QSignalSpy inserts(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy layouts(&model, &QAbstractItemModel::layoutChanged);
    model.apply(batch);
    QCOMPARE(changes.size(), 1);
    QCOMPARE(inserts.size(), 0);
    QCOMPARE(layouts.size(), 0);
    QCOMPARE(model.counts().underWay, 500);
}

void NodesModelsTest::rowsStayWhereTheyAre()
{
    NodesModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setNow(noon);
    model.setHosts(nodes(5));
    model.apply({status(u"node4"_s, ProbeStage::Failed)});
    model.setFilter({{}, NodeShow::Failed});
    QCOMPARE(column(model, 0), QStringList{u"node4"_s});
    // One that fails later comes after, though the inventory has it before; one that is well again stays.
    model.apply({status(u"node2"_s, ProbeStage::Failed), status(u"node4"_s, ProbeStage::Done)});
    QCOMPARE(column(model, 0), (QStringList{u"node4"_s, u"node2"_s}));
    QCOMPARE(model.rowOf(u"node2"_s), 1);
    QCOMPARE(model.rowOf(u"node1"_s), -1);
    model.setFilter(model.filter());
    QCOMPARE(column(model, 0), QStringList{u"node2"_s});
    model.setFilter({u"EVEN node"_s, NodeShow::All});
    QCOMPARE(column(model, 0), (QStringList{u"node2"_s, u"node4"_s}));
    model.setFilter({u"refused"_s, NodeShow::All}); // what went wrong is searched as well
    QCOMPARE(column(model, 0), QStringList{u"node2"_s});
}

/// While hosts report, the plan takes them for something else every other second.
void NodesModelsTest::rowsStayWhenHostsSayWhatTheyAre()
{
    NodesModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setNow(noon);
    QList<NodeEntry> hosts = nodes(4);
    model.setHosts(hosts);
    model.setFilter({u"containerd"_s, NodeShow::All});
    model.sort(NodesModel::HostColumn, Qt::DescendingOrder);
    const QPersistentModelIndex kept = model.index(1, NodesModel::ArchitectureColumn);
    const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    const QSignalSpy layouts(&model, &QAbstractItemModel::layoutChanged);
    const QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    hosts[2].architecture = u"arm64"_s;
    hosts[2].engine = u"cri-o"_s; // passes the filter no longer: stays until the filter is chosen anew
    model.setHosts(hosts);
    QCOMPARE(resets.size(), 0);
    QCOMPARE(layouts.size(), 0);
    QCOMPARE(changes.size(), 1);
    QVERIFY(kept.isValid());
    QCOMPARE(kept.row(), 1);
    QCOMPARE(kept.data().toString(), u"arm64"_s);
    QCOMPARE(model.hostAt(1), u"node3"_s);
    model.setHosts(hosts);
    QCOMPARE(changes.size(), 1); // nothing new
    model.setFilter({u"cri-o"_s, NodeShow::All});
    QCOMPARE(model.rowCount(), 1);
    hosts[0].engine = u"cri-o"_s; // begins to pass it
    model.setHosts(hosts);
    QCOMPARE(column(model, NodesModel::HostColumn), QStringList({u"node3"_s, u"node1"_s}));
}

void NodesModelsTest::sortsByValue()
{
    NodesModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setNow(noon);
    model.setHosts(nodes(11));
    model.apply({status(u"node10"_s, ProbeStage::Done, 9000), status(u"node2"_s, ProbeStage::Done, 11'000)});
    model.sort(NodesModel::TimeColumn, Qt::DescendingOrder);
    QCOMPARE(column(model, 0).mid(0, 2), (QStringList{u"node2"_s, u"node10"_s}));
    const QPersistentModelIndex kept = model.index(0, 0);
    model.sort(NodesModel::HostColumn, Qt::DescendingOrder);
    QCOMPARE(column(model, 0).mid(0, 3), (QStringList{u"node11"_s, u"node10"_s, u"node9"_s}));
    QCOMPARE(kept.data().toString(), u"node2"_s);
    model.sort(-1);
    QCOMPARE(cell(model, 0, 0), u"node1"_s);
}

void NodesModelsTest::countsAddUpWhateverIsReported()
{
    NodesModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setNow(noon);
    model.setHosts(nodes(40));
    QRandomGenerator random(4711);
    for (int round = 0; round < 200; ++round) {
        QList<ProbeStatus> batch;
        for (int i = random.bounded(12); i > 0; --i)
            batch.append(status(u"node%1"_s.arg(1 + random.bounded(40)), static_cast<ProbeStage>(random.bounded(10))));
        if (round % 17 == 0)
            model.setFilter({{}, static_cast<NodeShow>(random.bounded(5))});
        model.apply(batch);
        NodesCounts expected;
        expected.total = 40;
        for (int i = 1; i <= 40; ++i) {
            const auto known = model.status(u"node%1"_s.arg(i));
            if (!known)
                continue;
            expected.underWay += isFinal(known->stage) ? 0 : 1;
            expected.askingSecret += known->stage == ProbeStage::AskingSecret ? 1 : 0;
            expected.done += known->stage == ProbeStage::Done ? 1 : 0;
            expected.failed += known->stage == ProbeStage::Failed ? 1 : 0;
            expected.cancelled += known->stage == ProbeStage::Cancelled ? 1 : 0;
            expected.withEvidence += known->presence ? 1 : 0;
        }
        QCOMPARE(model.counts(), expected);
    }
}

void NodesModelsTest::failureKeepsOlderEvidence()
{
    NodesModel model;
    model.setNow(noon);
    model.setHosts(nodes(1));
    PresenceDocument document;
    document.insert(answered(u"node1"_s));
    model.setEvidence(document);
    ProbeStatus failed = status(u"node1"_s, ProbeStage::Failed);
    auto presence = std::make_shared<HostPresence>();
    presence->name = u"node1"_s;
    presence->at = noon;
    presence->reachable = false;
    presence->error = u"connection refused"_s;
    failed.presence = presence;
    model.apply({failed});
    QCOMPARE(cell(model, 0, NodesModel::StateColumn), u"failed"_s);
    QCOMPARE(cell(model, 0, NodesModel::EvidenceColumn), u"3 h"_s); // that of the document
    QCOMPARE(cell(model, 0, NodesModel::MessageColumn), u"connection refused"_s);
    QCOMPARE(model.presence(u"node1"_s)->engineVersion, u"1.7.24"_s);
}

QTEST_GUILESS_MAIN(NodesModelsTest)
#include "tst_nodesmodels.moc"
