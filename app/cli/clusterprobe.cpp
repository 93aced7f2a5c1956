// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/clusterprobe.h"

#include "app/cli/commandlinetext.h"
#include "app/cli/console.h"
#include "app/cli/interruption.h"
#include "app/cli/planning.h"
#include "core/probing/kubectl.h"
#include "core/probing/kubernetesprobe.h"
#include "core/probing/othermachines.h"

#include <QStandardPaths>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace qm::cli {

namespace {

constexpr auto lookEvery = 100ms;
constexpr int mostWorkers = 512;

QString dataFile(QStandardPaths::StandardLocation location, const QString &name)
{
    return QStandardPaths::writableLocation(location) + u"/quaymaster/"_s + name;
}

Result<int> workersFrom(const Arguments &arguments)
{
    if (!arguments.has(u"parallel"_s))
        return ConnectionChoices().workers;
    bool isNumber = false;
    const int workers = arguments.value(u"parallel"_s).toInt(&isNumber);
    if (isNumber && workers >= 1 && workers <= mostWorkers)
        return workers;
    return wrongUsage(Message(QT_TRANSLATE_NOOP("Message", "--parallel takes a number from 1 to %1"),
                              {QString::number(mostWorkers)}));
}

Result<> readPasswords(const Arguments &arguments, TerminalCredentials *credentials)
{
    Result<> read;
    if (arguments.has(u"connection-password-file"_s))
        read = credentials->readPassword(arguments.value(u"connection-password-file"_s));
    if (read && arguments.has(u"become-password-file"_s))
        read = credentials->readBecomePassword(arguments.value(u"become-password-file"_s));
    return read;
}

ProbeSetup setupFrom(const ConnectionChoices &choices)
{
    ProbeSetup setup;
    setup.knownHostsFile = choices.knownHostsFile;
    setup.hashFile = dataFile(QStandardPaths::GenericCacheLocation, u"hashes.json"_s);
    setup.credentials = choices.credentials.get();
    setup.workers = choices.workers;
    return setup;
}

} // namespace

const QList<Option> &connectionOptions()
{
    static const QList<Option> options{
        {nullptr, "accept-host-keys", QT_TRANSLATE_NOOP("CommandLine", "FILE"),
         QT_TRANSLATE_NOOP("CommandLine",
                           "Accept these unknown host keys: a file with lines as they are listed, of ssh-keygen "
                           "-l, or of a known_hosts file; or one fingerprint. Repeatable.")},
        {nullptr, "known-hosts", QT_TRANSLATE_NOOP("CommandLine", "FILE"),
         QT_TRANSLATE_NOOP("CommandLine", "Where accepted keys are kept. Default: one for this program.")},
        {nullptr, "connection-password-file", QT_TRANSLATE_NOOP("CommandLine", "FILE"),
         QT_TRANSLATE_NOOP("CommandLine", "File with the password of the accounts; may be <(…) of a shell.")},
        {nullptr, "become-password-file", QT_TRANSLATE_NOOP("CommandLine", "FILE"),
         QT_TRANSLATE_NOOP("CommandLine", "File with the password that sudo asks for.")},
        {nullptr, "ssh-config", QT_TRANSLATE_NOOP("CommandLine", "FILE"),
         QT_TRANSLATE_NOOP("CommandLine", "Read this instead of ssh's own configuration; none for no one.")},
        {nullptr, "parallel", QT_TRANSLATE_NOOP("CommandLine", "NUMBER"),
         QT_TRANSLATE_NOOP("CommandLine", "Hosts asked, or worked on, at once. Default: 64.")}};
    return options;
}

Result<ConnectionChoices> ConnectionChoices::from(const Arguments &arguments)
{
    ConnectionChoices choices;
    const Result<int> workers = workersFrom(arguments);
    if (!workers)
        return tl::unexpected<Error>(workers.error());
    choices.workers = *workers;
    Result<AcceptedKeys> accepted = AcceptedKeys::read(arguments.values(u"accept-host-keys"_s));
    if (!accepted)
        return tl::unexpected<Error>(accepted.error());
    choices.accepted = *std::move(accepted);
    choices.credentials = std::make_shared<TerminalCredentials>();
    if (const Result<> read = readPasswords(arguments, choices.credentials.get()); !read)
        return tl::unexpected<Error>(read.error());
    choices.knownHostsFile = arguments.has(u"known-hosts"_s)
        ? arguments.value(u"known-hosts"_s)
        : dataFile(QStandardPaths::GenericDataLocation, u"known_hosts"_s);
    const QString config = arguments.value(u"ssh-config"_s);
    choices.scope.useSshConfig = config != u"none";
    choices.scope.sshConfigFile = choices.scope.useSshConfig ? config : QString();
    return choices;
}

