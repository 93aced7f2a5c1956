// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/probing/credentialdesk.h"

#include <QFrame>

#include <optional>

class QAction;
class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace qm {

class KeptSecrets;

/// The one place where secrets are asked for: who asks, for whom and why, one question after the other. Hidden while
/// nobody asks. What is typed goes to the desk and is cleared; it is written nowhere, unless somebody ticks that it be
/// kept in the desktop's keyring.
class CredentialPanel final : public QFrame
{
    Q_OBJECT

public:
    /// @param desk outlives the panel.
    /// @param kept outlives it too; null where nothing can be kept.
    explicit CredentialPanel(CredentialDesk &desk, KeptSecrets *kept = nullptr, QWidget *parent = nullptr);

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
    [[nodiscard]] bool asksLogin() const;
    void updateSend();
    /// The next secret is another one, and maybe somebody else is looking by then.
    void forgetTyped();
    void send();
    void skip(bool everywhere);

    CredentialDesk &m_desk;
    KeptSecrets *m_kept;
    std::optional<SecretQuestion> m_question;
    QLabel *m_title;
    QLabel *m_reason;
    QLabel *m_refused;
    QLabel *m_exposed;
    QLabel *m_hosts;
    QLineEdit *m_user;
    QLineEdit *m_secret;
    QAction *m_reveal;
    QCheckBox *m_everywhere;
    QCheckBox *m_keep;
    QLabel *m_note;
    QPushButton *m_send;
    QPushButton *m_skip;
    QPushButton *m_skipAll;
};

} // namespace qm
