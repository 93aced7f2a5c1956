// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/report/planjson.h"

#include "core/plan/steps.h"
#include "core/report/jsonentries.h"
#include "core/report/jsonfields.h"
#include "core/report/planjsonartifacts.h"
#include "core/report/planjsonrequest.h"

#include <QHash>

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

/// How many values may wait because the document has its fields in another order than ours.
constexpr qint64 maxDeferredValues = 8'000'000;

Message verbatim(const QString &text)
{
    return text.isEmpty() ? Message() : Message("%1", {text});
}

/// "sha256:…" without its first part; empty if missing.
QByteArray digestIn(JsonFields &fields)
{
    static const QString prefix = u"sha256:"_s;
    const QString text = fields.optionalText(u"digest"_s);
    if (!text.isEmpty() && !text.startsWith(prefix)) {
        fields.fail(Message(QT_TRANSLATE_NOOP("Message", "The field “%1” of %2 must be a SHA-256 digest"),
                            {u"digest"_s, fields.where()}));
    }
    return text.sliced(std::min(prefix.size(), text.size())).toLatin1();
}

class PlanReader final
{
public:
    [[nodiscard]] Result<> consume(const JsonEntry &entry);
    [[nodiscard]] Result<Plan> finish(SourceLocation document);

    [[nodiscard]] static QStringList entryFields()
    {
        return {u"artifacts"_s, u"hosts"_s, u"downloads"_s, u"steps"_s, u"diagnostics"_s};
    }
    [[nodiscard]] static QStringList otherFields() { return {u"format"_s, u"version"_s, u"created"_s, u"inputs"_s}; }

private:
    [[nodiscard]] bool mustWait(const QString &field) const;
    [[nodiscard]] Result<> defer(const JsonEntry &entry);
    [[nodiscard]] Result<> read(const JsonEntry &entry);
    void readHead(const JsonEntry &entry, JsonFields &fields);
    void readInputs(JsonFields &fields);
    void readRequest(JsonFields &fields);
    void readArtifact(JsonFields &fields) { m_artifacts.add(fields); }
    void readHost(JsonFields &fields);
    void readDisks(JsonFields &fields, PlannedHost *host);
    void readDownload(JsonFields &fields);
    void readStep(JsonFields &fields);
    void readDiagnostic(JsonFields &fields);

    [[nodiscard]] HostIndex hostOf(JsonFields &fields, const QString &name);
    void checkStep(JsonFields &fields, const Step &step);

    Plan m_plan;
    std::optional<PlanRequest> m_request;
    bool m_isPlan = false;
    bool m_isVersion = false;
    QHash<QString, QList<JsonEntry>> m_deferred;
    qint64 m_deferredValues = 0;
    PlanJsonArtifacts m_artifacts{&m_plan.artifacts};
    QHash<QString, HostIndex> m_hostIndexes;
};

Result<> PlanReader::consume(const JsonEntry &entry)
{
    return mustWait(entry.field) ? defer(entry) : read(entry);
}

/// Entries rest on others: hosts on artifacts, downloads on hosts, steps on downloads. In our order they can be
/// read at once.
bool PlanReader::mustWait(const QString &field) const
{
    if (field == u"hosts")
        return m_plan.artifacts.isEmpty();
    if (field == u"downloads")
        return m_plan.hosts.isEmpty();
    return field == u"steps" && m_plan.downloads.isEmpty();
}

Result<> PlanReader::defer(const JsonEntry &entry)
{
    m_deferredValues += entry.values;
    if (m_deferredValues > maxDeferredValues) {
        return failure(
            u"plan-too-large"_s,
            Message(QT_TRANSLATE_NOOP("Message", "So large a document must have the fields in this order: %1"),
                    {entryFields().join(u", "_s)}),
            entry.location);
    }
    m_deferred[entry.field].append(entry);
    return {};
}

