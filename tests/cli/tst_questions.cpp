// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "program.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qm::test;

/// The verbs that answer questions about one host.
class QuestionsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void explainSaysWhy();
    void explainUnknownNames();
    void evaluateValueTypeAndOrigin();
    void evaluateFailureIsStatus1();

private:
    QStringList planning() const { return planningOptions(m_example); }

    QTemporaryDir m_directory;
    QString m_example;
};

void QuestionsTest::initTestCase()
{
    QVERIFY(m_directory.isValid());
    m_example = m_directory.filePath(u"example"_s);
    QCOMPARE(run({u"demo"_s, u"--extract"_s, m_example}).status, 0);
}

void QuestionsTest::explainSaysWhy()
{
    const Outcome needed = run(QStringList{u"explain"_s, u"edge2"_s, u"crio"_s} + planning());
    QCOMPARE(needed.status, 0);
    for (const QString &part : {u"edge2 needs crio"_s, u"download.yml:"_s, u"container_manager = crio"_s,
                                u"hosts.ini:"_s, u"overrides containerd"_s}) {
        QVERIFY2(needed.out.contains(part), qPrintable(part + u"\n"_s + needed.out));
    }
    const Outcome unneeded = run(QStringList{u"explain"_s, u"cp1"_s, u"crio"_s} + planning());
    QCOMPARE(unneeded.status, 0);
    QVERIFY2(unneeded.out.contains(u"cp1 does not need crio"_s), qPrintable(unneeded.out));

    const Outcome json = run(QStringList{u"explain"_s, u"edge2"_s, u"crio"_s, u"--format"_s, u"json"_s} + planning());
    const QJsonObject document = QJsonDocument::fromJson(json.out.toUtf8()).object();
    QCOMPARE(document[u"needed"_s], QJsonValue(true));
    QCOMPARE(document[u"conditions"_s].toArray().size(), 2);
    QVERIFY(document[u"line"_s].toInt() > 0);
    QCOMPARE(document[u"artifact"_s][u"kind"_s].toString(), u"file"_s);

    const Outcome all = run(QStringList{u"explain"_s, u"edge2"_s} + planning());
    QCOMPARE(all.status, 0);
    QVERIFY(all.out.count(u'\n') > 20);
    QVERIFY(all.out.contains(u"coredns"_s));
}

void QuestionsTest::explainUnknownNames()
{
    const Outcome key = run(QStringList{u"explain"_s, u"cp1"_s, u"corends"_s} + planning());
    QCOMPARE(key.status, 1);
    QCOMPARE(key.out, QString());
    QVERIFY2(key.err.contains(u"did you mean “coredns”?"_s), qPrintable(key.err));
    const Outcome host = run(QStringList{u"explain"_s, u"worker33"_s, u"coredns"_s} + planning());
    QCOMPARE(host.status, 1);
    QVERIFY2(host.err.contains(u"did you mean “worker3”?"_s), qPrintable(host.err));
}

void QuestionsTest::evaluateValueTypeAndOrigin()
{
    const Outcome json = run(
        QStringList{u"evaluate"_s, u"edge2"_s, u"{{ container_manager }}"_s, u"--format"_s, u"json"_s} + planning());
    QCOMPARE(json.status, 0);
    const QJsonObject document = QJsonDocument::fromJson(json.out.toUtf8()).object();
    QCOMPARE(document[u"value"_s].toString(), u"crio"_s);
    QCOMPARE(document[u"type"_s].toString(), u"str"_s);
    const QJsonObject origin = document[u"origins"_s].toArray().at(0).toObject();
    QCOMPARE(origin[u"variable"_s].toString(), u"container_manager"_s);
    QVERIFY(origin[u"file"_s].toString().endsWith(u"inventory/hosts.ini"_s));
    QVERIFY(origin[u"line"_s].toInt() > 0);

    const Outcome text = run(QStringList{u"evaluate"_s, u"edge2"_s, u"v{{ kube_version }}"_s} + planning());
    QCOMPARE(text.status, 0);
    QVERIFY2(text.out.startsWith(u"v1.36.1\n"_s), qPrintable(text.out));

    // beyond 64 bits, and a number all the same
    const Outcome large = run(QStringList{u"evaluate"_s, u"edge2"_s, u"{{ '[12345678901234567890123]' | from_yaml }}"_s,
                                          u"--format"_s, u"json"_s}
                              + planning());
    QVERIFY2(large.out.contains(u"\n    12345678901234567890123\n"_s), qPrintable(large.out + large.err));

    // Without a checkout: what the inventory alone says.
    const Outcome alone = run({u"evaluate"_s, u"edge2"_s, u"{{ groups['edge'] | length }}"_s, u"-i"_s,
                               m_example + u"/inventory/hosts.ini"_s, u"--format"_s, u"json"_s});
    QCOMPARE(alone.status, 0);
    QCOMPARE(QJsonDocument::fromJson(alone.out.toUtf8())[u"value"_s].toString(), u"4"_s);
}

void QuestionsTest::evaluateFailureIsStatus1()
{
    const Outcome undefined = run(QStringList{u"evaluate"_s, u"cp1"_s, u"{{ no_such_thing }}"_s} + planning());
    QCOMPARE(undefined.status, 1);
    QCOMPARE(undefined.out, QString());
    QVERIFY2(undefined.err.contains(u"no_such_thing"_s), qPrintable(undefined.err));
    QCOMPARE(run(QStringList{u"evaluate"_s, u"cp1"_s, u"{{ lookup('pipe', 'id') }}"_s} + planning()).status, 1);
    QCOMPARE(run(QStringList{u"evaluate"_s, u"nobody"_s, u"x"_s} + planning()).status, 1);
}

QTEST_GUILESS_MAIN(QuestionsTest)
#include "tst_questions.moc"
