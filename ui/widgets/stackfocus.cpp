// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/stackfocus.h"

#include <QStackedWidget>

namespace qm {

void followStack(QWidget *owner, QStackedWidget *stack, QWidget *list)
{
    const auto follow = [owner, stack, list] {
        QWidget *shown = stack->currentWidget();
        owner->setFocusProxy(shown->isAncestorOf(list) ? list : shown); // it is its own ancestor
        if (const QWidget *focused = owner->window()->focusWidget(); focused && shown->isAncestorOf(focused))
            owner->setFocus(); // the stack moved it on, to whatever of this comes first
    };
    QObject::connect(stack, &QStackedWidget::currentChanged, owner, follow);
    follow();
}

} // namespace qm
