// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/diagnosticspanel.h"

#include "ui/selection.h"
#include "ui/sourceopener.h"
#include "ui/theme/tonepainter.h"
#include "ui/views/rowdelegate.h"
#include "ui/views/tableview.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/filterreset.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/stackfocus.h"

#include <QAction>
#include <QBoxLayout>
#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QScrollBar>
#include <QSet>
#include <QSettings>
#include <QStackedWidget>
#include <QToolButton>

#include <utility>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

constexpr int glyphSide = 14;

/// The glyph of a severity before its word.
class SeverityDelegate final : public RowDelegate
{
public:
    using RowDelegate::RowDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        RowDelegate::initStyleOption(option, index);
        const Tone tone = toneOf(static_cast<Severity>(index.data(DiagnosticModel::SeverityRole).toInt()));
        const bool selected = option->state.testFlag(QStyle::State_Selected);
        option->features |= QStyleOptionViewItem::HasDecoration;
        option->icon =
            m_pixmaps.pixmap(tone, glyphSide, option->widget->devicePixelRatioF(), option->palette, selected);
        option->decorationSize = QSize(glyphSide, glyphSide);
    }

private:
    mutable TonePixmaps m_pixmaps;
};

/// A severity's glyph as an icon that follows the palette.
class ToneIconEngine final : public QIconEngine
{
public:
    explicit ToneIconEngine(Tone tone) : m_tone(tone) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode, QIcon::State) override
    {
        painter->setRenderHint(QPainter::Antialiasing);
        paintTone(*painter, rect, m_tone, toneColor(m_tone, QGuiApplication::palette()));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap result(size);
        result.fill(Qt::transparent);
        QPainter painter(&result);
        paint(&painter, result.rect(), mode, state);
        return result;
    }

    QIconEngine *clone() const override { return new ToneIconEngine(m_tone); }

private:
    Tone m_tone;
};

} // namespace

DiagnosticsPanel::DiagnosticsPanel(const PageContext &context, QWidget *parent)
    : Page(context, parent)
    , m_table(new TableView(tr("Diagnostics"), this))
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(this))
{
    m_table->setUp(&m_model, {14, 16, 90, 30, 20});
    m_table->setItemDelegateForColumn(DiagnosticModel::SeverityColumn, new SeverityDelegate(m_table));
    m_table->setTextElideMode(Qt::ElideRight);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    followStack(this, m_stack, m_table);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildToolRow());
    layout->addWidget(m_stack, 1);

    connect(m_table, &TableView::rowsPicked, this, &DiagnosticsPanel::tellSelection);
    connect(m_table, &QAbstractItemView::activated, this, &DiagnosticsPanel::open);
    buildActions();
}

QString DiagnosticsPanel::id() const
{
    return u"diagnostics"_s;
}

QString DiagnosticsPanel::title() const
{
    return tr("Diagnostics");
}

QString DiagnosticsPanel::description() const
{
    return tr("What is wrong or worth knowing, and where it is written");
}

QString DiagnosticsPanel::iconName() const
{
    return u"diagnostics"_s;
}

QWidget *DiagnosticsPanel::searchField() const
{
    return m_search;
}

QWidget *DiagnosticsPanel::buildToolRow()
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(8, 6, 8, 6);
    for (const Severity severity : allSeverities) {
        auto *button = new QToolButton(row);
        button->setCheckable(true);
        button->setChecked(true);
        button->setAutoRaise(true);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setIcon(QIcon(new ToneIconEngine(toneOf(severity))));
        connect(button, &QToolButton::toggled, this, &DiagnosticsPanel::applyFilter);
        m_severities[static_cast<size_t>(severity)] = button;
        layout->addWidget(button);
    }
    m_severities[static_cast<size_t>(Severity::Error)]->setToolTip(tr("Show errors"));
    m_severities[static_cast<size_t>(Severity::Warning)]->setToolTip(tr("Show warnings"));
    m_severities[static_cast<size_t>(Severity::Note)]->setToolTip(tr("Show notes"));
    m_search = new SearchField(tr("Find diagnostics"), row);
    m_search->setMaximumWidth(360);
    m_onlySelected = new QCheckBox(tr("Only of the selected host"), row);
    layout->addWidget(m_search, 1);
    layout->addWidget(m_onlySelected);
    auto *reset = new FilterReset(row);
    reset->watch(m_search);
    reset->watch(m_onlySelected, false);
    for (QToolButton *button : m_severities)
        reset->watch(button, true);
    connect(reset, &FilterReset::cleared, this, &DiagnosticsPanel::applyFilter);
    layout->addWidget(reset);
    layout->addStretch(1);
    connect(m_search, &SearchField::searched, this, &DiagnosticsPanel::applyFilter);
    connect(m_onlySelected, &QCheckBox::toggled, this, &DiagnosticsPanel::applyFilter);
    return row;
}

void DiagnosticsPanel::buildActions()
{
    auto *openFile = new QAction(tr("&Open the file at this line"), m_table);
    openFile->setToolTip(tr("Open what the diagnostic is about where it is written"));
    openFile->setShortcut(QKeySequence(Qt::Key_F4));
    openFile->setShortcutContext(Qt::WidgetShortcut);
    connect(openFile, &QAction::triggered, this, [this] { open(m_table->currentIndex()); });
    auto *copyPlace = new QAction(tr("Copy &file and line"), m_table);
    copyPlace->setToolTip(tr("Copy where it is written"));
    connect(copyPlace, &QAction::triggered, this, [this] {
        if (m_table->currentIndex().isValid())
            QGuiApplication::clipboard()->setText(
                m_model.diagnosticAt(m_table->currentIndex().row()).location.toString());
    });
    m_table->addActions({openFile, copyPlace});
}

