// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/report/planjson.h"

#include "core/catalog/catalog.h"
#include "core/plan/steps.h"

#include <QIODevice>

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <cstring>
#include <vector>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

/// What is collected before it goes to the device.
constexpr size_t chunkSize = 256 * 1024;

void value(Writer &json, QByteArrayView utf8)
{
    json.String(utf8.data(), static_cast<rapidjson::SizeType>(utf8.size()));
}

void value(Writer &json, const QString &text)
{
    value(json, QByteArrayView(text.toUtf8())); // a lone surrogate becomes “?”: the document is always UTF-8
}

void value(Writer &json, const QStringList &texts)
{
    json.StartArray();
    for (const QString &text : texts)
        value(json, text);
    json.EndArray();
}

void valueOrNull(Writer &json, const QString &text)
{
    if (text.isEmpty())
        json.Null();
    else
        value(json, text);
}

void location(Writer &json, SourceLocation at)
{
    json.Key("file");
    valueOrNull(json, at.file());
    json.Key("line");
    if (at.line() > 0)
        json.Int(at.line());
    else
        json.Null();
}

void digest(Writer &json, const QByteArray &hex)
{
    if (hex.isEmpty())
        json.Null();
    else
        value(json, QByteArrayView("sha256:" + hex));
}

/// The fields that a need and a download have in common.
void artifactFields(Writer &json, const Artifact &artifact)
{
    json.Key("key");
    value(json, artifact.key);
    json.Key("kind");
    value(json, toString(artifact.kind));
    switch (artifact.kind) {
    case ArtifactKind::File:
        json.Key("url");
        value(json, artifact.url);
        json.Key("dest");
        value(json, artifact.dest);
        json.Key("checksum");
        valueOrNull(json, artifact.checksum);
        json.Key("unarchive");
        json.Bool(artifact.unarchive);
        break;
    case ArtifactKind::Image:
        json.Key("image");
        value(json, artifact.image);
        break;
    }
    json.Key("architecture");
    value(json, artifact.architecture);
}

/// Writes the frame of the document, one entry per line, and hands full chunks to the device.
class PlanWriter final
{
public:
    PlanWriter(const Plan &plan, QIODevice &device) : m_plan(plan), m_device(device) {}

    [[nodiscard]] Result<> write();

private:
    void raw(QByteArrayView text);
    void endHead(QByteArrayView next);
    void beginSection(QByteArrayView name);
    void beginEntry();
    void endEntry();
    void endSection();
    void flush();

    void writeHead();
    void writeArtifacts();
    void writeHosts();
    [[nodiscard]] qsizetype entryCount(const QList<Need> &needs) const;
    void writeNeeds(const QList<Need> &needs, const std::vector<QByteArray> &fragments);
    void writeDownloads();
    void writeSteps();
    void writeDiagnostics();

    [[nodiscard]] const QByteArray &quotedHost(HostIndex host) const;

    const Plan &m_plan;
    QIODevice &m_device;
    rapidjson::StringBuffer m_buffer;
    bool m_firstEntry = true;
    bool m_failed = false;
    std::vector<QByteArray> m_quotedHosts;
    QByteArray m_quotedController;
};

/// A text as JSON, to be written again and again.
QByteArray quoted(const QString &text)
{
    rapidjson::StringBuffer buffer;
    Writer json(buffer);
    value(json, text);
    return {buffer.GetString(), static_cast<qsizetype>(buffer.GetSize())};
}

void PlanWriter::raw(QByteArrayView text)
{
    const auto size = static_cast<size_t>(text.size());
    std::memcpy(m_buffer.Push(size), text.data(), size);
}

/// Opens the object again that was written last, for a field that is not written by a Writer.
void PlanWriter::endHead(QByteArrayView next)
{
    m_buffer.Pop(1);
    raw(next);
}

void PlanWriter::beginSection(QByteArrayView name)
{
    raw(",\n  \"");
    raw(name);
    raw("\": [");
    m_firstEntry = true;
}

void PlanWriter::beginEntry()
{
    raw(m_firstEntry ? "\n    " : ",\n    ");
    m_firstEntry = false;
}

