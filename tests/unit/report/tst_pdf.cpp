// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/report/planreport.h"
#include "tests/support/sampleplan.h"
#include "ui/report/pdfwriter.h"

#include <QBuffer>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qm;

namespace {

QByteArray written(const Plan &plan, const ReportLimits &limits = ReportLimits::paper())
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    const auto document = planReport(std::make_shared<const Plan>(plan), {u"Quaymaster 0.1.0"_s, std::nullopt}, limits);
    return writePdf(document, buffer) ? buffer.data() : QByteArray();
}

/// A table as rollouts have them: short words between long paths.
QByteArray writtenRollout(qsizetype rows)
{
    using Style = ReportColumn::Style;
    ReportTable table;
    table.caption = u"Steps on cp1"_s;
    table.columns = {{u"Step"_s, Style::Text, 2},    {u"Artifact"_s, Style::Code, 5},
                     {u"End"_s, Style::Text, 3},     {u"At"_s, Style::Text, 3},
                     {u"Took"_s, Style::Number, 2},  {u"Attempts"_s, Style::Number, 2},
                     {u"Moved"_s, Style::Number, 2}, {u"Evidence or reason"_s, Style::Code, 6}};
    table.rowCount = rows;
    table.row = [](qsizetype) -> ReportRow {
        return {{u"distribute"_s, {}, {}},
                {u"registry.example.org/pause/with/a/path/of/many/parts:3.10"_s, {}, {}},
                {u"● done and proved"_s, {}, {}},
                {u"10:00:00"_s, {}, {}},
                {u"12.3 s"_s, {}, {}},
                {u"1"_s, {}, {}},
                {u"12.3\u00a0MB"_s, {}, {}},
                {u"sha256:"_s + QString(64, u'a'), {}, {}}};
    };
    ReportDocument document;
    document.title = u"Rollout report"_s;
    document.sections = {{u"hosts"_s, u"Hosts"_s, {table}, {}}};
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    return writePdf(document, buffer) ? buffer.data() : QByteArray();
}

/// Output of a tool of poppler on @p pdf.
QString poppler(const QString &tool, const QStringList &options, const QByteArray &pdf)
{
    const QTemporaryDir dir;
    QFile file(dir.filePath(u"report.pdf"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(pdf) != pdf.size())
        return {};
    file.close();
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(
        tool, QStringList(options) << file.fileName() << (tool == u"pdftotext" ? QStringList{u"-"_s} : QStringList{}));
    return process.waitForFinished() ? QString::fromUtf8(process.readAll()) : QString();
}

bool hasPoppler()
{
    return !QStandardPaths::findExecutable(u"pdftotext"_s).isEmpty()
        && !QStandardPaths::findExecutable(u"pdfinfo"_s).isEmpty();
}

} // namespace

class TestPdf final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void equalBytesAtAnyTime();
    void metadata();
    void pagesAreNumberedAndHeadsRepeated();
    void shortLinesAreNotBrokenForLongOnes();
    void tablesThatGoOnSayOfWhat();
    void textIsAllThere();
    void hostileNames();
    void manyHosts();
};

void TestPdf::equalBytesAtAnyTime()
{
    const Plan plan = test::samplePlan(6);
    const QByteArray first = written(plan);
    QVERIFY(first.startsWith("%PDF-1.4"));
    QTest::qWait(1100); // the writer's own time has seconds
    QVERIFY(written(plan) == first);
    // Time zones write times of other lengths: everything behind them moves.
    qputenv("TZ", "America/New_York");
    tzset();
    const QByteArray elsewhere = written(plan);
    qputenv("TZ", "UTC");
    tzset();
    QVERIFY(elsewhere == first);
}

void TestPdf::metadata()
{
    if (!hasPoppler())
        QSKIP("pdfinfo and pdftotext (Debian package poppler-utils) are not installed");
    const QString info = poppler(u"pdfinfo"_s, {}, written(test::samplePlan(3)));
    QVERIFY2(info.contains(u"Distribution plan · Kubespray 2.31.0"_s), qPrintable(info));
    QVERIFY2(info.contains(u"Quaymaster 0.1.0"_s), qPrintable(info));
    QVERIFY2(info.contains(u"Nov 23 10:00:00 2026"_s), qPrintable(info));
    QVERIFY2(info.contains(u"(A4)"_s), qPrintable(info));
    QVERIFY2(!info.contains(u"rror"_s), qPrintable(info));
}

