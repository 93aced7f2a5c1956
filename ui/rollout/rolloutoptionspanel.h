// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/rollout/rolloutoptions.h"

#include <QFrame>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLineEdit;
class QSettings;
class QSpinBox;

namespace qm {

/// How a rollout is run: chosen before it begins; what may change while it runs, also then.
class RolloutOptionsPanel final : public QFrame
{
    Q_OBJECT

public:
    explicit RolloutOptionsPanel(QWidget *parent = nullptr);

    [[nodiscard]] RolloutOptions options() const;
    void setOptions(const RolloutOptions &options);
    /// While a rollout runs, batches, attempts and pins are what they are.
    void setRunning(bool running);
    /// Why the batches that are written there cannot be; empty if they can.
    [[nodiscard]] QString complaint() const;

    void saveState(QSettings &settings) const;
    void restoreState(const QSettings &settings);

Q_SIGNALS:
    void askAtChanged(qm::AskAt ask);
    void limitsChanged(const qm::RolloutLimits &limits);
    void changed();

private:
    QSpinBox *addSpin(int least, int most, const QString &tip);
    void tellLimits();

    QComboBox *m_ask;
    QLineEdit *m_serial;
    QSpinBox *m_maxFail;
    QSpinBox *m_attempts;
    QSpinBox *m_fetches;
    QSpinBox *m_fetchesPerHost;
    QSpinBox *m_transfers;
    QSpinBox *m_transfersPerHost;
    QSpinBox *m_transfersPerBastion;
    QSpinBox *m_loads;
    QDoubleSpinBox *m_megabytes;
    QCheckBox *m_pin;
    QCheckBox *m_thin;
    QCheckBox *m_stream;
    bool m_isQuiet = false;
};

} // namespace qm
