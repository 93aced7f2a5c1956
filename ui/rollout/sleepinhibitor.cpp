// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/rollout/sleepinhibitor.h"

#include "core/base/workpool.h"
#include "ui/rollout/rolloutservice.h"

#include <QCoreApplication>
#include <QDBusError>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QtConcurrent>

#include <utility>

using namespace Qt::StringLiterals;

namespace qm {

SleepInhibitor::SleepInhibitor(RolloutService &rollout, Bus bus, QObject *parent)
    : QObject(parent)
    , m_rollout(rollout)
    , m_bus(std::move(bus))
{
    connect(&m_asking, &QFutureWatcherBase::finished, this, &SleepInhibitor::awaitAnswer);
    connect(&m_rollout, &RolloutService::stateChanged, this, &SleepInhibitor::update);
    update();
}

/// Not QDBusConnection::systemBus(): while that connects, sessionBus() waits for it, also where the session's bus is
/// connected already (one mutex for both in qdbusconnectionmanager.cpp of Qt 6.4).
QDBusConnection SleepInhibitor::systemBus()
{
    return QDBusConnection::connectToBus(QDBusConnection::SystemBus, u"quaymaster-system"_s);
}

void SleepInhibitor::update()
{
    const bool wanted = m_rollout.isActive() && m_rollout.phase() != RolloutPhase::Paused;
    if (wanted == m_isWanted)
        return;
    m_isWanted = wanted;
    if (wanted)
        ask();
    else
        m_lock = {};
}

void SleepInhibitor::ask()
{
    if (m_isAsked)
        return;
    QDBusMessage message = QDBusMessage::createMethodCall(u"org.freedesktop.login1"_s, u"/org/freedesktop/login1"_s,
                                                          u"org.freedesktop.login1.Manager"_s, u"Inhibit"_s);
    message.setArguments(
        {u"sleep:idle"_s, QCoreApplication::applicationName(), tr("A rollout is running"), u"block"_s});
    m_isAsked = true;
    m_asking.setFuture(QtConcurrent::run(workPool(), [connectToBus = m_bus, message] {
        const QDBusConnection bus = connectToBus();
        return bus.isConnected() ? bus.asyncCall(message)
                                 : QDBusPendingCall::fromError(QDBusError(QDBusError::Disconnected, QString()));
    }));
}

void SleepInhibitor::awaitAnswer()
{
    // Taken, not copied: the answer holds the lock, too.
    auto *answer = new QDBusPendingCallWatcher(m_asking.future().takeResult(), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this, answer] {
        answer->deleteLater();
        m_isAsked = false;
        const QDBusPendingReply<QDBusUnixFileDescriptor> reply = *answer;
        if (!reply.isError() && m_isWanted) // it may have ended meanwhile
            m_lock = reply.value();
    });
}

} // namespace qm
