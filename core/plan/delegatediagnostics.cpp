// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/plan/plandiagnostics.h"

#include "core/base/redacted.h"
#include "core/plan/steps.h"

#include <QMap>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

/// What the hosts of a plan ask of one delegate.
struct Delegation final
{
    HostIndex firstHost = 0;
    quint32 firstWorldHost = 0;
    qsizetype hosts = 0;
};

QMap<QString, Delegation> delegations(const DiagnosticContext &context)
{
    QMap<QString, Delegation> found;
    for (qsizetype i = 0; i < context.plan.hosts.size(); ++i) {
        Delegation &delegation = found[context.plan.hosts[i].delegate];
        if (delegation.hosts++ == 0) {
            delegation.firstHost = static_cast<HostIndex>(i);
            delegation.firstWorldHost = context.hosts.worldIndexes[static_cast<size_t>(i)];
        }
    }
    return found;
}

Diagnostic unusable(const DiagnosticContext &context, const QString &name, const Delegation &delegation)
{
    const SourceLocation place = context.world.placeOf(delegation.firstWorldHost, u"download_delegate"_s);
    const QStringList arguments{name, context.plan.hosts[delegation.firstHost].name, QString::number(delegation.hosts)};
    if (name.isEmpty()) {
        std::optional<Error> cause = context.hosts.settings[delegation.firstHost].delegateError;
        if (cause)
            cause = context.world.asWritten(delegation.firstWorldHost, *std::move(cause));
        return {Severity::Error, u"delegate-undefined"_s,
                Message(QT_TRANSLATE_NOOP("Message",
                                          "The download_delegate of %1 cannot be computed (%2): nothing is "
                                          "downloaded for it"),
                        {arguments[1], cause ? cause->message.english() : QString()}),
                arguments[1], cause && cause->location.isValid() ? cause->location : place};
    }
    if (context.world.indexOfHost(name) == World::none) {
        return {Severity::Error, u"delegate-unknown"_s,
                Message(QT_TRANSLATE_NOOP("Message",
                                          "download_delegate names %1, which is no host of the inventory: "
                                          "nothing is downloaded for %2 (hosts concerned: %3)"),
                        arguments),
                arguments[1], place};
    }
    return {Severity::Error, u"delegate-outside-play"_s,
            Message(QT_TRANSLATE_NOOP("Message",
                                      "%1 is the download_delegate of %2 but takes no part in the play "
                                      "(k8s_cluster, etcd, localhost, as far as the limit selects them): "
                                      "nothing is downloaded for %2 (hosts concerned: %3)"),
                    arguments),
            name, place};
}

/// What the downloader needs to do its work, and whether it has it.
void diagnoseDownloader(const DiagnosticContext &context, const PlannedHost &host, const Delegation &delegation,
                        bool fetchesImages, Diagnostics *diagnostics)
{
    const bool servesOthers = delegation.hosts > 1 || context.plan.hosts[delegation.firstHost].name != host.name;
    if (host.error && servesOthers) {
        diagnostics->append({Severity::Error, u"delegate-fails"_s,
                             Message(QT_TRANSLATE_NOOP("Message", "%1 downloads for other hosts but fails itself: %2"),
                                     {host.name, host.error->message.english()}),
                             host.name, host.error->location});
    }
    if (!fetchesImages || context.plan.schema != CatalogSchema::EnabledList)
        return;
    const bool hasSkopeo = std::any_of(host.needs.begin(), host.needs.end(), [&](Need need) {
        return context.plan.artifacts[need.artifact].key == u"skopeo";
    });
    if (!hasSkopeo) {
        diagnostics->append({Severity::Error,
                             u"delegate-without-skopeo"_s,
                             Message(QT_TRANSLATE_NOOP("Message",
                                                       "%1 downloads images but does not get skopeo, which "
                                                       "Kubespray does that with: check “enabled” of skopeo "
                                                       "in “downloads”"),
                                     {host.name}),
                             host.name,
                             {}});
    }
}

void diagnoseMixedArchitectures(const DiagnosticContext &context, Diagnostics *diagnostics)
{
    QStringList architectures;
    bool runOnce = false;
    for (qsizetype i = 0; i < context.plan.hosts.size(); ++i) {
        runOnce = runOnce || context.hosts.settings[static_cast<size_t>(i)].runOnce;
        const QString &architecture = context.plan.hosts[i].architecture;
        if (!architecture.isEmpty() && !architectures.contains(architecture))
            architectures.append(architecture);
    }
    if (!runOnce || architectures.size() < 2)
        return;
    diagnostics->append({Severity::Warning,
                         u"run-once-mixed-architectures"_s,
                         Message(QT_TRANSLATE_NOOP("Message",
                                                   "download_run_once with hosts of several architectures "
                                                   "(%1): Kubespray downloads for one of them only. This plan "
                                                   "fetches each"),
                                 {architectures.join(u", "_s)}),
                         {},
                         {}});
}

