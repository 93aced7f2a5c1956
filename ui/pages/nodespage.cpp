// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/nodespage.h"

#include "ui/models/nodewords.h"
#include "ui/probing/clusterpanel.h"
#include "ui/probing/credentialpanel.h"
#include "ui/probing/hostkeypanel.h"
#include "ui/probing/probingservice.h"
#include "ui/selection.h"
#include "ui/sourceopener.h"
#include "ui/views/columnmenu.h"
#include "ui/views/tableview.h"
#include "ui/views/tonedelegate.h"
#include "ui/widgets/emptystate.h"
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
#include <QProgressBar>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace qm {
namespace {
constexpr std::chrono::seconds clockInterval(1);
}

NodesPage::NodesPage(const PageContext &context, ProbingService &probing, QWidget *parent)
    : Page(context, parent)
    , m_probing(probing)
    , m_table(new TableView(tr("Nodes"), this))
    , m_empty(new EmptyState(this))
    , m_stack(new QStackedWidget(this))
    , m_cluster(new ClusterPanel(this))
    , m_credentials(new CredentialPanel(probing.credentials(), probing.keptSecrets(), this))
    , m_hostKeys(new HostKeyPanel(this))
    , m_splitter(new QSplitter(Qt::Vertical, this))
{
    m_table->setObjectName(u"nodesTable"_s);
    m_table->horizontalHeader()->setSortIndicatorClearable(true);
    m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    m_table->setSortingEnabled(true);
    m_table->setUp(&m_model, {14, 14, 6, 12, 24, 9, 9, 10});
    m_table->makeRoomFor(NodesModel::StateColumn, {stageLabel(ProbeStage::Failed), stageLabel(ProbeStage::Cancelled)});
    m_table->setItemDelegate(new ToneDelegate(NodesModel::ToneRole, m_table));
    m_table->setTextElideMode(Qt::ElideRight);
    addColumnMenu(*m_table);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    followStack(this, m_stack, m_table);
    m_splitter->addWidget(m_stack);
    m_splitter->addWidget(m_hostKeys);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    m_hostKeys->hide();

    buildActions();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildToolRow());
    layout->addWidget(m_cluster);
    layout->addWidget(buildProgressRow());
    layout->addWidget(m_credentials);
    layout->addWidget(m_splitter, 1);
    layout->addWidget(m_advice); // below, so that no row moves when it goes

    m_clock.setInterval(clockInterval);
    connect(&m_clock, &QTimer::timeout, this, [this] { m_model.setNow(QDateTime::currentDateTimeUtc()); });
    connect(m_table, &TableView::rowsPicked, this, &NodesPage::tellSelection);
    m_model.setNow(QDateTime::currentDateTimeUtc());
    connectProbing();
}

QString NodesPage::id() const
{
    return u"nodes"_s;
}

QString NodesPage::title() const
{
    return tr("Nodes");
}

QString NodesPage::description() const
{
    return tr("Connect to the nodes and ask them what they have");
}

QString NodesPage::iconName() const
{
    return u"nodes"_s;
}

QWidget *NodesPage::searchField() const
{
    return m_search;
}

void NodesPage::connectProbing()
{
    connect(&m_probing, &ProbingService::hostsChanged, this, &NodesPage::takeHosts);
    connect(&m_probing, &ProbingService::statusesChanged, this, &NodesPage::takeStatuses);
    connect(&m_probing, &ProbingService::statusesForgotten, this, [this] {
        m_model.forgetReports();
        updateTexts();
    });
    connect(&m_probing, &ProbingService::evidenceChanged, this, [this] {
        m_model.setEvidence(m_probing.evidence());
        updateTexts();
    });
    connect(&m_probing, &ProbingService::hostKeysChanged, this, &NodesPage::takeHostKeys);
    connect(&m_probing, &ProbingService::busyChanged, this, &NodesPage::updateTexts);
    connectCluster();
    connect(&m_probing, &ProbingService::failed, &sources(), &SourceOpener::failed);
    connect(m_hostKeys, &HostKeyPanel::accepted, &m_probing, &ProbingService::acceptHostKeys);
    connect(m_credentials, &CredentialPanel::asked, this, &NodesPage::updateTexts);
    connect(&m_probing.credentials(), &CredentialDesk::changed, this, &NodesPage::updateTexts);
    takeHosts();
    m_model.setEvidence(m_probing.evidence());
    m_model.apply(m_probing.statuses().values());
    takeHostKeys();
    updateTexts();
}

