// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/rollout/sleepinhibitor.h"

#include "ui/rollout/rolloutservice.h"

#include <QCoreApplication>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

using namespace Qt::StringLiterals;

namespace qm {

SleepInhibitor::SleepInhibitor(RolloutService &rollout, QObject *parent, const QDBusConnection &bus)
    : QObject(parent)
    , m_rollout(rollout)
    , m_bus(bus)
{
    connect(&m_rollout, &RolloutService::stateChanged, this, &SleepInhibitor::update);
    update();
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
    if (m_isAsked || !m_bus.isConnected())
        return;
    QDBusMessage message = QDBusMessage::createMethodCall(u"org.freedesktop.login1"_s, u"/org/freedesktop/login1"_s,
                                                          u"org.freedesktop.login1.Manager"_s, u"Inhibit"_s);
    message.setArguments(
        {u"sleep:idle"_s, QCoreApplication::applicationName(), tr("A rollout is running"), u"block"_s});
    m_isAsked = true;
    auto *answer = new QDBusPendingCallWatcher(m_bus.asyncCall(message), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this, answer] {
        answer->deleteLater();
        m_isAsked = false;
        const QDBusPendingReply<QDBusUnixFileDescriptor> reply = *answer;
        if (!reply.isError() && m_isWanted) // it may have ended meanwhile
            m_lock = reply.value();
    });
}

} // namespace qm
