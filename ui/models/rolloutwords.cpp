// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/rolloutwords.h"

#include "ui/models/planfacts.h"
#include "ui/models/rolloutjobmodel.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

class Words final
{
    Q_DECLARE_TR_FUNCTIONS(RolloutWords)
};

int endedJobs(const RolloutTotals &totals)
{
    return totals.done + totals.present + totals.failed + totals.skipped + totals.unreached + totals.cancelled;
}

} // namespace

QString jobStateLabel(JobState state)
{
    switch (state) {
    case JobState::Waiting:
        return Words::tr("waiting");
    case JobState::Ready:
        return Words::tr("ready");
    case JobState::Running:
        return Words::tr("running");
    case JobState::Retrying:
        return Words::tr("trying again");
    case JobState::Done:
        return Words::tr("done");
    case JobState::Present:
        return Words::tr("was there");
    case JobState::Failed:
        return Words::tr("failed");
    case JobState::Skipped:
        return Words::tr("skipped");
    case JobState::Unreached:
        return Words::tr("not reached");
    case JobState::Cancelled:
        return Words::tr("cancelled");
    }
    Q_UNREACHABLE();
}

Tone toneOf(JobState state)
{
    switch (state) {
    case JobState::Waiting:
        return Tone::NotNeeded;
    case JobState::Ready:
        return Tone::Unknown;
    case JobState::Running:
        return Tone::Running;
    case JobState::Retrying:
        return Tone::Warning;
    case JobState::Done:
        return Tone::Verified;
    case JobState::Present:
        return Tone::Reported;
    case JobState::Failed:
        return Tone::Failed;
    case JobState::Skipped:
    case JobState::Unreached:
    case JobState::Cancelled:
        return Tone::Skipped;
    }
    Q_UNREACHABLE();
}

QString jobGroupLabel(JobGroup group)
{
    switch (group) {
    case JobGroup::Running:
        return Words::tr("Running");
    case JobGroup::Waiting:
        return Words::tr("Waiting");
    case JobGroup::Failed:
        return Words::tr("Failed");
    case JobGroup::Done:
        return Words::tr("Done");
    case JobGroup::Skipped:
        return Words::tr("Not done");
    }
    Q_UNREACHABLE();
}

Tone toneOf(JobGroup group)
{
    switch (group) {
    case JobGroup::Running:
        return Tone::Running;
    case JobGroup::Waiting:
        return Tone::Unknown;
    case JobGroup::Failed:
        return Tone::Failed;
    case JobGroup::Done:
        return Tone::Verified;
    case JobGroup::Skipped:
        return Tone::Skipped;
    }
    Q_UNREACHABLE();
}

QString phaseLabel(RolloutPhase phase)
{
    switch (phase) {
    case RolloutPhase::Planned:
        return Words::tr("Planned");
    case RolloutPhase::Running:
        return Words::tr("Running");
    case RolloutPhase::Pausing:
        return Words::tr("Pausing");
    case RolloutPhase::Paused:
        return Words::tr("Paused");
    case RolloutPhase::Cancelling:
        return Words::tr("Cancelling");
    case RolloutPhase::Finished:
        return Words::tr("Finished");
    }
    Q_UNREACHABLE();
}

QString askAtLabel(AskAt ask)
{
    switch (ask) {
    case AskAt::Never:
        return Words::tr("Do not ask");
    case AskAt::Stage:
        return Words::tr("Before every stage");
    case AskAt::Batch:
        return Words::tr("Before every batch of hosts");
    case AskAt::Host:
        return Words::tr("Before every host");
    case AskAt::Step:
        return Words::tr("Before every step");
    }
    Q_UNREACHABLE();
}

QString speedText(qint64 bytesPerSecond)
{
    return bytesPerSecond <= 0 ? QString() : Words::tr("%1/s", "bytes per second").arg(formatBytes(bytesPerSecond));
}

