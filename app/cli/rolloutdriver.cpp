// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/rolloutdriver.h"

#include "app/cli/commandlinetext.h"
#include "app/cli/console.h"
#include "app/cli/exitstatus.h"
#include "app/cli/interruption.h"
#include "app/cli/terminalline.h"
#include "core/base/shellquoted.h"
#include "core/report/reporttext.h"
#include "core/rollout/batches.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSet>
#include <QStandardPaths>

#include <unistd.h>

#include <array>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace qm::cli {

namespace {

constexpr auto lookEvery = 100ms;

Result<AskAt> askFrom(const Arguments &arguments, AskAt standard)
{
    if (arguments.has(u"step"_s))
        return AskAt::Step;
    if (!arguments.has(u"ask"_s))
        return standard;
    const QString word = arguments.value(u"ask"_s);
    for (const AskAt ask : {AskAt::Never, AskAt::Stage, AskAt::Batch, AskAt::Host, AskAt::Step}) {
        if (word == toString(ask))
            return ask;
    }
    return wrongUsage(
        Message(QT_TRANSLATE_NOOP("Message", "--ask takes never, stage, batch, host or step, not “%1”"), {word}));
}

/// "50M", "1G", "800k": bytes per second.
Result<qint64> rateFrom(const QString &text)
{
    static const QRegularExpression form(u"\\A([0-9]{1,9})([kKmMgG]?)\\z"_s);
    const QRegularExpressionMatch match = form.match(text);
    if (!match.hasMatch())
        return wrongUsage(Message(QT_TRANSLATE_NOOP("Message", "“%1” is no rate: write 800k, 50M or 1G"), {text}));
    const QString unit = match.captured(2).toLower();
    const qint64 factor = unit == u"g" ? 1'000'000'000 : unit == u"m" ? 1'000'000 : unit == u"k" ? 1'000 : 1;
    return match.captured(1).toLongLong() * factor;
}

Result<int> numberFrom(const Arguments &arguments, const QString &option, int standard, int least, int most)
{
    if (!arguments.has(option))
        return standard;
    bool isNumber = false;
    const int number = arguments.value(option).toInt(&isNumber);
    if (isNumber && number >= least && number <= most)
        return number;
    return wrongUsage(Message(QT_TRANSLATE_NOOP("Message", "--%1 takes a number from %2 to %3"),
                              {option, QString::number(least), QString::number(most)}));
}

Result<QStringList> serialFrom(const QString &text)
{
    const QStringList batches = text.split(u',');
    for (const QString &batch : batches) {
        if (!isBatchSize(batch)) {
            return wrongUsage(Message(
                QT_TRANSLATE_NOOP("Message", "“%1” is no batch: write numbers or percentages, as in 1,25%"), {batch}));
        }
    }
    return batches;
}

QString progressText(const RolloutTotals &totals)
{
    QString text = CommandLine::tr("%1 of %2 steps").arg(totals.done + totals.present).arg(totals.jobs) + u", "_s
        + (totals.unknownSizes > 0
               ? CommandLine::tr("%1 moved").arg(sizeText(totals.movedBytes))
               : CommandLine::tr("%1 of %2").arg(sizeText(totals.doneBytes), sizeText(totals.plannedBytes)));
    if (totals.savedBytes > 0)
        text += u", "_s + CommandLine::tr("%1 not sent").arg(sizeText(totals.savedBytes));
    if (totals.bytesPerSecond > 0)
        text += u", "_s + CommandLine::tr("%1/s").arg(sizeText(totals.bytesPerSecond));
    if (totals.remainingMs >= 0)
        text += u", "_s + CommandLine::tr("%1 s left").arg((totals.remainingMs + 999) / 1000);
    if (totals.failed > 0)
        text += u", "_s + CommandLine::tr("%1 failed").arg(totals.failed);
    if (totals.stalled)
        text += u", "_s + CommandLine::tr("nothing moves");
    return text;
}

/// What a rollout does in front of a person.
class Driver final
{
public:
    Driver(Rollout &rollout, const ConnectionChoices &choices, bool always)
        : m_rollout(rollout)
        , m_choices(choices)
        , m_always(always)
    {}

    void run()
    {
        m_rollout.run().start();
        std::unique_ptr<Progress> progress = makeProgress();
        while (!m_rollout.run().wait(lookEvery)) {
            if (interrupted())
                m_rollout.run().cancel();
            if (m_choices.credentials && m_choices.credentials->isAsking())
                continue;
            const RolloutUpdate now = m_rollout.run().overview();
            sayNewFailures(now.totals);
            if (now.error && now.phase == RolloutPhase::Paused) {
                progress.reset();
                askWhatNow(*now.error);
                progress = makeProgress();
            } else if (!now.gates.isEmpty() && now.totals.running == 0) {
                progress.reset();
                askAt(now.gates.constFirst());
                progress = makeProgress();
            }
            progress->show(progressText(now.totals));
        }
        progress.reset();
        const RolloutUpdate last = m_rollout.run().overview();
        sayNewFailures(last.totals);
        if (last.error && !m_isErrorSaid)
            sayError(*last.error);
    }

private:
    [[nodiscard]] std::unique_ptr<Progress> makeProgress() const
    {
        return std::make_unique<Progress>(m_always, CommandLine::tr("rolling out"));
    }

