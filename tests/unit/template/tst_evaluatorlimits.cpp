// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "evaluatorfixture.h"

#include <QTest>

using namespace qm;
using namespace Qt::StringLiterals;

/// Budgets, and what templates may not reach.
class EvaluatorLimitsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void boundsEverything_data();
    void boundsEverything();
    void leavesRoomForLargeClusters();
    void refusesWaysOut_data();
    void refusesWaysOut();
};

void EvaluatorLimitsTest::boundsEverything_data()
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
    QTest::newRow("product of itself") << u"{{ [1] | product([2], repeat=4611686018427387904) | length }}"_s << large;
    QTest::newRow("indent, to win work")
        << u"{{ 'a' | indent(-9000000000000000000) }}{% for a in range(99999) %}{% for b in range(99999) %}"
           "{% endfor %}{% endfor %}"_s
        << work;
    QTest::newRow("comment") << u"{{ 'a' | comment(prefix='ab', prefix_count=9223372036854775807) }}"_s << large;
    QTest::newRow("permutations") << u"{{ range(30) | permutations | length }}"_s << work;
    QTest::newRow("regex") << u"{{ ('a' * 40 ~ 'b') is match('(a+)+$') }}"_s << work;
    QTest::newRow("nested value")
        << u"{% set n = namespace(x=1) %}{% for i in range(99999) %}{% set n.x = [n.x] %}{% endfor %}{{ n.x }}"_s
        << deep;
    QString nested = u"'"_s + u"a "_s.repeated(1'000'000) + u"'"_s;
    for (int i = 0; i < 40; ++i)
        nested = u'[' + nested + u']';
    QTest::newRow("indentation") << u"{{ "_s + nested + u" | to_nice_yaml(indent=9) }}"_s << large;
    QTest::newRow("macro") << u"{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}"_s << deep;
    QTest::newRow("doubling")
        << u"{% set n = namespace(x='a') %}{% for i in range(99) %}{% set n.x = n.x ~ n.x %}{% endfor %}"_s << work;
}

void EvaluatorLimitsTest::boundsEverything()
{
    QFETCH(const QString, text);
    QFETCH(const QString, code);
    Evaluator evaluator(oneHost());
    const Result<Value> &result = evaluator.render(0, Value(text));
    QVERIFY(!result);
    QCOMPARE(result.error().code, code);
}

/// As Kubespray's no_proxy, which walks over all hosts: with twenty times as many the budget would still do.
void EvaluatorLimitsTest::leavesRoomForLargeClusters()
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

void EvaluatorLimitsTest::refusesWaysOut_data()
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

void EvaluatorLimitsTest::refusesWaysOut()
{
    QFETCH(const QString, text);
    Evaluator evaluator(oneHost());
    QCOMPARE(shown(evaluator.render(0, Value(text))), u"error: template-unsupported"_s);
}

QTEST_GUILESS_MAIN(EvaluatorLimitsTest)
#include "tst_evaluatorlimits.moc"
