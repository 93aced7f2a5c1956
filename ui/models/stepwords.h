// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/plan/plan.h"

#include <QString>

namespace qm {

/// The translated name of a stage: "Fetch", "Transit", …
[[nodiscard]] QString stageLabel(Stage stage);
/// What a stage does, in a sentence: tooltips.
[[nodiscard]] QString stageDescription(Stage stage);

/// A step in words. Texts from inventories are plain, not HTML.
struct StepWords final
{
    QString from;   ///< a URL (without a password), an image reference, or a path
    QString to;     ///< a path, or the engine
    QString effect; ///< a sentence: the one thing that changes, and where
    QString check;  ///< a sentence: what proves that it was done
};

[[nodiscard]] QString stepFrom(const Plan &plan, const Step &step);
[[nodiscard]] QString stepTo(const Plan &plan, const Step &step);
/// A few words, for a column: "SHA-256", "blob digests", "no checksum known".
[[nodiscard]] QString stepCheckShort(const Plan &plan, const Step &step);
[[nodiscard]] StepWords stepWords(const Plan &plan, const Step &step);

} // namespace qm
