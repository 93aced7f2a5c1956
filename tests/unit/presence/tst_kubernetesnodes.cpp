// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/presence/kubernetesnodes.h"

#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qm;

namespace {

const QDateTime now = QDateTime::fromString(u"2026-11-23T09:00:05Z"_s, Qt::ISODate);

Value::List fixture()
{
    QFile file(QStringLiteral(QM_TEST_DATA "/kubernetes/nodes.json"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no fixture");
    return readNodeList(file.readAll(), file.fileName()).value();
}

Value::List nodes(const QByteArray &items)
{
    return readNodeList("{\"kind\": \"NodeList\", \"items\": [" + items + "]}", u"nodes"_s).value();
}

/// A node that is ready.
QByteArray node(const QByteArray &name, const QByteArray &address, const QByteArray &images = {})
{
    return "{\"metadata\": {\"name\": \"" + name + "\"}, \"status\": {\"addresses\": [{\"address\": \"" + address
        + "\"}], \"conditions\": [{\"type\": \"Ready\", \"status\": \"True\"}], \"images\": [" + images + "]}}";
}

/// As kubelets list them: the largest first.
/// @param smallest bytes of the last one; of a sandbox, if nobody says
QByteArray images(int count, const QByteArray &moreNames = {}, qint64 smallest = 320'448)
{
    QByteArrayList list;
    for (int i = count; i-- > 0;) {
        list += "{\"names\": [\"app" + QByteArray::number(i) + ":1\"" + moreNames
            + "], \"sizeBytes\": " + QByteArray::number(smallest + qint64(i) * 20'000'000) + "}";
    }
    return list.join(',');
}

QStringList codes(const NodePresence &presence)
{
    QStringList codes;
    for (const Diagnostic &diagnostic : presence.diagnostics)
        codes += diagnostic.code + (diagnostic.host.isEmpty() ? QString() : u'@' + diagnostic.host);
    return codes;
}

QStringList names(const NodePresence &presence)
{
    QStringList names;
    for (const auto &host : presence.hosts)
        names += host->name;
    return names;
}

QString digest(char c)
{
    return u"sha256:"_s + QString(64, QLatin1Char(c));
}

} // namespace

class TestKubernetesNodes final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCluster()
    {
        const NodePresence presence = presenceOfNodes(
            fixture(), {{u"node1"_s, {}}, {u"node2"_s, {}, {u"10.0.0.2"_s}}, {u"node3"_s, {}}, {u"node4"_s, {}}}, now);
        QCOMPARE(names(presence), (QStringList{u"node1"_s, u"node2"_s, u"node3"_s}));
        const HostPresence &first = *presence.hosts.at(0);
        QCOMPARE(first.source, u"kubernetes"_s);
        QCOMPARE(first.at, now);
        QCOMPARE(first.architecture, u"amd64"_s);
        QCOMPARE(first.engine, u"containerd"_s);
        QCOMPARE(first.engineVersion, u"2.1.4"_s);
        QVERIFY(first.imagesComplete);
        QVERIFY(!first.filesComplete);

        const HostPresence &second = *presence.hosts.at(1);
        QCOMPARE(second.architecture, u"arm64"_s);
        QCOMPARE(second.engine, u"crio"_s);

        const HostPresence &third = *presence.hosts.at(2);
        QVERIFY(!third.imagesComplete);
        QCOMPARE(third.at, QDateTime::fromString(u"2026-11-20T07:30:00Z"_s, Qt::ISODate));
        QCOMPARE(third.images.size(), first.images.size());
        QCOMPARE(
            codes(presence),
            (QStringList{u"kubernetes-host-missing"_s, u"kubernetes-node-unknown"_s, u"kubernetes-not-ready@node3"_s}));
        QVERIFY(presence.diagnostics.at(0).message.text().contains(u"node4"_s));
        QVERIFY(presence.diagnostics.at(1).message.text().contains(u"stranger"_s));
    }

    void namesAndDigests()
    {
        const NodePresence presence = presenceOfNodes(fixture(), {{u"node1"_s, {}}}, now);
        QStringList lines;
        for (const PresentImage &image : presence.hosts.constFirst()->images) {
            QVERIFY(image.evidence == Evidence::Reported);
            lines += image.name + u' ' + image.digest;
        }
        QCOMPARE(lines,
                 (QStringList{u"registry.k8s.io/etcd:3.6.5-0 "_s + digest('e'),
                              u"registry.k8s.io/kube-proxy:v1.34.1 "_s + digest('a'),
                              u"registry.k8s.io/kube-proxy:v1.34.1 "_s + digest('b'),
                              u"quay.io/calico/node@"_s + digest('c') + u' ' + digest('c'),
                              u"docker.io/library/nginx:1.28 "_s, u"registry.k8s.io/pause:3.10.1 "_s + digest('1')}));
    }

    /// Of kubelets that were told to list less than usual, nobody says so but what their lists end with.
    void theEndOfAListSaysWhetherItWasCut_data()
    {
        QTest::addColumn<QByteArray>("list");
        QTest::addColumn<int>("cap");
        QTest::addColumn<bool>("complete");
        const QByteArray cut = images(30, {}, 21'000'000);
        QTest::addRow("the smallest is there") << images(30) << 50 << true;
        QTest::addRow("the smallest is not there") << cut << 50 << false;
        QTest::addRow("a size that is none") << images(30, {}, 0) << 50 << false;
        QTest::addRow("too few to be cut") << images(19, {}, 21'000'000) << 50 << true;
        QTest::addRow("somebody knows better") << cut << -1 << true;
    }

    /// Whatever other nodes list: all of them may be cut at one length, and have the same.
    void theEndOfAListSaysWhetherItWasCut()
    {
        QFETCH(const QByteArray, list);
        QFETCH(const int, cap);
        QFETCH(const bool, complete);
        const NodePresence presence =
            presenceOfNodes(nodes(node("a", "10.0.0.1", list) + ',' + node("b", "10.0.0.2", list) + ','
                                  + node("c", "10.0.0.3", images(5))),
                            {{u"a"_s, {}}, {u"b"_s, {}}, {u"c"_s, {}}}, now, cap);
        QStringList cut;
        for (qsizetype i = 0; i < 2; ++i) {
            QCOMPARE(presence.hosts[i]->imagesComplete, complete);
            if (!complete)
                cut.append(u"kubernetes-images-cut@"_s + presence.hosts[i]->name);
        }
        QVERIFY(presence.hosts[2]->imagesComplete); // of its own list
        QCOMPARE(codes(presence), cut);
    }

    void whereAbsenceProvesNothing_data()
    {
        QTest::addColumn<QByteArray>("list");
        QTest::addColumn<int>("cap");
        QTest::addColumn<bool>("complete");
        QTest::addColumn<QString>("code");
        QTest::addRow("below the cap") << images(49) << 50 << true << QString();
        QTest::addRow("at the cap") << images(50) << 50 << false << u"kubernetes-images-cut@n"_s;
        QTest::addRow("another cap") << images(50) << 100 << true << QString();
        QTest::addRow("no cap") << images(500) << -1 << true << QString();
        QTest::addRow("above the cap") << images(60) << 50 << false << u"kubernetes-images-cut@n"_s;
        QTest::addRow("lists nothing") << QByteArray() << 50 << false << QString();
        QTest::addRow("four names") << images(1, ", \"b:1\", \"c:1\", \"d:1\"") << 50 << true << QString();
        QTest::addRow("five names") << images(1, ", \"b:1\", \"c:1\", \"d:1\", \"e:1\"") << 50 << false
                                    << u"kubernetes-names-cut@n"_s;
    }

    void whereAbsenceProvesNothing()
    {
        QFETCH(const QByteArray, list);
        QFETCH(const int, cap);
        QFETCH(const QString, code);
        const NodePresence presence = presenceOfNodes(nodes(node("n", "10.0.0.1", list)), {{u"n"_s, {}}}, now, cap);
        QTEST(presence.hosts.constFirst()->imagesComplete, "complete");
        QCOMPARE(codes(presence), code.isEmpty() ? QStringList() : QStringList{code});
    }

    void whoIsWho_data()
    {
        QTest::addColumn<NodeIdentity>("host");
        QTest::addColumn<bool>("found");
        QTest::addRow("name") << NodeIdentity{u"n1"_s, {}} << true;
        QTest::addRow("name in capitals") << NodeIdentity{u"N1"_s, {}} << true;
        QTest::addRow("another name") << NodeIdentity{u"n2"_s, {}} << false;
        QTest::addRow("override") << NodeIdentity{u"machine"_s, u"n1"_s} << true;
        QTest::addRow("override away") << NodeIdentity{u"n1"_s, u"n9"_s} << false;
        QTest::addRow("address") << NodeIdentity{u"machine"_s, {}, {u"192.0.2.7"_s, u"10.0.0.1"_s}} << true;
        QTest::addRow("address of version 6") << NodeIdentity{u"machine"_s, {}, {u"2001:DB8::0:1"_s}} << true;
        QTest::addRow("host name for address") << NodeIdentity{u"machine"_s, {}, {u"N1.example.org"_s}} << true;
        QTest::addRow("part of an address") << NodeIdentity{u"machine"_s, {}, {u"10.0.0"_s}} << false;
        QTest::addRow("empty address") << NodeIdentity{u"machine"_s, {}, {QString()}} << false;
    }

    void whoIsWho()
    {
        QFETCH(const NodeIdentity, host);
        const Value::List list =
            nodes("{\"metadata\": {\"name\": \"n1\"}, \"status\": {\"addresses\": [{\"address\": \"10.0.0.1\"}, "
                  "{\"address\": \"2001:db8::1\"}, {\"address\": \"n1.example.org\"}, {\"address\": \"\"}, {}, 5]}}");
        QTEST(!presenceOfNodes(list, {host}, now).hosts.isEmpty(), "found");
    }

    void whatIsNoArchitectureIsNotBelieved()
    {
        const auto items = nodes(R"({"metadata": {"name": "a"}, "status": {"nodeInfo": {"architecture": "../x"},
            "conditions": [{"type": "Ready", "status": "True"}]}})");
        const NodePresence presence = presenceOfNodes(items, {{u"a"_s, {}}}, now, 50);
        QCOMPARE(presence.hosts.size(), 1);
        QVERIFY(presence.hosts[0]->architecture.isEmpty());
        QVERIFY(codes(presence).contains(u"architecture-invalid@a"_s));
    }

