// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/planpage.h"

#include "core/base/workpool.h"
#include "core/plan/steps.h"
#include "ui/models/emptyplan.h"
#include "ui/models/stepwords.h"
#include "ui/selection.h"
#include "ui/views/stepplace.h"
#include "ui/views/tableview.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/filterreset.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/stackfocus.h"
#include "ui/widgets/stageflow.h"

#include <QAction>
#include <QBoxLayout>
#include <QCheckBox>
#include <QEvent>
#include <QLabel>
#include <QLocale>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QTextBrowser>
#include <QtConcurrent>

using namespace Qt::StringLiterals;

namespace qm {

PlanPage::PlanPage(const PageContext &context, QWidget *parent)
    : Page(context, parent)
    , m_stages(new StageFlow(this))
    , m_table(new TableView(tr("Steps"), this))
    , m_words(new QTextBrowser(this))
    , m_splitter(new QSplitter(Qt::Vertical, this))
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(this))
{
    m_table->setUp(&m_model, {7, 10, 14, 36, 38, 38, 16, 10});
    m_words->setAccessibleName(tr("What the step does"));
    m_words->setOpenLinks(false);
    m_words->setFrameShape(QFrame::NoFrame);
    m_words->document()->setDocumentMargin(12);

    m_splitter->addWidget(m_table);
    m_splitter->addWidget(m_words);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setSizes({600, 150});
    m_stack->addWidget(m_splitter);
    m_stack->addWidget(m_empty);
    followStack(this, m_stack, m_table);

    auto *stages = new QHBoxLayout;
    stages->setContentsMargins(8, 8, 8, 0);
    stages->addWidget(m_stages);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(stages);
    layout->addWidget(buildToolRow());
    layout->addWidget(m_stack, 1);

    connect(&m_summaries, &QFutureWatcherBase::finished, this,
            [this] { m_stages->setSummaries(m_summaries.result()); });
    connect(m_stages, &StageFlow::stageChosen, this, &PlanPage::applyFilter);
    connect(m_table, &TableView::rowsPicked, this, &PlanPage::tellSelection);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &PlanPage::updateWords);
    // Once, after everything that changes them, in a frame of their own.
    m_wordsPause.setSingleShot(true);
    m_wordsPause.setInterval(0);
    connect(&m_wordsPause, &QTimer::timeout, this, &PlanPage::showWords);
    buildActions();
}

PlanPage::~PlanPage()
{
    m_summaries.disconnect(this);
    m_summaries.waitForFinished();
}

QString PlanPage::id() const
{
    return u"plan"_s;
}

QString PlanPage::title() const
{
    return tr("Plan");
}

QString PlanPage::description() const
{
    return tr("What will be done, step by step, and what proves each step");
}

QString PlanPage::iconName() const
{
    return u"plan"_s;
}

QWidget *PlanPage::searchField() const
{
    return m_search;
}

QWidget *PlanPage::buildToolRow()
{
    auto *row = new QWidget(this);
    m_search = new SearchField(tr("Find hosts or artifacts"), row);
    m_search->setMaximumWidth(360);
    m_onlySelected = new QCheckBox(tr("Only the selection"), row);
    m_onlySelected->setToolTip(tr("Show only steps of the hosts and artifacts that are selected"));
    m_reset = new FilterReset(row);
    m_reset->watch(m_search);
    m_reset->watch(m_onlySelected, false);
    m_reset->watch(
        m_stages, [this] { return m_stages->stage().has_value(); }, [this] { m_stages->setStage(std::nullopt); });
    connect(m_reset, &FilterReset::cleared, this, &PlanPage::applyFilter);
    m_count = new QLabel(row);
    m_count->setForegroundRole(QPalette::PlaceholderText);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->addWidget(m_search, 1);
    layout->addWidget(m_onlySelected);
    layout->addWidget(m_reset);
    layout->addWidget(m_count);
    layout->addStretch(1);
    connect(m_search, &SearchField::searched, this, &PlanPage::applyFilter);
    connect(m_onlySelected, &QCheckBox::toggled, this, &PlanPage::applyFilter);
    return row;
}

