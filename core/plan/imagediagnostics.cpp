// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/plan/plandiagnostics.h"

#include "core/catalog/imagereference.h"

using namespace Qt::StringLiterals;

namespace qm {

namespace {

/// Only containerd keeps an archive's name as it is written; docker and CRI-O normalise it.
const QString containerd = u"containerd"_s;

QSet<ArtifactIndex> neededByContainerd(const Plan &plan)
{
    QSet<ArtifactIndex> images;
    const Need *known = nullptr; // hosts share their lists of needs
    for (const PlannedHost &host : plan.hosts) {
        if (host.engine != containerd || host.needs.constData() == known)
            continue;
        known = host.needs.constData();
        for (const Need need : host.needs)
            images.insert(need.artifact);
    }
    return images;
}

void diagnoseNames(const Plan &plan, Diagnostics *diagnostics)
{
    const QSet<ArtifactIndex> forContainerd = neededByContainerd(plan);
    QSet<QString> seen;
    for (qsizetype i = 0; i < plan.artifacts.size(); ++i) {
        const Artifact &artifact = plan.artifacts[i];
        if (artifact.kind != ArtifactKind::Image || seen.contains(artifact.image))
            continue;
        const Result<ImageReference> reference = parseImageReference(artifact.image);
        if (!reference) {
            diagnostics->append({Severity::Error,
                                 u"image-reference"_s,
                                 Message(QT_TRANSLATE_NOOP("Message", "The image of “%1” is not valid: %2"),
                                         {artifact.key, reference.error().message.english()}),
                                 {},
                                 artifact.location});
        } else if (forContainerd.contains(static_cast<ArtifactIndex>(i)) && reference->engineName() != artifact.image) {
            diagnostics->append(
                {Severity::Warning,
                 u"image-name-not-normalized"_s,
                 Message(QT_TRANSLATE_NOOP("Message",
                                           "“%1” is imported under that very name, but containerd looks "
                                           "for %2 and will not find it: write the complete name"),
                         {artifact.image, reference->engineName()}),
                 {},
                 artifact.location});
        } else {
            continue;
        }
        seen.insert(artifact.image);
    }
}

/// Ansible's `unique` takes texts that differ in case alone for one; tags are case-sensitive.
void diagnoseCase(const Plan &plan, Diagnostics *diagnostics)
{
    QHash<QString, QString> byLowerCase;
    QString place;
    for (const Download &download : plan.downloads) {
        const Artifact &artifact = plan.artifacts[download.artifact];
        if (artifact.kind != ArtifactKind::Image || plan.schema != CatalogSchema::EnabledList)
            continue;
        const QString current = download.downloader + u'%' + artifact.architecture;
        if (current != place)
            byLowerCase.clear();
        place = current;
        QString &first = byLowerCase[artifact.image.toLower()];
        if (first.isEmpty()) {
            first = artifact.image;
            continue;
        }
        diagnostics->append({Severity::Warning, u"image-differs-by-case"_s,
                             Message(QT_TRANSLATE_NOOP("Message",
                                                       "“%1” and “%2” differ in case alone: Kubespray downloads "
                                                       "one of them, this plan both"),
                                     {first, artifact.image}),
                             download.downloader, artifact.location});
    }
}

} // namespace

Diagnostics diagnoseTemplates(const DiagnosticContext &context, const QList<ImageUse> &uses, Catalog *catalog)
{
    if (context.hosts.worldIndexes.empty())
        return {};
    const quint32 host = context.hosts.worldIndexes.front();
    const VariableDefinition *downloads = context.world.variable(host, u"downloads"_s);
    Diagnostics diagnostics;
    for (const ImageUse &use : usesWithoutDownload(uses, downloads ? downloads->value : Value())) {
        const Result<Value> &value = catalog->evaluator().variable(host, use.variable);
        const QString name = value && !value->holdsSecret() ? value->str() : u"?"_s;
        diagnostics.append(
            {Severity::Note,
             u"image-not-in-downloads"_s,
             Message(QT_TRANSLATE_NOOP("Message",
                                       "A template names an image by “%1” (%2), but no entry of “downloads” "
                                       "does: nobody brings it to nodes that cannot pull it"),
                     {use.variable, name}),
             {},
             use.location});
    }
    return diagnostics;
}

Diagnostics diagnoseImages(const DiagnosticContext &context)
{
    Diagnostics diagnostics;
    diagnoseNames(context.plan, &diagnostics);
    diagnoseCase(context.plan, &diagnostics);
    return diagnostics;
}

} // namespace qm
