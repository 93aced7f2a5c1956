// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/plan/diskoutlook.h"

#include <QLocale>
#include <QString>

namespace qm {

/// The folder and what it is for: "/tmp/releases (archives)"; the latter alone where nobody said which folder it is.
[[nodiscard]] QString placeText(const FileSystemOutlook &outlook);

/// The room that is left: "1.20 GB", "unknown"; see sizeText().
[[nodiscard]] QString freeText(const FileSystemOutlook &outlook, const QLocale &locale = QLocale::c());

/// "81 % → 88 %: the kubelet deletes images"; empty where nobody said how large the file system is.
[[nodiscard]] QString usedText(const FileSystemOutlook &outlook);

/// "fits", "does not fit", …: in the application's language.
[[nodiscard]] QString fitText(Fit fit);

} // namespace qm
