// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/report/planjson.h"

#include "core/catalog/catalog.h"
#include "core/plan/steps.h"
#include "core/report/jsonsections.h"

#include <array>
#include <vector>

using namespace Qt::StringLiterals;

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

/// The fields that a need and a download have in common.
void artifactFields(JsonWriter &json, const Artifact &artifact)
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

void inputs(JsonWriter &json, const Plan &plan)
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

void artifactEntry(JsonWriter &json, const Artifact &artifact)
{
    json.StartObject();
    artifactFields(json, artifact);
    if (artifact.kind == ArtifactKind::File) {
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
    writeJsonLocation(json, artifact.location);
    json.EndObject();
}

void hostError(JsonWriter &json, const std::optional<Error> &error)
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

void diagnosticEntry(JsonWriter &json, const Diagnostic &diagnostic)
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

/// A text as JSON without the quotes around it.
QByteArray inside(const QString &text)
{
    const QByteArray quoted = jsonFragment([&](JsonWriter &json) { writeJson(json, text); });
    return quoted.sliced(1, quoted.size() - 2);
}

/// Writes a plan. Hosts, artifacts and stages are few and named a hundred thousand times: what is said of each is put
/// into JSON once and copied from then on.
class PlanWriter final
{
public:
    PlanWriter(const Plan &plan, QIODevice &device) : m_plan(plan), m_device(device), m_out(device) {}

    [[nodiscard]] Result<> write();

private:
    struct ArtifactText final
    {
        QByteArray need; ///< an object up to the value of its last field, "presence"
        QByteArray architecture;
        QByteArray stepName;
    };

    void makeTexts();
    void writeHead();
    void writeHost(const PlannedHost &host);
    [[nodiscard]] qsizetype entryCount(const QList<Need> &needs) const;
    void writeNeeds(const QList<Need> &needs);
    void writeDownload(const Download &download);
    void writeStep(const Step &step);
    void writeStepId(const Step &step);

    [[nodiscard]] const QByteArray &nameOf(HostIndex host) const
    {
        return host == Step::controllerHost ? m_controller : m_hosts.at(host);
    }

    const Plan &m_plan;
    QIODevice &m_device;
    JsonSections m_out;
    std::vector<QByteArray> m_hosts;
    QByteArray m_controller;
    std::vector<ArtifactText> m_artifacts;
    std::array<QByteArray, 6> m_stages;
    std::array<QByteArray, 5> m_presences;
};

Result<> PlanWriter::write()
{
    makeTexts();
    writeHead();
    const auto whole = [this](auto entry) {
        return [this, entry](const auto &item) { m_out.value([&](JsonWriter &json) { entry(json, item); }); };
    };
    m_out.section("artifacts", m_plan.artifacts, whole(artifactEntry));
    m_out.section("hosts", m_plan.hosts, [this](const PlannedHost &host) { writeHost(host); });
    m_out.section("downloads", m_plan.downloads, [this](const Download &download) { writeDownload(download); });
    m_out.section("steps", m_plan.steps, [this](const Step &step) { writeStep(step); });
    m_out.section("diagnostics", m_plan.diagnostics, whole(diagnosticEntry));
    m_out.raw("\n}\n");
    if (!m_out.finish()) {
        return failure(
            u"write-failed"_s,
            Message(QT_TRANSLATE_NOOP("Message", "The plan could not be written: %1"), {m_device.errorString()}));
    }
    return {};
}

void PlanWriter::makeTexts()
{
    m_hosts.reserve(static_cast<size_t>(m_plan.hosts.size()));
    for (const PlannedHost &host : m_plan.hosts)
        m_hosts.push_back(inside(host.name));
    m_controller = inside(controllerName.toString());
    m_artifacts.reserve(static_cast<size_t>(m_plan.artifacts.size()));
    for (qsizetype i = 0; i < m_plan.artifacts.size(); ++i) {
        const Artifact &artifact = m_plan.artifacts.at(i);
        const QByteArray need = jsonFragment([&](JsonWriter &json) {
            json.StartObject();
            artifactFields(json, artifact);
            json.Key("artifact");
            json.Int64(i);
            json.Key("presence");
        });
        m_artifacts.push_back({need, inside(artifact.architecture), inside(stepIdName(artifact))});
    }
    for (size_t i = 0; i < m_stages.size(); ++i)
        m_stages.at(i) = inside(toString(static_cast<Stage>(i)));
    for (size_t i = 0; i < m_presences.size(); ++i)
        m_presences.at(i) = inside(toString(static_cast<Presence>(i)));
}

void PlanWriter::writeHead()
{
    m_out.raw("{\n  \"format\": \"quaymaster-plan\",\n  \"version\": 1,\n  \"created\": ");
    m_out.value([this](JsonWriter &json) {
        writeJsonOrNull(json, m_plan.created.isValid() ? m_plan.created.toUTC().toString(Qt::ISODate) : QString());
    });
    m_out.raw(",\n  \"inputs\": ");
    m_out.value([this](JsonWriter &json) { inputs(json, m_plan); });
}

void PlanWriter::writeHost(const PlannedHost &host)
{
    m_out.value([&](JsonWriter &json) {
        json.StartObject();
        json.Key("name");
        writeJson(json, host.name);
        json.Key("groups");
        writeJson(json, host.groups);
        json.Key("architecture");
        writeJson(json, host.architecture);
        json.Key("delegate");
        writeJson(json, host.delegate);
        json.Key("engine");
        writeJson(json, host.engine);
        json.Key("releaseDir");
        writeJson(json, host.releaseDir);
        json.EndObject();
    });
    const qsizetype entries = entryCount(host.needs);
    m_out.reopen(",\"needs\":[");
    writeNeeds(host.needs.first(entries));
    m_out.raw("],\"kubeadmImages\":[");
    writeNeeds(host.needs.sliced(entries));
    m_out.raw("],\"error\":");
    m_out.value([&](JsonWriter &json) { hostError(json, host.error); });
    m_out.raw("}");
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

void PlanWriter::writeNeeds(const QList<Need> &needs)
{
    bool first = true;
    for (const Need need : needs) {
        m_out.raw(first ? "\n      " : ",\n      ");
        first = false;
        m_out.raw(m_artifacts.at(need.artifact).need);
        m_out.raw(":\"");
        m_out.raw(m_presences.at(static_cast<size_t>(need.presence)));
        m_out.raw("\"}");
    }
}

void PlanWriter::writeDownload(const Download &download)
{
    m_out.value([&](JsonWriter &json) {
        json.StartObject();
        json.Key("downloader");
        writeJson(json, download.downloader);
        artifactFields(json, m_plan.artifacts.at(download.artifact));
        json.Key("artifact");
        json.Uint(download.artifact);
        json.EndObject();
    });
    m_out.reopen(",\"for\":[");
    bool first = true;
    for (const HostIndex host : download.hosts) {
        m_out.raw(first ? "\"" : ",\"");
        first = false;
        m_out.raw(nameOf(host));
        m_out.raw("\"");
    }
    m_out.raw(download.viaController ? "],\"viaController\":true}" : "],\"viaController\":false}");
}

void PlanWriter::writeStep(const Step &step)
{
    m_out.raw("{\"id\":");
    writeStepId(step);
    m_out.raw(",\"stage\":\"");
    m_out.raw(m_stages.at(static_cast<size_t>(step.stage)));
    m_out.raw("\",\"artifact\":");
    m_out.raw(QByteArray::number(step.artifact));
    m_out.raw(",\"download\":");
    m_out.raw(QByteArray::number(step.download));
    m_out.raw(",\"after\":[");
    bool first = true;
    const auto index = static_cast<quint32>(&step - m_plan.steps.constData());
    for (const quint32 before : stepsBefore(m_plan, index)) {
        m_out.raw(first ? "" : ",");
        first = false;
        writeStepId(m_plan.steps.at(before));
    }
    m_out.raw("],\"host\":\"");
    m_out.raw(nameOf(step.host));
    m_out.raw("\"}");
}

/// stepId(), put together from texts that are JSON already.
void PlanWriter::writeStepId(const Step &step)
{
    const StepIdParts parts = stepIdParts(m_plan, step);
    const ArtifactText &artifact = m_artifacts.at(step.artifact);
    m_out.raw("\"");
    m_out.raw(m_stages.at(static_cast<size_t>(step.stage)));
    m_out.raw("/");
    m_out.raw(nameOf(step.host));
    m_out.raw("/");
    if (parts.tellsDownloader) {
        m_out.raw(inside(m_plan.downloads.at(step.download).downloader));
        m_out.raw("/");
    }
    if (parts.tellsArchitecture) {
        m_out.raw(artifact.architecture);
        m_out.raw("%");
    }
    m_out.raw(artifact.stepName);
    m_out.raw("\"");
}

} // namespace

Result<> writePlan(const Plan &plan, QIODevice &device)
{
    return PlanWriter(plan, device).write();
}

} // namespace qm
