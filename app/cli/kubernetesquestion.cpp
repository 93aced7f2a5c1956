// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/kubernetesquestion.h"

#include "app/cli/clusterprobe.h"
#include "app/cli/commandlinetext.h"
#include "app/cli/console.h"
#include "app/cli/interruption.h"
#include "app/cli/planning.h"
#include "app/cli/texttable.h"
#include "core/probing/kubernetesprobe.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace qm::cli {

const QList<Option> &kubernetesOptions()
{
    static const QList<Option> options{
        {nullptr, "kubeconfig", QT_TRANSLATE_NOOP("CommandLine", "FILE"),
         QT_TRANSLATE_NOOP(
             "CommandLine",
             "Ask the API of a cluster instead of its hosts: what kubelets report, which is less. Programs "
             "that the file names (exec) are never run.")},
        {nullptr, "kubectl", nullptr,
         QT_TRANSLATE_NOOP("CommandLine",
                           "The same by kubectl, over SSH on the first host of the control plane, as Kubespray does.")},
        {nullptr, "context", QT_TRANSLATE_NOOP("CommandLine", "NAME"),
         QT_TRANSLATE_NOOP("CommandLine", "With --kubeconfig: this context of the file instead of its current one.")},
        {nullptr, "allow-unverified-api", nullptr,
         QT_TRANSLATE_NOOP("CommandLine",
                           "With --kubeconfig: do as the file says if it says insecure-skip-tls-verify. Whoever is in "
                           "between can read the credentials then.")}};
    return options;
}

namespace {

/// Says what an option is wrong without, or beside.
Result<> checkUsage(const Arguments &arguments)
{
    const bool asksApi = arguments.has(u"kubeconfig"_s);
    if (asksApi && arguments.has(u"kubectl"_s)) {
        return wrongUsage(
            Message(QT_TRANSLATE_NOOP("Message", "--kubeconfig and --kubectl ask the same: give one of them")));
    }
    for (const QString &name : {u"context"_s, u"allow-unverified-api"_s}) {
        if (arguments.has(name) && !asksApi) {
            return wrongUsage(Message(
                QT_TRANSLATE_NOOP("Message", "--%1 is about the file of --kubeconfig, and none is given"), {name}));
        }
    }
    for (const Option &option : connectionOptions()) {
        const QString name = QString::fromLatin1(option.longName);
        if (asksApi && arguments.has(name)) {
            return wrongUsage(
                Message(QT_TRANSLATE_NOOP("Message", "--%1 is about asking hosts, and with --kubeconfig none is asked"),
                        {name}));
        }
    }
    return {};
}

Result<NodePresence> askApi(const Arguments &arguments, const PlanRequest &request, QList<NodeIdentity> *hosts)
{
    const auto planning = computePlanning(request, arguments.has(u"progress"_s));
    if (!planning)
        return tl::unexpected<Error>(planning.error());
    KubernetesQuestion question;
    question.kubeconfig = QFileInfo(arguments.value(u"kubeconfig"_s)).absoluteFilePath();
    question.choice.context = arguments.value(u"context"_s);
    question.choice.allowUnverified = arguments.has(u"allow-unverified-api"_s);
    *hosts = nodeIdentities(**planning, request.limit);
    const Progress shown(arguments.has(u"progress"_s), CommandLine::tr("asking the Kubernetes API"));
    return probeKubernetes(*hosts, question, &interrupted());
}

Result<NodePresence> askByKubectl(const Arguments &arguments, const PlanRequest &request, QList<NodeIdentity> *hosts)
{
    const Result<ConnectionChoices> choices = ConnectionChoices::from(arguments);
    if (!choices)
        return tl::unexpected<Error>(choices.error());
    ClusterProbe probe(request, *choices, arguments.has(u"progress"_s));
    const Result<KubectlStatus> status = probe.performKubectl(hosts);
    if (!status)
        return tl::unexpected<Error>(status.error());
    probe.sayProblems();
    if (status->error)
        return tl::unexpected<Error>(*status->error);
    return *status->presence;
}

} // namespace

Result<bool> asksKubernetes(const Arguments &arguments)
{
    if (const Result<> checked = checkUsage(arguments); !checked)
        return tl::unexpected<Error>(checked.error());
    return arguments.has(u"kubeconfig"_s) || arguments.has(u"kubectl"_s);
}

Result<PresenceDocument> askKubernetes(const Arguments &arguments, const PlanRequest &request)
{
    QList<NodeIdentity> hosts;
    const auto ask = arguments.has(u"kubectl"_s) ? askByKubectl : askApi;
    const Result<NodePresence> presence = ask(arguments, request, &hosts);
    if (!presence)
        return tl::unexpected<Error>(presence.error());
    const PresenceDocument document = presence->document();
    say(document.diagnostics);
    for (const NodeIdentity &host : std::as_const(hosts)) {
        if (!document.hosts.contains(host.host))
            say(CommandLine::tr("%1 is no node of the cluster").arg(host.host));
    }
    return document;
}

QString kubernetesText(const PresenceDocument &document)
{
    constexpr auto left = TextTable::Align::Left;
    constexpr auto right = TextTable::Align::Right;
    TextTable table({CommandLine::tr("HOST"), CommandLine::tr("MACHINE"), CommandLine::tr("ENGINE"),
                     CommandLine::tr("IMAGES"), CommandLine::tr("ALL OF THEM")},
                    {left, left, left, right, left});
    for (const QString &name : document.order) {
        const HostPresence &host = *document.hosts.value(name);
        table.addRow({name, host.architecture, (host.engine + u' ' + host.engineVersion).trimmed(),
                      QString::number(host.images.size()),
                      host.imagesComplete ? CommandLine::tr("yes") : CommandLine::tr("not known")});
    }
    return table.text();
}

} // namespace qm::cli
