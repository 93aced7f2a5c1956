// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/report/planjsonartifacts.h"

#include <QRegularExpression>

#include <limits>
#include <tuple>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

/// Sums of sizes over all transfers of a plan have to fit into their type.
constexpr qint64 largestSize = qint64(1) << 40;

/// What a need or a download says of its artifact.
Artifact artifactIn(JsonFields &fields)
{
    Artifact artifact;
    artifact.key = fields.text(u"key"_s);
    artifact.kind = fields.word(u"kind"_s, {ArtifactKind::File, ArtifactKind::Image});
    artifact.architecture = fields.optionalText(u"architecture"_s);
    switch (artifact.kind) {
    case ArtifactKind::File:
        artifact.url = fields.text(u"url"_s);
        artifact.dest = fields.text(u"dest"_s);
        artifact.checksum = fields.optionalText(u"checksum"_s);
        if (const QString digest = fields.optionalText(u"sha256"_s); artifact.checksum.isEmpty() && !digest.isEmpty()) {
            artifact.checksum = u"sha256:"_s + digest;
            artifact.hasSha256Field = true;
        }
        artifact.unarchive = fields.flag(u"unarchive"_s);
        break;
    case ArtifactKind::Image:
        artifact.image = fields.text(u"image"_s);
        break;
    }
    return artifact;
}

/// A digest that others will be compared with and that commands will name; empty if missing.
QString digestIn(JsonFields &fields, const QString &key)
{
    static const QRegularExpression digest(u"\\A(?:sha256:[0-9a-f]{64}|sha384:[0-9a-f]{96}|sha512:[0-9a-f]{128})\\z"_s);
    const QString text = fields.optionalText(key);
    if (!text.isEmpty() && !digest.match(text).hasMatch()) {
        fields.fail(Message(QT_TRANSLATE_NOOP("Message", "The field “%1” of %2 must be a digest of an image"),
                            {key, fields.where()}));
    }
    return text;
}

/// What a registry said of an image.
void readContent(JsonFields &fields, Artifact *artifact)
{
    artifact->digest = digestIn(fields, u"digest"_s);
    artifact->manifestDigest = digestIn(fields, u"manifestDigest"_s);
    artifact->imageId = digestIn(fields, u"imageId"_s);
    artifact->chainId = digestIn(fields, u"chainId"_s);
    artifact->isDockerFormat = fields.flag(u"dockerFormat"_s);
    const Value::List &layers = fields.list(u"layers"_s);
    for (size_t i = 0; i < layers.size() && !fields.hasFailed(); ++i) {
        JsonFields layer(layers[i], u"%1.layers[%2]"_s.arg(fields.where()).arg(i), fields.location());
        artifact->layers.append({digestIn(layer, u"digest"_s), layer.number(u"size"_s, largestSize).value_or(0)});
        if (layer.error())
            fields.fail(layer.error()->message);
    }
}

auto identity(const Artifact &artifact)
{
    return std::tie(artifact.key, artifact.kind, artifact.architecture, artifact.url, artifact.dest, artifact.checksum,
                    artifact.unarchive, artifact.image);
}

size_t identityHash(const Artifact &artifact)
{
    return qHashMulti(0, artifact.key, artifact.architecture, artifact.url, artifact.dest, artifact.checksum,
                      artifact.image);
}

} // namespace

void PlanJsonArtifacts::add(JsonFields &fields)
{
    Artifact artifact = artifactIn(fields);
    artifact.mirrors = fields.texts(u"mirrors"_s);
    artifact.unarchiveOptions = fields.texts(u"unarchiveOptions"_s);
    artifact.owner = fields.optionalText(u"owner"_s);
    artifact.mode = fields.optionalText(u"mode"_s);
    artifact.variant =
        static_cast<quint32>(fields.number(u"variant"_s, std::numeric_limits<quint32>::max()).value_or(0));
    artifact.size = fields.number(u"size"_s, largestSize).value_or(-1);
    if (artifact.kind == ArtifactKind::Image)
        readContent(fields, &artifact);
    artifact.location = fields.sourceLocation();
    append(artifact, identityHash(artifact));
}

ArtifactIndex PlanJsonArtifacts::indexIn(JsonFields &fields, const QString &architecture)
{
    Artifact artifact = artifactIn(fields);
    if (artifact.architecture.isEmpty())
        artifact.architecture = architecture;
    const auto index = fields.number(u"artifact"_s, JsonFields::anyNumber);
    if (!index)
        return fields.hasFailed() ? 0 : intern(artifact);
    if (*index >= m_artifacts.size() || identity(m_artifacts.at(*index)) != identity(artifact)) {
        fields.fail(Message(QT_TRANSLATE_NOOP("Message", "%1 says something else of its artifact than artifacts[%2]"),
                            {fields.where(), QString::number(*index)}));
    }
    return static_cast<ArtifactIndex>(*index);
}

ArtifactIndex PlanJsonArtifacts::intern(const Artifact &artifact)
{
    const size_t hash = identityHash(artifact);
    const auto candidates = m_indexes.values(hash);
    for (const ArtifactIndex candidate : candidates) {
        if (identity(m_artifacts.at(candidate)) == identity(artifact))
            return candidate;
    }
    return append(artifact, hash);
}

ArtifactIndex PlanJsonArtifacts::append(const Artifact &artifact, size_t hash)
{
    const auto index = static_cast<ArtifactIndex>(m_artifacts.size());
    m_indexes.insert(hash, index);
    m_artifacts.append(artifact);
    return index;
}

} // namespace qm
