// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/report/planjsonfields.h"

#include "core/plan/planrequest.h"
#include "core/report/planjsonrequest.h"

namespace qm {
namespace {

void digest(JsonWriter &json, const QByteArray &hex)
{
    if (hex.isEmpty())
        json.Null();
    else
        writeJson(json, QByteArrayView("sha256:" + hex));
}

/// As `downloads` names it.
void checksum(JsonWriter &json, const Artifact &artifact)
{
    json.Key("checksum");
    writeJsonOrNull(json, artifact.hasSha256Field ? QString() : artifact.checksum);
    if (artifact.hasSha256Field) {
        json.Key("sha256");
        writeJson(json, artifact.checksum.section(u':', 1));
    }
}

/// What a registry said of an image.
void contentFields(JsonWriter &json, const Artifact &artifact)
{
    json.Key("digest");
    writeJson(json, artifact.digest);
    json.Key("manifestDigest");
    writeJsonOrNull(json, artifact.manifestDigest);
    json.Key("imageId");
    writeJsonOrNull(json, artifact.imageId);
    json.Key("chainId");
    writeJsonOrNull(json, artifact.chainId);
    json.Key("dockerFormat");
    json.Bool(artifact.isDockerFormat);
    json.Key("layers");
    json.StartArray();
    for (const ImageLayer &layer : artifact.layers) {
        json.StartObject();
        json.Key("digest");
        writeJson(json, layer.digest);
        json.Key("size");
        json.Int64(layer.size);
        json.EndObject();
    }
    json.EndArray();
}

} // namespace

void writeJsonArtifactName(JsonWriter &json, const Artifact &artifact)
{
    json.Key("key");
    writeJson(json, artifact.key);
    json.Key("kind");
    writeJson(json, toString(artifact.kind));
    switch (artifact.kind) {
    case ArtifactKind::File:
        json.Key("url");
        writeJson(json, artifact.url);
        json.Key("dest");
        writeJson(json, artifact.dest);
        checksum(json, artifact);
        json.Key("unarchive");
        json.Bool(artifact.unarchive);
        break;
    case ArtifactKind::Image:
        json.Key("image");
        writeJson(json, artifact.image);
        break;
    }
    json.Key("architecture");
    writeJson(json, artifact.architecture);
}

void writeJsonInputs(JsonWriter &json, const Plan &plan)
{
    json.StartObject();
    json.Key("kubespray");
    json.StartObject();
    json.Key("version");
    writeJson(json, plan.kubesprayVersion);
    json.Key("schema");
    writeJson(json, toString(plan.schema));
    json.EndObject();
    json.Key("digest");
    digest(json, plan.inputsDigest);
    if (plan.request) {
        json.Key("request");
        writeJsonRequest(json, *plan.request);
    }
    json.Key("files");
    json.StartArray();
    for (const PlanInput &input : plan.inputs) {
        json.StartObject();
        json.Key("path");
        writeJson(json, input.path);
        json.Key("digest");
        digest(json, input.sha256);
        json.EndObject();
    }
    json.EndArray();
    json.EndObject();
}

void writeJsonArtifact(JsonWriter &json, const Artifact &artifact)
{
    json.StartObject();
    writeJsonArtifactName(json, artifact);
    if (artifact.kind == ArtifactKind::File) {
        if (!artifact.mirrors.isEmpty()) {
            json.Key("mirrors");
            writeJson(json, artifact.mirrors);
        }
        json.Key("unarchiveOptions");
        writeJson(json, artifact.unarchiveOptions);
        json.Key("owner");
        writeJsonOrNull(json, artifact.owner);
        json.Key("mode");
        writeJsonOrNull(json, artifact.mode);
    }
    json.Key("variant");
    json.Uint(artifact.variant);
    json.Key("size");
    if (artifact.size < 0)
        json.Null();
    else
        json.Int64(artifact.size);
    if (!artifact.digest.isEmpty())
        contentFields(json, artifact);
    writeJsonLocation(json, artifact.location);
    json.EndObject();
}

void writeJsonError(JsonWriter &json, const std::optional<Error> &error)
{
    if (!error) {
        json.Null();
        return;
    }
    json.StartObject();
    json.Key("code");
    writeJson(json, error->code);
    json.Key("message");
    writeJson(json, error->message.english());
    writeJsonLocation(json, error->location);
    json.EndObject();
}

void writeJsonDisks(JsonWriter &json, const QList<HostDisk> &disks)
{
    const auto number = [&json](const char *name, qint64 value) {
        if (value < 0)
            return;
        json.Key(name);
        json.Int64(value);
    };
    json.StartArray();
    for (const HostDisk &disk : disks) {
        json.StartObject();
        json.Key("use");
        writeJson(json, toString(disk.use));
        json.Key("path");
        writeJson(json, disk.path);
        json.Key("fileSystem");
        writeJsonOrNull(json, disk.fileSystem);
        number("freeBytes", disk.freeBytes);
        number("totalBytes", disk.totalBytes);
        number("freeInodes", disk.freeInodes);
        json.EndObject();
    }
    json.EndArray();
}

void writeJsonDiagnostic(JsonWriter &json, const Diagnostic &diagnostic)
{
    json.StartObject();
    json.Key("severity");
    writeJson(json, toString(diagnostic.severity));
    json.Key("code");
    writeJson(json, diagnostic.code);
    json.Key("host");
    writeJsonOrNull(json, diagnostic.host);
    json.Key("message");
    writeJson(json, diagnostic.message.english());
    writeJsonLocation(json, diagnostic.location);
    json.EndObject();
}

} // namespace qm
