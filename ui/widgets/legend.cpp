// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/legend.h"

#include "ui/theme/tonepainter.h"

#include <QLocale>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace qm {
namespace {
constexpr int glyph = 18;
constexpr int gap = 14;
} // namespace

Legend::Legend(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
}

void Legend::setCounts(const std::array<qint64, allCellStates.size()> &counts)
{
    m_entries.clear();
    QStringList spoken;
    for (const CellState state : allCellStates) {
        const qint64 count = counts[static_cast<size_t>(state)];
        if (count == 0)
            continue;
        const QString text = state == CellState::NotNeeded
            ? cellLabel(state)
            : u"%1 %2"_s.arg(QLocale().toString(count), cellLabel(state));
        m_entries.push_back({state, text});
        spoken.append(text);
    }
    setAccessibleName(tr("Legend: %1").arg(spoken.join(u", "_s)));
    updateGeometry();
    update();
}

QSize Legend::sizeHint() const
{
    int width = 0;
    for (const Entry &entry : m_entries)
        width += glyph + 4 + fontMetrics().horizontalAdvance(entry.text) + gap;
    return {width, qMax(glyph, fontMetrics().height()) + 8};
}

QSize Legend::minimumSizeHint() const
{
    return {80, sizeHint().height()};
}

void Legend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    int x = 0;
    for (const Entry &entry : m_entries) {
        const Tone tone = toneOf(entry.state);
        paintTone(painter, QRectF(x, (height() - glyph) / 2.0, glyph, glyph), tone, toneColor(tone, palette()));
        x += glyph + 4;
        const int advance = fontMetrics().horizontalAdvance(entry.text);
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(QRect(x, 0, advance + 2, height()), Qt::AlignVCenter | Qt::AlignLeft, entry.text);
        x += advance + gap;
    }
}

} // namespace qm