void PlanPage::buildActions()
{
    auto *goToEarlier = new QAction(tr("Go to the step &before"), m_table);
    goToEarlier->setToolTip(tr("Show the first step that has to be done before this one"));
    goToEarlier->setShortcut(QKeySequence(Qt::ALT | Qt::Key_Up));
    goToEarlier->setShortcutContext(Qt::WidgetShortcut);
    connect(goToEarlier, &QAction::triggered, this, [this] {
        if (!m_table->currentIndex().isValid())
            return;
        const QList<quint32> before = stepsBefore(*m_model.plan(), m_model.stepAt(m_table->currentIndex().row()));
        if (before.isEmpty())
            return;
        m_reset->clear();
        m_table->showRow(m_model.rowFrom(before.constFirst()));
        tellSelection();
    });
    m_table->addAction(goToEarlier);
}

void PlanPage::setPlanning(std::shared_ptr<const Planning> planning)
{
    const StepPlace place(*m_table, m_model);
    m_table->setAutoScroll(false); // what becomes current meanwhile is nobody's wish
    m_model.setPlanning(std::move(planning));
    place.restore(*m_table, m_model);
    m_table->setAutoScroll(true);
    // Reads all steps: not here, where it would be seen.
    m_summaries.setFuture(
        QtConcurrent::run(workPool(), [shown = m_model.planning()] { return stageSummaries(shown->plan()); }));
    if (!place.hasSelection())
        followSelection(selection().current());
    updateAfterChange();
}

void PlanPage::applyFilter()
{
    m_reset->refresh();
    StepFilter filter;
    filter.stage = m_stages->stage();
    filter.text = m_search->text();
    if (m_onlySelected->isChecked()) {
        const Selection &now = selection().current();
        filter.hosts = QSet<QString>(now.hosts.cbegin(), now.hosts.cend());
        filter.artifacts = QSet<QString>(now.artifacts.cbegin(), now.artifacts.cend());
    }
    // The plan is the same, and so are the numbers of its steps.
    const QModelIndex current = m_table->currentIndex();
    const int column = qMax(0, current.column());
    const quint32 step = current.isValid() ? m_model.stepAt(current.row()) : 0;
    std::vector<quint32> selected;
    for (const int row : m_table->selectedRowNumbers())
        selected.push_back(m_model.stepAt(row));
    m_model.setFilter(filter);
    QList<int> rows;
    for (const quint32 each : selected) {
        if (const int row = m_model.rowFrom(each); row >= 0 && m_model.stepAt(row) == each)
            rows.append(row);
    }
    m_table->pickRows(rows);
    const int next = m_model.rowFrom(step);
    if (const int row = next >= 0 ? next : m_model.rowCount() - 1; row >= 0) {
        m_table->selectionModel()->setCurrentIndex(m_model.index(row, column), QItemSelectionModel::NoUpdate);
        m_table->scrollTo(m_table->currentIndex());
    }
    updateAfterChange();
}

void PlanPage::updateAfterChange()
{
    const Plan *plan = m_model.plan();
    if (!plan)
        return;
    const auto total = static_cast<int>(plan->steps.size());
    const QLocale locale;
    m_count->setText(m_model.rowCount() == total
                         ? QString()
                         : tr("%1 of %2 steps").arg(locale.toString(m_model.rowCount()), locale.toString(total)));
    if (total == 0) {
        const EmptyPlanWords words = emptyPlanWords(*plan);
        m_empty->setTexts(u"plan"_s, words.title, words.advice);
    } else {
        m_empty->setTexts(u"filter"_s, tr("No step matches"), tr("Choose another stage, or clear the search."));
    }
    m_stack->setCurrentIndex(m_model.rowCount() > 0 ? 0 : 1);
    updateWords();
}

