// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/routespage.h"

#include "ui/models/emptyplan.h"
#include "ui/models/plaintooltip.h"
#include "ui/routes/routeview.h"
#include "ui/selection.h"
#include "ui/theme/icons.h"
#include "ui/views/columnmenu.h"
#include "ui/views/tableview.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/filterreset.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/stackfocus.h"

#include <QBoxLayout>
#include <QFileDialog>
#include <QHeaderView>
#include <QLabel>
#include <QSaveFile>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>

#include <utility>

using namespace Qt::StringLiterals;

namespace qm {
namespace {
/// Pictures are pasted into documents that are printed.
constexpr qreal imageScale = 2;
} // namespace

RoutesPage::RoutesPage(const PageContext &context, QWidget *parent)
    : Page(context, parent)
    , m_view(new RouteView(this))
    , m_table(new TableView(tr("Routes"), this))
    , m_splitter(new QSplitter(Qt::Vertical, this))
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(this))
{
    m_table->setObjectName(u"routesTable"_s);
    m_table->setUp(&m_model, {18, 13, 8, 10, 8, 11, 11, 34});
    m_table->setSortingEnabled(true);
    m_table->horizontalHeader()->setSortIndicatorClearable(true);
    m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    addColumnMenu(*m_table);
    m_splitter->addWidget(m_view);
    m_splitter->addWidget(m_table);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setSizes({600, 180});
    m_stack->addWidget(m_splitter);
    m_stack->addWidget(m_empty);
    followStack(this, m_stack, m_view);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildToolRow());
    layout->addWidget(m_stack, 1);

    connect(&m_drawer, &RouteDrawer::drawn, this, &RoutesPage::showRoutes);
    connect(m_view, &RouteView::hostsPicked, this, [this](const QStringList &hosts) {
        selection().select({hosts, {}, {}}, m_view);
    });
    connect(m_view, &RouteView::widthChanged, &m_drawer, &RouteDrawer::setRoom);
    connect(m_view, &RouteView::expandRequested, &m_drawer, &RouteDrawer::expand);
    connect(m_view, &RouteView::collapseRequested, &m_drawer, &RouteDrawer::collapse);
    connect(m_table, &TableView::rowsPicked, this, [this] {
        QStringList hosts;
        for (const int row : m_table->selectedRowNumbers())
            hosts += m_model.hostNames(row);
        hosts.removeDuplicates();
        selection().select({hosts, {}, {}}, m_table);
    });
}

QString RoutesPage::id() const
{
    return u"routes"_s;
}

QString RoutesPage::title() const
{
    return tr("Routes");
}

QString RoutesPage::description() const
{
    return tr("Where everything comes from and which way it takes to the nodes");
}

QString RoutesPage::iconName() const
{
    return u"routes"_s;
}

QWidget *RoutesPage::searchField() const
{
    return m_search;
}

QWidget *RoutesPage::buildToolRow()
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(8, 8, 8, 8);
    m_search = new SearchField(tr("Find a host or a route"), row);
    m_search->setMaximumWidth(320);
    layout->addWidget(m_search, 1);
    auto *reset = new FilterReset(row);
    reset->watch(m_search);
    connect(reset, &FilterReset::cleared, this, [this] { search({}); });
    layout->addWidget(reset);
    const auto button = [&](const QString &iconName, const QString &text, const QString &tip, auto run) {
        auto *result = new QToolButton(row);
        result->setAutoRaise(true);
        result->setIcon(icon(iconName));
        result->setText(text);
        result->setToolTip(tip);
        result->setAccessibleName(text);
        connect(result, &QToolButton::clicked, this, run);
        layout->addWidget(result);
    };
    button(u"add"_s, tr("Larger"), tr("Larger (+)"), [this] { m_view->zoomBy(1.25); });
    button(u"remove"_s, tr("Smaller"), tr("Smaller (−)"), [this] { m_view->zoomBy(0.8); });
    button(u"external"_s, tr("Fit"), tr("Show everything (0)"), [this] { m_view->fit(); });
    button(u"export"_s, tr("Export the picture"), tr("Save the picture as SVG or PNG"), [this] { chooseExportFile(); });
    layout->addWidget(buildLegend(), 3);
    m_message = new QLabel(row);
    m_message->setForegroundRole(QPalette::PlaceholderText);
    layout->addWidget(m_message);
    connect(m_search, &SearchField::searched, this, &RoutesPage::search);
    return row;
}

QWidget *RoutesPage::buildLegend()
{
    auto *legend = new ElidedLabel(tr("Wider lines: more transfers, on a logarithmic scale"), this);
    legend->setForegroundRole(QPalette::PlaceholderText);
    legend->setMinimumWidth(80);
    legend->setToolTip(
        plainToolTip(legend->text() + u'\n' + tr("A click on + or Enter opens a group, Backspace closes it.")));
    return legend;
}

void RoutesPage::setPlanning(std::shared_ptr<const Planning> planning)
{
    m_planning = planning;
    m_drawer.setPlanning(std::move(planning));
}

