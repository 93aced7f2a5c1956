// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/rollout/rolloutoptions.h"

using namespace Qt::StringLiterals;

namespace qm {

QString changesText(const RolloutLimits &before, const RolloutLimits &after)
{
    QStringList changes;
    const auto compare = [&](const char *name, qint64 old, qint64 now) {
        if (now != old)
            changes.append(u"%1 %2"_s.arg(QLatin1StringView(name)).arg(now));
    };
    compare("fetches", before.fetches, after.fetches);
    compare("fetches-per-host", before.fetchesPerHost, after.fetchesPerHost);
    compare("transfers", before.transfers, after.transfers);
    compare("transfers-per-host", before.transfersPerHost, after.transfersPerHost);
    compare("transfers-per-bastion", before.transfersPerBastion, after.transfersPerBastion);
    compare("loads", before.loads, after.loads);
    compare("bytes-per-second", before.bytesPerSecond, after.bytesPerSecond);
    return changes.join(u", "_s);
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
