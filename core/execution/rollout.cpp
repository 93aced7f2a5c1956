// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/execution/rollout.h"

#include "core/execution/authorities.h"
#include "core/execution/machines.h"
#include "core/execution/planexecutor.h"
#include "core/execution/storeroom.h"
#include "core/plan/plansources.h"
#include "core/rollout/rolloutjobs.h"
#include "core/transport/ssh/sshcontext.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

/// Where skopeo and docker keep what people logged in with: containers-auth.json(5).
QString standardAuthFile()
{
    const QString fromEnvironment = qEnvironmentVariable("REGISTRY_AUTH_FILE");
    const QStringList files{fromEnvironment, qEnvironmentVariable("XDG_RUNTIME_DIR") + u"/containers/auth.json"_s,
                            QDir::homePath() + u"/.config/containers/auth.json"_s,
                            QDir::homePath() + u"/.docker/config.json"_s};
    const auto file = std::find_if(files.begin(), files.end(),
                                   [](const QString &name) { return !name.isEmpty() && QFileInfo(name).isReadable(); });
    return file == files.end() ? QString() : *file;
}

QString textOf(const Planning &planning, const QString &host, const QString &variable)
{
    const Result<Value> value = planning.value(host, variable);
    return value && value->isString() ? value->toString() : QString();
}

/// What inventory and surroundings say about fetching, for every downloader of a plan.
QHash<QString, FetchSettings> fetchSettings(const Planning &planning, const Plan &plan)
{
    QHash<QString, FetchSettings> settings;
    for (const Download &download : plan.downloads) {
        if (settings.contains(download.downloader))
            continue;
        // roles/kubespray_defaults: http_proxy, https_proxy, no_proxy
        FetchSettings &own = settings[download.downloader];
        own.httpProxy = textOf(planning, download.downloader, u"http_proxy"_s);
        own.httpsProxy = textOf(planning, download.downloader, u"https_proxy"_s);
        own.noProxy = textOf(planning, download.downloader, u"no_proxy"_s);
        if (download.downloader == controllerName)
            own.authFile = standardAuthFile();
    }
    return settings;
}

/// The host whose variables tell where a download comes from, of all that get it: Ansible, too, asks one of many.
const PlannedHost &hostToAsk(const Plan &plan, const Download &download)
{
    const auto needs = [&](HostIndex host) {
        const QList<Need> &all = plan.hosts[host].needs;
        return std::any_of(all.begin(), all.end(), [&](Need need) { return need.artifact == download.artifact; });
    };
    const auto host = std::find_if(download.hosts.begin(), download.hosts.end(), needs);
    return plan.hosts[host == download.hosts.end() ? download.hosts.constFirst() : *host];
}

/// Where the inventory wants archives to stay on nodes once their images are loaded.
QSet<QString> archiveKeepers(const Planning &planning, const Plan &plan)
{
    QSet<QString> hosts;
    for (const PlannedHost &host : plan.hosts) {
        // roles/kubespray_defaults: download_keep_remote_cache
        const Result<Value> keeps = planning.value(host.name, u"download_keep_remote_cache"_s);
        if (keeps && keeps->isTruthy())
            hosts.insert(host.name);
    }
    return hosts;
}

/// A fetch has files, connections and a program open, all of them here, if the controller downloads.
int descriptorsForFetches(const RolloutLimits &limits)
{
    constexpr int each = 12;
    return std::clamp(limits.fetches, 0, 1000) * each;
}

QList<SshTarget> sshTargets(const Planning &planning, const ProbeScope &scope)
{
    QList<SshTarget> targets;
    for (const ProbeTarget &target : probeTargets(planning, scope)) {
        if (target.target)
            targets.append(*target.target);
    }
    return targets;
}

} // namespace

struct Rollout::Parts final
{
    RolloutRequest request;
    std::unique_ptr<SshContext> ssh;
    std::unique_ptr<Machines> machines;
    std::unique_ptr<PlanExecutor> executor;
    std::unique_ptr<Journal> journal;
    std::vector<RolloutJob> jobs;
    std::unique_ptr<RolloutRun> run; ///< goes first: everything else serves it

