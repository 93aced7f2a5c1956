// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/probing/proberun.h"

#include "core/probing/probework.h"
#include "core/probing/sharedmachines.h"

namespace qm {

ProbeRun::ProbeRun(ProbeSetup setup) : d(std::make_unique<ProbeWork>(std::move(setup))) {}

ProbeRun::~ProbeRun() = default;

void ProbeRun::ask(const QList<ProbeTarget> &targets)
{
    d->ask(targets);
}

void ProbeRun::askKubectl(const ProbeTarget &target, const KubectlQuestion &question)
{
    d->askKubectl(target, question);
}

void ProbeRun::askFailedAgain()
{
    QList<ProbeTarget> targets;
    for (const ProbeWork::Row &row : d->rows()) {
        if (row.status.stage == ProbeStage::Failed || row.status.stage == ProbeStage::Cancelled)
            targets.append(row.target);
    }
    d->ask(targets);
    d->askKubectlAgain();
}

void ProbeRun::cancel()
{
    d->cancel({});
}

void ProbeRun::cancel(const QString &host)
{
    d->cancel(host);
}

ProbeSnapshot ProbeRun::snapshot() const
{
    ProbeSnapshot snapshot;
    for (const ProbeWork::Row &row : d->rows()) {
        snapshot.hosts.append(row.status);
        snapshot.done += row.status.stage == ProbeStage::Done ? 1 : 0;
        snapshot.failed += row.status.stage == ProbeStage::Failed ? 1 : 0;
        snapshot.cancelled += row.status.stage == ProbeStage::Cancelled ? 1 : 0;
    }
    snapshot.finished = d->isFinished();
    return snapshot;
}

std::optional<KubectlStatus> ProbeRun::kubectl() const
{
    return d->kubectl();
}

bool ProbeRun::isFinished() const
{
    return d->isFinished();
}

bool ProbeRun::wait(std::chrono::milliseconds limit)
{
    return d->wait(limit);
}

QList<UnknownHostKey> ProbeRun::unknownHostKeys() const
{
    return d->hostKeys().unknownKeys();
}

Result<> ProbeRun::acceptHostKeys(const QList<UnknownHostKey> &keys)
{
    return d->hostKeys().accept(keys);
}

PresenceDocument ProbeRun::document() const
{
    PresenceDocument document;
    for (const ProbeWork::Row &row : d->rows()) {
        document.diagnostics.append(row.target.diagnostics);
        if (row.status.presence)
            document.insert(row.status.presence);
    }
    document.diagnostics.append(d->hostKeys().diagnostics());
    document.diagnostics.append(findSharedMachines(document));
    return document;
}

} // namespace qm
