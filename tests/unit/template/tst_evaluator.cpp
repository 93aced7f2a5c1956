// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/template/evaluator.h"
#include "mapworld.h"

#include <QRandomGenerator>
#include <QTest>

#include <set>

using namespace qm;
using namespace Qt::StringLiterals;

/// Variables, sharing, undefined values, secrets, cycles and budgets.
class EvaluatorTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTypesOfLoneVariables();
    void forgivesUndefinedDeepInside();
    void neverTemplatesFacts();
    void looksThroughHostVars();
    void sharesResults();
    void sharesComparisonsOfNames_data();
    void sharesComparisonsOfNames();
    void sharingChangesNothing();
    void keepsSecrets();
    void namesCycles();
    void cyclesOfSomeHostsStayTheirs();
    void boundsEverything_data();
    void boundsEverything();
    void leavesRoomForLargeClusters();
    void refusesWaysOut_data();
    void refusesWaysOut();
    void tracesWhatItReads();
    void errorsNameTheirPlace();
};

namespace {

QString shown(const Result<Value> &result)
{
    return result ? result->repr() : u"error: "_s + result.error().code;
}

std::shared_ptr<MapWorld> oneHost()
{
    auto world = std::make_shared<MapWorld>();
    world->addHost(u"node1"_s);
    return world;
}

Value dict(std::initializer_list<Value::Dict::Entry> entries)
{
    return Value(Value::Dict(entries));
}

} // namespace

void EvaluatorTest::keepsTypesOfLoneVariables()
{
    const auto world = oneHost();
    world->set(u"number"_s, Value(5));
    world->set(u"alias"_s, Value(u"{{ number }}"_s));
    world->set(u"none"_s, Value());
    world->set(u"list"_s, Value(Value::List{Value(1), Value(u"{{ number }}"_s)}));
    Evaluator evaluator(world);
    QCOMPARE(shown(evaluator.render(0, Value(u"{{ number }}"_s))), u"5"_s);
    QCOMPARE(shown(evaluator.render(0, Value(u" {{ number }}"_s))), u"' 5'"_s);
    QCOMPARE(shown(evaluator.render(0, Value(u"{{ number + 0 }}"_s))), u"'5'"_s);
    QCOMPARE(shown(evaluator.render(0, Value(u"{{ alias }}"_s))), u"'5'"_s);
    QCOMPARE(shown(evaluator.variable(0, u"alias"_s)), u"5"_s);
    QCOMPARE(shown(evaluator.render(0, Value(u"{{ none }}"_s))), u"None"_s);
    QCOMPARE(shown(evaluator.render(0, Value(u"{{ list }}"_s))), u"[1, 5]"_s);
}

void EvaluatorTest::forgivesUndefinedDeepInside()
{
    const auto world = oneHost();
    world->set(u"arch"_s, Value(u"{{ missing.deep['x'] }}"_s));
    world->set(u"outer"_s, Value(u"{{ arch }}-linux"_s));
    Evaluator evaluator(world);
    QCOMPARE(shown(evaluator.render(0, Value(u"{{ outer | default('amd64') }}"_s))), u"'amd64'"_s);
    QCOMPARE(shown(evaluator.render(0, Value(u"{{ outer is defined }}"_s))), u"False"_s);
    QCOMPARE(shown(evaluator.render(0, Value(u"{{ outer }}"_s))), u"error: template-undefined"_s);
}

void EvaluatorTest::neverTemplatesFacts()
{
    const auto world = oneHost();
    world->setFacts(0, dict({{Value(u"evil"_s), Value(u"{{ 1 + 1 }}"_s)}}));
    world->set(u"copy"_s, Value(u"{{ ansible_facts['evil'] }}"_s));
    world->set(u"again"_s, Value(u"{{ copy }}"_s));
    Evaluator evaluator(world);
    QCOMPARE(shown(evaluator.render(0, Value(u"{{ again }}"_s))), u"'{{ 1 + 1 }}'"_s);
}