    /// All jobs are gone through only where there are new ones: there may be half a million.
    void sayNewFailures(const RolloutTotals &totals)
    {
        if (std::exchange(m_failed, totals.failed) == totals.failed)
            return;
        const QList<JobStatus> jobs = m_rollout.run().snapshot().changed;
        for (const JobStatus &status : jobs) {
            if (status.state != JobState::Failed || !status.error || m_said.contains(status.job))
                continue;
            m_said.insert(status.job);
            const RolloutJob &job = m_rollout.run().jobs()[status.job];
            say(u"error: %1: %2"_s.arg(job.id, status.error->message.text()));
        }
    }

    void askAt(const Gate &gate)
    {
        say(gate.question.text());
        if (gate.at == AskAt::Step) {
            for (const quint32 job : gate.jobs)
                sayLines(m_rollout.commands(job).trimmed());
        }
        if (agreedTo(CommandLine::tr("Go on")))
            m_rollout.run().openGate(gate.id);
        else
            m_rollout.run().cancel();
    }

    /// The journal cannot be written, so that nothing begins any more. Where nobody is there to make room, it ends:
    /// what was done is found again by whoever goes on.
    void askWhatNow(const Error &error)
    {
        sayError(error);
        if (agreedTo(CommandLine::tr("Try again"))) {
            m_isErrorSaid = false;
            m_rollout.run().resume();
        } else {
            m_rollout.run().cancel();
        }
    }

    void sayError(const Error &error)
    {
        say(u"error: %1"_s.arg(error.message.text()));
        m_isErrorSaid = true;
    }

    Rollout &m_rollout;
    const ConnectionChoices &m_choices;
    const bool m_always;
    QSet<quint32> m_said;
    int m_failed = 0; ///< jobs, when last looked at
    bool m_isErrorSaid = false;
};

} // namespace

const Option &workspaceOption()
{
    static const Option option{nullptr, "workspace", QT_TRANSLATE_NOOP("CommandLine", "DIR"),
                               QT_TRANSLATE_NOOP("CommandLine",
                                                 "Where journal, logs and what passes through this machine are kept. "
                                                 "Default: one for this program.")};
    return option;
}

QString usualWorkspace()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/quaymaster/workspace"_s;
}

QString workspaceFrom(const Arguments &arguments)
{
    if (arguments.has(u"workspace"_s))
        return QFileInfo(arguments.value(u"workspace"_s)).absoluteFilePath();
    return usualWorkspace();
}

const QList<Option> &rolloutOptions()
{
    static const QList<Option> options{
        {"y", "yes", nullptr, QT_TRANSLATE_NOOP("CommandLine", "Begin without asking.")},
        {nullptr, "step", nullptr,
         QT_TRANSLATE_NOOP("CommandLine", "Show each step before it is done, and ask. The same as --ask step.")},
        {nullptr, "ask", QT_TRANSLATE_NOOP("CommandLine", "WHEN"),
         QT_TRANSLATE_NOOP("CommandLine", "Ask at each stage, batch, host or step. Default: never.")},
        {nullptr, "serial", QT_TRANSLATE_NOOP("CommandLine", "LIST"),
         QT_TRANSLATE_NOOP("CommandLine",
                           "Batches of hosts, as Ansible's serial: numbers or percentages, the last one repeats. "
                           "1,100% is a canary and then the others.")},
        {nullptr, "max-fail-percentage", QT_TRANSLATE_NOOP("CommandLine", "NUMBER"),
         QT_TRANSLATE_NOOP("CommandLine", "Begin no other batch if more of one's hosts failed. Default: 100.")},
        {nullptr, "attempts", QT_TRANSLATE_NOOP("CommandLine", "NUMBER"),
         QT_TRANSLATE_NOOP("CommandLine", "How often to try what may go away by itself. Default: 3.")},
        {nullptr, "at-once", QT_TRANSLATE_NOOP("CommandLine", "LIST"),
         QT_TRANSLATE_NOOP("CommandLine",
                           "What may happen at once: NAME=NUMBER,… of fetches (8), fetches-per-host (4), transfers "
                           "(32), transfers-per-host (2), transfers-per-bastion (16) and loads (64).")},
        {nullptr, "limit-rate", QT_TRANSLATE_NOOP("CommandLine", "RATE"),
         QT_TRANSLATE_NOOP("CommandLine", "Bytes per second through this machine: 800k, 50M, 1G.")},
        {nullptr, "pin-images", nullptr,
         QT_TRANSLATE_NOOP("CommandLine", "Keep images of containerd from the kubelet's garbage collection.")},
        {nullptr, "whole-images", nullptr,
         QT_TRANSLATE_NOOP("CommandLine",
                           "Send images whole. Otherwise layers that a node's containerd has of other images are not "
                           "sent again.")},
        {nullptr, "stream-images", nullptr,
         QT_TRANSLATE_NOOP("CommandLine",
                           "Bring images into containerd as they arrive, without an archive on the node. An "
                           "interrupted one begins anew, which an archive does not.")},
        {nullptr, "insecure-registry", QT_TRANSLATE_NOOP("CommandLine", "HOST"),
         QT_TRANSLATE_NOOP("CommandLine",
                           "Fetch from this registry without checking its certificate, or without encryption, "
                           "credentials included. Repeatable.")},
        {nullptr, "ca-file", QT_TRANSLATE_NOOP("CommandLine", "FILE"),
         QT_TRANSLATE_NOOP(
             "CommandLine",
             "Certificates of private authorities (PEM) to trust in addition, whoever downloads: this machine, "
             "a delegate or a node. Repeatable.")},
    };
    return options;
}

