// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0

// What the window costs at 5,000 hosts × 150 artifacts: from plan to first paint, each frame while scrolling and
// filtering, and memory. Run it in a release build, without a screen: QT_QPA_PLATFORM=offscreen bench_matrix.
// Exit status 1 if a figure is beyond its limit.

#include "tests/support/inventoryplanning.h"
#include "ui/mainwindow.h"
#include "ui/planningservice.h"
#include "ui/standardpages.h"
#include "ui/theme/theme.h"
#include "ui/views/matrixview.h"
#include "ui/widgets/searchfield.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QHeaderView>
#include <QScrollBar>
#include <QTextStream>

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

constexpr int hostCount = 5000;
constexpr int keyCount = 150;

/// Five hundred different sets of states, two architectures, a third of the keys files.
Plan largePlan()
{
    Plan plan;
    plan.kubesprayVersion = u"2.31.0"_s;
    for (const QString &architecture : {u"amd64"_s, u"arm64"_s}) {
        for (int key = 0; key < keyCount; ++key) {
            Artifact artifact;
            artifact.key = u"component_%1"_s.arg(key);
            artifact.kind = key % 3 == 0 ? ArtifactKind::File : ArtifactKind::Image;
            artifact.architecture = architecture;
            artifact.url = u"https://example.org/%1/component-%2.tar.gz"_s.arg(architecture).arg(key);
            artifact.image = u"registry.example.org/component-%1:v1.0"_s.arg(key);
            artifact.size = 1'000'000 + key;
            plan.artifacts.append(artifact);
        }
    }
    std::vector<QList<Need>> needs(1000);
    for (size_t set = 0; set < needs.size(); ++set) {
        for (size_t key = 0; key < keyCount; ++key) {
            if ((set + key) % 11 == 0)
                continue;
            const auto artifact = static_cast<ArtifactIndex>(key + (set % 2) * keyCount);
            needs[set].append({artifact, static_cast<Presence>((set * 7 + key * 3) % 5)});
        }
    }
    for (int i = 0; i < hostCount; ++i) {
        PlannedHost host;
        host.name = u"node-%1.rack%2.example.org"_s.arg(i, 4, 10, QLatin1Char('0')).arg(i / 40);
        host.groups = {u"k8s_cluster"_s, u"kube_node"_s, u"rack%1"_s.arg(i / 40)};
        host.architecture = i % 2 == 0 ? u"amd64"_s : u"arm64"_s;
        host.delegate = u"node-0000.rack0.example.org"_s;
        host.engine = u"containerd"_s;
        host.needs = needs[static_cast<size_t>(i) % needs.size()];
        plan.hosts.append(host);
    }
    return plan;
}

/// Peak and current resident memory in MiB.
double residentMiB(const QByteArray &field)
{
    QFile file(u"/proc/self/status"_s);
    if (!file.open(QIODevice::ReadOnly))
        return -1;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith(field + ':'))
            return line.mid(field.size() + 1).trimmed().split(' ').constFirst().toDouble() / 1024;
    }
    return -1;
}

class Report final
{
public:
    void add(const QString &name, std::vector<double> milliseconds, double limit)
    {
        std::sort(milliseconds.begin(), milliseconds.end());
        const double median = milliseconds[milliseconds.size() / 2];
        const double worst = milliseconds.back();
        m_ok = m_ok && worst <= limit;
        m_out << u"%1 median %2 ms, worst %3 ms (limit %4 ms, %5 frames)\n"_s.arg(name, -36)
                     .arg(median, 7, 'f', 2)
                     .arg(worst, 7, 'f', 2)
                     .arg(limit, 0, 'f', 0)
                     .arg(milliseconds.size());
    }

    void addMemory(double mebibytes, double limit)
    {
        m_ok = m_ok && mebibytes <= limit;
        m_out
            << u"%1 %2 MiB (limit %3 MiB)\n"_s.arg(u"peak resident memory"_s, -36).arg(mebibytes, 0, 'f', 0).arg(limit);
    }

    int exitStatus() const { return m_ok ? 0 : 1; }

private:
    QTextStream m_out{stdout};
    bool m_ok = true;
};

template<typename Work>
double milliseconds(Work work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

int run()
{
    applyTheme(ThemeMode::Light);
    const std::shared_ptr<const Planning> planning = test::planningOf(largePlan());
    PlanningService service([&](const PlanRequest &, const std::atomic_bool *) { return planning; });
    MainWindow window(service);
    addStandardPages(window);
    window.showPage(u"matrix"_s);
    window.resize(1600, 1000);
    window.show();
    QApplication::processEvents();

    Report report;
    auto *page = window.page(u"matrix"_s);
    auto *view = window.findChild<MatrixView *>();
    service.setRequest({{u"hosts.ini"_s}, u"kubespray"_s, {}, {}, {}, {}, {}});
    while (!service.planning())
        QApplication::processEvents(QEventLoop::WaitForMoreEvents);
    QApplication::processEvents();
    std::vector<double> first;
    for (int i = 0; i < 5; ++i) {
        first.push_back(milliseconds([&] {
            page->setPlanning(planning);
            window.repaint();
        }));
    }
    report.add(u"plan to first paint"_s, first, 300);

    const auto scroll = [&](QScrollBar *bar, int step) {
        std::vector<double> frames;
        for (int value = 0; value <= bar->maximum() && frames.size() < 600; value += step) {
            frames.push_back(milliseconds([&] {
                bar->setValue(value);
                view->viewport()->repaint();
                view->horizontalHeader()->viewport()->repaint();
                view->verticalHeader()->viewport()->repaint();
            }));
        }
        return frames;
    };
    report.add(u"scroll down by 3 rows"_s, scroll(view->verticalScrollBar(), 66), 16);
    report.add(u"scroll down by a page and more"_s, scroll(view->verticalScrollBar(), 1777), 16);
    report.add(u"scroll sideways"_s, scroll(view->horizontalScrollBar(), 40), 16);

    std::vector<double> filters;
    auto *search = page->findChild<SearchField *>();
    for (const QString &text :
         {u"n"_s, u"no"_s, u"node-1"_s, u"node-12"_s, u"rack7"_s, u"rack"_s, u"9"_s, u"99"_s, QString()}) {
        filters.push_back(milliseconds([&] {
            search->setSearch(text);
            window.repaint();
        }));
    }
    report.add(u"filter by host"_s, filters, 16);

    std::vector<double> moves;
    for (int i = 0; i < 200; ++i) {
        moves.push_back(milliseconds([&] {
            view->setCurrentIndex(
                view->model()->index(i % view->model()->rowCount(), i % view->model()->columnCount()));
            window.repaint();
        }));
    }
    report.add(u"move the current cell"_s, moves, 16);
    report.addMemory(residentMiB("VmHWM"), 400);
    return report.exitStatus();
}

} // namespace
} // namespace qm

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QCoreApplication::setOrganizationName(u"quaymaster-bench"_s);
    QCoreApplication::setApplicationName(u"bench_matrix"_s);
    return qm::run();
}
