// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commandline.h"
#include "app/cli/console.h"
#include "app/cli/options.h"
#include "app/cli/rolloutdriver.h"
#include "app/cli/texttable.h"

#include <QDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace qm;
using namespace qm::cli;

class OptionsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void planningOptionsMakeARequest();
    void mistakesAreNamed_data();
    void mistakesAreNamed();
    void limitsAtOnce();
    void bandwidths_data();
    void bandwidths();
    void nearestWord_data();
    void nearestWord();
    void windowOrVerb_data();
    void windowOrVerb();
    void diagnosticsAreLinesThatEditorsRead();
    void tablesAlign();
    void everyVerbHasHelp();
};

void OptionsTest::planningOptionsMakeARequest()
{
    const auto arguments =
        Arguments::parse({u"-i"_s, u"a.ini"_s, u"--inventory=b.yml"_s, u"-e"_s, u"x=1 y=2"_s, u"-e"_s, u"@more.yml"_s,
                          u"-l"_s, u"!node1:&edge"_s, u"--kubespray"_s, u"/ks"_s, u"--facts"_s, u"f"_s, u"--presence"_s,
                          u"p.json"_s, u"--vault-password-file"_s, u"v"_s, u"c.ini"_s},
                         planningOptions());
    QVERIFY(arguments);
    const PlanRequest request = planRequest(*arguments, arguments->positional());
    QCOMPARE(request.inventories, QStringList({u"a.ini"_s, u"b.yml"_s, u"c.ini"_s}));
    QCOMPARE(request.kubespray, u"/ks"_s);
    QCOMPARE(request.extraVars, QStringList({u"x=1 y=2"_s, u"@more.yml"_s}));
    QCOMPARE(request.limit, u"!node1:&edge"_s);
    QCOMPARE(request.facts, u"f"_s);
    QCOMPARE(request.presence, QStringList(u"p.json"_s));
    QCOMPARE(request.vaultPasswordFile, u"v"_s);
}

void OptionsTest::mistakesAreNamed_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("near") << QStringList{u"--inventroy"_s, u"x"_s}
                          << u"unknown option --inventroy; did you mean --inventory?"_s;
    QTest::newRow("far") << QStringList{u"--frobnicate"_s} << u"unknown option --frobnicate"_s;
    QTest::newRow("short") << QStringList{u"-z"_s} << u"unknown option -z"_s;
    QTest::newRow("no value") << QStringList{u"--limit"_s} << u"Missing value after '--limit'."_s;
}

void OptionsTest::mistakesAreNamed()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, sentence);
    const auto parsed = Arguments::parse(arguments, planningOptions());
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().code, u"usage"_s);
    QCOMPARE(parsed.error().message.english(), sentence);
}

/// All limits that there are, with what they are if nobody says anything.
void OptionsTest::limitsAtOnce()
{
    const QList<Option> &options = rolloutOptions();
    const auto atOnce = std::find_if(options.cbegin(), options.cend(), [](const Option &option) {
        return QLatin1StringView(option.longName) == u"at-once";
    });
    QVERIFY(atOnce != options.cend());
    const QString help = QString::fromUtf8(atOnce->help);
    const QStringList standards = changesText({0, 0, 0, 0, 0, 0, 0}, {}).split(u", "_s);
    QCOMPARE(standards.size(), 6);
    for (const QString &standard : standards) {
        const QString said = u"%1 (%2)"_s.arg(standard.section(u' ', 0, 0), standard.section(u' ', 1));
        QVERIFY2(help.contains(said), qPrintable(said));
    }
}

void OptionsTest::bandwidths_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("bytesPerSecond");
    QTest::newRow("bits") << u"100Mbit"_s << qint64(12'500'000);
    QTest::newRow("per second") << u"1.5 Gbit/s"_s << qint64(187'500'000);
    QTest::newRow("bytes") << u"12MBps"_s << qint64(12'000'000);
    QTest::newRow("plain") << u"8bit"_s << qint64(1);
    for (const char *wrong : {"", "100", "fast", "-1Mbit", "0Mbit", "1e9bit", "100Mbit; rm", "999999999TB", "1mbit"})
        QTest::newRow(wrong) << QString::fromLatin1(wrong) << qint64(-1);
}

