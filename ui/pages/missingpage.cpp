// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/missingpage.h"

#include "ui/models/planfacts.h"
#include "ui/selection.h"
#include "ui/sourceopener.h"
#include "ui/theme/icons.h"
#include "ui/views/columnmenu.h"
#include "ui/views/missingdelegate.h"
#include "ui/views/treeplace.h"
#include "ui/views/treesetup.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/filterreset.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/stackfocus.h"

#include <QAction>
#include <QBoxLayout>
#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QSaveFile>
#include <QSettings>
#include <QStackedWidget>
#include <QTreeView>

#include <utility>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

/// Up to this many entries are opened at once; more would be a wall of text.
constexpr int expandedAtFirst = 12;

/// Host, key and kind: a file and an image may have one key.
QString keyOf(const QModelIndex &row)
{
    return row.data(MissingModel::HostRole).toString() + u'\n' + row.data(MissingModel::KeyRole).toString() + u'\n'
        + row.data(MissingModel::KindRole).toString();
}

} // namespace

MissingPage::MissingPage(const PageContext &context, QWidget *parent)
    : Page(context, parent)
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(this))
    , m_tree(new QTreeView(this))
    , m_search(new SearchField(tr("Find hosts or artifacts"), this))
    , m_view(new QComboBox(this))
    , m_totals(new QLabel(this))
{
    m_search->setMaximumWidth(320);
    m_view->addItem(tr("By host"), static_cast<int>(MissingView::ByHost));
    m_view->addItem(tr("By artifact"), static_cast<int>(MissingView::ByArtifact));
    m_view->setAccessibleName(tr("Group what is missing"));
    m_view->setToolTip(m_view->accessibleName());
    m_totals->setForegroundRole(QPalette::PlaceholderText);

    m_tree->setObjectName(u"missingTree"_s);
    m_tree->setAccessibleName(tr("Missing artifacts"));
    m_tree->setModel(&m_model);
    m_tree->setItemDelegate(new MissingDelegate(m_tree));
    setUpTree(*m_tree, {u"name"_s, u"kind"_s, u"state"_s, u"delegate"_s, u"source"_s, u"size"_s});
    m_tree->setSortingEnabled(true);
    m_tree->sortByColumn(-1, Qt::AscendingOrder);
    QHeaderView *header = m_tree->header();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(MissingModel::SourceColumn, QHeaderView::Stretch);
    const int widths[] = {190, 60, 160, 96, 240, 96};
    for (int column = 0; column < MissingModel::ColumnCount; ++column)
        giveWidth(*m_tree, column, widths[column]);
    m_stack->addWidget(m_tree);
    m_stack->addWidget(m_empty);
    followStack(this, m_stack, m_tree);

    auto *tools = new QWidget(this);
    auto *reset = new FilterReset(tools);
    auto *row = new FlowLayout(tools);
    row->setContentsMargins(8, 8, 8, 8);
    for (QWidget *widget : {static_cast<QWidget *>(m_search), static_cast<QWidget *>(m_view),
                            static_cast<QWidget *>(reset), static_cast<QWidget *>(m_totals)})
        row->addWidget(widget);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(tools);
    layout->addWidget(m_stack, 1);

    connect(m_search, &SearchField::searched, this, &MissingPage::search);
    reset->watch(m_search);
    connect(reset, &FilterReset::cleared, this, [this] { search({}); });
    connect(m_view, &QComboBox::currentIndexChanged, this, [this] {
        m_expanded.reset();
        relist([this] { m_model.setView(static_cast<MissingView>(m_view->currentData().toInt())); }, std::nullopt);
    });
    connect(m_tree->selectionModel(), &QItemSelectionModel::selectionChanged, this, &MissingPage::tellSelection);
    buildActions();
}

QString MissingPage::id() const
{
    return u"missing"_s;
}

QString MissingPage::title() const
{
    return tr("Missing");
}

QString MissingPage::description() const
{
    return tr("What each node still misses, and where it will come from");
}

QString MissingPage::iconName() const
{
    return u"missing"_s;
}

