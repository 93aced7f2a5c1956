// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/filestamp.h"
#include "core/catalog/filesource.h"
#include "core/catalog/registrysettings.h"
#include "core/delivery/delivery.h"
#include "core/execution/artifactplaces.h"
#include "core/execution/machines.h"
#include "core/execution/stepthreads.h"
#include "core/execution/thinarchives.h"
#include "core/plan/plan.h"
#include "core/rollout/stepexecutor.h"

#include <QHash>
#include <QSet>
#include <QString>

#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace qm {

class CredentialBroker;
class StepRun;

/// What a downloader has to know that is no part of a plan.
struct FetchSettings final
{
    QString httpProxy; ///< as the environment variables of these names
    QString httpsProxy;
    QString noProxy;
    /// containers-auth.json(5) on the controller; empty for none.
    QString authFile;

    friend bool operator==(const FetchSettings &, const FetchSettings &) = default;
};

/// How the steps of a plan are carried out.
struct ExecutionSettings final
{
    /// Folder on the controller for what passes through it.
    QString store;
    bool pinImages = false;
    bool thinArchives = true;  ///< see RolloutOptions
    bool streamImages = false; ///< see RolloutOptions
    /// Hosts on which archives have to lie after they were loaded: neither thin ones nor streams go there.
    QSet<QString> archiveKeepers;
    /// Registries whose certificates nobody has to vouch for, or that speak plain HTTP: a person's decision.
    QSet<QString> insecureRegistries;
    /// Further authorities (PEM) that whoever downloads believes in.
    QByteArray authorities;
    QHash<QString, FetchSettings> downloaders; ///< by name
    /// Where the file of a download comes from, with its credentials; called from any thread, as late as possible.
    std::function<Result<FileSource>(const Download &download)> fileSource;
    /// Asked for logins that servers want and nobody has said; must outlive the executor. Null where nobody can be
    /// asked.
    CredentialBroker *credentials = nullptr;
    /// What the image of a download is pulled through; as above.
    std::function<RegistrySettings(const Download &download)> registrySettings;
};

/// The engine of a host; containerd where the plan names none, as with Kubespray.
[[nodiscard]] Engine engineOf(const Plan &plan, HostIndex host);

/// Whether a step is about an image that may come thinly or as a stream, see BroughtImage: from the controller to a
/// node with containerd that does not have to keep its archive. What was begun so is loaded so, whatever the settings
/// say by then.
[[nodiscard]] bool isBroughtLean(const Plan &plan, const ArtifactPlaces &places, const ExecutionSettings &settings,
                                 const Step &step);

/// Carries out the steps of a plan, whose indexes are those of the rollout's jobs. Each runs on a thread of its own;
/// one for which there is none fails with thread-limit.
class PlanExecutor final : public StepExecutor
{
public:
    /// @param machines must outlive this.
    PlanExecutor(std::shared_ptr<const Plan> plan, ExecutionSettings settings, Machines &machines);
    /// Waits for what runs.
    ~PlanExecutor() override;

    void start(quint32 job, StepObserver observer, Finished finished) override;
    /// Where the proof would be as long as the work, it fails with not-proved: beginning anew looks first, too.
    void prove(quint32 job, StepObserver observer, Finished finished) override;
    void recall(quint32 job, const QString &evidence) override;
    [[nodiscard]] QString commands(quint32 job) const override;

private:
    friend class StepRun;
    using Work = Result<StepOutcome> (StepRun::*)();

    /// What is known for sure of a download, by its first proof in this run.
    struct Proved final
    {
        std::mutex mutex;
        Delivered delivered;
        FileStamp stamp;  ///< of the file here when it was proved
        QString evidence; ///< of its fetch, in this run or an earlier one
    };

    void begin(quint32 job, StepObserver observer, const Finished &finished, Work work);
    [[nodiscard]] QString evidence(quint32 download) const;

    const std::shared_ptr<const Plan> m_plan;
    const ExecutionSettings m_settings;
    Machines &m_machines;
    const ArtifactPlaces m_places;
    ThinArchives m_thinArchives;
    mutable std::vector<Proved> m_proved; ///< by download
    StepThreads m_threads;                ///< last: they use all of the above
};

} // namespace qm
