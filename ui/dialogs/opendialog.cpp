// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/opendialog.h"

#include "ui/dialogs/requestform.h"

#include <QBoxLayout>
#include <QDialogButtonBox>
#include <QPushButton>

namespace qm {

OpenDialog::OpenDialog(QWidget *parent) : QDialog(parent), m_form(new RequestForm(this))
{
    setWindowTitle(tr("Open inventory and checkout"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_plan = buttons->addButton(tr("&Plan"), QDialogButtonBox::AcceptRole);
    m_plan->setDefault(true);
    m_plan->setToolTip(tr("Compute the plan from these inputs"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(16);
    layout->addWidget(m_form);
    layout->addStretch();
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        Q_EMIT requested(m_form->request());
        accept();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_form, &RequestForm::edited, this, [this] { m_plan->setEnabled(m_form->isComplete()); });
    connect(m_form, &RequestForm::planGiven, this, [this](const QString &path) {
        reject();
        Q_EMIT planGiven(path);
    });
    connect(m_form, &RequestForm::missingGiven, this, &OpenDialog::missingGiven);
    m_plan->setEnabled(false);
    resize(680, 480);
}

void OpenDialog::setRequest(const PlanRequest &request)
{
    m_form->setRequest(request);
}

} // namespace qm
