// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/report/planreport.h"
#include "core/report/reporttext.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace qm;

class TestReportText final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void masksSecretsOfUrls_data();
    void masksSecretsOfUrls();
    void makesNamesInert();
    void rangesOfHosts_data();
    void rangesOfHosts();
    void sizes();
    void numbers();
    void durations();
    void commandLineIsQuotedAndMasked();
    void nothingOfASecretIsLeft_data();
    void nothingOfASecretIsLeft();
};

void TestReportText::masksSecretsOfUrls_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    const auto same = [](const QString &text) { QTest::newRow(qPrintable(text)) << text << text; };
    same(u""_s);
    same(u"https://dl.k8s.io/release/v1.36.2/bin/linux/amd64/kubelet"_s);
    same(u"registry.k8s.io/pause@sha256:00"_s);
    same(u"https://example.org/a@b#c@d"_s);
    same(u"://"_s);
    QTest::newRow("password") << u"https://user:pass@example.org:8443/x"_s << u"https://•••@example.org:8443/x"_s;
    QTest::newRow("user only") << u"https://token@example.org/x"_s << u"https://•••@example.org/x"_s;
    QTest::newRow("@ in the password") << u"https://u:p@ss@example.org/x"_s << u"https://•••@example.org/x"_s;
    QTest::newRow("signed") << u"https://s3.example.org/x?X-Amz-Signature=abc&X-Amz-Date=1#top"_s
                            << u"https://s3.example.org/x?X-Amz-Signature=•••&X-Amz-Date=•••#top"_s;
    QTest::newRow("no value") << u"https://example.org/x?secret"_s << u"https://example.org/x?•••"_s;
    QTest::newRow("in a sentence") << u"Cannot use “https://u:p@a/x” and http://v:q@b/y?t=1."_s
                                   << u"Cannot use “https://•••@a/x” and http://•••@b/y?t=•••"_s;
}

void TestReportText::masksSecretsOfUrls()
{
    QFETCH(QString, text);
    QFETCH(QString, shown);
    QCOMPARE(redacted(text), shown);
}

void TestReportText::makesNamesInert()
{
    QCOMPARE(inert(u"node1.example.org"_s), u"node1.example.org"_s);
    QCOMPARE(inert(u"ü 漢 \U0001F600 •"_s), u"ü 漢 \U0001F600 •"_s);
    QCOMPARE(inert(u"a\nb\tc\r"_s), u"a b c "_s);
    QCOMPARE(inert(u"a\u0000\u001b[31m"_s), u"a\\u0000\\u001b[31m"_s);
    QCOMPARE(inert(u"exe.\u202Egnp"_s), u"exe.\\u202egnp"_s);
    QCOMPARE(inert(u"\u2066x\u2069\u200f\u2028"_s), u"\\u2066x\\u2069\\u200f\\u2028"_s);
}

void TestReportText::rangesOfHosts_data()
{
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<QString>("ranges");
    QTest::newRow("none") << QStringList{} << u""_s;
    QTest::newRow("one") << QStringList{u"node1"_s} << u"node1"_s;
    QTest::newRow("two stay") << QStringList{u"node1"_s, u"node2"_s} << u"node1 node2"_s;
    QTest::newRow("three") << QStringList{u"node1"_s, u"node2"_s, u"node3"_s} << u"node[1:3]"_s;
    QTest::newRow("zeros") << QStringList{u"n08"_s, u"n09"_s, u"n10"_s, u"n12"_s} << u"n[08:10] n12"_s;
    QTest::newRow("width changes") << QStringList{u"n7"_s, u"n8"_s, u"n9"_s, u"n10"_s} << u"n[7:9] n10"_s;
    QTest::newRow("domain") << QStringList{u"a1.x2"_s, u"a2.x2"_s, u"a3.x2"_s, u"a4.y2"_s} << u"a[1:3].x2 a4.y2"_s;
    QTest::newRow("order is kept") << QStringList{u"n3"_s, u"n2"_s, u"n1"_s} << u"n3 n2 n1"_s;
    QTest::newRow("no numbers") << QStringList{u"a"_s, u"b"_s, u"c"_s} << u"a b c"_s;
    QTest::newRow("longer than any number") << QStringList{QString(40, u'9'), QString(40, u'9'), QString(40, u'9')}
                                            << QStringList(3, QString(40, u'9')).join(u' ');
    QTest::newRow("empty names") << QStringList{u""_s, u""_s} << u" "_s;
}