void PlanWriter::endEntry()
{
    if (m_buffer.GetSize() >= chunkSize)
        flush();
}

void PlanWriter::endSection()
{
    raw(m_firstEntry ? "]" : "\n  ]");
}

void PlanWriter::flush()
{
    const auto size = static_cast<qint64>(m_buffer.GetSize());
    m_failed = m_failed || m_device.write(m_buffer.GetString(), size) != size;
    m_buffer.Clear();
}

Result<> PlanWriter::write()
{
    m_buffer.Reserve(chunkSize + chunkSize / 4);
    m_quotedHosts.reserve(static_cast<size_t>(m_plan.hosts.size()));
    for (const PlannedHost &host : m_plan.hosts)
        m_quotedHosts.push_back(quoted(host.name));
    m_quotedController = quoted(controllerName.toString());

    writeHead();
    writeArtifacts();
    writeHosts();
    writeDownloads();
    writeSteps();
    writeDiagnostics();
    raw("\n}\n");
    flush();
    if (m_failed) {
        return failure(
            u"write-failed"_s,
            Message(QT_TRANSLATE_NOOP("Message", "The plan could not be written: %1"), {m_device.errorString()}));
    }
    return {};
}

void PlanWriter::writeHead()
{
    raw("{\n  \"format\": \"quaymaster-plan\",\n  \"version\": 1,\n  \"created\": ");
    Writer json(m_buffer);
    valueOrNull(json, m_plan.created.isValid() ? m_plan.created.toUTC().toString(Qt::ISODate) : QString());
    raw(",\n  \"inputs\": ");
    json.Reset(m_buffer);
    json.StartObject();
    json.Key("kubespray");
    json.StartObject();
    json.Key("version");
    value(json, m_plan.kubesprayVersion);
    json.Key("schema");
    value(json, toString(m_plan.schema));
    json.EndObject();
    json.Key("digest");
    digest(json, m_plan.inputsDigest);
    json.Key("files");
    json.StartArray();
    for (const PlanInput &input : m_plan.inputs) {
        json.StartObject();
        json.Key("path");
        value(json, input.path);
        json.Key("digest");
        digest(json, input.sha256);
        json.EndObject();
    }
    json.EndArray();
    json.EndObject();
}

void PlanWriter::writeArtifacts()
{
    beginSection("artifacts");
    for (const Artifact &artifact : m_plan.artifacts) {
        beginEntry();
        Writer json(m_buffer);
        json.StartObject();
        artifactFields(json, artifact);
        if (artifact.kind == ArtifactKind::File) {
            json.Key("unarchiveOptions");
            value(json, artifact.unarchiveOptions);
            json.Key("owner");
            valueOrNull(json, artifact.owner);
            json.Key("mode");
            valueOrNull(json, artifact.mode);
        }
        json.Key("variant");
        json.Uint(artifact.variant);
        json.Key("size");
        if (artifact.size < 0)
            json.Null();
        else
            json.Int64(artifact.size);
        location(json, artifact.location);
        json.EndObject();
        endEntry();
    }
    endSection();
}

void PlanWriter::writeHosts()
{
    // Most hosts need the same: what is said of an artifact is rendered once and copied from then on.
    std::vector<QByteArray> fragments;
    fragments.reserve(static_cast<size_t>(m_plan.artifacts.size()));
    for (qsizetype i = 0; i < m_plan.artifacts.size(); ++i) {
        rapidjson::StringBuffer buffer;
        Writer json(buffer);
        json.StartObject();
        artifactFields(json, m_plan.artifacts.at(i));
        json.Key("artifact");
        json.Int64(i);
        json.Key("presence");
        fragments.emplace_back(buffer.GetString(), static_cast<qsizetype>(buffer.GetSize()));
    }

    beginSection("hosts");
    for (const PlannedHost &host : m_plan.hosts) {
        beginEntry();
        Writer json(m_buffer);
        json.StartObject();
        json.Key("name");
        value(json, host.name);
        json.Key("groups");
        value(json, host.groups);
        json.Key("architecture");
        value(json, host.architecture);
        json.Key("delegate");
        value(json, host.delegate);
        json.Key("engine");
        value(json, host.engine);
        json.Key("releaseDir");
        value(json, host.releaseDir);
        json.EndObject();
        endHead(",\"needs\":[");
        const qsizetype entries = entryCount(host.needs);
        writeNeeds(host.needs.first(entries), fragments);
        raw("],\"kubeadmImages\":[");
        writeNeeds(host.needs.sliced(entries), fragments);
        raw("],\"error\":");
        json.Reset(m_buffer);
        if (host.error) {
            json.StartObject();
            json.Key("code");
            value(json, host.error->code);
            json.Key("message");
            value(json, host.error->message.english());
            location(json, host.error->location);
            json.EndObject();
        } else {
            json.Null();
        }
        raw("}");
        endEntry();
    }
    endSection();
}

