// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/probing/kubectl.h"
#include "core/probing/kubernetesprobe.h"
#include "core/probing/proberun.h"
#include "core/probing/probetargets.h"

#include <functional>
#include <memory>

namespace qm {

/// What the window uses of a ProbeRun, function by function, with the same promises. An interface, so that pages can
/// be driven without machines to ask.
class ProbeEngine
{
public:
    ProbeEngine() = default;
    virtual ~ProbeEngine();
    Q_DISABLE_COPY_MOVE(ProbeEngine)

    virtual void ask(const QList<ProbeTarget> &targets) = 0;
    virtual void askKubectl(const ProbeTarget &target, const KubectlQuestion &question) = 0;
    virtual void cancel() = 0;
    virtual void cancel(const QString &host) = 0;
    [[nodiscard]] virtual QList<UnknownHostKey> unknownHostKeys() const = 0;
    [[nodiscard]] virtual Result<> acceptHostKeys(const QList<UnknownHostKey> &keys) = 0;
    [[nodiscard]] virtual PresenceDocument document() const = 0;
};

/// What ProbingService asks with. All functions are called in background threads.
struct ProbeBackend final
{
    std::function<QList<ProbeTarget>(const Planning &planning, const ProbeScope &scope)> targets;
    std::function<std::unique_ptr<ProbeEngine>(const ProbeSetup &setup)> engine;
    std::function<Result<ProbeTarget>(const Planning &planning)> controlPlane;
    std::function<Result<NodePresence>(const QList<NodeIdentity> &hosts, const KubernetesQuestion &question,
                                       const std::atomic_bool *canceled)>
        kubernetes;
};

/// probeTargets(), ProbeRun, controlPlaneTarget() and probeKubernetes().
[[nodiscard]] ProbeBackend realProbes();

} // namespace qm