void EvaluatorTest::looksThroughHostVars()
{
    auto world = oneHost();
    const quint32 other = world->addHost(u"node2"_s);
    world->set(u"fromRole"_s, Value(u"x"_s), VariableLevel::RoleDefault);
    world->setFor(other, u"ip"_s, Value(u"10.0.0.{{ last }}"_s));
    world->setFor(other, u"last"_s, Value(2));
    world->setFor(other, u"usesRole"_s, Value(u"{{ fromRole }}"_s));
    Evaluator evaluator(world);
    QCOMPARE(shown(evaluator.render(0, Value(u"{{ hostvars['node2'].ip }}"_s))), u"'10.0.0.2'"_s);
    QCOMPARE(shown(evaluator.render(0, Value(u"{{ hostvars['node2'].fromRole is defined }}"_s))), u"False"_s);
    QCOMPARE(shown(evaluator.render(0, Value(u"{{ hostvars['node2']['usesRole'] }}"_s))), u"'{{ fromRole }}'"_s);
    QCOMPARE(shown(evaluator.render(0, Value(u"{{ hostvars['node3'] is defined }}"_s))), u"False"_s);
    QCOMPARE(
        shown(evaluator.render(0, Value(u"{{ groups['all'] | map('extract', hostvars, 'inventory_hostname') }}"_s))),
        u"['node1', 'node2']"_s);
}

void EvaluatorTest::sharesResults()
{
    auto world = std::make_shared<MapWorld>();
    for (int index = 0; index < 100; ++index) {
        const quint32 host = world->addHost(u"node%1"_s.arg(index));
        world->addToGroup(host, index % 2 ? u"etcd"_s : u"kube_node"_s);
        world->addToGroup(host, u"rack%1"_s.arg(index));
        world->setFor(host, u"delegate"_s, Value(u"cp1"_s));
        world->setFacts(host,
                        dict({{Value(u"architecture"_s), Value(u"x86_64"_s)}, {Value(u"uptime"_s), Value(index)}}));
    }
    world->set(u"entry"_s, Value(u"{{ 'etcd' in group_names }} {{ delegate }} {{ ansible_facts.architecture }}"_s));
    Evaluator evaluator(world);
    const Value raw(u"{{ entry }}"_s);
    std::set<const void *> results;
    for (quint32 host = 0; host < 100; ++host)
        results.insert(&evaluator.render(host, raw));
    QCOMPARE(results.size(), size_t(2));
    QCOMPARE(shown(evaluator.render(1, raw)), u"'True cp1 x86_64'"_s);
    QCOMPARE(shown(evaluator.render(2, raw)), u"'False cp1 x86_64'"_s);
}

void EvaluatorTest::sharesComparisonsOfNames_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("ofNode7");
    QTest::addColumn<QString>("ofOthers");
    QTest::addColumn<size_t>("results");
    const auto add = [](const QString &text, const QString &ofNode7, const QString &ofOthers, size_t results) {
        QTest::newRow(qPrintable(text)) << text << ofNode7 << ofOthers << results;
    };
    add(u"{{ inventory_hostname == 'node7' }}"_s, u"True"_s, u"False"_s, 2);
    add(u"{{ 'node7' != inventory_hostname }}"_s, u"False"_s, u"True"_s, 2);
    add(u"{{ inventory_hostname == 'nobody' }}"_s, u"False"_s, u"False"_s, 1);
    add(u"{{ inventory_hostname == 7 }}"_s, u"False"_s, u"False"_s, 1);
    add(u"{{ ('for_' + inventory_hostname) in groups }}"_s, u"True"_s, u"False"_s, 2);
    add(u"{{ 'for_' ~ inventory_hostname ~ '' not in groups }}"_s, u"False"_s, u"True"_s, 2);
    add(u"{{ inventory_hostname in groups['for_node7'] }}"_s, u"True"_s, u"False"_s, 2);
    add(u"{{ inventory_hostname == groups['for_node7'] | first }}"_s, u"True"_s, u"False"_s, 2);
    add(u"{{ 'here' if delegate == inventory_hostname else delegate }}"_s, u"'here'"_s, u"'node7'"_s, 2);
    add(u"{{ inventory_hostname in 'node7' }}"_s, u"True"_s, u"False"_s, 101); // any part of it
}

/// Whom a comparison of inventory_hostname does not name shares its result with all others like that.
void EvaluatorTest::sharesComparisonsOfNames()
{
    QFETCH(const QString, text);
    QFETCH(const QString, ofNode7);
    QFETCH(const QString, ofOthers);
    QFETCH(const size_t, results);
    auto world = std::make_shared<MapWorld>();
    for (int index = 0; index < 100; ++index)
        world->addHost(u"node%1"_s.arg(index + 10));
    const quint32 named = world->addHost(u"node7"_s);
    world->addToGroup(named, u"for_node7"_s);
    world->set(u"delegate"_s, Value(u"node7"_s));
    Evaluator evaluator(world);
    std::set<const void *> seen;
    for (quint32 host = 0; host < world->hostCount(); ++host) {
        const Result<Value> &result = evaluator.render(host, Value(text));
        QCOMPARE(shown(result), host == named ? ofNode7 : ofOthers);
        seen.insert(&result);
    }
    QCOMPARE(seen.size(), results);
}

