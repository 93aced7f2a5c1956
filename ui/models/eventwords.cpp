// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/eventwords.h"

#include "core/rollout/journal.h"
#include "ui/models/rolloutwords.h"
#include "ui/models/stepwords.h"

#include <QCoreApplication>
#include <QHash>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

class Words final
{
    Q_DECLARE_TR_FUNCTIONS(EventWords)
};

bool isOfGate(const JournalEvent &event)
{
    return event.what == u"gate" || event.what == u"gate-opened";
}

/// A gate's id, and what a person said when it was opened.
std::pair<QString, QString> gateOf(const JournalEvent &event)
{
    constexpr QStringView gap = u": ";
    const qsizetype at = event.detail.indexOf(gap);
    return at < 0 ? std::pair(event.detail, QString())
                  : std::pair(event.detail.left(at), event.detail.mid(at + gap.size()));
}

/// @param word of a stage in a gate's id, with the number of the batch behind it unless that is the first
QString stageText(const QString &word)
{
    const QString name = word.section(u'/', 0, 0);
    const QString batch = word.section(u'/', 1);
    for (const Stage stage :
         {Stage::Fetch, Stage::Transit, Stage::Distribute, Stage::Unpack, Stage::Load, Stage::Verify}) {
        if (toString(stage) != name)
            continue;
        return batch.isEmpty() ? Words::tr("Stage “%1”").arg(stageLabel(stage))
                               : Words::tr("Stage “%1”, batch %2").arg(stageLabel(stage), batch);
    }
    return word;
}

QString gateText(const QString &gate)
{
    const QString kind = gate.section(u'/', 0, 0);
    const QString rest = gate.section(u'/', 1);
    if (kind == u"stage")
        return stageText(rest);
    if (kind == u"batch")
        return Words::tr("Batch %1").arg(rest);
    return rest.isEmpty() ? gate : rest; // a host or a step
}

QString askingText(const QString &word)
{
    for (const AskAt ask : {AskAt::Never, AskAt::Stage, AskAt::Batch, AskAt::Host, AskAt::Step}) {
        if (toString(ask) == word)
            return askAtLabel(ask);
    }
    return word;
}

/// @param change a name and a number, see changesText()
QString limitText(const QString &change)
{
    static const QHash<QString, const char *> texts{
        {u"fetches"_s, QT_TRANSLATE_NOOP("EventWords", "downloads at once: %1")},
        {u"fetches-per-host"_s, QT_TRANSLATE_NOOP("EventWords", "downloads per downloader: %1")},
        {u"transfers"_s, QT_TRANSLATE_NOOP("EventWords", "transfers at once: %1")},
        {u"transfers-per-host"_s, QT_TRANSLATE_NOOP("EventWords", "transfers per node: %1")},
        {u"transfers-per-bastion"_s, QT_TRANSLATE_NOOP("EventWords", "transfers per jump host: %1")},
        {u"loads"_s, QT_TRANSLATE_NOOP("EventWords", "engines at once: %1")},
    };
    const QString name = change.section(u' ', 0, 0);
    bool isNumber = false;
    const qlonglong number = change.section(u' ', 1).toLongLong(&isNumber);
    if (!isNumber)
        return change;
    if (name == u"bytes-per-second")
        return number > 0 ? Words::tr("at most %1").arg(speedText(number)) : Words::tr("as fast as it can");
    const char *text = texts.value(name);
    return text ? Words::tr(text).arg(QLocale().toString(number)) : change;
}

QString limitsText(const QString &changes)
{
    QStringList texts = changes.split(u", "_s);
    std::transform(texts.cbegin(), texts.cend(), texts.begin(), limitText);
    return texts.join(u", "_s);
}

/// @param detail "3 of 5"
QString stoppedText(const QString &detail)
{
    const QStringList numbers = detail.split(u" of "_s);
    return numbers.size() == 2 ? Words::tr("%1 of %2").arg(numbers[0], numbers[1]) : detail;
}

} // namespace

QString eventSubject(const JournalEvent &event)
{
    return isOfGate(event) ? gateText(gateOf(event).first) : event.job;
}

QString eventDetail(const JournalEvent &event)
{
    if (isOfGate(event))
        return gateOf(event).second;
    if (event.what == u"asking")
        return askingText(event.detail);
    if (event.what == u"limits")
        return limitsText(event.detail);
    if (event.what == u"stopped")
        return stoppedText(event.detail);
    return event.detail;
}

} // namespace qm
