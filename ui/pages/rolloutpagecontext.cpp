// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0

// The context menu of the table of steps.

#include "ui/pages/rolloutpage.h"
#include "ui/rollout/filtertags.h"
#include "ui/rollout/logpanel.h"
#include "ui/rollout/rolloutservice.h"
#include "ui/rollout/statechips.h"
#include "ui/selection.h"
#include "ui/views/tableview.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/stageflow.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QPlainTextEdit>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

/// Each once, in their order.
template<typename Name>
QStringList different(const QList<quint32> &jobs, Name name)
{
    QStringList result;
    QSet<QString> known;
    for (const quint32 job : jobs) {
        const QString text = name(job);
        if (known.contains(text))
            continue;
        known.insert(text);
        result.append(text);
    }
    return result;
}

} // namespace

QAction *RolloutPage::addContextAction(const QString &text, const QString &tip, const QKeySequence &keys, QMenu *menu)
{
    auto *action = new QAction(text, m_table);
    action->setToolTip(tip);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetShortcut);
    if (menu)
        menu->addAction(action);
    else
        m_table->addAction(action);
    m_jobActions.append(action);
    return action;
}

QMenu *RolloutPage::addContextMenu(const QString &text)
{
    auto *menu = new QMenu(text, m_table);
    menu->setToolTipsVisible(true);
    m_table->addAction(menu->menuAction());
    return menu;
}

void RolloutPage::buildContextActions()
{
    const auto separator = [this] {
        auto *action = new QAction(m_table);
        action->setSeparator(true);
        m_table->addAction(action);
    };
    buildCopyActions();
    separator();
    m_retrySelected = addContextAction(tr("Try &again"), tr("Try the selected failed or cancelled steps again"),
                                       Qt::CTRL | Qt::Key_R);
    m_skipSelected =
        addContextAction(tr("S&kip …"), tr("Leave out the selected steps that failed or wait"), Qt::Key_Delete);
    m_jobActions.removeOne(m_retrySelected); // these two depend on the states, too
    m_jobActions.removeOne(m_skipSelected);
    connect(m_retrySelected, &QAction::triggered, this, [this] { m_rollout.retry(selectedJobs()); });
    connect(m_skipSelected, &QAction::triggered, this, [this] { askForReason(selectedJobs()); });
    separator();
    connect(addContextAction(tr("Show the &log"), tr("Show what the step has written")), &QAction::triggered, this,
            [this] { showBottom(m_log); });
    connect(addContextAction(tr("Show the co&mmand"), tr("Show commands that do what the step does")),
            &QAction::triggered, this, [this] { showBottom(m_command->parentWidget()); });
    buildFilterActions();
    buildPageActions();
    connect(m_table, &QAbstractItemView::activated, this, [this] { showBottom(m_log); });
    updateActions();
    updateJobActions();
}

void RolloutPage::buildCopyActions()
{
    connect(
        addContextAction(tr("Copy c&ommand"), tr("Copy what the current step runs"), Qt::CTRL | Qt::ALT | Qt::Key_C),
        &QAction::triggered, this, &RolloutPage::copyCommand);
    connect(addContextAction(tr("Copy &hosts"), tr("Copy the hosts of the selected steps, one per line")),
            &QAction::triggered, this, &RolloutPage::copyHosts);
    connect(addContextAction(tr("Copy &names"), tr("Copy the names of the selected steps")), &QAction::triggered, this,
            &RolloutPage::copyIds);
}

void RolloutPage::buildFilterActions()
{
    QMenu *menu = addContextMenu(tr("List onl&y"));
    connect(addContextAction(tr("Steps of this &host"), tr("List the steps of the selected hosts only"), {}, menu),
            &QAction::triggered, this, [this] {
                showOnlyHosts(different(jobsMeant(), [this](quint32 job) { return m_model.jobs()[job].host; }));
            });
    connect(
        addContextAction(tr("Steps of this &artifact"), tr("List the steps of the selected artifacts only"), {}, menu),
        &QAction::triggered, this, &RolloutPage::showOnlyArtifacts);
    connect(addContextAction(tr("Steps in this s&tate"), tr("List only steps that are as far as the current one"), {},
                             menu),
            &QAction::triggered, this, &RolloutPage::showOnlyState);
    connect(
        addContextAction(tr("Steps of this &kind"), tr("List only steps that do what the current one does"), {}, menu),
        &QAction::triggered, this, &RolloutPage::showOnlyStage);
    // Also where the table is empty: its keys are to be had in the whole page.
    QAction *all = m_showAll = new QAction(tr("List all st&eps"), this);
    all->setToolTip(tr("Clear the search and all that narrows the list"));
    all->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_F);
    all->setShortcutContext(Qt::WindowShortcut);
    connect(all, &QAction::triggered, this, &RolloutPage::showAllSteps);
    addAction(all);
    m_table->addAction(all);
}

void RolloutPage::buildPageActions()
{
    QMenu *menu = addContextMenu(tr("Sho&w"));
    const std::pair<QString, QString> pages[] = {{u"matrix"_s, tr("Show in the ma&trix")},
                                                 {u"nodes"_s, tr("Show among the no&des")},
                                                 {u"routes"_s, tr("Show its ro&ute")},
                                                 {u"plan"_s, tr("Show in the &plan")}};
    for (const auto &[page, text] : pages) {
        connect(addContextAction(text, tr("Show host and artifact on that page"), {}, menu), &QAction::triggered, this,
                [this, id = page] {
                    tellSelection();
                    Q_EMIT pageRequested(id);
                });
    }
}

void RolloutPage::copyIds() const
{
    QGuiApplication::clipboard()->setText(
        different(jobsMeant(), [this](quint32 job) { return m_model.jobs()[job].id; }).join(u'\n'));
}

void RolloutPage::copyHosts() const
{
    QGuiApplication::clipboard()->setText(
        different(jobsMeant(), [this](quint32 job) { return m_model.jobs()[job].host; }).join(u'\n'));
}

void RolloutPage::showOnlyHosts(const QStringList &hosts)
{
    m_tags->setHosts(hosts);
    applyFilter();
}

void RolloutPage::showOnlyArtifacts()
{
    m_tags->setArtifacts(different(jobsMeant(), [this](quint32 job) { return m_model.jobs()[job].artifact; }));
    applyFilter();
}

void RolloutPage::showOnlyState()
{
    m_chips->setGroup(groupOf(m_model.status(m_model.jobAt(m_table->currentIndex().row())).state));
    applyFilter();
}

void RolloutPage::showOnlyStage()
{
    m_stages->setStage(m_model.jobs()[m_model.jobAt(m_table->currentIndex().row())].stage);
    applyFilter();
}

void RolloutPage::showAllSteps()
{
    m_stages->setStage({});
    m_chips->setGroup({});
    m_tags->setHosts({});
    m_tags->setArtifacts({});
    m_search->clearQuietly();
    applyFilter();
}

} // namespace qm
