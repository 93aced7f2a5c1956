// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/report/planjson.h"

#include "core/catalog/catalog.h"
#include "core/plan/steps.h"
#include "core/report/jsonsections.h"
#include "core/report/planjsoncost.h"
#include "core/report/planjsonfields.h"

#include <array>
#include <vector>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

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
    void writeCost();

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
    m_out.section("artifacts", m_plan.artifacts, whole(writeJsonArtifact));
    m_out.section("hosts", m_plan.hosts, [this](const PlannedHost &host) { writeHost(host); });
    m_out.section("downloads", m_plan.downloads, [this](const Download &download) { writeDownload(download); });
    m_out.section("steps", m_plan.steps, [this](const Step &step) { writeStep(step); });
    m_out.section("diagnostics", m_plan.diagnostics, whole(writeJsonDiagnostic));
    writeCost();
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
            writeJsonArtifactName(json, artifact);
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
    m_out.value([this](JsonWriter &json) { writeJsonInputs(json, m_plan); });
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
        if (host.imageGcPercent != usualImageGcPercent) {
            json.Key("imageGcPercent");
            json.Int(host.imageGcPercent);
        }
        json.EndObject();
    });
    const qsizetype entries = entryCount(host.needs);
    m_out.reopen(",\"needs\":[");
    writeNeeds(host.needs.first(entries));
    m_out.raw("],\"kubeadmImages\":[");
    writeNeeds(host.needs.sliced(entries));
    m_out.raw("],\"error\":");
    m_out.value([&](JsonWriter &json) { writeJsonError(json, host.error); });
    if (!host.disks.isEmpty()) {
        m_out.raw(",\"disks\":");
        m_out.value([&](JsonWriter &json) { writeJsonDisks(json, host.disks); });
    }
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
        writeJsonArtifactName(json, m_plan.artifacts.at(download.artifact));
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

/// Follows from the rest: for those who do not want to add it up themselves.
void PlanWriter::writeCost()
{
    const PlanCost cost = planCost(m_plan);
    if (!cost.isKnown())
        return;
    m_out.raw(",\n  \"cost\": ");
    m_out.value([&](JsonWriter &json) { writeJsonCost(json, cost); });
    qsizetype index = 0;
    m_out.section("hostCosts", cost.hosts, [this, &index](const HostCost &host) {
        const QList<HostDisk> disks = index < m_plan.hosts.size() ? m_plan.hosts.at(index).disks : QList<HostDisk>();
        ++index;
        m_out.value([&](JsonWriter &json) { writeJsonHostCost(json, host, disks); });
    });
}

} // namespace

Result<> writePlan(const Plan &plan, QIODevice &device)
{
    return PlanWriter(plan, device).write();
}

} // namespace qm