void EvaluatorTest::sharingChangesNothing()
{
    const QStringList expressions = {
        u"{{ a }}"_s,
        u"{{ b if 'g1' in group_names else c }}"_s,
        u"{{ inventory_hostname }}-{{ a | default('none') }}"_s,
        u"{{ ansible_facts['arch'] | default('amd64') }}"_s,
        u"{{ 'g2' in group_names and a is defined }}"_s,
        u"{{ group_names }}"_s,
        u"{{ hostvars[inventory_hostname].a | default(1) }}"_s,
        u"{{ c ~ b }}"_s,
        u"{% for g in group_names %}{{ g }}{{ a }}{% endfor %}"_s,
        u"{{ undefined_thing }}"_s,
        u"{{ d }}"_s,
        u"{{ ansible_facts.nested.x }}"_s,
        u"plain"_s,
        u"{{ ansible_facts | length }}"_s,
        u"{{ inventory_hostname == 'h1' }}"_s,
        u"{{ a | default('h2') != inventory_hostname }}"_s,
        u"{{ ('for_' + inventory_hostname) in groups }}"_s,
        u"{{ inventory_hostname in groups['g1'] | default([]) }}{{ inventory_hostname not in [1, 'h0', b] }}"_s,
        u"{{ 'x' ~ inventory_hostname ~ 'z' in ['xh0z', 'xz', 'h3'] }}"_s,
        u"{{ inventory_hostname in 'h1h3' }}{{ inventory_hostname == undefined_thing }}"_s,
        u"{{ inventory_hostname if c == inventory_hostname else 'other' }}"_s,
        u"{{ hostvars['h1']['a'] | default('') == inventory_hostname }}"_s,
        u"{% set inventory_hostname = 'h0' %}{{ inventory_hostname == 'h0' }}"_s,
        u"{{ inventory_hostname == 'h0' == true }}{{ inventory_hostname < 'h2' }}"_s,
    };
    QRandomGenerator random(20260801);
    const auto pick = [&] { return Value(expressions.at(random.bounded(expressions.size()))); };
    for (int round = 0; round < 150; ++round) {
        auto world = std::make_shared<MapWorld>();
        const auto hosts = static_cast<quint32>(random.bounded(2, 9));
        for (quint32 host = 0; host < hosts; ++host) {
            world->addHost(u"h%1"_s.arg(host));
            for (const QString &group : {u"g1"_s, u"g2"_s, u"for_h1"_s}) {
                if (random.bounded(2))
                    world->addToGroup(host, group);
            }
            for (const QString &name : {u"a"_s, u"b"_s}) {
                if (random.bounded(3) == 0)
                    world->setFor(host, name, pick());
            }
            if (random.bounded(2))
                world->setFacts(host,
                                dict({{Value(u"arch"_s), Value(random.bounded(2) ? u"x"_s : u"y"_s)},
                                      {Value(u"nested"_s), dict({{Value(u"x"_s), Value(random.bounded(2))}})}}));
        }
        for (const QString &name : {u"a"_s, u"b"_s, u"c"_s, u"d"_s}) {
            if (random.bounded(4))
                world->set(name, pick());
        }
        Evaluator shared(world);
        for (const QString &expression : expressions) {
            const Value raw(expression);
            for (quint32 host = 0; host < hosts; ++host) {
                Evaluator alone(world);
                const Result<Value> &expected = alone.render(host, raw);
                const Result<Value> &actual = shared.render(host, raw);
                QCOMPARE(shown(actual), shown(expected));
                if (!expected)
                    QCOMPARE(actual.error().message.english(), expected.error().message.english());
            }
        }
    }
}

void EvaluatorTest::keepsSecrets()
{
    const auto world = oneHost();
    world->set(u"password"_s, Value(u"hunter2"_s).withFlag(Value::Secret));
    world->set(u"url"_s, Value(u"https://user:{{ password }}@host/"_s));
    world->set(u"both"_s, dict({{Value(u"open"_s), Value(u"{{ 1 }}"_s)}, {Value(u"closed"_s), Value(u"{{ url }}"_s)}}));
    Evaluator evaluator(world);
    QVERIFY(evaluator.render(0, Value(u"{{ url }}"_s))->holdsSecret());
    QVERIFY(evaluator.render(0, Value(u"{{ 'a' if password == 'x' else 'b' }}"_s))->holdsSecret());
    const Value both = *evaluator.variable(0, u"both"_s);
    QVERIFY(both.toDict().find(Value(u"closed"_s))->holdsSecret());
    QVERIFY(!both.toDict().find(Value(u"open"_s))->holdsSecret());
    const Result<Value> &failed = evaluator.render(0, Value(u"{{ {'a': 1}[password] }}"_s));
    QVERIFY(!failed);
    QVERIFY2(!failed.error().message.english().contains(u"hunter2"_s), qPrintable(failed.error().message.english()));
}

