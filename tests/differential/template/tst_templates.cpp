// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/data/jsonreader.h"
#include "core/template/evaluator.h"
#include "unit/template/mapworld.h"

#include <QFile>
#include <QProcess>
#include <QTest>

using namespace qm;
using namespace Qt::StringLiterals;

/// Expressions evaluated here and by the ansible-core that is installed.
class TemplatesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void equalsAnsible_data();
    void equalsAnsible();
};

void TemplatesTest::equalsAnsible_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");

    const QString path = QStringLiteral(QM_TEST_DATA "/template/expressions.txt");
    QProcess python;
    python.start(u"/usr/bin/python3"_s, {QStringLiteral(QM_TEMPLATE_SCRIPT), path});
    if (!python.waitForFinished(110'000) || python.exitCode() != 0)
        QSKIP("ansible-core cannot be asked: /usr/bin/python3 does not import it.");
    const QList<QByteArray> answers = python.readAllStandardOutput().split('\n');
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QStringList texts = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
    QVERIFY(answers.size() > texts.size());
    for (qsizetype index = 0; index < texts.size(); ++index) {
        const Result<Value> answer = readJson(answers.at(index), path);
        QVERIFY(answer);
        const Value *shown = answer->toDict().find(u"repr"_s);
        QTest::newRow(qPrintable(u"%1: %2"_s.arg(index + 1).arg(texts.at(index))))
            << texts.at(index) << (shown ? shown->toString() : QString());
    }
}

void TemplatesTest::equalsAnsible()
{
    QFETCH(const QString, text);
    QFETCH(const QString, expected);

    auto world = std::make_shared<MapWorld>();
    world->addHost(u"localhost"_s);
    Evaluator evaluator(world);
    const Result<Value> &result = evaluator.render(0, Value(text));
    if (!result && result.error().code == u"template-unsupported")
        return; // said, not guessed
    QCOMPARE(result ? result->repr() : QString(), expected);
}

QTEST_GUILESS_MAIN(TemplatesTest)
#include "tst_templates.moc"
