// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/plan/weights.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm {

QString weightKey(const Artifact &artifact)
{
    switch (artifact.kind) {
    case ArtifactKind::File:
        return u"file "_s + artifact.url;
    case ArtifactKind::Image:
        return artifact.architecture + u' ' + artifact.image;
    }
    Q_UNREACHABLE();
}

ArtifactWeights weightsOf(const QList<Artifact> &artifacts)
{
    ArtifactWeights weights;
    for (const Artifact &artifact : artifacts) {
        ArtifactWeight weight{artifact.size,    artifact.digest,         artifact.manifestDigest, artifact.imageId,
                              artifact.chainId, artifact.isDockerFormat, artifact.layers};
        if (weight != ArtifactWeight())
            weights.byKey.insert(weightKey(artifact), std::move(weight));
    }
    return weights;
}

void applyWeights(const ArtifactWeights &weights, QList<Artifact> *artifacts)
{
    for (Artifact &artifact : *artifacts) {
        const auto known = weights.byKey.constFind(weightKey(artifact));
        if (known == weights.byKey.constEnd())
            continue;
        if (known->size >= 0)
            artifact.size = known->size;
        // Digests and layers are of one answer: those of another image must not be mixed in.
        if (known->digest.isEmpty())
            continue;
        artifact.digest = known->digest;
        artifact.manifestDigest = known->manifestDigest;
        artifact.imageId = known->imageId;
        artifact.chainId = known->chainId;
        artifact.isDockerFormat = known->isDockerFormat;
        artifact.layers = known->layers;
    }
}

Diagnostics findingsAbout(const QList<Artifact> &artifacts, const ArtifactWeights &weights)
{
    QSet<QString> keys;
    if (!weights.findings.isEmpty()) {
        for (const Artifact &artifact : artifacts)
            keys.insert(weightKey(artifact));
    }
    Diagnostics found;
    for (const WeightFinding &finding : weights.findings) {
        if (std::all_of(finding.about.cbegin(), finding.about.cend(),
                        [&](const QString &k) { return keys.contains(k); }))
            found.append(finding.diagnostic);
    }
    return found;
}

ArtifactWeights mergedWeights(ArtifactWeights before, const ArtifactWeights &newer)
{
    QSet<QString> answered;
    for (auto known = newer.byKey.cbegin(); known != newer.byKey.cend(); ++known)
        answered.insert(known.key());
    for (const WeightFinding &finding : newer.findings)
        answered.unite({finding.about.cbegin(), finding.about.cend()});
    before.byKey.insert(newer.byKey);
    before.findings.removeIf([&](const WeightFinding &finding) {
        return std::any_of(finding.about.cbegin(), finding.about.cend(),
                           [&](const QString &key) { return answered.contains(key); });
    });
    before.findings += newer.findings;
    return before;
}

qint64 sharedLayerBytes(const QList<Artifact> &artifacts)
{
    qint64 sum = 0;
    QSet<QString> counted;
    for (const Artifact &artifact : artifacts) {
        for (const ImageLayer &layer : artifact.layers) {
            if (!counted.contains(layer.digest))
                sum += layer.size;
            counted.insert(layer.digest);
        }
    }
    return sum;
}

} // namespace qm