void EvaluatorTest::namesCycles()
{
    const auto world = oneHost();
    world->set(u"a"_s, Value(u"{{ b }}"_s));
    world->set(u"b"_s, Value(u"x{{ c | default('y') }}"_s));
    world->set(u"c"_s, Value(u"{{ a }}"_s));
    Evaluator evaluator(world);
    for (const QString &name : {u"b"_s, u"a"_s, u"c"_s}) {
        const Result<Value> &result = evaluator.variable(0, name);
        QVERIFY(!result);
        QCOMPARE(result.error().code, u"template-cycle"_s);
        QCOMPARE(result.error().message.arguments().constFirst(),
                 u"a (vars.yml:1) → b (vars.yml:2) → c (vars.yml:3) → a"_s);
    }
}

void EvaluatorTest::cyclesOfSomeHostsStayTheirs()
{
    auto world = std::make_shared<MapWorld>();
    world->addHost(u"h0"_s);
    world->addHost(u"h1"_s);
    world->addToGroup(0, u"g"_s);
    world->set(u"a"_s, Value(u"{{ b if 'g' in group_names else 'fine' }}"_s));
    world->set(u"b"_s, Value(u"{{ a }}"_s));
    Evaluator evaluator(world);
    QCOMPARE(shown(evaluator.variable(0, u"a"_s)), u"error: template-cycle"_s);
    QCOMPARE(shown(evaluator.variable(1, u"b"_s)), u"'fine'"_s);
    QCOMPARE(shown(evaluator.variable(0, u"b"_s)), u"error: template-cycle"_s);
}

