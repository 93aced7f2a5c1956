// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/plan/plancost.h"

#include "core/base/saturated.h"
#include "core/plan/steps.h"
#include "core/plan/weights.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

/// The layers of a plan's images as numbers, so that they can be counted per host without comparing texts.
class LayerNumbers final
{
public:
    explicit LayerNumbers(const QList<Artifact> &artifacts)
    {
        QHash<QString, quint32> known;
        m_ofArtifact.reserve(static_cast<size_t>(artifacts.size()));
        for (const Artifact &artifact : artifacts) {
            std::vector<quint32> numbers;
            for (const ImageLayer &layer : artifact.layers) {
                const auto number = static_cast<quint32>(m_sizes.size());
                const auto found = known.constFind(layer.digest);
                const quint32 own = found == known.constEnd() ? number : *found;
                if (std::find(numbers.begin(), numbers.end(), own) != numbers.end())
                    continue; // an image may have a layer twice, and keeps it once
                numbers.push_back(own);
                if (found != known.constEnd())
                    continue;
                known.insert(layer.digest, number);
                m_sizes.push_back(layer.size);
            }
            m_ofArtifact.push_back(std::move(numbers));
        }
    }

    [[nodiscard]] const std::vector<quint32> &of(ArtifactIndex artifact) const { return m_ofArtifact[artifact]; }
    [[nodiscard]] qint64 size(quint32 layer) const { return m_sizes[layer]; }
    [[nodiscard]] size_t count() const { return m_sizes.size(); }

private:
    std::vector<std::vector<quint32>> m_ofArtifact;
    std::vector<qint64> m_sizes;
};

class CostCounter final
{
public:
    CostCounter(const Plan &plan, const CostOptions &options)
        : m_plan(plan)
        , m_options(options)
        , m_layers(plan.artifacts)
        , m_seenBy(m_layers.count(), nobody)
        , m_controller(static_cast<size_t>(plan.hosts.size()))
    {
        m_cost.hosts.resize(m_controller + 1);
        m_largest.resize(m_controller + 1);
        for (size_t i = 0; i < m_controller; ++i) {
            const QString &name = plan.hosts[static_cast<qsizetype>(i)].name;
            m_cost.hosts[i].name = name;
            m_cost.hosts[i].imageGcPercent = plan.hosts[static_cast<qsizetype>(i)].imageGcPercent;
            m_hosts.insert(name, i);
        }
        m_cost.hosts.back().name = controllerName.toString();
        m_controller = m_hosts.value(controllerName.toString(), m_controller);
    }

    [[nodiscard]] PlanCost run();
    [[nodiscard]] HostCost runFor(size_t host);

private:
    static constexpr size_t nobody = std::numeric_limits<size_t>::max();

    [[nodiscard]] size_t indexOf(HostIndex host) const { return host == Step::controllerHost ? m_controller : host; }
    [[nodiscard]] DiskCost &disk(size_t host, DiskUse use)
    {
        return m_cost.hosts[host].disks.at(static_cast<size_t>(use));
    }
    void move(HopCost *hop, qint64 size, size_t host, qint64 HostCost::*side);
    void count(const Step &step);
    void store(size_t host, qint64 size);
    void unpack(DiskCost *cost, qint64 size) const;
    void fetch(const Step &step);
    void load(const Step &step);
    void enterEngine(size_t host);
    [[nodiscard]] qint64 newBytes(size_t host, ArtifactIndex artifact);
    void addTemporary();
    void countLayers();
    void findBusiest(HopCost *hop, qint64 HostCost::*side, bool withController) const;

    const Plan &m_plan;
    const CostOptions &m_options;
    const LayerNumbers m_layers;
    std::vector<size_t> m_seenBy; ///< by layer: the last host that turned out to have it
    size_t m_controller;
    size_t m_engineOf = nobody; ///< the host whose layers m_seenBy knows
    QHash<QString, size_t> m_hosts;
    std::vector<std::vector<qint64>> m_largest; ///< by host: the largest images that it fetches
    PlanCost m_cost;
};

/// @param host whose share it is
void CostCounter::move(HopCost *hop, qint64 size, size_t host, qint64 HostCost::*side)
{
    ++hop->transfers;
    HostCost &cost = m_cost.hosts[host];
    if (size < 0) {
        ++hop->unknownSizes;
        ++cost.unknownSizes;
        return;
    }
    hop->knownBytes = saturatedSum(hop->knownBytes, size);
    cost.*side = saturatedSum(cost.*side, size);
}

