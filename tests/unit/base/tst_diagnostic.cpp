// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/base/diagnostic.h"

#include <QTest>
#include <QThread>

using namespace Qt::StringLiterals;
using qm::Message;
using qm::SourceLocation;

class TestDiagnostic final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void argumentsAreInsertedOnce()
    {
        // An argument comes from an inventory; what looks like a place in it stays text.
        QCOMPARE(Message("%1 of %2, %%, %3", {u"%2"_s, u"host%1"_s}).english(), u"%2 of host%1, %%, %3"_s);
        QCOMPARE(Message("%2 before %1", {u"a"_s, u"b"_s}).english(), u"b before a"_s);
        QVERIFY(Message().english().isEmpty());
    }

    void messagesCompareByContent()
    {
        const std::string copy("same");
        QVERIFY(Message("same") == Message(copy.c_str()));
        QVERIFY(!(Message("same", {u"a"_s}) == Message("same")));
        QVERIFY(!(Message("same") == Message()));
    }

    void locationsNameFileAndLine()
    {
        const SourceLocation at(u"group_vars/all.yml"_s, 12);
        QCOMPARE(at.toString(), u"group_vars/all.yml:12"_s);
        QCOMPARE(at.atLine(0).toString(), u"group_vars/all.yml"_s);
        QCOMPARE(at.atLine(12), SourceLocation(u"group_vars/all.yml"_s, 12));
        QVERIFY(!(at == SourceLocation(u"group_vars/all.yaml"_s, 12)));
        QVERIFY(!SourceLocation().isValid());
        QCOMPARE(SourceLocation().toString(), QString());
        QCOMPARE(SourceLocation(u"f"_s, -3).line(), 0);
    }

    void errorsSayWhereTheyArose()
    {
        const qm::Error error{u"code"_s, Message("cannot read %1", {u"x"_s}), SourceLocation(u"hosts.ini"_s, 3)};
        QCOMPARE(qm::toString(error), u"hosts.ini:3: cannot read x"_s);
        QCOMPARE(qm::toString(qm::Error{u"code"_s, {}, {}}), u"code"_s);
        const qm::Diagnostic diagnostic = qm::toDiagnostic(error, u"node1"_s);
        QCOMPARE(qm::toString(diagnostic.severity), u"error"_s);
        QCOMPARE(diagnostic.code, error.code);
        QCOMPARE(diagnostic.host, u"node1"_s);
        QCOMPARE(diagnostic.location, error.location);
    }

    void fileNamesAreSharedBetweenThreads()
    {
        std::vector<std::unique_ptr<QThread>> threads;
        std::vector<std::vector<SourceLocation>> found(4);
        for (auto &locations : found) {
            threads.emplace_back(QThread::create([&locations] {
                for (int i = 0; i < 500; ++i)
                    locations.emplace_back(u"file%1"_s.arg(i), i);
            }));
            threads.back()->start();
        }
        for (const auto &thread : threads)
            QVERIFY(thread->wait());
        for (const auto &locations : found)
            QCOMPARE(locations, found.front());
        QCOMPARE(found.front().at(499).file(), u"file499"_s);
    }
};

QTEST_APPLESS_MAIN(TestDiagnostic)
#include "tst_diagnostic.moc"