Result<> PlanReader::read(const JsonEntry &entry)
{
    static const QHash<QString, void (PlanReader::*)(JsonFields &)> readers{
        {u"artifacts"_s, &PlanReader::readArtifact},
        {u"hosts"_s, &PlanReader::readHost},
        {u"downloads"_s, &PlanReader::readDownload},
        {u"steps"_s, &PlanReader::readStep},
        {u"diagnostics"_s, &PlanReader::readDiagnostic}};

    if (entry.index < 0) {
        const Value whole(Value::Dict{{Value(entry.field), entry.value}});
        JsonFields fields(whole, u"the document"_s, entry.location);
        readHead(entry, fields);
        return fields.error() ? Result<>(tl::unexpected(*fields.error())) : Result<>();
    }
    JsonFields fields(entry.value, u"%1[%2]"_s.arg(entry.field).arg(entry.index), entry.location);
    if (!fields.hasFailed())
        (this->*readers.value(entry.field))(fields);
    return fields.error() ? Result<>(tl::unexpected(*fields.error())) : Result<>();
}

void PlanReader::readHead(const JsonEntry &entry, JsonFields &fields)
{
    if (entry.field == u"format") {
        m_isPlan = fields.text(u"format"_s) == u"quaymaster-plan";
        if (!m_isPlan)
            fields.fail(
                Message(QT_TRANSLATE_NOOP("Message", "This is no plan document: “format” is not “quaymaster-plan”")));
    } else if (entry.field == u"version") {
        m_isVersion = fields.number(u"version"_s, JsonFields::anyNumber).value_or(0) == 1;
        if (!m_isVersion) {
            fields.fail(Message(QT_TRANSLATE_NOOP("Message",
                                                  "The plan document has a version that this program does not know; "
                                                  "it reads version 1")),
                        u"plan-version"_s);
        }
    } else if (entry.field == u"created") {
        m_plan.created = QDateTime::fromString(fields.optionalText(u"created"_s), Qt::ISODate).toUTC();
    } else {
        const Value inputs = fields.object(u"inputs"_s);
        if (inputs.isDict()) {
            JsonFields inner(inputs, u"inputs"_s, entry.location);
            readInputs(inner);
            if (inner.error())
                fields.fail(inner.error()->message);
        }
    }
}

void PlanReader::readInputs(JsonFields &fields)
{
    const Value kubespray = fields.object(u"kubespray"_s);
    if (kubespray.isDict()) {
        JsonFields inner(kubespray, u"inputs.kubespray"_s, fields.location());
        m_plan.kubesprayVersion = inner.optionalText(u"version"_s);
        m_plan.schema = inner.word(u"schema"_s, {CatalogSchema::EnabledList, CatalogSchema::Groups});
        if (inner.error())
            fields.fail(inner.error()->message);
    }
    m_plan.inputsDigest = digestIn(fields);
    readRequest(fields);
    const Value::List &files = fields.list(u"files"_s);
    for (size_t i = 0; i < files.size(); ++i) {
        JsonFields file(files[i], u"inputs.files[%1]"_s.arg(i), fields.location());
        m_plan.inputs.append({file.text(u"path"_s), digestIn(file)});
        if (file.error())
            fields.fail(file.error()->message);
    }
}

void PlanReader::readRequest(JsonFields &fields)
{
    const Value request = fields.object(u"request"_s);
    if (!request.isDict())
        return;
    JsonFields inner(request, u"inputs.request"_s, fields.location());
    m_request = requestIn(inner);
    if (inner.error())
        fields.fail(inner.error()->message);
}

void PlanReader::readDisks(JsonFields &fields, PlannedHost *host)
{
    const Value::List &disks = fields.list(u"disks"_s);
    for (size_t i = 0; i < disks.size() && !fields.hasFailed(); ++i) {
        JsonFields inner(disks[i], u"%1.disks[%2]"_s.arg(fields.where()).arg(i), fields.location());
        HostDisk disk;
        disk.use = inner.word(u"use"_s, {DiskUse::ReleaseDir, DiskUse::Temporary, DiskUse::EngineRoot});
        disk.path = inner.text(u"path"_s);
        disk.fileSystem = inner.optionalText(u"fileSystem"_s);
        disk.freeBytes = inner.number(u"freeBytes"_s, JsonFields::anyNumber).value_or(-1);
        disk.totalBytes = inner.number(u"totalBytes"_s, JsonFields::anyNumber).value_or(-1);
        disk.freeInodes = inner.number(u"freeInodes"_s, JsonFields::anyNumber).value_or(-1);
        host->disks.append(disk);
        if (inner.error())
            fields.fail(inner.error()->message);
    }
}

