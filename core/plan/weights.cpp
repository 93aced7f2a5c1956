// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/plan/weights.h"

#include <QSet>

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
        ArtifactWeight weight{artifact.size,    artifact.digest,         artifact.manifestDigest,
                              artifact.imageId, artifact.isDockerFormat, artifact.layers};
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
        artifact.isDockerFormat = known->isDockerFormat;
        artifact.layers = known->layers;
    }
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
