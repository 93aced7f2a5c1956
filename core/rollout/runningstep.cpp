// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/rollout/runningstep.h"

namespace qm {

StepObserver RunningStep::observer()
{
    const std::shared_ptr<RunningStep> step = shared_from_this();
    StepObserver observer;
    observer.progress = [step](qint64 done, qint64 total) {
        step->m_done = done;
        if (total >= 0)
            step->m_total = total;
    };
    observer.moved = [step](qint64 bytes) { step->m_moved += bytes; };
    observer.log = [step](const QString &line) { step->m_log.line(line); };
    observer.throttle = [step](qint64 bytes) {
        while (bytes > 0)
            bytes -= step->m_bucket.take(bytes, step->m_stop.get_token());
    };
    observer.admit = [step](qint64 bytes) { return step->m_bucket.take(bytes, step->m_stop.get_token()); };
    observer.tryThrottle = [step](qint64 bytes) { return step->m_bucket.tryTake(bytes); };
    observer.stop = m_stop.get_token();
    return observer;
}

} // namespace qm
