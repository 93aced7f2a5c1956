// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/treeplace.h"

#include <QItemSelectionModel>
#include <QScrollBar>
#include <QTreeView>

#include <limits>
#include <utility>

namespace qm {

struct TreePlace::Found final
{
    std::vector<QModelIndex> expanded; ///< parents before what is below them
    QItemSelection selected;
    QModelIndex current;
    QModelIndex topmost;
    int top = std::numeric_limits<int>::max(); ///< where the topmost stood
};

TreePlace::TreePlace(const QTreeView &tree, KeyOf keyOf, const MayHold &mayHold) : m_keyOf(std::move(keyOf))
{
    m_horizontal = tree.horizontalScrollBar()->value();
    m_vertical = tree.verticalScrollBar()->value();
    noteExpanded(tree, {}, m_root, mayHold);
    noteSelected(tree);
    noteCurrent(tree.currentIndex());
    noteVisible(tree);
}

TreePlace::Node &TreePlace::nodeOf(const QModelIndex &index)
{
    if (!index.isValid())
        return m_root;
    return nodeOf(index.parent()).children[m_keyOf(index)];
}

void TreePlace::noteExpanded(const QTreeView &tree, const QModelIndex &parent, Node &node, const MayHold &mayHold) const
{
    const QAbstractItemModel &model = *tree.model();
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        if (!model.hasChildren(index))
            continue;
        Node child;
        child.isExpanded = tree.isExpanded(index);
        if (child.isExpanded || (mayHold && mayHold(index)))
            noteExpanded(tree, index, child, mayHold);
        if (child.isExpanded || !child.children.empty())
            node.children.emplace(m_keyOf(index), std::move(child));
    }
}

void TreePlace::noteSelected(const QTreeView &tree)
{
    const QItemSelection ranges = tree.selectionModel()->selection();
    for (const QItemSelectionRange &range : ranges) {
        Node &parent = nodeOf(range.parent());
        for (int row = range.top(); row <= range.bottom(); ++row)
            parent.children[m_keyOf(tree.model()->index(row, 0, range.parent()))].isSelected = true;
        m_hasSelection = true;
    }
}

void TreePlace::noteCurrent(const QModelIndex &current)
{
    if (!current.isValid())
        return;
    m_currentColumn = current.column();
    for (QModelIndex at = current.siblingAtColumn(0); at.isValid(); at = at.parent())
        nodeOf(at.parent()).toCurrent = Step{m_keyOf(at), at.row()};
}

void TreePlace::noteVisible(const QTreeView &tree)
{
    if (m_vertical == 0)
        return;
    const int height = tree.viewport()->height();
    for (QModelIndex at = tree.indexAt(QPoint(0, 0)).siblingAtColumn(0); at.isValid(); at = tree.indexBelow(at)) {
        const int top = tree.visualRect(at).top();
        if (top >= height)
            return;
        nodeOf(at).top = top;
    }
}

void TreePlace::find(const QAbstractItemModel &model, const QModelIndex &parent, const Node &node, Found &found) const
{
    if (node.children.empty() && !node.toCurrent)
        return;
    const int rows = model.rowCount(parent);
    bool isCurrentHere = false;
    for (int row = 0; row < rows; ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        const QString key = m_keyOf(index);
        if (node.toCurrent && node.toCurrent->key == key) {
            found.current = index; // what is below it says more
            isCurrentHere = true;
        }
        const auto known = node.children.find(key);
        if (known == node.children.end())
            continue;
        const Node &child = known->second;
        if (child.isExpanded)
            found.expanded.push_back(index);
        if (child.isSelected) {
            if (!found.selected.isEmpty() && found.selected.constLast().parent() == parent
                && found.selected.constLast().bottom() == row - 1)
                found.selected.back() = QItemSelectionRange(found.selected.constLast().topLeft(), index);
            else
                found.selected.append(QItemSelectionRange(index));
        }
        if (child.top && *child.top < found.top) {
            found.top = *child.top;
            found.topmost = index;
        }
        find(model, index, child, found);
    }
    if (node.toCurrent && !isCurrentHere && rows > 0)
        found.current = model.index(qMin(node.toCurrent->row, rows - 1), 0, parent);
}

TreePlace::Found TreePlace::find(const QAbstractItemModel &model) const
{
    Found found;
    find(model, {}, m_root, found);
    return found;
}

void TreePlace::show(QTreeView &tree, const Found &found, int currentColumn)
{
    for (const QModelIndex &index : found.expanded)
        tree.expand(index);
    // Not by way of the current row: a view that nobody sees would scroll there as soon as it is shown.
    const bool scrolls = tree.hasAutoScroll();
    tree.setAutoScroll(false);
    if (found.current.isValid())
        tree.selectionModel()->setCurrentIndex(found.current.siblingAtColumn(currentColumn),
                                               QItemSelectionModel::NoUpdate);
    tree.selectionModel()->select(found.selected, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    tree.setAutoScroll(scrolls);
}

void TreePlace::restoreRows(QTreeView &tree) const
{
    show(tree, find(*tree.model()), m_currentColumn);
}

void TreePlace::restore(QTreeView &tree) const
{
    const Found found = find(*tree.model());
    show(tree, found, m_currentColumn);
    int value = m_vertical;
    if (found.topmost.isValid()) {
        const QRect now = tree.visualRect(found.topmost); // lays everything out
        if (now.isValid())
            value = tree.verticalScrollBar()->value() + now.top() - found.top;
    }
    tree.verticalScrollBar()->setValue(value);
    tree.horizontalScrollBar()->setValue(m_horizontal);
}

} // namespace qm
