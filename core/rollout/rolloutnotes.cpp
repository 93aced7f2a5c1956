// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
// What a running rollout writes down.
#include "core/base/crashpoint.h"
#include "core/rollout/rolloutwork.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

JobState stateAfter(ScheduleEvent::What what)
{
    using What = ScheduleEvent::What;
    switch (what) {
    case What::Start:
        return JobState::Running;
    case What::Done:
        return JobState::Done;
    case What::Present:
        return JobState::Present;
    case What::Failed:
        return JobState::Failed;
    case What::Retry:
        return JobState::Retrying;
    case What::Skipped:
        return JobState::Skipped;
    case What::Unreached:
        return JobState::Unreached;
    case What::Cancelled:
        return JobState::Cancelled;
    case What::Redo:
    case What::Again:
    case What::Began:
    case What::Batch:
    case What::Gate:
    case What::GateOpened:
    case What::HostGivenUp:
    case What::Stopped:
    case What::Asking:
    case What::Limits:
    case What::Pausing:
    case What::Paused:
    case What::Resumed:
    case What::Cancelling:
    case What::Ended:
        return JobState::Waiting;
    }
    Q_UNREACHABLE();
}

} // namespace

void RolloutWork::note(const ScheduleEvent &event, const Circumstances &about)
{
    using What = ScheduleEvent::What;
    switch (event.what) {
    case What::Began: // written when the rollout was begun or taken up
    case What::Pausing:
        return;
    case What::Start:
    case What::Done:
    case What::Present:
    case What::Failed:
    case What::Retry:
    case What::Redo:
    case What::Again:
    case What::Skipped:
    case What::Unreached:
    case What::Cancelled:
        noteForJob(event, about);
        return;
    case What::Batch:
    case What::Gate:
    case What::GateOpened:
    case What::HostGivenUp:
    case What::Stopped:
    case What::Asking:
    case What::Limits:
    case What::Paused:
    case What::Resumed:
    case What::Cancelling:
    case What::Ended:
        break;
    }
    JournalEntry entry;
    entry.what = toString(event.what);
    entry.at = QDateTime::currentDateTimeUtc();
    entry.detail = event.text;
    if (event.what == What::Ended)
        entry.totals = totals(false);
    m_unwritten.append(entry);
}

/// The status is kept with each event as it was then: the schedule may be further already.
void RolloutWork::noteForJob(const ScheduleEvent &event, const Circumstances &about)
{
    using What = ScheduleEvent::What;
    const JobState state = stateAfter(event.what);
    m_progress.setState(event.job, state, event.attempt, now());
    if (state == JobState::Skipped)
        m_progress.setReason(event.job, about.reason);
    else if (state == JobState::Unreached)
        m_progress.setReason(event.job, event.text);
    JournalEntry entry;
    entry.at = QDateTime::currentDateTimeUtc();
    entry.status = m_progress.status(event.job);
    if (event.what != What::Unreached) { // follows from what it was given up for
        entry.what = event.what == What::Start ? u"intent"_s : toString(event.what);
        if (event.job == about.job) { // others follow from its end
            entry.bytes = about.bytes;
            entry.detail = about.detail;
        } else if (state == JobState::Skipped) {
            entry.detail = about.reason;
        }
    }
    m_unwritten.append(entry);
}

/// Nothing begins before it is on disk that it will. If the journal cannot be written, nothing begins at all.
void RolloutWork::writeDown()
{
    if (m_unwritten.isEmpty())
        return;
    crashPoint("record");
    const Result<> written = m_setup.journal->write(m_unwritten);
    crashPoint("recorded");
    const std::lock_guard lock(m_stateMutex);
    if (written) {
        m_unwritten.clear();
        m_error.reset();
        return;
    }
    m_error = written.error();
    m_toldAll = false;
    perform(m_schedule.pause(now()));
    putBackWhatWasToBegin();
}

void RolloutWork::putBackWhatWasToBegin()
{
    const std::vector<quint32> jobs = std::exchange(m_toBegin, {});
    for (const quint32 job : jobs) {
        const auto intent = std::find_if(m_unwritten.rbegin(), m_unwritten.rend(), [job](const JournalEntry &entry) {
            return entry.what == u"intent" && entry.status->job == job;
        });
        if (intent != m_unwritten.rend())
            m_unwritten.erase(std::next(intent).base());
        perform(m_schedule.putBack(job, now()));
    }
}

} // namespace qm
