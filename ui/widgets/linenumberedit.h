// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPlainTextEdit>

namespace qm {

/// Read-only text with line numbers in the margin and one line marked.
class LineNumberEdit final : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit LineNumberEdit(QWidget *parent = nullptr);

    /// Marks @p line (from 1), puts the cursor there and scrolls it to the middle. 0 marks none.
    void markLine(int line);
    [[nodiscard]] int markedLine() const { return m_marked; }

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    class Margin;

    [[nodiscard]] int marginWidth() const;
    void paintMargin(const QRect &area);
    void updateMark();

    Margin *m_margin;
    int m_marked = 0;
};

} // namespace qm
