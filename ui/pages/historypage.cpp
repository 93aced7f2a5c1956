// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/historypage.h"

#include "ui/models/rolloutwords.h"
#include "ui/rollout/reportdialog.h"
#include "ui/rollout/rolloutservice.h"
#include "ui/sourceopener.h"
#include "ui/theme/icons.h"
#include "ui/views/columnmenu.h"
#include "ui/views/tableview.h"
#include "ui/views/tonedelegate.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/filterreset.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/stackfocus.h"

#include <QAction>
#include <QBoxLayout>
#include <QClipboard>
#include <QComboBox>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QScopedValueRollback>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace qm {

HistoryPage::HistoryPage(const PageContext &context, RolloutService &rollout, QWidget *parent)
    : Page(context, parent)
    , m_rollout(rollout)
    , m_recordTable(new TableView(tr("Rollouts"), this))
    , m_eventTable(new TableView(tr("What happened"), this))
    , m_splitter(new QSplitter(Qt::Vertical, this))
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(this))
{
    m_splitter->addWidget(buildRollouts());
    m_splitter->addWidget(buildEvents());
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(0, 2);
    m_splitter->setStretchFactor(1, 3);
    m_stack->addWidget(m_splitter);
    m_stack->addWidget(m_empty);
    followStack(this, m_stack, m_recordTable);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    buildActions();

    connect(&m_rollout, &RolloutService::historyChanged, this, &HistoryPage::takeHistory);
    connect(m_recordTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &HistoryPage::showCurrent);
    takeHistory();
}

QString HistoryPage::id() const
{
    return u"history"_s;
}

QString HistoryPage::title() const
{
    return tr("History");
}

QString HistoryPage::description() const
{
    return tr("What was rolled out, by whom, and how it ended");
}

QString HistoryPage::iconName() const
{
    return u"recent"_s;
}

QWidget *HistoryPage::searchField() const
{
    return m_search;
}

QWidget *HistoryPage::buildRollouts()
{
    m_recordTable->setObjectName(u"historyTable"_s);
    m_recordTable->setSelectionMode(QAbstractItemView::SingleSelection);
    m_recordTable->horizontalHeader()->setSortIndicatorClearable(false);
    m_recordTable->horizontalHeader()->setSortIndicator(RolloutHistoryModel::BeganColumn, Qt::DescendingOrder);
    m_recordTable->setUp(&m_records, {18, 10, 54, 7, 9, 14, 26, 14});
    m_recordTable->setSortingEnabled(true);
    m_recordTable->setTextElideMode(Qt::ElideRight); // sentences, and commands that begin with what matters
    m_recordTable->setItemDelegate(new ToneDelegate(RolloutHistoryModel::ToneRole, m_recordTable));
    addColumnMenu(*m_recordTable);
    return m_recordTable;
}

QWidget *HistoryPage::buildEvents()
{
    auto *part = new QWidget(this);
    auto *tools = new QWidget(part);
    m_search = new SearchField(tr("Find steps, evidence, reasons"), tools);
    m_search->setMaximumWidth(260);
    m_show = new QComboBox(tools);
    m_show->setAccessibleName(tr("Which events are listed"));
    m_show->setToolTip(m_show->accessibleName());
    const std::pair<EventShow, QString> choices[] = {{EventShow::All, tr("All events")},
                                                     {EventShow::Decisions, tr("Decisions of people")},
                                                     {EventShow::Failures, tr("Failures")},
                                                     {EventShow::Proofs, tr("Done, with the evidence")}};
    for (const auto &[show, text] : choices)
        m_show->addItem(text, static_cast<int>(show));
    m_count = new QLabel(tools);
    m_count->setForegroundRole(QPalette::PlaceholderText);
    m_report = new QAction(icon(u"external"_s), tr("Open the &report"), this);
    m_report->setToolTip(tr("Write the report of this rollout and open it"));
    m_save = new QAction(icon(u"export"_s), tr("&Save the report …"), this);
    m_save->setToolTip(tr("Save the report of this rollout as HTML, PDF, Markdown, CSV or JSON"));
    m_goOn = new QAction(icon(u"forward"_s), tr("Resume"), this);
    m_goOn->setObjectName(u"historyGoOn"_s);
    m_log = new QAction(icon(u"file"_s), tr("Open the &log"), m_eventTable);
    m_log->setToolTip(tr("Open the log of the step that this event is about"));
    auto *row = new FlowLayout(tools);
    row->setContentsMargins(8, 8, 8, 8);
    row->addWidget(m_search);
    row->addWidget(m_show);
    auto *reset = new FilterReset(tools);
    reset->watch(m_search);
    reset->watch(m_show);
    connect(reset, &FilterReset::cleared, this, &HistoryPage::applyFilter);
    row->addWidget(reset);
    for (QAction *action : {m_goOn, m_report, m_save, m_log}) {
        auto *button = new QToolButton(tools);
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setFocusPolicy(Qt::TabFocus);
        row->addWidget(button);
    }
    row->addWidget(m_count);

    m_eventTable->setObjectName(u"eventTable"_s);
    m_eventTable->setUp(&m_events, {21, 24, 36, 7, 8, 19});
    auto *delegate = new ToneDelegate(JournalEventModel::ToneRole, m_eventTable);
    delegate->setSentences(JournalEventModel::DetailColumn);
    m_eventTable->setItemDelegate(delegate);
    addColumnMenu(*m_eventTable);
    m_noEvents = new EmptyState(part);
    m_eventStack = new QStackedWidget(part);
    m_eventStack->addWidget(m_eventTable);
    m_eventStack->addWidget(m_noEvents);
    auto *layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(tools);
    layout->addWidget(m_eventStack, 1);
    connect(m_search, &SearchField::searched, this, &HistoryPage::applyFilter);
    connect(m_show, &QComboBox::currentIndexChanged, this, &HistoryPage::applyFilter);
    return part;
}

