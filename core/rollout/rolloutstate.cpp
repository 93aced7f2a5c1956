// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/rollout/rolloutstate.h"

using namespace Qt::StringLiterals;

namespace qm {

QString toString(JobState state)
{
    switch (state) {
    case JobState::Waiting:
        return u"waiting"_s;
    case JobState::Ready:
        return u"ready"_s;
    case JobState::Running:
        return u"running"_s;
    case JobState::Retrying:
        return u"retrying"_s;
    case JobState::Done:
        return u"done"_s;
    case JobState::Present:
        return u"present"_s;
    case JobState::Failed:
        return u"failed"_s;
    case JobState::Skipped:
        return u"skipped"_s;
    case JobState::Unreached:
        return u"unreached"_s;
    case JobState::Cancelled:
        return u"cancelled"_s;
    }
    Q_UNREACHABLE();
}

QString toString(RolloutPhase phase)
{
    switch (phase) {
    case RolloutPhase::Planned:
        return u"planned"_s;
    case RolloutPhase::Running:
        return u"running"_s;
    case RolloutPhase::Pausing:
        return u"pausing"_s;
    case RolloutPhase::Paused:
        return u"paused"_s;
    case RolloutPhase::Cancelling:
        return u"cancelling"_s;
    case RolloutPhase::Finished:
        return u"finished"_s;
    }
    Q_UNREACHABLE();
}

} // namespace qm
