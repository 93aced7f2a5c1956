// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/inventory/inventoryloader.h"
#include "core/probing/kubernetesprobe.h"
#include "tests/support/inventoryplanning.h"
#include "tests/support/kubernetes/standinapi.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qm;
using qm::test::StandInApi;

namespace {

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write %s", qPrintable(path));
}

std::shared_ptr<const Planning> planningOf(const QByteArray &ini)
{
    const QTemporaryDir folder;
    write(folder.filePath(u"hosts.ini"_s), ini);
    InventoryLoad load = loadInventory({{folder.filePath(u"hosts.ini"_s)}, {}, {}}, std::make_shared<FileCache>());
    return std::make_shared<test::InventoryPlanning>(Plan(), load.inventory);
}

} // namespace

class TestKubernetesProbe final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hostsAndNodes()
    {
        const StandInApi api(QJsonArray{StandInApi::node(u"cp1"_s, u"10.0.0.1"_s, {u"registry.k8s.io/pause:3.10"_s}),
                                        StandInApi::node(u"ip-10-0-0-2.internal"_s, u"10.0.0.2"_s, {}),
                                        StandInApi::node(u"third"_s, u"10.0.0.3"_s, {})});
        const QTemporaryDir folder;
        write(folder.filePath(u"config"_s), api.kubeconfig());
        const auto planning = planningOf("cp1 ansible_host=192.0.2.1 ip=10.0.0.1\nw2 ansible_host=192.0.2.2 "
                                         "access_ip=10.0.0.2\nw3 kube_override_hostname=third\nw4\n[edge]\nw2\n");
        const Result<NodePresence> presence =
            probeKubernetes(nodeIdentities(*planning), {folder.filePath(u"config"_s)});
        QVERIFY2(presence, qPrintable(presence ? QString() : presence.error().message.text()));
        QStringList names;
        for (const auto &host : presence->hosts)
            names += host->name;
        names.sort();
        QCOMPARE(names, (QStringList{u"cp1"_s, u"w2"_s, u"w3"_s}));
        QCOMPARE(nodeIdentities(*planning, u"edge"_s).size(), 1);
    }

    void whatGoesWrong() { QCOMPARE(probeKubernetes({}, {u"/nowhere/config"_s}).error().code, u"file-missing"_s); }
};

QTEST_GUILESS_MAIN(TestKubernetesProbe)
#include "tst_kubernetesprobe.moc"