void HistoryPage::buildActions()
{
    auto *copy = new QAction(tr("Copy the c&ommand"), m_recordTable);
    copy->setToolTip(tr("Copy what started this rollout"));
    m_recordTable->addActions({m_goOn, m_report, m_save, copy});
    m_eventTable->addAction(m_log);
    connect(copy, &QAction::triggered, this, [this] {
        if (const int row = m_recordTable->currentIndex().row(); row >= 0)
            QGuiApplication::clipboard()->setText(m_records.record(row).command);
    });
    connect(m_goOn, &QAction::triggered, this, &HistoryPage::goOn);
    connect(&m_rollout, &RolloutService::stateChanged, this, &HistoryPage::updateGoOn);
    connect(m_report, &QAction::triggered, this, [this] {
        m_rollout.askReport(currentRollout(), this, [this](const QString &path) {
            if (!QDesktopServices::openUrl(QUrl::fromLocalFile(path)))
                Q_EMIT sources().failed(tr("No program opens the report. It is in %1").arg(path));
        });
    });
    connect(m_save, &QAction::triggered, this, [this] { askWhereToSaveReport(m_rollout, currentRollout(), this); });
    connect(m_log, &QAction::triggered, this, [this] {
        const QModelIndex current = m_eventTable->currentIndex();
        const QString job = current.isValid() ? m_events.event(current.row()).job : QString();
        if (!job.isEmpty())
            sources().open({m_rollout.logFile(m_shown, job), 1});
    });
    connect(m_eventTable, &QAbstractItemView::activated, m_log, &QAction::trigger);
    connect(m_eventTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &HistoryPage::updateTexts);
}

void HistoryPage::setPlanning(std::shared_ptr<const Planning>)
{
    // What was rolled out does not depend on what is planned.
}

void HistoryPage::followSelection(const Selection &)
{
    // Rollouts of the past are not of this plan's hosts and artifacts.
}

qint64 HistoryPage::currentRollout() const
{
    const QModelIndex current = m_recordTable->currentIndex();
    return current.isValid() ? m_records.record(current.row()).id : 0;
}

void HistoryPage::takeHistory()
{
    const qint64 before = currentRollout();
    {
        const QScopedValueRollback taking(m_isTaking, true); // the first row is current for a moment
        m_records.setRecords(m_rollout.history());
        const QHeaderView *header = m_recordTable->horizontalHeader();
        m_records.sort(header->sortIndicatorSection(), header->sortIndicatorOrder());
        m_recordTable->showRow(m_records.rowCount() == 0 ? -1 : qMax(0, m_records.rowOf(before)));
    }
    showCurrent();
}

void HistoryPage::showCurrent()
{
    if (m_isTaking)
        return;
    if (const qint64 rollout = currentRollout(); rollout != m_shown) {
        m_shown = rollout;
        ++m_reading; // what is read for the one before is not wanted any more
        m_isReading = false;
        m_problem.clear();
        m_events.clear();
    }
    readOn();
    updateTexts();
}

