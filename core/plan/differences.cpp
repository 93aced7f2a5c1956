// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/plan/differences.h"

using namespace Qt::StringLiterals;

namespace qm {

namespace {

/// More names do not help whoever reads a sentence.
constexpr qsizetype mostHosts = 10;

QString hostList(const QStringList &hosts)
{
    QString list = hosts.first(qMin(mostHosts, hosts.size())).join(u", "_s);
    if (hosts.size() > mostHosts)
        list += u", … (+%1)"_s.arg(hosts.size() - mostHosts);
    return list;
}

/// What the artifact should be: what its name stands for at the registry, or its checksum.
QString wantedContent(const Artifact &artifact)
{
    switch (artifact.kind) {
    case ArtifactKind::File:
        return artifact.checksum;
    case ArtifactKind::Image:
        return artifact.digest;
    }
    Q_UNREACHABLE();
}

Message sentence(const Artifact &artifact, const PresenceAnswer &answer, const QString &hosts)
{
    const QString name = displayName(artifact);
    switch (answer.difference) {
    case Difference::Architecture:
        return Message(QT_TRANSLATE_NOOP("Message", "“%1” is on %2 for %3 and needed for %4: it is brought again"),
                       {name, hosts, answer.found, artifact.architecture});
    case Difference::Broken:
        return Message(QT_TRANSLATE_NOOP("Message",
                                         "“%1” is listed on %2 and cannot be used: part of it is missing, or it is not "
                                         "unpacked. It is brought again"),
                       {name, hosts});
    case Difference::Content:
    case Difference::None:
        break;
    }
    const QString wanted = wantedContent(artifact);
    if (wanted.isEmpty()) {
        return Message(QT_TRANSLATE_NOOP("Message", "“%1” is on %2 with other content (%3): it is brought again"),
                       {name, hosts, answer.found});
    }
    return Message(QT_TRANSLATE_NOOP("Message",
                                     "“%1” is on %2 with other content: there it is %3, and it should be %4. It is "
                                     "brought again"),
                   {name, hosts, answer.found, wanted});
}

} // namespace

void Differences::add(const QString &host, ArtifactIndex artifact, const PresenceAnswer &answer)
{
    if (answer.presence != Presence::Different)
        return;
    const QString key = u"%1 %2 %3"_s.arg(QString::number(artifact),
                                          QString::number(static_cast<int>(answer.difference)), answer.found);
    const auto place = m_places.constFind(key);
    if (place != m_places.constEnd()) {
        m_found[*place].hosts.append(host);
        return;
    }
    m_places.insert(key, m_found.size());
    m_found.push_back({artifact, answer, {host}});
}

Diagnostics Differences::told(const QList<Artifact> &artifacts) const
{
    Diagnostics told;
    for (const Found &found : m_found) {
        const Artifact &artifact = artifacts.at(found.artifact);
        told.append({Severity::Note, u"presence-different"_s, sentence(artifact, found.answer, hostList(found.hosts)),
                     found.hosts.size() == 1 ? found.hosts.constFirst() : QString(), artifact.location});
    }
    return told;
}

} // namespace qm
