// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/catalog/imagereference.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace {

const QString digest = u"sha256:"_s + QString(64, u'a');

} // namespace

class TestImageReference final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void normalizes_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("normalized");
        QTest::addColumn<QString>("engineName");
        const auto row = [](const QString &text, const QString &normalized, const QString &engineName = {}) {
            QTest::addRow("%s", qPrintable(text))
                << text << normalized << (engineName.isEmpty() ? normalized : engineName);
        };
        row(u"nginx"_s, u"docker.io/library/nginx:latest"_s);
        row(u"nginx:1.30.1-alpine"_s, u"docker.io/library/nginx:1.30.1-alpine"_s);
        row(u"flannel/flannel:v1"_s, u"docker.io/flannel/flannel:v1"_s);
        row(u"docker.io/busybox"_s, u"docker.io/library/busybox:latest"_s);
        row(u"index.docker.io/library/busybox:1"_s, u"docker.io/library/busybox:1"_s);
        row(u"localhost/a:1"_s, u"localhost/a:1"_s);
        row(u"myreg:5000/a:1"_s, u"myreg:5000/a:1"_s);
        row(u"MyReg/a:1"_s, u"MyReg/a:1"_s);
        row(u"[::1]:5000/a/b"_s, u"[::1]:5000/a/b:latest"_s);
        row(u"registry.k8s.io/pause:3.10"_s, u"registry.k8s.io/pause:3.10"_s);
        row(u"a.b/c__d/e---f/g_h.i:T_1.x-"_s, u"a.b/c__d/e---f/g_h.i:T_1.x-"_s);
        row(u"quay.io/x/y@"_s + digest, u"quay.io/x/y@"_s + digest);
        row(u"quay.io/x/y:v1@"_s + digest, u"quay.io/x/y:v1@"_s + digest, u"quay.io/x/y@"_s + digest);
    }

    void normalizes()
    {
        QFETCH(QString, text);
        QFETCH(QString, normalized);
        QFETCH(QString, engineName);
        const qm::Result<qm::ImageReference> reference = qm::parseImageReference(text);
        QVERIFY(reference.has_value());
        QCOMPARE(reference->toString(), normalized);
        QCOMPARE(reference->engineName(), engineName);
        // What is normalised stays as it is.
        QCOMPARE(qm::parseImageReference(normalized), reference);
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("text");
        for (const QString &text : {QString(),
                                    u":1"_s,
                                    u"@"_s + digest,
                                    u"/a"_s,
                                    u"a//b"_s,
                                    u"a/"_s,
                                    u"Nginx"_s,
                                    u"reg.io/Nginx:1"_s,
                                    u"a:"_s,
                                    u"a:-x"_s,
                                    u"a:"_s + QString(129, u'x'),
                                    u"a@sha256:abc"_s,
                                    u"a@sha256:"_s + QString(64, u'A'),
                                    u"a@md5"_s,
                                    u"a@:"_s + QString(64, u'a'),
                                    u"a..b"_s,
                                    u"a___b"_s,
                                    u"-a/b"_s,
                                    u"a b"_s,
                                    u"a\u00e9"_s,
                                    u"reg:port/a"_s,
                                    u"[::1/a"_s,
                                    u"[]:1/a"_s,
                                    u".io/a"_s,
                                    u"a-.io/b"_s,
                                    QString(64, u'f'),
                                    u"r.io/"_s + QString(300, u'a'),
                                    u"a\nb"_s,
                                    QString(QChar(0))})
            QTest::addRow("%s", qPrintable(text.left(40))) << text;
    }

    void refuses()
    {
        QFETCH(QString, text);
        const qm::Result<qm::ImageReference> reference = qm::parseImageReference(text);
        QVERIFY(!reference.has_value());
        QCOMPARE(reference.error().code, u"image-reference"_s);
        QVERIFY(!reference.error().message.english().isEmpty());
    }

    void longTextsAreQuotedByTheirBeginning()
    {
        const qm::Result<qm::ImageReference> reference = qm::parseImageReference(QString(1'000'000, u'A'));
        QVERIFY(!reference.has_value());
        QVERIFY(reference.error().message.english().size() < 300);
    }
};

QTEST_GUILESS_MAIN(TestImageReference)
#include "tst_imagereference.moc"
