// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/catalog/facts.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qm;

namespace {

bool write(const QString &path, const QByteArray &text)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

QByteArray factsOf(const char *architecture)
{
    return QByteArray("{\"ansible_architecture\": \"") + architecture + "\"}";
}

QString architecture(const Facts &facts, const QString &host)
{
    const Value *said = facts.hosts.value(host).toDict().find(QStringView(u"architecture"));
    return said ? said->str() : QString();
}

} // namespace

/// Fact caches that are read again and again, as whenever an input of the plan changes.
class TestFacts final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void directoriesAreTheSameUntilAFileChanges()
    {
        const QTemporaryDir folder;
        for (const QString &host : {u"a"_s, u"b"_s, u"c"_s})
            QVERIFY(write(folder.filePath(host), factsOf("x86_64")));
        FileCache cache;
        const auto first = readFacts(folder.path(), cache);
        QVERIFY(first);
        QCOMPARE((*first)->hosts.size(), 3);
        QCOMPARE((*first)->names, QSet<QString>{u"architecture"_s});
        QCOMPARE(readFacts(folder.path(), cache)->get(), first->get());

        QVERIFY(write(folder.filePath(u"b"_s), factsOf("aarch64")));
        const auto changed = readFacts(folder.path(), cache);
        QVERIFY(changed && changed->get() != first->get());
        QCOMPARE(architecture(**changed, u"b"_s), u"aarch64"_s);
        QCOMPARE(architecture(**first, u"b"_s), u"x86_64"_s); // whoever has it keeps it
        QVERIFY((*changed)->digest != (*first)->digest);

        QVERIFY(QFile::remove(folder.filePath(u"c"_s)));
        const auto fewer = readFacts(folder.path(), cache);
        QCOMPARE((*fewer)->hosts.size(), 2);
        QVERIFY(write(folder.filePath(u"d"_s), "{\"ansible_system\": \"Linux\"}"));
        const auto more = readFacts(folder.path(), cache);
        QCOMPARE((*more)->hosts.size(), 3);
        QCOMPARE((*more)->names, QSet<QString>({u"architecture"_s, u"system"_s}));
        QCOMPARE(readFacts(folder.path(), cache)->get(), more->get());
    }

    void renamedFilesAreOfOtherHosts()
    {
        const QTemporaryDir folder;
        QVERIFY(write(folder.filePath(u"a"_s), factsOf("x86_64")));
        FileCache cache;
        QVERIFY(readFacts(folder.path(), cache));
        QVERIFY(QFile::rename(folder.filePath(u"a"_s), folder.filePath(u"b"_s)));
        const auto renamed = readFacts(folder.path(), cache);
        QCOMPARE((*renamed)->hosts.keys(), QStringList{u"b"_s});
    }

    void whatWasNotReadToItsEndIsNotKept()
    {
        const QTemporaryDir folder;
        QVERIFY(write(folder.filePath(u"a"_s), factsOf("x86_64")));
        FileCache cache;
        const std::atomic_bool canceled = true;
        const auto cut = readFacts(folder.path(), cache, &canceled);
        QVERIFY(cut);
        QVERIFY((*cut)->hosts.isEmpty());
        const auto whole = readFacts(folder.path(), cache);
        QCOMPARE((*whole)->hosts.size(), 1);
        QVERIFY((*whole)->diagnostics.isEmpty());
    }

    void oneFileOfAllHostsIsTheSameUntilItChanges()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"facts.json"_s);
        QVERIFY(write(path, "{\"a\": " + factsOf("x86_64") + "}"));
        FileCache cache;
        const auto first = readFacts(path, cache);
        QVERIFY(first);
        QCOMPARE(readFacts(path, cache)->get(), first->get());
        QVERIFY(write(path, "{\"a\": " + factsOf("aarch64") + ", \"b\": 7}"));
        const auto second = readFacts(path, cache);
        QVERIFY(second);
        QCOMPARE(architecture(**second, u"a"_s), u"aarch64"_s);
        QCOMPARE((*second)->diagnostics.size(), 1); // 7 is no facts
        QCOMPARE((*second)->diagnostics.constFirst().host, u"b"_s);
    }
};

QTEST_GUILESS_MAIN(TestFacts)
#include "tst_facts.moc"