/// Two files on one path of one host: the later one wins, and nobody knows which that is.
void diagnoseCollisions(const DiagnosticContext &context, Diagnostics *diagnostics)
{
    const Plan &plan = context.plan;
    QHash<QString, ArtifactIndex> paths;
    QString downloader;
    for (const Download &download : plan.downloads) {
        const Artifact &artifact = plan.artifacts[download.artifact];
        if (artifact.kind != ArtifactKind::File)
            continue;
        if (download.downloader != downloader)
            paths.clear();
        downloader = download.downloader;
        const auto known = paths.constFind(artifact.dest);
        if (known == paths.constEnd()) {
            paths.insert(artifact.dest, download.artifact);
            continue;
        }
        const Artifact &other = plan.artifacts[*known];
        if (other.url == artifact.url && other.checksum == artifact.checksum)
            continue;
        diagnostics->append({Severity::Error, u"destination-collision"_s,
                             Message(QT_TRANSLATE_NOOP("Message",
                                                       "%1 is to hold two different files on %2: %3 and %4. "
                                                       "Kubespray downloads one of them"),
                                     {artifact.dest, downloader, redacted(other.url), redacted(artifact.url)}),
                             downloader, artifact.location});
    }
}

/// pull/12937, roles/download: whoever downloads for others has all that it downloaded fetched to localhost, where
/// files keep their names; what localhost downloads itself is not fetched.
void diagnoseCollisionsOnController(const DiagnosticContext &context, Diagnostics *diagnostics)
{
    const Plan &plan = context.plan;
    if (plan.schema != CatalogSchema::EnabledList)
        return;
    QSet<QString> passedOn{controllerName.toString()};
    for (const Download &download : plan.downloads) {
        if (download.viaController)
            passedOn.insert(download.downloader);
    }
    QHash<QString, const Download *> first;
    QSet<QString> told;
    for (const Download &download : plan.downloads) {
        const Artifact &artifact = plan.artifacts[download.artifact];
        if (artifact.kind != ArtifactKind::File || !passedOn.contains(download.downloader))
            continue;
        const Download *&known = first[artifact.dest];
        if (!known)
            known = &download;
        const Artifact &other = plan.artifacts[known->artifact];
        const bool isSame = other.url == artifact.url && other.checksum == artifact.checksum;
        if (isSame || known->downloader == download.downloader || told.contains(artifact.dest))
            continue;
        told.insert(artifact.dest);
        diagnostics->append(
            {Severity::Warning, u"destination-collision-on-controller"_s,
             Message(
                 QT_TRANSLATE_NOOP("Message",
                                   "%1 is another file on %2 (%3) than on %4 (%5), and Kubespray passes both on "
                                   "through one place on localhost: hosts may get the wrong one. This plan keeps "
                                   "them apart"),
                 {artifact.dest, known->downloader, redacted(other.url), download.downloader, redacted(artifact.url)}),
             controllerName.toString(), artifact.location});
    }
}

} // namespace

QSet<QString> usableDownloaders(const Plan &plan)
{
    QSet<QString> usable{controllerName.toString()};
    for (const PlannedHost &host : plan.hosts)
        usable.insert(host.name);
    return usable;
}

Diagnostics diagnoseDelegates(const DiagnosticContext &context)
{
    Diagnostics diagnostics;
    const QSet<QString> usable = usableDownloaders(context.plan);
    QSet<QString> imageDownloaders;
    for (const Download &download : context.plan.downloads) {
        if (context.plan.artifacts[download.artifact].kind == ArtifactKind::Image)
            imageDownloaders.insert(download.downloader);
    }
    QHash<QString, const PlannedHost *> hosts;
    for (const PlannedHost &host : context.plan.hosts)
        hosts.insert(host.name, &host);
    const QMap<QString, Delegation> all = delegations(context);
    for (auto delegation = all.cbegin(); delegation != all.cend(); ++delegation) {
        const QString &name = delegation.key();
        if (!usable.contains(name))
            diagnostics.append(unusable(context, name, *delegation));
        else if (const PlannedHost *host = hosts.value(name))
            diagnoseDownloader(context, *host, *delegation, imageDownloaders.contains(name), &diagnostics);
    }
    diagnoseMixedArchitectures(context, &diagnostics);
    diagnoseCollisions(context, &diagnostics);
    diagnoseCollisionsOnController(context, &diagnostics);
    return diagnostics;
}

} // namespace qm
