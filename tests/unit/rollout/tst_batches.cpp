// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/rollout/batches.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace qm;

namespace {

class TestBatches final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void batchSizes_data();
    void batchSizes();
    void invalidBatchSizes();
    void writtenByAPerson();
};

void TestBatches::batchSizes_data()
{
    QTest::addColumn<QStringList>("serial");
    QTest::addColumn<int>("hosts");
    QTest::addColumn<QList<int>>("sizes");
    QTest::newRow("all") << QStringList() << 5 << QList<int>{5};
    QTest::newRow("zero is all") << QStringList{u"0"_s} << 5 << QList<int>{5};
    QTest::newRow("number") << QStringList{u"2"_s} << 5 << QList<int>{2, 2, 1};
    QTest::newRow("growing") << QStringList{u"1"_s, u"3"_s} << 9 << QList<int>{1, 3, 3, 2};
    QTest::newRow("percentage of all, rounded down") << QStringList{u"30%"_s} << 10 << QList<int>{3, 3, 3, 1};
    QTest::newRow("at least one") << QStringList{u"1%"_s} << 3 << QList<int>{1, 1, 1};
    QTest::newRow("canary") << QStringList{u" 1 "_s, u"100%"_s} << 4 << QList<int>{1, 3};
    QTest::newRow("more than all") << QStringList{u"300%"_s} << 4 << QList<int>{4};
    QTest::newRow("nobody") << QStringList{u"1"_s} << 0 << QList<int>();
}

void TestBatches::batchSizes()
{
    QFETCH(QStringList, serial);
    QFETCH(int, hosts);
    QFETCH(QList<int>, sizes);
    const Result<std::vector<int>> found = qm::batchSizes(serial, hosts);
    QVERIFY(found);
    QCOMPARE(QList<int>(found->begin(), found->end()), sizes);
}

void TestBatches::invalidBatchSizes()
{
    for (const QString &text : {u"-1"_s, u"x"_s, u""_s, u"%"_s, u"-5%"_s, u"1.5"_s}) {
        const Result<std::vector<int>> found = qm::batchSizes({u"1"_s, text}, 5);
        QVERIFY2(!found, qPrintable(text));
        QCOMPARE(found.error().code, u"rollout-serial"_s);
    }
}

/// One answer for the command line and the window.
void TestBatches::writtenByAPerson()
{
    for (const QString &text : {u"1"_s, u"25%"_s, u"100%"_s, u"9999999"_s})
        QVERIFY2(isBatchSize(text), qPrintable(text));
    for (const QString &text : {u""_s, u"0"_s, u"-1"_s, u"101%"_s, u" 1"_s, u"1\n"_s, u"1.5%"_s, u"nan%"_s})
        QVERIFY2(!isBatchSize(text), qPrintable(text));
}

} // namespace

QTEST_GUILESS_MAIN(TestBatches)
#include "tst_batches.moc"
