// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/probing/proberun.h"
#include "tests/support/nodes/faultproxy.h"
#include "tests/support/nodes/nodefleet.h"

#include <QBuffer>

#include <algorithm>

namespace qm::test {

/// Nodes that are asked what they have, and what all of them have.
class ProbeFleet final
{
public:
    static constexpr auto releaseDir = "/opt/releases";
    static constexpr auto file = "/opt/releases/a|b c";
    static constexpr auto fileSha256 = "775cc0619ffdffe4a0d921b116bed2f4778b2c9ee3142f8a29996bec22d90e05";
    /// In front of every setup.
    static constexpr auto everyNode = "mkdir -p /opt/releases\nprintf 'content of node' >'/opt/releases/a|b c'\n"
                                      "chmod 755 /opt/releases\nchmod 644 /opt/releases/*\n";

    Node &add(const QByteArray &more = {}, const QStringList &sshdConfig = {})
    {
        NodeOptions options;
        options.setup = everyNode + more;
        options.sshdConfig = sshdConfig;
        return nodes.add(options);
    }

    [[nodiscard]] ProbeSetup probeSetup() const
    {
        ProbeSetup setup;
        setup.knownHostsFile = nodes.knownHosts();
        return setup;
    }

    /// @param host its name in the inventory.
    [[nodiscard]] ProbeTarget target(const QString &host, size_t node,
                                     const QString &user = QStringLiteral("root")) const
    {
        ProbeTarget target;
        target.host = host;
        target.target = nodes.target(nodes.node(node), user);
        target.target->host = host;
        target.question.releaseDir = QLatin1StringView(releaseDir);
        target.question.files = {QLatin1StringView(file), QStringLiteral("/opt/releases/none")};
        return target;
    }

    [[nodiscard]] ProbeTarget through(const FaultProxy &proxy, const QString &host, size_t node) const
    {
        ProbeTarget target = this->target(host, node);
        SshEndpoint &endpoint = target.target->node;
        endpoint.hostKeyAlias = QStringLiteral("[%1]:%2").arg(endpoint.address).arg(endpoint.port);
        endpoint.address = QStringLiteral("127.0.0.1");
        endpoint.port = proxy.port();
        return target;
    }

    NodeFleet nodes;
};

/// The state of one host of a run.
[[nodiscard]] inline ProbeStatus statusOf(const ProbeRun &run, const QString &host)
{
    for (const ProbeStatus &status : run.snapshot().hosts) {
        if (status.host == host)
            return status;
    }
    return {};
}

/// "done", or why not.
[[nodiscard]] inline QString verdictOf(const ProbeStatus &status)
{
    if (status.stage == ProbeStage::Done)
        return QStringLiteral("done");
    return status.error ? status.error->code : QStringLiteral("nothing");
}

/// What a node says of itself each time it is asked: without times, and what changes by itself.
[[nodiscard]] inline HostPresence lasting(const ProbeStatus &status)
{
    HostPresence presence = status.presence ? *status.presence : HostPresence();
    presence.name.clear();
    presence.at = {};
    presence.facts.clockOffsetMs = {};
    presence.freeBytes.clear();
    for (DiskState &disk : presence.disks)
        disk.freeBytes = disk.freeInodes = 0;
    presence.findings.clear();
    return presence;
}

[[nodiscard]] inline bool hasFinding(const HostPresence &presence, const QString &code)
{
    return std::any_of(presence.findings.begin(), presence.findings.end(),
                       [&](const Diagnostic &finding) { return finding.code == code; });
}

/// The document that a run makes, as bytes.
[[nodiscard]] inline QByteArray writtenDocument(const ProbeRun &run)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    return writePresence(run.document(), buffer) ? buffer.data() : QByteArray();
}

/// Every host ended in one way, and is in the document.
[[nodiscard]] inline bool totalsAddUp(const ProbeRun &run)
{
    const ProbeSnapshot snapshot = run.snapshot();
    return snapshot.finished && snapshot.done + snapshot.failed + snapshot.cancelled == snapshot.hosts.size()
        && run.document().order.size() == snapshot.hosts.size();
}

} // namespace qm::test
