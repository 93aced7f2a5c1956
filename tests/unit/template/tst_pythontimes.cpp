// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/template/hostobjects.h"
#include "core/template/pythontime.h"
#include "evaluatorfixture.h"

#include <QSet>
#include <QTest>

#include <functional>

using namespace qm;
using namespace Qt::StringLiterals;

/// Times, passwords and numbers drawn with a seed: what ansible-core makes of them, where it is not there to be asked.
class PythonTimesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void evaluates_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        const auto row = [](const QString &text, const QString &expected) {
            QTest::newRow(qPrintable(text)) << text << expected;
        };
        row(u"{{ '2020-02-29 01:02:03' | to_datetime }}"_s, u"'2020-02-29 01:02:03'"_s);
        row(u"{{ ['2020-02-29' | to_datetime('%Y-%m-%d')] }}"_s, u"'[datetime.datetime(2020, 2, 29, 0, 0)]'"_s);
        row(u"{{ (('2020-03-01 00:00:01' | to_datetime) - ('2020-02-28 00:00:00' | to_datetime)).days }}"_s, u"'2'"_s);
        row(u"{{ (('2020-01-01 00:00:00' | to_datetime) - ('2020-01-02 00:00:01' | to_datetime)) }}"_s,
            u"'-2 days, 23:59:59'"_s);
        row(u"{{ ('2020-01-01 00:00:00' | to_datetime).strftime('%A %d %B %j') }}"_s, u"'Wednesday 01 January 001'"_s);
        row(u"{{ ('2020-01-01 00:00:00' | to_datetime) < ('2020-01-02 00:00:01' | to_datetime) }}"_s, u"True"_s);
        const QString zoned = u"{{ [('2020Z' | to_datetime('%Y%z')).replace(%1)] }}"_s;
        row(zoned.arg(u"tzinfo=none"_s), u"'[datetime.datetime(2020, 1, 1, 0, 0)]'"_s);
        row(zoned.arg(u"2021, 3, 1, 4, 5, 6, 7, none"_s), u"'[datetime.datetime(2021, 3, 1, 4, 5, 6, 7)]'"_s);
        row(zoned.arg(u"month=2, fold=0"_s),
            u"'[datetime.datetime(2020, 2, 1, 0, 0, tzinfo=datetime.timezone.utc)]'"_s);
        row(zoned.arg(u"2021, 3, 1, 4, 5, 6, 7, none, 0"_s), u"error: template-type"_s);
        row(zoned.arg(u"other=0"_s), u"error: template-type"_s);
        row(u"{{ 'nonsense' | to_datetime }}"_s, u"error: template-type"_s);
        row(u"{{ '2020%c' | to_datetime('%Y%%c') }}"_s, u"'2020-01-01 00:00:00'"_s);
        row(u"{{ '5%01/02/20 03:04:05' | to_datetime('5%%%x %X') }}"_s, u"'2020-01-02 03:04:05'"_s);
        row(u"{{ '%F %T' | strftime(86399, true) }}"_s, u"'1970-01-01 23:59:59'"_s);
        for (const QString &seconds : {u"'nan'"_s, u"'inf'"_s, u"'-inf'"_s, u"1e300"_s, u"-1e300"_s})
            row(u"{{ '%Y' | strftime("_s + seconds + u", true) }}"_s, u"error: template-type"_s);
        row(u"{{ 100 | random(seed='a') }} {{ [1, 2, 3, 4, 5, 6, 7] | shuffle(seed='q') }}"_s,
            u"'34 [7, 6, 5, 2, 1, 3, 4]'"_s);
        row(u"{{ 'x' | password_hash('md5', 'abcdefgh') }}"_s, u"'$1$abcdefgh$znAnv9M.XU2pRYfmSs46h/'"_s);
        row(u"{{ 'x' | password_hash('sha256', 'abcdefgh') }}"_s,
            u"'$5$abcdefgh$sI6g8tHKrJ6RX7w.YoN9B7a/5wK5jYEOMmMnt3tPl0/'"_s);
        // ansible-core 2.14 gives crypt(3) no number of rounds, and takes its "*0" for a hash.
        for (const QString &ident : {u"2b"_s, u"2a"_s, u"2x"_s, u"2y"_s})
            row(u"{{ 'x' | password_hash('blowfish', 'abcdefghijklmnopqrstuu', rounds=4, ident='%1') }}"_s.arg(ident),
                u"'$%1$04$abcdefghijklmnopqrstuuPp7HPfoAs8I2dCQCQ/fW7zEJv8I8C8e'"_s.arg(ident));
        row(u"{{ 'x' | password_hash('bcrypt', 'abcdefghijklmnopqrstuu', rounds=4) }}"_s,
            u"'$2b$04$abcdefghijklmnopqrstuuPp7HPfoAs8I2dCQCQ/fW7zEJv8I8C8e'"_s);
        row(u"{{ 'x' | password_hash('blowfish', 'abcdefghijklmnopqrstuu', rounds=3) }}"_s,
            u"error: template-failed"_s);
        // what signed characters made of letters beyond ASCII
        row(u"{{ 'pässword' | password_hash('blowfish', 'abcdefghijklmnopqrstuu', rounds=4, ident='2x') }}"_s,
            u"'$2x$04$abcdefghijklmnopqrstuuUhlRxPKU8bApz79Dq/VNwbM1xeCsz8G'"_s);
        // since ansible-core 2.15
        row(u"{{ ['/a/b/c', '/a/b/d/e', '/a//b/./f'] | commonpath }} {{ ['a/b', 'a/c'] | commonpath }}"_s,
            u"'/a/b a'"_s);
        row(u"{{ ['/a', 'b'] | commonpath }}"_s, u"error: template-type"_s);
        row(u"{{ '/a/../b//./c/' | normpath }} {{ '' | normpath }}"_s, u"'/b/c .'"_s);
        row(u"{{ ['2020-01-01' | to_datetime('%Y-%m-%d'), '2020-01-01 00:00:00' | to_datetime] | unique | length }}"_s,
            u"'1'"_s);
        row(u"{{ ('2020' | to_datetime('%Y')).tzinfo is none }} {{ ('2020' | to_datetime('%Y')).other is defined }}"_s,
            u"'True False'"_s);
    }

    void evaluates()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, expected);
        Evaluator evaluator(oneHost());
        QCOMPARE(shown(evaluator.render(0, Value(text))), expected);
    }

    /// Distances of 64 bits have no smallest one: the processor stops a program that divides that by -1.
    void dividesLargeDistances_data()
    {
        QTest::addColumn<QString>("expression");
        QTest::addColumn<QString>("expected");
        const auto row = [](const QString &expression, const QString &expected) {
            QTest::newRow(qPrintable(expression)) << expression << expected;
        };
        for (const QString &operation : {u""_s, u" // -1"_s, u" / -1"_s, u" % u"_s, u" // -u"_s})
            row(u"u * (-m - 1)"_s + operation, u"error: template-unsupported"_s);
        row(u"-u * m - u"_s, u"error: template-unsupported"_s);
        row(u"u * -m"_s, u"'-106751992 days, 19:59:05.224193'"_s);
        row(u"(u * -m).days ~ '/' ~ (u * -m).seconds ~ '/' ~ (u * -m).microseconds"_s, u"'-106751992/71945/224193'"_s);
        row(u"u * -m // -1"_s, u"'106751991 days, 4:00:54.775807'"_s);
        row(u"u * -m / -1"_s, u"'106751991 days, 4:00:54.775807'"_s);
        row(u"(u * m) % (u * -2)"_s, u"'-1 day, 23:59:59.999999'"_s);
        row(u"m % -2"_s, u"'-1'"_s);
        // to the nearest one, and of two neighbours to the even one
        row(u"u * m / -2"_s, u"'-53375996 days, 9:59:32.612096'"_s);
        row(u"u * m / (-m - 1)"_s, u"'-1 day, 23:59:59.999999'"_s);
        row(u"u * 2 ** 62 / (-m - 1)"_s, u"'0:00:00'"_s);
        row(u"u * (2 ** 62 + 1) / (-m - 1)"_s, u"'-1 day, 23:59:59.999999'"_s);
        row(u"u * (-(2 ** 62) - 1) / (-m - 1)"_s, u"'0:00:00.000001'"_s);
        row(u"u * -m / (2 ** 62 + 3)"_s, u"'-1 day, 23:59:59.999998'"_s);
    }

    void dividesLargeDistances()
    {
        QFETCH(const QString, expression);
        QFETCH(const QString, expected);
        const QString text = u"{% set u = ('1.000001' | to_datetime('%S.%f')) - ('1' | to_datetime('%S')) %}"
                             "{% set m = 9223372036854775807 %}{{ "_s
            + expression + u" }}"_s;
        Evaluator evaluator(oneHost());
        QCOMPARE(shown(evaluator.render(0, Value(text))), expected);
    }

    /// What differs each time, or depends on the machine that runs Ansible, is no part of a plan; the reason says so.
    void refuses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("word");
        QTest::newRow("salt") << u"{{ 'x' | password_hash('sha512') }}"_s << u"salt"_s;
        QTest::newRow("seed") << u"{{ 5 | random }}"_s << u"seed"_s;
        QTest::newRow("seed of a list") << u"{{ [1, 2] | shuffle }}"_s << u"seed"_s;
        QTest::newRow("vault") << u"{{ 'x' | vault('s') }}"_s << u"vault"_s;
        QTest::newRow("clock") << u"{{ '%Y' | strftime }}"_s << u"utc=true"_s;
        QTest::newRow("time zone") << u"{{ '%Y' | strftime(0) }}"_s << u"utc=true"_s;
        QTest::newRow("seconds by the time zone")
            << u"{{ ('2020-01-01 00:00:00' | to_datetime).strftime('%s') }}"_s << u"%s"_s;
        QTest::newRow("another type of time") << u"{{ ('2020-01-01 00:00:00' | to_datetime).date() }}"_s << u"parts"_s;
        QTest::newRow("zone") << u"{{ ('2020Z' | to_datetime('%Y%z')).tzinfo }}"_s << u"parts"_s;
        for (const QString &name : {u"min"_s, u"max"_s, u"resolution"_s}) {
            QTest::newRow(qPrintable(u"a time's "_s + name))
                << u"{{ ('2020' | to_datetime('%Y')).%1 }}"_s.arg(name) << u"parts"_s;
            QTest::newRow(qPrintable(u"a distance's "_s + name))
                << u"{{ (('2020' | to_datetime('%Y')) - ('2020' | to_datetime('%Y'))).%1 }}"_s.arg(name) << u"parts"_s;
        }
        for (const QString &call :
             {u"now()"_s, u"utcnow()"_s, u"today()"_s, u"fromtimestamp(0)"_s, u"utcfromtimestamp(0)"_s,
              u"strptime('2020', '%Y')"_s, u"combine(1, 2, tzinfo=none)"_s, u"fromisoformat('2020-01-01')"_s,
              u"fromordinal(1)"_s, u"fromisocalendar(2020, 1, 1)"_s})
            QTest::newRow(qPrintable(call)) << u"{{ ('2020' | to_datetime('%Y')).%1 }}"_s.arg(call) << u"parts"_s;
        for (const QString &ident : {u"5$rounds=999999999"_s, u"5$rounds=1000"_s, u"6"_s, u"2b$04"_s, u"2"_s})
            QTest::newRow(qPrintable(ident))
                << u"{{ 'x' | password_hash('blowfish', 'abcdefghijklmnopqrstuu', rounds=4, ident='%1') }}"_s.arg(ident)
                << u"“%1”"_s.arg(ident);
        for (const QString &call : {u"replace(tzinfo=1)"_s, u"replace(fold=1)"_s})
            QTest::newRow(qPrintable(call)) << u"{{ ('2020' | to_datetime('%Y')).%1 }}"_s.arg(call) << u"parts"_s;
        QTest::newRow("jmespath") << u"{{ {'a': 1} | json_query('a') }}"_s << u"json_query"_s;
        QTest::newRow("jmespath by its collection")
            << u"{{ {'a': 1} | community.general.json_query('a') }}"_s << u"json_query"_s;
    }

    void refuses()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, word);
        Evaluator evaluator(oneHost());
        const Result<Value> result = evaluator.render(0, Value(text));
        QVERIFY(!result);
        QCOMPARE(result.error().code, u"template-unsupported"_s);
        QVERIFY2(result.error().message.english().contains(word), qPrintable(result.error().message.english()));
    }

    /// Rounds cost what they cost: a template cannot keep the program busy with them.
    void countsRounds_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("sha512") << u"{{ 'x' | password_hash('sha512', 'ab', rounds=900000000) }}"_s;
        QTest::newRow("bcrypt") << u"{{ 'x' | password_hash('blowfish', 'abcdefghijklmnopqrstuu', rounds=31) }}"_s;
    }

    void countsRounds()
    {
        QFETCH(const QString, text);
        Evaluator evaluator(oneHost());
        QCOMPARE(shown(evaluator.render(0, Value(text))), u"error: template-too-much-work"_s);
    }

    void hashesWhatItCompares_data()
    {
        using Maker = std::function<Value(quint32)>;
        QTest::addColumn<Maker>("make");
        QTest::newRow("distances") << Maker([](quint32 number) { return jinja::makeObject<jinja::TimeDelta>(number); });
        QTest::newRow("times") << Maker([](quint32 number) { return jinja::makeDateTime(number, {}); });
        QTest::newRow("variables of hosts")
            << Maker([](quint32 number) { return jinja::makeObject<jinja::HostVarsOf>(number); });
    }

    void hashesWhatItCompares()
    {
        QFETCH(const std::function<Value(quint32)>, make);
        QSet<size_t> hashes;
        for (quint32 number = 0; number < 1000; ++number) {
            QVERIFY(make(number) == make(number));
            QVERIFY(!(make(number) == make(number + 1)));
            QCOMPARE(qHash(make(number), 7), qHash(make(number), 7));
            hashes.insert(qHash(make(number), 7));
        }
        QVERIFY(hashes.size() > 990);
    }

    /// The same moment by two clocks is one time.
    void hashesTimesByUniversalTime()
    {
        const qint64 hour = 3'600'000'000;
        const Value there = jinja::makeDateTime(5 * hour, jinja::TimeZone{2 * hour, {}});
        const Value here = jinja::makeDateTime(3 * hour, jinja::TimeZone{0, u"UTC"_s});
        QVERIFY(there == here);
        QCOMPARE(qHash(there), qHash(here));
    }
};

QTEST_GUILESS_MAIN(PythonTimesTest)
#include "tst_pythontimes.moc"
