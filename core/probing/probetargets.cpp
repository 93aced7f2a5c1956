// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/probing/probetargets.h"

#include "core/base/workpool.h"
#include "core/catalog/artifact.h"
#include "core/inventory/hostpattern.h"
#include "core/plan/steps.h"
#include "core/transport/ssh/sshconfig.h"
#include "core/transport/ssh/sshvariables.h"

#include <QtConcurrentMap>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

constexpr QStringView bastionGroup = u"bastion";

/// Puts the targets of one planning together.
class TargetMaker final
{
public:
    TargetMaker(const Planning &planning, const ProbeScope &scope)
        : m_planning(planning)
        , m_scope(scope)
        , m_variables(bastions(),
                      [&planning](const QString &host, const QString &name) { return planning.value(host, name); })
    {
        const Plan &plan = planning.plan();
        for (const PlannedHost &host : plan.hosts)
            m_planned.insert(host.name, &host);
        for (const Download &download : plan.downloads) {
            auto &kinds = m_fetches[download.downloader];
            (plan.artifacts[download.artifact].kind == ArtifactKind::Image ? kinds.images : kinds.files) = true;
        }
    }

    [[nodiscard]] QList<ProbeTarget> run()
    {
        const Inventory &inventory = m_planning.inventory();
        const QString localhost = controllerName.toString();
        const QString pattern = m_scope.limit.isEmpty() ? u"all:localhost"_s : m_scope.limit;
        const Result<HostSelection> selection = selectHosts(inventory, pattern);
        if (!selection)
            return {};
        QList<ProbeTarget> targets;
        for (const quint32 host : selection->hosts) {
            if (inventory.groupNames(host) != QStringList(bastionGroup.toString()))
                targets.append(targetFor(inventory.hosts()[host].name));
        }
        const bool takesPart = m_planned.contains(localhost) || m_fetches.contains(localhost);
        if (selection->implicitLocalhost && takesPart)
            targets.append(implicitLocalhost());
        if (m_scope.useSshConfig)
            QtConcurrent::blockingMap(workPool(), targets, [this](ProbeTarget &target) { resolve(&target); });
        return targets;
    }

private:
    struct Fetches final
    {
        bool images = false;
        bool files = false;
    };

    [[nodiscard]] QStringList bastions() const
    {
        const Inventory &inventory = m_planning.inventory();
        QStringList names;
        if (const quint32 group = inventory.indexOfGroup(bastionGroup.toString()); group != Inventory::none) {
            for (const quint32 host : inventory.hostsOfGroup(group))
                names.append(inventory.hosts()[host].name);
        }
        return names;
    }

    [[nodiscard]] ProbeTarget targetFor(const QString &host) const
    {
        SshConnectionPlan way = m_variables.read(host);
        return {host, way.target, questionFor(host), way.diagnostics};
    }

    /// Ansible gives it a local connection: ansible/inventory/data.py, _create_implicit_localhost.
    [[nodiscard]] ProbeTarget implicitLocalhost() const
    {
        const QString name = controllerName.toString();
        SshTarget target;
        target.host = name;
        target.local = true;
        return {name, target, questionFor(name), {}};
    }

    [[nodiscard]] ProbeQuestion questionFor(const QString &host) const
    {
        ProbeQuestion question;
        const Fetches fetches = m_fetches.value(host);
        question.fetchesImages = fetches.images;
        question.fetchesFiles = fetches.files;
        // skopeo puts an image there before it makes an archive of it
        question.temporaryDir = fetches.images ? u"/var/tmp"_s : u"/tmp"_s;
        const PlannedHost *planned = m_planned.value(host);
        if (!planned)
            return question;
        question.engine = planned->engine;
        question.engineRoot = engineRoot(host, planned->engine);
        question.releaseDir = planned->releaseDir;
        question.architecture = planned->architecture;
        question.needsImages = false;
        for (const Need &need : planned->needs) {
            const Artifact &artifact = m_planning.plan().artifacts[need.artifact];
            if (artifact.kind == ArtifactKind::File)
                question.files.append(pathOnHost(planned->releaseDir, artifact));
            else
                question.needsImages = true;
        }
        question.files.removeDuplicates();
        return question;
    }

    [[nodiscard]] QString engineRoot(const QString &host, const QString &engine) const
    {
        if (engine == u"containerd")
            return m_planning.value(host, u"containerd_storage_dir"_s).value_or(Value()).toString();
        if (engine == u"docker")
            return m_planning.value(host, u"docker_daemon_graph"_s).value_or(Value()).toString();
        return {};
    }

    void resolve(ProbeTarget *target) const
    {
        if (!target->target)
            return;
        SshConnectionPlan resolved = resolveSshConfig(*target->target, m_scope.sshConfigFile);
        for (Diagnostic &diagnostic : resolved.diagnostics)
            diagnostic.host = target->host;
        target->target = resolved.target;
        target->diagnostics.append(resolved.diagnostics);
    }

    const Planning &m_planning;
    const ProbeScope &m_scope;
    const SshVariables m_variables;
    QHash<QString, const PlannedHost *> m_planned;
    QHash<QString, Fetches> m_fetches;
};

} // namespace

QList<ProbeTarget> probeTargets(const Planning &planning, const ProbeScope &scope)
{
    return TargetMaker(planning, scope).run();
}

} // namespace qm
