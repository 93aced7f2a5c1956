// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/nodespage.h"

#include "ui/probing/probingservice.h"
#include "ui/theme/icons.h"
#include "ui/views/tableview.h"
#include "ui/widgets/filterreset.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/searchfield.h"

#include <QAction>
#include <QBoxLayout>
#include <QComboBox>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace qm {

void NodesPage::buildActions()
{
    m_probeAll = addTool(u"nodes"_s, tr("&Probe all"),
                         tr("Ask every host what it is and has; nothing is written to it"), Qt::CTRL | Qt::Key_Return);
    m_probeSelected = addTool(u"host"_s, tr("Probe s&elected"), tr("Ask the selected hosts"), Qt::Key_F6);
    m_probeFailed =
        addTool(u"refresh"_s, tr("A&gain for failed only"), tr("Ask those again that failed"), Qt::SHIFT | Qt::Key_F6);
    m_cancel = addTool(u"stop"_s, tr("Ca&ncel"), tr("Stop asking; what hosts said so far stays"), {});
    connect(m_probeAll, &QAction::triggered, this, &NodesPage::probeAll);
    connect(m_probeSelected, &QAction::triggered, this, [this] { m_probing.probe(selectedHosts()); });
    connect(m_probeFailed, &QAction::triggered, &m_probing, &ProbingService::probeFailedAgain);
    connect(m_cancel, &QAction::triggered, &m_probing, qOverload<>(&ProbingService::cancel));

    m_save = new QAction(icon(u"export"_s), tr("Save what is &known …"), this);
    m_save->setToolTip(tr("Write what is known of all hosts to a presence document"));
    connect(m_save, &QAction::triggered, this, &NodesPage::askWhereToSave);

    auto *cancelSelected = new QAction(tr("Cancel the selected &hosts"), m_table);
    cancelSelected->setToolTip(tr("Stop asking these; what they said so far stays"));
    connect(cancelSelected, &QAction::triggered, this, [this] { m_probing.cancel(selectedHosts()); });
    auto *copyMessage = new QAction(tr("Copy &messages"), m_table);
    copyMessage->setToolTip(tr("Copy what went wrong on the selected hosts"));
    connect(copyMessage, &QAction::triggered, this, &NodesPage::copyMessages);
    auto *showMatrix = new QAction(tr("Show in the ma&trix"), m_table);
    showMatrix->setToolTip(tr("Show the selected hosts in the matrix"));
    connect(showMatrix, &QAction::triggered, this, [this] { Q_EMIT pageRequested(u"matrix"_s); });
    m_table->addActions({m_probeSelected, cancelSelected, copyMessage, showMatrix});
}

QWidget *NodesPage::buildToolRow()
{
    auto *tools = new QWidget(this);
    m_search = new SearchField(tr("Find hosts, engines, messages"), tools);
    m_search->setMinimumWidth(160); // with all buttons in a row at the usual size of the window
    m_search->setMaximumWidth(280);
    m_show = new QComboBox(tools);
    m_show->setAccessibleName(tr("Which hosts are listed"));
    m_show->setToolTip(m_show->accessibleName());
    const std::pair<NodeShow, QString> choices[] = {{NodeShow::All, tr("All hosts")},
                                                    {NodeShow::UnderWay, tr("Under way")},
                                                    {NodeShow::Failed, tr("Failed or cancelled")},
                                                    {NodeShow::WithFindings, tr("With findings")},
                                                    {NodeShow::WithoutEvidence, tr("Nothing known")}};
    for (const auto &[show, text] : choices)
        m_show->addItem(text, static_cast<int>(show));
    auto *row = new FlowLayout(tools);
    row->setContentsMargins(8, 8, 8, 8);
    row->addWidget(m_search);
    row->addWidget(m_show);
    auto *reset = new FilterReset(tools);
    reset->watch(m_search);
    reset->watch(m_show);
    connect(reset, &FilterReset::cleared, this, &NodesPage::applyFilter);
    row->addWidget(reset);
    for (QAction *action : {m_probeAll, m_probeSelected, m_probeFailed, m_cancel}) {
        auto *button = new QToolButton(tools);
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setFocusPolicy(Qt::TabFocus);
        row->addWidget(button);
    }
    connect(m_search, &SearchField::searched, this, &NodesPage::applyFilter);
    connect(m_show, &QComboBox::currentIndexChanged, this, &NodesPage::applyFilter);
    return tools;
}

QWidget *NodesPage::buildProgressRow()
{
    auto *row = new QWidget(this);
    m_progress = new QProgressBar(row);
    m_progress->setTextVisible(false);
    m_progress->setFixedSize(160, 8);
    m_progress->setAccessibleName(tr("Hosts that have been asked"));
    QSizePolicy keeps = m_progress->sizePolicy();
    keeps.setRetainSizeWhenHidden(true); // nothing below it moves when it goes
    m_progress->setSizePolicy(keeps);
    m_counts = new QLabel(row);
    m_counts->setObjectName(u"nodesCounts"_s);
    m_counts->setAccessibleName(tr("How many hosts are how far"));
    m_advice = new QLabel(this);
    m_advice->setObjectName(u"nodesAdvice"_s);
    m_advice->setWordWrap(true);
    m_advice->setContentsMargins(12, 8, 12, 8);
    m_advice->setForegroundRole(QPalette::PlaceholderText);
    auto *line = new QHBoxLayout;
    line->addWidget(m_counts);
    line->addStretch(1);
    line->addWidget(m_progress);
    auto *layout = new QVBoxLayout(row);
    layout->setContentsMargins(12, 0, 12, 8);
    layout->setSpacing(4);
    layout->addLayout(line);
    return row;
}

} // namespace qm