QString remainingText(qint64 milliseconds)
{
    if (milliseconds < 0)
        return {};
    const qint64 seconds = (milliseconds + 999) / 1000;
    if (seconds < 60) // steps of five: a guess that changes every second says nothing
        return Words::tr("about %1 s").arg(qMax(qint64(5), (seconds + 4) / 5 * 5));
    const qint64 minutes = (seconds + 59) / 60;
    if (minutes < 60)
        return Words::tr("about %1 min").arg(minutes);
    if (minutes < 24 * 60)
        return Words::tr("about %1 h %2 min").arg(minutes / 60).arg(minutes % 60);
    return Words::tr("about %1 d %2 h").arg(minutes / (24 * 60)).arg(minutes / 60 % 24);
}

QString verdictText(const RolloutTotals &totals)
{
    const QLocale locale;
    QStringList parts;
    const auto add = [&](int count, const QString &text) {
        if (count > 0)
            parts.append(text.arg(locale.toString(count)));
    };
    add(totals.done, Words::tr("%1 done"));
    add(totals.present, Words::tr("%1 already there"));
    add(totals.failed, Words::tr("%1 failed"));
    add(totals.skipped, Words::tr("%1 skipped"));
    add(totals.unreached, Words::tr("%1 not reached"));
    add(totals.cancelled, Words::tr("%1 cancelled"));
    return parts.isEmpty() ? Words::tr("nothing done") : parts.join(u", "_s);
}

Tone verdictTone(RolloutPhase phase, const RolloutTotals &totals)
{
    if (phase != RolloutPhase::Finished)
        return Tone::Running;
    if (totals.isSuccess())
        return Tone::Verified;
    return totals.failed > 0 ? Tone::Failed : Tone::Skipped;
}

QString goOnTip(RolloutPhase phase)
{
    return phase == RolloutPhase::Finished
        ? Words::tr("Try what failed or was cancelled again, with what it held up; finished work stays")
        : Words::tr("Take it up where it ended: what was begun and not finished is proved first");
}

QString nothingToTryAgainTip(const RolloutTotals &totals)
{
    return totals.hasUndone() || totals.unreached == 0
        ? QString()
        : Words::tr("Nothing is left to try again: what was not reached rests on steps that were skipped");
}

int progressPermille(const RolloutTotals &totals)
{
    if (totals.jobs == 0)
        return 0;
    if (endedJobs(totals) == totals.jobs)
        return 1000;
    // What is left may be short, but it is left.
    return std::min(totals.permille, 999);
}

QString progressText(RolloutPhase phase, const RolloutTotals &totals)
{
    const QString saved =
        totals.savedBytes > 0 ? u" · "_s + Words::tr("%1 not sent").arg(formatBytes(totals.savedBytes)) : QString();
    if (phase == RolloutPhase::Finished)
        return u"%1 · %2"_s.arg(phaseLabel(phase), verdictText(totals)) + saved;
    QStringList parts{Words::tr("%1 %").arg(progressPermille(totals) / 10)};
    // Without them the share, which is one of the work, would be read as one of the bytes.
    parts.append(Words::tr("%1 of %2 steps").arg(totals.done + totals.present).arg(totals.jobs));
    if (totals.unknownSizes > 0) {
        parts.append(Words::tr("%1 moved").arg(formatBytes(totals.movedBytes)));
    } else if (totals.plannedBytes > 0) {
        parts.append(Words::tr("%1 of %2").arg(formatBytes(totals.doneBytes), formatBytes(totals.plannedBytes)));
    }
    if (phase != RolloutPhase::Running)
        parts.append(phaseLabel(phase));
    if (totals.bytesPerSecond > 0)
        parts.append(speedText(totals.bytesPerSecond));
    if (totals.stalled)
        parts.append(Words::tr("stalled"));
    else if (phase == RolloutPhase::Running && totals.remainingMs >= 0)
        parts.append(remainingText(totals.remainingMs));
    return parts.join(u" · "_s) + saved;
}

} // namespace qm
