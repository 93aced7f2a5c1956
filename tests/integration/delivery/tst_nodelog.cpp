// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/delivery/linelog.h"
#include "core/delivery/nodescript.h"
#include "tests/integration/delivery/shellmachine.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace qm;
using namespace qm::test;

/// What programs on a machine print is in the log of the step, all of it, while they run.
class TestNodeLog final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsEveryLine()
    {
        ShellMachine machine;
        machine.setPreparation("i=0; while [ $i -lt 3000 ]; do echo \"line $i\" >&2; i=$((i + 1)); done\n");
        QStringList log;
        Activity activity;
        activity.log = [&log](const QString &line) { log.append(line); };
        const Result<NodeAnswer> answer = runOnNode(machine, {}, activity);
        QVERIFY2(answer, answer ? "" : qPrintable(toString(answer.error())));
        QCOMPARE(log.size(), 3000);
        QCOMPARE(log.constFirst(), u"line 0"_s);
        QCOMPARE(log.constLast(), u"line 2999"_s);
        QCOMPARE(answer->said(), u"line 2997; line 2998; line 2999"_s);
    }

    /// More than is kept for sentences.
    void keepsWhatIsBeyondTheLimit()
    {
        ShellMachine machine;
        const QByteArray text(400, 'x');
        machine.setPreparation("i=0; while [ $i -lt 4000 ]; do echo \"$i " + text + "\" >&2; i=$((i + 1)); done\n");
        QStringList log;
        Activity activity;
        activity.log = [&log](const QString &line) { log.append(line); };
        QVERIFY(runOnNode(machine, {}, activity));
        QCOMPARE(log.size(), 4000);
        QCOMPARE(log.constLast(), u"3999 "_s + QString::fromLatin1(text)); // whole, too
    }

    void isThereAtOnce()
    {
        ShellMachine machine;
        machine.setPreparation("echo first >&2; echo second >&2; sleep 60\n");
        std::stop_source stop;
        Activity activity;
        activity.stop = stop.get_token();
        activity.log = [&stop](const QString &line) {
            if (line == u"first")
                stop.request_stop(); // nobody has to wait for the end
        };
        QVERIFY(!runOnNode(machine, {}, activity));
        QVERIFY(stop.stop_requested());
    }

    /// Registries send programs on to signed addresses: whoever has one may fetch.
    void showsNoSignatures()
    {
        ShellMachine machine;
        machine.setPreparation("echo 'Get \"https://cdn.example/blob?X-Amz-Signature=c4n4ry\": EOF' >&2\n");
        QStringList log;
        Activity activity;
        activity.log = [&log](const QString &line) { log.append(line); };
        const Result<NodeAnswer> answer = runOnNode(machine, {}, activity);
        QVERIFY2(answer, answer ? "" : qPrintable(toString(answer.error())));
        const QString shown = u"Get \"https://cdn.example/blob?X-Amz-Signature=•••\": EOF"_s;
        QCOMPARE(log, QStringList(shown));
        QCOMPARE(answer->said(), shown);
        log.clear();
        LineLog lines(activity); // that make a line too long for one
        lines.take(QByteArray(16'000, 'x') + " https://cdn.example/" + QByteArray(1000, 'y') + "?Signature=c4n4ry\n");
        lines.take(QByteArray(16'000, 'x') + " https://cdn.example/" + QByteArray(1000, 'y') + "?Signature=c4n4ry");
        lines.finish();
        QVERIFY2(!log.join(u'\n').contains(u"c4n4ry"_s), qPrintable(log.join(u'\n')));
    }

    void takesLinesApart()
    {
        QStringList log;
        Activity activity;
        activity.log = [&log](const QString &line) { log.append(line); };
        LineLog lines(activity);
        lines.take("one\ntw");
        lines.take("o\n\n  \nthr\033[31mee\r\n");
        QCOMPARE(log.size(), 3);
        QCOMPARE(log.at(1), u"two"_s);
        QVERIFY(!log.at(2).contains(QChar(0x1b)));
        lines.take("no end");
        QCOMPARE(log.size(), 3);
        lines.finish();
        QCOMPARE(log.constLast(), u"no end"_s);
        log.clear();
        lines.take(QByteArray(100'000, 'x')); // a line for whoever has no line breaks
        lines.finish();
        QCOMPARE(log.join(QString()).size(), 100'000);
    }
};

QTEST_GUILESS_MAIN(TestNodeLog)
#include "tst_nodelog.moc"
