// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QModelIndex>
#include <QString>

#include <functional>
#include <map>
#include <optional>
#include <vector>

class QTreeView;

namespace qm {

/// Where a person is in a tree: what is expanded, selected and current, and what stands where in sight. Rows are
/// known by keys among their siblings instead of numbers, so that the place outlives everything in the model.
class TreePlace final
{
public:
    /// What a row, given by its first index, is among its siblings: unique, and the same after the change.
    using KeyOf = std::function<QString(const QModelIndex &)>;
    /// Whether something below a row that is not expanded may be: rows that nobody has looked below cost nothing then.
    using MayHold = std::function<bool(const QModelIndex &)>;

    TreePlace(const QTreeView &tree, KeyOf keyOf, const MayHold &mayHold = {});

    /// Whether any row was selected.
    [[nodiscard]] bool hasSelection() const { return m_hasSelection; }

    /// Expands, selects and makes current what was, as far as it is still there; where the current row is gone, the
    /// one that came into its place. Then scrolls the topmost row in sight that is still there to where it was; who
    /// was at the beginning stays there. Selecting is told as always: who listens to it has to be deaf meanwhile.
    void restore(QTreeView &tree) const;
    /// The same without scrolling: what was in sight means nothing in another list.
    void restoreRows(QTreeView &tree) const;

private:
    /// The way down to the current row: which child it goes to.
    struct Step final
    {
        QString key;
        int row = 0;
    };
    struct Node final
    {
        bool isExpanded = false;
        bool isSelected = false;
        std::optional<int> top; ///< where it stood in the viewport
        std::optional<Step> toCurrent;
        std::map<QString, Node> children; ///< only those of which something is to be said
    };
    /// What is there again.
    struct Found;

    [[nodiscard]] Node &nodeOf(const QModelIndex &index);
    void noteExpanded(const QTreeView &tree, const QModelIndex &parent, Node &node, const MayHold &mayHold) const;
    void noteSelected(const QTreeView &tree);
    void noteCurrent(const QModelIndex &current);
    void noteVisible(const QTreeView &tree);
    [[nodiscard]] Found find(const QAbstractItemModel &model) const;
    static void show(QTreeView &tree, const Found &found, int currentColumn);
    void find(const QAbstractItemModel &model, const QModelIndex &parent, const Node &node, Found &found) const;

    KeyOf m_keyOf;
    Node m_root;
    int m_currentColumn = 0;
    int m_horizontal = 0;
    int m_vertical = 0;
    bool m_hasSelection = false;
};

} // namespace qm
