// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/models/celltexts.h"
#include "ui/models/fingerprintlist.h"
#include "ui/models/hostkeymodel.h"
#include "ui/models/nodesmodel.h"
#include "ui/models/nodewords.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qm;
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

QString cell(const QAbstractItemModel &model, int row, int column)
{
    return model.index(row, column).data().toString();
}

HostKey key(char seed, const QByteArray &type = "ssh-ed25519")
{
    return {type, QByteArray("\0\0\0\x0bssh-ed25519\0\0\0 ", 19) + QByteArray(32, seed)};
}

HostKeyEntry entry(const QByteArray &name, const HostKey &hostKey, const QString &refusal = {})
{
    HostKeyEntry result;
    result.server = {u"host-of-"_s + QString::fromUtf8(name), name, hostKey};
    result.hosts = {result.server.host};
    result.refusal = refusal;
    return result;
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
    void sortsByValue();
    void countsAddUpWhateverIsReported();
    void failureKeepsOlderEvidence();

    void fingerprintsAsPrinted_data();
    void fingerprintsAsPrinted();
    void fingerprintsOfKnownHosts();
    void hostKeysAreDecidedOnce();
    void nothingAcceptsARefusedKey();
    void hostKeysKeepTheirPlace();
    void thousandsOfHostKeys();
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

void NodesModelsTest::fingerprintsAsPrinted_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<FingerprintVerdict>("verdict");
    const QString print = key('a').fingerprint();
    const QString other = key('b').fingerprint();
    using enum FingerprintVerdict;
    QTest::newRow("ssh-keygen") << u"256 %1 10.0.0.1 (ED25519)"_s.arg(print) << Listed;
    QTest::newRow("with names") << u"256 %1 node1,10.0.0.1 (ED25519)"_s.arg(print) << Listed;
    QTest::newRow("bare") << print << Listed;
    QTest::newRow("padded") << print + u'=' << Listed;
    QTest::newRow("no comment") << u"256 %1 no comment (ED25519)"_s.arg(print) << Listed;
    QTest::newRow("indented, CRLF") << u"  256 %1 10.0.0.1 (ED25519)\r"_s.arg(print) << Listed;
    QTest::newRow("another server's") << u"256 %1 10.0.0.2 (ED25519)"_s.arg(print) << ListedForOther;
    QTest::newRow("another key") << u"256 %1 10.0.0.1 (ED25519)"_s.arg(other) << Contradicted;
    QTest::newRow("another type") << u"2048 %1 10.0.0.1 (RSA)"_s.arg(other) << NotListed;
    QTest::newRow("another bare one") << other << NotListed;
    QTest::newRow("MD5") << u"256 MD5:1a:2b:3c 10.0.0.1 (ED25519)"_s << NotListed;
    QTest::newRow("too short") << u"256 %1 10.0.0.1 (ED25519)"_s.arg(print.chopped(1)) << NotListed;
    QTest::newRow("another case") << u"256 SHA256:%1 10.0.0.1"_s.arg(print.mid(7).toLower()) << NotListed;
}

void NodesModelsTest::fingerprintsAsPrinted()
{
    QFETCH(const QString, line);
    QFETCH(const FingerprintVerdict, verdict);
    const FingerprintList list = FingerprintList::parse(u"# trusted\n\n"_s + line + u'\n');
    QCOMPARE(list.verdict("10.0.0.1", key('a')), verdict);
}

void NodesModelsTest::fingerprintsOfKnownHosts()
{
    const QByteArray blob = key('a').blob.toBase64();
    const FingerprintList list =
        FingerprintList::parse(u"[10.0.0.1]:2222 ssh-ed25519 %1\n@revoked 10.0.0.3 ssh-ed25519 %1\nnonsense\n"_s.arg(
            QString::fromLatin1(blob)));
    QCOMPARE(list.size(), 1);
    QCOMPARE(list.unreadableLines(), 2);
    QCOMPARE(list.verdict("[10.0.0.1]:2222", key('a')), FingerprintVerdict::Listed);
    QCOMPARE(list.verdict("[10.0.0.1]:2222", key('b')), FingerprintVerdict::Contradicted);
    QCOMPARE(list.verdict("10.0.0.3", key('a')), FingerprintVerdict::ListedForOther);
    // As people write a port that is not the usual one.
    const FingerprintList printed =
        FingerprintList::parse(u"256 %1 10.0.0.1:2222 (ED25519)"_s.arg(key('a').fingerprint()));
    QCOMPARE(printed.verdict("[10.0.0.1]:2222", key('a')), FingerprintVerdict::Listed);
}

