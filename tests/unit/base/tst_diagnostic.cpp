// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/base/diagnostic.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace qm;

class DiagnosticTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void argumentsAreInsertedOnce();
    void locationsPrintAsEditorsReadThem();
    void errorsSayWhereTheyAre();
    void diagnosticsKeepWhatErrorsSay();
};

void DiagnosticTest::argumentsAreInsertedOnce()
{
    const Message message("%1 is set in %2", {u"%2"_s, u"hosts.ini"_s});
    QCOMPARE(message.english(), u"%2 is set in hosts.ini"_s);
}

void DiagnosticTest::locationsPrintAsEditorsReadThem()
{
    QCOMPARE(SourceLocation().toString(), QString());
    QCOMPARE(SourceLocation(u"a.yml"_s, 0).toString(), u"a.yml"_s);
    QCOMPARE(SourceLocation(u"a.yml"_s, 7).toString(), u"a.yml:7"_s);
    QVERIFY(SourceLocation(u"a.yml"_s, 7).atLine(9) == SourceLocation(u"a.yml"_s, 9));
}

void DiagnosticTest::errorsSayWhereTheyAre()
{
    const Error error{u"yaml-syntax"_s, Message("this is no mapping"), SourceLocation(u"all.yml"_s, 3)};
    QCOMPARE(toString(error), u"all.yml:3: this is no mapping"_s);
    QCOMPARE(toString(Error{u"x"_s, Message("alone"), {}}), u"alone"_s);
}

void DiagnosticTest::diagnosticsKeepWhatErrorsSay()
{
    const Error error{u"yaml-syntax"_s, Message("this is no mapping"), SourceLocation(u"all.yml"_s, 3)};
    const Diagnostic diagnostic = toDiagnostic(error, u"node1"_s);
    QCOMPARE(toString(diagnostic.severity), u"error"_s);
    QCOMPARE(diagnostic.code, error.code);
    QCOMPARE(diagnostic.message.english(), error.message.english());
    QCOMPARE(diagnostic.host, u"node1"_s);
    QCOMPARE(diagnostic.location.toString(), error.location.toString());
}

QTEST_APPLESS_MAIN(DiagnosticTest)
#include "tst_diagnostic.moc"
