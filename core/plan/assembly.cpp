// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/plan/assembly.h"

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

constexpr QChar separator = u'\n';

QString contentKey(const Artifact &artifact)
{
    const QString name = artifact.kind == ArtifactKind::Image
        ? artifact.image
        : QStringList{artifact.dest, artifact.url, artifact.checksum}.join(separator);
    return toString(artifact.kind) + separator + artifact.architecture + separator + name;
}

/// What a host gets from where, before it is known how large the lists are.
struct Delivery final
{
    HostIndex downloader = 0;
    ArtifactIndex content = 0;

    friend bool operator==(const Delivery &, const Delivery &) = default;
};

size_t qHash(const Delivery &delivery, size_t seed = 0)
{
    return qHashMulti(seed, delivery.downloader, delivery.content);
}

QHash<QString, HostIndex> indexHosts(const Plan &plan)
{
    QHash<QString, HostIndex> indexes;
    indexes.reserve(plan.hosts.size());
    for (qsizetype i = 0; i < plan.hosts.size(); ++i)
        indexes.insert(plan.hosts[i].name, static_cast<HostIndex>(i));
    return indexes;
}

} // namespace

ArtifactPool::ArtifactPool(const QStringList &catalogKeys)
{
    for (const QString &key : catalogKeys)
        m_keys.insert(key, m_keys.size());
}

ArtifactIndex ArtifactPool::intern(const Artifact &artifact)
{
    const QString content = contentKey(artifact);
    const QString identity = artifact.key + separator + content + separator
        + (artifact.unarchive ? u"unarchive"_s : QString()) + artifact.unarchiveOptions.join(separator) + separator
        + artifact.owner + separator + artifact.mode + separator + artifact.mirrors.join(separator);
    const auto known = m_known.constFind(identity);
    if (known != m_known.constEnd())
        return *known;

    const auto index = static_cast<ArtifactIndex>(m_artifacts.size());
    const bool newContent = !m_contents.contains(content);
    const ArtifactIndex first = newContent ? index : m_contents.value(content);
    m_artifacts.append(artifact);
    if (!newContent) {
        m_artifacts.back().variant = m_artifacts[first].variant;
    } else if (artifact.kind == ArtifactKind::File) {
        quint32 &variants = m_variants[artifact.architecture + separator + displayName(artifact)];
        m_artifacts.back().variant = variants++;
    }
    m_contents.insert(content, first);
    m_content.push_back(first);
    m_order.push_back(m_keys.value(artifact.key, m_keys.size()));
    m_known.insert(identity, index);
    return index;
}

const QList<Need> &ArtifactPool::add(const HostNeeds *needs)
{
    const auto known = m_needs.constFind(needs);
    if (known != m_needs.constEnd())
        return *known;
    QList<Need> list;
    list.reserve(needs->artifacts.size());
    for (const Artifact &artifact : needs->artifacts)
        list.append({intern(artifact), Presence::Unknown});
    return *m_needs.insert(needs, list);
}

void planDownloads(const ArtifactPool &pool, const QSet<QString> &downloaders, Plan *plan)
{
    const QHash<QString, HostIndex> hosts = indexHosts(*plan);
    QHash<Delivery, qsizetype> known;
    std::vector<HostIndex> downloaderOf; // of each download, as long as they are not sorted
    for (qsizetype i = 0; i < plan->hosts.size(); ++i) {
        const PlannedHost &host = plan->hosts[i];
        if (!downloaders.contains(host.delegate))
            continue;
        const HostIndex downloader = hosts.value(host.delegate, Step::controllerHost);
        for (const Need need : host.needs) {
            if (!isMissing(need.presence))
                continue;
            const Delivery delivery{downloader, pool.content(need.artifact)};
            const auto found = known.constFind(delivery);
            const qsizetype index = found == known.constEnd() ? plan->downloads.size() : *found;
            if (found == known.constEnd()) {
                known.insert(delivery, index);
                plan->downloads.append({host.delegate, delivery.content, {}, false});
                downloaderOf.push_back(downloader);
            }
            Download &download = plan->downloads[index];
            // Two entries of one host may name the same image.
            if (download.hosts.isEmpty() || download.hosts.back() != static_cast<HostIndex>(i))
                download.hosts.append(static_cast<HostIndex>(i));
            download.viaController =
                download.viaController || (host.delegate != controllerName && host.name != host.delegate);
        }
    }

    std::vector<quint32> order(downloaderOf.size());
    for (quint32 i = 0; i < order.size(); ++i)
        order[i] = i;
    const auto key = [&](quint32 i) {
        const ArtifactIndex artifact = plan->downloads[i].artifact;
        return std::tuple(downloaderOf[i], plan->artifacts[artifact].architecture, pool.order(artifact), artifact);
    };
    std::sort(order.begin(), order.end(), [&](quint32 a, quint32 b) { return key(a) < key(b); });
    QList<Download> sorted;
    sorted.reserve(plan->downloads.size());
    for (const quint32 i : order)
        sorted.append(std::move(plan->downloads[i]));
    plan->downloads = std::move(sorted);
}

