// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/plan/plandiagnostics.h"

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

SourceLocation placeOfDelegate(const DiagnosticContext &context, quint32 host)
{
    const VariableDefinition *definition = context.world.variable(host, u"download_delegate"_s);
    return definition ? definition->location : SourceLocation();
}

Diagnostic unusable(const DiagnosticContext &context, const QString &name, const Delegation &delegation)
{
    const SourceLocation place = placeOfDelegate(context, delegation.firstWorldHost);
    const QStringList arguments{name, context.plan.hosts[delegation.firstHost].name, QString::number(delegation.hosts)};
    if (name.isEmpty()) {
        const std::optional<Error> &cause = context.hosts.settings[delegation.firstHost].delegateError;
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
void diagnoseDownloader(const DiagnosticContext &context, const QString &name, const Delegation &delegation,
                        bool fetchesImages, Diagnostics *diagnostics)
{
    const auto host = std::find_if(context.plan.hosts.begin(), context.plan.hosts.end(),
                                   [&](const PlannedHost &planned) { return planned.name == name; });
    if (host == context.plan.hosts.end())
        return;
    const bool servesOthers = delegation.hosts > 1 || context.plan.hosts[delegation.firstHost].name != name;
    if (host->error && servesOthers) {
        diagnostics->append({Severity::Error, u"delegate-fails"_s,
                             Message(QT_TRANSLATE_NOOP("Message", "%1 downloads for other hosts but fails itself: %2"),
                                     {name, host->error->message.english()}),
                             name, host->error->location});
    }
    if (!fetchesImages || context.plan.schema != CatalogSchema::EnabledList)
        return;
    const bool hasSkopeo = std::any_of(host->needs.begin(), host->needs.end(), [&](Need need) {
        return context.plan.artifacts[need.artifact].key == u"skopeo";
    });
    if (!hasSkopeo) {
        diagnostics->append({Severity::Error,
                             u"delegate-without-skopeo"_s,
                             Message(QT_TRANSLATE_NOOP("Message",
                                                       "%1 downloads images but does not get skopeo, which "
                                                       "Kubespray does that with: check “enabled” of skopeo "
                                                       "in “downloads”"),
                                     {name}),
                             name,
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
                                     {artifact.dest, downloader, other.url, artifact.url}),
                             downloader, artifact.location});
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
    const QMap<QString, Delegation> all = delegations(context);
    const bool selfService = all.size() == context.plan.hosts.size() && all.size() > 1;
    for (auto delegation = all.cbegin(); delegation != all.cend(); ++delegation) {
        if (!usable.contains(delegation.key()))
            diagnostics.append(unusable(context, delegation.key(), *delegation));
        else if (!selfService)
            diagnoseDownloader(context, delegation.key(), *delegation, imageDownloaders.contains(delegation.key()),
                               &diagnostics);
    }
    diagnoseMixedArchitectures(context, &diagnostics);
    diagnoseCollisions(context, &diagnostics);
    return diagnostics;
}

} // namespace qm
