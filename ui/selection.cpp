// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/selection.h"

namespace qm {
namespace {
constexpr qsizetype historyLimit = 100;
}

void SelectionHub::select(const Selection &selection, const QObject *origin)
{
    if (selection == m_current)
        return;
    m_current = selection;
    m_history.resize(m_position + 1);
    m_history.append(selection);
    if (m_history.size() > historyLimit)
        m_history.removeFirst();
    m_position = m_history.size() - 1;
    Q_EMIT changed(m_current, origin);
}

void SelectionHub::goBack()
{
    if (canGoBack())
        moveTo(m_position - 1);
}

void SelectionHub::goForward()
{
    if (canGoForward())
        moveTo(m_position + 1);
}

void SelectionHub::moveTo(qsizetype position)
{
    m_position = position;
    m_current = m_history.at(position);
    Q_EMIT changed(m_current, nullptr);
}

} // namespace qm