void OptionsTest::bandwidths()
{
    QFETCH(const QString, text);
    QFETCH(const qint64, bytesPerSecond);
    const auto arguments = Arguments::parse({u"--bandwidth="_s + text}, {bandwidthOption()});
    QVERIFY(arguments);
    const Result<qint64> bandwidth = bandwidthOf(*arguments);
    QCOMPARE(bandwidth.value_or(-1), bytesPerSecond);
    QCOMPARE(bandwidthOf(*Arguments::parse({}, {bandwidthOption()})).value_or(-1), 0);
}

void OptionsTest::nearestWord_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("expected");
    QTest::newRow("swap") << u"paln"_s << u"plan"_s;
    QTest::newRow("letter too many") << u"explainn"_s << u"explain"_s;
    QTest::newRow("beginning") << u"inv"_s << u"inventory"_s;
    QTest::newRow("same") << u"plan"_s << u"plan"_s;
    QTest::newRow("nothing like it") << u"apply"_s << QString();
    QTest::newRow("empty") << QString() << QString();
    QTest::newRow("endless") << QString(1'000'000, u'p') << QString();
}

void OptionsTest::nearestWord()
{
    QFETCH(QString, word);
    QFETCH(QString, expected);
    QCOMPARE(nearest(word, {u"inventory"_s, u"plan"_s, u"explain"_s, u"evaluate"_s, u"report"_s, u"demo"_s}), expected);
}

void OptionsTest::windowOrVerb_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<bool>("window");
    QTest::newRow("nothing") << QStringList{} << true;
    QTest::newRow("an inventory") << QStringList{QDir::tempPath()} << true;
    QTest::newRow("options only") << QStringList{u"-i"_s, u"x"_s} << true;
    QTest::newRow("demo") << QStringList{u"demo"_s} << true;
    QTest::newRow("demo without window") << QStringList{u"demo"_s, u"--serve"_s} << false;
    QTest::newRow("example") << QStringList{u"demo"_s, u"--example"_s} << true;
    QTest::newRow("example without window") << QStringList{u"demo"_s, u"--example"_s, u"--headless"_s} << false;
    QTest::newRow("example to a folder") << QStringList{u"demo"_s, u"--extract=x"_s} << false;
    QTest::newRow("example's help") << QStringList{u"demo"_s, u"--help"_s} << false;
    QTest::newRow("verb") << QStringList{u"plan"_s} << false;
    QTest::newRow("help") << QStringList{u"--help"_s} << false;
    QTest::newRow("version") << QStringList{u"-v"_s} << false;
    QTest::newRow("unknown word") << QStringList{u"probe"_s} << false;
}

void OptionsTest::windowOrVerb()
{
    QFETCH(QStringList, arguments);
    QFETCH(bool, window);
    QCOMPARE(opensWindow(arguments), window);
}

void OptionsTest::diagnosticsAreLinesThatEditorsRead()
{
    Diagnostic diagnostic{Severity::Warning, u"x"_s, Message("it is %1", {u"odd"_s}), u"node1"_s,
                          SourceLocation(u"a/hosts.ini"_s, 7)};
    QCOMPARE(toLine(diagnostic), u"warning: a/hosts.ini:7: node1: it is odd"_s);
    diagnostic.host.clear();
    QCOMPARE(toLine(diagnostic), u"warning: a/hosts.ini:7: it is odd"_s);
    diagnostic.location = {};
    diagnostic.severity = Severity::Error;
    QCOMPARE(toLine(diagnostic), u"error: it is odd"_s);
}

void OptionsTest::tablesAlign()
{
    TextTable table({u"HOST"_s, u"NEEDS"_s, u"NOTE"_s}, {TextTable::Align::Left, TextTable::Align::Right});
    QVERIFY(table.isEmpty());
    table.addRow({u"edge-mirror"_s, u"7"_s, u"x"_s});
    table.addRow({u"cp1"_s, u"12"_s});
    QCOMPARE(table.text(1), u" HOST         NEEDS  NOTE\n edge-mirror      7  x\n cp1             12\n"_s);
}

void OptionsTest::everyVerbHasHelp()
{
    for (const Verb &verb : verbs()) {
        const QString help = helpText(verb);
        QVERIFY2(help.startsWith(u"Usage:\n  quaymaster "_s + QString::fromLatin1(verb.name)), verb.name);
        for (const Option &option : verb.options)
            QVERIFY2(help.contains(u"--"_s + QString::fromLatin1(option.longName)), option.longName);
        for (const QString &line : help.split(u'\n'))
            QVERIFY2(line.size() <= 80, qPrintable(line));
    }
    QCOMPARE(findVerb(u"launch"_s), nullptr);
}

QTEST_GUILESS_MAIN(OptionsTest)
#include "tst_options.moc"
