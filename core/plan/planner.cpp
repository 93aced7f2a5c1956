// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/plan/planner.h"

#include "core/base/workpool.h"
#include "core/plan/assembly.h"
#include "core/plan/computedplanning.h"
#include "core/plan/differences.h"
#include "core/plan/dynamicgroups.h"
#include "core/plan/hostplanning.h"
#include "core/plan/plancost.h"
#include "core/plan/plandiagnostics.h"
#include "core/plan/planinputs.h"
#include "core/plan/presencematch.h"

#include <QFuture>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

/// The time that documents give as that of planning: the one that SOURCE_DATE_EPOCH asks for, so that equal inputs make
/// documents of equal bytes (https://reproducible-builds.org/specs/source-date-epoch/), or else now.
QDateTime timeOfPlanning(Diagnostics *diagnostics)
{
    constexpr qint64 latest = 253'402'300'799; // the end of the year 9999, which is the last that documents can write
    const QByteArray wanted = qgetenv("SOURCE_DATE_EPOCH");
    if (wanted.isEmpty())
        return QDateTime::currentDateTimeUtc();
    bool isNumber = false;
    const qint64 seconds = wanted.toLongLong(&isNumber);
    if (isNumber && seconds >= 0 && seconds <= latest)
        return QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC);
    diagnostics->append({Severity::Error,
                         u"source-date-epoch"_s,
                         Message(QT_TRANSLATE_NOOP("Message",
                                                   "SOURCE_DATE_EPOCH is “%1”, which is no number of seconds since "
                                                   "1970: the plan has the time of now"),
                                 {QString::fromLocal8Bit(wanted)}),
                         {},
                         {}});
    return QDateTime::currentDateTimeUtc();
}

/// One computation, from inputs that were read to the plan.
class Computation final
{
public:
    Computation(const PlanRequest &request, PlanInputs inputs, const std::atomic_bool *canceled)
        : m_request(request)
        , m_inputs(std::move(inputs))
        , m_canceled(canceled)
    {}

    [[nodiscard]] std::shared_ptr<const Planning> run();

private:
    [[nodiscard]] bool isCanceled() const { return m_canceled && *m_canceled; }
    [[nodiscard]] QHash<QString, Value> evidentFacts() const;
    [[nodiscard]] QList<HostDisk> controllerDisks() const;
    void makeWorld();
    void addHosts();
    void applyPresence();
    void diagnose();

    const PlanRequest &m_request;
    PlanInputs m_inputs;
    const std::atomic_bool *m_canceled;
    std::shared_ptr<const KubesprayWorld> m_world;
    PlannedHosts m_hosts;
    Plan m_plan;
};

QHash<QString, Value> Computation::evidentFacts() const
{
    QHash<QString, Value> facts;
    if (!m_inputs.presence)
        return facts;
    for (const QString &name : m_inputs.presence->order) {
        const Value found = factsFromPresence(*m_inputs.presence->hosts.value(name));
        if (found.isDict())
            facts.insert(name, found);
    }
    return facts;
}

/// What is known of this machine where it fetches and is no host of the plan. Its store of files is chosen when the
/// plan is carried out: that folder is not among them.
QList<HostDisk> Computation::controllerDisks() const
{
    const std::shared_ptr<const HostPresence> known = m_inputs.presence->hosts.value(controllerName.toString());
    return known ? disksOf(*known, {}) : QList<HostDisk>();
}

void Computation::makeWorld()
{
    WorldParts parts{m_inputs.inventory.inventory,
                     m_inputs.inventory.variableFiles,
                     m_inputs.checkout,
                     m_inputs.extraVars,
                     m_inputs.facts,
                     evidentFacts(),
                     kubesprayGroups(*m_inputs.inventory.inventory, m_inputs.selection),
                     m_request.inventories};
    m_world = std::make_shared<const KubesprayWorld>(parts);
    if (m_inputs.checkout->schema != CatalogSchema::EnabledList)
        return;
    // What download_delegate is may depend on the groups made so far; templates then see groups by its value.
    for (DynamicGroup &group : delegateGroups(m_world, m_inputs.selection))
        parts.dynamicGroups.push_back(std::move(group));
    m_world = std::make_shared<const KubesprayWorld>(std::move(parts));
}

void Computation::addHosts()
{
    ArtifactPool pool(m_hosts.catalogKeys);
    const size_t count = m_hosts.worldIndexes.size();
    m_plan.hosts.reserve(static_cast<qsizetype>(count));
    for (size_t i = 0; i < count; ++i) {
        const HostSettings &settings = m_hosts.settings[i];
        const HostNeeds &needs = *m_hosts.needs[i];
        const quint32 host = m_hosts.worldIndexes[i];
        m_plan.hosts.append({m_world->hostName(host),
                             m_world->groupNames(host),
                             settings.architecture,
                             settings.delegate,
                             settings.engine,
                             settings.releaseDir,
                             pool.add(&needs),
                             {}});
        if (needs.error)
            m_plan.hosts.last().error = m_world->asWritten(host, *needs.error);
        m_plan.hosts.last().imageGcPercent = settings.imageGcPercent;
    }
    m_plan.artifacts = pool.artifacts();
    if (m_request.weights) {
        applyWeights(*m_request.weights, &m_plan.artifacts);
        m_plan.diagnostics.append(findingsAbout(m_plan.artifacts, *m_request.weights));
    }
    applyPresence();
    planDownloads(pool, usableDownloaders(m_plan), &m_plan);
    planSteps(&m_plan);
}

