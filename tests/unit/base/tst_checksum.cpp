// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/base/checksum.h"

#include <QTest>

using namespace Qt::StringLiterals;
using qm::Checksum;
using qm::Result;

class TestChecksum final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parses_data()
    {
        QTest::addColumn<QString>("algorithm");
        QTest::addColumn<int>("digits");
        QTest::addColumn<QCryptographicHash::Algorithm>("method");
        QTest::newRow("sha256") << u"sha256"_s << 64 << QCryptographicHash::Sha256;
        QTest::newRow("sha512") << u"sha512"_s << 128 << QCryptographicHash::Sha512;
        QTest::newRow("sha384") << u"sha384"_s << 96 << QCryptographicHash::Sha384;
        QTest::newRow("sha224") << u"sha224"_s << 56 << QCryptographicHash::Sha224;
        QTest::newRow("sha1") << u"sha1"_s << 40 << QCryptographicHash::Sha1;
        QTest::newRow("md5") << u"md5"_s << 32 << QCryptographicHash::Md5;
    }

    void parses()
    {
        QFETCH(const QString, algorithm);
        QFETCH(const int, digits);
        QFETCH(const QCryptographicHash::Algorithm, method);
        const QString hex(digits, u'A');
        const Result<Checksum> checksum = Checksum::parse(algorithm + u':' + hex + u'\n');
        QVERIFY(checksum);
        QCOMPARE(*checksum, (Checksum{algorithm, QByteArray(digits, 'a')}));
        QCOMPARE(checksum->method(), method);
        QCOMPARE(checksum->text(), algorithm + u':' + hex.toLower());
        QVERIFY(!checksum->isEmpty());
        QVERIFY(!Checksum::parse(algorithm + u':' + hex.chopped(1)));
        QVERIFY(!Checksum::parse(algorithm + u':' + hex + u'0'));
    }

    void nothingIsNoChecksum()
    {
        QVERIFY(Checksum::parse({}) == Result<Checksum>(Checksum()));
        QVERIFY(Checksum().isEmpty());
        QVERIFY(Checksum().text().isEmpty());
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("only digits") << QString(64, u'a');
        QTest::newRow("an address") << u"sha256:https://example.org/sums"_s;
        QTest::newRow("another algorithm") << u"crc32:00000000"_s;
        QTest::newRow("capital letters") << u"SHA256:"_s + QString(64, u'a');
        QTest::newRow("no digits") << u"sha256:"_s;
        QTest::newRow("no hexadecimal digit") << u"sha256:"_s + QString(63, u'a') + u'g';
        QTest::newRow("another script's digit") << u"sha256:"_s + QString(63, u'a') + QChar(0x0661);
        QTest::newRow("two") << u"sha256:"_s + QString(31, u'a') + u':' + QString(32, u'a');
    }

    void refuses()
    {
        QFETCH(const QString, text);
        const Result<Checksum> checksum = Checksum::parse(text);
        QVERIFY(!checksum);
        QCOMPARE(checksum.error().code, u"checksum-invalid"_s);
        QVERIFY(checksum.error().message.english().contains(text));
    }
};

QTEST_APPLESS_MAIN(TestChecksum)
#include "tst_checksum.moc"
