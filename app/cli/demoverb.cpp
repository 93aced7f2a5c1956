// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/clusterprobe.h"
#include "app/cli/commandlinetext.h"
#include "app/cli/console.h"
#include "app/cli/documents.h"
#include "app/cli/exitstatus.h"
#include "app/cli/interruption.h"
#include "app/cli/planning.h"
#include "app/cli/rolloutdocuments.h"
#include "app/cli/rolloutdriver.h"
#include "app/cli/savedplan.h"
#include "app/cli/texttable.h"
#include "app/cli/verbs.h"
#include "app/demo/democluster.h"
#include "app/demo/demorequirements.h"
#include "app/demo/example.h"

#include <QDir>
#include <QTemporaryDir>
#include <QThread>

#include <atomic>
#include <thread>

using namespace Qt::StringLiterals;

namespace qm::cli {

namespace {

constexpr unsigned long pollMs = 50;

Result<int> extractTo(const QString &directory)
{
    if (QDir().exists(directory)) {
        return failure(u"write-failed"_s,
                       Message(QT_TRANSLATE_NOOP("Message", "this folder exists already: name a new one")),
                       SourceLocation(directory, 0));
    }
    if (const Result<> extracted = extractExample(directory); !extracted)
        return tl::unexpected<Error>(extracted.error());
    const PlanRequest request = exampleRequest(directory);
    const QString command = u"quaymaster plan -i %1 --kubespray %2 --facts %3 --presence %4\n"_s.arg(
        request.inventories.constFirst(), request.kubespray, request.facts, request.presence.constFirst());
    if (const Result<> written = writeResult({}, command.toUtf8()); !written)
        return tl::unexpected<Error>(written.error());
    return Success;
}

Result<int> printPlan(Format format, const QString &output)
{
    const QTemporaryDir directory;
    if (!directory.isValid()) {
        return failure(
            u"write-failed"_s,
            Message(QT_TRANSLATE_NOOP("Message", "cannot make a temporary folder: %1"), {directory.errorString()}));
    }
    if (const Result<> extracted = extractExample(directory.path()); !extracted)
        return tl::unexpected<Error>(extracted.error());
    const PlanRequest request = exampleRequest(directory.path());
    const auto planning = computePlanning(request, false);
    if (!planning)
        return tl::unexpected<Error>(planning.error());
    const std::shared_ptr<const Plan> plan = planOf(*planning);
    say(plan->diagnostics);
    const Result<> written = writeResult(output, [&](QIODevice &device) {
        return writeDocument({plan, request}, format, device);
    });
    if (!written)
        return tl::unexpected<Error>(written.error());
    return statusOf(*plan);
}

/// Starts the cluster; Ctrl+C ends the start.
Result<std::unique_ptr<DemoCluster>> startCluster()
{
    DemoSetup setup = DemoSetup::standard();
    setup.progress = [](const Message &what) { say(what.text()); };
    std::stop_source stop;
    std::atomic_bool started = false;
    std::jthread watch([&] {
        for (; !started && !interrupted(); QThread::msleep(pollMs)) {}
        stop.request_stop();
    });
    Result<std::unique_ptr<DemoCluster>> cluster = DemoCluster::start(setup, stop.get_token());
    started = true;
    return cluster;
}

QString described(const DemoCluster &cluster)
{
    const DemoPlaces &places = cluster.places();
    TextTable table({CommandLine::tr("HOST"), CommandLine::tr("ADDRESS"), CommandLine::tr("ARCH"),
                     CommandLine::tr("ENGINE"), CommandLine::tr("DELEGATE")},
                    {});
    for (const DemoNode &node : cluster.nodes()) {
        table.addRow(
            {node.name, u"%1:%2"_s.arg(node.address).arg(node.port), node.architecture, node.engine, node.delegate});
    }
    return table.text()
        + u"\ninventory    %1\nkubespray    %2\nfacts        %3\nworkspace    %4\nknown hosts  %5\nidentity     %6\n"
          "registry     %7\nfiles        http://%8/\n\n"_s.arg(places.inventory(), places.checkout(), places.facts(),
                                                               places.workspace(), places.knownHosts(),
                                                               places.identity(), places.registry, places.fileServer)
        + u"quaymaster plan -i %1 --kubespray %2 --facts %3\n"
          "quaymaster probe -i %1 --kubespray %2 --facts %3 --known-hosts %4\n"_s.arg(
              places.inventory(), places.checkout(), places.facts(), places.knownHosts());
}

/// The cluster for other programs, until somebody presses Ctrl+C.
Result<int> serveCluster()
{
    Result<std::unique_ptr<DemoCluster>> cluster = startCluster();
    if (!cluster)
        return tl::unexpected<Error>(cluster.error());
    for (const Message &note : (*cluster)->notes())
        say(note.text());
    if (const Result<> written = writeResult({}, described(**cluster).toUtf8()); !written)
        return tl::unexpected<Error>(written.error());
    say(CommandLine::tr("Everything is gone when this program ends: Ctrl+C."));
    while (!interrupted()) {
        if (!(*cluster)->isRunning())
            return failure(u"demo-ended"_s, Message(QT_TRANSLATE_NOOP("Message", "the demo's nodes ended")));
        QThread::msleep(pollMs);
    }
    return Success;
}

/// Asks the nodes, and says whether each has all that it needs.
Result<bool> isProved(const PlanRequest &request, const ConnectionChoices &choices)
{
    ClusterProbe probe(request, choices, false);
    if (const Result<> performed = probe.perform(); !performed)
        return tl::unexpected<Error>(performed.error());
    probe.sayProblems();
    PlanRequest known = request;
    known.evidence = std::make_shared<const PresenceDocument>(probe.run().document());
    const auto planning = computePlanning(known, false);
    if (!planning)
        return tl::unexpected<Error>(planning.error());
    return missingCount((*planning)->plan()) == 0;
}

/// The whole job on the cluster: plans, applies, proves, and leaves nothing behind.
Result<int> rollOutHeadless(Format format, const Arguments &arguments)
{
    const Result<std::unique_ptr<DemoCluster>> cluster = startCluster();
    if (!cluster)
        return tl::unexpected<Error>(cluster.error());
    for (const Message &note : (*cluster)->notes())
        say(note.text());
    const DemoPlaces &places = (*cluster)->places();
    ConnectionChoices choices;
    choices.knownHostsFile = places.knownHosts();
    choices.scope.useSshConfig = false;
    choices.credentials = std::make_shared<TerminalCredentials>();

    const Result<SavedPlan> plan = planNow(places.request(), false);
    if (!plan)
        return tl::unexpected<Error>(plan.error());
    say(CommandLine::tr("%1 needs are missing on %2 hosts; %3 steps bring them")
            .arg(missingCount(*plan->plan))
            .arg(plan->plan->hosts.size())
            .arg(plan->plan->steps.size()));
    RolloutRequest request;
    request.planning = plan->planning;
    request.plan = plan->plan;
    request.planDocument = plan->document;
    request.command = ownCommandLine();
    request.workspace = places.workspace();
    request.knownHostsFile = places.knownHosts();
    request.scope = choices.scope;
    request.insecureRegistries = {places.registry};
    request.credentials = choices.credentials.get();
    const auto rollout = Rollout::begin(request);
    if (!rollout)
        return tl::unexpected<Error>(rollout.error());
    drive(**rollout, choices, arguments.has(u"progress"_s));
    const Result<RolloutStatus> status = rolloutStatus((*rollout)->journal(), (*rollout)->id());
    if (!status)
        return tl::unexpected<Error>(status.error());
    const QByteArray document = format == Format::Json ? statusJson(places.workspace(), {*status})
                                                       : statusText(places.workspace(), {*status}).toUtf8();
    if (const Result<> written = writeResult(arguments.value(u"output"_s), document); !written)
        return tl::unexpected<Error>(written.error());
    if (!status->record.totals.isSuccess())
        return Failure;
    const Result<bool> proved = isProved(places.request(), choices);
    if (!proved)
        return tl::unexpected<Error>(proved.error());
    say(*proved ? CommandLine::tr("proved: every node has what it needs")
                : CommandLine::tr("not proved: something is missing still"));
    return *proved ? Success : Failure;
}

} // namespace

Result<int> runDemo(const Arguments &arguments)
{
    const bool isExample = arguments.has(u"example"_s);
    QList<Format> known{Format::Text, Format::Json};
    if (isExample)
        known += {Format::Html, Format::Markdown, Format::Csv};
    const Result<Format> format = formatOf(arguments, known, Format::Text);
    if (!format)
        return tl::unexpected<Error>(format.error());
    if (!arguments.positional().isEmpty())
        return wrongUsage(Message(QT_TRANSLATE_NOOP("Message", "unexpected “%1”"), {arguments.positional()[0]}));
    if (arguments.has(u"extract"_s))
        return extractTo(arguments.value(u"extract"_s));
    if (arguments.has(u"serve"_s))
        return serveCluster();
    return isExample ? printPlan(*format, arguments.value(u"output"_s)) : rollOutHeadless(*format, arguments);
}

} // namespace qm::cli
