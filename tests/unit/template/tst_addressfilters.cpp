// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/template/evaluator.h"
#include "mapworld.h"

#include <QTest>

using namespace qm;
using namespace Qt::StringLiterals;

/// The questions that ansible.utils.ipaddr knows, and what netaddr answers.
class AddressFiltersTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answers_data();
    void answers();
    void filters_data();
    void filters();
};

void AddressFiltersTest::answers_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("expected");
    const auto row = [](const QString &address, const QString &query, const QString &expected) {
        QTest::addRow("%s %s", qPrintable(address), qPrintable(query)) << address << query << expected;
    };
    const QString host = u"10.0.1.7/18"_s;
    row(host, u"address"_s, u"'10.0.1.7'"_s);
    row(host, u"host"_s, u"'10.0.1.7/18'"_s);
    row(host, u"ip/prefix"_s, u"'10.0.1.7/18'"_s);
    row(host, u"ip_netmask"_s, u"'10.0.1.7 255.255.192.0'"_s);
    row(host, u"gateway"_s, u"'10.0.1.7/18'"_s);
    row(host, u"net"_s, u"None"_s);
    row(host, u"network"_s, u"'10.0.0.0'"_s);
    row(host, u"subnet"_s, u"'10.0.0.0/18'"_s);
    row(host, u"cidr"_s, u"'10.0.1.7/18'"_s);
    row(host, u"prefix"_s, u"18"_s);
    row(host, u"netmask"_s, u"'255.255.192.0'"_s);
    row(host, u"hostmask"_s, u"'0.0.63.255'"_s);
    row(host, u"network_netmask"_s, u"'10.0.0.0 255.255.192.0'"_s);
    row(host, u"network_wildcard"_s, u"'10.0.0.0 0.0.63.255'"_s);
    row(host, u"broadcast"_s, u"'10.0.63.255'"_s);
    row(host, u"size"_s, u"16384"_s);
    row(host, u"size_usable"_s, u"16382"_s);
    row(host, u"first_usable"_s, u"'10.0.0.1'"_s);
    row(host, u"last_usable"_s, u"'10.0.63.254'"_s);
    row(host, u"range_usable"_s, u"'10.0.0.1-10.0.63.254'"_s);
    row(host, u"type"_s, u"'address'"_s);
    row(host, u"version"_s, u"4"_s);
    const QString network = u"192.168.4.0/24"_s;
    row(network, u"address"_s, u"None"_s);
    row(network, u"host"_s, u"None"_s);
    row(network, u"gateway"_s, u"False"_s);
    row(network, u"net"_s, u"'192.168.4.0/24'"_s);
    row(network, u"type"_s, u"'network'"_s);
    row(network, u"ip/prefix"_s, u"None"_s);
    const QString single = u"10.0.1.7"_s;
    row(single, u"address"_s, u"'10.0.1.7'"_s);
    row(single, u"network"_s, u"'10.0.1.7'"_s);
    row(single, u"cidr"_s, u"'10.0.1.7/32'"_s);
    row(single, u"broadcast"_s, u"None"_s);
    row(single, u"size_usable"_s, u"0"_s);
    row(single, u"ip/prefix"_s, u"None"_s);
    row(single, u"first_usable"_s, u"template-failed"_s);
    row(single, u"no_such_question"_s, u"template-unsupported"_s);
    const QString pair = u"10.0.0.0/31"_s;
    row(pair, u"address"_s, u"'10.0.0.0'"_s);
    row(pair, u"ip/prefix"_s, u"'10.0.0.0/31'"_s);
    row(pair, u"broadcast"_s, u"None"_s);
    row(pair, u"first_usable"_s, u"'10.0.0.0'"_s);
    row(pair, u"last_usable"_s, u"'10.0.0.1'"_s);
    const QString six = u"fd00:1::/64"_s;
    row(six, u"address"_s, u"'fd00:1::'"_s);
    row(six, u"net"_s, u"'fd00:1::/64'"_s);
    row(six, u"netmask"_s, u"'ffff:ffff:ffff:ffff::'"_s);
    row(six, u"version"_s, u"6"_s);
    row(six, u"wrap"_s, u"'[fd00:1::]/64'"_s);
    row(u"node1"_s, u"address"_s, u"False"_s);
    // One address is at every index of itself.
    row(single, u"5"_s, u"'10.0.1.7'"_s);
    row(u"fd00::1/128"_s, u"-2"_s, u"'fd00::1/128'"_s);
    row(host, u"1"_s, u"'10.0.0.1/18'"_s);
    row(host, u"16384"_s, u"False"_s);
    // Outside of a network is nothing, rather than wrong.
    row(single, u"10.0.0.0/8"_s, u"'10.0.1.7'"_s);
    row(single, u"192.168.0.0/16"_s, u"None"_s);
    row(u"fd00::1"_s, u"10.0.0.0/8"_s, u"None"_s);
    for (const QString &address : {u"127.0.0.1"_s, u"100.64.0.1"_s, u"224.0.0.1"_s, u"255.255.255.0"_s, u"0.0.0.255"_s,
                                   u"169.254.1.1"_s, u"::1"_s, u"ff02::1"_s, u"fe80::1"_s})
        row(address, u"public"_s, u"None"_s);
    row(u"8.8.8.8"_s, u"public"_s, u"'8.8.8.8'"_s);
    row(u"2001:db8::1"_s, u"public"_s, u"'2001:db8::1'"_s);
    row(u"100.64.0.1"_s, u"private"_s, u"'100.64.0.1'"_s);
    row(u"10.0.0.1/255.255.255.0"_s, u"wrap"_s, u"'10.0.0.1/255.255.255.0'"_s);
    // netaddr takes parts of addresses, numbers, and whatever Python's int() reads.
    row(u"10.233.64/18"_s, u"subnet"_s, u"'10.233.64.0/18'"_s);
    row(u" 10.0.0.1"_s, u"address"_s, u"'10.0.0.1'"_s);
    row(u"010.0.0.1"_s, u"address"_s, u"'10.0.0.1'"_s);
    row(u"10.0.0.1/0.0.0.255"_s, u"prefix"_s, u"24"_s);
    row(u"167772161"_s, u"cidr"_s, u"'10.0.0.1/32'"_s);
    row(u"10.0.0.256"_s, u"cidr"_s, u"False"_s);
    row(u"10.0.0.1:80"_s, u"cidr"_s, u"False"_s);
}

