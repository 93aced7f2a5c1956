// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/rollout/rolloutrun.h"

#include "core/rollout/rolloutwork.h"

namespace qm {

RolloutRun::RolloutRun(RolloutSetup setup) : d(std::make_unique<RolloutWork>(std::move(setup))) {}

RolloutRun::~RolloutRun() = default;

void RolloutRun::start()
{
    d->start();
}

void RolloutRun::pause()
{
    d->order([](Schedule &schedule, Schedule::Time now) { return schedule.pause(now); });
}

void RolloutRun::resume()
{
    d->order([](Schedule &schedule, Schedule::Time now) { return schedule.resume(now); });
}

void RolloutRun::cancel()
{
    d->order([](Schedule &schedule, Schedule::Time now) { return schedule.cancel(now); });
}

void RolloutRun::openGate(const QString &gate, const QString &reason)
{
    d->order([gate, reason](Schedule &schedule, Schedule::Time now) { return schedule.openGate(gate, reason, now); });
}

void RolloutRun::skip(const QList<quint32> &jobs, const QString &reason)
{
    d->order([jobs](Schedule &schedule, Schedule::Time now) { return schedule.skip(jobs, now); }, reason);
}

void RolloutRun::retry(const QList<quint32> &jobs)
{
    d->order([jobs](Schedule &schedule, Schedule::Time now) { return schedule.retry(jobs, now); });
}

void RolloutRun::setLimits(const RolloutLimits &limits)
{
    d->setRate(limits.bytesPerSecond);
    d->order([limits](Schedule &schedule, Schedule::Time now) { return schedule.setLimits(limits, now); });
}

void RolloutRun::setAskAt(AskAt ask)
{
    d->order([ask](Schedule &schedule, Schedule::Time now) { return schedule.setAskAt(ask, now); });
}

const std::vector<RolloutJob> &RolloutRun::jobs() const
{
    return d->setup().jobs;
}

const RolloutOptions &RolloutRun::options() const
{
    return d->setup().options;
}

RolloutUpdate RolloutRun::overview() const
{
    return d->overview();
}

RolloutUpdate RolloutRun::snapshot() const
{
    return d->snapshot();
}

bool RolloutRun::wait(std::chrono::milliseconds limit)
{
    return d->wait(limit);
}

} // namespace qm
