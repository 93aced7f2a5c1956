// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/plan/planner.h"

#include <QString>
#include <QWidget>

#include <memory>

class QAction;
class QKeySequence;
class QSettings;

namespace qm {

class MatrixCache;
class SelectionHub;
class SourceOpener;
struct PlanFacts;
struct Selection;

/// What the window lends to its pages. All of it outlives them.
struct PageContext final
{
    SelectionHub *selection = nullptr;
    /// Opens a file at a line: in the built-in viewer or in the user's editor.
    SourceOpener *sources = nullptr;
    /// The plan as a matrix, made once for all pages that show it.
    MatrixCache *matrices = nullptr;
};

/// One page of the window: a view of the current plan.
///
/// A page shows what it was given and computes nothing that takes longer than a frame in the GUI thread; it is
/// given a plan, and told what is selected, only while it is visible, so hidden pages cost nothing. Constructed once,
/// in standardpages.cpp.
class Page : public QWidget
{
    Q_OBJECT

public:
    explicit Page(const PageContext &context, QWidget *parent = nullptr);

    /// Stable, lower-case: settings, tests and the command palette know the page by it.
    [[nodiscard]] virtual QString id() const = 0;
    /// Translated, one word if possible: the entry in the navigation.
    [[nodiscard]] virtual QString title() const = 0;
    /// Translated, one sentence: tooltip and accessible description of that entry.
    [[nodiscard]] virtual QString description() const = 0;
    /// Name of one of our own icons (resources/icons), without suffix.
    [[nodiscard]] virtual QString iconName() const = 0;

    /// Shows @p planning, which is never null. What was selected, expanded, sorted and scrolled to stays where it
    /// still exists.
    virtual void setPlanning(std::shared_ptr<const Planning> planning) = 0;

    /// Told of every plan, whether the page is visible or not: for the badge, and nothing that takes long.
    virtual void planChanged(const PlanFacts &facts);

    /// Puts @p notice above all that the page shows, and takes it over.
    void addNotice(QWidget *notice);

    /// Where Ctrl+F goes. Null if the page has nothing to search.
    [[nodiscard]] virtual QWidget *searchField() const { return nullptr; }

    /// Columns, filters, splitters, by stable ids. The settings stand in a group of this page's own.
    virtual void saveState(QSettings &settings) const;
    virtual void restoreState(const QSettings &settings);

Q_SIGNALS:
    /// The user asked to see the selection elsewhere. @p id as id() of that page.
    void pageRequested(const QString &id);
    /// A number worth showing beside the page's entry in the navigation; empty for none.
    void badgeChanged(const QString &text);

protected:
    /// Shows what was selected elsewhere. Called when it changes while the page is visible, and when the page becomes
    /// visible after a change. Not called for what selection().select() was told with this page as the origin.
    virtual void followSelection(const Selection &now) = 0;

    void showEvent(QShowEvent *event) override;

    /// Something that can be done on the page while it is seen, wherever the focus is: for a button among its tools.
    /// @param keys may be none; else the tooltip tells them.
    QAction *addTool(const QString &iconName, const QString &text, const QString &tip, const QKeySequence &keys);

    [[nodiscard]] SelectionHub &selection() const { return *m_context.selection; }
    [[nodiscard]] SourceOpener &sources() const { return *m_context.sources; }
    [[nodiscard]] MatrixCache &matrices() const { return *m_context.matrices; }

private:
    PageContext m_context;
    /// Whether the selection changed while nobody saw this page.
    bool m_isBehind = false;
};

} // namespace qm