void EvaluatorTest::boundsEverything_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("code");
    const QString deep = u"template-too-deep"_s;
    const QString large = u"template-too-large"_s;
    const QString work = u"template-too-much-work"_s;
    QTest::newRow("brackets") << u"{{ "_s + QString(100'000, u'(') + u"1"_s + QString(100'000, u')') + u" }}"_s << deep;
    QTest::newRow("lists") << u"{{ "_s + QString(100'000, u'[') + QString(100'000, u']') + u" }}"_s << deep;
    QTest::newRow("sum") << u"{{ 1"_s + u"+1"_s.repeated(100'000) + u" }}"_s << deep;
    QTest::newRow("not") << u"{{ "_s + u"not "_s.repeated(100'000) + u"1 }}"_s << deep;
    QTest::newRow("minus") << u"{{ "_s + u"- "_s.repeated(100'000) + u"1 }}"_s << deep;
    QTest::newRow("filters") << u"{{ 1"_s + u"|d"_s.repeated(100'000) + u" }}"_s << deep;
    QTest::newRow("attributes") << u"{{ a"_s + u".b"_s.repeated(100'000) + u" }}"_s << deep;
    QTest::newRow("ifs") << u"{% if 1 %}"_s.repeated(100'000) << deep;
    QTest::newRow("else") << u"{{ "_s + u"1 if 0 else "_s.repeated(100'000) + u"2 }}"_s << deep;
    QTest::newRow("text times") << u"{{ 'a' * 10**9 }}"_s << large;
    QTest::newRow("list times") << u"{{ [1] * 10**12 }}"_s << large;
    QTest::newRow("range") << u"{{ range(10**9) | list }}"_s << large;
    QTest::newRow("pad") << u"{{ 'a'.ljust(10**10) }}"_s << large;
    QTest::newRow("percent") << u"{{ '%1000000000d' % 1 }}"_s << large;
    QTest::newRow("braces") << u"{{ '{:>1000000000}'.format(1) }}"_s << large;
    QTest::newRow("replace") << u"{{ ('a' * 1000000) | replace('a', 'b' * 1000) }}"_s << work;
    QTest::newRow("join") << u"{{ range(10000) | join('x' * 10000) }}"_s << large;
    QTest::newRow("loops") << u"{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"_s
                           << work;
    QTest::newRow("product") << u"{{ range(999) | product(range(999), range(999)) | length }}"_s << large;
    QTest::newRow("permutations") << u"{{ range(30) | permutations | length }}"_s << work;
    QTest::newRow("regex") << u"{{ ('a' * 40 ~ 'b') is match('(a+)+$') }}"_s << work;
    QTest::newRow("nested value")
        << u"{% set n = namespace(x=1) %}{% for i in range(99999) %}{% set n.x = [n.x] %}{% endfor %}{{ n.x }}"_s
        << deep;
    QTest::newRow("macro") << u"{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}"_s << deep;
    QTest::newRow("doubling")
        << u"{% set n = namespace(x='a') %}{% for i in range(99) %}{% set n.x = n.x ~ n.x %}{% endfor %}"_s << work;
}

void EvaluatorTest::boundsEverything()
{
    QFETCH(const QString, text);
    QFETCH(const QString, code);
    Evaluator evaluator(oneHost());
    const Result<Value> &result = evaluator.render(0, Value(text));
    QVERIFY(!result);
    QCOMPARE(result.error().code, code);
}

/// As Kubespray's no_proxy, which walks over all hosts: with twenty times as many the budget would still do.
void EvaluatorTest::leavesRoomForLargeClusters()
{
    auto world = std::make_shared<MapWorld>();
    for (int index = 0; index < 1000; ++index)
        world->setFor(world->addHost(u"node%1"_s.arg(index)), u"ip"_s, Value(u"10.0.0.{{ 1 + %1 }}"_s.arg(index)));
    TemplateBudget budget;
    budget.work /= 20;
    Evaluator evaluator(world, budget);
    const Value text(u"{% for host in (groups['all'] | default([])) | unique %}"
                     u"{{ hostvars[host]['access_ip'] | default(hostvars[host]['ip'] | default('127.0.0.1')) }},"
                     u"{% if host != hostvars[host]['inventory_hostname'] %}{{ host }},{% endif %}"
                     u"{{ host }},{{ host }}.cluster.local,{% endfor %}"_s);
    const Result<Value> &result = evaluator.render(0, text);
    QVERIFY2(result, qPrintable(shown(result)));
    QVERIFY(result->toString().endsWith(u"10.0.0.1000,node999,node999.cluster.local,"_s));
}

void EvaluatorTest::refusesWaysOut_data()
{
    QTest::addColumn<QString>("text");
    for (const QString &text :
         {u"{{ ''.__class__ }}"_s, u"{{ ''['__class__'] }}"_s, u"{{ '' | attr('__class__') }}"_s,
          u"{{ '{0.__class__}'.format('') }}"_s, u"{{ lookup('pipe', 'id') }}"_s, u"{{ query('url', 'http://x') }}"_s,
          u"{{ lookup('password', '/tmp/x') }}"_s, u"{{ now() }}"_s, u"{{ lipsum() }}"_s, u"{% include 'x' %}"_s,
          u"{{ [1] | random }}"_s, u"{{ '/etc/passwd' is file }}"_s, u"{{ 'x' | no_such_filter }}"_s}) {
        QTest::newRow(qPrintable(text)) << text;
    }
}

void EvaluatorTest::refusesWaysOut()
{
    QFETCH(const QString, text);
    Evaluator evaluator(oneHost());
    QCOMPARE(shown(evaluator.render(0, Value(text))), u"error: template-unsupported"_s);
}

void EvaluatorTest::tracesWhatItReads()
{
    const auto world = oneHost();
    world->set(u"a"_s, Value(u"{{ b }}/{{ c | default('x') }}"_s));
    world->set(u"b"_s, Value(u"{{ inventory_hostname }}"_s));
    world->set(u"c"_s, Value(u"{{ nothing }}"_s));
    Evaluator evaluator(world);
    const TracedValue traced = evaluator.trace(0, Value(u"{{ a }}"_s));
    QCOMPARE(shown(traced.value), u"'node1/x'"_s);
    QStringList read;
    for (const TracedVariable &variable : traced.variables)
        read.append(variable.name + u'=' + shown(variable.value));
    QCOMPARE(read, (QStringList{u"a='node1/x'"_s, u"b='node1'"_s, u"c=error: template-undefined"_s}));
}

void EvaluatorTest::errorsNameTheirPlace()
{
    const auto world = oneHost();
    world->set(u"fine"_s, Value(u"{{ broken }}"_s));
    world->set(u"broken"_s, Value(u"{{ 1 + 'a' }}"_s).withLocation(SourceLocation(u"all.yml"_s, 7)));
    Evaluator evaluator(world);
    const Result<Value> &result = evaluator.variable(0, u"fine"_s);
    QVERIFY(!result);
    QCOMPARE(result.error().location.toString(), u"all.yml:7"_s);
    QVERIFY(result.error().message.english().contains(u"unsupported operand type(s) for +: 'int' and 'str'"_s));
}

QTEST_GUILESS_MAIN(EvaluatorTest)
#include "tst_evaluator.moc"
