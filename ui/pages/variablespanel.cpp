// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/variablespanel.h"

#include "core/base/workpool.h"
#include "ui/models/valuetext.h"
#include "ui/sourceopener.h"
#include "ui/theme/theme.h"
#include "ui/views/columnmenu.h"
#include "ui/views/inventorydelegate.h"
#include "ui/views/treeplace.h"
#include "ui/views/treesetup.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/filterreset.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/searchfield.h"

#include <QAction>
#include <QBoxLayout>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QTreeView>
#include <QtConcurrent>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

QString keyOf(const QModelIndex &row)
{
    if (!row.data(VariablesModel::OverriddenRole).toBool())
        return row.data(VariablesModel::NameRole).toString();
    return row.siblingAtColumn(VariablesModel::LevelColumn).data().toString() + u'\n'
        + row.data(VariablesModel::LocationRole).value<SourceLocation>().file();
}

} // namespace

VariablesPanel::VariablesPanel(SourceOpener &sources, QWidget *parent)
    : QWidget(parent)
    , m_sources(sources)
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(this))
    , m_title(new QLabel(this))
    , m_subtitle(new QLabel(this))
{
    m_title->setTextFormat(Qt::PlainText);
    m_title->setFont(headingFont(font()));
    m_title->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_subtitle->setTextFormat(Qt::PlainText);
    m_subtitle->setForegroundRole(QPalette::PlaceholderText);
    m_subtitle->setWordWrap(true);

    m_splitter = new QSplitter(Qt::Vertical, this);
    m_splitter->addWidget(buildTable());
    m_splitter->addWidget(buildValue());
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setChildrenCollapsible(false);
    m_stack->addWidget(m_splitter);
    m_stack->addWidget(m_empty);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    connect(&m_lookUp, &QFutureWatcherBase::finished, this, &VariablesPanel::showAnswer);
    connect(&m_evaluation, &QFutureWatcherBase::finished, this, &VariablesPanel::showEvaluated);
    showNothing();
}

VariablesPanel::~VariablesPanel()
{
    m_lookUp.disconnect(this);
    m_evaluation.disconnect(this);
    m_lookUp.waitForFinished();
    m_evaluation.waitForFinished();
}

QWidget *VariablesPanel::buildTable()
{
    auto *top = new QWidget(this);
    auto *tools = new QWidget(top);
    m_search = new SearchField(tr("Find variables, values or files"), tools);
    m_search->setMaximumWidth(320);
    m_scope = new QComboBox(tools);
    m_scope->setAccessibleName(tr("Which variables"));
    m_scope->setToolTip(m_scope->accessibleName());
    const std::pair<VariableScope, QString> scopes[] = {
        {VariableScope::All, tr("All variables")},     {VariableScope::Inventory, tr("Set by the inventory")},
        {VariableScope::Overridden, tr("Overridden")}, {VariableScope::Facts, tr("Facts")},
        {VariableScope::Roles, tr("Set by the role")},
    };
    for (const auto &[scope, text] : scopes)
        m_scope->addItem(text, static_cast<int>(scope));
    m_count = new QLabel(tools);
    m_count->setForegroundRole(QPalette::PlaceholderText);
    auto *row = new FlowLayout(tools);
    row->addWidget(m_search);
    row->addWidget(m_scope);
    auto *reset = new FilterReset(tools);
    reset->watch(m_search);
    reset->watch(m_scope);
    connect(reset, &FilterReset::cleared, this, &VariablesPanel::applyFilter);
    row->addWidget(reset);
    row->addWidget(m_count);

    m_view = new QTreeView(top);
    m_view->setObjectName(u"variables"_s);
    m_view->setAccessibleName(tr("Variables"));
    m_view->setModel(&m_model);
    m_view->setItemDelegate(new VariableDelegate(m_view));
    setUpTree(*m_view, {u"name"_s, u"value"_s, u"level"_s, u"origin"_s});
    m_view->setSortingEnabled(true);
    m_view->setIndentation(14);
    m_view->sortByColumn(0, Qt::AscendingOrder);
    m_view->header()->setStretchLastSection(false);
    m_view->header()->setSectionResizeMode(VariablesModel::ValueColumn, QHeaderView::Stretch);
    giveWidth(*m_view, VariablesModel::NameColumn, 160);
    giveWidth(*m_view, VariablesModel::LevelColumn, 100);
    giveWidth(*m_view, VariablesModel::OriginColumn, 132);
    auto *open = new QAction(tr("&Open where it is set"), m_view);
    open->setToolTip(tr("Open the file that sets the variable, at its line"));
    open->setShortcut(QKeySequence(Qt::Key_F4));
    open->setShortcutContext(Qt::WidgetShortcut);
    connect(open, &QAction::triggered, this, [this] { openOrigin(m_view->currentIndex()); });
    m_view->addAction(open);
    addColumnMenu(*m_view);
    m_view->setContextMenuPolicy(Qt::ActionsContextMenu);

    auto *layout = new QVBoxLayout(top);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(12, 8, 8, 8);
    head->setSpacing(4);
    head->addWidget(m_title);
    head->addWidget(m_subtitle);
    head->addSpacing(2);
    head->addWidget(tools);
    layout->addLayout(head);
    layout->addWidget(m_view, 1);

    connect(m_search, &SearchField::searched, this, &VariablesPanel::applyFilter);
    connect(m_scope, &QComboBox::currentIndexChanged, this, &VariablesPanel::applyFilter);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, &VariablesPanel::showValue);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &VariablesPanel::showValue);
    connect(m_view, &QAbstractItemView::activated, this, &VariablesPanel::openOrigin);
    return top;
}

