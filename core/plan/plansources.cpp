// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/plan/plansources.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm {

Result<FileSource> fileSourceOf(const Planning &planning, const QString &host, const Artifact &artifact)
{
    Result<FileSource> source = planning.fileSource(host, artifact.key);
    if (!source)
        return source;
    const QStringList planned = addressesOf(artifact);
    const bool isPlanned = std::equal(
        source->planned.begin(), source->planned.end(), planned.begin(), planned.end(),
        [](const QString &found, const QString &known) { return withoutLogin(found) == withoutLogin(known); });
    if (isPlanned)
        return source;
    return failure(u"source-changed"_s,
                   Message(QT_TRANSLATE_NOOP("Message",
                                             "the inventory names other addresses for %1 now: those of the plan are "
                                             "asked, without credentials"),
                           {displayName(artifact)}));
}

RegistrySettings registriesOf(const Planning &planning, const PlannedHost &host)
{
    return registrySettings(
        host.engine, [&](const QString &variable) { return planning.value(host.name, variable).value_or(Value()); });
}

RegistrySettings registriesOf(const Planning &planning)
{
    RegistrySettings all;
    for (const PlannedHost &host : planning.plan().hosts)
        all.addMissing(registriesOf(planning, host));
    return all;
}

} // namespace qm
