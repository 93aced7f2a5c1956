// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/rollout/servertrust.h"
#include "ui/widgets/growingdialog.h"

class QDialogButtonBox;
class QLabel;
class QLineEdit;

namespace qm {

class PathField;

/// Asks whom to believe when artifacts are asked for and downloaded, and says what that risks. Saves it if accepted,
/// which waits until it is known that the certificates are there.
class ServerTrustDialog final : public GrowingDialog
{
    Q_OBJECT

public:
    explicit ServerTrustDialog(QWidget *parent = nullptr);

    [[nodiscard]] ServerTrust trust() const;
    void accept() override;

Q_SIGNALS:
    void saved();

protected:
    void changeEvent(QEvent *event) override;

private:
    void updateColors();
    void showRisk();
    void updateOk();
    void followCheck();

    PathField *m_authorities;
    QLineEdit *m_insecure;
    QLabel *m_risk;
    QDialogButtonBox *m_buttons;
    bool m_acceptsSoon = false; ///< once the certificates are known to be there
};

} // namespace qm
