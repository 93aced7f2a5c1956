// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/rollout/rolloutoptions.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

struct NamedLimit final
{
    const char *name;
    int RolloutLimits::*limit;
    int most;
};

constexpr std::array namedLimits{
    NamedLimit{"fetches", &RolloutLimits::fetches, 64},
    NamedLimit{"fetches-per-host", &RolloutLimits::fetchesPerHost, 64},
    NamedLimit{"transfers", &RolloutLimits::transfers, 512},
    NamedLimit{"transfers-per-host", &RolloutLimits::transfersPerHost, 16},
    NamedLimit{"transfers-per-bastion", &RolloutLimits::transfersPerBastion, 512},
    NamedLimit{"loads", &RolloutLimits::loads, 1024},
};

QString namesText()
{
    QStringList names;
    for (const NamedLimit &known : namedLimits)
        names.append(QString::fromLatin1(known.name));
    return names.join(u", "_s);
}

} // namespace

int mostOf(int RolloutLimits::*limit)
{
    const auto *known = std::find_if(namedLimits.cbegin(), namedLimits.cend(),
                                     [limit](const NamedLimit &other) { return other.limit == limit; });
    Q_ASSERT(known != namedLimits.cend());
    return known->most;
}

QString changesText(const RolloutLimits &before, const RolloutLimits &after)
{
    QStringList changes;
    for (const NamedLimit &known : namedLimits) {
        if (after.*known.limit != before.*known.limit)
            changes.append(u"%1 %2"_s.arg(QLatin1StringView(known.name)).arg(after.*known.limit));
    }
    if (after.bytesPerSecond != before.bytesPerSecond)
        changes.append(u"bytes-per-second %1"_s.arg(after.bytesPerSecond));
    return changes.join(u", "_s);
}

RolloutLimits changedBy(const QString &text, RolloutLimits limits)
{
    for (const QString &change : text.split(u',', Qt::SkipEmptyParts)) {
        const QString name = change.trimmed().section(u' ', 0, 0);
        bool isNumber = false;
        const qint64 value = change.trimmed().section(u' ', 1).toLongLong(&isNumber);
        if (!isNumber)
            continue;
        if (name == u"bytes-per-second")
            limits.bytesPerSecond = std::max(value, qint64{0});
        for (const NamedLimit &known : namedLimits) {
            if (name == QLatin1StringView(known.name))
                limits.*known.limit = static_cast<int>(std::clamp(value, qint64{1}, qint64{known.most}));
        }
    }
    return limits;
}

Result<RolloutLimits> limitsWith(RolloutLimits limits, const QString &changes)
{
    for (const QString &change : changes.split(u',')) {
        const QString name = change.section(u'=', 0, 0).trimmed();
        const auto *known = std::find_if(namedLimits.cbegin(), namedLimits.cend(), [&name](const NamedLimit &other) {
            return name == QLatin1StringView(other.name);
        });
        if (known == namedLimits.cend()) {
            return failure(u"rollout-limit"_s,
                           Message(QT_TRANSLATE_NOOP("Message", "“%1” limits nothing: write NAME=NUMBER,… of %2"),
                                   {change, namesText()}));
        }
        bool isNumber = false;
        const int value = change.section(u'=', 1).toInt(&isNumber);
        if (!isNumber || value < 1 || value > known->most) {
            return failure(u"rollout-limit"_s,
                           Message(QT_TRANSLATE_NOOP("Message", "“%1”: %2 takes a number from 1 to %3"),
                                   {change, name, QString::number(known->most)}));
        }
        limits.*known->limit = value;
    }
    return limits;
}

QString toString(AskAt ask)
{
    switch (ask) {
    case AskAt::Never:
        return u"never"_s;
    case AskAt::Stage:
        return u"stage"_s;
    case AskAt::Batch:
        return u"batch"_s;
    case AskAt::Host:
        return u"host"_s;
    case AskAt::Step:
        return u"step"_s;
    }
    Q_UNREACHABLE();
}

} // namespace qm
