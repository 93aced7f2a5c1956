// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/rollout/rolloutstate.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QToolButton;

namespace qm {

/// One line for the whole: how far, how fast, how long still, and whether it stands still; at the end a button for the
/// report.
class RolloutOverview final : public QWidget
{
    Q_OBJECT

public:
    explicit RolloutOverview(QWidget *parent = nullptr);

    void setState(RolloutPhase phase, const RolloutTotals &totals);

Q_SIGNALS:
    void reportRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void updateLook();

    RolloutPhase m_phase = RolloutPhase::Planned;
    RolloutTotals m_totals;
    QLabel *m_text;
    QLabel *m_batch;
    QLabel *m_stalled;
    QProgressBar *m_bar;
    QToolButton *m_report;
};

} // namespace qm
