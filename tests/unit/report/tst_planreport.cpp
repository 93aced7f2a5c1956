// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/report/planreport.h"
#include "core/report/reportwriters.h"
#include "tests/support/sampleplan.h"

#include <QBuffer>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;
using namespace qm;

namespace {

template<typename Source, typename Writer>
QString written(const Source &source, Writer writer)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    return writer(source, buffer) ? QString::fromUtf8(buffer.data()) : QString();
}

ReportDocument report(Plan plan, const ReportLimits &limits = {})
{
    return planReport(std::make_shared<const Plan>(std::move(plan)), {u"Quaymaster 0.1.0"_s, std::nullopt}, limits);
}

const ReportTable &firstTable(const ReportSection &section)
{
    for (const ReportBlock &block : section.blocks) {
        if (const auto *table = std::get_if<ReportTable>(&block))
            return *table;
    }
    qFatal("no table");
}

QStringList texts(const ReportRow &row)
{
    QStringList result;
    for (const ReportCell &cell : row)
        result.append(cell.state ? toString(*cell.state) : cell.text);
    return result;
}

/// Names that try to leave their place in each format.
Plan hostilePlan()
{
    Plan plan = test::samplePlan(4);
    const QStringList names{u"<script>alert(1)</script>"_s, u"a|b`c`\n# *d* [e](javascript:f)"_s,
                            u"=cmd|' /C calc'!A0"_s, u"\"><svg onload=x>\u202Eevil"_s};
    for (qsizetype i = 0; i < names.size(); ++i) {
        const QString old = plan.hosts[i].name;
        plan.hosts[i].name = names[i];
        plan.hosts[i].groups.append(names[i]);
        for (PlannedHost &host : plan.hosts)
            host.delegate.replace(old, names[i]);
        for (Download &download : plan.downloads)
            download.downloader.replace(old, names[i]);
        plan.artifacts[i].key = names[i];
        plan.artifacts[i].url = u"https://x/"_s + names[i];
        plan.artifacts[i].dest = names[i];
        plan.artifacts[i + 7].image = names[i];
    }
    plan.diagnostics.append(
        {Severity::Warning, u"x"_s, Message("%1", {names.join(u' ')}), names[0], SourceLocation(names[1], 3)});
    return plan;
}

} // namespace

class TestPlanReport final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sections();
    void summary();
    void nodesTellStates();
    void equalNodesShareASection();
    void limitsAreStated();
    void delegates();
    void emptyPlan();
    void htmlIsWellFormedAndHasAnchors();
    void htmlRepeatsHeadsAndRunsNothing();
    void hostileNamesInHtml();
    void hostileNamesInMarkdown();
    void csvRows();
    void hostileNamesInCsv();
    void secretsAreInNoReport();
    void equalBytes();
    void writeErrors();
};

void TestPlanReport::sections()
{
    const ReportDocument document = report(test::samplePlan(9));
    QStringList ids;
    for (const ReportSection &section : document.sections)
        ids.append(section.id);
    QCOMPARE(ids,
             (QStringList{u"summary"_s, u"nodes"_s, u"delegates"_s, u"routes"_s, u"artifacts"_s, u"diagnostics"_s,
                          u"inputs"_s}));
    QCOMPARE(document.subtitle, u"Kubespray 2.31.0 · 2026-11-23 10:00 UTC"_s);
    QCOMPARE(document.language, u"en"_s);
}

