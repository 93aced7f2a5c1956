// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/probing/proberun.h"
#include "ui/theme/tone.h"

#include <QString>

namespace qm {

/// "2.3 s", "1:05 min": for columns of times. @p milliseconds at least zero.
[[nodiscard]] QString durationText(qint64 milliseconds);
/// "now", "5 min", "3 h", "12 d": how long ago, for columns; in a sentence "now" has no place.
[[nodiscard]] QString ageText(qint64 seconds);
/// "SSH", "Kubernetes", "a document": where evidence of a host comes from.
[[nodiscard]] QString sourceLabel(const QString &source);
/// The translated words for a stage: "connecting", "asking the host".
[[nodiscard]] QString stageLabel(ProbeStage stage);
[[nodiscard]] Tone toneOf(ProbeStage stage);

} // namespace qm
