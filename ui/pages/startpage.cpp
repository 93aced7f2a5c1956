// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/startpage.h"

#include "ui/dialogs/requestform.h"
#include "ui/inputs.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

QLabel *heading(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setFont(headingFont(label->font()));
    return label;
}

QLabel *explanation(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setWordWrap(true);
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

} // namespace

StartPage::StartPage(QWidget *parent) : QWidget(parent)
{
    auto *content = new QWidget(this);
    auto *columns = new QHBoxLayout(content);
    columns->setContentsMargins(32, 32, 32, 32);
    columns->setSpacing(40);
    columns->addStretch(1);
    columns->addWidget(buildForm(), 6);
    columns->addWidget(buildRecent(), 4);
    columns->addStretch(1);
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(content);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);
}

QWidget *StartPage::buildForm()
{
    auto *area = new QWidget(this);
    area->setMaximumWidth(640);
    m_form = new RequestForm(area);
    m_plan = new QPushButton(icon(u"plan"_s), tr("&Plan"), area);
    m_plan->setToolTip(tr("Compute the plan from these inputs"));
    m_plan->setDefault(true); // for the looks: keyPressEvent() does what a dialog would
    m_plan->setEnabled(false);
    m_plan->setMinimumWidth(120);
    auto *button = new QHBoxLayout;
    button->addStretch();
    button->addWidget(m_plan);
    auto *layout = new QVBoxLayout(area);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(heading(tr("Open an inventory"), area));
    layout->addWidget(explanation(tr("Choose an Ansible inventory and the Kubespray checkout it is for, or drop them "
                                     "on this window. Nothing in them is executed, and no host is contacted."),
                                  area));
    layout->addSpacing(12);
    layout->addWidget(m_form);
    layout->addSpacing(8);
    layout->addLayout(button);
    layout->addStretch();
    connect(m_form, &RequestForm::edited, this, [this] { m_plan->setEnabled(m_form->isComplete()); });
    connect(m_form, &RequestForm::planGiven, this, &StartPage::planGiven);
    connect(m_form, &RequestForm::missingGiven, this, &StartPage::missingGiven);
    connect(m_plan, &QPushButton::clicked, this, [this] { Q_EMIT requested(m_form->request()); });
    return area;
}

QWidget *StartPage::buildRecent()
{
    m_recentArea = new QWidget(this);
    m_recentArea->setMaximumWidth(480);
    m_recent = new QListWidget(m_recentArea);
    m_recent->setObjectName(u"recentList"_s);
    m_recent->setAccessibleName(tr("Recently opened"));
    m_recent->setTextElideMode(Qt::ElideLeft);
    m_recent->setSpacing(2);
    m_recent->setFrameShape(QFrame::NoFrame);
    m_recent->viewport()->setBackgroundRole(QPalette::Window);
    auto *layout = new QVBoxLayout(m_recentArea);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(heading(tr("Recently opened"), m_recentArea));
    layout->addWidget(m_recent, 1);
    connect(m_recent, &QListWidget::itemActivated, this, [this](const QListWidgetItem *item) {
        const PlanRequest request = m_requests.at(m_recent->row(item)); // whoever opens it changes the list
        Q_EMIT requested(request);
    });
    connect(m_recent, &QListWidget::itemClicked, this,
            [this](const QListWidgetItem *item) { m_form->setRequest(m_requests.at(m_recent->row(item))); });
    return m_recentArea;
}

void StartPage::setRecent(const QList<PlanRequest> &requests)
{
    m_requests = requests;
    m_recent->clear();
    for (const PlanRequest &request : requests) {
        auto *item = new QListWidgetItem(icon(u"recent"_s), requestTitle(request), m_recent);
        item->setToolTip(tr("%1\nKubespray: %2\nDouble click or Enter to plan again")
                             .arg(request.inventories.join(u'\n'), request.kubespray));
    }
    m_recentArea->setVisible(!requests.isEmpty());
}

void StartPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        m_plan->click();
    else
        QWidget::keyPressEvent(event);
}

void StartPage::addInputs(const SortedInputs &inputs)
{
    m_form->addInputs(inputs);
}

} // namespace qm