void TestReportText::rangesOfHosts()
{
    QFETCH(QStringList, names);
    QFETCH(QString, ranges);
    QCOMPARE(hostRanges(names).join(u' '), ranges);
}

void TestReportText::sizes()
{
    QCOMPARE(sizeText(-1), u"not known yet"_s);
    QCOMPARE(sizeText(0), u"0\u00a0B"_s);
    QCOMPARE(sizeText(999), u"999\u00a0B"_s);
    QCOMPARE(sizeText(1000), u"1.00\u00a0kB"_s);
    QCOMPARE(sizeText(999'999), u"1.00\u00a0MB"_s);
    QCOMPARE(sizeText(51'000'123), u"51.0\u00a0MB"_s);
    QCOMPARE(sizeText(std::numeric_limits<qint64>::max()), u"9.22\u00a0EB"_s);
    QCOMPARE(sizeSumText(2'000'000, 0), u"2.00\u00a0MB"_s);
    QCOMPARE(sizeSumText(0, 3), u"not known yet"_s);
    QCOMPARE(sizeSumText(2'000'000, 1), u"at least 2.00\u00a0MB; 1 size is not known yet"_s);
}

void TestReportText::numbers()
{
    QCOMPARE(numberText(0), u"0"_s);
    QCOMPARE(numberText(9999), u"9999"_s);
    QCOMPARE(numberText(12345), u"12\u202f345"_s);
    QCOMPARE(numberText(-1234567), u"-1\u202f234\u202f567"_s);
}

void TestReportText::durations()
{
    using namespace std::chrono_literals;
    QCOMPARE(durationText(0ms), u"under a second"_s);
    QCOMPARE(durationText(999ms), u"under a second"_s);
    QCOMPARE(durationText(1001ms), u"2\u00a0s"_s);
    QCOMPARE(durationText(99s), u"99\u00a0s"_s);
    QCOMPARE(durationText(121s), u"3\u00a0min"_s);
    QCOMPARE(durationText(1h), u"1\u00a0h"_s);
    QCOMPARE(durationText(2h + 9min + 1s), u"2\u00a0h\u00a010\u00a0min"_s);
    QCOMPARE(durationText(50h), u"2\u00a0d\u00a02\u00a0h"_s);
}

void TestReportText::commandLineIsQuotedAndMasked()
{
    PlanRequest request;
    request.kubespray = u"/srv/kube spray"_s;
    request.inventories = {u"a.ini"_s, u"it's; rm -rf /"_s};
    request.extraVars = {u"kube_version=1.2 registry_password=hunter2"_s, u"{\"api_token\": \"a b\", \"x\": 1}"_s,
                         u"@vars.yml"_s, u"mirror=https://u:p@h/"_s};
    request.limit = u"all:!bad"_s;
    QCOMPARE(planCommandLine(request).split(u" \\\n    "_s),
             (QStringList{u"quaymaster plan"_s, u"--kubespray '/srv/kube spray'"_s, u"-i a.ini"_s,
                          u"-i 'it'\\''s; rm -rf /'"_s, u"-e 'kube_version=1.2 registry_password=•••'"_s,
                          u"-e '{\"api_token\": •••'"_s, u"-e @vars.yml"_s, u"-e 'mirror=https://•••@h/'"_s,
                          u"--limit 'all:!bad'"_s}));
}

void TestReportText::nothingOfASecretIsLeft_data()
{
    QTest::addColumn<QString>("variables");
    QTest::newRow("comma and brace") << u"registry_password=Zx9,hunter2}7"_s;
    QTest::newRow("words") << u"password: two hunter2"_s;
    QTest::newRow("lines") << u"password: |\n  one\n  hunter2"_s;
    QTest::newRow("escaped quotes") << u"{\"password\":\"a\\\"hunter2\"}"_s;
    QTest::newRow("doubled quotes") << u"{password: 'it''s hunter2'}"_s;
    QTest::newRow("a list") << u"{\"tokens\": [\"a\", \"hunter2\"]}"_s;
    QTest::newRow("inside") << u"{\"secrets\": {\"a\": \"hunter2\"}}"_s;
}

void TestReportText::nothingOfASecretIsLeft()
{
    QFETCH(const QString, variables);
    const QString shown = withoutSecrets(variables);
    QVERIFY2(!shown.contains(u"hunter2"), qPrintable(shown));
    QVERIFY2(shown.endsWith(u"•••"), qPrintable(shown));
}

QTEST_APPLESS_MAIN(TestReportText)
#include "tst_reporttext.moc"