void TestPlanReport::summary()
{
    const Plan plan = test::samplePlan(9);
    qint64 missing = 0;
    qint64 needed = 0;
    for (const PlannedHost &host : plan.hosts) {
        needed += host.needs.size();
        missing += std::count_if(host.needs.begin(), host.needs.end(), [](Need n) { return isMissing(n.presence); });
    }
    const ReportDocument document = report(plan);
    const ReportSection &summary = document.sections[0];
    QCOMPARE(std::get<ReportParagraph>(summary.blocks[0]).text,
             u"%1 downloads bring what is missing on 9 nodes: %2 of %3 needed artifacts."_s.arg(plan.downloads.size())
                 .arg(missing)
                 .arg(needed));
    QVERIFY(std::get<ReportParagraph>(summary.blocks[1]).text.contains(u"1 node could not"_s));
    const auto &facts = std::get<ReportFacts>(summary.blocks[2]).facts;
    const auto fact = [&](const QString &name) {
        const auto found = std::find_if(facts.begin(), facts.end(), [&](const auto &f) { return f.name == name; });
        return found == facts.end() ? QString() : found->value;
    };
    QCOMPARE(fact(u"Hosts"_s), u"9 (6\u00a0amd64, 3\u00a0arm64)"_s);
    QCOMPARE(fact(u"Diagnostics"_s), u"1 error, 1 warning, 1 note"_s);
    QVERIFY(fact(u"Size of the downloads"_s).startsWith(u"at least "_s));
}

void TestPlanReport::nodesTellStates()
{
    const Plan plan = test::samplePlan(9);
    const ReportSection nodes = report(plan).sections[1];
    QCOMPARE(firstTable(nodes).rowCount, 9);
    QCOMPARE(nodes.sections.size(), 9); // each has other states
    const ReportTable &needs = firstTable(nodes.sections[0]);
    QCOMPARE(needs.rowCount, plan.hosts[0].needs.size());
    QCOMPARE(texts(needs.row(0)),
             (QStringList{u"absent"_s, u"etcd-3.6.12-linux-amd64.tar.gz"_s, u"file"_s, u"etcd"_s}));
    QCOMPARE(firstTable(nodes).row(0)[0].link, nodes.sections[0].id);
    QVERIFY(std::get<ReportParagraph>(nodes.sections[8].blocks[1]).text.contains(u"all.yml:12"_s));
}

void TestPlanReport::equalNodesShareASection()
{
    Plan plan = test::samplePlan(3);
    plan.hosts.resize(1);
    plan.hosts[0].delegate = plan.hosts[0].name;
    for (int i = 2; i <= 40; ++i) {
        PlannedHost host = plan.hosts[0];
        host.name = host.delegate = u"node"_s + QString::number(i);
        plan.hosts.append(host);
    }
    plan.hosts[9].engine = u"docker"_s;
    plan.downloads.clear();
    plan.steps.clear();
    const ReportSection nodes = report(plan).sections[1];
    QCOMPARE(nodes.sections.size(), 2);
    QCOMPARE(nodes.sections[0].title, u"node[1:9], node[11:40]"_s);
    QCOMPARE(nodes.sections[1].title, u"node10"_s);
    QCOMPARE(firstTable(nodes).rowCount, 40);
    QCOMPARE(firstTable(nodes).row(9)[0].link, nodes.sections[1].id);
    QCOMPARE(firstTable(nodes).row(39)[0].link, nodes.sections[0].id);
}

void TestPlanReport::limitsAreStated()
{
    const ReportSection nodes = report(test::samplePlan(60), {20, 5}).sections[1];
    QCOMPARE(firstTable(nodes).rowCount, 20);
    QCOMPARE(nodes.sections.size(), 5);
    QStringList said;
    for (const ReportBlock &block : nodes.blocks) {
        if (const auto *paragraph = std::get_if<ReportParagraph>(&block))
            said.append(paragraph->text);
    }
    QVERIFY2(said.join(u' ').contains(u"first 20 of 60 rows. The HTML and CSV"_s), qPrintable(said.join(u' ')));
    QVERIFY2(said.join(u' ').contains(u"the 5 largest of"_s), qPrintable(said.join(u' ')));
}

void TestPlanReport::delegates()
{
    const Plan plan = test::samplePlan(9);
    const ReportSection delegates = report(plan).sections[2];
    QCOMPARE(delegates.sections.size(), 3);
    QCOMPARE(delegates.sections[0].title, u"node1"_s);
    QCOMPARE(delegates.sections[2].title, u"localhost"_s);
    qsizetype rows = 0;
    for (const ReportSection &delegate : delegates.sections)
        rows += firstTable(delegate).rowCount;
    QCOMPARE(rows, plan.downloads.size());
}

