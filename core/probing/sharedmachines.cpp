// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/probing/sharedmachines.h"

#include <QMap>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

/// What one machine shows under all of its names; nothing if it shows too little to tell.
QStringList identityOf(const HostPresence &host)
{
    const HostFacts &facts = host.facts;
    if (facts.bootId.isEmpty())
        return {};
    // Asked without SSH, this machine shows no key; its names are then told from containers' by the host name.
    return {facts.bootId, host.hostKey, host.hostKey.isEmpty() ? facts.hostName : QString()};
}

} // namespace

Diagnostics findSharedMachines(const PresenceDocument &document)
{
    QMap<QStringList, QStringList> names;
    QMap<QString, QMap<QString, QString>> boots; ///< by machine id: boot id → host
    for (const QString &name : document.order) {
        const HostPresence &host = *document.hosts.value(name);
        if (const QStringList identity = identityOf(host); !identity.isEmpty())
            names[identity].append(name);
        if (!host.facts.machineId.isEmpty() && !host.facts.bootId.isEmpty())
            boots[host.facts.machineId].insert(host.facts.bootId, name);
    }
    Diagnostics found;
    for (const QStringList &same : std::as_const(names)) {
        if (same.size() > 1) {
            found.append(
                {Severity::Warning,
                 u"machine-shared"_s,
                 Message(QT_TRANSLATE_NOOP("Message", "%1 are one machine: nothing may run there twice at once"),
                         {same.join(u", "_s)}),
                 same.first(),
                 {}});
        }
    }
    for (const QMap<QString, QString> &hosts : std::as_const(boots)) {
        if (hosts.size() > 1) {
            QStringList same = hosts.values();
            same.sort();
            found.append({Severity::Warning,
                          u"machine-id-copied"_s,
                          Message(QT_TRANSLATE_NOOP("Message",
                                                    "%1 have the same /etc/machine-id, though they are different "
                                                    "machines: Kubernetes may take them for one"),
                                  {same.join(u", "_s)}),
                          same.first(),
                          {}});
        }
    }
    return found;
}

} // namespace qm
