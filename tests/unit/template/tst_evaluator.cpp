// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "evaluatorfixture.h"

#include <QTest>

using namespace qm;
using namespace Qt::StringLiterals;

/// Variables, undefined values, secrets, cycles, and what is said of them.
class EvaluatorTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTypesOfLoneVariables();
    void forgivesUndefinedDeepInside();
    void neverTemplatesFacts();
    void looksThroughHostVars();
    void keepsSecrets();
    void namesCycles();
    void cyclesOfSomeHostsStayTheirs();
    void tracesWhatItReads();
    void errorsNameTheirPlace();
    void elseOfALoopHasNamesOfItsOwn();
    void readsManyYamlDocuments();
};

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

void EvaluatorTest::elseOfALoopHasNamesOfItsOwn()
{
    Evaluator evaluator(oneHost());
    const auto rendered = [&](const QString &text) { return shown(evaluator.render(0, Value(text))); };
    QCOMPARE(rendered(u"{% for x in [] %}{% else %}{% set y = 1 %}{% endfor %}{{ y }}"_s),
             u"error: template-undefined"_s);
    QCOMPARE(rendered(u"{% set y = 0 %}{% for x in [] %}{% else %}{% set y = 1 %}{{ y }}{% endfor %}{{ y }}"_s),
             u"'10'"_s);
}

void EvaluatorTest::readsManyYamlDocuments()
{
    const auto world = oneHost();
    world->set(u"two"_s, Value(u"---\na: 1\n---\nb: [yes]\n"_s));
    world->set(u"aliased"_s, Value(u"a: &x 1\n---\nb: *x\n"_s));
    world->set(u"password"_s, Value(u"a\n---\nb"_s).withFlag(Value::Secret));
    Evaluator evaluator(world);
    const auto rendered = [&](const QString &text) { return shown(evaluator.render(0, Value(text))); };
    QCOMPARE(rendered(u"{{ two | from_yaml_all }}"_s), u"[{'a': 1}, {'b': [True]}]"_s);
    QCOMPARE(rendered(u"{{ two | from_yaml }}"_s), u"error: template-failed"_s);
    QCOMPARE(rendered(u"{{ '' | from_yaml_all }}"_s), u"[]"_s);
    QCOMPARE(rendered(u"{{ aliased | from_yaml_all }}"_s), u"error: template-failed"_s);
    QVERIFY(evaluator.render(0, Value(u"{{ password | from_yaml_all }}"_s))->holdsSecret());
}

QTEST_GUILESS_MAIN(EvaluatorTest)
#include "tst_evaluator.moc"