void PlanReader::readHost(JsonFields &fields)
{
    PlannedHost host;
    host.name = fields.text(u"name"_s);
    host.groups = fields.texts(u"groups"_s);
    host.architecture = fields.optionalText(u"architecture"_s);
    host.delegate = fields.optionalText(u"delegate"_s);
    host.engine = fields.optionalText(u"engine"_s);
    host.releaseDir = fields.optionalText(u"releaseDir"_s);
    host.imageGcPercent = static_cast<int>(fields.number(u"imageGcPercent"_s, 101).value_or(usualImageGcPercent));

    Value::List needs = fields.list(u"needs"_s);
    const Value::List &kubeadmImages = fields.list(u"kubeadmImages"_s);
    needs.insert(needs.end(), kubeadmImages.begin(), kubeadmImages.end());
    host.needs.reserve(static_cast<qsizetype>(needs.size()));
    for (size_t i = 0; i < needs.size() && !fields.hasFailed(); ++i) {
        JsonFields need(needs[i], u"%1.needs[%2]"_s.arg(fields.where()).arg(i), fields.location());
        const ArtifactIndex artifact = m_artifacts.indexIn(need, host.architecture);
        const Presence presence = need.word(
            u"presence"_s,
            {Presence::Unknown, Presence::Absent, Presence::Reported, Presence::Verified, Presence::Different});
        host.needs.append({artifact, presence});
        if (need.error())
            fields.fail(need.error()->message);
    }

    readDisks(fields, &host);
    const Value error = fields.object(u"error"_s);
    if (error.isDict()) {
        JsonFields inner(error, u"%1.error"_s.arg(fields.where()), fields.location());
        host.error = Error{inner.text(u"code"_s), verbatim(inner.text(u"message"_s)), inner.sourceLocation()};
        if (inner.error())
            fields.fail(inner.error()->message);
    }
    if (m_hostIndexes.contains(host.name))
        fields.fail(Message(QT_TRANSLATE_NOOP("Message", "The host “%1” is in the plan twice"), {host.name}));
    m_hostIndexes.insert(host.name, static_cast<HostIndex>(m_plan.hosts.size()));
    m_plan.hosts.append(std::move(host));
}

HostIndex PlanReader::hostOf(JsonFields &fields, const QString &name)
{
    if (const auto found = m_hostIndexes.constFind(name); found != m_hostIndexes.constEnd())
        return *found;
    fields.fail(Message(QT_TRANSLATE_NOOP("Message", "%1 names the host “%2”, which the plan does not have"),
                        {fields.where(), name}));
    return 0;
}

void PlanReader::readDownload(JsonFields &fields)
{
    Download download;
    download.downloader = fields.text(u"downloader"_s);
    download.artifact = m_artifacts.indexIn(fields);
    download.viaController = fields.flag(u"viaController"_s);
    const QStringList names = fields.texts(u"for"_s);
    download.hosts.reserve(names.size());
    for (const QString &name : names)
        download.hosts.append(hostOf(fields, name));
    if (download.hosts.isEmpty())
        fields.fail(Message(QT_TRANSLATE_NOOP("Message", "%1 is for no host"), {fields.where()}));
    m_plan.downloads.append(std::move(download));
}

void PlanReader::readStep(JsonFields &fields)
{
    Step step;
    step.stage = fields.word(
        u"stage"_s, {Stage::Fetch, Stage::Transit, Stage::Distribute, Stage::Unpack, Stage::Load, Stage::Verify});
    const QString host = fields.text(u"host"_s);
    step.host = host == controllerName && !m_hostIndexes.contains(host) ? Step::controllerHost : hostOf(fields, host);
    const auto download = fields.number(u"download"_s, m_plan.downloads.size());
    const QString id = fields.text(u"id"_s);
    if (!download)
        fields.fail(Message(QT_TRANSLATE_NOOP("Message", "%1 names no download"), {fields.where()}));
    if (fields.hasFailed())
        return;
    step.download = static_cast<quint32>(*download);
    step.artifact = m_plan.downloads.at(*download).artifact;
    checkStep(fields, step);
    if (!fields.hasFailed() && stepId(m_plan, step) != id) {
        fields.fail(Message(QT_TRANSLATE_NOOP("Message", "%1 is named “%2”, but it is the step “%3”"),
                            {fields.where(), id, stepId(m_plan, step)}));
    }
    m_plan.steps.append(step);
}

