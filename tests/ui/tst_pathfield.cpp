// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/uitest.h"
#include "ui/widgets/pathfield.h"

#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QScopeGuard>
#include <QSemaphore>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>

using namespace Qt::StringLiterals;

namespace qm {

/// A line for a path, which is looked at while nobody waits for it.
class PathFieldTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::startAfresh(u"tst_pathfield"_s); }

    void saysWhatIsWrong_data()
    {
        QTest::addColumn<PathField::Kind>("kind");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("problem");
        using enum PathField::Kind;
        QTest::newRow("file") << File << u"file"_s << QString();
        QTest::newRow("folder") << Folder << u"."_s << QString();
        QTest::newRow("either") << FileOrFolder << u"."_s << QString();
        QTest::newRow("missing") << FileOrFolder << u"nothing"_s << u"There is no such file or folder."_s;
        QTest::newRow("no folder") << Folder << u"file"_s << u"This is a file; a folder is needed."_s;
        QTest::newRow("no file") << File << u"."_s << u"This is a folder; a file is needed."_s;
    }

    void saysWhatIsWrong()
    {
        QFETCH(const PathField::Kind, kind);
        QFETCH(const QString, name);
        QFETCH(const QString, problem);
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"file"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(PathField::problemOf(kind, folder.filePath(name)), problem);
        PathField field(kind, u"Name"_s, u"Tip"_s);
        field.setPath(folder.filePath(name));
        QTest::qWait(400);
        QTRY_COMPARE(field.findChild<QLabel *>()->text(), problem);
        field.setPath({});
        QVERIFY(!field.hasProblem());
    }

    /// A disk that does not answer keeps neither the window waiting nor what is typed next.
    void aSilentDiskKeepsNobodyWaiting()
    {
        QSemaphore mayAnswer;
        std::atomic_int asked = 0;
        const auto release = qScopeGuard([&] {
            mayAnswer.release(9);
            QTest::qWait(100); // whoever waited is done with what is about to go
        });
        PathField field(PathField::Kind::File, u"Name"_s, u"Tip"_s);
        field.setCheck([&](const QString &path) {
            ++asked;
            if (path.startsWith(u"/dead"_s))
                mayAnswer.acquire();
            return path + u" is wrong"_s;
        });
        field.setPath(u"/dead"_s);
        QTRY_COMPARE(asked, 1);
        QVERIFY(!field.hasProblem());
        auto *line = field.findChild<QLineEdit *>();
        line->clear();
        QTest::keyClicks(line, u"/alive"_s);
        QTRY_COMPARE(field.findChild<QLabel *>()->text(), u"/alive is wrong"_s);
        QCOMPARE(asked, 2); // not once per letter
        mayAnswer.release();
        QTest::qWait(100);
        QCOMPARE(field.findChild<QLabel *>()->text(), u"/alive is wrong"_s); // what comes late counts no more
    }

    /// What others find out about the path comes instead of what the field does.
    void whatIsSaidInsteadStays()
    {
        QSemaphore mayAnswer;
        std::atomic_int asked = 0;
        PathField field(PathField::Kind::File, u"Name"_s, u"Tip"_s);
        field.setCheck([&](const QString &) {
            ++asked;
            mayAnswer.acquire();
            return QString();
        });
        field.setPath(u"/some/file"_s);
        QTRY_COMPARE(asked, 1);
        field.setProblem(u"It holds nothing."_s);
        mayAnswer.release();
        QTest::qWait(100);
        QVERIFY(field.hasProblem());
    }
};

} // namespace qm

QTEST_MAIN(qm::PathFieldTest)
#include "tst_pathfield.moc"
