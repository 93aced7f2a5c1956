// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDBusConnection>
#include <QDBusPendingCall>
#include <QDBusUnixFileDescriptor>
#include <QFutureWatcher>
#include <QObject>

#include <functional>

namespace qm {

class RolloutService;

/// Keeps this machine from going to sleep while a rollout runs, and lets it go when the rollout pauses or ends: nodes
/// would lose their connections. By systemd-logind (org.freedesktop.login1.Manager.Inhibit); nothing happens where
/// there is none, or it refuses.
class SleepInhibitor final : public QObject
{
    Q_OBJECT

public:
    /// Connects to the bus where logind is.
    using Bus = std::function<QDBusConnection()>;

    /// @param rollout outlives this. @param bus called once something is asked, in another thread: who connects waits.
    explicit SleepInhibitor(RolloutService &rollout, Bus bus = &SleepInhibitor::systemBus, QObject *parent = nullptr);

    [[nodiscard]] bool isHeld() const { return m_lock.isValid(); }

private:
    [[nodiscard]] static QDBusConnection systemBus();
    void update();
    void ask();
    void awaitAnswer();

    RolloutService &m_rollout;
    const Bus m_bus;
    QFutureWatcher<QDBusPendingCall> m_asking; ///< until the bus is connected
    QDBusUnixFileDescriptor m_lock;            ///< until this is closed, nobody sleeps
    bool m_isWanted = false;
    bool m_isAsked = false; ///< and there is no answer yet
};

} // namespace qm
