// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/rollout/logdocument.h"

#include <QAbstractScrollArea>

namespace qm {

/// The lines of a log, painted as they are needed: a log of any length costs what is in sight.
///
/// Follows the end until the user leaves it, and again once it is reached. Lines are picked with the mouse or with
/// the arrow keys and Shift, and copied with Ctrl+C.
class LogView final : public QAbstractScrollArea
{
    Q_OBJECT

public:
    /// @param document outlives the view.
    explicit LogView(LogDocument &document, QWidget *parent = nullptr);

    void setFollowing(bool following);
    [[nodiscard]] bool isFollowing() const { return m_isFollowing; }
    [[nodiscard]] qint64 currentLine() const { return m_current; }
    /// Makes it current and scrolls it into sight; follows from there if it is the last, and else no longer.
    void goTo(qint64 line, bool extend = false);
    /// The picked lines, at most a hundred thousand.
    [[nodiscard]] QString selectedText() const;

Q_SIGNALS:
    void followingChanged(bool following);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    [[nodiscard]] int lineHeight() const;
    [[nodiscard]] int linesInSight() const;
    [[nodiscard]] int gutterWidth() const;
    [[nodiscard]] qint64 lineAt(const QPoint &position) const;
    void updateBars();
    void onGrown();
    void paintLine(QPainter &painter, const QRect &area, qint64 number, const QString &text);
    void paintHits(QPainter &painter, const QRect &area, const QString &text);

    LogDocument &m_document;
    bool m_isFollowing = true;
    qint64 m_current = 0;
    qint64 m_anchor = 0; ///< the other end of what is picked
    int m_widest = 0;    ///< of the lines that were seen, in pixels
};

} // namespace qm
