// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/diagnostic.h"
#include "core/plan/plan.h"

#include <QColor>
#include <QPalette>
#include <QString>

#include <array>

namespace qm {

/// What a colour means. The one table of semantic colours: nothing else in ui/ names a colour of its own.
/// Each tone has a glyph as well, so that no meaning rests on colour alone.
enum class Tone : quint8 {
    Verified,
    Reported,
    Missing,
    Different,
    Unknown,
    Running,
    Failed,
    Skipped,
    NotNeeded,
    Note,
    Warning,
    Error,
};

inline constexpr std::array allTones{
    Tone::Verified, Tone::Reported, Tone::Missing,   Tone::Different, Tone::Unknown, Tone::Running,
    Tone::Failed,   Tone::Skipped,  Tone::NotNeeded, Tone::Note,      Tone::Warning, Tone::Error,
};

/// Whether @p palette is a dark one: its text is lighter than its window.
[[nodiscard]] bool isDark(const QPalette &palette);

/// The colour of @p tone on the base or window colour of @p palette: at least 4.5 : 1 (NotNeeded, which is the
/// text at 40 %, aside). Ask with the palette of the widget that paints, never with a stored one.
[[nodiscard]] QColor toneColor(Tone tone, const QPalette &palette);

/// As toneColor(), with little opacity: behind rows and bands that carry text in the palette's own colours.
[[nodiscard]] QColor toneWash(Tone tone, const QPalette &palette);

/// One character: ● ◐ ○ ≠ ? ▶ ✕ – · i ⚠ ✕
[[nodiscard]] QChar toneGlyph(Tone tone);

/// The translated word: "verified", "missing", …
[[nodiscard]] QString toneLabel(Tone tone);

[[nodiscard]] Tone toneOf(Presence presence);
[[nodiscard]] Tone toneOf(Severity severity);

/// Contrast of two opaque colours, 1 to 21 (WCAG 2.1, "contrast ratio").
[[nodiscard]] double contrastRatio(const QColor &a, const QColor &b);

} // namespace qm
