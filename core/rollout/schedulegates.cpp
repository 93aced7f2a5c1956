// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
// Where a schedule waits for a person.
#include "core/rollout/schedule.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

const char *stageQuestion(Stage stage)
{
    switch (stage) {
    case Stage::Fetch:
        return QT_TRANSLATE_NOOP("Message", "Fetch from the sources? Steps: %1, hosts: %2.");
    case Stage::Transit:
        return QT_TRANSLATE_NOOP("Message", "Carry back to this machine what was fetched? Steps: %1, hosts: %2.");
    case Stage::Distribute:
        return QT_TRANSLATE_NOOP("Message", "Distribute to the hosts? Steps: %1, hosts: %2.");
    case Stage::Unpack:
        return QT_TRANSLATE_NOOP("Message", "Unpack the archives? Steps: %1, hosts: %2.");
    case Stage::Load:
        return QT_TRANSLATE_NOOP("Message", "Load the images into the engines? Steps: %1, hosts: %2.");
    case Stage::Verify:
        return QT_TRANSLATE_NOOP("Message", "Verify what the hosts hold? Steps: %1, hosts: %2.");
    }
    Q_UNREACHABLE();
}

/// %1 is an artifact, %2 the host on which it is done, or from which it is carried back.
const char *stepQuestionText(Stage stage)
{
    switch (stage) {
    case Stage::Fetch:
        return QT_TRANSLATE_NOOP("Message", "Fetch %1 on %2?");
    case Stage::Transit:
        return QT_TRANSLATE_NOOP("Message", "Carry %1 back from %2?");
    case Stage::Distribute:
        return QT_TRANSLATE_NOOP("Message", "Bring %1 to %2?");
    case Stage::Unpack:
        return QT_TRANSLATE_NOOP("Message", "Unpack %1 on %2?");
    case Stage::Load:
        return QT_TRANSLATE_NOOP("Message", "Load %1 on %2?");
    case Stage::Verify:
        return QT_TRANSLATE_NOOP("Message", "Verify %1 on %2?");
    }
    Q_UNREACHABLE();
}

Message stepQuestion(const RolloutJob &job)
{
    return Message(stepQuestionText(job.stage), {job.artifact, job.stage == Stage::Transit ? job.from : job.host});
}

} // namespace

QString Schedule::batchGateId(quint32 batch) const
{
    return u"batch/%1"_s.arg(batch + 1);
}

/// Empty if nobody is asked.
QString Schedule::gateId(quint32 job) const
{
    switch (m_options.ask) {
    case AskAt::Never:
    case AskAt::Batch: // asked before any of its jobs is considered
        return {};
    case AskAt::Stage: {
        const QString id = u"stage/"_s + toString(m_jobs[job].stage);
        return m_graph.batch(job) == 0 ? id : id + u'/' + QString::number(m_graph.batch(job) + 1);
    }
    case AskAt::Host:
        // What is done on this machine for others changes no host.
        return m_jobs[job].stage != Stage::Transit && m_hosts.contains(m_jobs[job].host) ? u"host/"_s + m_jobs[job].host
                                                                                         : QString();
    case AskAt::Step:
        return u"step/"_s + m_jobs[job].id;
    }
    Q_UNREACHABLE();
}

Schedule::GateNow Schedule::newGate(quint32 job) const
{
    GateNow gate;
    gate.at = m_options.ask;
    if (m_options.ask == AskAt::Stage)
        gate.number = m_graph.batch(job) * stages + static_cast<quint32>(m_jobs[job].stage);
    else if (m_options.ask == AskAt::Host)
        gate.number = m_graph.node(job);
    else
        gate.number = job;
    return gate;
}

bool Schedule::isHeld(quint32 job)
{
    const QString id = gateId(job);
    if (id.isEmpty())
        return false;
    auto gate = m_gates.find(id);
    if (gate == m_gates.end())
        gate = m_gates.insert(id, newGate(job));
    if (gate->opened)
        return false;
    m_jobsNow[job].gate = id;
    gate->held.push_back(job);
    ++gate->holding;
    if (mayAsk(*gate))
        ask(id, *gate);
    return true;
}

