// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/data/largeinteger.h"
#include "core/data/value.h"
#include "core/data/vault.h"

#include <QSet>
#include <QTest>

#include <functional>
#include <limits>

using namespace Qt::StringLiterals;
using qm::Value;

namespace {

class Unknown final : public qm::Opaque
{
public:
    QString typeName() const override { return u"unknown"_s; }
};

Value::Dict numbered(int from, int to)
{
    Value::Dict dict;
    for (int i = from; i < to; ++i)
        dict.insert(u"key%1"_s.arg(i), Value(i));
    return dict;
}

} // namespace

/// Expected texts and equalities are CPython 3.11's.
class TestValue final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void floatsPrintAsInPython_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("text");
        QTest::newRow("half") << 0.5 << u"0.5"_s;
        QTest::newRow("version") << 1.20 << u"1.2"_s;
        QTest::newRow("whole") << 1000.0 << u"1000.0"_s;
        QTest::newRow("minus zero") << -0.0 << u"-0.0"_s;
        QTest::newRow("largest fixed") << 1e15 << u"1000000000000000.0"_s;
        QTest::newRow("smallest exponent") << 1e16 << u"1e+16"_s;
        QTest::newRow("small fixed") << 0.0001 << u"0.0001"_s;
        QTest::newRow("small exponent") << 0.00001 << u"1e-05"_s;
        QTest::newRow("tiny") << 1.5e-300 << u"1.5e-300"_s;
        QTest::newRow("sum") << 0.1 + 0.2 << u"0.30000000000000004"_s;
        QTest::newRow("infinity") << -std::numeric_limits<double>::infinity() << u"-inf"_s;
        QTest::newRow("nan") << std::numeric_limits<double>::quiet_NaN() << u"nan"_s;
    }

    void floatsPrintAsInPython()
    {
        QFETCH(double, value);
        QTEST(qm::pythonFloat(value), "text");
    }

    void textsPrintAsInPython_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("literal");
        QTest::newRow("plain") << u"a b"_s << u"'a b'"_s;
        QTest::newRow("single quote") << u"it's"_s << u"\"it's\""_s;
        QTest::newRow("both quotes") << u"'\""_s << u"'\\'\"'"_s;
        QTest::newRow("controls") << u"\n\r\t\\\u0007\u007f"_s << u"'\\n\\r\\t\\\\\\x07\\x7f'"_s;
        QTest::newRow("printable beyond ASCII") << u"é日😀"_s << u"'é日😀'"_s;
        QTest::newRow("no-break space") << u"\u00a0"_s << u"'\\xa0'"_s;
        QTest::newRow("right-to-left override") << u"\u202e"_s << u"'\\u202e'"_s;
    }

    void textsPrintAsInPython()
    {
        QFETCH(QString, text);
        QTEST(qm::pythonStringLiteral(text), "literal");
    }

    void containersPrintAsInPython()
    {
        const Value value(Value::Dict{{Value(u"b"_s), Value(Value::List{Value(1), Value(true), Value()})},
                                      {Value(1), Value(Value::List{Value(2.0)}, true)}});
        QCOMPARE(value.str(), u"{'b': [1, True, None], 1: (2.0,)}"_s);
        QCOMPARE(Value(u"text"_s).str(), u"text"_s);
        QCOMPARE(Value(Value::List{}, true).str(), u"()"_s);
        QCOMPARE(Value(std::make_shared<Unknown>()).str(), u"<unknown>"_s);
    }

    void numbersCompareAsInPython()
    {
        QVERIFY(Value(true) == Value(1));
        QVERIFY(Value(1) == Value(1.0));
        QVERIFY(!(Value(u"1"_s) == Value(1)));
        QVERIFY(!(Value(false) == Value()));
        // 2^53 + 1 has no double of its own
        QVERIFY(!(Value(qint64(9007199254740993)) == Value(9007199254740992.0)));
        QVERIFY(!(Value(std::numeric_limits<qint64>::max()) == Value(9223372036854775808.0)));
        QVERIFY(!Value(1).isIdenticalTo(Value(1.0)));
        QCOMPARE(qHash(Value(1)), qHash(Value(true)));
        QCOMPARE(qHash(Value(1)), qHash(Value(1.0)));
    }

    void opaqueValuesHaveTheirOwnHashes_data()
    {
        using Maker = std::function<Value(int)>;
        QTest::addColumn<Maker>("make");
        QTest::newRow("large integers") << Maker([](int number) {
            return *qm::LargeInteger::fromDigits("99999999999999999999" + std::to_string(1000 + number));
        });
        QTest::newRow("vault texts") << Maker([](int number) {
            return qm::VaultSecrets().inlineValue("$ANSIBLE_VAULT;1.1;AES256\n" + QByteArray::number(number), {});
        });
    }

    /// A table of opaque values that share one hash is a list: looking something up takes as long as there are many.
    void opaqueValuesHaveTheirOwnHashes()
    {
        QFETCH(const std::function<Value(int)>, make);
        QSet<size_t> hashes;
        for (int number = 0; number < 1000; ++number) {
            const Value value = make(number);
            QVERIFY(value.isOpaque());
            QVERIFY(value == make(number));
            QVERIFY(!(value == make(number + 1)));
            QCOMPARE(qHash(value, 7), qHash(make(number), 7));
            hashes.insert(qHash(value, 7));
        }
        QVERIFY(hashes.size() > 990);
    }

    void opaqueValuesThatOnlyEqualThemselvesHaveTheirOwnHashes()
    {
        Value::List values;
        QSet<size_t> hashes;
        for (int number = 0; number < 1000; ++number) {
            values.emplace_back(std::make_shared<Unknown>());
            hashes.insert(qHash(values.back()));
            QCOMPARE(qHash(values.back()), qHash(Value(values.back())));
        }
        QVERIFY(hashes.size() > 990);
    }

    void orderOfKeysIsKeptAndNotCompared()
    {
        const Value::Dict ab{{Value(u"a"_s), Value(1)}, {Value(u"b"_s), Value(2)}};
        const Value::Dict ba{{Value(u"b"_s), Value(2)}, {Value(u"a"_s), Value(1)}};
        QCOMPARE(ba.entries().front().key.toString(), u"b"_s);
        QVERIFY(Value(ab) == Value(ba));
        QVERIFY(!Value(ab).isIdenticalTo(Value(ba)));
        QVERIFY(!(Value(Value::List{Value(1)}) == Value(Value::List{Value(1)}, true)));
    }

    void insertionReplacesInPlace()
    {
        Value::Dict dict{{Value(u"a"_s), Value(1)}, {Value(u"b"_s), Value(2)}};
        QVERIFY(!dict.insert(u"a"_s, Value(3)));
        QCOMPARE(dict.entries().front().value.toInt(), 3);
        Value::Dict numbers{{Value(1), Value(u"int"_s)}};
        numbers.insert(Value(true), Value(u"bool"_s));
        QCOMPARE(numbers.size(), size_t(1));
        QVERIFY(numbers.entries().front().key.isInt()); // as {1: 'int', True: 'bool'}
    }

    void dictionariesFindWhatTheyHold_data()
    {
        QTest::addColumn<int>("size");
        for (const int size : {0, 1, 8, 9, 10, 100, 5000})
            QTest::addRow("%d", size) << size;
    }

    void dictionariesFindWhatTheyHold()
    {
        QFETCH(int, size);
        Value::Dict dict = numbered(0, size);
        for (int i = 0; i < size; ++i)
            QCOMPARE(dict.find(u"key%1"_s.arg(i))->toInt(), i);
        QVERIFY(!dict.find(u"key"_s));
        QVERIFY(!dict.find(Value()));
        for (int i = 0; i < size; i += std::max(1, size / 10)) {
            QVERIFY(dict.remove(Value(u"key%1"_s.arg(i))));
            QVERIFY(!dict.contains(Value(u"key%1"_s.arg(i))));
            QVERIFY(!dict.remove(Value(u"key%1"_s.arg(i))));
        }
        for (const Value::Dict::Entry &entry : dict)
            QVERIFY(dict.find(entry.key) == &entry.value);
    }

    void templatesAreSeenFromOutside_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("found");
        QTest::newRow("variable") << u"a {{ b }}"_s << true;
        QTest::newRow("block") << u"{% if a %}"_s << true;
        QTest::newRow("comment") << u"{#"_s << true;
        QTest::newRow("after a brace") << u"{a{{b"_s << true;
        QTest::newRow("json") << u"{\"a\": 1}"_s << false;
        QTest::newRow("brace at the end") << u"a{"_s << false;
        QTest::newRow("empty") << QString() << false;
    }

    void templatesAreSeenFromOutside()
    {
        QFETCH(QString, text);
        QFETCH(bool, found);
        QCOMPARE(Value(text).mayHoldTemplate(), found);
        const Value nested(Value::Dict{{Value(1), Value(Value::List{Value(text)})}});
        QCOMPARE(nested.mayHoldTemplate(), found);
        QVERIFY(!Value(text).withFlag(Value::Unsafe).mayHoldTemplate());
        const Value asKey(Value::Dict{{Value(text), Value(1)}});
        QVERIFY(!asKey.mayHoldTemplate()); // Ansible does not evaluate keys
    }

    void secretsAreSeenFromOutside()
    {
        const Value secret = Value(u"x"_s).withFlag(Value::Secret);
        QVERIFY(Value(Value::List{Value(1), secret}).holdsSecret());
        QVERIFY(!Value(Value::List{Value(1), Value(u"x"_s)}).holdsSecret());
        QVERIFY(secret == Value(u"x"_s));
    }

    void truthIsPythons()
    {
        for (const Value &value : {Value(), Value(false), Value(0), Value(0.0), Value(QString()), Value(Value::List{}),
                                   Value(Value::Dict{})})
            QVERIFY2(!value.isTruthy(), qPrintable(value.repr()));
        for (const Value &value : {Value(true), Value(-1), Value(0.1), Value(u"False"_s), Value(Value::List{Value()}),
                                   Value(std::make_shared<Unknown>())})
            QVERIFY2(value.isTruthy(), qPrintable(value.repr()));
    }
};

QTEST_APPLESS_MAIN(TestValue)
#include "tst_value.moc"
