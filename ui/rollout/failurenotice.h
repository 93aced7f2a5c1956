// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/failurecauses.h"

#include <QWidget>

class QVBoxLayout;

namespace qm {

/// Why steps failed, a line per cause with how many there are and where something can be done about it. Seen while
/// there are causes.
class FailureNotice final : public QWidget
{
    Q_OBJECT

public:
    explicit FailureNotice(QWidget *parent = nullptr);

    void setCauses(const QList<FailureCause> &causes);

Q_SIGNALS:
    /// Where the person wants to do something about a cause; never Remedy::None.
    void remedyWanted(qm::Remedy remedy);
    /// The person wants to see the steps that failed.
    void stepsWanted();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QWidget *buildRow(const FailureCause &cause);
    [[nodiscard]] QWidget *buildEnd(qsizetype more);

    QList<FailureCause> m_causes;
    QVBoxLayout *m_rows;
};

} // namespace qm
