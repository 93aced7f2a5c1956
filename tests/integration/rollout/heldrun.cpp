// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/integration/rollout/heldrun.h"

#include <QDeadlineTimer>
#include <QFile>

#include <csignal>

using namespace Qt::StringLiterals;

namespace qm::test {

namespace {

/// The state letter of /proc/<pid>/stat, which follows the name in brackets: proc(5).
bool isStopped(qint64 pid)
{
    QFile file(u"/proc/%1/stat"_s.arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QByteArray stat = file.readAll();
    return stat.mid(stat.lastIndexOf(')') + 2, 1) == "T";
}

} // namespace

HeldRun::HeldRun(const QStringList &arguments, QProcessEnvironment environment, const QString &stopAt)
{
    if (!stopAt.isEmpty())
        environment.insert(u"QM_STOP_AT"_s, stopAt);
    m_process.setProcessEnvironment(environment);
    m_process.setStandardInputFile(QProcess::nullDevice());
    m_process.start(QStringLiteral(QM_PROGRAM), arguments);
}

HeldRun::~HeldRun()
{
    kill();
}

HeldRun::Where HeldRun::waitForPoint(std::chrono::seconds limit)
{
    const QDeadlineTimer deadline(limit);
    while (!deadline.hasExpired()) {
        if (m_process.waitForFinished(20) || m_process.state() == QProcess::NotRunning)
            return Where::Ended;
        if (isStopped(m_process.processId()))
            return Where::Stopped;
    }
    return Where::Lost;
}

void HeldRun::goOn() const
{
    ::kill(static_cast<pid_t>(m_process.processId()), SIGCONT);
}

void HeldRun::kill()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished();
}

Outcome HeldRun::waitForEnd(std::chrono::seconds limit)
{
    const bool ended = m_process.state() == QProcess::NotRunning
        || m_process.waitForFinished(static_cast<int>(std::chrono::milliseconds(limit).count()));
    kill();
    Outcome outcome{-1, QString::fromUtf8(m_process.readAllStandardOutput()),
                    QString::fromUtf8(m_process.readAllStandardError())};
    if (!ended)
        outcome.status = -2;
    else if (m_process.exitStatus() == QProcess::NormalExit)
        outcome.status = m_process.exitCode();
    return outcome;
}

} // namespace qm::test
