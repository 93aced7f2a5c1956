// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "evaluatorfixture.h"

#include <QRandomGenerator>
#include <QTest>

#include <set>

using namespace qm;
using namespace Qt::StringLiterals;

/// One result for all hosts for which it has to be the same.
class EvaluatorSharingTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sharesResults();
    void sharesComparisonsOfNames_data();
    void sharesComparisonsOfNames();
    void sharingChangesNothing();
};

void EvaluatorSharingTest::sharesResults()
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

void EvaluatorSharingTest::sharesComparisonsOfNames_data()
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
void EvaluatorSharingTest::sharesComparisonsOfNames()
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

void EvaluatorSharingTest::sharingChangesNothing()
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

QTEST_GUILESS_MAIN(EvaluatorSharingTest)
#include "tst_evaluatorsharing.moc"
