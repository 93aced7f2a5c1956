// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/integration/rollout/faultrounds.h"

#include "tests/integration/rollout/heldrun.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace qm::test {

namespace {

constexpr auto longest = 300s;

/// What a step has to say that failed because of it.
QRegularExpression reasonOf(Fault fault)
{
    switch (fault) {
    case Fault::NodeDiskFull:
    case Fault::EngineDiskFull:
    case Fault::ControllerDiskFull:
    case Fault::WorkspaceFull:
        return QRegularExpression(u"no space|no room|disk is full|more than there are on that disk|can spare"_s,
                                  QRegularExpression::CaseInsensitiveOption);
    case Fault::LinkCut:
    case Fault::LinkStalled:
        return QRegularExpression(u"connect|connection|cannot be reached|does not answer|nothing came from"_s,
                                  QRegularExpression::CaseInsensitiveOption);
    case Fault::EngineKilled:
        return QRegularExpression(u"containerd on \\S+ does not answer"_s);
    case Fault::ProgramKilled:
        return {}; // it can say nothing
    }
    Q_UNREACHABLE();
}

} // namespace

QString FaultRounds::start()
{
    for (const auto &step : {&FaultBed::start, &FaultBed::plan}) {
        if (const QString failed = (m_bed.*step)(); !failed.isEmpty())
            return failed;
    }
    return m_oracles.prepare();
}

void FaultRounds::reset()
{
    m_bed.reset();
    m_isFresh = true;
}

void FaultRounds::loseImages()
{
    m_bed.loseImages();
    m_isFresh = true;
}

QStringList FaultRounds::command(int attempts) const
{
    const QStringList options{u"--attempts"_s, QString::number(attempts)};
    // what was killed early enough left nothing to go on with
    return m_bed.demo().status().isEmpty() ? m_bed.demo().applyCommand(options) : m_bed.demo().resumeCommand(options);
}

/// Of steps that failed; of the program where none did.
QStringList FaultRounds::wrongReasons(const Outcome &outcome, Fault fault) const
{
    QStringList wrong;
    int failed = 0;
    for (const QJsonValue &trouble : m_bed.demo().status()[u"troubles"].toArray()) {
        if (trouble[u"state"].toString() != u"failed")
            continue;
        ++failed;
        if (!trouble[u"reason"].toString().contains(reasonOf(fault)))
            wrong.append(trouble[u"step"].toString() + u": "_s + trouble[u"reason"].toString());
    }
    if (failed == 0 && !outcome.err.contains(reasonOf(fault)))
        wrong.append(u"it does not say why: "_s + outcome.err);
    return wrong;
}

FaultRounds::Went FaultRounds::breakAt(const Break &how)
{
    const QString &node = m_bed.nodes().at(how.node).name;
    QElapsedTimer timer;
    timer.start();
    HeldRun run(command(how.attempts), m_bed.demo().environment(), how.stopAt);
    m_isFresh = false;
    const HeldRun::Where where = run.waitForPoint(longest);
    if (where != HeldRun::Where::Stopped) {
        const Outcome outcome = run.waitForEnd(1s);
        if (where == HeldRun::Where::Ended && outcome.status == 0)
            return Went::Through;
        m_wrong = u"before anything broke: %1 %2"_s.arg(outcome.status).arg(outcome.err);
        return Went::Wrong;
    }
    QStringList wrong{m_oracles.secretsOfProcesses()};
    m_bed.inject(how.fault, node);
    if (how.fault != Fault::ProgramKilled)
        run.goOn();
    Outcome outcome;
    // how long a link is borne that says nothing is tested elsewhere
    if (how.killsToo || how.fault == Fault::LinkStalled || how.fault == Fault::ProgramKilled) {
        if (how.fault != Fault::ProgramKilled)
            QTest::qWait(1000);
        run.kill();
        outcome = run.waitForEnd(1s);
    } else {
        outcome = run.waitForEnd(longest);
    }
    const bool isHere = how.fault == Fault::ControllerDiskFull || how.fault == Fault::WorkspaceFull;
    const auto lasted = std::chrono::milliseconds(timer.elapsed());
    wrong += m_oracles.check({outcome, lasted, isHere ? controllerName.toString() : node, false});
    if (outcome.status > 0)
        wrong += wrongReasons(outcome, how.fault);
    m_bed.mend();
    qInfo("%s at %s on %s: status %d after %.1f s", qPrintable(toString(how.fault)), qPrintable(how.stopAt),
          qPrintable(node), outcome.status, static_cast<double>(timer.elapsed()) / 1000);
    wrong.removeAll(QString());
    m_wrong = wrong.join(u'\n');
    return wrong.isEmpty() ? Went::Stood : Went::Wrong;
}

QString FaultRounds::finish()
{
    QElapsedTimer timer;
    timer.start();
    HeldRun run(command(3), m_bed.demo().environment(), {});
    const Outcome outcome = run.waitForEnd(longest);
    QStringList wrong = m_oracles.check({outcome, std::chrono::milliseconds(timer.elapsed()), {}, true});
    if (outcome.status != 0)
        wrong.append(u"it does not come to its end: %1 %2 %3"_s.arg(outcome.status).arg(outcome.out, outcome.err));
    return wrong.join(u'\n');
}

} // namespace qm::test