Result<RolloutOptions> rolloutOptionsFrom(const Arguments &arguments, RolloutOptions options)
{
    const Result<AskAt> ask = askFrom(arguments, options.ask);
    const Result<qint64> rate =
        arguments.has(u"limit-rate"_s) ? rateFrom(arguments.value(u"limit-rate"_s)) : options.limits.bytesPerSecond;
    const Result<QStringList> serial =
        arguments.has(u"serial"_s) ? serialFrom(arguments.value(u"serial"_s)) : options.serial;
    const Result<int> share = numberFrom(arguments, u"max-fail-percentage"_s, options.maxFailPercentage, 0, 100);
    const Result<int> attempts =
        numberFrom(arguments, u"attempts"_s, options.attempts, 1, RolloutOptions::mostAttempts);
    const Result<int> parallel = numberFrom(arguments, u"parallel"_s, options.limits.loads, 1, 512);
    if (!ask)
        return tl::unexpected<Error>(ask.error());
    if (!rate)
        return tl::unexpected<Error>(rate.error());
    if (!serial)
        return tl::unexpected<Error>(serial.error());
    for (const Result<int> *number : {&share, &attempts, &parallel}) {
        if (!*number)
            return tl::unexpected<Error>(number->error());
    }
    options.ask = *ask;
    options.serial = *serial;
    options.maxFailPercentage = *share;
    options.attempts = *attempts;
    options.pinImages = options.pinImages || arguments.has(u"pin-images"_s);
    options.thinArchives = options.thinArchives && !arguments.has(u"whole-images"_s);
    options.streamImages = options.streamImages || arguments.has(u"stream-images"_s);
    options.limits.bytesPerSecond = *rate;
    options.limits.loads = *parallel;
    if (arguments.has(u"parallel"_s))
        options.limits.transfers = *parallel;
    if (arguments.has(u"at-once"_s)) {
        const Result<RolloutLimits> limits = limitsWith(options.limits, arguments.value(u"at-once"_s));
        if (!limits)
            return wrongUsage(limits.error().message);
        options.limits = *limits;
    }
    return options;
}

Result<RolloutRequest> rolloutRequestFrom(const Arguments &arguments, const ConnectionChoices &choices)
{
    Result<RolloutOptions> options = rolloutOptionsFrom(arguments);
    if (!options)
        return tl::unexpected<Error>(options.error());
    RolloutRequest request;
    request.command = ownCommandLine();
    request.workspace = workspaceFrom(arguments);
    request.knownHostsFile = choices.knownHostsFile;
    request.options = *std::move(options);
    request.scope = choices.scope;
    for (const QString &registry : arguments.values(u"insecure-registry"_s))
        request.insecureRegistries.insert(registry);
    request.authorityFiles = arguments.values(u"ca-file"_s);
    request.credentials = choices.credentials.get();
    return request;
}

QString ownCommandLine()
{
    QStringList words;
    for (const QString &argument : QCoreApplication::arguments())
        words.append(shellWord(withoutSecrets(argument)));
    return words.join(u' ');
}

bool agreedTo(const QString &question)
{
    if (isatty(STDIN_FILENO) != 1)
        return false;
    say(question + u"? [y/N]"_s);
    std::array<char, 64> line{};
    const std::optional<size_t> size = readLine(STDIN_FILENO, line, [] { return interrupted().load(); });
    const QByteArray answer = QByteArray(line.data(), static_cast<qsizetype>(size.value_or(0))).trimmed().toLower();
    return answer == "y" || answer == "yes";
}

void drive(Rollout &rollout, const ConnectionChoices &choices, bool always)
{
    Driver(rollout, choices, always).run();
}

int statusOf(const RolloutTotals &totals)
{
    return totals.isSuccess() ? Success : Failure;
}

} // namespace qm::cli
