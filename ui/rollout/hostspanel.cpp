// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/rollout/hostspanel.h"

#include "ui/models/rolloutwords.h"
#include "ui/rollout/rolloutservice.h"
#include "ui/selection.h"
#include "ui/theme/icons.h"
#include "ui/views/columnmenu.h"
#include "ui/views/labels.h"
#include "ui/views/progressdelegate.h"
#include "ui/views/tableview.h"
#include "ui/views/tonedelegate.h"

#include <QAction>
#include <QBoxLayout>
#include <QHeaderView>
#include <QSet>

using namespace Qt::StringLiterals;

namespace qm {

HostsPanel::HostsPanel(const RolloutService &rollout, QWidget *parent)
    : QWidget(parent)
    , m_rollout(rollout)
    , m_table(new TableView(tr("Hosts of the rollout"), this))
{
    m_sorted.setSourceModel(&m_model);
    m_sorted.setSortRole(RolloutHostModel::SortRole);
    m_sorted.setDynamicSortFilter(false);
    m_table->setObjectName(u"rolloutHosts"_s);
    m_table->horizontalHeader()->setSortIndicatorClearable(true);
    m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    m_table->setSortingEnabled(true);
    m_table->setUp(&m_sorted, {14, 14, 16, 10, 8, 8, 7, 9, 10, 11, 30});
    m_table->makeRoomFor(RolloutHostModel::StateColumn, labelsUpTo(JobGroup::Skipped, jobGroupLabel));
    m_table->setItemDelegate(new ToneDelegate(RolloutHostModel::ToneRole, m_table));
    m_table->setItemDelegateForColumn(
        RolloutHostModel::ProgressColumn,
        new ProgressDelegate(RolloutHostModel::ProgressRole, RolloutHostModel::BarToneRole, m_table));
    buildActions();
    addColumnMenu(*m_table);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_table);
    setFocusProxy(m_table);
    connect(m_table, &TableView::rowsPicked, this, [this] { Q_EMIT hostsPicked(selectedHosts()); });
    connect(m_table, &TableView::rowsPicked, this, &HostsPanel::updateActions);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &HostsPanel::updateActions);
    updateActions();
}

void HostsPanel::buildActions()
{
    const auto add = [this](QAction *action, const QString &tip, const QKeySequence &keys) {
        action->setToolTip(tip);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetShortcut);
        m_table->addAction(action);
        return action;
    };
    const QAction *only = add(new QAction(icon(u"filter"_s), tr("List only the steps of this &host"), m_table),
                              tr("List the steps of the selected hosts only"), {});
    m_retry = add(new QAction(icon(u"refresh"_s), tr("Try failed steps of this host &again"), m_table),
                  tr("Try the failed or cancelled steps of the selected hosts again"), Qt::CTRL | Qt::Key_R);
    m_skip = add(new QAction(tr("S&kip what is left of this host …"), m_table),
                 tr("Leave out the steps of the selected hosts that failed or wait"), Qt::Key_Delete);
    const auto choose = [this] {
        if (const QStringList hosts = hostsMeant(); !hosts.isEmpty())
            Q_EMIT hostsChosen(hosts);
    };
    connect(m_table, &QAbstractItemView::activated, this, choose);
    connect(only, &QAction::triggered, this, choose);
    connect(m_retry, &QAction::triggered, this, [this] {
        if (const QList<quint32> jobs = jobsMeant(canRetry); !jobs.isEmpty())
            Q_EMIT retryRequested(jobs);
    });
    connect(m_skip, &QAction::triggered, this, [this] {
        if (const QList<quint32> jobs = jobsMeant(canSkip); !jobs.isEmpty())
            Q_EMIT skipRequested(jobs);
    });
}

void HostsPanel::updateActions()
{
    m_retry->setEnabled(!jobsMeant(canRetry, 1).isEmpty());
    m_skip->setEnabled(!jobsMeant(canSkip, 1).isEmpty());
}

void HostsPanel::takeRollout()
{
    m_model.setJobs(m_rollout.jobs());
    refresh();
}

void HostsPanel::refresh()
{
    m_model.setStatuses(m_rollout.jobs(), m_rollout.statuses());
    updateActions();
}

void HostsPanel::setSelection(const Selection &now)
{
    const QSet<QString> hosts(now.hosts.cbegin(), now.hosts.cend());
    QList<int> rows;
    for (int row = 0; row < m_sorted.rowCount(); ++row) {
        if (hosts.contains(hostAt(row)))
            rows.append(row);
    }
    m_table->pickRows(rows);
}

const QString &HostsPanel::hostAt(int row) const
{
    return m_model.hostAt(m_sorted.mapToSource(m_sorted.index(row, 0)).row());
}

QStringList HostsPanel::selectedHosts() const
{
    QStringList hosts;
    for (const int row : m_table->selectedRowNumbers())
        hosts.append(hostAt(row));
    return hosts;
}

QList<quint32> HostsPanel::jobsMeant(bool (*isWanted)(JobState state), qsizetype most) const
{
    QList<quint32> found;
    const QStringList hosts = m_rollout.isStarting() ? QStringList() : hostsMeant();
    if (hosts.isEmpty())
        return found;
    const QSet<QString> names(hosts.cbegin(), hosts.cend());
    const std::vector<RolloutJob> &jobs = m_rollout.jobs();
    for (const JobStatus &status : m_rollout.statuses()) {
        if (found.size() == most)
            break;
        if (isWanted(status.state) && names.contains(jobs[status.job].host))
            found.append(status.job);
    }
    return found;
}

QStringList HostsPanel::hostsMeant() const
{
    const QModelIndex current = m_table->currentIndex();
    if (QStringList hosts = selectedHosts(); !hosts.isEmpty() || !current.isValid())
        return hosts;
    return {hostAt(current.row())};
}

} // namespace qm