void CostCounter::store(size_t host, qint64 size)
{
    DiskCost &cost = disk(host, DiskUse::ReleaseDir);
    cost.exactBytes = saturatedSum(cost.exactBytes, std::max<qint64>(size, 0));
    ++cost.inodes;
}

void CostCounter::unpack(DiskCost *cost, qint64 size) const
{
    const qint64 unpacked = saturatedProduct(std::max<qint64>(size, 0), m_options.unpackedFactor);
    cost->estimatedBytes = saturatedSum(cost->estimatedBytes, unpacked);
    cost->inodes = saturatedSum(cost->inodes, unpacked / m_options.bytesPerInode + 1);
}

void CostCounter::fetch(const Step &step)
{
    const Artifact &artifact = m_plan.artifacts[step.artifact];
    const size_t host = indexOf(step.host);
    move(&m_cost.fetch, artifact.size, host, &HostCost::fetchedBytes);
    store(host, artifact.size);
    if (artifact.kind != ArtifactKind::Image || artifact.size < 0)
        return;
    std::vector<qint64> &largest = m_largest[host];
    largest.insert(std::lower_bound(largest.begin(), largest.end(), artifact.size, std::greater<>()), artifact.size);
    if (largest.size() > static_cast<size_t>(m_options.fetchesAtOnce))
        largest.pop_back();
}

/// What images that are there keep already.
void CostCounter::enterEngine(size_t host)
{
    m_engineOf = host;
    for (const Need need : m_plan.hosts[static_cast<qsizetype>(host)].needs) {
        if (isMissing(need.presence))
            continue;
        for (const quint32 layer : m_layers.of(need.artifact))
            m_seenBy[layer] = host;
    }
}

qint64 CostCounter::newBytes(size_t host, ArtifactIndex artifact)
{
    const std::vector<quint32> &layers = m_layers.of(artifact);
    if (layers.empty())
        return m_plan.artifacts[artifact].size;
    qint64 bytes = 0;
    qint64 &repeated = m_cost.hosts[host].repeatedLayerBytes;
    for (const quint32 layer : layers) {
        qint64 &counted = m_seenBy[layer] == host ? repeated : bytes;
        counted = saturatedSum(counted, m_layers.size(layer));
        m_seenBy[layer] = host;
    }
    return bytes;
}

void CostCounter::load(const Step &step)
{
    const size_t host = indexOf(step.host);
    if (host >= static_cast<size_t>(m_plan.hosts.size()))
        return; // the controller has no engine where it is no host
    if (host != m_engineOf)
        enterEngine(host);
    DiskCost &cost = disk(host, DiskUse::EngineRoot);
    const qint64 bytes = newBytes(host, step.artifact);
    // containerd keeps layers as they came beside what it unpacked; the others do not.
    const QString &engine = m_plan.hosts[static_cast<qsizetype>(host)].engine;
    if (engine != u"docker" && engine != u"crio")
        cost.exactBytes = saturatedSum(cost.exactBytes, std::max<qint64>(bytes, 0));
    unpack(&cost, bytes);
}

void CostCounter::addTemporary()
{
    for (size_t host = 0; host < m_largest.size(); ++host) {
        DiskCost &cost = disk(host, DiskUse::Temporary);
        for (const qint64 size : m_largest[host])
            cost.exactBytes = saturatedSum(cost.exactBytes, size);
    }
}

void CostCounter::countLayers()
{
    QSet<QString> images;
    std::vector<quint32> users(m_layers.count(), 0);
    for (ArtifactIndex i = 0; i < static_cast<ArtifactIndex>(m_plan.artifacts.size()); ++i) {
        // One image may be an artifact twice, under other names.
        const QString &manifest = m_plan.artifacts[i].manifestDigest;
        if (!manifest.isEmpty() && images.contains(manifest))
            continue;
        images.insert(manifest);
        for (const quint32 layer : m_layers.of(i)) {
            ++users[layer];
            m_cost.layersOfImages = saturatedSum(m_cost.layersOfImages, m_layers.size(layer));
        }
    }
    m_cost.sharedLayers = std::count_if(users.begin(), users.end(), [](quint32 count) { return count > 1; });
    m_cost.layerBytes = sharedLayerBytes(m_plan.artifacts);
}

