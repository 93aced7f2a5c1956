// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/routetablemodel.h"
#include "ui/page.h"
#include "ui/routes/routescene.h"

#include <QFutureWatcher>

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
    /// Waits for a layout that is being computed.
    ~RoutesPage() override;

    QString id() const override;
    QString title() const override;
    QString description() const override;
    QString iconName() const override;
    void setPlanning(std::shared_ptr<const Planning> planning) override;
    QWidget *searchField() const override;
    void saveState(QSettings &settings) const override;
    void restoreState(const QSettings &settings) override;

    /// Whether a layout is being computed.
    [[nodiscard]] bool isBusy() const { return m_watcher.isRunning(); }
    /// Writes the picture: SVG, or PNG at twice the size, as the name ends. Atomic.
    /// @return why it failed, or an empty text.
    [[nodiscard]] QString exportTo(const QString &fileName);

protected:
    void followSelection(const Selection &now) override;

private:
    struct Computed final
    {
        RouteDrawing drawing;
        QList<RouteRow> table;
    };

    QWidget *buildToolRow();
    QWidget *buildLegend();
    void compute();
    void computeNow();
    void finish();
    void expand(const QString &id, bool expanded);
    void search(const QString &text);
    void chooseExportFile();
    [[nodiscard]] QString caption() const;

    std::shared_ptr<const Planning> m_planning;
    RouteOptions m_options;
    QFutureWatcher<Computed> m_watcher;
    RouteTableModel m_model;
    RouteView *m_view;
    TableView *m_table;
    SearchField *m_search;
    QLabel *m_message;
    QSplitter *m_splitter;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
};

} // namespace qm