    void contradictions()
    {
        // A node with one host's name at another's address: whose images would these be?
        const QList<NodeIdentity> hosts{{u"n1"_s, {}, {u"10.0.0.1"_s}}, {u"n2"_s, {}, {u"10.0.0.2"_s}}};
        NodePresence presence = presenceOfNodes(nodes(node("n1", "10.0.0.2", images(1))), hosts, now);
        QVERIFY(presence.hosts.isEmpty());
        QCOMPARE(codes(presence).constFirst(), u"kubernetes-contradiction@n1"_s);
        QVERIFY(presence.diagnostics.constFirst().severity == Severity::Warning);

        // Two hosts at one address, and a node that has neither's name.
        presence = presenceOfNodes(nodes(node("x", "10.0.0.1", images(1))),
                                   {{u"n1"_s, {}, {u"10.0.0.1"_s}}, {u"n2"_s, {}, {u"10.0.0.1"_s}}}, now);
        QVERIFY(presence.hosts.isEmpty());
        QCOMPARE(codes(presence).constFirst(), u"kubernetes-contradiction@n1"_s);

        // The same, and the name decides.
        presence = presenceOfNodes(nodes(node("n2", "10.0.0.1", images(1))),
                                   {{u"n1"_s, {}, {u"10.0.0.1"_s}}, {u"n2"_s, {}, {u"10.0.0.1"_s}}}, now);
        QCOMPARE(names(presence), QStringList{u"n2"_s});

        // Two nodes for one host.
        presence = presenceOfNodes(nodes(node("n1", "10.0.0.1", images(1)) + ',' + node("old", "10.0.0.1", images(2))),
                                   {{u"n1"_s, {}, {u"10.0.0.1"_s}}}, now);
        QCOMPARE(presence.hosts.constFirst()->images.size(), 1);
        QCOMPARE(codes(presence), QStringList{u"kubernetes-contradiction@n1"_s});
    }

