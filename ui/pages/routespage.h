// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/routetablemodel.h"
#include "ui/page.h"
#include "ui/routes/routedrawer.h"

class QLabel;
class QSplitter;
class QStackedWidget;

namespace qm {

class EmptyState;
class RouteView;
class SearchField;
class TableView;

/// Where everything comes from and goes to, drawn and as a table.
class RoutesPage final : public Page
{
    Q_OBJECT

public:
    explicit RoutesPage(const PageContext &context, QWidget *parent = nullptr);

    QString id() const override;
    QString title() const override;
    QString description() const override;
    QString iconName() const override;
    void setPlanning(std::shared_ptr<const Planning> planning) override;
    QWidget *searchField() const override;
    void saveState(QSettings &settings) const override;
    void restoreState(const QSettings &settings) override;

    /// Whether a layout is being computed.
    [[nodiscard]] bool isBusy() const { return m_drawer.isBusy(); }
    /// Writes the picture: SVG, or PNG at twice the size, as the name ends. Atomic.
    /// @return why it failed, or an empty text.
    [[nodiscard]] QString exportTo(const QString &fileName);

protected:
    void followSelection(const Selection &now) override;

private:
    QWidget *buildToolRow();
    QWidget *buildLegend();
    void showRoutes(const DrawnRoutes &routes);
    void search(const QString &text);
    void find(const QString &text, bool picks);
    void chooseExportFile();
    [[nodiscard]] QString caption() const;

    std::shared_ptr<const Planning> m_planning;
    RouteDrawer m_drawer;
    RouteTableModel m_model;
    RouteView *m_view;
    TableView *m_table;
    SearchField *m_search;
    QLabel *m_message;
    QSplitter *m_splitter;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    bool m_isFound = false; ///< what is searched for since the start, once there is a picture
};

} // namespace qm
