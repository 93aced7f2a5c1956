// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/planfacts.h"

#include <QCoreApplication>
#include <QLocale>

#include <vector>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

class Words final
{
    Q_DECLARE_TR_FUNCTIONS(PlanFacts)
};

} // namespace

PlanFacts planFacts(const Plan &plan)
{
    PlanFacts facts;
    std::vector<bool> missed(static_cast<size_t>(plan.artifacts.size()));
    for (const PlannedHost &host : plan.hosts) {
        if (!host.architecture.isEmpty())
            facts.architectures.insert(host.architecture);
        facts.failedHosts += host.error ? 1 : 0;
        facts.needs += host.needs.size();
        const qint64 before = facts.missing;
        for (const Need need : host.needs) {
            if (!isMissing(need.presence))
                continue;
            ++facts.missing;
            facts.unknown += need.presence == Presence::Unknown ? 1 : 0;
            missed[need.artifact] = true;
            const qint64 size = plan.artifacts.at(need.artifact).size;
            facts.knownBytes += qMax<qint64>(size, 0);
            facts.unknownSizes += size < 0 ? 1 : 0;
        }
        facts.incompleteHosts += facts.missing > before ? 1 : 0;
    }
    facts.missingArtifacts = std::count(missed.cbegin(), missed.cend(), true);
    return facts;
}

QString formatBytes(qint64 bytes)
{
    if (bytes < 0)
        return u"–"_s;
    return QLocale().formattedDataSize(bytes, bytes < 1000 ? 0 : 1, QLocale::DataSizeSIFormat);
}

QStringList missingTexts(qint64 missing, qint64 unknown)
{
    QStringList texts;
    if (missing > unknown || unknown == 0)
        texts.append(Words::tr("%Ln missing", nullptr, static_cast<int>(missing - unknown)));
    if (unknown > 0)
        texts.append(Words::tr("%Ln not known", nullptr, static_cast<int>(unknown)));
    return texts;
}

} // namespace qm