/// What Ansible's own lists of needs hold: with `enabled` lists kubeadm's images, which come last, are apart from them.
qsizetype PlanWriter::entryCount(const QList<Need> &needs) const
{
    qsizetype count = needs.size();
    if (m_plan.schema != CatalogSchema::EnabledList)
        return count;
    while (count > 0 && kubeadmKeys().contains(m_plan.artifacts.at(needs.at(count - 1).artifact).key))
        --count;
    return count;
}

void PlanWriter::writeNeeds(const QList<Need> &needs, const std::vector<QByteArray> &fragments)
{
    bool first = true;
    for (const Need need : needs) {
        raw(first ? "\n      " : ",\n      ");
        first = false;
        raw(fragments.at(need.artifact));
        raw(":\"");
        raw(toString(need.presence).toLatin1());
        raw("\"}");
    }
}

void PlanWriter::writeDownloads()
{
    beginSection("downloads");
    for (const Download &download : m_plan.downloads) {
        beginEntry();
        const Artifact &artifact = m_plan.artifacts.at(download.artifact);
        Writer json(m_buffer);
        json.StartObject();
        json.Key("downloader");
        value(json, download.downloader);
        artifactFields(json, artifact);
        json.Key("artifact");
        json.Uint(download.artifact);
        json.EndObject();
        endHead(",\"for\":[");
        bool first = true;
        for (const HostIndex host : download.hosts) {
            raw(first ? "" : ",");
            raw(quotedHost(host));
            first = false;
        }
        raw(download.viaController ? "],\"viaController\":true}" : "],\"viaController\":false}");
        endEntry();
    }
    endSection();
}

void PlanWriter::writeSteps()
{
    beginSection("steps");
    for (qsizetype i = 0; i < m_plan.steps.size(); ++i) {
        const Step &step = m_plan.steps.at(i);
        beginEntry();
        Writer json(m_buffer);
        json.StartObject();
        json.Key("id");
        value(json, stepId(m_plan, step));
        json.Key("stage");
        value(json, toString(step.stage));
        json.Key("artifact");
        json.Uint(step.artifact);
        json.Key("download");
        json.Uint(step.download);
        json.Key("after");
        json.StartArray();
        for (const quint32 before : stepsBefore(m_plan, static_cast<quint32>(i)))
            value(json, stepId(m_plan, m_plan.steps.at(before)));
        json.EndArray();
        json.EndObject();
        endHead(",\"host\":");
        raw(quotedHost(step.host));
        raw("}");
        endEntry();
    }
    endSection();
}

void PlanWriter::writeDiagnostics()
{
    beginSection("diagnostics");
    for (const Diagnostic &diagnostic : m_plan.diagnostics) {
        beginEntry();
        Writer json(m_buffer);
        json.StartObject();
        json.Key("severity");
        value(json, toString(diagnostic.severity));
        json.Key("code");
        value(json, diagnostic.code);
        json.Key("host");
        valueOrNull(json, diagnostic.host);
        json.Key("message");
        value(json, diagnostic.message.english());
        location(json, diagnostic.location);
        json.EndObject();
        endEntry();
    }
    endSection();
}

const QByteArray &PlanWriter::quotedHost(HostIndex host) const
{
    return host == Step::controllerHost ? m_quotedController : m_quotedHosts.at(host);
}

} // namespace

Result<> writePlan(const Plan &plan, QIODevice &device)
{
    return PlanWriter(plan, device).write();
}

} // namespace qm
