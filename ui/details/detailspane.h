// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/details/detailsdocument.h"
#include "ui/page.h"
#include "ui/selection.h"

#include <QFutureWatcher>
#include <QTimer>

class QStackedWidget;
class QTextBrowser;
class QUrl;

namespace qm {

class EmptyState;
class ProbingService;

/// Why, how do we know, and where does it go: for whatever is selected. What needs evaluation is looked up in the
/// background; the latest selection wins.
class DetailsPane final : public Page
{
    Q_OBJECT

public:
    /// @param probing knows what the hosts said; outlives the pane. Null if nobody asks them.
    explicit DetailsPane(const PageContext &context, ProbingService *probing = nullptr, QWidget *parent = nullptr);
    /// Waits for a look-up that runs.
    ~DetailsPane() override;

    QString id() const override;
    QString title() const override;
    QString description() const override;
    QString iconName() const override;
    void setPlanning(std::shared_ptr<const Planning> planning) override;

    /// Whether the answer is still being looked up.
    [[nodiscard]] bool isBusy() const { return m_watcher.isRunning(); }

protected:
    void followSelection(const Selection &now) override;
    void changeEvent(QEvent *event) override;

private:
    void buildActions();
    void start();
    void lookUpNow();
    void finish();
    void display();
    void follow(const QUrl &link);

    ProbingService *m_probing;
    std::shared_ptr<const Planning> m_planning;
    QFutureWatcher<DetailsAnswer> m_watcher;
    std::optional<DetailsSubject> m_asked;
    std::shared_ptr<const Planning> m_askedOf;
    std::optional<DetailsAnswer> m_answer; ///< to what is selected now
    /// A short wait shows nothing: what is about to be replaced would flicker.
    QTimer m_patience;
    DetailsDocument m_document;
    Selection m_subject; ///< that m_document is about
    QTextBrowser *m_text;
    EmptyState *m_empty;
    QStackedWidget *m_stack;
};

} // namespace qm