QWidget *VariablesPanel::buildValue()
{
    auto *bottom = new QWidget(this);
    m_valueTitle = new QLabel(bottom);
    m_valueTitle->setTextFormat(Qt::PlainText);
    m_valueTitle->setFont(headingFont(font()));
    m_value = new QPlainTextEdit(bottom);
    m_value->setReadOnly(true);
    m_value->setFrameShape(QFrame::NoFrame);
    m_value->setFont(monospaceFont());
    m_value->setAccessibleName(tr("The selected value"));
    m_value->setPlaceholderText(tr("Select a variable to see its whole value, and what it comes to for the host."));
    m_value->setTabChangesFocus(true);
    m_valueTitle->setBuddy(m_value);
    auto *layout = new QVBoxLayout(bottom);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    m_valueTitle->setContentsMargins(12, 6, 8, 2);
    layout->addWidget(m_valueTitle);
    layout->addWidget(m_value, 1);
    return bottom;
}

QWidget *VariablesPanel::searchField() const
{
    return m_search;
}

void VariablesPanel::showHost(const std::shared_ptr<const Planning> &planning, const QString &host)
{
    ask({planning, host, false});
}

void VariablesPanel::showGroup(const std::shared_ptr<const Planning> &planning, const QString &group)
{
    ask({planning, group, true});
}

void VariablesPanel::showNothing()
{
    m_wanted = m_shown = {};
    m_model.setVariables({});
    m_empty->setTexts(u"variable"_s, tr("No host or group selected"),
                      tr("Select one in the tree to see its variables, where each is set and what it overrides."));
    m_stack->setCurrentIndex(1);
}

void VariablesPanel::ask(const Subject &subject)
{
    if (subject == m_wanted)
        return;
    m_wanted = subject;
    if (!m_lookUp.isRunning()) // else showAnswer() goes on with the latest
        lookUpNow();
}

void VariablesPanel::lookUpNow()
{
    m_lookUp.setFuture(QtConcurrent::run(workPool(), &VariablesPanel::lookUp, m_wanted));
}

VariablesPanel::Answer VariablesPanel::lookUp(const Subject &subject)
{
    Answer answer{subject, {}, 0, {}};
    const Inventory &inventory = subject.planning->inventory();
    if (!subject.isGroup) {
        if (const quint32 index = inventory.indexOfHost(subject.name); index != Inventory::none)
            answer.groups = inventory.groupNames(index);
        answer.variables = subject.planning->variables(subject.name);
    } else if (const quint32 index = inventory.indexOfGroup(subject.name); index != Inventory::none) {
        answer.hosts = static_cast<int>(inventory.hostsOfGroup(index).size());
        answer.variables = groupVariables(inventory, index);
    }
    return answer;
}

