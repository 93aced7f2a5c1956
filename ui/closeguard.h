// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QPointer>

class QMessageBox;
class QWidget;

namespace qm {

class RolloutService;

/// Asks before a window is closed while a rollout runs in it: stay, or pause and leave. Closes the window itself once
/// what was running has come to its end.
class CloseGuard final : public QObject
{
    Q_OBJECT

public:
    /// @param rollout outlives this. @param window is watched, and owns this.
    CloseGuard(RolloutService &rollout, QWidget *window);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    /// What becomes of the rollout when the window is left.
    enum class Leaving { Not, Pausing, Cancelling };

    void ask();
    void end();
    void leaveSoon();
    void leaveOncePaused();
    [[nodiscard]] bool isQuiet() const;
    void updateText();

    RolloutService &m_rollout;
    QWidget *m_window;
    QPointer<QMessageBox> m_box;
    Leaving m_leaving = Leaving::Not;
};

} // namespace qm
