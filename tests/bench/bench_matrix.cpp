// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0

// What the window costs at 5,000 hosts × 150 artifacts: from plan to first paint, each frame while its pages are
// opened, scrolled, sorted and filtered, and memory. Run it in a release build, without a screen:
// QT_QPA_PLATFORM=offscreen bench_matrix [PAGE …]. Exit status 1 if a figure is beyond its limit.

#include "tests/bench/frames.h"
#include "tests/bench/warmmemory.h"
#include "tests/support/inventoryplanning.h"
#include "tests/support/planbuilder.h"
#include "ui/mainwindow.h"
#include "ui/models/matrixmodel.h"
#include "ui/planningservice.h"
#include "ui/routes/routeview.h"
#include "ui/standardpages.h"
#include "ui/views/matrixview.h"
#include "ui/widgets/searchfield.h"

#include <QApplication>
#include <QComboBox>
#include <QHeaderView>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTreeView>

#include <vector>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

using bench::Frame;
using bench::frame;
using bench::frames;

constexpr int hostCount = 5000;
constexpr int keyCount = 150;
constexpr int hostsPerDelegate = 1000;
/// Milliseconds.
constexpr double oneFrame = 16;
constexpr double firstPaint = 300;
/// MiB.
constexpr double mostMemory = 400;

/// A thousand different sets of states, two architectures, a third of the keys files; four of ten missing;
/// hundreds of thousands of steps.
Plan largePlan()
{
    test::PlanBuilder builder;
    for (const QString &architecture : {u"amd64"_s, u"arm64"_s}) {
        for (int key = 0; key < keyCount; ++key) {
            const QString name = u"component_%1"_s.arg(key);
            const ArtifactIndex artifact = key % 3 == 0
                ? builder.file(name, u"https://example.org/%1/component-%2.tar.gz"_s.arg(architecture).arg(key),
                               architecture)
                : builder.image(name, u"registry.example.org/component-%1:v1.0"_s.arg(key), architecture);
            builder.plan().artifacts[artifact].size = 1'000'000 + key;
        }
    }
    constexpr std::array states{Presence::Absent,   Presence::Verified, Presence::Unknown,  Presence::Verified,
                                Presence::Reported, Presence::Absent,   Presence::Verified, Presence::Different,
                                Presence::Verified, Presence::Reported};
    std::vector<QList<Need>> needs(1000);
    for (size_t set = 0; set < needs.size(); ++set) {
        for (size_t key = 0; key < keyCount; ++key) {
            if ((set + key) % 11 == 0)
                continue;
            const auto artifact = static_cast<ArtifactIndex>(key + (set % 2) * keyCount);
            needs[set].append({artifact, states[(set * 7 + key * 3) % states.size()]});
        }
    }
    const auto name = [](int i) { return u"node-%1.rack%2.example.org"_s.arg(i, 4, 10, QLatin1Char('0')).arg(i / 40); };
    for (int i = 0; i < hostCount; ++i) {
        const HostIndex host =
            builder.host(name(i), name(i - i % hostsPerDelegate), i % 2 == 0 ? u"amd64"_s : u"arm64"_s);
        builder.plan().hosts[host].groups.append(u"rack%1"_s.arg(i / 40));
        builder.plan().hosts[host].needs = needs[static_cast<size_t>(i) % needs.size()];
    }
    return builder.build();
}

class Benchmark final
{
public:
    Benchmark()
        : m_planning(test::planningOf(largePlan()))
        , m_service([this](const PlanRequest &, const std::atomic_bool *) { return m_planning; })
        , m_window(m_service)
    {
        addStandardPages(m_window);
        m_window.showPage(u"matrix"_s);
        m_window.resize(1600, 1000);
        m_window.show();
        m_service.setRequest({{u"hosts.ini"_s}, u"kubespray"_s, {}, {}, {}, {}, {}});
        while (!m_service.planning())
            QApplication::processEvents(QEventLoop::WaitForMoreEvents);
        (void)frames([] {});
    }

