// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/fixedplanning.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm::test {

FixedPlanning::FixedPlanning(Plan plan) : m_plan(std::move(plan))
{
    for (const Artifact &artifact : m_plan.artifacts) {
        if (!m_keys.contains(artifact.key))
            m_keys.append(artifact.key);
    }
}

Result<Explanation> FixedPlanning::explain(const QString &host, const QString &key) const
{
    if (explanation)
        return explanation(host, key);
    const auto at = std::find_if(m_plan.hosts.cbegin(), m_plan.hosts.cend(),
                                 [&](const PlannedHost &planned) { return planned.name == host; });
    if (at == m_plan.hosts.cend())
        return failure(u"no-such-host"_s, Message(QT_TRANSLATE_NOOP("Message", "There is no host “%1”."), {host}));
    Explanation result;
    result.host = host;
    result.key = key;
    for (const Need need : at->needs) {
        const Artifact &artifact = m_plan.artifacts.at(need.artifact);
        if (artifact.key != key)
            continue;
        result.needed = true;
        result.artifact = artifact;
        result.location = artifact.location;
    }
    result.summary = result.needed ? Message(QT_TRANSLATE_NOOP("Message", "%1 is enabled on this host."), {key})
                                   : Message(QT_TRANSLATE_NOOP("Message", "%1 is not enabled on this host."), {key});
    return result;
}

Result<Evaluated> FixedPlanning::evaluate(const QString &, const QString &) const
{
    return failure(u"unsupported"_s, Message(QT_TRANSLATE_NOOP("Message", "This plan was given, not computed.")));
}

Result<Value> FixedPlanning::value(const QString &, const QString &) const
{
    return Value();
}

Result<FileSource> FixedPlanning::fileSource(const QString &, const QString &) const
{
    return failure(u"unsupported"_s, Message(QT_TRANSLATE_NOOP("Message", "This plan was given, not computed.")));
}

VariableTable FixedPlanning::variables(const QString &) const
{
    return {};
}

} // namespace qm::test