namespace {

/// Makes the steps of one plan. What happens per host is collected per host first: the order of steps is by host.
class StepPlanner final
{
public:
    explicit StepPlanner(Plan *plan)
        : m_plan(*plan)
        , m_hosts(indexHosts(*plan))
        , m_controller(m_hosts.value(controllerName.toString(), Step::controllerHost))
        , m_received(static_cast<size_t>(plan->hosts.size()))
    {
        m_downloaders.reserve(static_cast<size_t>(plan->downloads.size()));
        for (const Download &download : std::as_const(plan->downloads))
            m_downloaders.push_back(m_hosts.value(download.downloader, Step::controllerHost));
    }

    void plan();

private:
    [[nodiscard]] HostIndex downloader(quint32 download) const { return m_downloaders[download]; }
    [[nodiscard]] const Artifact &artifact(quint32 download) const
    {
        return m_plan.artifacts[m_plan.downloads[download].artifact];
    }
    /// Whether the archive is unpacked once on the controller, for hosts that are not their own downloader.
    [[nodiscard]] bool isUnpackedOnController(quint32 download) const;
    [[nodiscard]] bool isUnpackedOn(HostIndex host, quint32 download) const;
    void append(Stage stage, HostIndex host, quint32 download)
    {
        m_plan.steps.append({stage, host, m_plan.downloads[download].artifact, download});
    }
    void unpack();

    Plan &m_plan;
    QHash<QString, HostIndex> m_hosts;
    HostIndex m_controller;
    std::vector<HostIndex> m_downloaders;         ///< per download
    std::vector<std::vector<quint32>> m_received; ///< per host its downloads, ascending
};

bool StepPlanner::isUnpackedOnController(quint32 download) const
{
    const bool passesController = m_plan.downloads[download].viaController || downloader(download) == m_controller;
    return m_plan.schema == CatalogSchema::EnabledList && passesController && artifact(download).unarchive;
}

bool StepPlanner::isUnpackedOn(HostIndex host, quint32 download) const
{
    if (!artifact(download).unarchive)
        return false;
    switch (m_plan.schema) {
    case CatalogSchema::Groups:
        return true;
    case CatalogSchema::EnabledList:
        return host == downloader(download) && host != m_controller;
    }
    Q_UNREACHABLE();
}

void StepPlanner::unpack()
{
    std::vector<quint32> onController;
    for (quint32 download = 0; download < m_plan.downloads.size(); ++download) {
        if (isUnpackedOnController(download))
            onController.push_back(download);
    }
    for (HostIndex host = 0; host < m_received.size(); ++host) {
        std::vector<quint32> here;
        std::copy_if(m_received[host].begin(), m_received[host].end(), std::back_inserter(here),
                     [&](quint32 download) { return isUnpackedOn(host, download); });
        if (host == m_controller) {
            std::vector<quint32> both;
            std::set_union(here.begin(), here.end(), onController.begin(), onController.end(),
                           std::back_inserter(both));
            here = std::move(both);
        }
        for (const quint32 download : here)
            append(Stage::Unpack, host, download);
    }
    if (m_controller == Step::controllerHost) {
        for (const quint32 download : onController)
            append(Stage::Unpack, m_controller, download);
    }
}

void StepPlanner::plan()
{
    qsizetype deliveries = 0;
    for (quint32 download = 0; download < m_plan.downloads.size(); ++download) {
        for (const HostIndex host : m_plan.downloads[download].hosts)
            m_received[host].push_back(download);
        deliveries += m_plan.downloads[download].hosts.size();
    }
    m_plan.steps.reserve(2 * m_plan.downloads.size() + 3 * deliveries);

    for (quint32 download = 0; download < m_plan.downloads.size(); ++download)
        append(Stage::Fetch, downloader(download), download);
    for (quint32 download = 0; download < m_plan.downloads.size(); ++download) {
        if (m_plan.downloads[download].viaController)
            append(Stage::Transit, m_controller, download);
    }
    const auto forEachDelivery = [this](auto action) {
        for (HostIndex host = 0; host < m_received.size(); ++host) {
            for (const quint32 download : m_received[host])
                action(host, download);
        }
    };
    forEachDelivery([this](HostIndex host, quint32 download) {
        const bool arrivesByTransit = host == m_controller && m_plan.downloads[download].viaController;
        if (host != downloader(download) && !arrivesByTransit)
            append(Stage::Distribute, host, download);
    });
    unpack();
    forEachDelivery([this](HostIndex host, quint32 download) {
        if (artifact(download).kind == ArtifactKind::Image)
            append(Stage::Load, host, download);
    });
    forEachDelivery([this](HostIndex host, quint32 download) { append(Stage::Verify, host, download); });
    m_plan.steps.squeeze();
}

} // namespace

void planSteps(Plan *plan)
{
    StepPlanner(plan).plan();
}

} // namespace qm
