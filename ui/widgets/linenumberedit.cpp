// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/linenumberedit.h"

#include "ui/theme/theme.h"
#include "ui/theme/tone.h"

#include <QPaintEvent>
#include <QPainter>
#include <QTextBlock>

namespace qm {

class LineNumberEdit::Margin final : public QWidget
{
public:
    explicit Margin(LineNumberEdit *edit) : QWidget(edit), m_edit(edit) {}

protected:
    void paintEvent(QPaintEvent *event) override { m_edit->paintMargin(event->rect()); }

private:
    LineNumberEdit *m_edit;
};

LineNumberEdit::LineNumberEdit(QWidget *parent) : QPlainTextEdit(parent), m_margin(new Margin(this))
{
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setFont(monospaceFont());
    setLineWrapMode(QPlainTextEdit::NoWrap);
    connect(this, &QPlainTextEdit::blockCountChanged, this, [this] { setViewportMargins(marginWidth(), 0, 0, 0); });
    connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect &area, int dy) {
        if (dy != 0)
            m_margin->scroll(0, dy);
        else
            m_margin->update(0, area.y(), m_margin->width(), area.height());
    });
    setViewportMargins(marginWidth(), 0, 0, 0);
}

void LineNumberEdit::markLine(int line)
{
    m_marked = line;
    const QTextBlock block = document()->findBlockByNumber(qMax(line, 1) - 1);
    if (block.isValid()) {
        setTextCursor(QTextCursor(block));
        centerCursor();
    }
    updateMark();
}

void LineNumberEdit::updateMark()
{
    const QTextBlock block = document()->findBlockByNumber(m_marked - 1);
    if (m_marked < 1 || !block.isValid()) {
        setExtraSelections({});
        return;
    }
    QTextEdit::ExtraSelection mark;
    mark.cursor = QTextCursor(block);
    mark.format.setBackground(toneWash(Tone::Running, palette()));
    mark.format.setProperty(QTextFormat::FullWidthSelection, true);
    setExtraSelections({mark});
    m_margin->update();
}

void LineNumberEdit::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    const QRect inner = contentsRect();
    m_margin->setGeometry(inner.left(), inner.top(), marginWidth(), inner.height());
}

void LineNumberEdit::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateMark();
}

int LineNumberEdit::marginWidth() const
{
    const auto digits = QString::number(qMax(blockCount(), 99)).size();
    return static_cast<int>(digits) * fontMetrics().horizontalAdvance(QLatin1Char('9')) + 16;
}

void LineNumberEdit::paintMargin(const QRect &area)
{
    QPainter painter(m_margin);
    painter.setFont(font());
    painter.fillRect(area, palette().color(QPalette::Window));
    QTextBlock block = firstVisibleBlock();
    while (block.isValid()) {
        const QRectF geometry = blockBoundingGeometry(block).translated(contentOffset());
        if (geometry.top() > area.bottom())
            break;
        const int number = block.blockNumber() + 1;
        painter.setPen(number == m_marked ? toneColor(Tone::Running, palette())
                                          : palette().color(QPalette::PlaceholderText));
        const QRectF line(0, geometry.top(), m_margin->width() - 8, fontMetrics().height());
        painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, QString::number(number));
        block = block.next();
    }
}

} // namespace qm
