// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/theme/tone.h"

#include <QHash>
#include <QPixmap>
#include <QRectF>

class QPainter;

namespace qm {

/// Draws the glyph of @p tone as a shape, centred in @p area: fonts disagree about the size and place of these
/// characters, and some lack them.
void paintTone(QPainter &painter, const QRectF &area, Tone tone, const QColor &color);

/// The colour of @p tone where it is readable on @p background (4.5 : 1), else the palette's highlighted text.
[[nodiscard]] QColor readableToneColor(Tone tone, const QPalette &palette, const QColor &background);

/// Glyphs painted once: for delegates that draw thousands of them. Forgets everything when the palette changes.
class TonePixmaps final
{
public:
    /// @param side in device-independent pixels. @param selected for a background of the highlight colour.
    [[nodiscard]] const QPixmap &pixmap(Tone tone, int side, qreal devicePixelRatio, const QPalette &palette,
                                        bool selected);

private:
    qint64 m_paletteKey = 0;
    QHash<quint64, QPixmap> m_pixmaps;
};

} // namespace qm
