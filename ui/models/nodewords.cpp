// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/nodewords.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

class Words final
{
    Q_DECLARE_TR_FUNCTIONS(NodeWords)
};

} // namespace

QString durationText(qint64 milliseconds)
{
    if (milliseconds < 60'000)
        return Words::tr("%1 s", "seconds").arg(QLocale().toString(static_cast<double>(milliseconds) / 1000, 'f', 1));
    const qint64 seconds = milliseconds / 1000;
    return Words::tr("%1:%2 min", "minutes:seconds").arg(seconds / 60).arg(seconds % 60, 2, 10, QLatin1Char('0'));
}

QString ageText(qint64 seconds)
{
    if (seconds < 60)
        return Words::tr("now");
    if (seconds < 3600)
        return Words::tr("%1 min", "ago").arg(seconds / 60);
    if (seconds < 48 * 3600)
        return Words::tr("%1 h", "hours ago").arg(seconds / 3600);
    return Words::tr("%1 d", "days ago").arg(QLocale().toString(seconds / 86'400));
}

QString sourceLabel(const QString &source)
{
    if (source == u"ssh")
        return Words::tr("the host itself, over SSH");
    if (source == u"local")
        return Words::tr("this machine");
    if (source == u"kubernetes")
        return Words::tr("the Kubernetes API");
    return source.isEmpty() ? Words::tr("a document") : source;
}

QString stageLabel(ProbeStage stage)
{
    switch (stage) {
    case ProbeStage::Waiting:
        return Words::tr("waiting");
    case ProbeStage::Connecting:
        return Words::tr("connecting");
    case ProbeStage::CheckingHostKey:
        return Words::tr("checking the key");
    case ProbeStage::Authenticating:
        return Words::tr("logging in");
    case ProbeStage::AskingSecret:
        return Words::tr("needs a secret");
    case ProbeStage::AskingAgent:
        return Words::tr("waiting for the agent");
    case ProbeStage::Asking:
        return Words::tr("answering");
    case ProbeStage::Done:
        return Words::tr("done", "asking a host");
    case ProbeStage::Failed:
        return Words::tr("failed", "asking a host");
    case ProbeStage::Cancelled:
        return Words::tr("cancelled");
    }
    Q_UNREACHABLE();
}

Tone toneOf(ProbeStage stage)
{
    switch (stage) {
    case ProbeStage::Waiting:
        return Tone::NotNeeded;
    case ProbeStage::Connecting:
    case ProbeStage::CheckingHostKey:
    case ProbeStage::Authenticating:
    case ProbeStage::AskingAgent:
    case ProbeStage::Asking:
        return Tone::Running;
    case ProbeStage::AskingSecret:
        return Tone::Warning;
    case ProbeStage::Done:
        return Tone::Verified;
    case ProbeStage::Failed:
        return Tone::Failed;
    case ProbeStage::Cancelled:
        return Tone::Skipped;
    }
    Q_UNREACHABLE();
}

} // namespace qm
