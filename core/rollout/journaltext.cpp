// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/rollout/journaltext.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

QString compact(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QJsonObject objectFrom(const QString &text)
{
    return QJsonDocument::fromJson(text.toUtf8()).object();
}

/// Walks over the members of limits once for both directions.
template<typename Limits, typename Visit>
void visitLimits(Limits &limits, const Visit &visit)
{
    visit(u"fetches"_s, limits.fetches);
    visit(u"fetchesPerHost"_s, limits.fetchesPerHost);
    visit(u"transfers"_s, limits.transfers);
    visit(u"transfersPerHost"_s, limits.transfersPerHost);
    visit(u"transfersPerBastion"_s, limits.transfersPerBastion);
    visit(u"loads"_s, limits.loads);
    visit(u"bytesPerSecond"_s, limits.bytesPerSecond);
}

template<typename Totals, typename Visit>
void visitTotals(Totals &totals, const Visit &visit)
{
    visit(u"jobs"_s, totals.jobs);
    visit(u"done"_s, totals.done);
    visit(u"present"_s, totals.present);
    visit(u"failed"_s, totals.failed);
    visit(u"skipped"_s, totals.skipped);
    visit(u"unreached"_s, totals.unreached);
    visit(u"reachable"_s, totals.reachable);
    visit(u"cancelled"_s, totals.cancelled);
    visit(u"plannedBytes"_s, totals.plannedBytes);
    visit(u"doneBytes"_s, totals.doneBytes);
    visit(u"movedBytes"_s, totals.movedBytes);
    visit(u"savedBytes"_s, totals.savedBytes);
    visit(u"batch"_s, totals.batch);
    visit(u"batches"_s, totals.batches);
}

/// Writes numbers to an object; JSON's numbers are exact up to 2^53.
auto writer(QJsonObject &object)
{
    return [&object](const QString &name, const auto &number) { object.insert(name, static_cast<qint64>(number)); };
}

auto reader(const QJsonObject &object)
{
    return [&object](const QString &name, auto &number) {
        number = static_cast<std::remove_reference_t<decltype(number)>>(object.value(name).toInteger(number));
    };
}

template<typename Word>
Word wordFrom(const QString &text, Word first, Word last)
{
    for (int i = static_cast<int>(first); i <= static_cast<int>(last); ++i) {
        if (toString(static_cast<Word>(i)) == text)
            return static_cast<Word>(i);
    }
    return first;
}

} // namespace

QString toJson(const RolloutOptions &options)
{
    QJsonObject limits;
    visitLimits(options.limits, writer(limits));
    return compact({{u"ask"_s, toString(options.ask)},
                    {u"serial"_s, QJsonArray::fromStringList(options.serial)},
                    {u"maxFailPercentage"_s, options.maxFailPercentage},
                    {u"attempts"_s, options.attempts},
                    {u"pinImages"_s, options.pinImages},
                    {u"thinArchives"_s, options.thinArchives},
                    {u"streamImages"_s, options.streamImages},
                    {u"limits"_s, limits}});
}

RolloutOptions optionsFromJson(const QString &text)
{
    const QJsonObject object = objectFrom(text);
    RolloutOptions options;
    options.ask = askAtFrom(object.value(u"ask"_s).toString());
    const QJsonArray serial = object.value(u"serial"_s).toArray();
    for (const QJsonValue &size : serial)
        options.serial.append(size.toString());
    options.maxFailPercentage = object.value(u"maxFailPercentage"_s).toInt(options.maxFailPercentage);
    options.attempts = object.value(u"attempts"_s).toInt(options.attempts);
    options.pinImages = object.value(u"pinImages"_s).toBool();
    options.thinArchives = object.value(u"thinArchives"_s).toBool(options.thinArchives);
    options.streamImages = object.value(u"streamImages"_s).toBool();
    const QJsonObject limits = object.value(u"limits"_s).toObject();
    visitLimits(options.limits, reader(limits));
    return options;
}

QString toJson(const RolloutTotals &totals)
{
    QJsonObject object;
    visitTotals(totals, writer(object));
    return compact(object);
}

RolloutTotals totalsFromJson(const QString &text)
{
    const QJsonObject object = objectFrom(text);
    RolloutTotals totals;
    visitTotals(totals, reader(object));
    return totals;
}

QString joined(const QList<quint32> &numbers)
{
    QString text;
    for (const quint32 number : numbers)
        text += (text.isEmpty() ? u""_s : u","_s) + QString::number(number);
    return text;
}

QList<quint32> numbersFrom(const QString &text)
{
    QList<quint32> numbers;
    for (const QStringView word : QStringView(text).split(u',', Qt::SkipEmptyParts))
        numbers.append(word.toUInt());
    return numbers;
}

Stage stageFrom(const QString &word)
{
    return wordFrom(word, Stage::Fetch, Stage::Verify);
}

JobState jobStateFrom(const QString &word)
{
    return wordFrom(word, JobState::Waiting, JobState::Cancelled);
}

AskAt askAtFrom(const QString &word)
{
    return wordFrom(word, AskAt::Never, AskAt::Step);
}

QString fileNameOf(const QString &stepId)
{
    constexpr qsizetype longest = 200; // of 255, for an extension and a name beside it
    const QByteArray name = QUrl::toPercentEncoding(stepId);
    if (name.size() <= longest)
        return QString::fromLatin1(name);
    const QByteArray digest = QCryptographicHash::hash(stepId.toUtf8(), QCryptographicHash::Sha256).toHex();
    return QString::fromLatin1(name.left(longest - digest.size() - 1) + '-' + digest);
}

} // namespace qm
