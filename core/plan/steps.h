// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/plan/plan.h"

#include <QList>
#include <QString>

#include <optional>
#include <span>

namespace qm {

/// The name of a step: unique in its plan, the same in every plan that has the step, readable:
/// "load/node3/registry.k8s.io/pause:3.10", "fetch/node1/arm64%registry.k8s.io/pause:3.10".
/// What is fetched and passed on by one host for several architectures carries the architecture, and what comes
/// from another host its name: "transit/localhost/node1/arm64%registry.k8s.io/pause:3.10".
[[nodiscard]] QString stepId(const Plan &plan, const Step &step);

/// What stepId() joins, for whoever writes the names of many steps: stage, host, and, where they are told, downloader
/// and architecture, before the artifact's name: "stage/host/[downloader/][architecture%]name".
struct StepIdParts final
{
    bool tellsDownloader = false;
    bool tellsArchitecture = false;
};

[[nodiscard]] StepIdParts stepIdParts(const Plan &plan, const Step &step);
/// The last part of a step's name: the artifact's name, and its variant after "~".
[[nodiscard]] QString stepIdName(const Artifact &artifact);

/// The steps of a stage on a host, which stand together in Plan::steps. Logarithmic in the number of steps.
[[nodiscard]] std::span<const Step> stepsOf(const Plan &plan, Stage stage, HostIndex host);

/// The steps that must be done before Plan::steps[@p step] can begin: indexes in Plan::steps, ascending, smaller
/// than @p step. Only direct predecessors. Logarithmic in the number of steps: nothing is stored for it.
[[nodiscard]] QList<quint32> stepsBefore(const Plan &plan, quint32 step);

/// The step after which a file lies on a host that the catalog calls @p key, if it is missing there.
[[nodiscard]] std::optional<quint32> arrivalStep(const Plan &plan, HostIndex host, QStringView key);

/// The name of the host on which a step acts; the controller's for Step::controllerHost.
[[nodiscard]] QString hostName(const Plan &plan, HostIndex host);

/// An artifact's architecture as one part of a path, whatever it is: itself, if it is a name of one.
[[nodiscard]] QString architecturePart(const Artifact &artifact);

/// The file name under which Kubespray keeps an image between download and load
/// (pull/12937, roles/download: "<arch>%<image>" with ":" → "%25" and "/" → "%2A", and ".tar").
[[nodiscard]] QString imageArchiveName(const Artifact &artifact);

/// Where an artifact lies on a host, given that host's release directory.
[[nodiscard]] QString pathOnHost(const QString &releaseDir, const Artifact &artifact);

} // namespace qm