void TestPdf::pagesAreNumberedAndHeadsRepeated()
{
    if (!hasPoppler())
        QSKIP("pdfinfo and pdftotext (Debian package poppler-utils) are not installed");
    const QStringList pages = poppler(u"pdftotext"_s, {u"-layout"_s}, written(test::samplePlan(150))).split(u'\f');
    const qsizetype count = pages.size() - 1; // a form feed ends each page
    QVERIFY(count > 5);
    for (qsizetype i = 0; i < count; ++i)
        QVERIFY2(pages[i].contains(u"%1 / %2"_s.arg(i + 1).arg(count)), qPrintable(pages[i]));
    // The table of nodes is longer than a page: node100 has the head above it again.
    const auto table = std::find_if(pages.begin(), pages.end(),
                                    [](const QString &p) { return p.contains(u"What each node misses"_s); });
    const auto page = std::find_if(table, pages.end(), [](const QString &p) { return p.contains(u"node100 "_s); });
    QVERIFY(page != pages.end() && page != table);
    QVERIFY2(page->contains(u"Files missing"_s), qPrintable(*page));
}

void TestPdf::shortLinesAreNotBrokenForLongOnes()
{
    if (!hasPoppler())
        QSKIP("pdfinfo and pdftotext (Debian package poppler-utils) are not installed");
    const QString text = poppler(u"pdftotext"_s, {u"-layout"_s}, writtenRollout(3));
    QVERIFY2(text.count(u"done and proved"_s) == 3, qPrintable(text));
}

void TestPdf::tablesThatGoOnSayOfWhat()
{
    if (!hasPoppler())
        QSKIP("pdfinfo and pdftotext (Debian package poppler-utils) are not installed");
    const QStringList pages = poppler(u"pdftotext"_s, {u"-layout"_s}, writtenRollout(100)).split(u'\f');
    QVERIFY(pages.size() > 2);
    QVERIFY2(pages[0].contains(u"Steps on cp1\n"_s), qPrintable(pages[0]));
    for (qsizetype i = 1; i < pages.size() - 1; ++i)
        QVERIFY2(pages[i].contains(u"Steps on cp1 (continued)"_s), qPrintable(pages[i]));
}

void TestPdf::textIsAllThere()
{
    if (!hasPoppler())
        QSKIP("pdfinfo and pdftotext (Debian package poppler-utils) are not installed");
    const Plan plan = test::samplePlan(3);
    const QString text = poppler(u"pdftotext"_s, {}, written(plan));
    for (const QString &words : {u"Summary"_s, u"Delegates"_s, u"Routes"_s, u"Artifacts"_s, u"Diagnostics"_s,
                                 u"Inputs"_s, u"verified"_s, u"Ansible stops at “youki”"_s, u"are masked"_s})
        QVERIFY2(text.contains(words), qPrintable(words));
    for (const PlannedHost &host : plan.hosts)
        QVERIFY(text.contains(host.name));
    QVERIFY(!text.contains(u"s3cret"_s));
    QVERIFY(text.indexOf(u"Summary"_s) < text.indexOf(u"fetches for itself"_s));
}

void TestPdf::hostileNames()
{
    Plan plan = test::samplePlan(3);
    plan.hosts[0].name = QString(100'000, u'x');
    plan.hosts[1].name = u"a\u202E<b>\n\u0000\u0007 %1 ("_s + QString(QChar(0xD800));
    plan.diagnostics.append({Severity::Error, u"x"_s, Message("%1", {QString(200'000, u'\n')}), {}, {}});
    plan.hosts[2].groups = QStringList(20'000, u"g"_s);
    const QByteArray pdf = written(plan);
    QVERIFY(!pdf.isEmpty());
    if (hasPoppler())
        QVERIFY(!poppler(u"pdfinfo"_s, {}, pdf).contains(u"rror"_s));
}

void TestPdf::manyHosts()
{
    const QByteArray pdf = written(test::samplePlan(2000));
    QVERIFY(pdf.size() < 8'000'000);
    if (!hasPoppler())
        QSKIP("pdfinfo and pdftotext (Debian package poppler-utils) are not installed");
    const QString text = poppler(u"pdftotext"_s, {}, pdf);
    QVERIFY(text.contains(u"These are the first 400 of 2000 rows."_s));
}

QTEST_MAIN(TestPdf)
#include "tst_pdf.moc"
