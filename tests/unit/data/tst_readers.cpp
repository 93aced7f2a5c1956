// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/data/datafile.h"
#include "core/data/pythonliteral.h"
#include "tests/support/soon.h"

#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace qm;

namespace {

const QString vaultFolder = QString::fromUtf8(QM_TEST_DATA "/inventories/vault/");

Value yaml(const QByteArray &text)
{
    const Result<ReadDocument> document = readYaml(text, u"test.yml"_s);
    return document ? document->value : Value(document.error().code);
}

} // namespace

/// Expected values are PyYAML's, json's and ast.literal_eval()'s.
class TestReaders final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void yamlScalars_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("repr");
        const auto row = [](const char *text, const char *repr) {
            QTest::newRow(text) << QByteArray(text) << QString::fromUtf8(repr);
        };
        row("yes", "True");
        row("Off", "False");
        row("y", "'y'");
        row("010", "8");
        row("0o10", "'0o10'");
        row("0x1F", "31");
        row("0b101", "5");
        row("1:30", "90");
        row("1_000", "1000");
        row("08", "'08'");
        row("9223372036854775808", "9223372036854775808");
        row("-9223372036854775808", "-9223372036854775808");
        row("-0x10000000000000000", "-18446744073709551616");
        row("[100000000000000000000]", "[100000000000000000000]");
        row("{100000000000000000000: 1}", "{'100000000000000000000': 1}");
        row("1e3", "'1e3'");
        row("1.0e+3", "1000.0");
        row(".5", "0.5");
        row("-.5", "'-.5'");
        row("2.10", "2.1");
        row("1.30.5", "'1.30.5'");
        row("-.inf", "-inf");
        row("~", "None");
        row("", "None");
        row("'yes'", "'yes'");
        row("2001-12-14", "'2001-12-14'");
        row("2001-12-14t21:59:43.1-05:00", "'2001-12-14 21:59:43.100000-05:00'");
        row("2001-13-45", "'yaml-scalar'");
        row("0x_", "'yaml-scalar'");
        row("!!str 5", "'5'");
        row("!foo 5", "'yaml-tag'");
        row("{<<: {a: 1}, b: 2, a: 3}", "{'a': 3, 'b': 2}");
        row("[&a {x: 1}, {<<: [*a, {x: 2, y: 3}]}]", "[{'x': 1}, {'x': 1, 'y': 3}]");
        row("{{ x }}", "'yaml-key'");
        row("a: 1\n---\nb: 2", "'yaml-documents'");
        row("&a [*a]", "'yaml-recursive'");
        row("[&a 1, &b 2, *a, *b]", "[1, 2, 1, 2]");
        row("[&a 1, *a, &a 2]", "'yaml-duplicate-anchor'");
        row("{x: &a {y: 1}, z: &a {y: 1}}", "'yaml-duplicate-anchor'");
        row("a: b: c", "'yaml-syntax'");
    }

    void yamlScalars()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, repr);
        QCOMPARE(yaml(text).repr(), repr);
    }

    void yamlKnowsLines()
    {
        const Value value = yaml("a: 1\nb:\n  c: |\n    text\n  d: [x,\n    y]\n");
        const Value *inner = value.toDict().find(QStringView(u"b"));
        QVERIFY(inner);
        QCOMPARE(inner->toDict().find(QStringView(u"d"))->toList().at(1).location().toString(), u"test.yml:6"_s);
    }

    void duplicateKeysAreWarnedOf()
    {
        const Result<ReadDocument> document = readYaml("a: 1\nb: 2\na: 3\n", u"test.yml"_s);
        QVERIFY(document);
        QCOMPARE(document->value.repr(), u"{'a': 3, 'b': 2}"_s);
        QCOMPARE(document->warnings.size(), 1);
        QCOMPARE(document->warnings.first().location.line(), 3);
    }

    void unsafeReachesInside()
    {
        const Value value = yaml("!unsafe {a: ['{{ x }}']}");
        QVERIFY(!value.mayHoldTemplate());
        QVERIFY(value.toDict().find(QStringView(u"a"))->toList().front().hasFlag(Value::Unsafe));
    }

    void json_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("repr");
        QTest::newRow("order") << QByteArray("{\"b\": 1, \"a\": [1.0, null, true]}")
                               << u"{'b': 1, 'a': [1.0, None, True]}"_s;
        QTest::newRow("last of equal keys") << QByteArray("{\"a\": 1, \"b\": 2, \"a\": 3}") << u"{'a': 3, 'b': 2}"_s;
        QTest::newRow("numbers") << QByteArray("[-0, 1e3, NaN, -Infinity, 12345678901234567890]")
                                 << u"[0, 1000.0, nan, -inf, 12345678901234567890]"_s;
        QTest::newRow("text") << QByteArray("\"\\u00e9\\ud83d\\ude00\\n\"") << u"'é😀\\n'"_s;
        QTest::newRow("trailing comma") << QByteArray("[1,]") << u"'json-syntax'"_s;
        QTest::newRow("rest") << QByteArray("[1] x") << u"'json-syntax'"_s;
        QTest::newRow("NUL") << QByteArray("[1]\0[", 5) << u"'json-syntax'"_s;
    }

    void json()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, repr);
        const Result<Value> value = readJson(text, u"test.json"_s);
        QCOMPARE((value ? *value : Value(value.error().code)).repr(), repr);
    }

    void jsonNamesTheLineOfAnError()
    {
        const Result<Value> value = readJson("{\n\"a\": 1,\n\"b\": x\n}", u"test.json"_s);
        QVERIFY(!value);
        QCOMPARE(value.error().location.toString(), u"test.json:3"_s);
    }

    void pythonLiterals_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("repr");
        const auto row = [](const char *text, const char *repr) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(repr);
        };
        row("5 # comment", "5");
        row("'a' 'b'", "'ab'");
        row("(1,)", "(1,)");
        row("1, 'x'", "(1, 'x')");
        row("{'a': [None, True]}", "{'a': [None, True]}");
        row("0o17", "15");
        row("1_0", "10");
        row(".5e1", "5.0");
        row("-3", "-3");
        row("r'\\n'", "'\\\\n'");
        row("'\\x41\\101\\q'", "'AA\\\\q'");
        row("'''a'''", "'a'");
        for (const char *none : {"", "true", "017", "1__0", "1 2", "--5", "-True", "1j", "[1", "[1,,2]", "'a", "x()",
                                 "{1}", "{[]: 1}", "1if", "10.0.0.1", "None.x"})
            row(none, "");
    }

    void pythonLiterals()
    {
        QFETCH(QString, text);
        QFETCH(QString, repr);
        const std::optional<Value> value = parsePythonLiteral(text);
        QCOMPARE(value ? value->repr() : QString(), repr);
    }

    void vaultsOpenWithTheirPassword()
    {
        const Result<VaultSecrets> secrets = VaultSecrets::fromFile(vaultFolder + u"password.txt"_s);
        QVERIFY(secrets);
        FileCache cache;
        const auto whole = cache.readData(vaultFolder + u"group_vars/all/vaulted.yml"_s, *secrets);
        QVERIFY(whole && (*whole)->content);
        QCOMPARE((*whole)->content->value.repr(), u"{'plain_key': 'hidden', 'list': [1, 'two']}"_s);
        QVERIFY((*whole)->content->value.toDict().find(QStringView(u"list"))->toList().front().hasFlag(Value::Secret));
        const auto inlined = cache.readData(vaultFolder + u"group_vars/a/inline.yml"_s, *secrets);
        QVERIFY(inlined && (*inlined)->content);
        QCOMPARE((*inlined)->content->value.repr(), u"{'db_password': 'inline secret', 'id_password': 'with id'}"_s);
        QVERIFY((*inlined)->content->value.holdsSecret());
    }

    void lockedVaultsShowNothing()
    {
        FileCache cache;
        const auto whole = cache.readData(vaultFolder + u"group_vars/all/vaulted.yml"_s);
        QVERIFY(whole && !(*whole)->content);
        QCOMPARE((*whole)->content.error().code, u"vault-locked"_s);
        const auto inlined = cache.readData(vaultFolder + u"group_vars/a/inline.yml"_s);
        QVERIFY(inlined && (*inlined)->content);
        const Value *value = (*inlined)->content->value.toDict().find(QStringView(u"db_password"));
        QVERIFY(value && value->isOpaque());
        QCOMPARE(value->str(), u"<AnsibleVaultEncryptedUnicode>"_s);
        VaultSecrets wrong;
        wrong.add(u"default"_s, "wrong");
        const auto refused = cache.readData(vaultFolder + u"group_vars/all/vaulted.yml"_s, wrong);
        QVERIFY(refused && !(*refused)->content);
        QCOMPARE((*refused)->content.error().code, u"vault-wrong-password"_s);
    }

    void executablePasswordFilesAreNotRun()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"password.sh"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("#!/bin/sh\ntouch " + folder.filePath(u"ran"_s).toUtf8() + "\n");
        file.close();
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        const Result<VaultSecrets> secrets = VaultSecrets::fromFile(path);
        QVERIFY(!secrets);
        QCOMPARE(secrets.error().code, u"vault-password-executable"_s);
        QVERIFY(!QFile::exists(folder.filePath(u"ran"_s)));
    }

    void badInput_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("code");
        QByteArray bomb("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 30; ++i) {
            const QByteArray before = "*a" + QByteArray::number(i - 1);
            bomb += "a" + QByteArray::number(i) + ": &a" + QByteArray::number(i) + " [" + (before + ", ").repeated(9)
                + before + "]\n";
        }
        QByteArray merges("m0: &m0 {a: 1, b: 2}\n");
        for (int i = 1; i < 60; ++i) {
            const QByteArray before = QByteArray::number(i - 1);
            merges += "m" + QByteArray::number(i) + ": &m" + QByteArray::number(i) + " {x: *m" + before + ", y: *m"
                + before + ", <<: *m" + before + "}\n";
        }
        QTest::newRow("YAML bomb") << bomb << u"data-too-large"_s;
        QTest::newRow("bomb of merge keys") << merges << u"data-too-large"_s;
        QTest::newRow("recursive anchor") << QByteArray("a: &a\n  b: *a\n") << u"yaml-recursive"_s;
        QTest::newRow("nesting, JSON") << QByteArray(100'000, '[') << u"data-too-deep"_s;
        QTest::newRow("nesting, YAML flow") << "a: " + QByteArray("[x, ").repeated(100'000) << u"data-too-deep"_s;
        QTest::newRow("nesting, YAML blocks") << QByteArray("- ").repeated(100'000) << u"data-too-deep"_s;
        QTest::newRow("nesting, dictionaries") << QByteArray("{\"a\":").repeated(100'000) << u"data-too-deep"_s;
        QTest::newRow("invalid UTF-8") << QByteArray("a: 1\nb: \xff\xfe\n") << u"text-not-utf8"_s;
        QTest::newRow("NUL") << QByteArray("a: 1\nb: \0\n", 10) << u"text-nul"_s;
        QTest::newRow("UTF-16") << QByteArray("\xff\xfe"
                                              "a\0:\0 \0001\0",
                                              10)
                                << u"text-utf16"_s;
        QTest::newRow("control character") << QByteArray("a: \x07\n") << u"text-control-character"_s;
    }

    void badInput()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, code);
        const std::clock_t begin = std::clock();
        const Result<ReadDocument> document = readData(text, u"bad.yml"_s);
        QVERIFY(!document);
        QCOMPARE(document.error().code, code);
        QCOMPARE(document.error().location.file(), u"bad.yml"_s);
        QVERIFY(document.error().location.line() > 0);
        QVERIFY(std::clock() - begin < test::soon);
    }

    void cacheSeesChanges()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"vars.yml"_s);
        const auto write = [&](const char *text) {
            QFile file(path);
            return file.open(QIODevice::WriteOnly) && file.write(text) > 0;
        };
        QVERIFY(write("a: 1\n"));
        FileCache cache;
        const auto first = cache.readData(path);
        QVERIFY(first);
        QCOMPARE(cache.readData(path)->get(), first->get());
        QVERIFY(write("a: 22\n"));
        const auto second = cache.readData(path);
        QVERIFY(second && (*second)->content);
        QCOMPARE((*second)->content->value.repr(), u"{'a': 22}"_s);
        QVERIFY((*second)->file.sha256 != (*first)->file.sha256);
    }

    void irregularFilesDoNotBlock()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"pipe"_s);
        QCOMPARE(::mkfifo(QFile::encodeName(path).constData(), 0600), 0);
        QCOMPARE(readFile(path).error().code, u"file-irregular"_s);
        QCOMPARE(readFile(folder.path()).error().code, u"file-unreadable"_s);
        QCOMPARE(readFile(folder.filePath(u"none"_s)).error().code, u"file-missing"_s);
    }
};

QTEST_GUILESS_MAIN(TestReaders)
#include "tst_readers.moc"