void NodesModelsTest::hostKeysAreDecidedOnce()
{
    HostKeyModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    HostKeyEntry jump = entry("10.9.9.9", key('j'));
    jump.isJump = true;
    jump.hosts = {u"node1"_s, u"node2"_s, u"node3"_s};
    HostKeyEntry behind = entry("10.0.0.2", key('b'));
    behind.via = {u"10.9.9.9"_s};
    model.setEntries({jump, entry("10.0.0.1", key('a')), behind});
    QCOMPARE(cell(model, 0, HostKeyModel::HostsColumn), u"jump host for 3 host(s)"_s);
    QCOMPARE(cell(model, 2, HostKeyModel::ViaColumn), u"10.9.9.9"_s);
    QCOMPARE(cell(model, 1, HostKeyModel::FingerprintColumn), key('a').fingerprint());
    QCOMPARE(cell(model, 1, HostKeyModel::TypeColumn), u"ED25519"_s);
    QCOMPARE(model.acceptable().size(), 3);
    QCOMPARE(model.confirmed().size(), 0);

    model.setTrusted(FingerprintList::parse(
        u"256 %1 10.0.0.1 (ED25519)\n256 %2 10.0.0.2 (ED25519)"_s.arg(key('a').fingerprint(), key('x').fingerprint())));
    QCOMPARE(model.confirmed(), (QList<UnknownHostKey>{entry("10.0.0.1", key('a')).server}));
    QCOMPARE(model.verdictAt(2), FingerprintVerdict::Contradicted);
    // What the list denies is not accepted together with everything else, nor by selecting it.
    QCOMPARE(model.acceptable().size(), 2);
    QCOMPARE(model.acceptable(QList<int>{2}).size(), 0);
    model.setSearch(u"10.0.0.1"_s);
    QCOMPARE(model.acceptable().size(), 1);
    QCOMPARE(model.unknownCount(), 3);
}

void NodesModelsTest::nothingAcceptsARefusedKey()
{
    HostKeyModel model;
    model.setEntries({entry("10.0.0.1", key('a')), entry("10.0.0.2", {}, u"the key of 10.0.0.2 is revoked"_s)});
    QCOMPARE(column(model, HostKeyModel::ServerColumn), (QStringList{u"10.0.0.2"_s, u"10.0.0.1"_s}));
    QCOMPARE(cell(model, 0, HostKeyModel::VerdictColumn), u"the key of 10.0.0.2 is revoked"_s);
    QCOMPARE(model.refusedCount(), 1);
    QCOMPARE(model.acceptable(QList<int>{0, 1}), (QList<UnknownHostKey>{entry("10.0.0.1", key('a')).server}));
    QCOMPARE(model.acceptable().size(), 1);
    // Not even where a list has it.
    model.setTrusted(FingerprintList::parse(HostKey().fingerprint()));
    QCOMPARE(model.confirmed().size(), 0);
}

void NodesModelsTest::hostKeysKeepTheirPlace()
{
    HostKeyModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setEntries({entry("b", key('b'))});
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    const QPersistentModelIndex kept = model.index(0, 0);
    model.setEntries({entry("a", key('a')), entry("b", key('b')), entry("c", key('c'))});
    QCOMPARE(column(model, 0), (QStringList{u"b"_s, u"a"_s, u"c"_s}));
    QCOMPARE(kept.row(), 0);
    model.setEntries({entry("c", key('c')), entry("b", key('b')), entry("z", {}, u"changed"_s)});
    QCOMPARE(column(model, 0), (QStringList{u"z"_s, u"b"_s, u"c"_s}));
    QCOMPARE(kept.row(), 1);
    model.setEntries({entry("b", key('x'))}); // another key is another question
    QCOMPARE(column(model, HostKeyModel::FingerprintColumn), QStringList{key('x').fingerprint()});
    QVERIFY(!kept.isValid());
    QCOMPARE(resets.size(), 0);
}

/// Thousands of keys come and go in a few steps, not in one for each.
void NodesModelsTest::thousandsOfHostKeys()
{
    constexpr int count = 5000;
    const auto numbered = [](int i) {
        HostKey hostKey = key('n');
        hostKey.blob.append(QByteArray::number(i));
        return entry("10.0." + QByteArray::number(i / 250) + '.' + QByteArray::number(i % 250), hostKey,
                     i % 1000 == 999 ? u"revoked"_s : QString());
    };
    QList<HostKeyEntry> all;
    QList<HostKeyEntry> odd;
    QString list;
    for (int i = 0; i < count; ++i) {
        all.append(numbered(i));
        if (i % 2 == 1)
            odd.append(all.constLast());
        list += u"256 %1 %2 (ED25519)\n"_s.arg(all.constLast().server.key.fingerprint(),
                                               QString::fromUtf8(all.constLast().server.name));
    }
    HostKeyModel model;
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    model.setEntries(odd);
    QCOMPARE(model.rowCount(), count / 2);
    QCOMPARE(inserted.size(), 2); // refused ones, and the others
    const QPersistentModelIndex kept = model.index(100, 0);
    const QString server = kept.data().toString();
    model.setEntries(all);
    QCOMPARE(model.rowCount(), count);
    QCOMPARE(inserted.size(), 3);
    QCOMPARE(kept.data().toString(), server);
    QCOMPARE(kept.row(), 100); // what is new comes after what was there
    QCOMPARE(model.refusedCount(), count / 1000);
    for (int row = 0; row < count; ++row)
        QCOMPARE(model.entryAt(row).canBeAccepted(), row >= count / 1000);

    model.setTrusted(FingerprintList::parse(list));
    QCOMPARE(model.confirmed().size(), count - count / 1000);
    model.setSearch(u"10.0.3."_s);
    QCOMPARE(model.rowCount(), 250);
    model.setEntries(odd);
    QCOMPARE(model.rowCount(), 125);
    QCOMPARE(model.verdictAt(3), FingerprintVerdict::Listed);
    model.setSearch({});
    QCOMPARE(model.rowCount(), count / 2);
    removed.clear();
    model.setEntries({});
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(removed.size(), 1);
}

QTEST_GUILESS_MAIN(NodesModelsTest)
#include "tst_nodesmodels.moc"
