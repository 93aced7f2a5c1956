// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/closeguard.h"

#include "ui/rollout/rolloutservice.h"

#include <QEvent>
#include <QMessageBox>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace qm {

CloseGuard::CloseGuard(RolloutService &rollout, QWidget *window) : QObject(window), m_rollout(rollout), m_window(window)
{
    window->installEventFilter(this);
    connect(&rollout, &RolloutService::stateChanged, this, &CloseGuard::leaveOncePaused);
    connect(&rollout, &RolloutService::begun, this, &CloseGuard::end);
}

bool CloseGuard::eventFilter(QObject *watched, QEvent *event)
{
    const bool mayLeave = !m_rollout.isActive() && !m_rollout.isStarting();
    if (watched != m_window || event->type() != QEvent::Close || mayLeave)
        return QObject::eventFilter(watched, event);
    if (m_rollout.phase() == RolloutPhase::Paused && m_leaving != Leaving::Not)
        return false;
    event->ignore();
    ask();
    return true;
}

void CloseGuard::ask()
{
    if (m_box) {
        m_box->raise();
        m_box->activateWindow();
        return;
    }
    m_box = new QMessageBox(QMessageBox::Question, tr("A rollout is running"),
                            tr("A rollout is running in this window."), QMessageBox::NoButton, m_window);
    m_box->setObjectName(u"closeQuestion"_s);
    m_box->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton *stay = m_box->addButton(tr("&Stay"), QMessageBox::RejectRole);
    const QPushButton *leave = m_box->addButton(
        m_leaving == Leaving::Not ? tr("&Pause and leave") : tr("&Cancel and leave"), QMessageBox::AcceptRole);
    m_box->setDefaultButton(stay);
    m_box->setEscapeButton(stay);
    // However it is closed: the button alone leaves.
    connect(m_box, &QDialog::finished, this, [this, leave, box = m_box.data()] {
        m_box = nullptr;
        if (box->clickedButton() == leave)
            leaveSoon();
        else
            m_leaving = Leaving::Not;
    });
    updateText();
    m_box->open();
}

void CloseGuard::leaveSoon()
{
    m_leaving = m_leaving == Leaving::Not ? Leaving::Pausing : Leaving::Cancelling;
    end();
    leaveOncePaused();
    if (!isQuiet())
        ask(); // once more: it takes as long as what runs
}

/// One that is still starting hears of it when it has begun.
void CloseGuard::end()
{
    if (m_leaving == Leaving::Pausing)
        m_rollout.pause();
    else if (m_leaving == Leaving::Cancelling)
        m_rollout.cancel();
}

bool CloseGuard::isQuiet() const
{
    return !m_rollout.isStarting() && (!m_rollout.isActive() || m_rollout.phase() == RolloutPhase::Paused);
}

void CloseGuard::updateText()
{
    if (!m_box)
        return;
    if (m_leaving == Leaving::Not) {
        m_box->setInformativeText(
            tr("It runs in this program and cannot go on without it. “Pause and leave” begins nothing new, "
               "waits for the steps that run, and closes the window; the next start offers to resume it."));
    } else if (m_rollout.isStarting()) {
        m_box->setInformativeText(tr("It is just starting, and is paused as soon as it has begun."));
    } else {
        m_box->setInformativeText(
            tr("Waiting for %n step(s) to end. “Cancel and leave” ends them now; what they have brought so "
               "far is taken up when they are tried again.",
               nullptr, m_rollout.totals().running));
    }
}

void CloseGuard::leaveOncePaused()
{
    if (m_leaving == Leaving::Not)
        return;
    if (!isQuiet()) {
        updateText();
        return;
    }
    if (m_box) {
        m_box->disconnect(this); // nobody answered it
        m_box->done(QMessageBox::Accepted);
    }
    // After whoever told us has ended.
    QMetaObject::invokeMethod(m_window, &QWidget::close, Qt::QueuedConnection);
}

} // namespace qm
