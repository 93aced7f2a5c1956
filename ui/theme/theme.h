// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFont>
#include <QPalette>
#include <QString>

class QApplication;
class QWidget;

namespace qm {

/// How the window looks: chosen in View → Theme and View → Density, kept in the settings.
enum class ThemeMode : quint8 { System, Light, Dark };
/// Height of rows in tables and trees.
enum class Density : quint8 { Comfortable, Compact };

/// Our own light and dark palettes; System takes the platform's.
[[nodiscard]] QPalette themePalette(ThemeMode mode);

/// Sets style, palette and what depends on them for the whole application. Call once before the first window
/// is shown and again whenever the user chooses.
void applyTheme(ThemeMode mode);
[[nodiscard]] ThemeMode currentThemeMode();

void setDensity(Density density);
[[nodiscard]] Density currentDensity();

/// Height of a table row in device-independent pixels for @p widget's font and the density.
[[nodiscard]] int rowHeight(const QWidget *widget);
/// Side of a matrix cell.
[[nodiscard]] int cellSize(const QWidget *widget);

/// The system's fixed-width font: paths, values, commands.
[[nodiscard]] QFont monospaceFont();
/// As @p font, heavier: headings differ by weight, not by size.
[[nodiscard]] QFont headingFont(const QFont &font);

/// For settings: "system", "light", "dark"; "comfortable", "compact".
[[nodiscard]] QString toString(ThemeMode mode);
[[nodiscard]] ThemeMode themeModeFromString(const QString &text);
[[nodiscard]] QString toString(Density density);
[[nodiscard]] Density densityFromString(const QString &text);

} // namespace qm
