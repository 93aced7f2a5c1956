// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/rolloutpage.h"

#include "core/base/workpool.h"
#include "ui/models/emptyplan.h"
#include "ui/models/rolloutwords.h"
#include "ui/rollout/failurenotice.h"
#include "ui/rollout/filtertags.h"
#include "ui/rollout/gatebar.h"
#include "ui/rollout/hostspanel.h"
#include "ui/rollout/liveroutes.h"
#include "ui/rollout/reportdialog.h"
#include "ui/rollout/rolloutoptionspanel.h"
#include "ui/rollout/rolloutoverview.h"
#include "ui/rollout/rolloutservice.h"
#include "ui/rollout/statechips.h"
#include "ui/sourceopener.h"
#include "ui/views/tableview.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/stackfocus.h"
#include "ui/widgets/stageflow.h"
#include "ui/widgets/throughputchart.h"

#include <QAction>
#include <QBoxLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QtConcurrent>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace qm {
namespace {
constexpr std::chrono::seconds clockInterval(1);
constexpr std::chrono::milliseconds jobPause(60);
} // namespace

RolloutPage::RolloutPage(const PageContext &context, RolloutService &rollout, QWidget *parent)
    : Page(context, parent)
    , m_rollout(rollout)
    , m_stages(new StageFlow(this))
    , m_overview(new RolloutOverview(this))
    , m_gates(new GateBar(this))
    , m_failures(buildFailures())
    , m_interrupted(buildInterrupted())
    , m_secretMissing(buildSecretMissing())
    , m_options(new RolloutOptionsPanel(this))
    , m_table(new TableView(tr("Steps of the rollout"), this))
    , m_splitter(new QSplitter(Qt::Vertical, this))
    , m_empty(new EmptyState(this))
    , m_stack(new QStackedWidget(this))
{
    buildTable();
    buildActions();
    m_splitter->addWidget(m_stack);
    m_splitter->addWidget(buildBottom());
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    m_splitter->setSizes({300, 200});
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    followStack(this, m_stack, m_table);

    auto *stages = new QHBoxLayout;
    stages->setContentsMargins(8, 8, 8, 0);
    stages->addWidget(m_stages);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_interrupted);
    layout->addWidget(m_secretMissing);
    layout->addLayout(stages);
    layout->addWidget(m_overview);
    layout->addWidget(m_failures);
    layout->addWidget(buildTools());
    layout->addWidget(m_gates);
    layout->addWidget(m_splitter, 1);
    buildContextActions();

    m_clock.setInterval(clockInterval);
    m_showSoon.setSingleShot(true);
    m_showSoon.setInterval(jobPause);
    connect(&m_clock, &QTimer::timeout, this, &RolloutPage::tick);
    connect(&m_showSoon, &QTimer::timeout, this, &RolloutPage::showJobNow);
    connect(m_overview, &RolloutOverview::reportRequested, this,
            [this] { askWhereToSaveReport(m_rollout, m_rollout.id(), this); });
    connect(m_stages, &StageFlow::stageChosen, this, &RolloutPage::applyFilter);
    connect(m_table, &TableView::rowsPicked, this, &RolloutPage::tellSelection);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &RolloutPage::showJob);
    connect(&m_summaries, &QFutureWatcherBase::finished, this, &RolloutPage::showSummaries);
    m_model.setNow(QDateTime::currentDateTimeUtc());
    connectRollout();
}

RolloutPage::~RolloutPage()
{
    m_summaries.disconnect(this);
    m_summaries.waitForFinished();
}

QString RolloutPage::id() const
{
    return u"rollout"_s;
}

QString RolloutPage::title() const
{
    return tr("Rollout");
}

QString RolloutPage::description() const
{
    return tr("Run the plan, step by step or at once, and see how far it is");
}

QString RolloutPage::iconName() const
{
    return u"forward"_s;
}

QWidget *RolloutPage::searchField() const
{
    return m_search;
}