void TestPlanReport::emptyPlan()
{
    const ReportDocument document = report(Plan());
    QVERIFY(written(document, writeHtml).contains(u"The plan has no hosts."_s));
    QVERIFY(!written(document, writeMarkdown).isEmpty());
    QCOMPARE(written(Plan(), writeCsv).count(u'\n'), 1);
}

void TestPlanReport::htmlIsWellFormedAndHasAnchors()
{
    const QString html = written(report(test::samplePlan(9)), writeHtml);
    QSet<QString> ids;
    const QRegularExpression id(u" id=\"([^\"]*)\""_s);
    for (auto match = id.globalMatch(html); match.hasNext();) {
        const QString found = match.next().captured(1);
        QVERIFY2(!ids.contains(found), qPrintable(found));
        ids.insert(found);
    }
    const QRegularExpression link(u"href=\"#([^\"]*)\""_s);
    int links = 0;
    for (auto match = link.globalMatch(html); match.hasNext(); ++links) {
        const QString target = match.next().captured(1);
        QVERIFY2(ids.contains(target), qPrintable(target));
    }
    QVERIFY(links > 20);
    // The graph alone has to be XML, as the PDF reads it.
    QXmlStreamReader svg(html.sliced(html.indexOf(u"<svg"), html.indexOf(u"</svg>") + 6 - html.indexOf(u"<svg")));
    int boxes = 0;
    while (!svg.atEnd())
        boxes += svg.readNext() == QXmlStreamReader::StartElement && svg.attributes().value(u"class"_s) == u"qm-box";
    QVERIFY2(!svg.hasError(), qPrintable(svg.errorString()));
    QVERIFY(boxes >= 9);
}

void TestPlanReport::htmlRepeatsHeadsAndRunsNothing()
{
    const QString html = written(report(test::samplePlan(9)), writeHtml);
    QVERIFY(html.startsWith(u"<!DOCTYPE html>\n<html lang=\"en\">"_s));
    QVERIFY(html.contains(u"default-src 'none'"_s));
    QCOMPARE(html.count(u"<table>"_s), html.count(u"<thead>"_s));
    QVERIFY(html.contains(u"thead { display: table-header-group; }"_s));
    QVERIFY(html.contains(u"counter(page)"_s));
    QVERIFY(!html.contains(u"<script"_s));
    QVERIFY(!html.contains(QRegularExpression(u"(src|href)=\"?[^#\"]"_s)));
    for (const QString &state : {u"● "_s, u"◐ "_s, u"○ "_s, u"≠ "_s, u"? "_s})
        QVERIFY(html.contains(u"<i aria-hidden=true>"_s + state.front() + u"</i>"_s));
}

void TestPlanReport::hostileNamesInHtml()
{
    const QString html = written(report(hostilePlan()), writeHtml);
    QVERIFY(!html.contains(u"<script"_s));
    QVERIFY(!html.contains(u"<svg onload"_s));
    QVERIFY(html.contains(u"&lt;script&gt;alert(1)"_s));
    QVERIFY(!html.contains(QChar(0x202e)));
    QCOMPARE(html.count(u"<svg "_s), 1);
}

void TestPlanReport::hostileNamesInMarkdown()
{
    const QString markdown = written(report(hostilePlan()), writeMarkdown);
    QVERIFY(!markdown.contains(QChar(0x202e)));
    const QRegularExpression bareScript(u"(?<!\\\\)<script"_s);
    for (const QString &line : markdown.split(u'\n')) {
        const QString withoutCode = QString(line).remove(QRegularExpression(u"(`+).*?\\1(?!`)"_s));
        QVERIFY2(!withoutCode.contains(bareScript), qPrintable(line));
        QVERIFY2(!withoutCode.contains(QRegularExpression(u"(?<!\\\\)\\]\\(javascript"_s)), qPrintable(line));
        QVERIFY2(!line.startsWith(u"# *d*"_s), qPrintable(line));
    }
    // Every row of a table has as many cells as its head, whatever the names hold.
    const QRegularExpression bar(u"(?<!\\\\)\\|"_s);
    qsizetype cells = 0;
    for (const QString &line : markdown.split(u'\n')) {
        const qsizetype bars = line.count(bar);
        if (!line.startsWith(u'|'))
            cells = 0;
        else if (cells == 0)
            cells = bars;
        else
            QVERIFY2(bars == cells, qPrintable(line));
    }
}

