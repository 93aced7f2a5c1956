// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/theme/tone.h"

#include <QFrame>
#include <QMargins>

class QLabel;
class QToolButton;

namespace qm {

/// A message in place, below the header: what went wrong and stays until it is closed or replaced. Never a box that
/// has to be answered.
class MessageBar final : public QFrame
{
    Q_OBJECT

public:
    explicit MessageBar(QWidget *parent = nullptr);

    void showMessage(Severity severity, const QString &text);
    /// What was said last.
    [[nodiscard]] QString text() const;
    /// Hides what showMessage() said.
    void dismiss();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Severity m_severity = Severity::Note;
    QLabel *m_text;
    QToolButton *m_close;
};

/// The background of a bar that says something, and the glyph of @p tone before its text: while it is painted.
void paintMessage(QWidget &bar, Tone tone);
/// Around the text of such a bar.
inline constexpr QMargins messageMargins(36, 6, 8, 6);

} // namespace qm