    /// @param pages ids; all if empty.
    bool run(const QStringList &pages)
    {
        m_pages = pages;
        if (isWanted(u"matrix"_s))
            matrix();
        openPages();
        filterPages();
        tables();
        if (isWanted(u"routes"_s))
            routes();
        m_report.addMemory(bench::peakMemory(), mostMemory);
        return m_report.isGood();
    }

private:
    [[nodiscard]] bool isWanted(const QString &page) const { return m_pages.isEmpty() || m_pages.contains(page); }
    void matrix();
    void openPages();
    void filterPages();
    void tables();
    void routes();

    /// Turns the bar from one end towards the other.
    std::vector<Frame> scroll(QScrollBar *bar, int step)
    {
        std::vector<Frame> result;
        for (int value = 0; value <= bar->maximum() && result.size() < 400; value += step)
            result.push_back(frame([&] { bar->setValue(value); }));
        bar->setValue(0);
        return result;
    }

    /// Types into the search field of the page that is shown.
    std::vector<Frame> search(const QStringList &texts)
    {
        std::vector<Frame> result;
        for (const QString &text : texts)
            append(result,
                   frames([&] { static_cast<SearchField *>(m_window.currentPage()->searchField())->setSearch(text); }));
        return result;
    }

    static void append(std::vector<Frame> &all, const std::vector<Frame> &more)
    {
        all.insert(all.end(), more.begin(), more.end());
    }

    std::shared_ptr<const Planning> m_planning;
    PlanningService m_service;
    MainWindow m_window;
    bench::Report m_report;
    QStringList m_pages;
};

void Benchmark::matrix()
{
    const Page *page = m_window.currentPage();
    auto *view = m_window.findChild<MatrixView *>();
    std::vector<Frame> first;
    for (int i = 0; i < 5; ++i) {
        m_planning = test::planningOf(m_planning->plan()); // another one: nothing of the last is of use
        append(first, frames([this] { m_service.refresh(); }));
    }
    m_report.add(u"matrix: plan to first paint"_s, first, firstPaint);
    m_report.add(u"matrix: scroll down by 3 rows"_s, scroll(view->verticalScrollBar(), 66), oneFrame);
    m_report.add(u"matrix: scroll down by a page and more"_s, scroll(view->verticalScrollBar(), 1777), oneFrame);
    m_report.add(u"matrix: scroll sideways"_s, scroll(view->horizontalScrollBar(), 40), oneFrame);
    m_report.add(
        u"matrix: filter by host"_s,
        search({u"n"_s, u"no"_s, u"node-1"_s, u"node-12"_s, u"rack7"_s, u"rack"_s, u"9"_s, u"99"_s, QString()}),
        oneFrame);
    std::vector<Frame> choices;
    for (QComboBox *box : page->findChildren<QComboBox *>()) {
        for (int i = qMin(box->count(), 8); i-- > 0;)
            append(choices, frames([&] { box->setCurrentIndex(i); }));
    }
    m_report.add(u"matrix: group, state, kind, order"_s, choices, oneFrame);
    std::vector<Frame> moves;
    for (int i = 0; i < 200; ++i) {
        moves.push_back(frame([&] {
            view->setCurrentIndex(
                view->model()->index(i * 7 % view->model()->rowCount(), i % view->model()->columnCount()));
        }));
    }
    (void)frames([] {});
    m_report.add(u"matrix: move the current cell"_s, moves, oneFrame);
    std::vector<Frame> selections;
    append(selections, frames([&] { view->selectAll(); }));
    append(selections, frames([&] { view->selectColumn(3); }));
    append(selections, frames([&] { view->selectRow(3); }));
    append(selections, frames([&] { view->clearSelection(); }));
    m_report.add(u"matrix: select all, a column, a row"_s, selections, oneFrame);
}