void AddressFiltersTest::answers()
{
    QFETCH(const QString, address);
    QFETCH(const QString, query);
    QFETCH(const QString, expected);
    auto world = std::make_shared<MapWorld>();
    world->addHost(u"localhost"_s);
    Evaluator evaluator(world);
    // In a list, because a lone number would be printed as text.
    const Value text(u"{{ ['%1' | ansible.utils.ipaddr('%2')] }}"_s.arg(address, query));
    const Result<Value> &result = evaluator.render(0, text);
    QCOMPARE(result ? result->toList().front().repr() : result.error().code, expected);
}

void AddressFiltersTest::filters_data()
{
    QTest::addColumn<QString>("expression");
    QTest::addColumn<QString>("expected");
    const auto row = [](const QString &expression, const QString &expected) {
        QTest::newRow(qPrintable(expression)) << expression << expected;
    };
    row(u"none | ipaddr"_s, u"template-failed"_s);
    row(u"{} | ipv4"_s, u"template-failed"_s);
    row(u"5 | ipwrap"_s, u"template-failed"_s);
    row(u"'' | ipaddr"_s, u"False"_s);
    row(u"true | ipaddr"_s, u"False"_s);
    row(u"'10.0.0.1' | ipaddr('', 6)"_s, u"False"_s);
    row(u"['10.0.0.1', none, 'x', 'fd00::1'] | ipaddr"_s, u"['10.0.0.1', 'fd00::1']"_s);
    row(u"'10.0.0.1/255.255.255.0' | ipwrap"_s, u"'10.0.0.1/24'"_s);
    row(u"['10.0.0.1/255.255.255.0', 'fd00::1', 'x'] | ipwrap"_s, u"['10.0.0.1/255.255.255.0', '[fd00::1]', 'x']"_s);

    row(u"'10.0.0.0/24' | nthhost('5')"_s, u"'10.0.0.5'"_s);
    row(u"'10.0.0.0/24' | nthhost(256)"_s, u"False"_s);
    row(u"'10.0.0.0/24' | nthhost(-257)"_s, u"template-type"_s);
    row(u"'node1' | nthhost(1)"_s, u"False"_s);

    row(u"'node1' | ipsubnet(24)"_s, u"False"_s);
    row(u"'192.168.144.5' | ipsubnet"_s, u"'192.168.144.5/32'"_s);
    row(u"'192.168.144.5' | ipsubnet(20)"_s, u"'192.168.144.0/20'"_s);
    row(u"'192.168.144.5' | ipsubnet(18, -1)"_s, u"'192.168.144.4/31'"_s);
    row(u"'192.168.144.5' | ipsubnet(18, 0)"_s, u"'192.168.128.0/18'"_s);
    row(u"'192.168.144.5' | ipsubnet(32)"_s, u"template-type"_s);
    row(u"'10.233.64.0/26' | ipsubnet(24)"_s, u"template-failed"_s);
    row(u"'10.233.64.0/26' | ipsubnet(24, 1)"_s, u"False"_s);
    row(u"'10.233.64.0/18' | ipsubnet(24)"_s, u"'64'"_s);
    row(u"'10.233.64.0/18' | ipsubnet(24, -1)"_s, u"'10.233.127.0/24'"_s);
    row(u"'fd00::/8' | ipsubnet(112)"_s, u"template-unsupported"_s);
}

void AddressFiltersTest::filters()
{
    QFETCH(const QString, expression);
    QFETCH(const QString, expected);
    auto world = std::make_shared<MapWorld>();
    world->addHost(u"localhost"_s);
    Evaluator evaluator(world);
    const Result<Value> &result = evaluator.render(0, Value(u"{{ [%1] }}"_s.arg(expression)));
    QCOMPARE(result ? result->toList().front().repr() : result.error().code, expected);
}

QTEST_GUILESS_MAIN(AddressFiltersTest)
#include "tst_addressfilters.moc"
