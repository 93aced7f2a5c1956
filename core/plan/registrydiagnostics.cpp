// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/catalog/registrysettings.h"
#include "core/plan/plandiagnostics.h"

using namespace Qt::StringLiterals;

namespace qm {

Diagnostics diagnoseRegistries(const DiagnosticContext &context, Catalog *catalog)
{
    Diagnostics diagnostics;
    QSet<QString> said;
    for (size_t i = 0; i < context.hosts.worldIndexes.size(); ++i) {
        const quint32 host = context.hosts.worldIndexes[i];
        const RegistrySettings settings =
            registrySettings(context.hosts.settings[i].engine, [&](const QString &variable) {
                return context.world.variable(host, variable)
                    ? catalog->evaluator().variable(host, variable).value_or(Value())
                    : Value();
            });
        // Most hosts have the same to say.
        for (const Diagnostic &finding : settings.findings) {
            const QString words = finding.message.english() + finding.location.toString();
            if (!said.contains(words))
                diagnostics.append(finding);
            said.insert(words);
        }
    }
    return diagnostics;
}

} // namespace qm
