// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QtGlobal>

#include <chrono>
#include <vector>

namespace qm {

/// One thing that a schedule decided or was told, in order: nothing happens without one of these.
struct ScheduleEvent final
{
    enum class What : quint8 {
        Began,
        Batch, ///< text: "2/5"
        Start,
        Done,
        Present,
        Failed, ///< text: the error's code
        Retry,  ///< failed, and will be tried again; text: the error's code
        Redo,   ///< what it had done is gone
        Again,  ///< a person wants it once more
        Skipped,
        Unreached, ///< text: the step, or host, or batch that it was given up for
        Cancelled,
        Gate,        ///< a person is asked; text: its id
        GateOpened,  ///< text: its id, and the reason after a colon
        HostGivenUp, ///< text: its name
        Stopped,     ///< too many hosts of a batch failed; text: "3 of 4"
        Asking,      ///< text: from now on, as AskAt
        Limits,      ///< text: those that changed, "transfers 16"
        Pausing,
        Paused,
        Resumed,
        Cancelling,
        Ended,
    };

    static constexpr quint32 none = 0xffffffff;

    What what = What::Began;
    std::chrono::milliseconds at{0};
    quint32 job = none;
    int attempt = 0;
    QString text;

    friend bool operator==(const ScheduleEvent &, const ScheduleEvent &) = default;
};

/// As JournalEvent::what; "start" and "pausing" for what has no such event.
[[nodiscard]] QString toString(ScheduleEvent::What what);

/// What follows from something that happened.
struct ScheduleActions final
{
    std::vector<ScheduleEvent> events;
    std::vector<quint32> start;   ///< jobs that are to begin now: Running from now on
    std::vector<quint32> changed; ///< jobs whose state is another one; may name one more than once
    bool stopRunning = false;     ///< what runs is to end
};

} // namespace qm
