// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "benchinventory.h"
#include "peakmemory.h"

#include "core/plan/planner.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace {

constexpr int sizes[]{50, 500, 5000, 20000};
constexpr int replans = 5;

double seconds(const QElapsedTimer &timer)
{
    return static_cast<double>(timer.nsecsElapsed()) / 1e9;
}

void change(const QString &folder, const QByteArray &variables)
{
    QFile file(changeableFile(folder));
    if (!file.open(QIODevice::WriteOnly) || file.write(variables) != variables.size())
        qFatal("Cannot write %s", qPrintable(file.fileName()));
}

/// Plans once and again after changes, in a process of its own; prints one row of the table.
int measure(const QString &folder, const QString &kubespray, int hosts)
{
    const qm::PlanRequest request{
        {folder + u"/inventory/hosts.ini"_s}, kubespray, {}, {}, folder + u"/facts"_s, {}, {}};
    change(folder, "helm_enabled: false\n");
    qm::Planner planner;
    QElapsedTimer timer;
    timer.start();
    const std::shared_ptr<const qm::Planning> cold = planner.plan(request);
    const double coldSeconds = seconds(timer);
    const double peak = qm::bench::peakMemory();
    if (cold->plan().hosts.size() != hosts + 1 || cold->plan().hosts.front().error)
        qFatal("The plan is not what it should be");

    double best = 1e9;
    for (int i = 0; i < replans; ++i) {
        change(folder, i % 2 == 0 ? "helm_enabled: true\n" : "helm_enabled: false\n# again\n");
        timer.restart();
        const std::shared_ptr<const qm::Planning> again = planner.plan(request);
        best = std::min(best, seconds(timer));
        if (again->plan().artifacts.size() == cold->plan().artifacts.size() && i % 2 == 0)
            qFatal("The change was not noticed");
    }
    std::printf("| %d | %lld | %.3f s | %.0f MiB | %.3f s |", hosts, static_cast<long long>(cold->plan().steps.size()),
                coldSeconds, peak, best);
    std::fflush(stdout);
    return 0;
}

/// What Ansible takes to merely read the same inventory.
double ansibleSeconds(const QString &inventory)
{
    const QString program = QStandardPaths::findExecutable(u"ansible-inventory"_s);
    if (program.isEmpty())
        return -1;
    QProcess process;
    process.setStandardOutputFile(QProcess::nullDevice());
    QElapsedTimer timer;
    timer.start();
    process.start(program, {u"-i"_s, inventory, u"--list"_s});
    return process.waitForFinished(600'000) && process.exitCode() == 0 ? seconds(timer) : -1;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const QString data = QStringLiteral(QM_KUBESPRAY_DATA) + u"/pr12937"_s;
    if (arguments.value(1) == u"--measure" && arguments.size() == 5)
        return measure(arguments[2], arguments[3], arguments[4].toInt());
    if (!QFile::exists(data)) {
        std::fprintf(stderr, "There is no Kubespray checkout at %s (QM_KUBESPRAY_DATA)\n", qPrintable(data));
        return 1;
    }
    std::printf("| hosts | steps | read and plan | peak | plan again | `ansible-inventory --list` |\n"
                "|---:|---:|---:|---:|---:|---:|\n");
    for (const int hosts : sizes) {
        const QTemporaryDir folder;
        writeBenchInventory(folder.path(), hosts, data + u"/inventory/sample"_s);
        std::fflush(stdout);
        QProcess process;
        process.setProcessChannelMode(QProcess::ForwardedChannels);
        process.start(QCoreApplication::applicationFilePath(),
                      {u"--measure"_s, folder.path(), data, QString::number(hosts)});
        if (!process.waitForFinished(600'000) || process.exitCode() != 0)
            return 1;
        const double reference = ansibleSeconds(folder.path() + u"/inventory/hosts.ini"_s);
        if (reference < 0)
            std::printf(" not installed |\n");
        else
            std::printf(" %.2f s |\n", reference);
    }
    return 0;
}