void RolloutPage::connectRollout()
{
    connect(&m_rollout, &RolloutService::begun, this, &RolloutPage::takeRollout);
    connect(&m_rollout, &RolloutService::jobsChanged, this, [this](const QList<JobStatus> &changed) {
        m_model.apply(changed);
        const bool isPicked = std::any_of(changed.cbegin(), changed.cend(), [this](const JobStatus &status) {
            return std::binary_search(m_picked.cbegin(), m_picked.cend(), status.job);
        });
        if (isPicked)
            updateJobActions();
    });
    connect(&m_rollout, &RolloutService::stateChanged, this, &RolloutPage::updateState);
    connect(&m_rollout, &RolloutService::historyChanged, this, &RolloutPage::updateState);
    connect(&m_rollout, &RolloutService::failed, &sources(), &SourceOpener::failed);
    connect(m_gates, &GateBar::openRequested, &m_rollout, &RolloutService::openGate);
    connect(m_gates, &GateBar::skipRequested, &m_rollout, &RolloutService::skip);
    connect(m_gates, &GateBar::pauseRequested, &m_rollout, &RolloutService::pause);
    connect(m_gates, &GateBar::shown, this, &RolloutPage::showGate);
    connect(m_options, &RolloutOptionsPanel::askAtChanged, &m_rollout, &RolloutService::setAskAt);
    connect(m_options, &RolloutOptionsPanel::limitsChanged, &m_rollout, &RolloutService::setLimits);
    connect(m_options, &RolloutOptionsPanel::changed, this, &RolloutPage::updateActions);
    if (m_rollout.hasRollout())
        takeRollout();
    updateState();
}

void RolloutPage::setPlanning(std::shared_ptr<const Planning> planning)
{
    m_planning = std::move(planning);
    m_keys.clear();
    for (const Artifact &artifact : m_planning->plan().artifacts)
        m_keys.insert(displayName(artifact), artifact.key);
    m_summaries.setFuture(
        QtConcurrent::run(workPool(), [shown = m_planning] { return stageSummaries(shown->plan()); }));
    updateState();
}

void RolloutPage::showSummaries()
{
    if (!m_rollout.hasRollout() && m_summaries.isFinished() && m_summaries.future().resultCount() > 0)
        m_stages->setSummaries(m_summaries.result());
}

void RolloutPage::takeRollout()
{
    m_picked.clear(); // of the rollout before
    m_model.setJobs(m_rollout.jobs());
    m_model.apply(m_rollout.statuses());
    m_routes->takeRollout();
    m_hosts->takeRollout();
    m_options->setOptions(m_rollout.options());
    m_chips->setGroup({});
    m_tags->setHosts({});
    m_tags->setArtifacts({});
    applyFilter();
    takePicks();
    showSummaries();
}

void RolloutPage::tick()
{
    m_model.setNow(QDateTime::currentDateTimeUtc());
    refreshBottom();
    if (m_rollout.elsewhere()) // its end is not told
        m_rollout.refreshHistory();
    if (QGuiApplication::mouseButtons() == Qt::NoButton) // nothing goes away while it is being picked
        keepingPicks([this] {
            // Whoever reads a log goes on reading it.
            const QModelIndex current = m_table->currentIndex();
            m_model.settle(current.isValid() ? std::optional(m_model.jobAt(current.row())) : std::nullopt);
        });
    updateEmptyState();
}

void RolloutPage::refreshBottom()
{
    if (m_chart->isVisible())
        m_chart->setThroughput(m_rollout.throughput());
    if (m_routes->isVisible())
        m_routes->refresh();
    if (m_hosts->isVisible())
        m_hosts->refresh();
}

