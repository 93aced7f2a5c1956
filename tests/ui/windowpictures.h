// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

class QWidget;

namespace qm::test {

/// Saves what @p widget looks like in both themes as NAME-light.png and NAME-dark.png in the folder "screenshots" of
/// the build tree, for people to look at. Fails the test if a picture is empty or cannot be written. Ends in light.
void takeScreenshots(QWidget &widget, const QString &name);

} // namespace qm::test