QWidget *MissingPage::searchField() const
{
    return m_search;
}

void MissingPage::buildActions()
{
    const auto action = [this](const QString &text, const QString &tip, const QKeySequence &keys, auto run) {
        auto *result = new QAction(text, m_tree);
        result->setToolTip(tip);
        result->setShortcut(keys);
        result->setShortcutContext(Qt::WidgetShortcut);
        connect(result, &QAction::triggered, this, run);
        m_tree->addAction(result);
    };
    action(tr("Copy everything shown as C&SV"), tr("Copy all missing artifacts that pass the search"),
           QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C),
           [this] { QGuiApplication::clipboard()->setText(m_model.toCsv(u',')); });
    action(tr("Sa&ve everything shown as CSV …"), tr("Save all missing artifacts that pass the search to a file"),
           QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S), [this] { saveCsv(); });
    action(tr("Show in the &matrix"), tr("Show the selected host and artifact in the matrix"),
           QKeySequence(Qt::CTRL | Qt::Key_M), [this] { Q_EMIT pageRequested(u"matrix"_s); });
    action(tr("&Expand all"), tr("Show all entries"), QKeySequence(Qt::CTRL | Qt::Key_Plus),
           [this] { m_tree->expandAll(); });
    action(tr("C&ollapse all"), tr("Show totals only"), QKeySequence(Qt::CTRL | Qt::Key_Minus),
           [this] { m_tree->collapseAll(); });
    addColumnMenu(*m_tree);
    m_tree->setContextMenuPolicy(Qt::ActionsContextMenu);
}

void MissingPage::setPlanning(std::shared_ptr<const Planning> planning)
{
    m_unplanned = emptyPlanWords(planning->plan());
    if (m_unplanned->isComplete)
        m_unplanned.reset();
    if (!std::exchange(m_hasPlan, true)) {
        relist([&] { m_model.setMatrix(matrices().matrix(planning)); }, std::nullopt);
        return;
    }
    const TreePlace place(*m_tree, keyOf);
    QSet<QString> known;
    for (int row = 0; row < m_model.rowCount(); ++row)
        known.insert(keyOf(m_model.index(row, 0)));
    m_following = true;
    m_model.setMatrix(matrices().matrix(planning));
    for (int row = 0; m_model.rowCount() <= expandedAtFirst && row < m_model.rowCount(); ++row) {
        if (const QModelIndex top = m_model.index(row, 0); !known.contains(keyOf(top)))
            m_tree->expand(top);
    }
    place.restore(*m_tree);
    m_following = false;
    updateTotals();
    if (!place.hasSelection())
        followSelection(selection().current());
    ensureCurrent();
}

void MissingPage::planChanged(const PlanFacts &facts)
{
    const qint64 known = facts.missing - facts.unknown;
    if (facts.unknown == 0)
        Q_EMIT badgeChanged(known > 0 ? QLocale().toString(known) : QString());
    else // nobody knows how many they are
        Q_EMIT badgeChanged(known > 0 ? QLocale().toString(known) + u'?' : u"?"_s);
}

void MissingPage::search(const QString &text)
{
    if (m_hasPlan && m_model.search().isEmpty())
        m_expanded = expandedEntries();
    relist([&] { m_model.setSearch(text); }, text.isEmpty() ? m_expanded : std::nullopt);
}

QSet<QString> MissingPage::expandedEntries() const
{
    QSet<QString> expanded;
    for (int row = 0; row < m_model.rowCount(); ++row) {
        if (const QModelIndex top = m_model.index(row, 0); m_tree->isExpanded(top))
            expanded.insert(keyOf(top));
    }
    return expanded;
}

template<typename Change>
void MissingPage::relist(Change change, const std::optional<QSet<QString>> &wanted)
{
    const QSet<QString> expanded = wanted ? *wanted : expandedEntries();
    m_following = true;
    change();
    const bool all = !wanted && m_model.rowCount() <= expandedAtFirst;
    for (int row = 0; (all || !expanded.isEmpty()) && row < m_model.rowCount(); ++row) {
        const QModelIndex top = m_model.index(row, 0);
        if (all || expanded.contains(keyOf(top)))
            m_tree->expand(top);
    }
    m_following = false;
    updateTotals();
    followSelection(selection().current());
    ensureCurrent();
}

