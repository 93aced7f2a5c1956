// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/delivery/nodescript.h"

#include "core/base/harmlesstext.h"
#include "core/base/redacted.h"
#include "core/delivery/linelog.h"

#include <QFile>

#include <array>

using namespace Qt::StringLiterals;

/// Outside of any namespace, as Q_INIT_RESOURCE wants it: the resource is in a static library.
static void initializeResource()
{
    Q_INIT_RESOURCE(nodescripts);
}

namespace qm {

namespace {

constexpr qsizetype longestLine = 8 * 1024 * 1024;
constexpr qsizetype lastLines = 3;
constexpr qsizetype longestComplaint = 8 * 1024;
constexpr qsizetype shownCharacters = 300;
/// More bytes than any artifact has. Nodes may say anything, and sums have to stay sums.
constexpr qint64 mostBytes = qint64{1} << 44;

QByteArray script(const QString &name)
{
    initializeResource();
    QFile file(u":/nodescripts/scripts/%1.sh"_s.arg(name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no script %s", qPrintable(name));
    return file.readAll();
}

/// What all scripts fail for, in a sentence: %1 the machine, %2 what it is about, %3 the script's words.
struct SharedFailure final
{
    QByteArrayView word;
    const char *code;
    const char *english;
};

constexpr std::array sharedFailures = {
    SharedFailure{"tool-missing", "tool-missing",
                  QT_TRANSLATE_NOOP("Message", "%1 has no %3, which is needed for %2: install it there")},
    SharedFailure{"skopeo-missing", "skopeo-missing",
                  QT_TRANSLATE_NOOP("Message", "%1 has no skopeo, which is needed for %2: install it there")},
    SharedFailure{"no-space", "disk-full",
                  QT_TRANSLATE_NOOP("Message", "%1 has no space left in %3 for %2: make room there")},
    SharedFailure{"unwritable", "node-unwritable",
                  QT_TRANSLATE_NOOP("Message", "%3 cannot be written on %1 for %2: look at its rights")},
    SharedFailure{
        "unsafe", "node-unsafe",
        QT_TRANSLATE_NOOP("Message", "%3 on %1 is a folder or a link and would lead %2 elsewhere: remove it")},
    SharedFailure{"foreign", "node-unsafe",
                  QT_TRANSLATE_NOOP("Message",
                                    "%3 on %1 lies where everybody may write, and others than root and the user who "
                                    "logs in could change %2 there: remove it, or give it to root")},
    SharedFailure{"owner", "node-owner",
                  QT_TRANSLATE_NOOP("Message", "%2 on %1 cannot be given to %3: is there such a user?")},
    SharedFailure{"busy", "node-busy",
                  QT_TRANSLATE_NOOP("Message", "something else works at %2 on %1 and does not end: it holds %3")},
    SharedFailure{"stalled", "node-stalled",
                  QT_TRANSLATE_NOOP("Message", "%2 did not go on for %3 seconds on %1 and was ended")},
};

tl::unexpected<Error> sharedFailure(const SharedFailure &known, const Machine &machine, const NodeWork &work,
                                    const NodeAnswer &answer)
{
    return failure(QString::fromLatin1(known.code),
                   Message(known.english, {machine.name(), work.subject, harmlessText(answer.failureWords())}));
}

/// Progress as it arrives.
class Follower final
{
public:
    Follower(const NodeWork &work, const Activity &activity) : m_work(work), m_activity(activity) {}

    bool take(QByteArrayView bytes)
    {
        m_pending.append(bytes);
        for (qsizetype end = m_pending.indexOf('\n'); end >= 0; end = m_pending.indexOf('\n')) {
            takeLine(m_pending.first(end));
            m_pending.remove(0, end + 1);
        }
        return m_pending.size() <= longestLine;
    }

    /// What the script counted is exact; what was seen while it grew is not.
    void finish(qint64 moved)
    {
        if (m_activity.moved && moved > m_moved)
            m_activity.moved(moved - m_moved);
    }

private:
    void takeLine(const QByteArray &line)
    {
        if (!line.startsWith("progress "))
            return;
        const QList<QByteArray> words = line.split(' ');
        bool isNumber = false;
        const qint64 done = words.value(1).toLongLong(&isNumber);
        if (!isNumber || done < 0 || done > mostBytes)
            return;
        qint64 total = words.value(2).toLongLong(&isNumber);
        if (!isNumber || total <= 0 || total > mostBytes)
            total = -1;
        if (m_activity.progress)
            m_activity.progress(done, total);
        const bool isGrowth = m_before >= 0 && done > m_before && m_moved + done - m_before <= mostBytes;
        if (m_work.countsGrowth && isGrowth && m_activity.moved) {
            m_activity.moved(done - m_before);
            m_moved += done - m_before;
        }
        m_before = done;
    }

    const NodeWork &m_work;
    const Activity &m_activity;
    QByteArray m_pending;
    qint64 m_before = -1;
    qint64 m_moved = 0;
};

} // namespace

NodeAnswer::NodeAnswer(const CommandResult &result)
{
    for (const QByteArray &line : result.output.split('\n')) {
        const qsizetype space = line.indexOf(' ');
        if (space > 0 && !line.startsWith("progress "))
            m_answers.append({line.first(space), line.sliced(space + 1)});
    }
    QList<QByteArray> lines = result.errorOutput.trimmed().split('\n');
    lines = lines.sliced(qMax(0, lines.size() - lastLines));
    m_complaint = lines.join("; ").right(longestComplaint);
}

QString NodeAnswer::said() const
{
    return lastCharacters(redacted(harmlessText(m_complaint, longestComplaint)), shownCharacters);
}

bool NodeAnswer::has(QByteArrayView word) const
{
    return std::any_of(m_answers.begin(), m_answers.end(), [&](const auto &answer) { return answer.first == word; });
}

QByteArray NodeAnswer::value(QByteArrayView word) const
{
    const auto last =
        std::find_if(m_answers.rbegin(), m_answers.rend(), [&](const auto &answer) { return answer.first == word; });
    return last == m_answers.rend() ? QByteArray() : last->second;
}

QByteArray NodeAnswer::lines(QByteArrayView word) const
{
    QByteArray all;
    for (const auto &[key, value] : m_answers) {
        if (key == word)
            all += value + '\n';
    }
    return all;
}

QString NodeAnswer::text(QByteArrayView word) const
{
    return harmlessText(value(word));
}

qint64 NodeAnswer::number(QByteArrayView word) const
{
    bool isNumber = false;
    const qint64 number = value(word).toLongLong(&isNumber);
    return isNumber && number >= 0 && number <= mostBytes ? number : -1;
}

QByteArray NodeAnswer::failure() const
{
    return value("failed").split(' ').first();
}

QByteArray NodeAnswer::failureWords() const
{
    const QByteArray words = value("failed");
    const qsizetype space = words.indexOf(' ');
    return space < 0 ? QByteArray() : words.sliced(space + 1);
}

Result<NodeAnswer> runOnNode(Machine &machine, const NodeWork &work, const Activity &activity)
{
    SshCommand command;
    command.script = script(u"common"_s);
    for (const QString &name : work.scripts)
        command.script += script(name);
    command.parameters = work.parameters;
    command.silenceLimit = work.silence;
    LineLog log(activity);
    command.errorSink = [&log](QByteArrayView bytes) { log.take(bytes); };
    Follower follower(work, activity);
    const Machine::Sink watch = [&](QByteArrayView bytes) { return follower.take(bytes); };
    const Result<CommandResult> result =
        work.input ? machine.send(command, work.input, activity.stop) : machine.run(command, activity.stop, watch);
    if (!result)
        return tl::unexpected(result.error());
    log.finish();
    NodeAnswer answer(*result);
    follower.finish(answer.number("moved"));
    for (const SharedFailure &known : sharedFailures) {
        if (answer.failure() == known.word)
            return sharedFailure(known, machine, work, answer);
    }
    if (result->end == CommandResult::End::Unknown)
        return tl::unexpected(result->reason);
    if (!result->succeeded() && answer.failure().isEmpty()) {
        const QString how = result->end == CommandResult::End::Signalled
            ? u"SIG"_s + harmlessText(result->signal.toUtf8())
            : QString::number(result->exitCode);
        return failure(u"node-script"_s,
                       Message(QT_TRANSLATE_NOOP("Message", "the work at %2 on %1 ended with %3: %4"),
                               {machine.name(), work.subject, how, answer.said()}));
    }
    return answer;
}

} // namespace qm
