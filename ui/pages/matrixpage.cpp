// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/matrixpage.h"

#include "ui/selection.h"
#include "ui/views/insight.h"
#include "ui/views/matrixview.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/filterreset.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/legend.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/stackfocus.h"

#include <QAction>
#include <QBoxLayout>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QScrollBar>
#include <QSettings>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

enum KindChoice { Everything, FilesOnly, ImagesOnly };

QComboBox *combo(QWidget *parent, const QString &name)
{
    auto *box = new QComboBox(parent);
    box->setAccessibleName(name);
    box->setToolTip(name);
    box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    box->setMaximumWidth(220);
    return box;
}

/// First and last of neighbours.
using Runs = std::vector<std::pair<int, int>>;

/// Which of @p count pass, neighbours together: painting asks every range of a selection for every cell.
template<typename Predicate>
Runs runs(int count, Predicate passes)
{
    Runs result;
    for (int i = 0; i < count; ++i) {
        if (!passes(i))
            continue;
        if (!result.empty() && result.back().second == i - 1)
            result.back().second = i;
        else
            result.push_back({i, i});
    }
    return result;
}

/// Selects the entry with @p data, if there is one.
void choose(QComboBox *box, const QVariant &data)
{
    if (const int index = box->findData(data); index >= 0)
        box->setCurrentIndex(index);
}

} // namespace

MatrixPage::MatrixPage(const PageContext &context, QWidget *parent)
    : Page(context, parent)
    , m_view(new MatrixView(m_model, this))
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(this))
    , m_legend(new Legend(this))
{
    auto *tools = new QWidget(this);
    buildToolRow(tools);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_empty);
    followStack(this, m_stack, m_view);
    auto *legendRow = new QHBoxLayout;
    legendRow->setContentsMargins(8, 0, 8, 0);
    legendRow->addWidget(m_legend, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(tools);
    layout->addWidget(m_stack, 1);
    layout->addLayout(legendRow);

    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &MatrixPage::tellSelection);
    connect(m_view, &MatrixView::cellActivated, this, [this] { Q_EMIT pageRequested(u"details"_s); });
    buildActions();
}

QString MatrixPage::id() const
{
    return u"matrix"_s;
}

QString MatrixPage::title() const
{
    return tr("Matrix");
}

QString MatrixPage::description() const
{
    return tr("Which node needs which artifact, and which has it");
}

QString MatrixPage::iconName() const
{
    return u"matrix"_s;
}

QWidget *MatrixPage::searchField() const
{
    return m_hosts;
}

void MatrixPage::buildToolRow(QWidget *row)
{
    m_hosts = new SearchField(tr("Find hosts or groups"), row);
    m_artifacts = new SearchField(tr("Find artifacts"), row);
    m_group = combo(row, tr("Show the hosts of a group"));
    m_group->addItem(tr("All groups"), QString());
    m_state = combo(row, tr("Show hosts and artifacts with a state"));
    m_state->addItem(tr("All states"), 0);
    m_state->addItem(tr("Missing"), missingStates);
    for (const CellState state :
         {CellState::Different, CellState::Unknown, CellState::Reported, CellState::Verified, CellState::Undecided})
        m_state->addItem(tr("Only %1").arg(cellLabel(state)), bit(state));
    m_kind = combo(row, tr("Show files or images"));
    m_kind->addItem(tr("Files and images"), Everything);
    m_kind->addItem(tr("Files"), FilesOnly);
    m_kind->addItem(tr("Images"), ImagesOnly);
    m_order = combo(row, tr("Order of the hosts"));
    m_order->addItem(tr("Inventory order"), static_cast<int>(MatrixOrder::Inventory));
    m_order->addItem(tr("By name"), static_cast<int>(MatrixOrder::Name));
    m_order->addItem(tr("Most missing first"), static_cast<int>(MatrixOrder::MostMissing));
    auto *reset = new FilterReset(row);
    reset->watch(m_hosts);
    reset->watch(m_artifacts);
    for (QComboBox *box : {m_group, m_state, m_kind})
        reset->watch(box);
    connect(reset, &FilterReset::cleared, this, &MatrixPage::applyFilter);
    m_count = new QLabel(row);
    m_count->setForegroundRole(QPalette::PlaceholderText);

    auto *layout = new FlowLayout(row);
    layout->setContentsMargins(8, 8, 8, 8);
    for (QWidget *widget :
         {static_cast<QWidget *>(m_hosts), static_cast<QWidget *>(m_artifacts), static_cast<QWidget *>(m_group),
          static_cast<QWidget *>(m_state), static_cast<QWidget *>(m_kind), static_cast<QWidget *>(m_order),
          static_cast<QWidget *>(reset), static_cast<QWidget *>(m_count)})
        layout->addWidget(widget);
    m_hosts->setMaximumWidth(260);
    m_artifacts->setMaximumWidth(260);
    connect(m_hosts, &SearchField::searched, this, &MatrixPage::applyFilter);
    connect(m_artifacts, &SearchField::searched, this, &MatrixPage::applyFilter);
    for (QComboBox *box : {m_group, m_state, m_kind})
        connect(box, &QComboBox::currentIndexChanged, this, &MatrixPage::applyFilter);
    connect(m_order, &QComboBox::currentIndexChanged, this, [this] {
        keepingPlace([this] { m_model.setOrder(static_cast<MatrixOrder>(m_order->currentData().toInt())); });
    });
}

