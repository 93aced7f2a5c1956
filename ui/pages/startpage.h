// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/plan/planner.h"

#include <QWidget>

class QLabel;
class QListWidget;
class QPushButton;

namespace qm {

class RequestForm;
struct SortedInputs;

/// What the window shows before anything is open: what to open, and what was open before.
class StartPage final : public QWidget
{
    Q_OBJECT

public:
    explicit StartPage(QWidget *parent = nullptr);

    void setRecent(const QList<PlanRequest> &requests);
    void addInputs(const SortedInputs &inputs);

Q_SIGNALS:
    void requested(const qm::PlanRequest &request);
    /// As RequestForm's.
    void planGiven(const QString &path);
    void missingGiven(const QStringList &paths);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *buildForm();
    QWidget *buildRecent();

    QList<PlanRequest> m_requests;
    RequestForm *m_form = nullptr;
    QPushButton *m_plan = nullptr;
    QWidget *m_recentArea = nullptr;
    QListWidget *m_recent = nullptr;
};

} // namespace qm