void Computation::applyPresence()
{
    if (!m_inputs.presence)
        return;
    PresenceMatcher matcher;
    Differences differences;
    QStringList otherSpellings;
    QStringList unasked;
    for (PlannedHost &host : m_plan.hosts) {
        const std::shared_ptr<const HostPresence> known = m_inputs.presence->hosts.value(host.name);
        if (!known) {
            unasked.append(host.name);
            continue;
        }
        host.disks = disksOf(*known, host.releaseDir);
        for (Need &need : host.needs) {
            const Artifact &artifact = m_plan.artifacts[need.artifact];
            const PresenceAnswer answer = matcher.find(*known, artifact, host.releaseDir);
            need.presence = answer.presence;
            differences.add(host.name, need.artifact, answer);
            if (answer.otherSpelling && !otherSpellings.contains(artifact.image))
                otherSpellings.append(artifact.image);
        }
        m_plan.diagnostics.append(known->findings);
        if (!known->reachable || !known->error.isEmpty()) {
            m_plan.diagnostics.append({Severity::Warning,
                                       u"presence-unknown"_s,
                                       Message(QT_TRANSLATE_NOOP("Message",
                                                                 "%1 could not be asked what it has (%2): all "
                                                                 "it needs is planned"),
                                               {host.name, known->error}),
                                       host.name,
                                       {}});
        }
    }
    m_plan.diagnostics.append(differences.told(m_plan.artifacts));
    for (const QString &image : std::as_const(otherSpellings)) {
        m_plan.diagnostics.append({Severity::Note,
                                   u"presence-other-spelling"_s,
                                   Message(QT_TRANSLATE_NOOP("Message",
                                                             "“%1” is there under another spelling of its name. "
                                                             "Kubespray compares letter by letter and would "
                                                             "bring it again; this plan does not"),
                                           {image}),
                                   {},
                                   {}});
    }
    if (!unasked.isEmpty()) {
        m_plan.diagnostics.append({Severity::Note,
                                   u"presence-unknown"_s,
                                   Message(QT_TRANSLATE_NOOP("Message",
                                                             "The presence document does not mention %1: all "
                                                             "that is needed there is planned"),
                                           {unasked.join(u", "_s)}),
                                   unasked.size() == 1 ? unasked.front() : QString(),
                                   {m_request.presence.value(0), 0}});
    }
}

void Computation::diagnose()
{
    const QString localhost = controllerName.toString();
    const quint32 explicitLocalhost = m_inputs.inventory.inventory->indexOfHost(localhost);
    const std::vector<quint32> &selected = m_inputs.selection.hosts;
    const bool localhostSelected = m_inputs.selection.implicitLocalhost
        || std::find(selected.begin(), selected.end(), explicitLocalhost) != selected.end();
    const DiagnosticContext context{m_plan, *m_world, m_hosts, localhostSelected, !m_request.limit.isEmpty()};
    // Beside the others: it has templates evaluated for each host.
    QFuture<Diagnostics> registries = QtConcurrent::run(workPool(), [&context, world = m_world] {
        Catalog catalog(world);
        return diagnoseRegistries(context, &catalog);
    });
    Catalog catalog(m_world);
    const Diagnostics others = diagnoseHosts(context) + diagnoseLocalhost(context, &catalog)
        + diagnoseDelegates(context) + diagnoseImages(context)
        + diagnoseTemplates(context, m_inputs.imageUses, &catalog);
    m_plan.diagnostics.append(others + registries.takeResult());
    if (m_inputs.presence)
        m_plan.diagnostics.append(diagnoseCost(m_plan, planCost(m_plan), controllerDisks()));
    if (m_plan.hosts.isEmpty() && m_inputs.hasCheckout && !m_inputs.inventoryFailed) {
        m_plan.diagnostics.append({Severity::Error,
                                   u"no-hosts"_s,
                                   Message(QT_TRANSLATE_NOOP("Message",
                                                             "There is no host to plan for: none that is "
                                                             "selected is in k8s_cluster or etcd")),
                                   {},
                                   {}});
    }
}

std::shared_ptr<const Planning> Computation::run()
{
    m_plan.kubesprayVersion = m_inputs.checkout->version;
    m_plan.schema = m_inputs.checkout->schema;
    m_plan.diagnostics = m_inputs.diagnostics;
    m_plan.created = timeOfPlanning(&m_plan.diagnostics);
    makeWorld();
    if (isCanceled())
        return nullptr;
    const HostVariables &variables = m_world->hostVariables();
    m_plan.diagnostics.append(variables.diagnostics());
    for (const InputFile &file : variables.files())
        m_inputs.files.append({file.path, file.sha256.toHex()});
    m_plan.inputs = m_inputs.files;

    if (m_inputs.hasCheckout) {
        m_hosts = planHosts(m_world, playHosts(*m_world, m_inputs.selection), m_canceled);
        if (isCanceled())
            return nullptr;
        addHosts();
    }
    m_plan.inputsDigest = digestOf(m_request, m_plan.inputs, m_plan.artifacts);
    m_plan.request = std::make_shared<const PlanRequest>(absoluteRequest(m_request));
    diagnose();
    QStringList watched = m_inputs.watchedPaths + m_inputs.inventory.variableFiles->watchedPaths();
    watched.removeDuplicates();
    return std::make_shared<const ComputedPlanning>(std::move(m_plan), std::move(m_world), m_hosts.catalogKeys,
                                                    std::move(watched));
}

} // namespace

class Planner::Private final
{
public:
    std::shared_ptr<FileCache> files = std::make_shared<FileCache>();
};

Planner::Planner() : d(std::make_unique<Private>()) {}

Planner::~Planner() = default;

std::shared_ptr<const Planning> Planner::plan(const PlanRequest &request, const std::atomic_bool *canceled)
{
    PlanInputs inputs = readPlanInputs(request, d->files, canceled);
    if (canceled && *canceled)
        return nullptr;
    return Computation(request, std::move(inputs), canceled).run();
}

} // namespace qm
