// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/plan/planner.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QListWidget;
class QPlainTextEdit;
class QPushButton;

namespace qm {

class PathField;
struct SortedInputs;

/// Everything that a PlanRequest can say, as fields. What is wrong with a path is said at the path.
class RequestForm final : public QWidget
{
    Q_OBJECT

public:
    explicit RequestForm(QWidget *parent = nullptr);

    [[nodiscard]] PlanRequest request() const;
    void setRequest(const PlanRequest &request);
    /// Files and folders that were dropped or chosen: each goes where it belongs, once somebody has looked at them.
    void addPaths(const QStringList &paths);
    void addInputs(const SortedInputs &inputs);
    /// Whether there is enough to plan from.
    [[nodiscard]] bool isComplete() const;

Q_SIGNALS:
    void edited();
    /// Among what was added: a plan document, which says everything by itself, so that nothing else was taken.
    void planGiven(const QString &path);
    /// And what is not there.
    void missingGiven(const QStringList &paths);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QWidget *buildInventories();
    QWidget *buildPresence();
    void setPresence(const QStringList &paths);
    [[nodiscard]] QStringList presence() const;
    void addInventory(const QString &path);
    void showInventory(const QString &path, bool exists, bool isFolder);
    [[nodiscard]] bool isStillAbout(const PlanRequest &given) const;
    void browseInventories(bool folder);
    void moveInventory(int by);
    void updateButtons();

    PlanRequest m_given; ///< to setRequest()
    QListWidget *m_inventories = nullptr;
    QPushButton *m_remove = nullptr;
    QPushButton *m_up = nullptr;
    QPushButton *m_down = nullptr;
    PathField *m_checkout;
    PathField *m_facts;
    PathField *m_presence;
    QStringList m_morePresence; ///< further presence documents: of a drop, or from the command line
    QWidget *m_moreRow = nullptr;
    QLabel *m_moreNames = nullptr;
    PathField *m_vault;
    QLineEdit *m_limit;
    QPlainTextEdit *m_extraVars;
};

} // namespace qm
