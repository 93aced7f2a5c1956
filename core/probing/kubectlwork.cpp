// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/probing/probework.h"

#include "core/transport/ssh/localshell.h"

using namespace Qt::StringLiterals;
using Clock = std::chrono::steady_clock;

namespace qm {

KubectlStatus ProbeWork::Kubectl::now() const
{
    KubectlStatus now = status;
    if (underWay)
        now.elapsed = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - since);
    return now;
}

void ProbeWork::askKubectl(const ProbeTarget &target, const KubectlQuestion &question)
{
    {
        const std::scoped_lock lock(m_mutex);
        if (m_kubectl && m_kubectl->underWay)
            return;
        m_kubectl = Kubectl{target, question, {target.host}, Clock::now(), {}, true};
        ++m_underWay;
        change(*m_kubectl);
    }
    SshCommand command = kubectlCommand(question.outputLimit);
    command.totalLimit = m_setup.total;
    if (!target.target) {
        concludeKubectl(tl::unexpected<Error>(whyUnreachable(target)));
    } else if (target.target->local) {
        submitLocal([this, command, way = *target.target] {
            std::unique_lock lock(m_mutex);
            const std::stop_token cancelled = m_kubectl->stopLocal.get_token();
            m_kubectl->status.stage = ProbeStage::Asking;
            change(*m_kubectl);
            lock.unlock();
            concludeKubectl(runLocally(command, cancelled, {}, {&m_context, way}));
        });
    } else {
        m_pool.submit(
            *target.target, [this, command](const Result<SshSession *> &session, const std::stop_token &stop) {
                concludeKubectl(session ? (*session)->run(command, stop) : tl::unexpected<Error>(session.error()));
            });
    }
}

void ProbeWork::askKubectlAgain()
{
    std::unique_lock lock(m_mutex);
    const bool failed = m_kubectl && !m_kubectl->underWay && m_kubectl->status.stage != ProbeStage::Done;
    if (!failed)
        return;
    const ProbeTarget target = m_kubectl->target;
    const KubectlQuestion question = m_kubectl->question;
    lock.unlock();
    askKubectl(target, question);
}

std::optional<KubectlStatus> ProbeWork::kubectl() const
{
    const std::scoped_lock lock(m_mutex);
    return m_kubectl ? std::optional(m_kubectl->now()) : std::nullopt;
}

void ProbeWork::concludeKubectl(const Result<CommandResult> &result)
{
    std::unique_lock lock(m_mutex);
    const QString host = m_kubectl->target.host;
    const KubectlQuestion question = m_kubectl->question;
    lock.unlock();
    Result<NodePresence> answer =
        result ? readKubectlAnswer(host, *result, question) : tl::unexpected<Error>(result.error());
    lock = lockForEnd();
    KubectlStatus &status = m_kubectl->status;
    if (answer) {
        status.stage = ProbeStage::Done;
        status.presence = std::make_shared<const NodePresence>(*std::move(answer));
    } else {
        const bool cancelled = answer.error().code == u"ssh-cancelled";
        status.stage = cancelled ? ProbeStage::Cancelled : ProbeStage::Failed;
        status.error = answer.error();
    }
    status.elapsed = m_kubectl->now().elapsed;
    m_kubectl->underWay = false;
    --m_underWay;
    change(*m_kubectl);
}

} // namespace qm
