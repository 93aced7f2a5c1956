// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/notifier.h"

#include "ui/models/rolloutwords.h"
#include "ui/rollout/rolloutservice.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QGuiApplication>
#include <QVariantMap>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace qm {

Notifier::Notifier(RolloutService &rollout, QWidget *window) : QObject(window), m_rollout(rollout), m_window(window)
{
    connect(&rollout, &RolloutService::gateClosed, this, &Notifier::tellGate);
    connect(&rollout, &RolloutService::finished, this, &Notifier::tellEnd);
}

void Notifier::tellGate(const Gate &gate)
{
    tell(tr("The rollout waits for you"), gate.question.text(), true);
}

void Notifier::tellSecret()
{
    tell(tr("The rollout waits for you"), tr("A node or server asks for a password or passphrase."), true);
}

void Notifier::tellEnd()
{
    const RolloutTotals &totals = m_rollout.totals();
    tell(totals.isSuccess() ? tr("The rollout is done") : tr("The rollout has ended"), verdictText(totals),
         !totals.isSuccess());
}

void Notifier::tell(const QString &title, const QString &text, bool isUrgent)
{
    if (m_window->isActiveWindow())
        return;
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    QDBusMessage message =
        QDBusMessage::createMethodCall(u"org.freedesktop.Notifications"_s, u"/org/freedesktop/Notifications"_s,
                                       u"org.freedesktop.Notifications"_s, u"Notify"_s);
    // Desktop Notifications Specification 1.2: bodies may be taken for markup; names of hosts are not to be.
    const QVariantMap hints{{u"urgency"_s, QVariant::fromValue<uchar>(isUrgent ? 2 : 1)},
                            {u"desktop-entry"_s, QGuiApplication::desktopFileName()}};
    message.setArguments({QGuiApplication::applicationDisplayName(), 0U, QGuiApplication::desktopFileName(), title,
                          text.toHtmlEscaped(), QStringList(), hints, -1});
    bus.send(message); // nobody waits for an answer
}

} // namespace qm
