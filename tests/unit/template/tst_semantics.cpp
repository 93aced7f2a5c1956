// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/data/jsonreader.h"
#include "core/template/evaluator.h"
#include "mapworld.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace qm;
using namespace Qt::StringLiterals;

namespace {

/// As JSON holds it: tuples are lists.
Value withoutTuples(const Value &value)
{
    if (!value.isList())
        return value;
    Value::List list;
    for (const Value &item : value.toList())
        list.push_back(withoutTuples(item));
    return Value(std::move(list));
}

} // namespace

/// Every expression that ansible-core evaluated, with its value and type.
class SemanticsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void measured_data();
    void measured();
};

void SemanticsTest::measured_data()
{
    QTest::addColumn<QString>("expression");
    QTest::addColumn<Value>("expected");
    QTest::addColumn<bool>("fails");

    QFile file(QStringLiteral(QM_KUBESPRAY_DATA "/semantics.json"));
    if (!file.open(QIODevice::ReadOnly))
        QSKIP("The expressions that Ansible evaluated are not there (QM_KUBESPRAY_DATA).");
    const Result<Value> document = readJson(file.readAll(), file.fileName());
    QVERIFY(document);
    for (const Value &entry : document->toList()) {
        const QString text = entry.toDict().find(u"expr"_s)->toString();
        const Value *value = entry.toDict().find(u"value"_s);
        QTest::newRow(qPrintable(text)) << text << (value ? *value : Value()) << (value == nullptr);
    }
}

void SemanticsTest::measured()
{
    QFETCH(const QString, expression);
    QFETCH(const Value, expected);
    QFETCH(const bool, fails);

    auto world = std::make_shared<MapWorld>();
    world->addHost(u"localhost"_s);
    Evaluator evaluator(world);
    const Result<Value> &result = evaluator.render(0, Value(expression));
    if (!result)
        QVERIFY2(fails, qPrintable(result.error().message.english()));
    if (fails) {
        QVERIFY2(!result, qPrintable(result ? result->repr() : QString()));
        return;
    }
    if (expression.contains(u"lookup('env'"_s)) {
        QCOMPARE(result->toString(), qEnvironmentVariable("HOME"));
        return;
    }
    QCOMPARE(result->typeName(), expected.typeName());
    static const QRegularExpression address(u"0x[0-9a-f]+"_s);
    QCOMPARE(withoutTuples(*result).repr().replace(address, u"0x"_s), expected.repr().replace(address, u"0x"_s));
}

QTEST_GUILESS_MAIN(SemanticsTest)
#include "tst_semantics.moc"
