// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace qm {

/// Installs the translations for the user's language, Qt's own too, and English plurals where there is none.
/// Needs the application object and lives as long as it.
void installTranslations();

} // namespace qm
