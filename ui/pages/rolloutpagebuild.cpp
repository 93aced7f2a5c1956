// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0

// The parts of the page and what can be done on it.

#include "ui/models/rolloutwords.h"
#include "ui/models/stepwords.h"
#include "ui/pages/rolloutpage.h"
#include "ui/rollout/filtertags.h"
#include "ui/rollout/hostspanel.h"
#include "ui/rollout/liveroutes.h"
#include "ui/rollout/logpanel.h"
#include "ui/rollout/rolloutoptionspanel.h"
#include "ui/rollout/rolloutservice.h"
#include "ui/rollout/statechips.h"
#include "ui/selection.h"
#include "ui/sourceopener.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/views/columnmenu.h"
#include "ui/views/labels.h"
#include "ui/views/progressdelegate.h"
#include "ui/views/tableview.h"
#include "ui/views/tonedelegate.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/throughputchart.h"

#include <QAction>
#include <QBoxLayout>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QTabWidget>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace qm {
void RolloutPage::buildTable()
{
    m_table->setObjectName(u"rolloutTable"_s);
    m_table->horizontalHeader()->setSortIndicatorClearable(true);
    m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    m_table->setSortingEnabled(true);
    m_table->setUp(&m_model, {11, 12, 28, 16, 16, 9, 10, 11, 9, 7, 20, 9, 9, 9, 30, 38});
    m_table->makeRoomFor(RolloutJobModel::StageColumn, labelsUpTo(Stage::Verify, stageLabel), TableView::Cell::Text);
    m_table->makeRoomFor(RolloutJobModel::StateColumn, labelsUpTo(JobState::Cancelled, jobStateLabel));
    m_table->setItemDelegate(new ToneDelegate(RolloutJobModel::ToneRole, m_table));
    m_table->setItemDelegateForColumn(
        RolloutJobModel::ProgressColumn,
        new ProgressDelegate(RolloutJobModel::ProgressRole, RolloutJobModel::BarToneRole, m_table));
    // Why something failed is seen without scrolling.
    m_table->horizontalHeader()->moveSection(RolloutJobModel::MessageColumn, RolloutJobModel::ProgressColumn);
    addColumnMenu(*m_table,
                  {RolloutJobModel::MovedColumn, RolloutJobModel::StartedColumn, RolloutJobModel::EndedColumn,
                   RolloutJobModel::IdColumn});
}

void RolloutPage::buildActions()
{
    m_start = addTool(u"forward"_s, tr("&Start"), tr("Run the plan"), Qt::CTRL | Qt::Key_Return);
    m_startTip = m_start->toolTip();
    m_pause = addTool({}, tr("&Pause"), tr("Begin nothing new, let run what runs; or go on again"), Qt::Key_F7);
    m_cancel = addTool(u"stop"_s, tr("Ca&ncel"), tr("End what runs; finished work stays"), {});
    m_retryFailed =
        addTool(u"refresh"_s, tr("A&gain for failed only"),
                tr("Try all failed and cancelled steps again, with what they held up"), Qt::SHIFT | Qt::Key_F6);
    m_retryTip = m_retryFailed->toolTip();
    connect(m_start, &QAction::triggered, this, [this] { m_rollout.start(m_options->options()); });
    connect(m_pause, &QAction::triggered, this, [this] {
        const RolloutPhase phase = m_rollout.phase();
        if (phase == RolloutPhase::Pausing || phase == RolloutPhase::Paused)
            m_rollout.resume();
        else
            m_rollout.pause();
    });
    connect(m_cancel, &QAction::triggered, &m_rollout, &RolloutService::cancel);
    connect(m_retryFailed, &QAction::triggered, this, [this] { m_rollout.retry(); });
}