void NodesPage::connectCluster()
{
    const auto restore = [this] { m_cluster->restore(QSettings(), m_probing.inventories()); };
    connect(m_cluster, &ClusterPanel::askRequested, this, [this] { m_probing.askCluster(m_cluster->choice()); });
    connect(m_cluster, &ClusterPanel::changed, this, [this] {
        QSettings settings;
        m_cluster->save(settings, m_probing.inventories());
    });
    connect(&m_probing, &ProbingService::clusterChanged, this, &NodesPage::updateTexts);
    connect(&m_probing, &ProbingService::statusesForgotten, this, restore);
    restore();
}

void NodesPage::probeAll()
{
    m_probing.probeAll();
    if (m_cluster->isReady())
        m_probing.askCluster(m_cluster->choice());
}

void NodesPage::setPlanning(std::shared_ptr<const Planning>)
{
    // What this page shows comes from the service, which follows the plan also while the page is hidden.
}

void NodesPage::takeHosts()
{
    m_model.setHosts(m_probing.hosts());
    m_model.setEvidence(m_probing.evidence());
    followSelection(selection().current());
    updateTexts();
}

void NodesPage::takeStatuses(const QList<ProbeStatus> &changed)
{
    m_model.setNow(QDateTime::currentDateTimeUtc());
    m_model.apply(changed);
    updateTexts();
}

void NodesPage::takeHostKeys()
{
    m_hostKeys->setEntries(m_probing.hostKeys());
    m_hostKeys->setVisible(!m_probing.hostKeys().isEmpty());
    updateTexts();
}

void NodesPage::applyFilter()
{
    m_model.setFilter({m_search->text(), static_cast<NodeShow>(m_show->currentData().toInt())});
    followSelection(selection().current());
    updateTexts();
}

void NodesPage::updateTexts()
{
    const NodesCounts &counts = m_model.counts();
    const bool asked = counts.done + counts.failed + counts.cancelled + counts.underWay > 0;
    QStringList parts{tr("%n host(s)", nullptr, counts.total)};
    if (m_probing.isPreparing())
        parts.append(tr("finding out how they are reached …"));
    if (asked) {
        parts.append(tr("%n done", nullptr, counts.done));
        if (counts.underWay > 0)
            parts.append(tr("%n under way", nullptr, counts.underWay));
        if (counts.failed > 0)
            parts.append(tr("%n failed", nullptr, counts.failed));
        if (counts.cancelled > 0)
            parts.append(tr("%n cancelled", nullptr, counts.cancelled));
    } else if (counts.withEvidence > 0) {
        parts.append(tr("%n known from documents", nullptr, counts.withEvidence));
    }
    if (counts.withFindings > 0)
        parts.append(tr("%n with findings", nullptr, counts.withFindings));
    m_counts->setText(parts.join(u" · "_s));
    m_progress->setVisible(m_probing.isBusy());
    const int ended = counts.done + counts.failed + counts.cancelled;
    m_progress->setRange(0, m_probing.isPreparing() ? 0 : qMax(1, ended + counts.underWay));
    m_progress->setValue(ended);
    m_advice->setText(
        m_probing.canProbe()
            ? tr("Nothing was asked yet. “Probe all” logs in to every host over SSH, as the inventory says, and "
                 "reads what it is and has. Nothing is written to it.")
            : tr("These hosts do not exist; they cannot be asked."));
    const bool nothingToSee = !asked && counts.withEvidence == 0 && !m_probing.isBusy();
    m_advice->setVisible(counts.total > 0 && (nothingToSee || !m_probing.canProbe()));
    m_cluster->setVisible(m_probing.canProbe());
    m_cluster->setStatus(m_probing.cluster(), counts.total > 0 && !m_probing.isBusy());
    m_credentials->setWaitingHosts(counts.askingSecret);
    if (counts.total == 0)
        m_empty->setTexts(u"nodes"_s, tr("No hosts"), tr("The inventory has no host that could be asked."));
    else
        m_empty->setTexts(u"filter"_s, tr("Nothing matches"), tr("No host passes both filters above."));
    m_stack->setCurrentIndex(m_model.rowCount() > 0 ? 0 : 1);
    updateActions();
    const bool isAsked = m_probing.credentials().current().has_value();
    Q_EMIT badgeChanged(isAsked ? u"?"_s : counts.failed > 0 ? QLocale().toString(counts.failed) : QString());
}

