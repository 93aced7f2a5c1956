// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/inputs.h"

#include "core/catalog/checkout.h"
#include "core/report/planjson.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSettings>
#include <QVariantMap>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

constexpr qsizetype recentLimit = 12;

/// Settings are no place for secrets.
QVariantMap toMap(const PlanRequest &wanted)
{
    const PlanRequest request = withoutSecretVariables(wanted);
    return {{u"inventories"_s, request.inventories},
            {u"kubespray"_s, request.kubespray},
            {u"extraVars"_s, request.extraVars},
            {u"extraVarsLeftOut"_s, request.extraVarsLeftOut},
            {u"limit"_s, request.limit},
            {u"facts"_s, request.facts},
            {u"presence"_s, request.presence},
            {u"vaultPasswordFile"_s, request.vaultPasswordFile}};
}

PlanRequest fromMap(const QVariantMap &map)
{
    PlanRequest request;
    request.inventories = map.value(u"inventories"_s).toStringList();
    request.kubespray = map.value(u"kubespray"_s).toString();
    request.extraVars = map.value(u"extraVars"_s).toStringList();
    request.extraVarsLeftOut = map.value(u"extraVarsLeftOut"_s).toInt();
    request.limit = map.value(u"limit"_s).toString();
    request.facts = map.value(u"facts"_s).toString();
    request.presence = map.value(u"presence"_s).toStringList();
    request.vaultPasswordFile = map.value(u"vaultPasswordFile"_s).toString();
    return request;
}

void writeRecent(QSettings &settings, const QList<PlanRequest> &requests)
{
    QVariantList list;
    for (const PlanRequest &request : requests)
        list.append(toMap(request));
    settings.setValue(u"recent"_s, list);
}

QString homeShort(const QString &path)
{
    const QString home = QDir::homePath();
    return path.startsWith(home + u'/') ? u'~' + path.mid(home.size()) : path;
}

} // namespace

InputKind detectInput(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return InputKind::Missing;
    if (info.isDir())
        return isCheckout(path) ? InputKind::Checkout : InputKind::Inventory;
    QFile file(path);
    const QByteArray start = file.open(QIODevice::ReadOnly) ? file.read(1024) : QByteArray();
    if (start.contains("\"quaymaster-presence\""))
        return InputKind::Presence;
    if (start.contains("\"quaymaster-plan\""))
        return InputKind::Plan;
    return InputKind::Inventory;
}

SortedInputs sortInputs(const QStringList &paths)
{
    SortedInputs sorted;
    for (const QString &path : paths) {
        switch (detectInput(path)) {
        case InputKind::Missing:
            sorted.missing.append(path);
            break;
        case InputKind::Inventory:
            sorted.inventories.append(path);
            break;
        case InputKind::Checkout:
            sorted.kubespray = path;
            break;
        case InputKind::Presence:
            sorted.presence.append(path);
            break;
        case InputKind::Plan:
            sorted.plans.append(path);
            break;
        }
    }
    if (!sorted.inventories.isEmpty())
        sorted.enclosing = enclosingCheckout(sorted.inventories.constFirst());
    return sorted;
}

PlanRequest withInputs(PlanRequest request, const SortedInputs &inputs)
{
    if (!inputs.kubespray.isEmpty())
        request.kubespray = inputs.kubespray;
    if (!inputs.presence.isEmpty())
        request.presence = inputs.presence;
    if (!inputs.inventories.isEmpty()) {
        request.inventories = inputs.inventories;
        if (request.kubespray.isEmpty())
            request.kubespray = inputs.enclosing;
    }
    return request;
}

Result<PlanRequest> requestOfPlan(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return failure(u"plan-unreadable"_s,
                       Message(QT_TRANSLATE_NOOP("Message", "cannot read the plan document: %1"), {file.errorString()}),
                       SourceLocation(path, 0));
    }
    const Result<Plan> plan = readPlan(file, path);
    if (!plan)
        return tl::unexpected<Error>(plan.error());
    if (!plan->request) {
        return failure(u"plan-request"_s,
                       Message(QT_TRANSLATE_NOOP("Message",
                                                 "the plan document does not say what it was computed from: open its "
                                                 "inventory instead")),
                       SourceLocation(path, 0));
    }
    return *plan->request;
}

QList<PlanRequest> recentRequests(const QSettings &settings)
{
    QList<PlanRequest> requests;
    for (const QVariant &entry : settings.value(u"recent"_s).toList()) {
        const PlanRequest request = fromMap(entry.toMap());
        if (!request.inventories.isEmpty() && requests.size() < recentLimit)
            requests.append(request);
    }
    return requests;
}

void addRecentRequest(QSettings &settings, const PlanRequest &request)
{
    if (request.inventories.isEmpty())
        return;
    QList<PlanRequest> requests = recentRequests(settings);
    const PlanRequest kept = fromMap(toMap(request)); // what was found out meanwhile is not what was opened
    requests.removeAll(kept);
    requests.prepend(kept);
    if (requests.size() > recentLimit)
        requests.resize(recentLimit);
    writeRecent(settings, requests);
}

void clearRecentRequests(QSettings &settings)
{
    settings.remove(u"recent"_s);
}

QString requestTitle(const PlanRequest &request)
{
    const QString inventory = homeShort(request.inventories.value(0));
    QString title = request.inventories.size() > 1
        ? QCoreApplication::translate("Inputs", "%1 and %n more", nullptr,
                                      static_cast<int>(request.inventories.size() - 1))
              .arg(inventory)
        : inventory;
    if (!request.limit.isEmpty())
        title += u" ["_s + request.limit + u']';
    return title;
}

} // namespace qm
