// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/plan/planner.h"

#include <QDialog>

class QPushButton;

namespace qm {

class RequestForm;

/// Changes what the window plans from. Not modal: the window stays usable, and files can be dropped on it.
class OpenDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit OpenDialog(QWidget *parent = nullptr);

    void setRequest(const PlanRequest &request);

Q_SIGNALS:
    void requested(const qm::PlanRequest &request);
    /// A plan document instead, and the dialog closes.
    void planGiven(const QString &path);
    /// As RequestForm's.
    void missingGiven(const QStringList &paths);

private:
    RequestForm *m_form;
    QPushButton *m_plan;
};

} // namespace qm
