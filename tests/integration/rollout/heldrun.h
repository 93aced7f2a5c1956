// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/cli/program.h"

#include <QProcess>

#include <chrono>

namespace qm::test {

/// The program on its way, which stops at a crash point (QM_STOP_AT) until it is told to go on.
class HeldRun final
{
public:
    enum class Where : quint8 { Stopped, Ended, Lost };

    /// @param stopAt as QM_STOP_AT has it; empty for nowhere.
    HeldRun(const QStringList &arguments, QProcessEnvironment environment, const QString &stopAt);
    /// Kills it if it still runs.
    ~HeldRun();
    Q_DISABLE_COPY_MOVE(HeldRun)

    /// Waits until it stands at its point or has ended; Lost if neither came within the limit.
    [[nodiscard]] Where waitForPoint(std::chrono::seconds limit);
    void goOn() const;
    /// As kill -9 does, wherever it is.
    void kill();
    /// Waits for its end. @return status -2 if it did not end within the limit, and was killed.
    [[nodiscard]] Outcome waitForEnd(std::chrono::seconds limit);
    [[nodiscard]] qint64 pid() const { return m_process.processId(); }

private:
    QProcess m_process;
};

} // namespace qm::test
