// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/plan/planrequest.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

QString absolutePath(const QString &path)
{
    return path.isEmpty() ? path : QDir::cleanPath(QDir::current().absoluteFilePath(path));
}

/// "@FILE", where a text that begins so names a file.
QString absoluteArgument(const QString &argument)
{
    if (!argument.startsWith(u'@'))
        return argument;
    const QString path = argument.mid(1);
    return u'@' + (path.startsWith(u"~/"_s) ? QDir::cleanPath(QDir::homePath() + path.mid(1)) : absolutePath(path));
}

} // namespace

PlanRequest absoluteRequest(PlanRequest request)
{
    for (QString &inventory : request.inventories) {
        // "n1,n2," is a list of hosts: ansible/plugins/inventory/host_list.py.
        if (!inventory.contains(u',') || QFileInfo::exists(inventory))
            inventory = absolutePath(inventory);
    }
    for (QString &argument : request.extraVars)
        argument = absoluteArgument(argument);
    for (QString &document : request.presence)
        document = absolutePath(document);
    request.kubespray = absolutePath(request.kubespray);
    request.limit = absoluteArgument(request.limit);
    request.facts = absolutePath(request.facts);
    // "label@FILE" or "FILE": ansible/cli/__init__.py, CLI.split_vault_id.
    const qsizetype label = request.vaultPasswordFile.indexOf(u'@') + 1;
    request.vaultPasswordFile =
        request.vaultPasswordFile.first(label) + absolutePath(request.vaultPasswordFile.mid(label));
    return request;
}

} // namespace qm
