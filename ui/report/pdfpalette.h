// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/theme/tone.h"

#include <QColor>

namespace qm {

/// Colours on white paper, from the table of semantic colours.
struct PdfPalette final
{
    QPalette paper;
    QColor text;
    QColor quiet;
    QColor line;

    [[nodiscard]] QColor of(Tone tone) const { return toneColor(tone, paper); }
};

[[nodiscard]] inline const PdfPalette &pdfPalette()
{
    static const PdfPalette palette = [] {
        QPalette paper(Qt::white);
        for (const QPalette::ColorRole role : {QPalette::Base, QPalette::Window})
            paper.setColor(role, Qt::white);
        for (const QPalette::ColorRole role : {QPalette::Text, QPalette::WindowText})
            paper.setColor(role, Qt::black);
        const QColor quiet = toneColor(Tone::Unknown, paper);
        return PdfPalette{paper, Qt::black, quiet, quiet.lighter(180)};
    }();
    return palette;
}

} // namespace qm
