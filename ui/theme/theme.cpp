// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/theme/theme.h"

#include <QApplication>
#include <QFontDatabase>
#include <QPainter>
#include <QProxyStyle>
#include <QStyleFactory>
#include <QStyleOption>
#include <QToolTip>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

struct PaletteColors final
{
    QRgb window, base, alternate, text, faintText, button, line, midLine, accent, highlight, highlightText, toolTip;
};

constexpr PaletteColors lightColors{0xF5F6F8, 0xFFFFFF, 0xFAFBFC, 0x1C2127, 0x636B76, 0xFFFFFF,
                                    0xD5D9DF, 0xE6E9ED, 0x1460B8, 0xE3EEFC, 0x10151B, 0xFFFFFF};
constexpr PaletteColors darkColors{0x1F2227, 0x181A1E, 0x1C1F23, 0xE4E7EB, 0x8B939E, 0x2A2E34,
                                   0x3A3F47, 0x2E3239, 0x74B4FF, 0x22364F, 0xF4F7FA, 0x2A2E34};

QPalette paletteOf(const PaletteColors &colors)
{
    const auto color = [](QRgb rgb) { return QColor::fromRgb(rgb); };
    QPalette palette;
    palette.setColor(QPalette::Window, color(colors.window));
    palette.setColor(QPalette::WindowText, color(colors.text));
    palette.setColor(QPalette::Base, color(colors.base));
    palette.setColor(QPalette::AlternateBase, color(colors.alternate));
    palette.setColor(QPalette::Text, color(colors.text));
    palette.setColor(QPalette::PlaceholderText, color(colors.faintText));
    palette.setColor(QPalette::Button, color(colors.button));
    palette.setColor(QPalette::ButtonText, color(colors.text));
    palette.setColor(QPalette::BrightText, color(colors.highlightText));
    palette.setColor(QPalette::Light, color(colors.base));
    palette.setColor(QPalette::Midlight, color(colors.midLine));
    palette.setColor(QPalette::Mid, color(colors.line));
    palette.setColor(QPalette::Dark, color(colors.faintText));
    palette.setColor(QPalette::Shadow, color(colors.line));
    palette.setColor(QPalette::Highlight, color(colors.highlight));
    palette.setColor(QPalette::HighlightedText, color(colors.highlightText));
    palette.setColor(QPalette::Link, color(colors.accent));
    palette.setColor(QPalette::LinkVisited, color(colors.accent));
    palette.setColor(QPalette::ToolTipBase, color(colors.toolTip));
    palette.setColor(QPalette::ToolTipText, color(colors.text));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        palette.setColor(QPalette::Disabled, role, color(colors.faintText));
    return palette;
}

/// Fusion without its embellishments: etched text, gradients in headers.
class InstrumentStyle final : public QProxyStyle
{
public:
    InstrumentStyle() : QProxyStyle(QStyleFactory::create(u"Fusion"_s)) {}

    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *data) const override
    {
        switch (hint) {
        case SH_EtchDisabledText:
        case SH_DitherDisabledText:
            return 0;
        case SH_ToolTip_WakeUpDelay:
            return 400;
        case SH_ItemView_ActivateItemOnSingleClick:
            return 0;
        case SH_UnderlineShortcut:
            return 1;
        default: // hints of Fusion that suit us
            return QProxyStyle::styleHint(hint, option, widget, data);
        }
    }

    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget) const override
    {
        if (element != CE_HeaderSection && element != CE_HeaderEmptyArea) {
            QProxyStyle::drawControl(element, option, painter, widget);
            return;
        }
        painter->fillRect(option->rect, option->palette.window());
        painter->setPen(option->palette.color(QPalette::Mid));
        painter->drawLine(option->rect.bottomLeft(), option->rect.bottomRight());
    }

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override
    {
        // Fusion's frames are darker than the window: where that is dark already, nobody sees them.
        if (element == PE_IndicatorCheckBox)
            drawCheckBox(*option, *painter);
        else if (element == PE_FrameLineEdit)
            drawFrame(*option, *painter, option->state.testFlag(State_HasFocus));
        else
            QProxyStyle::drawPrimitive(element, option, painter, widget);
    }

    int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override
    {
        switch (metric) {
        case PM_SplitterWidth:
            return 5;
        case PM_SmallIconSize:
        case PM_ButtonIconSize:
        case PM_ListViewIconSize:
        case PM_ToolBarIconSize:
            return 16;
        case PM_ScrollView_ScrollBarSpacing:
            return 0;
        case PM_FocusFrameHMargin: // of cells, where it is one less than what is painted
            return cellMargin - 1;
        case PM_HeaderMargin: // headings stand above the texts of their cells
            return cellMargin;
        default: // metrics of Fusion that suit us
            return QProxyStyle::pixelMetric(metric, option, widget);
        }
    }

