// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDBusConnection>
#include <QDBusUnixFileDescriptor>
#include <QObject>

namespace qm {

class RolloutService;

/// Keeps this machine from going to sleep while a rollout runs, and lets it go when the rollout pauses or ends: nodes
/// would lose their connections. By systemd-logind (org.freedesktop.login1.Manager.Inhibit); nothing happens where
/// there is none, or it refuses.
class SleepInhibitor final : public QObject
{
    Q_OBJECT

public:
    /// @param rollout outlives this. @param bus where logind is, which tests put elsewhere.
    explicit SleepInhibitor(RolloutService &rollout, QObject *parent = nullptr,
                            const QDBusConnection &bus = QDBusConnection::systemBus());

    [[nodiscard]] bool isHeld() const { return m_lock.isValid(); }

private:
    void update();
    void ask();

    RolloutService &m_rollout;
    QDBusConnection m_bus;
    QDBusUnixFileDescriptor m_lock; ///< until this is closed, nobody sleeps
    bool m_isWanted = false;
    bool m_isAsked = false; ///< and there is no answer yet
};

} // namespace qm
