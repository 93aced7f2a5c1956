// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/clusterprobe.h"
#include "app/cli/options.h"
#include "core/base/result.h"
#include "core/execution/rollout.h"

#include <QList>
#include <QString>

namespace qm::cli {

/// The options that all verbs about rollouts share: --workspace.
[[nodiscard]] const Option &workspaceOption();
/// What --workspace says, else the person's own.
[[nodiscard]] QString workspaceFrom(const Arguments &arguments);
[[nodiscard]] QString usualWorkspace(); ///< where nobody names one

/// The options of verbs that run a rollout, without those of connections.
[[nodiscard]] const QList<Option> &rolloutOptions();
/// What they say; where they say nothing, what @p standard says. "usage" for what makes no sense.
[[nodiscard]] Result<RolloutOptions> rolloutOptionsFrom(const Arguments &arguments, RolloutOptions standard = {});

/// The part of a request that does not depend on which rollout it is.
[[nodiscard]] Result<RolloutRequest> rolloutRequestFrom(const Arguments &arguments, const ConnectionChoices &choices);

/// The command line of this process as the journal keeps it, values of secret variables masked.
[[nodiscard]] QString ownCommandLine();

/// Asks "…? [y/N]" at the terminal. False without one, and after Ctrl+C.
[[nodiscard]] bool agreedTo(const QString &question);

/// Runs a rollout in front of a person to its end: shows how far it is, says what fails when it fails, asks at gates.
/// Ctrl+C ends what runs; what is done stays done.
/// @param always --progress.
void drive(Rollout &rollout, const ConnectionChoices &choices, bool always);

/// The verdict in the journal's own numbers: exit status.
[[nodiscard]] int statusOf(const RolloutTotals &totals);

} // namespace qm::cli