void MatrixPage::buildActions()
{
    const auto action = [this](const QString &text, const QString &tip, const QKeySequence &keys, auto run) {
        auto *result = new QAction(text, this);
        result->setToolTip(tip);
        result->setShortcut(keys);
        result->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(result, &QAction::triggered, this, run);
        addAction(result);
        m_view->addAction(result);
    };
    const auto copy = [this](QChar separator) {
        QGuiApplication::clipboard()->setText(m_view->selectionAsText(separator));
    };
    action(tr("&Copy"), tr("Copy the selected cells as a table"), QKeySequence::Copy, [copy] { copy(u'\t'); });
    action(tr("Copy as C&SV"), tr("Copy the selected cells as comma-separated values"),
           QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C), [copy] { copy(u','); });
    action(tr("&Next missing"), tr("Go to the next missing artifact"), QKeySequence(Qt::Key_F8),
           [this] { goToNext(false); });
    action(tr("&Previous missing"), tr("Go to the previous missing artifact"), QKeySequence(Qt::SHIFT | Qt::Key_F8),
           [this] { goToNext(true); });
    action(tr("Show on the &Inventory page"), tr("Show the host with its variables"),
           QKeySequence(Qt::CTRL | Qt::Key_I), [this] { Q_EMIT pageRequested(u"inventory"_s); });
    m_view->setContextMenuPolicy(Qt::ActionsContextMenu);
}

void MatrixPage::setPlanning(std::shared_ptr<const Planning> planning)
{
    const InSight<QString> rows(*m_view, Qt::Vertical, [this](int row) { return m_model.hostAt(row); });
    const InSight<QString> columns(*m_view, Qt::Horizontal, [this](int column) { return m_model.keyAt(column); });
    keepingPlace([&] {
        m_model.setMatrix(matrices().matrix(planning));
        updateGroups();
    });
    // Hosts and artifacts that are new, or gone, before what is in sight do not move it.
    rows.putBack(*m_view, [this](const QString &host) { return m_model.rowOfHost(host); });
    columns.putBack(*m_view, [this](const QString &key) { return m_model.columnOfKey(key); });
}

void MatrixPage::updateGroups()
{
    const QString current = m_model.filter().group;
    const QSignalBlocker quiet(m_group);
    m_group->clear();
    m_group->addItem(tr("All groups"), QString());
    for (const QString &group : m_model.matrix()->groups())
        m_group->addItem(group, group);
    if (!current.isEmpty() && m_group->findData(current) < 0)
        m_group->addItem(tr("%1 (no such group)").arg(current), current);
    choose(m_group, current);
}

void MatrixPage::applyFilter()
{
    MatrixFilter filter;
    filter.hosts = m_hosts->text();
    filter.artifacts = m_artifacts->text();
    filter.group = m_group->currentData().toString();
    filter.states = static_cast<CellStates>(m_state->currentData().toUInt());
    filter.files = m_kind->currentData().toInt() != ImagesOnly;
    filter.images = m_kind->currentData().toInt() != FilesOnly;
    keepingPlace([&] { m_model.setFilter(filter); });
}

template<typename Change>
void MatrixPage::keepingPlace(Change change)
{
    const QModelIndex current = m_view->currentIndex();
    const QString host = current.isValid() ? m_model.hostAt(current.row()) : QString();
    const QString key = current.isValid() ? m_model.keyAt(current.column()) : QString();
    const int x = m_view->horizontalScrollBar()->value();
    const int y = m_view->verticalScrollBar()->value();
    m_view->setAutoScroll(false); // a page that nobody sees would scroll to the current cell as soon as it is shown
    m_following = true;
    change();
    updateAfterChange();
    // There is always a current cell: keys work at once, and so do screen readers.
    const int row = qMax(0, host.isEmpty() ? 0 : m_model.rowOfHost(host));
    const int column = qMax(0, key.isEmpty() ? 0 : m_model.columnOfKey(key));
    m_view->selectionModel()->setCurrentIndex(m_model.index(row, column), QItemSelectionModel::NoUpdate);
    m_following = false;
    followSelection(selection().current());
    m_view->setAutoScroll(true);
    m_view->doItemsLayout(); // scroll bars know of new rows only then
    m_view->horizontalScrollBar()->setValue(x);
    m_view->verticalScrollBar()->setValue(y);
}