private:
    /// Numbers stand at the right of their column: what begins in the next one has to keep away.
    static constexpr int cellMargin = 6;

    static void drawFrame(const QStyleOption &option, QPainter &painter, bool isStrong)
    {
        QColor line = option.palette.color(isStrong ? QPalette::Link : QPalette::Dark);
        line.setAlphaF(isStrong ? 1.0F : 0.55F);
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(line);
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5), 2, 2);
        painter.restore();
    }

    static void drawCheckBox(const QStyleOption &option, QPainter &painter)
    {
        const QRectF box = QRectF(option.rect).adjusted(1, 1, -1, -1);
        QStyleOption frame = option;
        frame.rect = box.toRect();
        painter.fillRect(frame.rect, option.palette.color(QPalette::Base));
        drawFrame(frame, painter, option.state.testFlag(State_HasFocus) || option.state.testFlag(State_MouseOver));
        if (!option.state.testFlag(State_On) && !option.state.testFlag(State_NoChange))
            return;
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        const bool isEnabled = option.state.testFlag(State_Enabled);
        painter.setPen(QPen(option.palette.color(isEnabled ? QPalette::Link : QPalette::PlaceholderText), 2,
                            Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        const QPointF middle = box.center();
        const qreal unit = box.width() / 8;
        if (option.state.testFlag(State_NoChange))
            painter.drawLine(middle - QPointF(2 * unit, 0), middle + QPointF(2 * unit, 0));
        else
            painter.drawPolyline(QPolygonF{middle + QPointF(-2.2 * unit, 0), middle + QPointF(-0.6 * unit, 1.7 * unit),
                                           middle + QPointF(2.2 * unit, -1.8 * unit)});
        painter.restore();
    }
};

ThemeMode s_mode = ThemeMode::System;
Density s_density = Density::Comfortable;

} // namespace

QPalette themePalette(ThemeMode mode)
{
    switch (mode) {
    case ThemeMode::System:
        return {};
    case ThemeMode::Light:
        return paletteOf(lightColors);
    case ThemeMode::Dark:
        return paletteOf(darkColors);
    }
    Q_UNREACHABLE();
}

void applyTheme(ThemeMode mode)
{
    s_mode = mode;
    QApplication::setStyle(new InstrumentStyle);
    QApplication::setPalette(themePalette(mode));
    QToolTip::setPalette(QApplication::palette());
}

ThemeMode currentThemeMode()
{
    return s_mode;
}

void setDensity(Density density)
{
    s_density = density;
}

Density currentDensity()
{
    return s_density;
}

int rowHeight(const QWidget *widget)
{
    const int text = widget->fontMetrics().height();
    return s_density == Density::Compact ? qMax(text + 4, 20) : qMax(text + 9, 26);
}

int cellSize(const QWidget *widget)
{
    const int text = widget->fontMetrics().height();
    return s_density == Density::Compact ? qMax(text + 2, 18) : qMax(text + 6, 22);
}

QFont monospaceFont()
{
    return QFontDatabase::systemFont(QFontDatabase::FixedFont);
}

QFont headingFont(const QFont &font)
{
    QFont heading = font;
    heading.setWeight(QFont::DemiBold);
    return heading;
}

QString toString(ThemeMode mode)
{
    switch (mode) {
    case ThemeMode::System:
        return u"system"_s;
    case ThemeMode::Light:
        return u"light"_s;
    case ThemeMode::Dark:
        return u"dark"_s;
    }
    Q_UNREACHABLE();
}

ThemeMode themeModeFromString(const QString &text)
{
    if (text == u"light")
        return ThemeMode::Light;
    return text == u"dark" ? ThemeMode::Dark : ThemeMode::System;
}

QString toString(Density density)
{
    return density == Density::Compact ? u"compact"_s : u"comfortable"_s;
}

Density densityFromString(const QString &text)
{
    return text == u"compact" ? Density::Compact : Density::Comfortable;
}

} // namespace qm
