// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

class QWidget;

namespace qm::test {

/// Makes the test fail on every warning of Qt, but for what the offscreen platform says about itself.
void failOnWarnings();

/// Before each test of @p name: warnings fail it, the theme is the light one, and the settings, which are the test's
/// own, are empty.
void startAfresh(const QString &name);

/// Saves what @p widget looks like in the light and in the dark theme: NAME-light.png and NAME-dark.png in the
/// folder "screenshots" of the build tree. Fails the test if an image is empty or cannot be written.
void takeScreenshots(QWidget &widget, const QString &name);

} // namespace qm::test