ClusterProbe::ClusterProbe(PlanRequest request, ConnectionChoices choices, bool progress)
    : m_request(std::move(request))
    , m_choices(std::move(choices))
    , m_progress(progress)
    , m_run(setupFrom(m_choices))
{}

Result<> ClusterProbe::perform()
{
    const auto planning = computePlanning(m_request, m_progress);
    if (!planning)
        return tl::unexpected<Error>(planning.error());
    sayErrors((*planning)->plan().diagnostics);
    const QList<ProbeTarget> targets = probeTargets(**planning, scope());
    if (targets.isEmpty())
        return failure(u"no-hosts"_s, Message(QT_TRANSLATE_NOOP("Message", "there is no host to ask")));
    m_run.ask(targets);
    wait();
    if (const Result<> accepted = acceptKeys(); !accepted)
        return accepted;
    askAboutOtherMachines(targets);
    return {};
}

Result<KubectlStatus> ClusterProbe::performKubectl(QList<NodeIdentity> *hosts)
{
    const auto planning = computePlanning(m_request, m_progress);
    if (!planning)
        return tl::unexpected<Error>(planning.error());
    sayErrors((*planning)->plan().diagnostics);
    const Result<ProbeTarget> target = controlPlaneTarget(**planning, m_choices.scope);
    if (!target)
        return tl::unexpected<Error>(target.error());
    *hosts = nodeIdentities(**planning, m_request.limit);
    say(target->diagnostics);
    m_run.askKubectl(*target, {*hosts});
    wait();
    if (const Result<> accepted = acceptKeys(); !accepted)
        return tl::unexpected<Error>(accepted.error());
    return *m_run.kubectl();
}

void ClusterProbe::sayProblems() const
{
    const PresenceDocument document = m_run.document();
    say(document.diagnostics);
    for (const ProbeStatus &status : m_run.snapshot().hosts) {
        if (status.error && status.error->code != u"host-key-unknown")
            say(toLine(toDiagnostic(*status.error, status.host)));
        else if (status.presence)
            say(status.presence->findings);
    }
    sayUnknown(m_run.unknownHostKeys());
}

ProbeScope ClusterProbe::scope() const
{
    ProbeScope scope = m_choices.scope;
    scope.limit = m_request.limit;
    return scope;
}

/// A plan without a checkout has errors of its own, which are none here.
void ClusterProbe::sayErrors(const Diagnostics &diagnostics) const
{
    for (const Diagnostic &diagnostic : diagnostics) {
        if (diagnostic.severity == Severity::Error && !m_request.kubespray.isEmpty())
            say(toLine(diagnostic));
    }
}

void ClusterProbe::wait()
{
    Progress progress(m_progress, CommandLine::tr("asking hosts"));
    while (!m_run.wait(lookEvery)) {
        if (interrupted())
            m_run.cancel();
        if (m_choices.credentials->isAsking())
            continue;
        const ProbeSnapshot snapshot = m_run.snapshot();
        if (const std::optional<KubectlStatus> kubectl = m_run.kubectl()) {
            progress.show(CommandLine::tr("kubectl on %1").arg(kubectl->host));
            continue;
        }
        progress.show(CommandLine::tr("%1 of %2, %3 failed")
                          .arg(snapshot.done + snapshot.failed)
                          .arg(snapshot.hosts.size())
                          .arg(snapshot.failed));
    }
}

Result<> ClusterProbe::acceptKeys()
{
    for (int round = 0; round < AcceptedKeys::mostRounds && !interrupted(); ++round) {
        const QList<UnknownHostKey> keys = m_choices.accepted.among(m_run.unknownHostKeys());
        if (keys.isEmpty())
            return {};
        if (const Result<> accepted = m_run.acceptHostKeys(keys); !accepted)
            return accepted;
        sayAccepted(keys, m_choices.knownHostsFile);
        m_run.askFailedAgain();
        wait();
    }
    return {};
}

void ClusterProbe::askAboutOtherMachines(const QList<ProbeTarget> &targets)
{
    const auto evidence = std::make_shared<const PresenceDocument>(m_run.document());
    if (!anyOtherMachine(targets, *evidence) || interrupted())
        return;
    m_request.evidence = evidence;
    const auto planning = computePlanning(m_request, false);
    if (!planning)
        return;
    const QStringList hosts = hostsToAskAgain(targets, (*planning)->plan(), *evidence);
    QList<ProbeTarget> again = probeTargets(**planning, scope());
    again.removeIf([&](const ProbeTarget &target) { return !hosts.contains(target.host); });
    m_run.ask(again);
    wait();
}

} // namespace qm::cli
