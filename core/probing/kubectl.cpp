// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/probing/kubectl.h"

#include "core/base/harmlesstext.h"
#include "core/probing/scriptend.h"

#include <QFile>

using namespace Qt::StringLiterals;

/// Outside of any namespace, as Q_INIT_RESOURCE wants it: the resource is in a static library.
static void initializeResource()
{
    Q_INIT_RESOURCE(probing);
}

namespace qm {

namespace {

/// The script's own; see kubectl.sh.
constexpr int exitMissing = 101;
constexpr int exitNoConfig = 102;
constexpr int bytesPerMebibyte = 1024 * 1024;

/// kubectl tells what it tried, and in the last line why that failed.
QString lastLine(const QByteArray &said)
{
    const QByteArray lines = said.trimmed();
    return harmlessText(lines.sliced(lines.lastIndexOf('\n') + 1));
}

tl::unexpected<Error> failedWith(int exitCode, const QString &host, const QByteArray &said)
{
    switch (exitCode) {
    case exitMissing:
        return failure(u"kubectl-missing"_s,
                       Message(QT_TRANSLATE_NOOP("Message",
                                                 "There is no kubectl on %1: Kubespray puts it into /usr/local/bin on "
                                                 "hosts of the control plane. Is the cluster installed?"),
                               {host}));
    case exitNoConfig:
        return failure(u"kubectl-config"_s,
                       Message(QT_TRANSLATE_NOOP("Message",
                                                 "/etc/kubernetes/admin.conf on %1 is not there, or the user that logs "
                                                 "in may not read it: it is root's, and ansible_become says whether "
                                                 "to become root"),
                               {host}));
    default:
        return failure(u"kubectl-failed"_s,
                       Message(QT_TRANSLATE_NOOP("Message", "kubectl on %1 failed with exit status %2: %3"),
                               {host, QString::number(exitCode), lastLine(said)}));
    }
}

} // namespace

Result<ProbeTarget> controlPlaneTarget(const Planning &planning, ProbeScope scope)
{
    for (const QString &group : {u"kube_control_plane"_s, u"kube-master"_s}) {
        if (planning.inventory().indexOfGroup(group) == Inventory::none)
            continue;
        scope.limit = group + u"[0]"_s;
        if (const QList<ProbeTarget> targets = probeTargets(planning, scope); !targets.isEmpty())
            return targets.constFirst();
    }
    return failure(u"no-control-plane"_s,
                   Message(QT_TRANSLATE_NOOP("Message",
                                             "kubectl is asked on the first host of the group kube_control_plane, and "
                                             "the inventory has none in it")));
}

SshCommand kubectlCommand(qsizetype outputLimit)
{
    static const QByteArray script = [] {
        initializeResource();
        QFile file(u":/probing/kubectl.sh"_s);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }();
    SshCommand command;
    command.script = script;
    command.outputLimit = outputLimit;
    return command;
}

Result<NodePresence> readKubectlAnswer(const QString &host, const CommandResult &result,
                                       const KubectlQuestion &question)
{
    if (result.truncated && result.output.size() >= question.outputLimit) {
        return failure(u"kubectl-answer"_s,
                       Message(QT_TRANSLATE_NOOP("Message",
                                                 "kubectl on %1 printed more than %2 MiB, and no more is read. Ask the "
                                                 "API with a kubeconfig file, which lists nodes page by page"),
                               {host, QString::number(question.outputLimit / bytesPerMebibyte)}));
    }
    if (const std::optional<Error> error = badEnd(result))
        return tl::unexpected<Error>(*error);
    if (result.exitCode != 0)
        return failedWith(result.exitCode, host, result.errorOutput);
    const Result<Value::List> nodes = readNodeList(result.output, u"kubectl on %1"_s.arg(host));
    if (!nodes)
        return tl::unexpected<Error>(nodes.error());
    return presenceOfNodes(*nodes, question.hosts, QDateTime::currentDateTimeUtc(), question.statusImages);
}

} // namespace qm
