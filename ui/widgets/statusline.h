// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/diagnostic.h"
#include "ui/theme/tone.h"

#include <QStatusBar>

class QAction;
class QLabel;
class QProgressBar;
class QToolButton;

namespace qm {

/// The last line of the window: diagnostics at the left, messages in the middle, progress at the right.
class StatusLine final : public QStatusBar
{
    Q_OBJECT

public:
    explicit StatusLine(QWidget *parent = nullptr);

    void setDiagnostics(const Diagnostics &diagnostics);
    void setDiagnosticsShown(bool shown);
    /// What the button beside the bar does.
    void setStopAction(QAction *action);
    /// While @p busy: a bar and a button that stops.
    void setBusy(bool busy, const QString &what = {});
    /// Stays until the next one: what the last computation came to.
    void setResult(const QString &text);

    /// How far a rollout is, at the right; hidden with an empty @p text. @param permille 0 to 1000.
    /// @param tone of the bar: how it goes, or went
    void setRollout(const QString &text, int permille, Tone tone);

Q_SIGNALS:
    void rolloutRequested();
    void diagnosticsRequested(bool shown);

protected:
    void changeEvent(QEvent *event) override;

private:
    void updateDiagnostics();

    int m_errors = 0;
    int m_warnings = 0;
    int m_notes = 0;
    QToolButton *m_diagnostics;
    QLabel *m_result;
    QLabel *m_task;
    QProgressBar *m_progress;
    QToolButton *m_stop;
    QProgressBar *m_rolloutBar;
    QToolButton *m_rollout;
};

} // namespace qm
