// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/acceptedkeys.h"
#include "app/cli/commandlinetext.h"
#include "app/cli/console.h"
#include "app/cli/documents.h"
#include "app/cli/exitstatus.h"
#include "app/cli/interruption.h"
#include "app/cli/planning.h"
#include "app/cli/probetext.h"
#include "app/cli/terminalcredentials.h"
#include "app/cli/verbs.h"
#include "core/probing/probetargets.h"

#include <QIODevice>
#include <QStandardPaths>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace qm::cli {

namespace {

constexpr auto lookEvery = 100ms;
/// A jump host's key may be the first that is unknown, and the node's behind it the next.
constexpr int mostRounds = 10;
constexpr int mostWorkers = 512;

QString dataFile(QStandardPaths::StandardLocation location, const QString &name)
{
    return QStandardPaths::writableLocation(location) + u"/quaymaster/"_s + name;
}

Result<int> workersFrom(const Arguments &arguments)
{
    if (!arguments.has(u"parallel"_s))
        return ProbeSetup().workers;
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

/// One run of the verb, from options that were understood.
class Probing final
{
public:
    Probing(const Arguments &arguments, PlanRequest request, ProbeSetup setup, AcceptedKeys accepted,
            const TerminalCredentials &credentials)
        : m_arguments(arguments)
        , m_request(std::move(request))
        , m_accepted(std::move(accepted))
        , m_credentials(credentials)
        , m_knownHostsFile(setup.knownHostsFile)
        , m_run(std::move(setup))
    {}

    [[nodiscard]] Result<> perform()
    {
        const auto planning = computePlanning(m_request, m_arguments.has(u"progress"_s));
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

    [[nodiscard]] const ProbeRun &run() const { return m_run; }

    /// What went wrong, on standard error: unknown keys once for the whole cluster, everything else by host.
    void sayProblems() const
    {
        const PresenceDocument document = m_run.document();
        say(document.diagnostics);
        for (const ProbeStatus &status : m_run.snapshot().hosts) {
            if (status.error && status.error->code != u"host-key-unknown")
                say(toLine(toDiagnostic(*status.error, status.host)));
            else if (status.presence)
                say(status.presence->findings);
        }
        const QList<UnknownHostKey> unknown = m_run.unknownHostKeys();
        if (unknown.isEmpty())
            return;
        say(toLine(Diagnostic{
            Severity::Error,
            u"host-key-unknown"_s,
            Message(QT_TRANSLATE_NOOP("Message",
                                      "nobody has vouched for the keys of %1 servers yet. Compare them with what "
                                      "ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub prints on the machines "
                                      "themselves, put the lines that are right into a file, and run this again with "
                                      "--accept-host-keys FILE"),
                    {QString::number(unknown.size())}),
            {},
            {}}));
        for (const UnknownHostKey &key : unknown)
            say(toLine(key));
    }

private:
    [[nodiscard]] ProbeScope scope() const
    {
        ProbeScope scope;
        scope.limit = m_request.limit;
        const QString config = m_arguments.value(u"ssh-config"_s);
        scope.useSshConfig = config != u"none";
        scope.sshConfigFile = scope.useSshConfig ? config : QString();
        return scope;
    }

    /// A plan without a checkout has errors of its own, which are none here.
    void sayErrors(const Diagnostics &diagnostics) const
    {
        for (const Diagnostic &diagnostic : diagnostics) {
            if (diagnostic.severity == Severity::Error && !m_request.kubespray.isEmpty())
                say(toLine(diagnostic));
        }
    }

    void wait()
    {
        Progress progress(m_arguments.has(u"progress"_s), CommandLine::tr("asking hosts"));
        while (!m_run.wait(lookEvery)) {
            if (interrupted())
                m_run.cancel();
            if (m_credentials.isAsking())
                continue;
            const ProbeSnapshot snapshot = m_run.snapshot();
            progress.show(CommandLine::tr("%1 of %2, %3 failed")
                              .arg(snapshot.done + snapshot.failed)
                              .arg(snapshot.hosts.size())
                              .arg(snapshot.failed));
        }
    }

    [[nodiscard]] Result<> acceptKeys()
    {
        for (int round = 0; round < mostRounds && !interrupted(); ++round) {
            const QList<UnknownHostKey> keys = m_accepted.among(m_run.unknownHostKeys());
            if (keys.isEmpty())
                return {};
            if (const Result<> accepted = m_run.acceptHostKeys(keys); !accepted)
                return accepted;
            for (const UnknownHostKey &key : keys)
                say(CommandLine::tr("accepted into %1: %2").arg(m_knownHostsFile, toLine(key)));
            m_run.askFailedAgain();
            wait();
        }
        return {};
    }

    /// Which files a host needs depends on what machine it is. Those that turned out to be others than the plan took
    /// them for are asked once more, by a plan that knows.
    void askAboutOtherMachines(const QList<ProbeTarget> &targets)
    {
        const auto evidence = std::make_shared<const PresenceDocument>(m_run.document());
        const bool anyOther = std::any_of(targets.begin(), targets.end(), [&](const ProbeTarget &target) {
            const auto known = evidence->hosts.value(target.host);
            return known && !known->architecture.isEmpty() && !target.question.architecture.isEmpty()
                && known->architecture != target.question.architecture;
        });
        if (!anyOther || interrupted())
            return;
        m_request.evidence = evidence;
        const auto planning = computePlanning(m_request, false);
        if (!planning)
            return;
        QList<ProbeTarget> changed;
        for (const ProbeTarget &target : probeTargets(**planning, scope())) {
            const auto known = evidence->hosts.value(target.host);
            const bool isAnswered = known && known->error.isEmpty();
            if (isAnswered && !targets.contains(target))
                changed.append(target);
        }
        m_run.ask(changed);
        wait();
    }

    const Arguments &m_arguments;
    PlanRequest m_request;
    const AcceptedKeys m_accepted;
    const TerminalCredentials &m_credentials;
    const QString m_knownHostsFile;
    ProbeRun m_run;
};

} // namespace

Result<int> runProbe(const Arguments &arguments)
{
    const bool toFile = arguments.has(u"output"_s);
    const Result<Format> format =
        formatOf(arguments, {Format::Text, Format::Json}, toFile ? Format::Json : Format::Text);
    if (!format)
        return tl::unexpected<Error>(format.error());
    const Result<PlanRequest> request = requestOf(arguments, arguments.positional(), Checkout::Optional);
    const Result<int> workers = workersFrom(arguments);
    if (!request || !workers)
        return tl::unexpected<Error>(request ? workers.error() : request.error());
    Result<AcceptedKeys> accepted = AcceptedKeys::read(arguments.values(u"accept-host-keys"_s));
    if (!accepted)
        return tl::unexpected<Error>(accepted.error());
    TerminalCredentials credentials;
    if (const Result<> read = readPasswords(arguments, &credentials); !read)
        return tl::unexpected<Error>(read.error());

    ProbeSetup setup;
    setup.knownHostsFile = arguments.has(u"known-hosts"_s)
        ? arguments.value(u"known-hosts"_s)
        : dataFile(QStandardPaths::GenericDataLocation, u"known_hosts"_s);
    setup.hashFile = dataFile(QStandardPaths::GenericCacheLocation, u"hashes.json"_s);
    setup.credentials = &credentials;
    setup.workers = *workers;
    Probing probing(arguments, *request, setup, *std::move(accepted), credentials);
    if (const Result<> performed = probing.perform(); !performed)
        return tl::unexpected<Error>(performed.error());
    if (interrupted())
        return Interrupted;

    probing.sayProblems();
    const ProbeSnapshot snapshot = probing.run().snapshot();
    const Result<> written = writeResult(arguments.value(u"output"_s), [&](QIODevice &device) -> Result<> {
        if (*format == Format::Json)
            return writePresence(probing.run().document(), device);
        const QByteArray text = probeText(snapshot).toUtf8();
        if (device.write(text) == text.size())
            return {};
        return failure(u"write-failed"_s,
                       Message(QT_TRANSLATE_NOOP("Message", "cannot write: %1"), {device.errorString()}));
    });
    if (!written)
        return tl::unexpected<Error>(written.error());
    return snapshot.done == snapshot.hosts.size() ? Success : Failure;
}

} // namespace qm::cli
