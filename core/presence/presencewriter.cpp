// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/presence/presence.h"

#include <QIODevice>

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

using Json = rapidjson::Writer<rapidjson::StringBuffer>;

void write(Json &json, const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    json.String(utf8.constData(), static_cast<rapidjson::SizeType>(utf8.size()));
}

/// What nobody knows is left out.
void field(Json &json, const char *name, const QString &text)
{
    if (text.isEmpty())
        return;
    json.Key(name);
    write(json, text);
}

void field(Json &json, const char *name, qint64 number)
{
    if (number < 0)
        return;
    json.Key(name);
    json.Int64(number);
}

void field(Json &json, const char *name, std::optional<bool> flag)
{
    if (!flag)
        return;
    json.Key(name);
    json.Bool(*flag);
}

/// Fields that readers of the first version of the format expect, known or not.
void textOrNull(Json &json, const char *name, const QString &text)
{
    json.Key(name);
    if (text.isEmpty())
        json.Null();
    else
        write(json, text);
}

void writeTexts(Json &json, const QStringList &texts)
{
    json.StartArray();
    for (const QString &text : texts)
        write(json, text);
    json.EndArray();
}

/// Documents know the script's answers by one word, wherever it ran.
QString writtenSource(const QString &source)
{
    return source == u"local" ? u"ssh"_s : source;
}

void writeImages(Json &json, const HostPresence &host)
{
    json.Key("images");
    json.StartArray();
    for (const PresentImage &image : host.images) {
        json.StartObject();
        json.Key("name");
        write(json, image.name);
        field(json, "digest", image.digest);
        field(json, "architecture", image.architecture);
        field(json, "evidence", image.evidence == Evidence::Verified ? u"verified"_s : u"reported"_s);
        field(json, "id", image.id);
        field(json, "chainId", image.chainId);
        field(json, "size", image.size);
        field(json, "complete", image.complete);
        field(json, "unpacked", image.unpacked);
        if (image.pinned)
            field(json, "pinned", std::optional(true));
        field(json, "source", writtenSource(image.source));
        if (image.at.isValid())
            field(json, "at", image.at.toUTC().toString(Qt::ISODate));
        json.EndObject();
    }
    json.EndArray();
    field(json, "imagesComplete", std::optional(host.imagesComplete));
}

void writeFiles(Json &json, const HostPresence &host)
{
    if (!host.filesComplete && host.files.isEmpty() && host.absentFiles.isEmpty())
        return; // an empty list would say that there are none
    json.Key("files");
    json.StartArray();
    for (const PresentFile &file : host.files) {
        json.StartObject();
        json.Key("path");
        write(json, file.path);
        field(json, "sha256", file.sha256);
        field(json, "size", file.size);
        json.EndObject();
    }
    json.EndArray();
    if (!host.filesComplete) {
        json.Key("absentFiles");
        writeTexts(json, host.absentFiles);
    }
}

void writeFreeBytes(Json &json, const HostPresence &host)
{
    QStringList paths = host.freeBytes.keys();
    std::sort(paths.begin(), paths.end());
    json.Key("freeBytes");
    json.StartObject();
    for (const QString &path : std::as_const(paths))
        field(json, path.toUtf8().constData(), host.freeBytes.value(path));
    json.EndObject();
}

void writeFacts(Json &json, const HostFacts &facts)
{
    json.Key("facts");
    json.StartObject();
    field(json, "machine", facts.machine);
    field(json, "system", facts.system);
    field(json, "kernel", facts.kernel);
    field(json, "hostName", facts.hostName);
    field(json, "distribution", facts.distribution);
    field(json, "distributionVersion", facts.distributionVersion);
    field(json, "distributionName", facts.distributionName);
    field(json, "machineId", facts.machineId);
    field(json, "bootId", facts.bootId);
    if (facts.clockOffsetMs) {
        json.Key("clockOffsetMs");
        json.Int64(*facts.clockOffsetMs); // may be negative
    }
    json.EndObject();
}

void writeDisks(Json &json, const QList<DiskState> &disks)
{
    json.Key("disks");
    json.StartArray();
    for (const DiskState &disk : disks) {
        json.StartObject();
        field(json, "path", disk.path);
        field(json, "exists", std::optional(disk.exists));
        field(json, "writable", std::optional(disk.writable));
        field(json, "noexec", std::optional(disk.noexec));
        field(json, "fileSystem", disk.fileSystem);
        field(json, "freeBytes", disk.freeBytes);
        field(json, "totalBytes", disk.totalBytes);
        field(json, "freeInodes", disk.freeInodes);
        field(json, "totalInodes", disk.totalInodes);
        json.EndObject();
    }
    json.EndArray();
}

void writeFindings(Json &json, const Diagnostics &findings)
{
    json.Key("findings");
    json.StartArray();
    for (const Diagnostic &finding : findings) {
        json.StartObject();
        field(json, "severity", toString(finding.severity));
        field(json, "code", finding.code);
        field(json, "message", finding.message.english());
        json.EndObject();
    }
    json.EndArray();
}

void writeHost(Json &json, const HostPresence &host)
{
    json.StartObject();
    json.Key("name");
    write(json, host.name);
    if (host.at.isValid())
        field(json, "at", host.at.toUTC().toString(Qt::ISODate));
    field(json, "source", writtenSource(host.source));
    field(json, "reachable", std::optional(host.reachable));
    textOrNull(json, "architecture", host.architecture);
    textOrNull(json, "engine", host.engine);
    textOrNull(json, "engineVersion", host.engineVersion);
    field(json, "engineRunning", host.engineRunning);
    writeFreeBytes(json, host);
    writeImages(json, host);
    writeFiles(json, host);
    if (host.facts != HostFacts())
        writeFacts(json, host.facts);
    json.Key("tools");
    writeTexts(json, host.tools);
    writeDisks(json, host.disks);
    field(json, "hostKey", host.hostKey);
    writeFindings(json, host.findings);
    textOrNull(json, "error", host.error);
    json.EndObject();
}

} // namespace

Result<> writePresence(const PresenceDocument &document, QIODevice &device)
{
    bool written = device.write("{\"format\": \"quaymaster-presence\", \"version\": 1, \"hosts\": [") > 0;
    const char *separator = "\n";
    for (const QString &name : document.order) {
        rapidjson::StringBuffer buffer;
        Json json(buffer);
        writeHost(json, *document.hosts.value(name));
        written = written && device.write(separator) > 0
            && device.write(buffer.GetString(), static_cast<qint64>(buffer.GetSize()))
                == static_cast<qint64>(buffer.GetSize());
        separator = ",\n";
    }
    if (written && device.write("\n]}\n") > 0)
        return {};
    return failure(u"write-failed"_s,
                   Message(QT_TRANSLATE_NOOP("Message", "cannot write: %1"), {device.errorString()}));
}

} // namespace qm
