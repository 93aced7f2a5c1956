// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/report/planreport.h"

#include "core/base/shellquoted.h"
#include "core/report/reporttext.h"

using namespace Qt::StringLiterals;

namespace qm {

QString planCommandLine(const PlanRequest &request)
{
    QStringList words{u"quaymaster plan"_s};
    const auto add = [&](const QString &option, const QString &value) {
        if (!value.isEmpty())
            words.append(option + u' ' + shellWord(value));
    };
    add(u"--kubespray"_s, request.kubespray);
    for (const QString &inventory : request.inventories)
        add(u"-i"_s, inventory);
    for (const QString &variables : request.extraVars)
        add(u"-e"_s, withoutSecrets(variables));
    add(u"--limit"_s, request.limit);
    add(u"--facts"_s, request.facts);
    for (const QString &document : request.presence)
        add(u"--presence"_s, document);
    add(u"--vault-password-file"_s, request.vaultPasswordFile);
    return words.join(u" \\\n    "_s);
}

} // namespace qm