void RoutesPage::showRoutes(const DrawnRoutes &routes)
{
    m_model.setRoutes(m_planning, routes.table);
    const quint32 idle = routes.drawing.graph.idleHosts;
    m_view->setDrawing(routes.drawing);
    const EmptyPlanWords words = emptyPlanWords(m_planning->plan());
    m_empty->setTexts(u"routes"_s, words.isComplete ? tr("Nothing has to move") : words.title, words.advice);
    // Those that have no route may just as well not be planned, where nothing is or nobody knows the hosts.
    const bool areDone =
        words.isComplete || (!m_view->routes().isEmpty() && inventoryError(m_planning->plan()) == nullptr);
    m_message->setText(areDone && idle > 0 ? tr("%n host(s) miss nothing", nullptr, static_cast<int>(idle))
                                           : QString());
    m_stack->setCurrentIndex(m_view->routes().isEmpty() ? 1 : 0);
    followSelection(selection().current());
    if (!std::exchange(m_isFound, true) && !m_search->text().isEmpty())
        find(m_search->text(), false);
}

void RoutesPage::search(const QString &text)
{
    find(text, true);
}

/// @param picks whether a host that is found becomes what the window's selection is: where a person searched
void RoutesPage::find(const QString &text, bool picks)
{
    m_model.setFilterText({});
    m_message->clear();
    if (text.isEmpty() || !m_planning)
        return;
    const QList<PlannedHost> &hosts = m_planning->plan().hosts;
    auto found = std::find_if(hosts.cbegin(), hosts.cend(), [&](const PlannedHost &host) { return host.name == text; });
    if (found == hosts.cend())
        found = std::find_if(hosts.cbegin(), hosts.cend(),
                             [&](const PlannedHost &host) { return host.name.contains(text, Qt::CaseInsensitive); });
    if (found == hosts.cend()) {
        m_model.setFilterText(text);
        m_message->setText(tr("No host of that name"));
        return;
    }
    const quint32 vertex = m_view->routes().findHost(found->name);
    if (vertex == RouteScene::none)
        m_message->setText(tr("%1 misses nothing and serves nobody").arg(found->name));
    else
        m_view->goTo(vertex);
    if (picks)
        selection().select({{found->name}, {}, {}}, m_search);
}

void RoutesPage::followSelection(const Selection &now)
{
    m_view->routes().setSelection(now.hosts, now.artifacts);
    const QList<int> rows = m_model.rowsOf(now.hosts);
    if (m_table->hasFocus())
        return; // it is where the selection came from
    m_table->showRow(rows.isEmpty() ? -1 : rows.constFirst());
}

QString RoutesPage::caption() const
{
    const Plan &plan = m_planning->plan();
    const QString hosts = tr("%n host(s)", nullptr, static_cast<int>(plan.hosts.size()));
    return plan.kubesprayVersion.isEmpty() ? hosts : tr("Kubespray %1 · %2").arg(plan.kubesprayVersion, hosts);
}

void RoutesPage::chooseExportFile()
{
    if (!m_planning || m_view->routes().isEmpty())
        return;
    auto *dialog = new QFileDialog(this, tr("Export the picture"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("Scalable picture (*.svg)"), tr("Image (*.png)")});
    dialog->setDefaultSuffix(u"svg"_s);
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString &filter) {
        dialog->setDefaultSuffix(filter.contains(u"png") ? u"png"_s : u"svg"_s);
    });
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &fileName) {
        const QString error = exportTo(fileName);
        m_message->setText(error.isEmpty() ? tr("Saved as %1").arg(fileName) : error);
    });
    dialog->open();
}

QString RoutesPage::exportTo(const QString &fileName)
{
    if (!m_planning || m_view->routes().isEmpty())
        return tr("There is nothing to draw.");
    QSaveFile file(fileName);
    if (!file.open(QIODevice::WriteOnly))
        return tr("%1 cannot be written: %2").arg(fileName, file.errorString());
    const bool isImage = fileName.endsWith(u".png", Qt::CaseInsensitive);
    const bool written =
        isImage ? m_view->toImage(imageScale, caption()).save(&file, "PNG") : m_view->writeSvg(&file, caption());
    if (!written || !file.commit())
        return tr("%1 cannot be written: %2").arg(fileName, file.errorString());
    return {};
}

void RoutesPage::saveState(QSettings &settings) const
{
    m_table->saveColumns(settings, u"columns"_s);
    settings.setValue(u"splitter"_s, m_splitter->saveState());
    settings.setValue(u"search"_s, m_search->text());
    m_drawer.saveState(settings);
}

void RoutesPage::restoreState(const QSettings &settings)
{
    m_table->restoreColumns(settings, u"columns"_s);
    m_splitter->restoreState(settings.value(u"splitter"_s).toByteArray());
    m_search->setSearch(settings.value(u"search"_s).toString());
    m_drawer.restoreState(settings);
}

} // namespace qm
