// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/page.h"

#include "ui/selection.h"
#include "ui/theme/icons.h"

#include <QAction>
#include <QBoxLayout>

using namespace Qt::StringLiterals;

namespace qm {

Page::Page(const PageContext &context, QWidget *parent) : QWidget(parent), m_context(context)
{
    connect(&selection(), &SelectionHub::changed, this, [this](const Selection &now, const QObject *origin) {
        if (origin == this)
            return;
        m_isBehind = !isVisible();
        if (!m_isBehind)
            followSelection(now);
    });
}

void Page::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!m_isBehind)
        return;
    m_isBehind = false;
    followSelection(selection().current());
}

QAction *Page::addTool(const QString &iconName, const QString &text, const QString &tip, const QKeySequence &keys)
{
    auto *action = new QAction(icon(iconName), text, this);
    action->setToolTip(keys.isEmpty() ? tip : u"%1 (%2)"_s.arg(tip, keys.toString(QKeySequence::NativeText)));
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WindowShortcut); // while the page is seen, also from the navigation
    addAction(action);
    return action;
}

void Page::addNotice(QWidget *notice)
{
    auto *column = qobject_cast<QVBoxLayout *>(layout());
    Q_ASSERT(column);
    column->insertWidget(0, notice);
}

void Page::planChanged(const PlanFacts &) {}

void Page::saveState(QSettings &) const {}

void Page::restoreState(const QSettings &) {}

} // namespace qm