/// What stepsBefore() relies on: it finds predecessors by the order of the steps.
void PlanReader::checkStep(JsonFields &fields, const Step &step)
{
    const auto order = [](const Step &s) { return std::tuple(s.stage, s.host, s.download); };
    const qsizetype index = m_plan.steps.size();
    const bool inFetches = index < m_plan.downloads.size();
    const bool fetch = step.stage == Stage::Fetch;
    const bool ordered = index == 0 || order(m_plan.steps.last()) < order(step);
    const Download &download = m_plan.downloads.at(step.download);
    const bool ownFetch = step.download == index && hostName(m_plan, step.host) == download.downloader;
    const bool ownTransit = download.viaController && hostName(m_plan, step.host) == controllerName;
    if (inFetches != fetch || (fetch && !ownFetch) || (step.stage == Stage::Transit && !ownTransit) || !ordered)
        fields.fail(Message(QT_TRANSLATE_NOOP("Message", "%1 is out of order"), {fields.where()}));
}

void PlanReader::readDiagnostic(JsonFields &fields)
{
    Diagnostic diagnostic;
    diagnostic.severity = fields.word(u"severity"_s, {Severity::Note, Severity::Warning, Severity::Error});
    diagnostic.code = fields.text(u"code"_s);
    diagnostic.host = fields.optionalText(u"host"_s);
    diagnostic.message = verbatim(fields.text(u"message"_s));
    diagnostic.location = fields.sourceLocation();
    m_plan.diagnostics.append(diagnostic);
}

Result<Plan> PlanReader::finish(SourceLocation document)
{
    if (!m_isPlan || !m_isVersion) {
        return failure(
            u"plan-json"_s,
            Message(QT_TRANSLATE_NOOP("Message", "This is no plan document: “format” or “version” is missing")),
            document);
    }
    for (const QString &field : entryFields()) {
        const auto waiting = m_deferred.take(field);
        for (const JsonEntry &entry : waiting) {
            if (const auto done = read(entry); !done)
                return tl::unexpected(done.error());
        }
    }
    // Every download has its fetch, and a transit if it passes the controller; or there are no steps at all.
    const auto count = [&](Stage stage) {
        return std::count_if(m_plan.steps.begin(), m_plan.steps.end(), [&](const Step &s) { return s.stage == stage; });
    };
    const auto transits = std::count_if(m_plan.downloads.begin(), m_plan.downloads.end(),
                                        [](const Download &download) { return download.viaController; });
    if (!m_plan.steps.isEmpty()
        && (count(Stage::Fetch) != m_plan.downloads.size() || count(Stage::Transit) != transits)) {
        return failure(u"plan-json"_s,
                       Message(QT_TRANSLATE_NOOP("Message", "The plan document lacks steps of its downloads")),
                       document);
    }
    if (m_request) {
        auto weights = std::make_shared<ArtifactWeights>(weightsOf(m_plan.artifacts));
        if (!weights->byKey.isEmpty())
            m_request->weights = std::move(weights);
        m_plan.request = std::make_shared<const PlanRequest>(*std::move(m_request));
    }
    return std::move(m_plan);
}

} // namespace

Result<Plan> readPlan(QIODevice &device, const QString &name)
{
    PlanReader reader;
    const auto read = readJsonEntries(device, name, PlanReader::entryFields(), PlanReader::otherFields(),
                                      [&](const JsonEntry &entry) { return reader.consume(entry); });
    if (!read)
        return tl::unexpected(read.error());
    return reader.finish(SourceLocation(name, 0));
}

} // namespace qm
