// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/rollout/rolloutstate.h"
#include "ui/theme/tone.h"

#include <QString>

namespace qm {

enum class JobGroup : quint8;

/// The translated words for a state: "running", "waits to be tried again".
[[nodiscard]] QString jobStateLabel(JobState state);
[[nodiscard]] Tone toneOf(JobState state);
/// "Running", "Not done", …
[[nodiscard]] QString jobGroupLabel(JobGroup group);
[[nodiscard]] Tone toneOf(JobGroup group);

/// "Running", "Paused", …: of the whole.
[[nodiscard]] QString phaseLabel(RolloutPhase phase);
/// "never", "before every stage", …: for the choice where a person is asked.
[[nodiscard]] QString askAtLabel(AskAt ask);

/// "12.0 MB/s"; empty for zero.
[[nodiscard]] QString speedText(qint64 bytesPerSecond);
/// "about 4 min", "about 2 h 10 min": as exact as a guess may be; empty for -1. @p milliseconds
[[nodiscard]] QString remainingText(qint64 milliseconds);

/// What a whole came to: "12 done, 3 were there, 1 failed".
[[nodiscard]] QString verdictText(const RolloutTotals &totals);
/// Verified if every job ended well, failed if one failed, else skipped; running while @p phase is not finished.
[[nodiscard]] Tone verdictTone(RolloutPhase phase, const RolloutTotals &totals);

/// What going on with a rollout does that came as far as @p phase: trying again where it has ended, else resuming.
[[nodiscard]] QString goOnTip(RolloutPhase phase);
/// Why nothing is left to try again of what has ended and is not all done; empty if something is, or all is done.
[[nodiscard]] QString nothingToTryAgainTip(const RolloutTotals &totals);

/// The line that sums up a rollout while it runs and after: "43 % · 2.6 GB of 6.1 GB · 12 MB/s · about 4 min".
[[nodiscard]] QString progressText(RolloutPhase phase, const RolloutTotals &totals);
/// 0 to 1000: by bytes where they are known, else by jobs; 1000 only if nothing is left.
[[nodiscard]] int progressPermille(const RolloutTotals &totals);

} // namespace qm
