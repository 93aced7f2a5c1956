// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0

// What is picked: its log, its command, and what is done with it.

#include "ui/models/plaintooltip.h"
#include "ui/models/stepwords.h"
#include "ui/pages/rolloutpage.h"
#include "ui/rollout/gatebar.h"
#include "ui/rollout/hostspanel.h"
#include "ui/rollout/liveroutes.h"
#include "ui/rollout/logpanel.h"
#include "ui/rollout/rolloutservice.h"
#include "ui/selection.h"
#include "ui/views/tableview.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QInputDialog>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabWidget>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm {

QList<quint32> RolloutPage::selectedJobs() const
{
    QList<quint32> jobs;
    for (const int row : m_table->selectedRowNumbers())
        jobs.append(m_model.jobAt(row));
    std::sort(jobs.begin(), jobs.end());
    return jobs;
}

QList<quint32> RolloutPage::jobsMeant() const
{
    const QModelIndex current = m_table->currentIndex();
    if (QList<quint32> jobs = selectedJobs(); !jobs.isEmpty() || !current.isValid())
        return jobs;
    return {m_model.jobAt(current.row())};
}

void RolloutPage::takePicks()
{
    m_picked = selectedJobs();
    updateJobActions();
}

void RolloutPage::updateJobActions()
{
    // While another rollout is starting, this one is about to go.
    const auto any = [this](auto wanted) {
        return !m_rollout.isStarting() && std::any_of(m_picked.cbegin(), m_picked.cend(), [&](quint32 job) {
            return wanted(m_model.status(job).state);
        });
    };
    m_retrySelected->setEnabled(any(canRetry));
    m_skipSelected->setEnabled(any(canSkip));
    for (QAction *action : std::as_const(m_jobActions))
        action->setEnabled(m_table->currentIndex().isValid());
}

void RolloutPage::tellSelection()
{
    takePicks();
    QSet<QString> hosts;
    QSet<QString> artifacts;
    Selection now;
    for (const quint32 job : std::as_const(m_picked)) {
        const RolloutJob &fixed = m_model.jobs()[job];
        if (!hosts.contains(fixed.host)) {
            hosts.insert(fixed.host);
            now.hosts.append(fixed.host);
        }
        const QString key = m_keys.value(fixed.artifact);
        if (!key.isEmpty() && !artifacts.contains(key)) {
            artifacts.insert(key);
            now.artifacts.append(key);
        }
    }
    selection().select(now, this);
}

void RolloutPage::followSelection(const Selection &now)
{
    QStringList artifacts;
    for (auto name = m_keys.cbegin(); name != m_keys.cend(); ++name) {
        if (now.artifacts.contains(name.value()))
            artifacts.append(name.key());
    }
    m_table->showRow(m_model.findRow(now.hosts, artifacts));
    m_routes->setSelection(now);
    m_hosts->setSelection(now);
    takePicks();
}

void RolloutPage::showJob()
{
    m_showSoon.start();
    updateJobActions();
}

void RolloutPage::showJobNow()
{
    showStep();
    const QModelIndex current = m_table->currentIndex();
    if (!current.isValid()) {
        m_log->showLog({}, tr("Pick a step above to see its log."));
        m_command->clear();
        return;
    }
    const quint32 job = m_model.jobAt(current.row());
    m_log->showLog(m_rollout.logFile(job), tr("This step has not written anything yet."));
    m_rollout.askCommands(job, this, [this, job](const QString &commands) {
        const QModelIndex now = m_table->currentIndex();
        if (now.isValid() && m_model.jobAt(now.row()) == job && m_command->toPlainText() != commands)
            m_command->setPlainText(commands);
    });
}

/// Beside the tabs that are about one step: the row it has may be scrolled away, and is not always selected.
void RolloutPage::showStep()
{
    const QModelIndex current = m_table->currentIndex();
    const bool isOfStep = m_bottom->currentWidget()->isAncestorOf(m_command) || m_bottom->currentWidget() == m_log;
    QString text;
    if (current.isValid() && isOfStep) {
        const RolloutJob &job = m_model.jobs()[m_model.jobAt(current.row())];
        text = u"%1 · %2 · %3"_s.arg(stageLabel(job.stage), job.artifact, job.host);
    }
    m_step->setText(fontMetrics().elidedText(text, Qt::ElideMiddle, m_bottom->width() / 2));
    m_step->setToolTip(plainToolTip(text));
}

void RolloutPage::showGate()
{
    const QList<Gate> &gates = m_rollout.gates();
    if (gates.isEmpty() || gates.constFirst().jobs.isEmpty() || gates.constFirst().at != AskAt::Step)
        return;
    const QString gate = gates.constFirst().id;
    m_rollout.askCommands(gates.constFirst().jobs.constFirst(), this, [this, gate](const QString &commands) {
        if (m_gates->gate() == gate)
            m_gates->setCommands(commands);
    });
}

void RolloutPage::showBottom(QWidget *tab)
{
    m_bottom->setCurrentWidget(tab);
    tab->setFocus();
}

void RolloutPage::copyCommand()
{
    const QModelIndex current = m_table->currentIndex();
    if (current.isValid()) {
        m_rollout.askCommands(m_model.jobAt(current.row()), this,
                              [](const QString &commands) { QGuiApplication::clipboard()->setText(commands); });
    }
}

void RolloutPage::askForReason(const QList<quint32> &jobs)
{
    auto *dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Skip"));
    dialog->setLabelText(
        tr("Why are %n step(s) skipped? What rests on them is not reached.", nullptr, static_cast<int>(jobs.size())));
    dialog->setOkButtonText(tr("Skip"));
    connect(dialog, &QInputDialog::textValueSelected, this,
            [this, jobs](const QString &reason) { m_rollout.skip(jobs, reason.trimmed()); });
    dialog->open();
    // Without a reason nothing is skipped.
    QPushButton *ok = dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok);
    ok->setEnabled(false);
    connect(dialog, &QInputDialog::textValueChanged, ok,
            [ok](const QString &reason) { ok->setEnabled(!reason.trimmed().isEmpty()); });
}

} // namespace qm
