// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/rollout/servertrust.h"
#include "ui/weighing/weighingservice.h"
#include "ui/widgets/growingdialog.h"

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;

namespace qm {

class PathField;

/// Asks what artifacts weigh: whom and how, how far it is, and what it came to. Not modal, and closing it stops
/// nothing. The fields come back at the next start; they name files and servers, and hold no secret.
class WeighingDialog final : public GrowingDialog
{
    Q_OBJECT

public:
    /// @param service outlives this.
    explicit WeighingDialog(WeighingService &service, QWidget *parent = nullptr);

    [[nodiscard]] WeighingSources sources() const;

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *buildFields();
    QWidget *buildFoot();
    void ask();
    [[nodiscard]] QString complaint() const;
    void showBusy(bool busy);
    void restore();
    void restoreTrust();
    [[nodiscard]] ServerTrust trust() const;
    void save();

    WeighingService &m_service;
    ServerTrust m_saved; ///< when its fields were filled or saved
    PathField *m_credentials;
    PathField *m_authorities;
    QPlainTextEdit *m_mirrors;
    QLineEdit *m_insecure;
    QLabel *m_state;
    QProgressBar *m_progress;
    QPushButton *m_ask;
    QPushButton *m_stop;
};

} // namespace qm
