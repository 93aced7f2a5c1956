// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "evaluatorfixture.h"

#include <QTest>

using namespace qm;
using namespace Qt::StringLiterals;

/// Where Ansible refuses, or gives something else than one might think. What it gives was read from its own sources
/// and asked of it; the lines are in tests/data/template/expressions.txt as well.
class AnsibleEdgesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void expressions_data();
    void expressions();
    void tuplesOfVariablesBecomeLists();
    void readsLargeLiteralsInOneGo();
};

void AnsibleEdgesTest::expressions_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const QString type = u"error: template-type"_s;
    const QString refused = u"error: template-failed"_s;
    const auto row = [](const QString &text, const QString &expected) {
        QTest::newRow(qPrintable(text)) << text << expected;
    };

    // Macros take what they have parameters for, unless they read varargs or kwargs.
    const QString macro = u"{% macro m(a, b=2) %}{{ a }}-{{ b }}{% endmacro %}"_s;
    row(macro + u"{{ m(1, 2, 3) }}"_s, type);
    row(macro + u"{{ m(1, z=3) }}"_s, type);
    row(macro + u"{{ m(1, a=3) }}"_s, type);
    row(macro + u"{{ m(1, b=3) }}"_s, u"'1-3'"_s);
    row(macro + u"{% call m(1) %}x{% endcall %}"_s, type);
    row(u"{% macro m() %}{{ varargs }}{% endmacro %}{{ m(1, 2) }}"_s, u"'(1, 2)'"_s);
    row(u"{% macro m() %}{{ varargs }}{% endmacro %}{{ m(z=2) }}"_s, type);
    row(u"{% macro m() %}{% macro n() %}{{ kwargs }}{% endmacro %}{% endmacro %}x{{ m(z=2) }}"_s, u"'x'"_s);

    // Python slices without Jinja2's forgiveness.
    row(u"{% set n = 5 %}{{ n[1:] | default('x') }}"_s, type);
    row(u"{% set d = {'a': 1} %}{{ d[1:] | default('x') }}"_s, type);
    row(u"{{ missing[1:] | default('x') }}"_s, u"'x'"_s);
    row(u"{{ ['a', 'b'][missing] | default('x') }}"_s, u"'x'"_s);
    row(u"{{ {'a': 1}[missing] | default('x') }}"_s, u"error: template-undefined"_s);

    // Filters that are methods of texts, and paths.
    for (const QString &filter : {u"comment"_s, u"indent"_s, u"wordwrap"_s, u"truncate"_s, u"basename"_s, u"dirname"_s,
                                  u"splitext"_s, u"win_basename"_s, u"urlsplit"_s, u"urldecode"_s})
        row(u"{{ 5 | %1 }}"_s.arg(filter), type);
    row(u"{{ none | basename }}"_s, type);
    row(u"{{ 5 is abs }}"_s, type);

    // What an "if" without "else" leaves is printed as nothing, and is of no use for anything else.
    row(u"{{ ('a' if false) | indent }}"_s, u"error: template-undefined"_s);
    row(u"{{ ('1' if false) | int }}"_s, u"error: template-undefined"_s);
    row(u"{{ ('1' if false) | float }}"_s, u"error: template-undefined"_s);
    row(u"{{ ['a', 'b' if false] }}"_s, u"\"['a', Undefined]\""_s);
    row(u"{{ {'a': 1} | combine({'b': missing}) | length }}"_s, u"error: template-undefined"_s);
    row(u"{{ '10.1' | trim(1) }}"_s, type);
    row(u"{{ [1] | truncate(9) }}"_s, u"[1]"_s);
    row(u"{{ [] | dictsort }}"_s, type);
    row(u"{{ '{:,}'.format('a') }}"_s, type);
    row(u"{{ '{:d}'.format(1.5) }}"_s, type);
    row(u"{{ '{:.1d}'.format(1) }}"_s, type);
    row(u"{{ '{} {0}'.format(1) }}"_s, type);
    row(u"{{ dict(**{1: 2}) }}"_s, type);
    row(u"{{ [[1]] is subset([]) }}"_s, type);
    row(u"{{ missing is nan }}"_s, u"error: template-undefined"_s);
    row(u"{{ [missing] | to_nice_yaml }}"_s, refused);
    row(u"{{ lookup('vars', 'missing', default=none) }}"_s, u"error: template-undefined"_s);

    // Groups are refused before anything is looked for; names are no numbers.
    row(u"{{ 'b' | regex_search('(a)', 'x') }}"_s, refused);
    row(u"{{ 'a' | regex_search('(a)', '\\g<1>') }}"_s, type);
    row(u"{{ 'a' | regex_search('(?P<n>a)', '\\g<n>', '\\1') }}"_s, u"['a', 'a']"_s);

    // What a text is compared with is looked for in it.
    row(u"{{ ['node1', 'node10', 'ode'] | difference('node1') }}"_s, u"['node10']"_s);
    row(u"{{ ['node1', 'node10', 'ode'] | intersect('node1') }}"_s, u"['node1', 'ode']"_s);
    row(u"{{ [1] | difference('node1') }}"_s, type);

    // Keys: ansible.utils 2 and community.general 6.
    row(u"{{ {'a': {'url': 1, 'b': 2}, 'url': {'b': 1}, 'b': [{'url': 1}, {'b': 2}]} | keep_keys(['url']) }}"_s,
        u"{'a': {'url': 1}, 'b': [{'url': 1}]}"_s);
    row(u"{{ [{'url': 1}, {'b': 2}] | keep_keys(target=['url']) }}"_s, u"[{'url': 1}, {}]"_s);
    row(u"{{ {'a': ['x']} | keep_keys(['b']) }}"_s, u"error: template-unsupported"_s);
    row(u"{{ 'a' | keep_keys(['b']) }}"_s, refused);
    row(u"{{ {'ab': 1, 'b': 2, 'c': [0, {'ab': 1}, {'d': 1}, [[]]]} | remove_keys(['a'], 'starts_with') }}"_s,
        u"{'b': 2, 'c': [{'d': 1}, []]}"_s);
    row(u"{{ {'a': 1} | remove_keys(['a'], matching_parameter='equality') }}"_s, refused);
    row(u"{{ {'a': 1, 'b': {'a': 2}, 'c': 3} | replace_keys([{'before': 'a', 'after': 'z'}, {'before': 'c', 'after': "
        u"'b'}])"
        " }}"_s,
        u"{'b': 3, 'z': 1}"_s);
    row(u"{{ 5 | replace_keys([]) }}"_s, refused);
    row(u"{{ ['x' | dict_kv(1)] }}"_s, u"[{1: 'x'}]"_s);

    // URLs.
    row(u"{{ ' \thttp://a/b\nc ' | urlsplit('path') }}"_s, u"'/bc '"_s);
    row(u"{{ 'http://u@[FE80::1%Eth0]:80/' | urlsplit('hostname') }}"_s, u"'fe80::1%Eth0'"_s);
    row(u"{{ 'http://a:x/' | urlsplit('path') }}"_s, type);
    row(u"{{ 'http://a:65536/' | urlsplit('path') }}"_s, type);
    row(u"{{ 'http://[::1/' | urlsplit }}"_s, type);
    row(u"{{ 'a.b/c:d//e' | urlsplit('path') }}"_s, u"'a.b/c:d//e'"_s);
    row(u"{{ 'http://a?b/c#d?e' | urlsplit | to_json }}"_s,
        u"'{\"fragment\": \"d?e\", \"hostname\": \"a\", \"netloc\": \"a\", \"password\": null, \"path\": \"\", "
        "\"port\": null, \"query\": \"b/c\", \"scheme\": \"http\", \"username\": null}'"_s);
    row(u"{{ missing is url }} {{ 5 is uri }} {{ 'x' is uri }} {{ 'http://[' is uri }} {{ 'a b://c d' is url }}"_s,
        u"'False False True False False'"_s);
    row(u"{{ 'http://a b/' is url }} {{ 'file:x' is url }} {{ 'urn:x' is urn }}"_s, u"'True True True'"_s);

    // Numbers.
    row(u"{{ 4 % -0.5 }} {{ -4 % 0.5 }} {{ -0.5 | round(method='ceil') }}"_s, u"'-0.0 0.0 0.0'"_s);
    row(u"{{ 5 | log(0) }}"_s, type);
    row(u"{{ 5 | log(1) }}"_s, type);

    // Texts.
    row(u"{{ 'a\tbc\td'.expandtabs(4) }}|{{ '\t'.expandtabs() }}|{{ 'a\n\tb'.expandtabs(2) }}|{{ 'a\tb'.expandtabs(0) }}"_s,
        u"'a   bc  d|        |a\\n  b|ab'"_s);
    row(u"{{ ['A Bc', 'A bC', 'a', '1 A', ''] | map('type_debug') | list | length }}"_s, u"'5'"_s);
    row(u"{{ 'A Bc'.istitle() }} {{ 'A bC'.istitle() }} {{ '1 A'.istitle() }} {{ ''.istitle() }}"_s,
        u"'True False True False'"_s);
    row(u"{{ 'a_1é'.isidentifier() }} {{ '1a'.isidentifier() }} {{ ''.isidentifier() }} {{ 'a-b'.isidentifier() }}"_s,
        u"'True False False False'"_s);
    row(u"{{ 'a b'.isprintable() }} {{ 'a\tb'.isprintable() }} {{ ''.isprintable() }}"_s, u"'True False True'"_s);
    row(u"{{ 'a'.encode() }}"_s, u"error: template-unsupported"_s);
    row(u"{{ (1, 2).copy() }}"_s, u"error: template-undefined"_s);
    row(u"{{ {'b': 1, 'a': {'d': 1, 'c': 2}} | pprint }}"_s, u"{'a': {'c': 2, 'd': 1}, 'b': 1}"_s);
    row(u"{{ [[none] | max] }}"_s, u"[None]"_s);
    row(u"{{ missing is callable }}"_s, u"True"_s);
    row(u"{{ query('items', ['a'] | zip(['b'])) }}"_s, u"[['a', 'b']]"_s);
}

