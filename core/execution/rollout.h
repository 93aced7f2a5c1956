// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/plan/planner.h"
#include "core/probing/probetargets.h"
#include "core/rollout/journal.h"
#include "core/rollout/rolloutrun.h"

#include <QByteArray>
#include <QSet>
#include <QString>
#include <QStringList>

#include <functional>
#include <memory>

namespace qm {

class CredentialProvider;

/// Everything that a rollout of a plan needs. What it points to must outlive it.
struct RolloutRequest final
{
    /// Computed now: says how hosts are reached.
    std::shared_ptr<const Planning> planning;
    /// What is carried out; its document is what the journal keeps.
    std::shared_ptr<const Plan> plan;
    QByteArray planDocument;
    /// What started it, for the journal; without secrets.
    QString command;
    /// Folder of journal, logs, keys of hosts and of what passes through this machine; made if it is not there.
    QString workspace;
    /// The workspace's own known_hosts file; empty for the one in it.
    QString knownHostsFile = {};
    RolloutOptions options{};
    ProbeScope scope{};
    QSet<QString> insecureRegistries{}; ///< a person's decision; see ExecutionSettings
    /// PEM files of private authorities on this machine, which all downloaders are to believe in, too.
    QStringList authorityFiles{};
    CredentialProvider *credentials = nullptr;
    std::function<void(const RolloutUpdate &update)> observer{};
};

/// A rollout of a plan on real machines: schedule, journal, connections and everything else it is made of. Thread-safe
/// as its parts are.
class Rollout final
{
public:
    /// A new one. Does not start it. Errors: those of checkStoreRoom(), readAuthorities(), Journal::open() and
    /// Journal::begin().
    [[nodiscard]] static Result<std::unique_ptr<Rollout>> begin(const RolloutRequest &request);
    /// One that did not end, whose plan is the request's.
    [[nodiscard]] static Result<std::unique_ptr<Rollout>> takeUp(const RolloutRequest &request, qint64 id);
    /// Cancels what still runs and waits for it.
    ~Rollout();
    Q_DISABLE_COPY_MOVE(Rollout)

    [[nodiscard]] qint64 id() const { return m_id; }
    [[nodiscard]] RolloutRun &run() const;
    [[nodiscard]] const Journal &journal() const;
    /// See StepExecutor::commands().
    [[nodiscard]] QString commands(quint32 job) const;

private:
    struct Parts;

    explicit Rollout(std::unique_ptr<Parts> parts, qint64 id);
    [[nodiscard]] static Result<std::unique_ptr<Parts>> prepare(const RolloutRequest &request);

    std::unique_ptr<Parts> m_parts;
    const qint64 m_id;
};

} // namespace qm