    void whatIsNoListOfNodes_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addRow("nothing") << QByteArray();
        QTest::addRow("a text") << QByteArray("error: You must be logged in to the server (Unauthorized)");
        QTest::addRow("a status") << QByteArray("{\"kind\": \"Status\", \"code\": 403}");
        QTest::addRow("items of another kind") << QByteArray("{\"kind\": \"NodeList\", \"items\": {}}");
        QTest::addRow("cut") << QByteArray("{\"kind\": \"NodeList\", \"items\": [{");
        QTest::addRow("a list") << QByteArray("[]");
    }

    void whatIsNoListOfNodes()
    {
        QFETCH(const QByteArray, text);
        QVERIFY(!readNodeList(text, u"answer"_s));
    }

    void nonsenseInAList()
    {
        const Value::List list = nodes(
            "null, 5, {}, {\"metadata\": 7}, {\"metadata\": {\"name\": \"n\"}, \"status\": {\"images\": [null, 5, {}, "
            "{\"names\": 5}, {\"names\": [null, 7, \"\", \"@\", \":\", \"x@\", \"@sha256:1\"]}], \"nodeInfo\": "
            "{\"containerRuntimeVersion\": \"://\"}, \"conditions\": [{\"type\": \"Ready\"}]}}");
        const NodePresence presence = presenceOfNodes(list, {{u"n"_s, {}}}, now);
        QCOMPARE(presence.hosts.size(), 1);
        QVERIFY(!presence.hosts.constFirst()->imagesComplete);
        QVERIFY(presenceOfNodes(*readNodeList("{\"kind\": \"NodeList\", \"items\": null}", u"x"_s), {}, now)
                    .hosts.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestKubernetesNodes)
#include "tst_kubernetesnodes.moc"
