// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/page.h"

#include "ui/selection.h"

#include <QStackedWidget>

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

void Page::followStack(QStackedWidget *stack, QWidget *list)
{
    const auto follow = [this, stack, list] {
        const QWidget *shown = stack->currentWidget();
        setFocusProxy(shown == list || shown->isAncestorOf(list) ? list : nullptr);
    };
    connect(stack, &QStackedWidget::currentChanged, this, follow);
    follow();
}

void Page::planChanged(const PlanFacts &) {}

void Page::saveState(QSettings &) const {}

void Page::restoreState(const QSettings &) {}

} // namespace qm
