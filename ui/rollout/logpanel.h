// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/rollout/logdocument.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QStackedWidget;
class QToolButton;

namespace qm {

class EmptyState;
class LogView;
class SearchField;

/// A log with what one does with it: follow, search over all of it, go from hit to hit, open it in the editor.
class LogPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit LogPanel(QWidget *parent = nullptr);

    /// @param path empty for nothing; @param advice what to do then.
    void showLog(const QString &path, const QString &advice);
    [[nodiscard]] LogDocument &document() { return m_document; }
    [[nodiscard]] LogView &view() { return *m_view; }
    [[nodiscard]] SearchField *searchField() const { return m_search; }
    /// The next hit after the current line, or the one before it; goes round.
    void goToHit(bool forward);

Q_SIGNALS:
    void openRequested(const QString &path);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QWidget *buildTools();
    QToolButton *addButton(const QString &iconName, const QString &text, const QKeySequence &keys);
    void updateTexts();

    LogDocument m_document;
    LogView *m_view;
    EmptyState *m_empty;
    QStackedWidget *m_stack;
    SearchField *m_search = nullptr;
    QLabel *m_hits = nullptr;
    QCheckBox *m_follow = nullptr;
    QToolButton *m_open = nullptr;
    QString m_advice;
    bool m_goesToFirst = false; ///< a search has begun: its first hit is gone to
};

} // namespace qm