void PlanPage::tellSelection()
{
    const Plan *plan = m_model.plan();
    if (!plan)
        return;
    std::vector<bool> hosts(static_cast<size_t>(plan->hosts.size()) + 1);
    std::vector<bool> artifacts(static_cast<size_t>(plan->artifacts.size()));
    for (const int row : m_table->selectedRowNumbers()) {
        const Step &step = plan->steps.at(m_model.stepAt(row));
        hosts[step.host == Step::controllerHost ? hosts.size() - 1 : step.host] = true;
        artifacts[step.artifact] = true;
    }
    Selection now;
    for (size_t i = 0; i < hosts.size(); ++i) {
        if (hosts[i])
            now.hosts.append(i + 1 == hosts.size() ? controllerName.toString()
                                                   : plan->hosts.at(static_cast<qsizetype>(i)).name);
    }
    for (size_t i = 0; i < artifacts.size(); ++i) {
        const QString &key = plan->artifacts.at(static_cast<qsizetype>(i)).key;
        if (artifacts[i] && !now.artifacts.contains(key))
            now.artifacts.append(key);
    }
    selection().select(now, this);
}

void PlanPage::followSelection(const Selection &now)
{
    if (m_onlySelected->isChecked())
        applyFilter();
    const int row = m_model.findRow(now.hosts, now.artifacts);
    const QModelIndex current = m_table->currentIndex();
    m_table->showRow(row);
    if (row < 0 && current.isValid())
        m_table->selectionModel()->setCurrentIndex(current, QItemSelectionModel::NoUpdate);
}

void PlanPage::updateWords()
{
    m_wordsPause.start();
}

void PlanPage::showWords()
{
    const QModelIndex current = m_table->currentIndex();
    m_words->setHtml(current.isValid() ? wordsAsHtml(m_model.stepAt(current.row())) : QString());
}

QString PlanPage::wordsAsHtml(quint32 index) const
{
    const Plan &plan = *m_model.plan();
    const Step &step = plan.steps.at(index);
    const StepWords words = stepWords(plan, step);
    const QString faint = palette().color(QPalette::PlaceholderText).name();
    const auto row = [&](const QString &label, const QString &text) {
        return text.isEmpty() ? QString()
                              : u"<tr><td style='color:%1; padding-right:16px'>%2</td><td>%3</td></tr>"_s.arg(
                                  faint, label.toHtmlEscaped(), text.toHtmlEscaped());
    };
    QStringList before;
    for (const quint32 earlier : stepsBefore(plan, index))
        before.append(u"%1 (%2)"_s.arg(QLocale().toString(earlier + 1), stepId(plan, plan.steps.at(earlier))));
    QString html = u"<p style='font-weight:600; margin-bottom:8px'>%1</p>"_s.arg(words.effect.toHtmlEscaped());
    html += u"<table cellspacing='0' cellpadding='2'>"_s;
    html += row(tr("From"), words.from) + row(tr("To"), words.to) + row(tr("Proved by"), words.check);
    html += row(tr("After"), before.isEmpty() ? tr("Can begin at once.") : before.join(u", "));
    html += row(tr("Name"), stepId(plan, step));
    return html + u"</table>"_s;
}

void PlanPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateWords();
}

void PlanPage::saveState(QSettings &settings) const
{
    m_table->saveColumns(settings, u"columns"_s);
    settings.setValue(u"splitter"_s, m_splitter->saveState());
    settings.setValue(u"search"_s, m_search->text());
    settings.setValue(u"onlySelected"_s, m_onlySelected->isChecked());
    settings.setValue(u"stage"_s, m_stages->stage() ? static_cast<int>(*m_stages->stage()) : -1);
}

void PlanPage::restoreState(const QSettings &settings)
{
    m_table->restoreColumns(settings, u"columns"_s);
    m_splitter->restoreState(settings.value(u"splitter"_s).toByteArray());
    const int stage = settings.value(u"stage"_s, -1).toInt();
    m_stages->setStage(stage >= 0 && stage < stageCount ? std::optional(static_cast<Stage>(stage)) : std::nullopt);
    m_onlySelected->setChecked(settings.value(u"onlySelected"_s, false).toBool());
    m_search->setSearch(settings.value(u"search"_s).toString());
    applyFilter();
}

} // namespace qm
