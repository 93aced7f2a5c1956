// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/catalog/sourcemask.h"

#include <QTest>

using namespace qm;
using namespace Qt::StringLiterals;

/// What is secret in addresses does not stand in texts that quote them.
class SourceMaskTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void masks_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("planned");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");

        const QString url = u"https://files.example/t0k3n/kubeadm"_s;
        const QString planned = u"https://files.example/********/kubeadm"_s;
        QTest::newRow("the address") << url << planned << u"GET "_s + url + u", from byte 7 on"_s
                                     << u"GET "_s + planned + u", from byte 7 on"_s;
        QTest::newRow("where it leads") << url << planned << u"https://mirror.example/t0k3n?a=b leads to /T0K3N"_s
                                        << u"https://mirror.example/********?a=b leads to /********"_s;
        QTest::newRow("others") << url << planned << u"https://files.example/other/kubeadm"_s
                                << u"https://files.example/other/kubeadm"_s;
        QTest::newRow("percent") << u"https://files.example/a b%/x"_s << u"https://files.example/********/x"_s
                                 << u"/a%20b%25/x and /a b%/x"_s << u"/********/x and /********/x"_s;
        QTest::newRow("written with percent")
            << u"https://files.example/a%2Fbc/x"_s << u"https://files.example/********/x"_s << u"/a/bc/x and a%2Fbc"_s
            << u"/********/x and ********"_s;
        QTest::newRow("two") << u"https://one1.example/two2?key=three3"_s
                             << u"https://********.example/********?key=********"_s << u"three3, two2, one1 and four"_s
                             << u"********, ********, ******** and four"_s;
        QTest::newRow("made by a filter")
            << u"https://files.example/czNjcjN0/x"_s << u"https://files.example/KioqKioqKio=/x"_s
            << u"no czNjcjN0 here"_s << u"no ******** here"_s;
        QTest::newRow("a short one") << u"https://files.example/v/x?q=1"_s << u"https://files.example/********/x?q=1"_s
                                     << u"every v in https://files.example/v/x?…"_s << u"every v in ********?…"_s;
        QTest::newRow("a short one beside a long one")
            << u"https://files.example/v/t0k3n/x?q=1"_s << u"https://files.example/********/********/x?q=1"_s
            << u"v: https://files.example/v/t0k3n/x?q=1, https://files.example/v/t0k3n/x and /t0k3n/"_s
            << u"v: ********, ******** and /********/"_s;
        QTest::newRow("with a login") << u"https://me:pass@files.example/t0k3n/x"_s
                                      << u"https://files.example/********/x"_s << u"GET https://files.example/t0k3n/x"_s
                                      << u"GET https://files.example/********/x"_s;
    }

    void masks()
    {
        QFETCH(const QString, url);
        QFETCH(const QString, planned);
        QFETCH(const QString, text);
        QFETCH(const QString, expected);
        const SourceMask mask(FileSource{{url}, {planned}, {}, {}});
        QCOMPARE(mask.masked(text), expected);
        const Error error{u"http-failed"_s, Message("%1 cannot fetch %2", {u"node1"_s, text}), {}};
        const Error masked = mask.masked(error);
        QCOMPARE(masked.code, error.code);
        QCOMPARE(masked.message.english(), u"node1 cannot fetch "_s + expected);
    }

    void leavesAddressesWithoutSecrets()
    {
        const QString url = u"https://files.example/kubeadm"_s;
        const SourceMask mask(FileSource{{u"https://me:pass@files.example/kubeadm"_s}, {url}, {}, {}});
        QVERIFY(mask.isEmpty());
        QCOMPARE(mask.masked(url), url);
    }
};

QTEST_GUILESS_MAIN(SourceMaskTest)
#include "tst_sourcemask.moc"