void MatrixPage::updateAfterChange()
{
    const MatrixData *matrix = m_model.matrix();
    if (!matrix)
        return;
    m_legend->setCounts(m_model.stateCounts());
    const auto total = static_cast<int>(matrix->rows().size());
    m_count->setText(m_model.rowCount() == total ? QString()
                                                 : tr("%1 of %n host(s)", nullptr, total).arg(m_model.rowCount()));
    if (total == 0 || matrix->columns().empty()) {
        m_empty->setTexts(u"matrix"_s, tr("Nothing is planned"),
                          total == 0
                              ? tr("The inventory has no hosts, or the limit leaves none. The diagnostics say why.")
                              : tr("No host needs an artifact. The diagnostics may say why."));
    } else {
        m_empty->setTexts(u"filter"_s, tr("Nothing matches"), tr("No host and artifact pass all filters above."));
    }
    m_stack->setCurrentIndex(m_model.rowCount() > 0 && m_model.columnCount() > 0 ? 0 : 1);
}

void MatrixPage::tellSelection()
{
    if (m_following)
        return;
    const QItemSelection ranges = m_view->selectionModel()->selection();
    std::vector<bool> rows(static_cast<size_t>(m_model.rowCount()));
    std::vector<bool> columns(static_cast<size_t>(m_model.columnCount()));
    for (const QItemSelectionRange &range : ranges) {
        std::fill(rows.begin() + range.top(), rows.begin() + range.bottom() + 1, true);
        std::fill(columns.begin() + range.left(), columns.begin() + range.right() + 1, true);
    }
    // An empty list means all, also those that a filter hides; two of them mean nothing.
    const MatrixData *matrix = m_model.matrix();
    const auto areAll = [](const std::vector<bool> &picked, size_t existing) {
        return picked.size() > 1 && picked.size() == existing
            && std::find(picked.cbegin(), picked.cend(), false) == picked.cend();
    };
    const bool wholeRows = matrix && areAll(columns, matrix->columns().size());
    const bool wholeColumns = matrix && !wholeRows && areAll(rows, matrix->rows().size());
    Selection now;
    for (int row = 0; row < m_model.rowCount() && !wholeColumns; ++row) {
        if (rows[static_cast<size_t>(row)])
            now.hosts.append(m_model.hostAt(row));
    }
    for (int column = 0; column < m_model.columnCount() && !wholeRows; ++column) {
        if (columns[static_cast<size_t>(column)])
            now.artifacts.append(m_model.keyAt(column));
    }
    selection().select(now, this);
}

void MatrixPage::followSelection(const Selection &now)
{
    if (m_model.rowCount() == 0 || m_model.columnCount() == 0)
        return;
    const QSet<QString> hosts(now.hosts.cbegin(), now.hosts.cend());
    const QSet<QString> keys(now.artifacts.cbegin(), now.artifacts.cend());
    const Runs rows = hosts.isEmpty() && keys.isEmpty()
        ? Runs()
        : runs(m_model.rowCount(), [&](int row) { return hosts.isEmpty() || hosts.contains(m_model.hostAt(row)); });
    const Runs columns =
        runs(m_model.columnCount(), [&](int column) { return keys.isEmpty() || keys.contains(m_model.keyAt(column)); });
    QItemSelection picked;
    for (const auto &[top, bottom] : rows) {
        for (const auto &[left, right] : columns)
            picked.append(QItemSelectionRange(m_model.index(top, left), m_model.index(bottom, right)));
    }
    m_following = true;
    if (!picked.isEmpty() && !picked.contains(m_view->currentIndex())) {
        m_view->selectionModel()->setCurrentIndex(picked.constFirst().topLeft(), QItemSelectionModel::NoUpdate);
        m_view->scrollTo(picked.constFirst().topLeft());
    }
    m_view->selectionModel()->select(picked, QItemSelectionModel::ClearAndSelect);
    m_following = false;
}

void MatrixPage::goToNext(bool backward)
{
    const QModelIndex next = m_model.nextCell(m_view->currentIndex(), missingStates, backward);
    if (next.isValid())
        m_view->setCurrentIndex(next);
}

void MatrixPage::saveState(QSettings &settings) const
{
    settings.setValue(u"hosts"_s, m_hosts->text());
    settings.setValue(u"artifacts"_s, m_artifacts->text());
    settings.setValue(u"group"_s, m_group->currentData());
    settings.setValue(u"states"_s, m_state->currentData());
    settings.setValue(u"kind"_s, m_kind->currentData());
    settings.setValue(u"order"_s, m_order->currentData());
}

void MatrixPage::restoreState(const QSettings &settings)
{
    const QString group = settings.value(u"group"_s).toString();
    if (!group.isEmpty() && m_group->findData(group) < 0)
        m_group->addItem(group, group);
    choose(m_group, group);
    choose(m_state, settings.value(u"states"_s, 0).toInt());
    choose(m_kind, settings.value(u"kind"_s, 0).toInt());
    choose(m_order, settings.value(u"order"_s, 0).toInt());
    m_hosts->setSearch(settings.value(u"hosts"_s).toString());
    m_artifacts->setSearch(settings.value(u"artifacts"_s).toString());
}

} // namespace qm