QWidget *RolloutPage::buildTools()
{
    auto *tools = new QWidget(this);
    auto *row = new FlowLayout(tools);
    row->setContentsMargins(8, 8, 8, 8);
    for (QAction *action : {m_start, m_pause, m_cancel, m_retryFailed}) {
        auto *button = new QToolButton(tools);
        button->setDefaultAction(action);
        button->setToolButtonStyle(action == m_pause ? Qt::ToolButtonTextOnly : Qt::ToolButtonTextBesideIcon);
        button->setFocusPolicy(Qt::TabFocus);
        row->addWidget(button);
    }
    auto *options = new QToolButton(tools);
    options->setText(tr("O&ptions"));
    options->setObjectName(u"rolloutOptionsButton"_s);
    options->setToolTip(tr("Where you are asked, batches, and how much happens at once"));
    options->setFocusPolicy(Qt::TabFocus);
    connect(options, &QToolButton::clicked, this, [this, options] {
        m_options->adjustSize();
        m_options->move(options->mapToGlobal(QPoint(0, options->height() + 2)));
        m_options->show();
        m_options->setFocus();
    });
    row->addWidget(options);
    m_trust = new QToolButton(tools);
    m_trust->setObjectName(u"serverTrustButton"_s);
    m_trust->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_trust->setFocusPolicy(Qt::TabFocus);
    connect(m_trust, &QToolButton::clicked, this, &RolloutPage::chooseTrust);
    row->addWidget(m_trust);
    showTrust();
    m_search = new SearchField(tr("Find hosts, artifacts, errors"), tools);
    m_search->setMaximumWidth(220);
    row->addWidget(m_search);
    m_chips = new StateChips(tools);
    row->addWidget(m_chips);
    m_count = new QLabel(tools);
    m_count->setForegroundRole(QPalette::PlaceholderText);
    m_tags = new FilterTags(tools);
    row->addWidget(m_tags);
    row->addWidget(m_count);
    connect(m_tags, &FilterTags::tagRemoved, this, &RolloutPage::applyFilter);
    connect(m_search, &SearchField::searched, this, &RolloutPage::applyFilter);
    connect(m_chips, &StateChips::groupChosen, this, &RolloutPage::applyFilter);
    return tools;
}

QWidget *RolloutPage::buildBottom()
{
    m_bottom = new QTabWidget(this);
    m_bottom->setObjectName(u"rolloutBottom"_s);
    m_bottom->setDocumentMode(true);
    m_bottom->setAccessibleName(tr("The rollout and its current step"));
    m_routes = new LiveRoutes(m_rollout, m_bottom);
    connect(m_routes, &LiveRoutes::hostsPicked, this, [this](const QStringList &hosts) {
        selection().select({hosts, {}, {}}, m_routes);
    });
    m_hosts = new HostsPanel(m_rollout, m_bottom);
    connect(m_hosts, &HostsPanel::hostsPicked, this, [this](const QStringList &hosts) {
        selection().select({hosts, {}, {}}, m_hosts);
    });
    connect(m_hosts, &HostsPanel::hostsChosen, this, &RolloutPage::showOnlyHosts);
    connect(m_hosts, &HostsPanel::retryRequested, &m_rollout, &RolloutService::retry);
    connect(m_hosts, &HostsPanel::skipRequested, this, &RolloutPage::askForReason);
    m_log = new LogPanel(m_bottom);
    connect(m_log, &LogPanel::openRequested, this, [this](const QString &path) { sources().open({path, 1}); });

    auto *commands = new QWidget(m_bottom);
    m_command = new QPlainTextEdit(commands);
    m_command->setObjectName(u"rolloutCommand"_s);
    m_command->setReadOnly(true);
    m_command->setFont(monospaceFont());
    m_command->setFrameShape(QFrame::NoFrame);
    m_command->setTabChangesFocus(true);
    m_command->setAccessibleName(tr("What the step runs"));
    m_command->setPlaceholderText(tr("Pick a step above to see commands that do what it does. Secrets are left out."));
    auto *copy = new QToolButton(commands);
    copy->setIcon(icon(u"copy"_s));
    copy->setText(tr("Copy"));
    copy->setToolTip(tr("Copy what the step runs"));
    copy->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    copy->setFocusPolicy(Qt::TabFocus);
    connect(copy, &QToolButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_command->toPlainText()); });
    auto *layout = new QHBoxLayout(commands);
    layout->setContentsMargins(0, 0, 8, 0);
    layout->addWidget(m_command, 1);
    layout->addWidget(copy, 0, Qt::AlignTop);
    commands->setFocusProxy(m_command);

    m_chart = new ThroughputChart(m_bottom);
    m_step = new QLabel(m_bottom);
    m_step->setObjectName(u"rolloutStep"_s);
    m_step->setTextFormat(Qt::PlainText);
    m_step->setForegroundRole(QPalette::PlaceholderText);
    m_step->setContentsMargins(8, 0, 8, 6);
    m_bottom->setCornerWidget(m_step);
    m_bottom->addTab(m_routes, tr("Routes"));
    m_bottom->addTab(m_hosts, tr("Hosts"));
    m_bottom->addTab(m_log, tr("Log"));
    m_bottom->addTab(commands, tr("Command"));
    m_bottom->addTab(m_chart, tr("Throughput"));
    connect(m_bottom, &QTabWidget::currentChanged, this, &RolloutPage::refreshBottom);
    connect(m_bottom, &QTabWidget::currentChanged, this, &RolloutPage::showStep);
    return m_bottom;
}

} // namespace qm
