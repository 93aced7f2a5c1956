// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/inventorypage.h"

#include "ui/pages/variablespanel.h"
#include "ui/selection.h"
#include "ui/sourceopener.h"
#include "ui/views/columnmenu.h"
#include "ui/views/inventorydelegate.h"
#include "ui/views/treeplace.h"
#include "ui/views/treesetup.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/filterreset.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/stackfocus.h"

#include <QAction>
#include <QBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QSet>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QTreeView>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

QString keyOf(const QModelIndex &row)
{
    const bool isGroup = row.data(InventoryModel::IsGroupRole).toBool();
    return (isGroup ? u'g' : u'h') + row.data(InventoryModel::NameRole).toString();
}

bool isVisited(const QModelIndex &row)
{
    return row.data(InventoryModel::VisitedRole).toBool();
}

} // namespace

InventoryPage::InventoryPage(const PageContext &context, QWidget *parent)
    : Page(context, parent)
    , m_expanded{u"all"_s}
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_variables(new VariablesPanel(sources(), this))
{
    m_splitter->addWidget(buildTree());
    m_splitter->addWidget(m_variables);
    m_splitter->setStretchFactor(0, 2);
    m_splitter->setStretchFactor(1, 3);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setSizes({300, 540});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_splitter);
}

QString InventoryPage::id() const
{
    return u"inventory"_s;
}

QString InventoryPage::title() const
{
    return tr("Inventory");
}

QString InventoryPage::description() const
{
    return tr("Groups and hosts, and where each of their variables is set");
}

QString InventoryPage::iconName() const
{
    return u"inventory"_s;
}

QWidget *InventoryPage::searchField() const
{
    return m_search;
}

QWidget *InventoryPage::buildTree()
{
    auto *left = new QWidget(this);
    m_search = new SearchField(tr("Find hosts or groups"), left);
    m_found = new QLabel(left);
    m_found->setForegroundRole(QPalette::PlaceholderText);
    m_tree = new QTreeView(left);
    m_tree->setObjectName(u"inventoryTree"_s);
    m_tree->setAccessibleName(tr("Groups and hosts"));
    m_tree->setModel(&m_model);
    m_tree->setItemDelegate(new InventoryDelegate(m_tree));
    setUpTree(*m_tree, {u"name"_s, u"hosts"_s, u"missing"_s});
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(InventoryModel::NameColumn, QHeaderView::Stretch);
    giveWidth(*m_tree, InventoryModel::HostsColumn, 48);
    giveWidth(*m_tree, InventoryModel::MissingColumn, 64);
    m_tree->setExpandsOnDoubleClick(true);
    m_tree->setIndentation(14); // groups are nested, and names long
    auto *open = new QAction(tr("&Open where it is listed"), m_tree);
    open->setToolTip(tr("Open the file of the inventory that lists the host or group, at its line"));
    open->setShortcut(QKeySequence(Qt::Key_F4));
    open->setShortcutContext(Qt::WidgetShortcut);
    connect(open, &QAction::triggered, this, [this] {
        sources().open(m_tree->currentIndex().data(InventoryModel::LocationRole).value<SourceLocation>());
    });
    auto *matrix = new QAction(tr("Show in the &matrix"), m_tree);
    matrix->setToolTip(tr("Show the selected hosts in the matrix"));
    matrix->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_M));
    matrix->setShortcutContext(Qt::WidgetShortcut);
    connect(matrix, &QAction::triggered, this, [this] { Q_EMIT pageRequested(u"matrix"_s); });
    m_tree->addActions({open, matrix});
    addColumnMenu(*m_tree);
    m_tree->setContextMenuPolicy(Qt::ActionsContextMenu);

    m_empty = new EmptyState(left);
    m_stack = new QStackedWidget(left);
    m_stack->addWidget(m_tree);
    m_stack->addWidget(m_empty);
    followStack(this, m_stack, m_tree);
    auto *tools = new QHBoxLayout;
    tools->setContentsMargins(8, 8, 8, 8);
    tools->addWidget(m_search, 1);
    auto *reset = new FilterReset(left);
    reset->watch(m_search);
    reset->setToolButtonStyle(Qt::ToolButtonIconOnly); // there is little room, and what was found is counted beside it
    connect(reset, &FilterReset::cleared, this, [this] { search({}); });
    tools->addWidget(m_found);
    tools->addWidget(reset);
    auto *layout = new QVBoxLayout(left);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(tools);
    layout->addWidget(m_stack, 1);
    connect(m_search, &SearchField::searched, this, &InventoryPage::search);
    connect(m_tree->selectionModel(), &QItemSelectionModel::selectionChanged, this, &InventoryPage::tellSelection);
    return left;
}

void InventoryPage::setPlanning(std::shared_ptr<const Planning> planning)
{
    const bool isFirst = !m_planning;
    const TreePlace place(*m_tree, keyOf, isVisited);
    m_planning = std::move(planning);
    m_following = true;
    m_model.setPlanning(m_planning);
    if (!isFirst)
        place.restore(*m_tree);
    else if (!isSearching())
        expandPaths(m_expanded);
    m_following = false;
    tellFound();
    const bool isEmpty = m_planning->inventory().hosts().empty() && m_planning->plan().hosts.isEmpty();
    m_empty->setTexts(u"inventory"_s, tr("The inventory has no hosts"),
                      tr("The diagnostics below say what was read and what was wrong with it."));
    m_stack->setCurrentIndex(isEmpty ? 1 : 0);
    if (place.hasSelection())
        showVariables();
    else
        followSelection(selection().current());
}

