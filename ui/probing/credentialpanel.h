// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/probing/credentialdesk.h"

#include <QFrame>

#include <optional>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace qm {

/// The one place where secrets are asked for: who asks, for whom and why, one question after the other. Hidden while
/// nobody asks. What is typed goes to the desk and is cleared; this program writes it nowhere.
class CredentialPanel final : public QFrame
{
    Q_OBJECT

public:
    /// @param desk outlives the panel.
    explicit CredentialPanel(CredentialDesk &desk, QWidget *parent = nullptr);

    /// How many hosts are stopped until somebody answers.
    void setWaitingHosts(int hosts);

Q_SIGNALS:
    /// A question is there that was not there before.
    void asked();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *buildAnswerRow();
    void follow();
    void showQuestion(const SecretRequest &request);
    void send();
    void skip(bool everywhere);

    CredentialDesk &m_desk;
    std::optional<SecretQuestion> m_question;
    QLabel *m_title;
    QLabel *m_reason;
    QLabel *m_refused;
    QLabel *m_hosts;
    QLineEdit *m_secret;
    QCheckBox *m_everywhere;
    QPushButton *m_send;
    QPushButton *m_skipAll;
};

} // namespace qm