template<typename Change>
void RolloutPage::keepingPicks(Change change)
{
    bool isReset = false;
    const QMetaObject::Connection heard =
        connect(&m_model, &QAbstractItemModel::modelReset, this, [&isReset] { isReset = true; });
    const QModelIndex index = m_table->currentIndex();
    const auto current = index.isValid() ? std::optional(m_model.jobAt(index.row())) : std::nullopt;
    const int place = m_table->verticalScrollBar()->value();
    const QList<quint32> picked = selectedJobs();
    change();
    disconnect(heard);
    if (!isReset)
        return;
    if (current && m_model.rowOf(*current) >= 0) {
        const QModelIndex again = m_model.index(m_model.rowOf(*current), qMax(0, index.column()));
        m_table->selectionModel()->setCurrentIndex(again, QItemSelectionModel::NoUpdate);
    }
    m_table->pickRows([&] {
        QList<int> rows;
        for (const quint32 job : picked) {
            if (m_model.rowOf(job) >= 0)
                rows.append(m_model.rowOf(job));
        }
        return rows;
    }());
    m_table->verticalScrollBar()->setValue(place);
    takePicks();
}

void RolloutPage::applyFilter()
{
    keepingPicks([this] {
        m_model.setFilter(
            {m_stages->stage(), m_chips->group(), m_search->text(), m_tags->hosts(), m_tags->artifacts()});
    });
    updateState();
}

void RolloutPage::updateState()
{
    const bool shows = m_rollout.hasRollout();
    m_overview->setVisible(shows);
    m_chips->setVisible(shows);
    m_bottom->setVisible(shows);
    if (shows) {
        m_stages->setProgress(m_model.stages());
        m_overview->setState(m_rollout.phase(), m_rollout.totals());
        m_chips->setCounts(m_model.counts());
    }
    m_failures->setCauses(shows && m_rollout.totals().failed > 0 ? failureCauses(m_rollout.statuses())
                                                                 : QList<FailureCause>());
    m_gates->setGates(m_rollout.isActive() ? m_rollout.gates() : QList<Gate>());
    m_gates->setHalted(m_rollout.phase() == RolloutPhase::Pausing || m_rollout.phase() == RolloutPhase::Paused);
    updateInterrupted();
    updateEmptyState();
    updateActions();
    updateBadge();
}

void RolloutPage::updateEmptyState()
{
    const Plan *plan = m_planning ? &m_planning->plan() : nullptr;
    const QLocale locale;
    if (m_rollout.hasRollout()) {
        const auto all = static_cast<int>(m_model.jobs().size());
        m_count->setText(m_model.rowCount() == all
                             ? QString()
                             : tr("%1 of %2").arg(locale.toString(m_model.rowCount()), locale.toString(all)));
        if (all == 0)
            m_empty->setTexts(u"plan"_s, tr("Nothing to do"), tr("Every host has what it needs."));
        else
            m_empty->setTexts(u"filter"_s, tr("No step matches"),
                              tr("Choose another state, stage, host or artifact, or clear the search."));
    } else if (!m_rollout.canRun()) {
        m_empty->setTexts(u"lock"_s, tr("Nothing can be rolled out here"),
                          tr("This window only plans: the machines of this plan are not contacted. Open the "
                             "inventory of a cluster to run its plan."));
    } else if (m_rollout.isStarting()) {
        m_empty->setTexts(u"nodes"_s, tr("Starting …"), tr("The journal is opened and the plan is written down."));
    } else if (!plan || plan->steps.isEmpty()) {
        const EmptyPlanWords words = plan ? emptyPlanWords(*plan) : EmptyPlanWords{tr("Nothing is planned yet"), {}};
        m_empty->setTexts(u"plan"_s, words.title, words.advice);
    } else {
        m_empty->setTexts(u"plan"_s, tr("%n step(s) are planned", nullptr, static_cast<int>(plan->steps.size())),
                          tr("“Start” runs the plan. “Options” says how much happens at once, and where you are asked "
                             "before it goes on: before every stage, batch, host or step."));
    }
    m_stack->setCurrentIndex(m_rollout.hasRollout() && m_model.rowCount() > 0 ? 0 : 1);
}

