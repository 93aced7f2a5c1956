// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0

// What is said above the steps: of the rollout before, of a secret that is missing, of why steps failed,
// of whom nobody checks.

#include "ui/models/rolloutwords.h"
#include "ui/pages/rolloutpage.h"
#include "ui/rollout/failurenotice.h"
#include "ui/rollout/rolloutservice.h"
#include "ui/rollout/servertrustdialog.h"
#include "ui/rollout/statechips.h"
#include "ui/theme/icons.h"
#include "ui/views/tableview.h"
#include "ui/widgets/noticebar.h"

#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace qm {

QWidget *RolloutPage::buildInterrupted()
{
    m_interruptedText = new QLabel;
    m_resume = new QPushButton; // says what it does once it is known to what
    m_resume->setObjectName(u"resumeLast"_s);
    auto *history = new QPushButton(tr("Show its histor&y"));
    history->setToolTip(tr("Show what it did until then"));
    connect(m_resume, &QPushButton::clicked, &m_rollout, &RolloutService::resumeLast);
    connect(history, &QPushButton::clicked, this, [this] { Q_EMIT pageRequested(u"history"_s); });
    auto *bar = new NoticeBar(m_interruptedText, {m_resume, history}, this);
    bar->setObjectName(u"interruptedBar"_s);
    return bar;
}

void RolloutPage::updateInterrupted()
{
    const std::optional<RolloutRecord> elsewhere = m_rollout.elsewhere();
    std::optional<RolloutRecord> shown = elsewhere ? elsewhere : m_rollout.interrupted();
    if (!shown && !m_rollout.hasRollout())
        shown = m_rollout.resumable(); // nothing is shown that would be more urgent
    const bool hasEnded = shown && shown->phase == RolloutPhase::Finished;
    m_resume->setText(hasEnded ? tr("Try them aga&in") : tr("Resume &it"));
    m_resume->setHidden(elsewhere.has_value());
    m_interrupted->setVisible(shown.has_value());
    if (!shown)
        return;
    m_resume->setToolTip(goOnTip(shown->phase));
    const QString began = QLocale().toString(shown->began.toLocalTime(), QLocale::ShortFormat);
    const QString done = tr("%1 of %Ln step(s) done", nullptr, shown->totals.jobs)
                             .arg(QLocale().toString(shown->totals.done + shown->totals.present));
    if (elsewhere)
        m_interruptedText->setText(
            tr("The rollout of %1 runs elsewhere, by %2: %3.").arg(began, m_rollout.holder(), done));
    else if (hasEnded)
        m_interruptedText->setText(
            tr("The rollout of %1 left steps undone: %2.").arg(began, verdictText(shown->totals)));
    else
        m_interruptedText->setText(tr("The rollout of %1 did not end: %2.").arg(began, done));
}

QWidget *RolloutPage::buildSecretMissing()
{
    auto *answer = new QPushButton(tr("A&nswer it"));
    answer->setObjectName(u"answerSecret"_s);
    answer->setToolTip(tr("Go to the page “Nodes”, which asks for it"));
    connect(answer, &QPushButton::clicked, this, [this] { Q_EMIT pageRequested(u"nodes"_s); });
    auto *bar =
        new NoticeBar(new QLabel(tr("A node or server asks for a password or passphrase, and what is to be done "
                                    "there waits for it.")),
                      {answer}, this);
    bar->setObjectName(u"secretMissingBar"_s);
    return bar;
}

void RolloutPage::setSecretMissing(bool missing)
{
    m_secretMissing->setHidden(!missing);
    updateBadge();
}

FailureNotice *RolloutPage::buildFailures()
{
    auto *notice = new FailureNotice(this);
    connect(notice, &FailureNotice::remedyWanted, this, [this](Remedy remedy) {
        if (remedy == Remedy::Nodes)
            Q_EMIT pageRequested(u"nodes"_s);
        else
            chooseTrust();
    });
    connect(notice, &FailureNotice::stepsWanted, this, &RolloutPage::showFailed);
    return notice;
}

void RolloutPage::showFailed()
{
    showAllSteps(); // whatever else is filtered may hide them
    m_chips->setGroup(JobGroup::Failed);
    applyFilter();
    m_table->setFocus();
}

void RolloutPage::chooseTrust()
{
    auto *dialog = new ServerTrustDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ServerTrustDialog::saved, this, &RolloutPage::showTrust);
    dialog->open();
}

/// What is not checked is said where the rollout is started.
void RolloutPage::showTrust()
{
    QStringList insecure = ServerTrust::saved().insecureRegistries + ServerTrust::givenRegistries();
    insecure.removeDuplicates();
    m_trust->setIcon(icon(insecure.isEmpty() ? u"lock"_s : u"diagnostics"_s));
    m_trust->setText(insecure.isEmpty() ? tr("Servers …")
                                        : tr("%Ln not secured …", nullptr, static_cast<int>(insecure.size())));
    m_trust->setToolTip(insecure.isEmpty()
                            ? tr("Private authorities, and registries whose certificates are not checked")
                            : tr("Nobody checks who answers for: %1").arg(insecure.join(u", "_s)));
}

} // namespace qm
