// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/rolloutreport/rollouthistory.h"

class QIODevice;

namespace qm {

/// Why a job did not end well, for documents: a person's words, the error, or the last line of its log, in English,
/// secrets masked. Empty for one that did.
[[nodiscard]] QString englishReason(const JobStatus &status);

// Documents for programs. Equal histories make equal bytes; "write-failed" with the device's own words.

/// CSV by RFC 4180 in UTF-8, one row per step; formulas are made text as in writeCsv().
[[nodiscard]] Result<> writeRolloutCsv(const RolloutHistory &history, QIODevice &device);

/// {"format": "quaymaster-rollout", "version": 1, "rollout": {…}, "steps": […], "events": […]}, one step and one event
/// a line. Sentences are English.
[[nodiscard]] Result<> writeRolloutJson(const RolloutHistory &history, QIODevice &device);

} // namespace qm
