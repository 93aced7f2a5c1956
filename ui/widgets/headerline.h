// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/plan/planner.h"

#include <QWidget>

#include <optional>

class QLabel;

namespace qm {

struct PlanFacts;

/// The first line of the window: what is open at the left, what it comes to at the right.
class HeaderLine final : public QWidget
{
    Q_OBJECT

public:
    explicit HeaderLine(QWidget *parent = nullptr);

    /// What is planned from now on. The totals of the plan on show stay where it is of the same inventories and
    /// checkout.
    void setRequest(const PlanRequest &request);
    /// Of the last request.
    void setPlan(const Plan &plan, const PlanFacts &facts);
    [[nodiscard]] const PlanRequest &request() const { return m_request; }

Q_SIGNALS:
    /// The user wants to change what is open.
    void activated();

protected:
    void changeEvent(QEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    void updateTexts();

    PlanRequest m_request;
    std::optional<PlanRequest> m_shown; ///< of the plan on show
    QString m_version;
    qsizetype m_hosts = 0;
    qsizetype m_architectures = 0;
    qint64 m_missing = 0;
    qint64 m_unknown = 0;
    bool m_isUnread = false; ///< the inventory: what is counted without it is nobody's cluster
    qint64 m_failedHosts = 0;
    qint64 m_bytes = 0;
    bool m_someSizesUnknown = false;
    bool m_planned = false; ///< the plan on show is of what m_request names

    QLabel *m_subject;
    QLabel *m_counts;
};

} // namespace qm
