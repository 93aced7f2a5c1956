// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QString>
#include <QStringList>

namespace qm {

/// What the user looks at: the same on all pages and in the details pane.
struct Selection final
{
    QStringList hosts;     ///< names, in plan order
    QStringList artifacts; ///< keys of `downloads`, in catalog order
    QString group;         ///< where a group of the inventory was picked; `hosts` are then its members

    [[nodiscard]] bool isEmpty() const { return hosts.isEmpty() && artifacts.isEmpty() && group.isEmpty(); }
    friend bool operator==(const Selection &, const Selection &) = default;
};

/// The one selection of the window. Views tell it what was picked and follow it when others pick.
/// Names instead of indexes, so that it outlives the plan it was made on.
class SelectionHub final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    [[nodiscard]] const Selection &current() const { return m_current; }
    /// @param origin whoever picked it: it hears of the change too and may ignore its own.
    void select(const Selection &selection, const QObject *origin);
    void clear(const QObject *origin) { select({}, origin); }

    /// Back and forward through what was looked at; at most 100 steps.
    [[nodiscard]] bool canGoBack() const { return m_position > 0; }
    [[nodiscard]] bool canGoForward() const { return m_position + 1 < m_history.size(); }
    void goBack();
    void goForward();

Q_SIGNALS:
    /// Only if something differs. @p origin is null where the user went back or forward.
    void changed(const qm::Selection &selection, const QObject *origin);

private:
    void moveTo(qsizetype position);

    Selection m_current;
    QList<Selection> m_history{Selection()};
    qsizetype m_position = 0;
};

} // namespace qm