void AnsibleEdgesTest::expressions()
{
    QFETCH(const QString, text);
    QFETCH(const QString, expected);
    Evaluator evaluator(oneHost());
    QCOMPARE(shown(evaluator.render(0, Value(text))), expected);
}

/// Inventories in INI format may hold tuples; Templar.template() makes lists of them.
void AnsibleEdgesTest::tuplesOfVariablesBecomeLists()
{
    const auto world = oneHost();
    const Value tuple(Value::List{Value(1), Value(2)}, true);
    world->set(u"tuple"_s, tuple);
    world->set(u"nested"_s, Value(Value::List{tuple}));
    Evaluator evaluator(world);
    QCOMPARE(shown(evaluator.render(0, Value(u"{{ tuple }}"_s))), u"[1, 2]"_s);
    QCOMPARE(shown(evaluator.render(0, Value(u"{{ nested }}"_s))), u"[[1, 2]]"_s);
    QCOMPARE(shown(evaluator.render(0, Value(u"{{ tuple + [3] }}"_s))), u"[1, 2, 3]"_s);
    QCOMPARE(shown(evaluator.render(0, Value(u"{{ hostvars['node1'].tuple }}"_s))), u"[1, 2]"_s);
    QCOMPARE(shown(evaluator.variable(0, u"nested"_s)), u"[[1, 2]]"_s);
}

/// The time that it takes grows with the text, not with its square: that would be minutes.
void AnsibleEdgesTest::readsLargeLiteralsInOneGo()
{
    Evaluator evaluator(oneHost());
    const Result<Value> &result =
        evaluator.render(0, Value(u"[{% for i in range(200000) %}'{{ i }}', 1.5, {% endfor %}]"_s));
    QVERIFY(result);
    QCOMPARE(result->toList().size(), size_t(400'000));
}

QTEST_GUILESS_MAIN(AnsibleEdgesTest)
#include "tst_ansibleedges.moc"
