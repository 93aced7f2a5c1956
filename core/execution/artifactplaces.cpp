// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/execution/artifactplaces.h"

#include "core/plan/steps.h"

#include <QFileInfo>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm {

ArtifactPlaces::ArtifactPlaces(const Plan &plan, QString store) : m_plan(plan), m_store(std::move(store))
{
    for (HostIndex host = 0; host < static_cast<HostIndex>(plan.hosts.size()); ++host)
        m_hosts.insert(plan.hosts[host].name, host);
    m_localhost = hostNamed(controllerName.toString());
}

QString ArtifactPlaces::path(HostIndex host, const Download &download) const
{
    if (isController(host) && !(host != Step::controllerHost && download.hosts.contains(host)))
        return stored(download);
    const Artifact &artifact = m_plan.artifacts[download.artifact];
    const QString path = pathOnHost(m_plan.hosts[host].releaseDir, artifact);
    // A downloader keeps what it fetches for others beside its own: not every variant can have the plain name.
    const bool isOther = artifact.variant > 0 && !needs(host, download.artifact);
    return isOther ? path + u'~' + QString::number(artifact.variant) : path;
}

QString ArtifactPlaces::pathAtDownloader(const Download &download) const
{
    return path(hostNamed(download.downloader), download);
}

QString ArtifactPlaces::pathAtController(const Download &download) const
{
    return path(m_localhost, download);
}

HostIndex ArtifactPlaces::hostNamed(const QString &name) const
{
    return m_hosts.value(name, Step::controllerHost);
}

bool ArtifactPlaces::needs(HostIndex host, ArtifactIndex artifact) const
{
    const QList<Need> &needs = m_plan.hosts[host].needs;
    return std::any_of(needs.begin(), needs.end(), [&](Need need) { return need.artifact == artifact; });
}

QString ArtifactPlaces::stored(const Download &download) const
{
    const Artifact &artifact = m_plan.artifacts[download.artifact];
    // A host may have any name, and a document say anything of architectures, also what leads out of the store.
    const QString folder = u"from-"_s + QString::fromLatin1(QUrl::toPercentEncoding(download.downloader));
    QString name =
        artifact.kind == ArtifactKind::Image ? imageArchiveName(artifact) : QFileInfo(artifact.dest).fileName();
    if (name == u"." || name == u"..")
        name.replace(u'.', u"%2E"_s);
    const QString variant = artifact.variant > 0 ? u'~' + QString::number(artifact.variant) : QString();
    return QStringList{m_store, folder, architecturePart(artifact), name + variant}.join(u'/');
}

} // namespace qm