void CostCounter::findBusiest(HopCost *hop, qint64 HostCost::*side, bool withController) const
{
    for (size_t host = 0; host < m_cost.hosts.size(); ++host) {
        const HostCost &cost = m_cost.hosts[host];
        if (cost.*side <= hop->busiestBytes || (!withController && host == m_controller))
            continue;
        hop->busiest = cost.name;
        hop->busiestBytes = cost.*side;
    }
}

void CostCounter::count(const Step &step)
{
    HostCost &controller = m_cost.hosts[m_controller];
    const qint64 size = m_plan.artifacts[step.artifact].size;
    const size_t host = indexOf(step.host);
    switch (step.stage) {
    case Stage::Fetch:
        fetch(step);
        break;
    case Stage::Transit:
        move(&m_cost.transit, size, m_hosts.value(m_plan.downloads[step.download].downloader, m_controller),
             &HostCost::sentBytes);
        controller.receivedBytes = saturatedSum(controller.receivedBytes, std::max<qint64>(size, 0));
        store(host, size);
        break;
    case Stage::Distribute:
        move(&m_cost.distribute, size, host, &HostCost::receivedBytes);
        controller.sentBytes = saturatedSum(controller.sentBytes, std::max<qint64>(size, 0));
        store(host, size);
        break;
    case Stage::Unpack:
        unpack(&disk(host, DiskUse::ReleaseDir), size);
        break;
    case Stage::Load:
        load(step);
        break;
    case Stage::Verify:
        break;
    }
}

HostCost CostCounter::runFor(size_t host)
{
    // Steps stand by stage and host: nobody has to look at those of all others.
    const bool isPlanned = host < static_cast<size_t>(m_plan.hosts.size());
    const HostIndex index = isPlanned ? static_cast<HostIndex>(host) : Step::controllerHost;
    for (const Stage stage : {Stage::Fetch, Stage::Transit, Stage::Distribute, Stage::Unpack, Stage::Load}) {
        for (const Step &step : stepsOf(m_plan, stage, index))
            count(step);
    }
    addTemporary();
    return m_cost.hosts[host];
}

PlanCost CostCounter::run()
{
    for (const Step &step : m_plan.steps)
        count(step);
    addTemporary();
    findBusiest(&m_cost.fetch, &HostCost::fetchedBytes, true);
    findBusiest(&m_cost.transit, &HostCost::sentBytes, false);
    findBusiest(&m_cost.distribute, &HostCost::receivedBytes, false);
    countLayers();
    HostCost idle;
    idle.name = m_cost.hosts.back().name;
    if (m_cost.hosts.back() == idle)
        m_cost.hosts.pop_back();
    return std::move(m_cost);
}

} // namespace

qint64 DiskCost::bytes() const
{
    return saturatedSum(exactBytes, estimatedBytes);
}

qint64 HostCost::arrivingBytes() const
{
    return saturatedSum(fetchedBytes, receivedBytes);
}

qint64 HostCost::storedBytes() const
{
    qint64 bytes = 0;
    for (const DiskCost &disk : disks)
        bytes = saturatedSum(bytes, disk.bytes());
    return bytes;
}

PlanCost planCost(const Plan &plan, const CostOptions &options)
{
    return CostCounter(plan, options).run();
}

HostCost hostCost(const Plan &plan, HostIndex host, const CostOptions &options)
{
    return CostCounter(plan, options).runFor(host);
}

std::chrono::milliseconds timeFor(qint64 bytes, qint64 bytesPerSecond)
{
    const double time = std::ceil(static_cast<double>(bytes) * 1000.0 / static_cast<double>(bytesPerSecond));
    return std::chrono::milliseconds(static_cast<qint64>(std::min(time, 9e15)));
}

HopTimes hopTimes(const PlanCost &cost, qint64 bytesPerSecond)
{
    return {timeFor(cost.fetch.busiestBytes, bytesPerSecond), timeFor(cost.transit.knownBytes, bytesPerSecond),
            timeFor(cost.distribute.knownBytes, bytesPerSecond)};
}

} // namespace qm