void Benchmark::openPages()
{
    for (const Page *page : m_window.pages()) {
        if (page->id() == u"matrix" || !isWanted(page->id()))
            continue;
        m_report.add(u"%1: open"_s.arg(page->id()), frames([&] { m_window.showPage(page->id()); }), oneFrame);
    }
    m_report.add(u"diagnostics: open"_s, frames([&] { m_window.setDiagnosticsShown(true); }), oneFrame);
    m_window.setDiagnosticsShown(false);
}

void Benchmark::filterPages()
{
    for (const Page *page : m_window.pages()) {
        if (!isWanted(page->id()))
            continue;
        m_window.showPage(page->id());
        m_report.add(u"%1: search"_s.arg(page->id()),
                     search({u"n"_s, u"node-12"_s, u"component_7"_s, u"rack7 component_12"_s, u"nothing"_s, QString()}),
                     oneFrame);
    }
}

void Benchmark::tables()
{
    for (const Page *page : m_window.pages()) {
        if (!isWanted(page->id()))
            continue;
        m_window.showPage(page->id());
        (void)frames([] {});
        for (QAbstractItemView *view : page->findChildren<QAbstractItemView *>()) {
            const QString name = view->accessibleName();
            if (!view->isVisible() || name.isEmpty() || qobject_cast<MatrixView *>(view)
                || view->verticalScrollBar()->maximum() == 0)
                continue;
            m_report.add(u"%1: scroll “%2”"_s.arg(page->id(), name),
                         scroll(view->verticalScrollBar(), qMax(60, view->verticalScrollBar()->maximum() / 300)),
                         oneFrame);
            std::vector<Frame> moves;
            for (int i = 0; i < 10; ++i) {
                append(moves, frames([&] {
                           view->setCurrentIndex(view->model()->index(view->model()->rowCount() * i / 10, 0));
                       }));
            }
            m_report.add(u"%1: select in “%2”"_s.arg(page->id(), name), moves, oneFrame);
        }
        if (auto *tree = page->findChild<QTreeView *>(); tree && tree->isSortingEnabled() && tree->isVisible()) {
            std::vector<Frame> sorts;
            for (int column = 0; column < tree->model()->columnCount(); ++column)
                append(sorts, frames([&] { tree->sortByColumn(column, Qt::DescendingOrder); }));
            m_report.add(u"%1: sort"_s.arg(page->id()), sorts, oneFrame);
        }
    }
}

void Benchmark::routes()
{
    m_window.showPage(u"routes"_s);
    (void)frames([] {});
    auto *view = m_window.findChild<RouteView *>();
    const auto &clusters = view->routes().drawing().graph.vertices;
    QString group;
    for (const RouteVertex &vertex : clusters) {
        if (vertex.isGroup() && group.isEmpty())
            group = vertex.id;
    }
    m_report.add(u"routes: open a group"_s, frames([&] { Q_EMIT view->expandRequested(group); }), oneFrame);
    std::vector<Frame> zooms;
    view->fit();
    for (int i = 0; i < 60; ++i)
        zooms.push_back(frame([&] { view->zoomBy(i % 30 < 15 ? 1.15 : 1 / 1.15); }));
    m_report.add(u"routes: zoom"_s, zooms, oneFrame);
    view->zoomBy(3);
    m_report.add(u"routes: scroll"_s, scroll(view->verticalScrollBar(), 60), oneFrame);
}

} // namespace
} // namespace qm

int main(int argc, char **argv)
{
    const QTemporaryDir home; // no settings of the user's, and none left behind
    qputenv("XDG_CONFIG_HOME", home.path().toUtf8());
    const qm::bench::WarmMemory warm;
    QApplication application(argc, argv);
    QCoreApplication::setOrganizationName(u"quaymaster-bench"_s);
    QCoreApplication::setApplicationName(u"bench_matrix"_s);
    return qm::Benchmark().run(QCoreApplication::arguments().mid(1)) ? 0 : 1;
}