void VariablesPanel::showAnswer()
{
    if (!m_wanted.planning)
        return;
    const Answer answer = m_lookUp.result();
    if (answer.subject != m_wanted) {
        lookUpNow();
        return;
    }
    // Of the same host, planned again, everything stays where it is; of another, the variable that was looked at.
    const bool isSame = m_shown.name == answer.subject.name && m_shown.isGroup == answer.subject.isGroup;
    const TreePlace place(*m_view, keyOf);
    const int inValue = m_value->verticalScrollBar()->value();
    m_shown = answer.subject;
    const QString current = m_view->currentIndex().data(VariablesModel::NameRole).toString();
    m_title->setText(m_shown.name);
    m_subtitle->setText(
        m_shown.isGroup ? tr("group of %n host(s); with what it has from the groups above it", nullptr, answer.hosts)
            : answer.groups.isEmpty() ? tr("in no group")
                                      : answer.groups.join(u", "_s));
    m_model.setVariables(answer.variables);
    m_stack->setCurrentIndex(0);
    tellCount();
    if (isSame) {
        place.restore(*m_view);
        m_valuePlace = inValue;
        m_value->verticalScrollBar()->setValue(inValue);
    } else {
        showVariable(current);
    }
}

void VariablesPanel::applyFilter()
{
    const QString current = m_view->currentIndex().data(VariablesModel::NameRole).toString();
    m_model.setFilter(m_search->text(), static_cast<VariableScope>(m_scope->currentData().toInt()));
    tellCount();
    showVariable(current);
}

void VariablesPanel::tellCount()
{
    const int shown = m_model.rowCount();
    const int total = m_model.totalCount();
    m_count->setText(shown == total ? tr("%n variable(s)", nullptr, total) : tr("%1 of %2").arg(shown).arg(total));
}

/// The first one if it is not listed.
void VariablesPanel::showVariable(const QString &name)
{
    const QModelIndex again = m_model.indexOfVariable(name);
    m_view->selectionModel()->setCurrentIndex(again.isValid() ? again : m_model.index(0, 0),
                                              QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

void VariablesPanel::showValue()
{
    m_valuePlace = 0;
    const VariableDefinition *definition = m_model.definition(m_view->currentIndex());
    if (!definition) {
        m_valueTitle->clear();
        m_value->clear();
        return;
    }
    const QString name = m_view->currentIndex().data(VariablesModel::NameRole).toString();
    m_valueTitle->setText(name);
    m_value->setPlainText(valueBlock(definition->value));
    const bool counts = !m_view->currentIndex().data(VariablesModel::OverriddenRole).toBool();
    if (m_shown.isGroup || !counts || !definition->value.mayHoldTemplate() || definition->value.holdsSecret())
        return;
    // Templates may take a while; the one that was asked for last is shown.
    m_evaluation.setFuture(QtConcurrent::run(workPool(), [subject = m_shown, name] {
        const Result<Evaluated> result = subject.planning->evaluate(subject.name, u"{{ %1 }}"_s.arg(name));
        return Evaluation{subject, name, result ? valueBlock(result->value) : toString(result.error())};
    }));
}

void VariablesPanel::showEvaluated()
{
    const Evaluation evaluation = m_evaluation.result();
    const QModelIndex current = m_view->currentIndex();
    const VariableDefinition *definition = m_model.definition(current);
    if (!definition || evaluation.subject != m_shown || current.data(VariablesModel::OverriddenRole).toBool()
        || current.data(VariablesModel::NameRole).toString() != evaluation.variable)
        return; // somebody went on meanwhile
    m_value->setPlainText(valueBlock(definition->value) + u"\n\n"_s + tr("→ for %1:").arg(m_shown.name) + u'\n'
                          + evaluation.text);
    m_value->verticalScrollBar()->setValue(m_valuePlace);
}

void VariablesPanel::openOrigin(const QModelIndex &index)
{
    m_sources.open(index.data(VariablesModel::LocationRole).value<SourceLocation>());
}

void VariablesPanel::saveState(QSettings &settings) const
{
    saveColumns(*m_view, settings, u"variableColumns"_s);
    settings.setValue(u"variableScope"_s, m_scope->currentData());
    settings.setValue(u"variableSearch"_s, m_search->text());
    settings.setValue(u"variableSplitter"_s, m_splitter->saveState());
}

void VariablesPanel::restoreState(const QSettings &settings)
{
    restoreColumns(*m_view, settings, u"variableColumns"_s);
    m_splitter->restoreState(settings.value(u"variableSplitter"_s).toByteArray());
    if (const int scope = m_scope->findData(settings.value(u"variableScope"_s, 0).toInt()); scope >= 0)
        m_scope->setCurrentIndex(scope);
    m_search->setSearch(settings.value(u"variableSearch"_s).toString());
}

} // namespace qm
