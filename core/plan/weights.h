// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/diagnostic.h"
#include "core/catalog/artifact.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

namespace qm {

/// What is known of one artifact's content, as a web server or a registry says. The fields are those of Artifact.
struct ArtifactWeight final
{
    qint64 size = -1; ///< bytes to move: of a file, or manifest, configuration and layers; -1 while unknown
    QString digest = {};
    QString manifestDigest = {};
    QString imageId = {};
    QString chainId = {};
    bool isDockerFormat = false;
    QList<ImageLayer> layers = {};

    friend bool operator==(const ArtifactWeight &, const ArtifactWeight &) = default;
};

/// What could not be found out, or is wrong.
struct WeightFinding final
{
    QStringList about; ///< the artifacts, by weightKey()
    Diagnostic diagnostic;

    friend bool operator==(const WeightFinding &, const WeightFinding &) = default;
};

/// What artifacts weigh and what their names stand for: an input of planning. Immutable once made; any thread may read
/// it.
struct ArtifactWeights final
{
    QHash<QString, ArtifactWeight> byKey; ///< by weightKey(); what nobody knows is not in it
    QList<WeightFinding> findings;        ///< of whatever was asked for

    friend bool operator==(const ArtifactWeights &, const ArtifactWeights &) = default;
};

/// What tells apart whatever has a weight of its own: the URL of a file, name and architecture of an image.
[[nodiscard]] QString weightKey(const Artifact &artifact);

/// What these artifacts know of themselves.
[[nodiscard]] ArtifactWeights weightsOf(const QList<Artifact> &artifacts);

/// Writes weights into artifacts; what is unknown keeps what it had.
void applyWeights(const ArtifactWeights &weights, QList<Artifact> *artifacts);

/// Of what was found, what is about nothing but these artifacts.
[[nodiscard]] Diagnostics findingsAbout(const QList<Artifact> &artifacts, const ArtifactWeights &weights);

/// What was known @p before, with what @p newer answers say: whatever they are about is not known from before.
[[nodiscard]] ArtifactWeights mergedWeights(ArtifactWeights before, const ArtifactWeights &newer);

/// What the layers of images take where each is kept once.
[[nodiscard]] qint64 sharedLayerBytes(const QList<Artifact> &artifacts);

} // namespace qm
