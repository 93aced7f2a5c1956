// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/catalog/sourcemask.h"
#include "core/delivery/activity.h"
#include "core/delivery/serverlogin.h"
#include "core/execution/planexecutor.h"

namespace qm {

/// One step, done once, in the calling thread. PlanExecutor is its face.
class StepRun final
{
public:
    StepRun(PlanExecutor &executor, quint32 step, const StepObserver &observer);
    /// @param activity must outlive this.
    StepRun(PlanExecutor &executor, quint32 step, Activity activity);

    [[nodiscard]] Result<StepOutcome> perform();
    [[nodiscard]] Result<StepOutcome> prove();

private:
    [[nodiscard]] Result<Delivered> fetch();
    [[nodiscard]] Result<Delivered> transit();
    [[nodiscard]] Result<Delivered> distribute();
    [[nodiscard]] Result<Delivered> unpack();
    [[nodiscard]] Result<Delivered> load();
    [[nodiscard]] Result<Delivered> loadBrought(Machine &machine, const ImageLoad &load);
    [[nodiscard]] Result<Delivered> verify();

    /// What is taken of the artifact at most. What a server said of its size is for people: some say too little, and
    /// the checksum decides. This is against answers without end. -1 if its size is unknown, or it may have become
    /// something else since it was weighed, because nothing says what it is.
    [[nodiscard]] qint64 mostBytes() const;
    /// @param mask becomes one of what is secret in its addresses
    [[nodiscard]] Result<FileFetch> fileFetch(const QString &path, SourceMask &mask) const;
    [[nodiscard]] ImageFetch imageFetch(const QString &archive, const RegistrySettings &registries) const;
    /// Those of files and of the inventory, and better ones: empty to leave it to the machine that fetches.
    [[nodiscard]] Secret imageLogins(const ImageFetch &fetch, const RegistrySettings &registries,
                                     const QList<ServerLogin> &better) const;
    [[nodiscard]] Result<Delivered> fetchFileStep();
    [[nodiscard]] Result<Delivered> fetchImageStep();
    using FetchWork = std::function<Result<Delivered>(const QList<ServerLogin> &logins, const Activity &activity)>;
    /// Fetches, and once more with a login if a server wants one and somebody gives it.
    /// @param servers see whoWantsLogin()
    /// @param exposed see ServerLogins
    [[nodiscard]] Result<Delivered> withLogins(const QStringList &servers, const QSet<QString> &exposed,
                                               const FetchWork &work) const;
    [[nodiscard]] ImageLoad imageLoad(const Delivered &known) const;
    [[nodiscard]] Result<Delivered> verifyFile(Machine &machine);
    [[nodiscard]] Result<Delivered> verifyImage(Machine &machine);
    /// What lies on the controller, proved: that it is what was fetched, its hash, and of images what they are.
    [[nodiscard]] Result<Delivered> atController();
    /// Does something with what lies on the controller. If that fails because it is another file meanwhile, or none, it
    /// says so, as atController() does, and the file is brought anew.
    [[nodiscard]] Result<Delivered> sentFromHere(const std::function<Result<Delivered>(const Delivered &here)> &send);
    /// @param evidence of its fetch, if known. What is not right is taken away: store-damaged.
    [[nodiscard]] Result<Delivered> provedHere(const QString &file, const QString &evidence) const;
    [[nodiscard]] Result<Delivered> storedFile(const QString &file, const QString &evidence) const;
    [[nodiscard]] Result<Delivered> storedImage(const QString &file, const QString &evidence) const;
    /// What is known of the step's image, from its archive here or else from its fetch.
    [[nodiscard]] Delivered knownImage();

    /// The catalog's skopeo on the step's host, for where none is installed; empty if the host does not get it.
    [[nodiscard]] QString skopeoPath() const;
    /// Does something that needs skopeo, if need be once more after it was brought to the step's host.
    [[nodiscard]] Result<Delivered> withSkopeo(const std::function<Result<Delivered>()> &work);
    /// Steps may be done twice, and at the same time: whoever comes second finds it done.
    [[nodiscard]] Result<> performWithAllBefore(quint32 step);

    /// Does something on the step's host with a connection of its own, or on the controller.
    [[nodiscard]] Result<Delivered> onHost(const std::function<Result<Delivered>(Machine &)> &work);

    [[nodiscard]] bool isAtController() const { return m_executor.m_places.isController(m_step.host); }
    [[nodiscard]] QString path() const;
    [[nodiscard]] const FetchSettings &settingsOf(const QString &downloader) const;
    /// See isBroughtLean().
    [[nodiscard]] bool isBrought() const;
    [[nodiscard]] FilePlace place() const { return {path(), m_artifact.owner, m_artifact.mode}; }
    void remember(const Delivered &delivered);
    /// What was proved of this download here, if anything.
    [[nodiscard]] Delivered remembered() const;

    static constexpr QStringView sha256Name = u"sha256"; ///< Checksum::algorithm

    PlanExecutor &m_executor;
    const Plan &m_plan;
    const quint32 m_stepIndex;
    const Step m_step;
    const Artifact &m_artifact;
    const Download &m_download;
    const Activity m_activity;
};

} // namespace qm
