// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/catalog/artifact.h"

using namespace Qt::StringLiterals;

namespace qm {

QString toString(ArtifactKind kind)
{
    switch (kind) {
    case ArtifactKind::File:
        return u"file"_s;
    case ArtifactKind::Image:
        return u"image"_s;
    }
    Q_UNREACHABLE();
}

QString toString(CatalogSchema schema)
{
    switch (schema) {
    case CatalogSchema::EnabledList:
        return u"enabled-list"_s;
    case CatalogSchema::Groups:
        return u"groups"_s;
    }
    Q_UNREACHABLE();
}

QStringList addressesOf(const Artifact &artifact)
{
    return artifact.mirrors.isEmpty() ? QStringList(artifact.url) : artifact.mirrors;
}

QString displayName(const Artifact &artifact)
{
    if (artifact.kind == ArtifactKind::Image)
        return artifact.image;
    return artifact.dest.sliced(artifact.dest.lastIndexOf(u'/') + 1);
}

} // namespace qm