template<typename Change>
void DiagnosticsPanel::keepingPlace(Change change)
{
    const auto key = [this](int row) {
        const Diagnostic &diagnostic = m_model.diagnosticAt(row);
        return QStringList{diagnostic.code, diagnostic.host, diagnostic.message.english(),
                           diagnostic.location.toString()}
            .join(u'\n');
    };
    QSet<QString> picked;
    for (const int row : m_table->selectedRowNumbers())
        picked.insert(key(row));
    const QModelIndex index = m_table->currentIndex();
    const QString current = index.isValid() ? key(index.row()) : QString();
    const int place = m_table->verticalScrollBar()->value();
    change();
    if (current.isEmpty())
        return;
    QList<int> rows;
    bool isFound = false;
    for (int row = 0; row < m_model.rowCount(); ++row) {
        const QString now = key(row);
        if (picked.contains(now))
            rows.append(row);
        if (now == current && !std::exchange(isFound, true)) {
            m_table->selectionModel()->setCurrentIndex(m_model.index(row, qMax(0, index.column())),
                                                       QItemSelectionModel::NoUpdate);
        }
    }
    m_table->pickRows(rows);
    m_table->verticalScrollBar()->setValue(place);
}

void DiagnosticsPanel::setPlanning(std::shared_ptr<const Planning> planning)
{
    keepingPlace([&] { m_model.setPlanning(std::move(planning)); });
    const auto label = [this](Severity severity, const QString &text) {
        m_severities[static_cast<size_t>(severity)]->setText(text);
    };
    const auto &counts = m_model.counts();
    label(Severity::Error, tr("%n error(s)", nullptr, counts[static_cast<size_t>(Severity::Error)]));
    label(Severity::Warning, tr("%n warning(s)", nullptr, counts[static_cast<size_t>(Severity::Warning)]));
    label(Severity::Note, tr("%n note(s)", nullptr, counts[static_cast<size_t>(Severity::Note)]));
    updateAfterChange();
}

void DiagnosticsPanel::applyFilter()
{
    DiagnosticFilter filter;
    for (const Severity severity : allSeverities)
        filter.severities[static_cast<size_t>(severity)] = m_severities[static_cast<size_t>(severity)]->isChecked();
    filter.text = m_search->text();
    const Selection &now = selection().current();
    if (m_onlySelected->isChecked() && !now.hosts.isEmpty())
        filter.host = now.hosts.constFirst();
    m_model.setFilter(filter);
    updateAfterChange();
}

void DiagnosticsPanel::updateAfterChange()
{
    const auto &counts = m_model.counts();
    if (std::all_of(counts.begin(), counts.end(), [](int count) { return count == 0; }))
        m_empty->setTexts(u"diagnostics"_s, tr("Nothing to report"),
                          tr("The inputs could be read and planned completely."));
    else
        m_empty->setTexts(u"filter"_s, tr("Nothing matches"), tr("No diagnostic passes all filters above."));
    m_stack->setCurrentIndex(m_model.rowCount() > 0 ? 0 : 1);
}

void DiagnosticsPanel::open(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const Diagnostic &diagnostic = m_model.diagnosticAt(index.row());
    if (!diagnostic.host.isEmpty())
        selection().select({{diagnostic.host}, {}, {}}, this);
    if (diagnostic.location.isValid())
        sources().open(diagnostic.location);
}

void DiagnosticsPanel::tellSelection()
{
    if (m_onlySelected->isChecked())
        return; // it would filter itself away
    QStringList hosts;
    for (const int row : m_table->selectedRowNumbers()) {
        const QString &host = m_model.diagnosticAt(row).host;
        if (!host.isEmpty() && !hosts.contains(host))
            hosts.append(host);
    }
    if (!hosts.isEmpty())
        selection().select({hosts, {}, {}}, this);
}

void DiagnosticsPanel::followSelection(const Selection &now)
{
    if (m_onlySelected->isChecked())
        applyFilter();
    const QStringList &hosts = now.hosts;
    const int row = hosts.isEmpty() ? -1 : m_model.findHost(hosts.constFirst());
    if (row >= 0)
        m_table->showRow(row);
    else
        m_table->clearSelection();
}

void DiagnosticsPanel::saveState(QSettings &settings) const
{
    m_table->saveColumns(settings, u"columns"_s);
    settings.setValue(u"search"_s, m_search->text());
    settings.setValue(u"onlySelected"_s, m_onlySelected->isChecked());
    QStringList severities;
    for (const Severity severity : allSeverities) {
        if (m_severities[static_cast<size_t>(severity)]->isChecked())
            severities.append(toString(severity));
    }
    settings.setValue(u"severities"_s, severities);
}

void DiagnosticsPanel::restoreState(const QSettings &settings)
{
    m_table->restoreColumns(settings, u"columns"_s);
    m_search->setSearch(settings.value(u"search"_s).toString());
    m_onlySelected->setChecked(settings.value(u"onlySelected"_s, false).toBool());
    if (settings.contains(u"severities"_s)) {
        const QStringList severities = settings.value(u"severities"_s).toStringList();
        for (const Severity severity : allSeverities)
            m_severities[static_cast<size_t>(severity)]->setChecked(severities.contains(toString(severity)));
    }
    applyFilter();
}

} // namespace qm
