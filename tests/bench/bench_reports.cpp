// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0

// What writing a plan costs in each format, for README.md. Build it with optimization; without a screen:
// QT_QPA_PLATFORM=offscreen bench_reports.

#include "benchinventory.h"

#include "core/plan/planner.h"
#include "core/report/planjson.h"
#include "core/report/planreport.h"
#include "core/report/reportwriters.h"
#include "ui/report/pdfwriter.h"

#include <QElapsedTimer>
#include <QFile>
#include <QGuiApplication>
#include <QTemporaryDir>

#include <cstdio>
#include <functional>

using namespace Qt::StringLiterals;

namespace {

using namespace qm;

constexpr int sizes[]{500, 5000, 20000};

/// Writes one document to a file, prints a cell of the table.
void measure(const QString &path, const std::function<Result<>(QIODevice &)> &write)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite | QIODevice::Truncate))
        qFatal("Cannot write %s", qPrintable(path));
    QElapsedTimer timer;
    timer.start();
    if (!write(file) || !file.flush())
        qFatal("Cannot write %s", qPrintable(path));
    std::printf(" %.2f s, %.1f MB |", static_cast<double>(timer.nsecsElapsed()) / 1e9,
                static_cast<double>(file.size()) / 1e6);
    std::fflush(stdout);
}

void measureReading(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("Cannot read %s", qPrintable(path));
    QElapsedTimer timer;
    timer.start();
    if (!readPlan(file, path))
        qFatal("%s is not what it should be", qPrintable(path));
    std::printf(" %.2f s |", static_cast<double>(timer.nsecsElapsed()) / 1e9);
}

void measureAll(int hosts, const QString &data)
{
    const QTemporaryDir folder;
    const QString path = folder.path();
    writeBenchInventory(path, hosts, data + u"/inventory/sample"_s);
    Planner planner;
    const auto planning = planner.plan({{path + u"/inventory/hosts.ini"_s}, data, {}, {}, path + u"/facts"_s, {}, {}});
    const std::shared_ptr<const Plan> plan(planning, &planning->plan());
    std::printf("| %d |", hosts);
    measure(path + u"/plan.json"_s, [&](QIODevice &device) { return writePlan(*plan, device); });
    measureReading(path + u"/plan.json"_s);
    measure(path + u"/plan.html"_s, [&](QIODevice &device) { return writeHtml(planReport(plan, {}), device); });
    measure(path + u"/plan.md"_s, [&](QIODevice &device) { return writeMarkdown(planReport(plan, {}), device); });
    measure(path + u"/plan.csv"_s, [&](QIODevice &device) { return writeCsv(*plan, device); });
    measure(path + u"/plan.pdf"_s,
            [&](QIODevice &device) { return writePdf(planReport(plan, {}, ReportLimits::paper()), device); });
    std::printf("\n");
}

} // namespace

int main(int argc, char **argv)
{
    const QGuiApplication application(argc, argv);
    const QString data = QStringLiteral(QM_KUBESPRAY_DATA) + u"/pr12937"_s;
    if (!QFile::exists(data)) {
        std::fprintf(stderr, "There is no Kubespray checkout at %s (QM_KUBESPRAY_DATA)\n", qPrintable(data));
        return 1;
    }
    std::printf("| hosts | JSON | read JSON | HTML | Markdown | CSV | PDF |\n|---:|---:|---:|---:|---:|---:|---:|\n");
    for (const int hosts : sizes)
        measureAll(hosts, data);
    return 0;
}
