// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/models/celltexts.h"
#include "ui/models/fingerprintlist.h"
#include "ui/models/hostkeymodel.h"

#include <QAbstractItemModelTester>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qm;
using qm::test::cell;
using qm::test::column;

namespace {

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

/// Keys of servers that nobody knows yet, and lists of fingerprints that vouch for them.
class HostKeyModelTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void fingerprintsAsPrinted_data();
    void fingerprintsAsPrinted();
    void fingerprintsOfKnownHosts();
    void hostKeysAreDecidedOnce();
    void nothingAcceptsARefusedKey();
    void hostKeysKeepTheirPlace();
    void thousandsOfHostKeys();
};

void HostKeyModelTest::fingerprintsAsPrinted_data()
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

void HostKeyModelTest::fingerprintsAsPrinted()
{
    QFETCH(const QString, line);
    QFETCH(const FingerprintVerdict, verdict);
    const FingerprintList list = FingerprintList::parse(u"# trusted\n\n"_s + line + u'\n');
    QCOMPARE(list.verdict("10.0.0.1", key('a')), verdict);
}

void HostKeyModelTest::fingerprintsOfKnownHosts()
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

void HostKeyModelTest::hostKeysAreDecidedOnce()
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

void HostKeyModelTest::nothingAcceptsARefusedKey()
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

void HostKeyModelTest::hostKeysKeepTheirPlace()
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
void HostKeyModelTest::thousandsOfHostKeys()
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

QTEST_GUILESS_MAIN(HostKeyModelTest)
#include "tst_hostkeymodel.moc"