/// A stage is asked for once those before it are over: what a person, or a scanner, is asked about is all there then.
bool Schedule::mayAsk(const GateNow &gate) const
{
    if (gate.at != AskAt::Stage)
        return true;
    const auto batch = m_left.begin() + static_cast<qptrdiff>(gate.number / stages * stages);
    return std::all_of(batch, batch + gate.number % stages, [](int left) { return left == 0; });
}

void Schedule::askForStages(quint32 batch)
{
    if (batch >= m_open)
        return;
    for (auto gate = m_gates.begin(); gate != m_gates.end(); ++gate) {
        const bool isOfBatch = gate->at == AskAt::Stage && gate->number / stages == batch;
        if (isOfBatch && !gate->opened && !gate->asked && gate->holding > 0 && mayAsk(*gate))
            ask(gate.key(), *gate);
    }
}

void Schedule::ask(const QString &id, GateNow &gate)
{
    if (gate.asked)
        return;
    gate.asked = true;
    gate.jobs = behind(gate);
    gate.hosts = hostsOf(gate);
    m_asked.append(id);
    tell(What::Gate, none, id);
}

void Schedule::letGo(GateNow &gate)
{
    gate.holding = 0;
    for (const quint32 job : std::exchange(gate.held, {})) {
        m_jobsNow[job].gate.clear();
        consider(job);
    }
}

/// What is not over of all that has to pass it.
QList<quint32> Schedule::behind(const GateNow &gate) const
{
    QList<quint32> found;
    const auto add = [&](const std::vector<quint32> &jobs, auto matches) {
        for (const quint32 job : jobs) {
            if (!isFinal(m_jobsNow[job].state) && matches(job))
                found.append(job);
        }
    };
    switch (gate.at) {
    case AskAt::Never:
        break;
    case AskAt::Stage:
        add(m_graph.batchJobs(gate.number / stages),
            [this, &gate](quint32 job) { return static_cast<quint32>(m_jobs[job].stage) == gate.number % stages; });
        break;
    case AskAt::Batch:
        add(m_graph.batchJobs(gate.number), [](quint32) { return true; });
        break;
    case AskAt::Host:
        add(m_graph.nodeJobs(gate.number), [](quint32) { return true; });
        break;
    case AskAt::Step:
        found.append(gate.number);
        break;
    }
    return found;
}

/// Of a batch, those in it: what is fetched for them is fetched elsewhere. Else those on which it is done, as the
/// plan's stages are counted.
qsizetype Schedule::hostsOf(const GateNow &gate) const
{
    if (gate.at == AskAt::Batch) {
        std::set<quint32> served;
        for (const quint32 job : gate.jobs)
            served.insert(m_jobs[job].hosts.begin(), m_jobs[job].hosts.end());
        return static_cast<qsizetype>(served.size());
    }
    QSet<QString> acting;
    for (const quint32 job : gate.jobs)
        acting.insert(m_jobs[job].host);
    return acting.size();
}

QList<Gate> Schedule::gates() const
{
    QList<Gate> gates;
    if (m_phase == RolloutPhase::Cancelling || m_phase == RolloutPhase::Finished)
        return gates;
    for (const QString &id : m_asked) {
        const auto gate = m_gates.constFind(id);
        if (gate->holding == 0)
            continue;
        const QStringList numbers{QString::number(gate->jobs.size()), QString::number(gate->hosts)};
        Message question;
        switch (gate->at) {
        case AskAt::Never:
            break;
        case AskAt::Stage:
            question = Message(stageQuestion(static_cast<Stage>(gate->number % stages)), numbers);
            break;
        case AskAt::Batch:
            question =
                Message(QT_TRANSLATE_NOOP("Message", "Begin batch %1 of %2? Steps: %3, hosts: %4."),
                        QStringList{QString::number(gate->number + 1), QString::number(m_graph.batches())} + numbers);
            break;
        case AskAt::Host:
            question = Message(QT_TRANSLATE_NOOP("Message", "Go on with the host %1? Steps: %2."),
                               {m_graph.nodeNames().at(static_cast<qsizetype>(gate->number)), numbers.first()});
            break;
        case AskAt::Step:
            question = stepQuestion(m_jobs[gate->number]);
            break;
        }
        gates.append({gate->at, id, question, gate->jobs});
    }
    return gates;
}

} // namespace qm
