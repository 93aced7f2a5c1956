// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/plan/planner.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTest>

/// Plans of the sample inventory, and what stands in them.
namespace qm::test {

inline const QString data = QStringLiteral(QM_TEST_DATA);

inline PlanRequest request(const QString &checkout = QStringLiteral("list"))
{
    PlanRequest wanted;
    wanted.inventories = QStringList{data + QStringLiteral("/planner/inventory/hosts.ini")};
    wanted.kubespray = data + QStringLiteral("/kubespray/") + checkout;
    wanted.facts = data + QStringLiteral("/planner/facts");
    return wanted;
}

inline std::shared_ptr<const Planning> planFor(const PlanRequest &wanted)
{
    return Planner().plan(wanted);
}

inline const PlannedHost *hostOf(const Plan &plan, const QString &name)
{
    for (const PlannedHost &host : plan.hosts) {
        if (host.name == name)
            return &host;
    }
    return nullptr;
}

inline QStringList keysOf(const Plan &plan, const QString &host)
{
    QStringList keys;
    const PlannedHost *planned = hostOf(plan, host);
    for (const Need need : planned ? planned->needs : QList<Need>())
        keys.append(plan.artifacts[need.artifact].key);
    return keys;
}

inline const Artifact *artifactOf(const Plan &plan, const QString &host, const QString &key)
{
    for (const Need need : hostOf(plan, host)->needs) {
        if (plan.artifacts[need.artifact].key == key)
            return &plan.artifacts[need.artifact];
    }
    return nullptr;
}

inline QList<Diagnostic> withCode(const Plan &plan, const QString &code)
{
    QList<Diagnostic> found;
    for (const Diagnostic &diagnostic : plan.diagnostics) {
        if (diagnostic.code == code)
            found.append(diagnostic);
    }
    return found;
}

inline QStringList downloadersOf(const Plan &plan)
{
    QStringList names;
    for (const Download &download : plan.downloads)
        names.append(download.downloader);
    names.removeDuplicates();
    return names;
}

inline void write(const QString &path, const QByteArray &text)
{
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(text), text.size());
}

} // namespace qm::test
