// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/probing/forgetsecretsaction.h"

#include "ui/probing/keptsecrets.h"
#include "ui/theme/icons.h"

#include <QMessageBox>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace qm {

ForgetSecretsAction::ForgetSecretsAction(KeptSecrets &kept, QWidget *window)
    : QAction(qm::icon(u"key"_s), tr("&Forget secrets in the keyring …"), window)
    , m_kept(kept)
    , m_window(window)
{
    setObjectName(u"forgetSecrets"_s);
    setToolTip(tr("Remove from the desktop's keyring what was kept there"));
    setStatusTip(toolTip());
    const auto follow = [this] { setEnabled(!m_kept.entries().isEmpty()); };
    connect(&m_kept, &KeptSecrets::entriesChanged, this, follow);
    connect(this, &QAction::triggered, this, &ForgetSecretsAction::ask);
    follow();
}

void ForgetSecretsAction::ask()
{
    const QStringList entries = m_kept.entries();
    auto *box = new QMessageBox(
        QMessageBox::Question, tr("Forget secrets"),
        tr("The keyring keeps %n secret(s) for this program.", nullptr, static_cast<int>(entries.size())),
        QMessageBox::Cancel, m_window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(tr("They are asked for again when a host wants them."));
    box->setDetailedText(entries.join(u'\n'));
    const QPushButton *forget = box->addButton(tr("&Forget all"), QMessageBox::DestructiveRole);
    connect(forget, &QPushButton::clicked, &m_kept, &KeptSecrets::forgetAll);
    box->open();
}

} // namespace qm
