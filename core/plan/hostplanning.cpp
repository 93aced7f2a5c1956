// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/plan/hostplanning.h"

#include "core/base/workpool.h"

#include <QSet>
#include <QThread>
#include <QtConcurrentMap>

#include <span>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

/// Fewer hosts are faster planned by one thread: each has to evaluate every class of hosts itself.
constexpr size_t hostsWorthAThread = 250;

struct Chunk final
{
    std::span<const quint32> hosts;
    std::vector<HostSettings> settings;
    std::vector<std::shared_ptr<const HostNeeds>> needs;
    QStringList keys;
};

/// Nothing can be said about the artifacts of a host whose architecture nobody knows.
std::shared_ptr<const HostNeeds> withoutFacts(const QString &host)
{
    HostNeeds needs;
    needs.error = Error{factsMissingCode.toString(),
                        Message(QT_TRANSLATE_NOOP("Message",
                                                  "There are no facts about %1: gather them "
                                                  "(ansible -m setup) or plan without a fact cache"),
                                {host}),
                        {}};
    return std::make_shared<const HostNeeds>(std::move(needs));
}

void planChunk(const std::shared_ptr<const KubesprayWorld> &world, Chunk *chunk, const std::atomic_bool *canceled)
{
    Catalog catalog(world);
    chunk->settings.reserve(chunk->hosts.size());
    chunk->needs.reserve(chunk->hosts.size());
    for (const quint32 host : chunk->hosts) {
        if (canceled && *canceled)
            return;
        HostDownloads downloads;
        if (world->hasFacts(host)) {
            downloads = catalog.downloads(host);
        } else {
            downloads = {catalog.settings(host), withoutFacts(world->hostName(host))};
            downloads.settings.architecture.clear();
        }
        chunk->settings.push_back(std::move(downloads.settings));
        chunk->needs.push_back(std::move(downloads.needs));
    }
    chunk->keys = catalog.keys();
}

} // namespace

PlannedHosts planHosts(const std::shared_ptr<const KubesprayWorld> &world, const std::vector<quint32> &hosts,
                       const std::atomic_bool *canceled)
{
    const size_t threads = static_cast<size_t>(std::max(1, QThread::idealThreadCount()));
    const size_t count = std::clamp<size_t>(hosts.size() / hostsWorthAThread, 1, threads);
    std::vector<Chunk> chunks(count);
    for (size_t i = 0; i < count; ++i) {
        const size_t first = hosts.size() * i / count;
        chunks[i].hosts = std::span(hosts).subspan(first, hosts.size() * (i + 1) / count - first);
    }
    QtConcurrent::blockingMap(workPool(), chunks, [&](Chunk &chunk) { planChunk(world, &chunk, canceled); });

    PlannedHosts planned;
    if (canceled && *canceled)
        return planned;
    planned.worldIndexes = hosts;
    QSet<QString> seen;
    for (Chunk &chunk : chunks) {
        std::move(chunk.settings.begin(), chunk.settings.end(), std::back_inserter(planned.settings));
        std::move(chunk.needs.begin(), chunk.needs.end(), std::back_inserter(planned.needs));
        for (const QString &key : std::as_const(chunk.keys)) {
            if (!seen.contains(key) && !kubeadmKeys().contains(key))
                planned.catalogKeys.append(key);
            seen.insert(key);
        }
    }
    planned.catalogKeys.append(kubeadmKeys());
    return planned;
}

} // namespace qm