    void makeRun()
    {
        RolloutSetup setup;
        setup.jobs = jobs;
        setup.hosts = rolloutHosts(*request.plan);
        setup.options = request.options;
        setup.executor = executor.get();
        setup.journal = journal.get();
        setup.observer = request.observer;
        run = std::make_unique<RolloutRun>(std::move(setup));
    }
};

Rollout::Rollout(std::unique_ptr<Parts> parts, qint64 id) : m_parts(std::move(parts)), m_id(id)
{
    m_parts->makeRun();
}

Rollout::~Rollout() = default;

Result<std::unique_ptr<Rollout::Parts>> Rollout::prepare(const RolloutRequest &request)
{
    const QString store = storeIn(request.workspace);
    if (const Result<> room = checkStoreRoom(*request.plan, store, freeBytesAt(store)); !room)
        return tl::unexpected<Error>(room.error());
    const Result<QByteArray> authorities = readAuthorities(request.authorityFiles);
    if (!authorities)
        return tl::unexpected<Error>(authorities.error());
    auto parts = std::make_unique<Parts>();
    parts->request = request;
    auto journal = Journal::open(request.workspace);
    if (!journal)
        return tl::unexpected<Error>(journal.error());
    parts->journal = std::move(*journal);
    const QString knownHosts =
        request.knownHostsFile.isEmpty() ? request.workspace + u"/known_hosts"_s : request.knownHostsFile;
    parts->ssh = std::make_unique<SshContext>(knownHosts, request.credentials);
    parts->machines =
        std::make_unique<Machines>(*parts->ssh, sshTargets(*request.planning, request.scope), Machines::usuallyTrusted,
                                   mostOpenSessions(descriptorsForFetches(request.options.limits)));

    ExecutionSettings settings;
    settings.store = store;
    settings.pinImages = request.options.pinImages;
    settings.thinArchives = request.options.thinArchives;
    settings.streamImages = request.options.streamImages;
    settings.archiveKeepers = archiveKeepers(*request.planning, *request.plan);
    settings.insecureRegistries = request.insecureRegistries;
    settings.authorities = *authorities;
    settings.downloaders = fetchSettings(*request.planning, *request.plan);
    settings.credentials = &parts->ssh->credentials();
    settings.fileSource = [planning = request.planning, plan = request.plan](const Download &download) {
        return fileSourceOf(*planning, hostToAsk(*plan, download).name, plan->artifacts[download.artifact]);
    };
    settings.registrySettings = [planning = request.planning, plan = request.plan](const Download &download) {
        return registriesOf(*planning, hostToAsk(*plan, download));
    };
    parts->executor = std::make_unique<PlanExecutor>(request.plan, std::move(settings), *parts->machines);
    parts->jobs = rolloutJobs(*request.plan, parts->machines->bastions());
    return parts;
}

Result<std::unique_ptr<Rollout>> Rollout::begin(const RolloutRequest &request)
{
    auto parts = prepare(request);
    if (!parts)
        return tl::unexpected<Error>(parts.error());
    const Result<qint64> id =
        (*parts)->journal->begin(request.planDocument, (*parts)->jobs, request.options, request.command);
    if (!id)
        return tl::unexpected<Error>(id.error());
    return std::unique_ptr<Rollout>(new Rollout(std::move(*parts), *id));
}

Result<std::unique_ptr<Rollout>> Rollout::takeUp(const RolloutRequest &request, qint64 id)
{
    auto parts = prepare(request);
    if (!parts)
        return tl::unexpected<Error>(parts.error());
    if (const Result<> taken = (*parts)->journal->takeUp(id, request.command, request.options); !taken)
        return tl::unexpected<Error>(taken.error());
    return std::unique_ptr<Rollout>(new Rollout(std::move(*parts), id));
}

RolloutRun &Rollout::run() const
{
    return *m_parts->run;
}

const Journal &Rollout::journal() const
{
    return *m_parts->journal;
}

QString Rollout::commands(quint32 job) const
{
    return m_parts->executor->commands(job);
}

} // namespace qm