void InventoryPage::search(const QString &text)
{
    if (m_planning && m_found->text().isEmpty()) // it was the tree
        m_expanded = expandedPaths();
    m_following = true;
    m_model.setSearch(text.trimmed());
    if (text.trimmed().isEmpty())
        expandPaths(m_expanded);
    m_following = false;
    if (!m_planning)
        return;
    tellFound();
    followSelection(selection().current());
}

void InventoryPage::tellFound()
{
    m_found->setText(isSearching() ? tr("%n found", nullptr, m_model.foundCount()) : QString());
}

/// Spaces find nothing, and everything.
bool InventoryPage::isSearching() const
{
    return !m_search->text().trimmed().isEmpty();
}

/// Calls @p visit with the groups below @p parent, as deep as it returns true; groups come before hosts, which may be
/// many.
void InventoryPage::visitGroups(const QModelIndex &parent, const std::function<bool(const QModelIndex &)> &visit) const
{
    for (int row = 0; row < m_model.rowCount(parent); ++row) {
        const QModelIndex index = m_model.index(row, 0, parent);
        if (!index.data(InventoryModel::IsGroupRole).toBool())
            return;
        if (visit(index))
            visitGroups(index, visit);
    }
}

QStringList InventoryPage::expandedPaths() const
{
    QStringList paths;
    visitGroups({}, [&](const QModelIndex &group) {
        if (!m_tree->isExpanded(group))
            return false;
        paths.append(group.data(InventoryModel::PathRole).toString());
        return true;
    });
    return paths;
}

void InventoryPage::expandPaths(const QStringList &paths)
{
    const QSet<QString> wanted(paths.cbegin(), paths.cend());
    visitGroups({}, [&](const QModelIndex &group) {
        if (!wanted.contains(group.data(InventoryModel::PathRole).toString()))
            return false;
        m_tree->expand(group);
        return true;
    });
}

void InventoryPage::tellSelection()
{
    if (m_following)
        return;
    Selection now;
    const QModelIndexList rows = m_tree->selectionModel()->selectedRows();
    const Inventory &inventory = m_planning->inventory();
    for (const QModelIndex &row : rows) {
        const QString name = row.data(InventoryModel::NameRole).toString();
        if (!row.data(InventoryModel::IsGroupRole).toBool()) {
            now.hosts.append(name);
        } else {
            if (rows.size() == 1)
                now.group = name;
            for (const quint32 host : inventory.hostsOfGroup(inventory.indexOfGroup(name)))
                now.hosts.append(inventory.hosts()[host].name);
        }
    }
    now.hosts.removeDuplicates();
    selection().select(now, this);
    showVariables();
}

void InventoryPage::followSelection(const Selection &now)
{
    if (!m_planning)
        return;
    QModelIndex index;
    if (!now.group.isEmpty())
        index = m_model.indexOfGroup(now.group);
    else if (!now.hosts.isEmpty())
        index = m_model.indexOfHost(now.hosts.constFirst());
    m_following = true;
    const QModelIndex current = m_tree->currentIndex();
    const bool isShown = current.isValid()
        && current.data(InventoryModel::NameRole) == index.data(InventoryModel::NameRole)
        && current.data(InventoryModel::IsGroupRole) == index.data(InventoryModel::IsGroupRole);
    if (index.isValid() && !isShown) {
        m_tree->setCurrentIndex(index);
        m_tree->scrollTo(index);
    } else if (!current.isValid()) {
        m_tree->setCurrentIndex(m_model.index(0, 0));
    }
    m_following = false;
    showVariables();
}

void InventoryPage::showVariables()
{
    const QModelIndex current = m_tree->currentIndex();
    const QString name = current.data(InventoryModel::NameRole).toString();
    if (!current.isValid())
        m_variables->showNothing();
    else if (current.data(InventoryModel::IsGroupRole).toBool())
        m_variables->showGroup(m_planning, name);
    else
        m_variables->showHost(m_planning, name);
}

void InventoryPage::saveState(QSettings &settings) const
{
    settings.setValue(u"splitter"_s, m_splitter->saveState());
    settings.setValue(u"expanded"_s, m_planning && !isSearching() ? expandedPaths() : m_expanded);
    settings.setValue(u"search"_s, m_search->text());
    saveColumns(*m_tree, settings, u"treeColumns"_s);
    m_variables->saveState(settings);
}

void InventoryPage::restoreState(const QSettings &settings)
{
    m_splitter->restoreState(settings.value(u"splitter"_s).toByteArray());
    m_expanded = settings.value(u"expanded"_s, m_expanded).toStringList();
    if (m_planning)
        expandPaths(m_expanded);
    m_search->setSearch(settings.value(u"search"_s).toString());
    restoreColumns(*m_tree, settings, u"treeColumns"_s);
    m_variables->restoreState(settings);
}

} // namespace qm
