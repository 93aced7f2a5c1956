// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/base/streamhash.h"

#include <QTest>

using qm::StreamHash;

/// The same as QCryptographicHash says, however the bytes are cut.
class TestStreamHash final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agrees_data()
    {
        QTest::addColumn<QCryptographicHash::Algorithm>("method");
        QTest::newRow("sha256") << QCryptographicHash::Sha256;
        QTest::newRow("sha512") << QCryptographicHash::Sha512;
        QTest::newRow("sha384") << QCryptographicHash::Sha384;
        QTest::newRow("sha224") << QCryptographicHash::Sha224;
        QTest::newRow("sha1") << QCryptographicHash::Sha1;
        QTest::newRow("md5") << QCryptographicHash::Md5;
    }

    void agrees()
    {
        QFETCH(QCryptographicHash::Algorithm, method);
        const QByteArray content = QByteArray("one\0two", 7).repeated(1000);
        StreamHash hash(method);
        QCOMPARE(hash.hex(), QCryptographicHash::hash({}, method).toHex());
        hash.addData(QByteArrayView(content).first(999));
        QCOMPARE(hash.hex(), QCryptographicHash::hash(content.first(999), method).toHex());
        hash.addData(QByteArrayView(content).sliced(999));
        QCOMPARE(hash.hex(), QCryptographicHash::hash(content, method).toHex());
    }
};

QTEST_GUILESS_MAIN(TestStreamHash)
#include "tst_streamhash.moc"
