// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/data/jsonreader.h"
#include "core/template/evaluator.h"
#include "core/template/registry.h"
#include "unit/template/mapworld.h"

#include <QFile>
#include <QMap>
#include <QProcess>
#include <QTemporaryFile>
#include <QTest>

using namespace qm;
using namespace Qt::StringLiterals;

namespace {

const QString testData = QStringLiteral(QM_TEST_DATA "/template/");

/// The lines of a file of test data.
QStringList linesOf(const QString &name)
{
    QFile file(testData + name);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts)
                                          : QStringList();
}

/// What a script of ours that asks ansible-core answers, line by line; nothing if there is no ansible-core.
QStringList asked(const QString &script, const QString &argument)
{
    QProcess python;
    python.start(u"/usr/bin/python3"_s, {QStringLiteral(QM_TEMPLATE_SCRIPTS) + u'/' + script, argument});
    if (!python.waitForFinished(110'000) || python.exitCode() != 0)
        return {};
    return QString::fromUtf8(python.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts);
}

/// What ansible-core makes of each text: its repr(), or null if that fails. Nothing if there is no ansible-core.
QStringList answersTo(const QStringList &texts)
{
    QTemporaryFile file;
    if (!file.open() || file.write(texts.join(u'\n').toUtf8()) < 0 || !file.flush())
        return {};
    QStringList answers;
    for (const QString &line : asked(u"evaluate.py"_s, file.fileName())) {
        const Result<Value> answer = readJson(line.toUtf8(), file.fileName());
        const Value *shown = answer ? answer->toDict().find(u"repr"_s) : nullptr;
        answers.append(shown ? shown->toString() : QString());
    }
    return answers;
}

Result<Value> evaluated(const QString &text)
{
    auto world = std::make_shared<MapWorld>();
    world->addHost(u"localhost"_s);
    Evaluator evaluator(world);
    return evaluator.render(0, Value(text));
}

/// Lines of "name template".
QMap<QString, QString> samplesOf(const QString &file)
{
    QMap<QString, QString> samples;
    for (const QString &line : linesOf(file))
        samples.insert(line.section(u' ', 0, 0), line.section(u' ', 1));
    return samples;
}

} // namespace

/// Expressions evaluated here and by the ansible-core that is installed.
class TemplatesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void equalsAnsible_data();
    void equalsAnsible();
    void knowsAllNames_data();
    void knowsAllNames();
    void refuses_data();
    void refuses();
};

void TemplatesTest::equalsAnsible_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<bool>("mayBeRefused");

    // Some expressions are there to be refused, and said to be, rather than guessed; times are all there.
    const QStringList expressions = linesOf(u"expressions.txt"_s);
    const QStringList texts = expressions + linesOf(u"times.txt"_s);
    const QStringList answers = answersTo(texts);
    if (answers.isEmpty())
        QSKIP("ansible-core cannot be asked: /usr/bin/python3 does not import it.");
    QCOMPARE(answers.size(), texts.size());
    for (qsizetype index = 0; index < texts.size(); ++index)
        QTest::newRow(qPrintable(u"%1: %2"_s.arg(index + 1).arg(texts.at(index))))
            << texts.at(index) << answers.at(index) << (index < expressions.size());
}

void TemplatesTest::equalsAnsible()
{
    QFETCH(const QString, text);
    QFETCH(const QString, expected);
    QFETCH(const bool, mayBeRefused);

    const Result<Value> result = evaluated(text);
    if (mayBeRefused && !result && result.error().code == u"template-unsupported")
        return; // said, not guessed
    QCOMPARE(result ? result->repr() : QString(), expected);
}

/// Every filter and every test that Jinja2 and ansible-core bring gives the same as theirs, or is one that we refuse.
void TemplatesTest::knowsAllNames_data()
{
    QTest::addColumn<QString>("sample");
    QTest::addColumn<QString>("expected");

    for (const QString &kind : {u"filters"_s, u"tests"_s}) {
        const QStringList names = asked(u"names.py"_s, kind);
        if (names.isEmpty())
            QSKIP("ansible-core cannot be asked: /usr/bin/python3 does not import it.");
        const QMap<QString, QString> samples = samplesOf(kind + u".txt"_s);
        const QMap<QString, QString> refused = samplesOf(u"refused"_s + kind + u".txt"_s);
        QStringList texts;
        for (const QString &name : names)
            texts.append(samples.value(name, u"no sample"_s));
        const QStringList answers = answersTo(texts);
        QCOMPARE(answers.size(), names.size());
        for (qsizetype index = 0; index < names.size(); ++index) {
            if (!refused.contains(names.at(index)))
                QTest::newRow(qPrintable(kind + u' ' + names.at(index)))
                    << samples.value(names.at(index)) << answers.at(index);
        }
    }
}

void TemplatesTest::knowsAllNames()
{
    QFETCH(const QString, sample);
    QFETCH(const QString, expected);

    QVERIFY2(!sample.isEmpty(), "there is no sample of it, nor is it among those that are refused");
    QVERIFY2(!expected.isNull(), "Ansible cannot evaluate the sample");
    const Result<Value> result = evaluated(sample);
    QVERIFY2(result, qPrintable(result ? QString() : toString(result.error())));
    QCOMPARE(result->repr(), expected);
}

void TemplatesTest::refuses_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("sample");
    QTest::addColumn<bool>("isFilter");
    for (const bool isFilter : {true, false}) {
        const QMap<QString, QString> refused = samplesOf(isFilter ? u"refusedfilters.txt"_s : u"refusedtests.txt"_s);
        for (auto sample = refused.begin(); sample != refused.end(); ++sample)
            QTest::newRow(qPrintable(*sample)) << sample.key() << *sample << isFilter;
    }
}

/// What needs the machine that runs Ansible, or differs each time, is said to be so: it is no unknown name.
void TemplatesTest::refuses()
{
    QFETCH(const QString, name);
    QFETCH(const QString, sample);
    QFETCH(const bool, isFilter);

    QVERIFY(isFilter ? jinja::findFilter(name) : jinja::findTest(name));
    const Result<Value> result = evaluated(sample);
    QVERIFY(!result);
    QCOMPARE(result.error().code, u"template-unsupported"_s);
}

QTEST_GUILESS_MAIN(TemplatesTest)
#include "tst_templates.moc"
