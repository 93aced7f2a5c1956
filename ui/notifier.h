// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

class QWidget;

namespace qm {

class RolloutService;
struct Gate;

/// Tells the desktop what somebody who looks elsewhere has to know: a gate that waits, a secret that is
/// missing, the end of a rollout.
/// Over D-Bus (org.freedesktop.Notifications); silently nothing where there is no bus, or nobody to tell.
class Notifier final : public QObject
{
    Q_OBJECT

public:
    /// @param rollout outlives this. @param window as long as it is active, nobody is told; owns this.
    Notifier(RolloutService &rollout, QWidget *window);

    /// A node of the rollout asks for a secret.
    void tellSecret();

private:
    void tellGate(const Gate &gate);
    void tellEnd();
    void tell(const QString &title, const QString &text, bool isUrgent);

    RolloutService &m_rollout;
    QWidget *m_window;
};

} // namespace qm