/// What happened since, bit by bit: a journal may hold a million events, and gates ask in the same thread.
void HistoryPage::readOn()
{
    if (m_shown == 0 || m_isReading || !isVisible())
        return;
    m_isReading = true;
    m_rollout.askEvents(m_shown, m_events.lastSequence(), this,
                        [this, reading = m_reading](const Result<QList<JournalEvent>> &events) {
                            if (reading != m_reading)
                                return;
                            m_isReading = false;
                            m_problem = events ? QString() : toString(events.error());
                            if (events && !events->isEmpty()) {
                                m_events.append(*events);
                                readOn();
                            }
                            updateTexts();
                        });
}

void HistoryPage::applyFilter()
{
    m_events.setFilter(static_cast<EventShow>(m_show->currentData().toInt()), m_search->text());
    updateTexts();
}

void HistoryPage::updateTexts()
{
    const QLocale locale;
    m_count->setText(
        m_events.rowCount() == m_events.total()
            ? tr("%Ln event(s)", nullptr, static_cast<int>(m_events.total()))
            : tr("%1 of %2 events").arg(locale.toString(m_events.rowCount()), locale.toString(m_events.total())));
    if (m_problem.isEmpty())
        m_noEvents->setTexts(u"filter"_s, tr("No event matches"), tr("Choose other events, or clear the search."));
    else
        m_noEvents->setTexts(u"diagnostics"_s, tr("The journal could not be read"), m_problem);
    const bool isComing = m_isReading && m_events.total() == 0;
    m_eventStack->setCurrentIndex(m_events.rowCount() > 0 || isComing ? 0 : 1);
    m_empty->setTexts(u"recent"_s, tr("Nothing was rolled out yet"),
                      m_rollout.canRun() ? tr("Start on the page “Rollout”. What is done there is kept here: who, "
                                              "when, every step with its evidence, every decision with its reason.")
                                         : tr("This window only plans: there is no journal to show."));
    m_stack->setCurrentIndex(m_records.rowCount() > 0 ? 0 : 1);
    m_report->setEnabled(currentRollout() != 0);
    m_save->setEnabled(m_report->isEnabled());
    updateGoOn();
    const QModelIndex current = m_eventTable->currentIndex();
    m_log->setEnabled(current.isValid() && !m_events.event(current.row()).job.isEmpty());
}

/// Only the newest rollout can be gone on with: later ones have changed what it was planned for.
void HistoryPage::updateGoOn()
{
    const QModelIndex current = m_recordTable->currentIndex();
    const RolloutRecord *record = current.isValid() ? &m_records.record(current.row()) : nullptr;
    const std::optional<RolloutRecord> resumable = m_rollout.resumable();
    const bool isEnded = record && record->phase == RolloutPhase::Finished;
    const bool isShown = record && m_rollout.hasRollout() && record->id == m_rollout.id();
    m_goOn->setEnabled(isShown ? !m_rollout.isActive() && !m_rollout.isStarting() && m_rollout.totals().hasUndone()
                               : record && resumable && resumable->id == record->id);
    m_goOn->setText(isEnded ? tr("Try undone steps again") : tr("Resume"));
    const QString nothing = isEnded ? nothingToTryAgainTip(record->totals) : QString();
    if (m_goOn->isEnabled())
        m_goOn->setToolTip(goOnTip(record->phase));
    else if (!nothing.isEmpty())
        m_goOn->setToolTip(nothing);
    else
        m_goOn->setToolTip(tr("The newest rollout can be gone on with, if it left something undone and none runs"));
}

void HistoryPage::goOn()
{
    if (m_rollout.hasRollout() && currentRollout() == m_rollout.id())
        m_rollout.retry();
    else
        m_rollout.resumeLast();
    Q_EMIT pageRequested(u"rollout"_s);
}

void HistoryPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    m_rollout.refreshHistory();
}

void HistoryPage::saveState(QSettings &settings) const
{
    settings.setValue(u"show"_s, toString(static_cast<EventShow>(m_show->currentData().toInt())));
    settings.setValue(u"search"_s, m_search->text());
    m_recordTable->saveColumns(settings, u"rollouts"_s);
    m_eventTable->saveColumns(settings, u"events"_s);
    settings.setValue(u"splitter"_s, m_splitter->saveState());
}

void HistoryPage::restoreState(const QSettings &settings)
{
    const QString show = settings.value(u"show"_s).toString();
    for (int i = 0; i < m_show->count(); ++i) {
        if (toString(static_cast<EventShow>(m_show->itemData(i).toInt())) == show)
            m_show->setCurrentIndex(i);
    }
    m_search->setSearch(settings.value(u"search"_s).toString());
    m_recordTable->restoreColumns(settings, u"rollouts"_s);
    m_eventTable->restoreColumns(settings, u"events"_s);
    m_splitter->restoreState(settings.value(u"splitter"_s).toByteArray());
}

} // namespace qm
