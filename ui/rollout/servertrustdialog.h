// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/rollout/servertrust.h"

#include <QDialog>

class QDialogButtonBox;
class QLabel;
class QLineEdit;

namespace qm {

class PathField;

/// Asks whom to believe when artifacts are asked for and downloaded, and says what that risks. Saves it if accepted.
class ServerTrustDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit ServerTrustDialog(QWidget *parent = nullptr);

    [[nodiscard]] ServerTrust trust() const;
    void accept() override;

Q_SIGNALS:
    void saved();

private:
    void showRisk();

    PathField *m_authorities;
    QLineEdit *m_insecure;
    QLabel *m_risk;
    QDialogButtonBox *m_buttons;
};

} // namespace qm
