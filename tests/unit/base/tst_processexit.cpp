// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/base/processexit.h"

#include <QCoreApplication>
#include <QProcess>
#include <QTest>

#include <openssl/crypto.h>

#include <unistd.h>

using namespace Qt::StringLiterals;

/// Another process of this program, since what happens at its end is what counts.
class TestProcessExit final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void openSslIsKept_data()
    {
        QTest::addColumn<QString>("how");
        QTest::addColumn<QByteArray>("printed");
        QTest::newRow("kept") << u"kept"_s << QByteArray();
        QTest::newRow("otherwise it is cleaned up") << u"cleaned"_s << QByteArray("cleaned up");
    }

    void openSslIsKept()
    {
        QFETCH(const QString, how);
        QProcess process;
        process.start(QCoreApplication::applicationFilePath(), {u"end"_s, how});
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitCode(), 0);
        QTEST(process.readAllStandardOutput(), "printed");
    }
};

int main(int argc, char **argv)
{
    if (argc == 3 && QByteArrayView(argv[1]) == "end") {
        if (QByteArrayView(argv[2]) == "kept")
            qm::keepOpenSslUntilExit();
        // called by the clean-up only
        OPENSSL_atexit([] { (void)!::write(STDOUT_FILENO, "cleaned up", 10); });
        return OPENSSL_init_crypto(OPENSSL_INIT_ADD_ALL_DIGESTS, nullptr) == 1 ? 0 : 1;
    }
    const QCoreApplication application(argc, argv);
    TestProcessExit test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_processexit.moc"
