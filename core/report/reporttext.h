// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/redacted.h"
#include "core/plan/plan.h"

#include <QLocale>
#include <QString>
#include <QStringList>

#include <chrono>

namespace qm {

/// @p english in the application's language, filled; mark the literal with QT_TRANSLATE_NOOP("Message", …).
[[nodiscard]] QString phrase(const char *english, const QStringList &arguments = {});

/// A count with its noun; both texts have %1 for the number.
[[nodiscard]] QString counted(qint64 count, const char *one, const char *many);

/// A whole number with narrow spaces between groups of three digits from five digits on (ISO 80000-1), the same in
/// all languages.
[[nodiscard]] QString numberText(qint64 number);

/// "123 MB": three digits, powers of 1000. "not known yet" for -1. Documents are the same everywhere; a window writes
/// numbers as its @p locale does.
[[nodiscard]] QString sizeText(qint64 bytes, const QLocale &locale = QLocale::c());

/// "under a second", "12 s", "4 min", "2 h 10 min", "3 d 4 h": rounded up to what is shown.
[[nodiscard]] QString durationText(std::chrono::milliseconds time);

/// "100 Mbit/s", from bytes per second: as links are sold.
[[nodiscard]] QString rateText(qint64 bytesPerSecond);

/// A sum of which parts may be unknown: "1.20 GB", "at least 1.20 GB; 12 sizes are not known yet".
[[nodiscard]] QString sizeSumText(qint64 knownBytes, qint64 unknownSizes, const QLocale &locale = QLocale::c());

/// Host names with runs as Ansible writes ranges: "node1", "node[3:17]". Order is kept; runs of two stay as they are.
[[nodiscard]] QStringList hostRanges(const QStringList &names);

/// At most @p limit of the texts, separated by commas, and how many more there are.
[[nodiscard]] QString shortList(const QStringList &texts, qsizetype limit);

/// Extra variables as key=value, JSON or YAML: everything that follows a name that speaks of a secret is masked, as no
/// expression tells where a value ends in all of these, and URLs as by redacted().
[[nodiscard]] QString withoutSecrets(const QString &variables);

/// @p text with control characters and directional overrides made visible, so that a name cannot draw over its
/// surroundings or reorder them (Unicode Technical Report 36); line breaks become spaces.
[[nodiscard]] QString inert(const QString &text);

/// The glyph of a state; the same in all parts of the program.
[[nodiscard]] QChar stateGlyph(Presence presence);
/// The word of a state: "missing" for what is absent.
[[nodiscard]] QString stateWord(Presence presence);

} // namespace qm
