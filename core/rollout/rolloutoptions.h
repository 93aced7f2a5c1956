// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QString>
#include <QStringList>
#include <QtGlobal>

namespace qm {

/// How much happens at once. May be changed while a rollout runs.
struct RolloutLimits final
{
    int fetches = 8;              ///< downloads from the sources at once, over all downloaders
    int fetchesPerHost = 4;       ///< of these, by one downloader
    int transfers = 32;           ///< movements between controller and nodes at once
    int transfersPerHost = 2;     ///< of these, with one node
    int transfersPerBastion = 16; ///< of these, through one jump host
    int loads = 64;            ///< engines at work, archives unpacked and proofs at once; one thing at a time each host
    qint64 bytesPerSecond = 0; ///< over all that passes this machine; 0 for no limit

    friend bool operator==(const RolloutLimits &, const RolloutLimits &) = default;
};

/// The most that one of them may be, except for bytes per second; the least is 1.
[[nodiscard]] int mostOf(int RolloutLimits::*limit);
/// What is another limit in @p after, for the journal: "transfers 16, bytes-per-second 1000000"; English.
[[nodiscard]] QString changesText(const RolloutLimits &before, const RolloutLimits &after);
/// The other way round: @p limits after the changes of such a text. Words that it does not know change nothing.
[[nodiscard]] RolloutLimits changedBy(const QString &text, RolloutLimits limits);
/// @p limits, changed as @p changes says by the journal's names, except bytes per second:
/// "transfers=16,fetches-per-host=1".
/// Errors: rollout-limit.
[[nodiscard]] Result<RolloutLimits> limitsWith(RolloutLimits limits, const QString &changes);

/// Where a person is asked before it goes on.
enum class AskAt : quint8 { Never, Stage, Batch, Host, Step };

[[nodiscard]] QString toString(AskAt ask); ///< "never", "stage", …

/// What to do with a plan.
struct RolloutOptions final
{
    AskAt ask = AskAt::Never;
    /// As Ansible's `serial`: numbers or percentages of the hosts, the last one repeats ("1", "25%"); empty for all at
    /// once. A canary is "1", "100%".
    QStringList serial;
    /// As Ansible's max_fail_percentage: after a batch in which more of the hosts failed, no other begins. None begins
    /// either, as with Ansible, after a batch all of whose hosts failed.
    int maxFailPercentage = 100;
    static constexpr int mostAttempts = 100;
    /// Of a step, for failures that may go away. What was done before it and is gone is done once more in any case.
    int attempts = 3;
    bool pinImages = false;
    /// Layers that a node's containerd has of other images are not sent again.
    bool thinArchives = true;
    /// Images go into containerd as they arrive, without a copy on the node; an interrupted one begins anew.
    bool streamImages = false;
    RolloutLimits limits{};

    friend bool operator==(const RolloutOptions &, const RolloutOptions &) = default;
};

} // namespace qm