void RolloutPage::updateActions()
{
    const RolloutPhase phase = m_rollout.phase();
    const bool active = m_rollout.isActive();
    const bool hasPlan = m_planning && !m_planning->plan().steps.isEmpty();
    m_start->setEnabled(m_rollout.canRun() && hasPlan && !active && !m_rollout.isStarting()
                        && m_options->complaint().isEmpty());
    m_start->setToolTip(m_options->complaint().isEmpty() ? m_startTip : m_options->complaint());
    const bool isHalted = active && (phase == RolloutPhase::Pausing || phase == RolloutPhase::Paused);
    m_pause->setText(isHalted ? tr("&Resume") : tr("&Pause"));
    m_pause->setEnabled(active && phase != RolloutPhase::Cancelling);
    m_cancel->setEnabled(active && phase != RolloutPhase::Cancelling);
    m_retryFailed->setEnabled(!m_rollout.isStarting() && m_rollout.totals().hasUndone());
    const QString nothing = active ? QString() : nothingToTryAgainTip(m_rollout.totals());
    m_retryFailed->setToolTip(nothing.isEmpty() ? m_retryTip : nothing);
    m_showAll->setEnabled(m_rollout.hasRollout() && m_model.filter() != RolloutJobFilter());
    m_options->setRunning(active || m_rollout.isStarting());
    if (std::exchange(m_wasStarting, m_rollout.isStarting()) != m_rollout.isStarting())
        updateJobActions();
}

void RolloutPage::updateBadge()
{
    const bool isAsked = !m_rollout.gates().isEmpty() || !m_secretMissing->isHidden();
    if (isAsked && m_rollout.isActive())
        Q_EMIT badgeChanged(u"?"_s);
    else if (m_rollout.isActive())
        Q_EMIT badgeChanged(tr("%1 %").arg(progressPermille(m_rollout.totals()) / 10));
    else if (m_rollout.interrupted())
        Q_EMIT badgeChanged(u"!"_s);
    else
        Q_EMIT badgeChanged({});
}

bool RolloutPage::event(QEvent *event)
{
    if (event->type() == QEvent::WindowActivate)
        showTrust(); // another window may have changed it
    return Page::event(event);
}

void RolloutPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    showTrust();
    tick();
    m_clock.start();
}

void RolloutPage::hideEvent(QHideEvent *event)
{
    m_clock.stop();
    Page::hideEvent(event);
}

void RolloutPage::saveState(QSettings &settings) const
{
    m_table->saveColumns(settings, u"columns"_s);
    m_hosts->table().saveColumns(settings, u"hostColumns"_s);
    m_options->saveState(settings);
    settings.setValue(u"splitter"_s, m_splitter->saveState());
    settings.setValue(u"search"_s, m_search->text());
    settings.setValue(u"stage"_s, m_stages->stage() ? toString(*m_stages->stage()) : QString());
    settings.setValue(u"tab"_s, m_bottom->currentIndex());
}

void RolloutPage::restoreState(const QSettings &settings)
{
    m_table->restoreColumns(settings, u"columns"_s);
    m_hosts->table().restoreColumns(settings, u"hostColumns"_s);
    if (!m_rollout.hasRollout())
        m_options->restoreState(settings);
    m_splitter->restoreState(settings.value(u"splitter"_s).toByteArray());
    m_bottom->setCurrentIndex(settings.value(u"tab"_s).toInt());
    const QString word = settings.value(u"stage"_s).toString();
    for (const Stage stage :
         {Stage::Fetch, Stage::Transit, Stage::Distribute, Stage::Unpack, Stage::Load, Stage::Verify}) {
        if (toString(stage) == word)
            m_stages->setStage(stage);
    }
    m_search->setSearch(settings.value(u"search"_s).toString());
    applyFilter();
}

} // namespace qm
