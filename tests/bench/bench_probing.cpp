// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0

// What the window costs while 500 hosts that are asked report: every turn of the event loop, with the plan computed
// again in the background as it follows, on each page. Run it in a release build, without a screen:
// QT_QPA_PLATFORM=offscreen bench_probing [PAGE …]. Exit status 1 if a figure is beyond its limit.

#include "core/plan/steps.h"
#include "tests/bench/benchinventory.h"
#include "tests/bench/frames.h"
#include "tests/bench/warmmemory.h"
#include "ui/mainwindow.h"
#include "ui/page.h"
#include "ui/planningservice.h"
#include "ui/probing/probingservice.h"
#include "ui/standardpages.h"

#include <QApplication>
#include <QTemporaryDir>

#include <mutex>
#include <thread>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

using bench::Frame;
using bench::frame;
using bench::frames;
using bench::framesUntil;

constexpr int hostCount = 500;
/// As many as a ProbeRun asks at once, and twice as fast as real nodes on this machine answer.
constexpr qsizetype atOnce = 64;
constexpr std::chrono::milliseconds batch(100);
constexpr qsizetype endingPerBatch = 12;
/// Milliseconds.
constexpr double oneFrame = 16;
/// MiB.
constexpr double mostMemory = 400;

/// What a host says of itself: of what it needs, two of three images and files are there.
std::shared_ptr<const HostPresence> presenceOf(const Plan &plan, const PlannedHost &host, int round)
{
    auto presence = std::make_shared<HostPresence>();
    presence->name = host.name;
    presence->at = QDateTime::currentDateTimeUtc();
    presence->source = u"ssh"_s;
    presence->architecture = host.architecture;
    presence->engine = host.engine;
    presence->engineVersion = u"2.1.4"_s;
    presence->engineRunning = true;
    presence->imagesComplete = true;
    presence->facts.distributionName = u"Debian GNU/Linux 12 (bookworm)"_s;
    presence->facts.machineId = host.name;
    presence->tools = {u"curl"_s, u"ctr"_s, u"skopeo"_s};
    presence->disks = {
        {host.releaseDir, true, true, false, u"/dev/vda1"_s, 10'000'000'000, 20'000'000'000, 900'000, 1'000'000}};
    qsizetype number = round;
    for (const Need &need : host.needs) {
        const Artifact &artifact = plan.artifacts[need.artifact];
        const bool isThere = ++number % 3 != 0;
        if (artifact.kind == ArtifactKind::Image && isThere) {
            PresentImage image;
            image.name = artifact.image;
            image.architecture = artifact.architecture;
            image.evidence = Evidence::Verified;
            presence->images.append(image);
        } else if (artifact.kind == ArtifactKind::File) {
            const QString path = pathOnHost(host.releaseDir, artifact);
            if (isThere)
                presence->files.append({path, QString(64, u'a'), 1'000'000});
            else
                presence->absentFiles.append(path);
        }
    }
    return presence;
}

/// Reports as a ProbeRun does: ten times a second all hosts that changed, from a thread of its own.
class ReportingEngine final : public ProbeEngine
{
public:
    /// @param plan outlives this.
    ReportingEngine(ProbeSetup setup, const Plan &plan) : m_setup(std::move(setup)), m_plan(plan) {}

    void ask(const QList<ProbeTarget> &targets) override
    {
        QHash<QString, std::shared_ptr<const HostPresence>> presences;
        for (const PlannedHost &host : m_plan.hosts)
            presences.insert(host.name, presenceOf(m_plan, host, m_round));
        ++m_round;
        m_thread =
            std::jthread([this, targets, presences](const std::stop_token &stop) { report(targets, presences, stop); });
    }
    void askKubectl(const ProbeTarget &, const KubectlQuestion &) override {}
    void cancel() override { m_thread.request_stop(); }
    void cancel(const QString &) override {}
    [[nodiscard]] QList<UnknownHostKey> unknownHostKeys() const override { return {}; }
    [[nodiscard]] Result<> acceptHostKeys(const QList<UnknownHostKey> &) override { return {}; }
    [[nodiscard]] PresenceDocument document() const override
    {
        const std::scoped_lock lock(m_mutex);
        return m_document;
    }

private:
    void report(const QList<ProbeTarget> &targets, const QHash<QString, std::shared_ptr<const HostPresence>> &presences,
                const std::stop_token &stop)
    {
        static constexpr std::array stages{ProbeStage::Connecting, ProbeStage::CheckingHostKey,
                                           ProbeStage::Authenticating, ProbeStage::Asking};
        for (qsizetype ended = 0; ended < targets.size() && !stop.stop_requested(); ended += endingPerBatch) {
            std::this_thread::sleep_for(batch);
            QList<ProbeStatus> changed;
            const std::unique_lock lock(m_mutex);
            for (qsizetype i = ended; i < std::min(ended + atOnce, targets.size()); ++i) {
                ProbeStatus status;
                status.host = targets[i].host;
                status.elapsed = batch * (1 + i % 9);
                if (i < ended + endingPerBatch) {
                    status.stage = ProbeStage::Done;
                    status.presence = presences.value(status.host);
                    m_document.insert(status.presence);
                } else {
                    status.stage = stages[static_cast<size_t>(i + ended) % stages.size()];
                }
                changed.append(status);
            }
            m_setup.observer(changed);
        }
    }

    const ProbeSetup m_setup;
    const Plan &m_plan;
    int m_round = 0; ///< what is there changes from one to the next
    mutable std::mutex m_mutex;
    PresenceDocument m_document;
    std::jthread m_thread;
};

class Benchmark final
{
public:
    Benchmark()
        : m_planningService(
            [planner = std::make_shared<Planner>()](const PlanRequest &request, const std::atomic_bool *canceled) {
                return planner->plan(request, canceled);
            })
        , m_probing(m_planningService, backend(), {m_folder.filePath(u"known_hosts"_s), m_folder.filePath(u"hashes"_s)})
        , m_window(m_planningService)
    {
        writeBenchInventory(m_folder.path(), hostCount, u"" QM_KUBESPRAY_DATA "/pr12937/inventory/sample"_s);
        addStandardPages(m_window, &m_probing);
        m_window.resize(1600, 1000);
        m_window.show();
        m_window.open({{m_folder.filePath(u"inventory/hosts.ini"_s)},
                       u"" QM_KUBESPRAY_DATA "/pr12937"_s,
                       {},
                       {},
                       m_folder.filePath(u"facts"_s),
                       {},
                       {}});
        while (!m_planningService.planning() || m_planningService.isBusy())
            QApplication::processEvents(QEventLoop::WaitForMoreEvents);
        m_plan = m_planningService.planning()->plan();
        if (m_plan.hosts.size() < hostCount)
            qFatal("The plan is not what it should be");
    }

    /// @param pages ids; all if empty.
    bool run(const QStringList &pages)
    {
        for (const Page *page : m_window.pages()) {
            if (!pages.isEmpty() && !pages.contains(page->id()))
                continue;
            m_window.showPage(page->id());
            (void)frames([] {});
            m_report.add(u"500 hosts report: "_s + page->id(), reports(), oneFrame);
        }
        m_report.addMemory(bench::peakMemory(), mostMemory);
        return m_report.isGood();
    }

private:
    [[nodiscard]] ProbeBackend backend()
    {
        ProbeBackend backend = realProbes();
        backend.engine = [this](const ProbeSetup &setup) -> std::unique_ptr<ProbeEngine> {
            return std::make_unique<ReportingEngine>(setup, m_plan);
        };
        return backend;
    }

    /// Until all have reported and the plan has followed.
    std::vector<Frame> reports()
    {
        std::vector<Frame> result{frame([this] { m_probing.probeAll(); })};
        const auto turns = {framesUntil([this] { return !m_probing.isBusy() && !m_planningService.isBusy(); }),
                            frames([] {})};
        for (const std::vector<Frame> &more : turns)
            result.insert(result.end(), more.begin(), more.end());
        return result;
    }

    QTemporaryDir m_folder;
    Plan m_plan;
    PlanningService m_planningService;
    ProbingService m_probing;
    MainWindow m_window;
    bench::Report m_report;
};

} // namespace
} // namespace qm

int main(int argc, char **argv)
{
    const QTemporaryDir home; // no settings of the user's, and none left behind
    for (const char *variable : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"})
        qputenv(variable, home.path().toUtf8());
    const qm::bench::WarmMemory warm;
    QApplication application(argc, argv);
    QCoreApplication::setOrganizationName(u"quaymaster-bench"_s);
    QCoreApplication::setApplicationName(u"bench_probing"_s);
    return qm::Benchmark().run(application.arguments().mid(1)) ? 0 : 1;
}
