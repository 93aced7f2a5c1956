// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/rollout/scheduleevent.h"

using namespace Qt::StringLiterals;

namespace qm {

QString toString(ScheduleEvent::What what)
{
    using What = ScheduleEvent::What;
    switch (what) {
    case What::Began:
        return u"began"_s;
    case What::Batch:
        return u"batch"_s;
    case What::Start:
        return u"start"_s;
    case What::Done:
        return u"done"_s;
    case What::Present:
        return u"present"_s;
    case What::Failed:
        return u"failed"_s;
    case What::Retry:
        return u"retry"_s;
    case What::Redo:
        return u"redo"_s;
    case What::Again:
        return u"again"_s;
    case What::Skipped:
        return u"skipped"_s;
    case What::Unreached:
        return u"unreached"_s;
    case What::Cancelled:
        return u"cancelled"_s;
    case What::Gate:
        return u"gate"_s;
    case What::GateOpened:
        return u"gate-opened"_s;
    case What::HostGivenUp:
        return u"host-given-up"_s;
    case What::Stopped:
        return u"stopped"_s;
    case What::Asking:
        return u"asking"_s;
    case What::Limits:
        return u"limits"_s;
    case What::Pausing:
        return u"pausing"_s;
    case What::Paused:
        return u"paused"_s;
    case What::Resumed:
        return u"resumed"_s;
    case What::Cancelling:
        return u"cancelling"_s;
    case What::Ended:
        return u"ended"_s;
    }
    Q_UNREACHABLE();
}

} // namespace qm
