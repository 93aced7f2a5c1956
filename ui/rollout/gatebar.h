// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/rollout/rolloutstate.h"

#include <QFrame>
#include <QStringList>

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace qm {

/// What waits for a person: the question, what the next step will run, and the answers.
class GateBar final : public QFrame
{
    Q_OBJECT

public:
    explicit GateBar(QWidget *parent = nullptr);

    /// Shows the first of them; hides itself if there is none.
    void setGates(const QList<Gate> &gates);
    /// Whether the rollout is paused: going on, and pausing, are then answers to nothing.
    void setHalted(bool halted);
    /// Empty before the first.
    [[nodiscard]] const QString &gate() const { return m_gate.id; }
    /// What the first job behind the gate will run, secrets taken out.
    void setCommands(const QString &commands);

Q_SIGNALS:
    /// Another gate is shown; its commands are of interest.
    void shown(const qm::Gate &gate);
    void openRequested(const QString &gate, const QString &reason);
    void skipRequested(const QList<quint32> &jobs, const QString &reason);
    void pauseRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void open();
    void skip();
    void setSkipPending(bool pending);
    void updateMore();

    Gate m_gate;
    QStringList m_facts; ///< about the question, for m_more
    bool m_isHalted = false;
    bool m_isSkipPending = false; ///< only the reason is wanting: Enter there skips
    QLabel *m_question;
    QLabel *m_more;
    QPlainTextEdit *m_commands;
    QLineEdit *m_reason;
    QPushButton *m_open;
    QPushButton *m_skip;
    QPushButton *m_pause;
};

} // namespace qm
