// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/probing/hostkeyentries.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

/// Under which name an endpoint's keys are known: HostKeyStore has the rule.
QByteArray nameOf(const SshEndpoint &endpoint)
{
    return endpoint.hostKeyAlias.isEmpty() ? knownHostsName(endpoint.address, endpoint.port)
                                           : knownHostsName(endpoint.hostKeyAlias, 22);
}

/// Where a server stands on the way to a host.
struct Place final
{
    QString host;
    QStringList via;
    bool isJump = false;
};

QMultiHash<QByteArray, Place> placesOf(const QHash<QString, ProbeTarget> &targets)
{
    QMultiHash<QByteArray, Place> places;
    for (const ProbeTarget &target : targets) {
        if (!target.target || target.target->local)
            continue;
        QStringList via;
        for (const SshEndpoint &jump : target.target->jumps) {
            places.insert(nameOf(jump), {target.host, via, true});
            via.append(jump.name());
        }
        places.insert(nameOf(target.target->node), {target.host, via, false});
    }
    return places;
}

void addPlaces(HostKeyEntry &entry, const QMultiHash<QByteArray, Place> &places)
{
    for (auto [place, end] = places.equal_range(entry.server.name); place != end; ++place) {
        // A host may be a node and a jump host; the shortest way says more.
        if (entry.hosts.isEmpty() || place->via.size() < entry.via.size())
            entry.via = place->via;
        entry.hosts.append(place->host);
        entry.isJump = entry.isJump || place->isJump;
    }
    if (entry.hosts.isEmpty())
        entry.hosts.append(entry.server.host);
    std::sort(entry.hosts.begin(), entry.hosts.end());
    entry.hosts.erase(std::unique(entry.hosts.begin(), entry.hosts.end()), entry.hosts.end());
}

/// The server on the way to a host that an error is about: the message names it.
QByteArray refusedServer(const ProbeTarget &target, const Error &error)
{
    if (!target.target)
        return target.host.toUtf8();
    const QStringList &said = error.message.arguments();
    for (const SshEndpoint &jump : target.target->jumps) {
        if (said.contains(jump.name()))
            return nameOf(jump);
    }
    return nameOf(target.target->node);
}

} // namespace

bool needsHostKey(const ProbeStatus &status)
{
    return status.stage == ProbeStage::Failed && status.error && status.error->code == u"host-key-unknown";
}

QList<HostKeyEntry> hostKeyEntries(const QList<UnknownHostKey> &unknown, const QHash<QString, ProbeTarget> &targets,
                                   const QHash<QString, ProbeStatus> &statuses)
{
    const QMultiHash<QByteArray, Place> places = placesOf(targets);
    QList<HostKeyEntry> entries;
    QHash<QByteArray, qsizetype> refused;
    for (const ProbeStatus &status : statuses) {
        const bool isRefused = status.stage == ProbeStage::Failed && status.error
            && status.error->code.startsWith(u"host-key-") && status.error->code != u"host-key-unknown";
        if (!isRefused)
            continue;
        HostKeyEntry entry;
        entry.server.host = status.host;
        entry.server.name = refusedServer(targets.value(status.host), *status.error);
        entry.refusal = toString(*status.error);
        if (refused.contains(entry.server.name))
            continue;
        refused.insert(entry.server.name, entries.size());
        addPlaces(entry, places);
        entries.append(entry);
    }
    std::sort(entries.begin(), entries.end(),
              [](const HostKeyEntry &a, const HostKeyEntry &b) { return a.server.name < b.server.name; });
    for (const UnknownHostKey &key : unknown) {
        if (refused.contains(key.name))
            continue;
        HostKeyEntry entry;
        entry.server = key;
        addPlaces(entry, places);
        entries.append(entry);
    }
    return entries;
}

} // namespace qm