void TestPlanReport::csvRows()
{
    Plan plan = test::samplePlan(9);
    plan.hosts[3].needs.clear();
    const QStringList lines = written(plan, writeCsv).split(u"\r\n"_s);
    qsizetype needs = 1; // the host without any
    for (const PlannedHost &host : plan.hosts)
        needs += host.needs.size();
    QCOMPARE(lines.size(), needs + 2);
    QVERIFY(lines.last().isEmpty());
    const qsizetype columns = lines[0].count(u',');
    QCOMPARE(
        lines[1],
        u"node1,etcd k8s_cluster kube_control_plane,amd64,containerd,node1,/tmp/releases,,absent,yes,etcd,"
        "file,etcd-3.6.12-linux-amd64.tar.gz,,https://github.com/etcd-io/etcd/releases/download/v3.6.12/"
        "etcd-v3.6.12-linux-amd64.tar.gz,etcd-3.6.12-linux-amd64.tar.gz,sha256:%1,22345678"_s.arg(QString(64, u'a')));
    for (qsizetype i = 0; i + 1 < lines.size(); ++i)
        QVERIFY2(lines[i].count(u',') == columns, qPrintable(lines[i]));
}

void TestPlanReport::hostileNamesInCsv()
{
    const QString csv = written(hostilePlan(), writeCsv);
    QVERIFY(csv.contains(u"\"'=cmd|' /C calc'!A0\""_s));
    QVERIFY(csv.contains(u"\"\"\"><svg onload=x>"_s));
    // As a reader of RFC 4180 sees it: no field begins a formula, each record has all fields.
    bool quoted = false;
    bool atStart = true;
    qsizetype fields = 0;
    for (const QChar c : csv) {
        if (atStart)
            QVERIFY(!u"=+-@\t"_s.contains(c));
        atStart = false;
        if (c == u'"') {
            quoted = !quoted;
        } else if (!quoted && c == u',') {
            ++fields;
            atStart = true;
        } else if (!quoted && c == u'\n') {
            QCOMPARE(fields, 16);
            fields = 0;
            atStart = true;
        }
    }
    QVERIFY(!quoted);
}

void TestPlanReport::secretsAreInNoReport()
{
    const Plan plan = test::samplePlan(9);
    const ReportDocument document = report(plan);
    for (const QString &text :
         {written(document, writeHtml), written(document, writeMarkdown), written(plan, writeCsv)}) {
        QVERIFY(text.contains(u"•••@files.example.org"_s) || text.contains(u"•••\\@files.example.org"_s));
        QVERIFY(!text.contains(u"s3cret"_s));
        QVERIFY(!text.contains(u"abc123"_s));
    }
    QVERIFY(written(document, writeHtml).contains(u"are masked"_s));
}

void TestPlanReport::equalBytes()
{
    QCOMPARE(written(report(test::samplePlan(30)), writeHtml), written(report(test::samplePlan(30)), writeHtml));
    QCOMPARE(written(report(test::samplePlan(30)), writeMarkdown),
             written(report(test::samplePlan(30)), writeMarkdown));
}

void TestPlanReport::writeErrors()
{
    QBuffer closed;
    closed.open(QIODevice::ReadOnly);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"ReadOnly device"_s));
    const auto result = writeHtml(report(test::samplePlan(3)), closed);
    QVERIFY(!result);
    QCOMPARE(result.error().code, u"write-failed"_s);
}

QTEST_APPLESS_MAIN(TestPlanReport)
#include "tst_planreport.moc"
