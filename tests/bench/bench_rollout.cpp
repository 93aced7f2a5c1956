// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0

// What the page of a rollout costs with 75,000 jobs while 500 hosts report at once: each frame of updates, of filters,
// of sorting and of scrolling. Run it in a release build, without a screen: QT_QPA_PLATFORM=offscreen bench_rollout.
// Exit status 1 if a figure is beyond its limit.

#include "tests/bench/frames.h"
#include "tests/bench/warmmemory.h"
#include "tests/support/planbuilder.h"
#include "tests/ui/scriptedrollout.h"
#include "ui/models/rolloutjobmodel.h"
#include "ui/page.h"
#include "ui/views/tableview.h"
#include "ui/widgets/searchfield.h"

#include <QApplication>
#include <QScrollBar>
#include <QTabWidget>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

using bench::Frame;
using bench::frame;
using bench::frames;
using bench::framesUntil;

constexpr quint32 hostCount = 500;
constexpr quint32 jobsPerHost = 150;
/// Milliseconds.
constexpr double oneFrame = 16;
/// Sorting and searching all of it: seen, but not waited for.
constexpr double atOnce = 100;

std::vector<RolloutJob> jobs()
{
    std::vector<RolloutJob> result;
    result.reserve(hostCount * jobsPerHost);
    for (quint32 i = 0; i < hostCount * jobsPerHost; ++i) {
        RolloutJob job;
        job.stage = static_cast<Stage>(2 + i * 4 / (hostCount * jobsPerHost));
        job.host = u"node-%1.rack%2.example.org"_s.arg(i % hostCount, 4, 10, QLatin1Char('0')).arg(i % hostCount / 40);
        job.artifact = u"registry.example.org/component-%1:v1.0"_s.arg(i / hostCount);
        job.kind = ArtifactKind::Image;
        job.architecture = i % 2 == 0 ? u"amd64"_s : u"arm64"_s;
        job.id = u"%1/%2/%3"_s.arg(toString(job.stage), job.host, job.artifact);
        job.from = job.stage == Stage::Distribute ? u"node-0001"_s : QString();
        job.size = job.stage == Stage::Distribute ? 1'000'000 + i : 0;
        result.push_back(job);
    }
    return result;
}

class Benchmark final
{
public:
    Benchmark() : m_opened(test::samplePlan())
    {
        m_opened.script->jobs = jobs();
        m_opened.window.resize(1600, 1000);
        m_opened.open(u"rollout"_s);
        m_table = m_opened.find<TableView>(u"rolloutTable"_s);
    }

    bool run()
    {
        m_report.add(u"start: 75,000 jobs appear"_s, frames([this] {
                         m_opened.rollout.start({});
                         while (!m_opened.rollout.hasRollout())
                             QApplication::processEvents(QEventLoop::WaitForMoreEvents);
                     }),
                     300);
        m_report.add(u"500 hosts report, all jobs listed"_s, reports(300), oneFrame);
        choose(1);
        m_report.add(u"500 hosts report, running ones listed"_s, reports(300), oneFrame);
        choose(0);
        m_opened.find<QTabWidget>(u"rolloutBottom"_s)
            ->setCurrentWidget(m_opened.find<QWidget>(u"rolloutHosts"_s)->parentWidget());
        m_report.add(u"500 hosts report, counted per host"_s, reports(100), oneFrame);
        std::vector<Frame> choices;
        for (const qsizetype chip : {1, 2, 3, 4, 0})
            append(choices, frames([&] { choose(chip); }));
        m_report.add(u"choose a state"_s, choices, oneFrame);
        std::vector<Frame> searches;
        auto *search = static_cast<SearchField *>(m_opened.window.currentPage()->searchField());
        for (const QString &text : {u"n"_s, u"node-012"_s, u"rack7 component-12"_s, u"nothing"_s, QString()})
            append(searches, frames([&] { search->setSearch(text); }));
        m_report.add(u"search"_s, searches, oneFrame);
        std::vector<Frame> scrolls;
        QScrollBar *bar = m_table->verticalScrollBar();
        for (int i = 0; i < 300; ++i)
            scrolls.push_back(frame([&] { bar->setValue(bar->maximum() / 300 * i); }));
        m_report.add(u"scroll"_s, scrolls, oneFrame);
        std::vector<Frame> sorts;
        for (int column = 0; column < RolloutJobModel::ColumnCount; ++column)
            append(sorts, frames([&] { m_table->sortByColumn(column, Qt::DescendingOrder); }));
        m_report.add(u"sort by each column"_s, sorts, atOnce);
        m_report.addMemory(bench::peakMemory(), 400);
        return m_report.isGood();
    }

private:
    /// Every host is a step further each time.
    std::vector<Frame> reports(int batches)
    {
        std::vector<Frame> result;
        for (int i = 0; i < batches; ++i, ++m_round) {
            QList<JobStatus> batch;
            const quint32 first = (m_round / 2) % jobsPerHost * hostCount;
            for (quint32 host = 0; host < hostCount; ++host) {
                const bool ends = m_round % 2 == 1;
                batch.append(test::jobStatus(first + host, ends ? JobState::Done : JobState::Running, 500'000));
            }
            const RolloutUpdate update{RolloutPhase::Running, m_totals, batch, {}, {}};
            result.push_back(frame([&] {
                m_opened.script->observer(update);
                QApplication::processEvents();
            }));
            // The service tells ten times a second; a frame follows at once where that time has passed.
            append(result, waitForTelling());
        }
        return result;
    }

    std::vector<Frame> waitForTelling()
    {
        const quint32 job = (m_round / 2) % jobsPerHost * hostCount;
        const JobState wanted = m_round % 2 == 1 ? JobState::Done : JobState::Running;
        return framesUntil([&] { return m_opened.rollout.statuses().at(job).state == wanted; });
    }

    void choose(qsizetype chip)
    {
        m_opened.find<QWidget>(u"stateChips"_s)->findChildren<QToolButton *>().at(chip)->click();
    }

    static void append(std::vector<Frame> &all, const std::vector<Frame> &more)
    {
        all.insert(all.end(), more.begin(), more.end());
    }

    test::RolloutWindow m_opened;
    RolloutTotals m_totals{.jobs = hostCount * jobsPerHost, .plannedBytes = 1'000'000'000};
    TableView *m_table;
    bench::Report m_report;
    quint32 m_round = 0;
};

} // namespace
} // namespace qm

int main(int argc, char **argv)
{
    const QTemporaryDir home; // no settings of the user's, and none left behind
    qputenv("XDG_CONFIG_HOME", home.path().toUtf8());
    const qm::bench::WarmMemory warm;
    QApplication application(argc, argv);
    QCoreApplication::setOrganizationName(u"quaymaster-bench"_s);
    QCoreApplication::setApplicationName(u"bench_rollout"_s);
    return qm::Benchmark().run() ? 0 : 1;
}
