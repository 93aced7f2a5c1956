// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/probing/probeengine.h"

namespace qm {
namespace {

class RealEngine final : public ProbeEngine
{
public:
    explicit RealEngine(const ProbeSetup &setup) : m_run(setup) {}

    void ask(const QList<ProbeTarget> &targets) override { m_run.ask(targets); }
    void askKubectl(const ProbeTarget &target, const KubectlQuestion &question) override
    {
        m_run.askKubectl(target, question);
    }
    void cancel() override { m_run.cancel(); }
    void cancel(const QString &host) override { m_run.cancel(host); }
    QList<UnknownHostKey> unknownHostKeys() const override { return m_run.unknownHostKeys(); }
    Result<> acceptHostKeys(const QList<UnknownHostKey> &keys) override { return m_run.acceptHostKeys(keys); }
    PresenceDocument document() const override { return m_run.document(); }

private:
    ProbeRun m_run;
};

} // namespace

ProbeEngine::~ProbeEngine() = default;

ProbeBackend realProbes()
{
    return {[](const Planning &planning, const ProbeScope &scope) { return probeTargets(planning, scope); },
            [](const ProbeSetup &setup) -> std::unique_ptr<ProbeEngine> { return std::make_unique<RealEngine>(setup); },
            [](const Planning &planning) { return controlPlaneTarget(planning); }, probeKubernetes};
}

} // namespace qm
