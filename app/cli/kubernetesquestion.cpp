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
        {nullptr, "context", QT_TRANSLATE_NOOP("CommandLine", "NAME"),
         QT_TRANSLATE_NOOP("CommandLine", "With --kubeconfig: this context of the file instead of its current one.")},
        {nullptr, "allow-unverified-api", nullptr,
         QT_TRANSLATE_NOOP("CommandLine",
                           "With --kubeconfig: do as the file says if it says insecure-skip-tls-verify. Whoever is in "
                           "between can read the credentials then.")}};
    return options;
}

Result<PresenceDocument> askKubernetes(const Arguments &arguments, const PlanRequest &request)
{
    for (const Option &option : connectionOptions()) {
        const QString name = QString::fromLatin1(option.longName);
        if (arguments.has(name)) {
            return wrongUsage(
                Message(QT_TRANSLATE_NOOP("Message", "--%1 is about asking hosts, and with --kubeconfig none is asked"),
                        {name}));
        }
    }
    const auto planning = computePlanning(request, arguments.has(u"progress"_s));
    if (!planning)
        return tl::unexpected<Error>(planning.error());
    KubernetesQuestion question;
    question.kubeconfig = QFileInfo(arguments.value(u"kubeconfig"_s)).absoluteFilePath();
    question.choice.context = arguments.value(u"context"_s);
    question.choice.allowUnverified = arguments.has(u"allow-unverified-api"_s);
    const QList<NodeIdentity> hosts = nodeIdentities(**planning, request.limit);
    const Progress shown(arguments.has(u"progress"_s), CommandLine::tr("asking the Kubernetes API"));
    Result<NodePresence> presence = probeKubernetes(hosts, question, &interrupted());
    if (!presence)
        return tl::unexpected<Error>(presence.error());
    PresenceDocument document;
    for (const auto &host : presence->hosts)
        document.insert(host);
    document.diagnostics = presence->diagnostics;
    say(document.diagnostics);
    for (const NodeIdentity &host : hosts) {
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
