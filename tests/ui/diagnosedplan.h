// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/planbuilder.h"

namespace qm::test {

/// A cluster as one meets them, of which something is to be said: an error, warnings and a note.
[[nodiscard]] inline Plan planWithDiagnostics(const SampleOptions &options)
{
    Plan plan = samplePlan(options);
    const SourceLocation all(QStringLiteral("/srv/mycluster/group_vars/all/all.yml"), 17);
    const SourceLocation hosts(QStringLiteral("/srv/mycluster/hosts.yml"), 42);
    plan.diagnostics = {
        {Severity::Note,
         QStringLiteral("kubeadm-truthy"),
         Message(QT_TRANSLATE_NOOP("Message", "kubeadm is planned because a string that is not empty counts as true.")),
         {},
         SourceLocation(QStringLiteral("/srv/kubespray/roles/kubespray_defaults/defaults/main/download.yml"), 120)},
        {Severity::Warning, QStringLiteral("release-dir-tmp"),
         Message(QT_TRANSLATE_NOOP("Message",
                                   "%1 keeps what it downloads in %2, where it may be removed or not be executable; "
                                   "set local_release_dir."),
                 {QStringLiteral("node0002"), QStringLiteral("/tmp/releases")}),
         QStringLiteral("node0002"), all},
        {Severity::Error, QStringLiteral("no-checksum"),
         Message(QT_TRANSLATE_NOOP(
                     "Message", "There is no checksum of %1 for %2: set the version to one of those in checksums.yml."),
                 {QStringLiteral("etcd"), QStringLiteral("riscv64")}),
         QStringLiteral("node0003"), hosts},
        {Severity::Warning,
         QStringLiteral("facts-assumed"),
         Message(QT_TRANSLATE_NOOP("Message", "Without facts every host counts as Linux on x86_64; give --facts.")),
         {},
         {}},
    };
    return plan;
}

} // namespace qm::test