/// Keys and screen readers have a place to start from.
void MissingPage::ensureCurrent()
{
    if (!m_tree->currentIndex().isValid() && m_model.rowCount() > 0)
        m_tree->selectionModel()->setCurrentIndex(m_model.index(0, 0), QItemSelectionModel::NoUpdate);
}

void MissingPage::updateTotals()
{
    const MissingModel::Totals &totals = m_model.totals();
    QStringList parts = missingTexts(totals.entries, totals.unknown);
    parts += QStringList{tr("%n host(s)", nullptr, static_cast<int>(totals.hosts)),
                         tr("%n artifact(s)", nullptr, static_cast<int>(totals.artifacts))};
    if (totals.knownBytes > 0)
        parts.append((totals.sizesComplete ? u"%1"_s : tr("≥ %1")).arg(formatBytes(totals.knownBytes)));
    m_totals->setText(parts.join(u" · "_s));
    m_totals->setVisible(m_model.hasAny());
    if (m_model.hasAny())
        m_empty->setTexts(u"search"_s, tr("Nothing matches"),
                          tr("No missing artifact has these words in its name or its host's."));
    else
        m_empty->setTexts(u"plan"_s, m_unplanned ? m_unplanned->title : tr("Nothing is missing"),
                          m_unplanned ? m_unplanned->advice
                                      : tr("Every artifact that a planned host needs is reported or verified there."));
    m_stack->setCurrentIndex(m_model.rowCount() > 0 ? 0 : 1);
}

void MissingPage::tellSelection()
{
    if (m_following)
        return;
    Selection now;
    QSet<QString> hosts;
    QSet<QString> keys;
    const auto add = [](QStringList &list, QSet<QString> &seen, const QString &name) {
        if (!name.isEmpty() && !seen.contains(name)) {
            seen.insert(name);
            list.append(name);
        }
    };
    for (const QModelIndex &row : m_tree->selectionModel()->selectedRows()) {
        add(now.hosts, hosts, row.data(MissingModel::HostRole).toString());
        add(now.artifacts, keys, row.data(MissingModel::KeyRole).toString());
    }
    selection().select(now, this);
}

void MissingPage::followSelection(const Selection &now)
{
    const QString host = now.hosts.value(0);
    const QString key = now.artifacts.value(0);
    const bool needsOther = m_model.view() == MissingView::ByHost ? host.isEmpty() : key.isEmpty();
    if (needsOther)
        return;
    const QModelIndex index = m_model.indexOf(host, key);
    m_following = true;
    if (index.isValid()) {
        m_tree->setCurrentIndex(index);
        m_tree->scrollTo(index);
    } else {
        m_tree->clearSelection();
    }
    m_following = false;
}

void MissingPage::saveCsv()
{
    auto *dialog =
        new QFileDialog(this, tr("Save missing artifacts"), u"missing.csv"_s, tr("Comma-separated values (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"csv"_s);
    dialog->selectFile(u"missing.csv"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        QSaveFile file(path);
        const QByteArray bytes = m_model.toCsv(u',').toUtf8();
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
            Q_EMIT sources().failed(tr("%1 could not be written: %2").arg(path, file.errorString()));
    });
    dialog->open();
}

void MissingPage::saveState(QSettings &settings) const
{
    saveColumns(*m_tree, settings, u"columns"_s);
    settings.setValue(u"view"_s, m_view->currentData());
    settings.setValue(u"search"_s, m_search->text());
}

void MissingPage::restoreState(const QSettings &settings)
{
    if (const int view = m_view->findData(settings.value(u"view"_s, 0).toInt()); view >= 0)
        m_view->setCurrentIndex(view);
    m_search->setSearch(settings.value(u"search"_s).toString());
    restoreColumns(*m_tree, settings, u"columns"_s);
}

} // namespace qm
