// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/theme/tone.h"

#include <QCoreApplication>

#include <cmath>

namespace qm {
namespace {

struct ToneEntry final
{
    Tone tone;
    QRgb light;
    QRgb dark;
    char16_t glyph;
    const char *label;
};

constexpr std::array<ToneEntry, allTones.size()> table{{
    {Tone::Verified, 0x1B7F4B, 0x5CC48D, u'\u25CF', QT_TRANSLATE_NOOP("Tone", "verified")},
    {Tone::Reported, 0x1B7F4B, 0x5CC48D, u'\u25D0', QT_TRANSLATE_NOOP("Tone", "reported")},
    {Tone::Missing, 0xB8460E, 0xFF9E6B, u'\u25CB', QT_TRANSLATE_NOOP("Tone", "missing")},
    {Tone::Different, 0x7B2FA0, 0xD29BEA, u'\u2260', QT_TRANSLATE_NOOP("Tone", "different")},
    {Tone::Unknown, 0x5F6773, 0xA7AFBA, u'?', QT_TRANSLATE_NOOP("Tone", "unknown")},
    {Tone::Running, 0x1460B8, 0x74B4FF, u'\u25B6', QT_TRANSLATE_NOOP("Tone", "running")},
    {Tone::Failed, 0xB00020, 0xFF8A8A, u'\u2715', QT_TRANSLATE_NOOP("Tone", "failed")},
    {Tone::Skipped, 0x5F6773, 0xA7AFBA, u'\u2013', QT_TRANSLATE_NOOP("Tone", "skipped")},
    {Tone::NotNeeded, 0, 0, u'\u00B7', QT_TRANSLATE_NOOP("Tone", "not needed")},
    {Tone::Note, 0x1460B8, 0x74B4FF, u'i', QT_TRANSLATE_NOOP("Tone", "note")},
    {Tone::Warning, 0xB8460E, 0xFF9E6B, u'\u26A0', QT_TRANSLATE_NOOP("Tone", "warning")},
    {Tone::Error, 0xB00020, 0xFF8A8A, u'\u2715', QT_TRANSLATE_NOOP("Tone", "error")},
}};

const ToneEntry &entry(Tone tone)
{
    return table[static_cast<size_t>(tone)];
}

double relativeLuminance(const QColor &color)
{
    const auto linear = [](float channel) {
        const double c = static_cast<double>(channel);
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

} // namespace

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}

QColor toneColor(Tone tone, const QPalette &palette)
{
    if (tone == Tone::NotNeeded) {
        QColor faint = palette.color(QPalette::Text);
        faint.setAlphaF(0.4F);
        return faint;
    }
    return QColor::fromRgb(isDark(palette) ? entry(tone).dark : entry(tone).light);
}

QColor toneWash(Tone tone, const QPalette &palette)
{
    QColor color = toneColor(tone, palette);
    color.setAlphaF(isDark(palette) ? 0.16F : 0.10F);
    return color;
}

QChar toneGlyph(Tone tone)
{
    return QChar(entry(tone).glyph);
}

QString toneLabel(Tone tone)
{
    return QCoreApplication::translate("Tone", entry(tone).label);
}

Tone toneOf(Presence presence)
{
    switch (presence) {
    case Presence::Unknown:
        return Tone::Unknown;
    case Presence::Absent:
        return Tone::Missing;
    case Presence::Reported:
        return Tone::Reported;
    case Presence::Verified:
        return Tone::Verified;
    case Presence::Different:
        return Tone::Different;
    }
    Q_UNREACHABLE();
}

Tone toneOf(Severity severity)
{
    switch (severity) {
    case Severity::Note:
        return Tone::Note;
    case Severity::Warning:
        return Tone::Warning;
    case Severity::Error:
        return Tone::Error;
    }
    Q_UNREACHABLE();
}

double contrastRatio(const QColor &a, const QColor &b)
{
    const double first = relativeLuminance(a);
    const double second = relativeLuminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

} // namespace qm