void NodesPage::updateActions()
{
    const NodesCounts &counts = m_model.counts();
    const QStringList chosen = selectedHosts();
    m_probeAll->setEnabled(m_probing.canProbe() && counts.total > 0 && !m_probing.isBusy());
    m_probeSelected->setEnabled(m_probing.canProbe() && !chosen.isEmpty());
    m_probeFailed->setEnabled(counts.failed + counts.cancelled > 0);
    m_cancel->setEnabled(m_probing.isBusy());
    m_save->setEnabled(counts.withEvidence > 0);
}

QStringList NodesPage::selectedHosts() const
{
    QStringList hosts;
    for (const int row : m_table->selectedRowNumbers())
        hosts.append(m_model.hostAt(row));
    return hosts;
}

void NodesPage::tellSelection()
{
    updateActions();
    Selection now;
    now.hosts = selectedHosts();
    selection().select(now, this);
}

void NodesPage::followSelection(const Selection &now)
{
    const int row = now.hosts.isEmpty() ? -1 : m_model.rowOf(now.hosts.constFirst());
    if (now.hosts.size() <= 1)
        m_table->showRow(row);
    updateActions();
}

void NodesPage::copyMessages()
{
    QStringList lines;
    for (const int row : m_table->selectedRowNumbers()) {
        const QString message = m_model.index(row, NodesModel::MessageColumn).data().toString();
        if (!message.isEmpty())
            lines.append(u"%1: %2"_s.arg(m_model.hostAt(row), message));
    }
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

void NodesPage::askWhereToSave()
{
    auto *dialog = new QFileDialog(this, tr("Save what is known"), {}, tr("Presence document (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"json"_s);
    dialog->selectFile(u"presence.json"_s);
    connect(dialog, &QFileDialog::fileSelected, &m_probing, &ProbingService::saveEvidence);
    dialog->open();
}

void NodesPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    m_model.setNow(QDateTime::currentDateTimeUtc());
    m_clock.start();
}

void NodesPage::hideEvent(QHideEvent *event)
{
    m_clock.stop();
    Page::hideEvent(event);
}

void NodesPage::saveState(QSettings &settings) const
{
    settings.setValue(u"show"_s, toString(static_cast<NodeShow>(m_show->currentData().toInt())));
    m_table->saveColumns(settings, u"columns"_s);
    settings.setValue(u"search"_s, m_search->text());
    settings.setValue(u"splitter"_s, m_splitter->saveState());
}

void NodesPage::restoreState(const QSettings &settings)
{
    const QString show = settings.value(u"show"_s).toString();
    for (int i = 0; i < m_show->count(); ++i) {
        if (toString(static_cast<NodeShow>(m_show->itemData(i).toInt())) == show)
            m_show->setCurrentIndex(i);
    }
    m_table->restoreColumns(settings, u"columns"_s);
    m_splitter->restoreState(settings.value(u"splitter"_s).toByteArray());
    m_search->setSearch(settings.value(u"search"_s).toString());
}

} // namespace qm
