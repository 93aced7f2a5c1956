// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/inventory/inventorylisting.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qm;

namespace {

const QString corpus = QString::fromUtf8(QM_TEST_DATA "/inventories/");

/// Inventories about which we differ from Ansible on purpose.
const QStringList &exceptions()
{
    static const QStringList list{
        // Ansible takes a byte order mark for the beginning of the first line.
        u"bom.ini"_s, u"bom2.ini"_s,
        // Ansible stops at a variable file that is no dictionary, and at a vault that it cannot open.
        u"variables-list"_s, u"vault"_s, u"vault-whole.ini"_s};
    return list;
}

QStringList casesBelow(const QString &folder)
{
    // Equal inventories of different cases are read once.
    QStringList paths;
    QSet<QByteArray> seen;
    for (QDirIterator it(folder, {u"hosts*"_s, u"inventory*"_s, u"*.ini"_s}, QDir::Files, QDirIterator::Subdirectories);
         it.hasNext();) {
        const QString path = it.next();
        QFile file(path);
        // RELEASE/inventory/sample/inventory.ini, cases/RELEASE/CASE/inventory/hosts.ini
        const QDir around = QFileInfo(path).dir();
        const bool isInventory = around.dirName() == "inventory"_L1 || around.dirName() == "sample"_L1;
        if (!isInventory || !file.open(QIODevice::ReadOnly))
            continue;
        const QByteArray content = file.readAll();
        if (!seen.contains(content))
            paths.append(path);
        seen.insert(content);
    }
    paths.sort();
    return paths;
}

/// The first and the last host, which differ most, and localhost, which is mostly implicit.
QStringList someHosts(const QString &path)
{
    InventoryRequest request;
    request.sources = QStringList{path};
    const InventoryLoad load = loadInventory(request, nullptr);
    QStringList names{u"localhost"_s};
    if (const auto &hosts = load.inventory->hosts(); !hosts.empty())
        names << hosts.front().name << hosts.back().name;
    names.removeDuplicates();
    return names;
}

} // namespace

/// What `quaymaster inventory` prints is what the ansible-inventory of this machine prints, byte for byte.
class TestAnsibleInventory final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!QFileInfo(u"/usr/bin/ansible-inventory"_s).isExecutable())
            QSKIP("There is no ansible-core on this machine to compare with.");
        m_ansible.start(u"/usr/bin/python3"_s, {QString::fromUtf8(QM_TEST_SOURCE "/ansibleinventory.py")});
        QVERIFY(m_ansible.waitForStarted());
    }

    void cleanupTestCase()
    {
        m_ansible.closeWriteChannel();
        m_ansible.waitForFinished();
    }

    void kubesprayCases_data()
    {
        QTest::addColumn<QString>("path");
        const QString root = QString::fromUtf8(QM_KUBESPRAY_DATA);
        const QStringList paths = casesBelow(root);
        if (paths.isEmpty())
            QSKIP("The inventories of Kubespray's cases are not here (QM_KUBESPRAY_DATA).");
        for (const QString &path : paths)
            QTest::newRow(qPrintable(path.mid(root.size() + 1))) << path;
    }

    void kubesprayCases()
    {
        QFETCH(QString, path);
        compare({u"-i"_s, path, u"--list"_s});
        compare({u"-i"_s, path, u"--graph"_s, u"--vars"_s});
        for (const QString &host : someHosts(path))
            compare({u"-i"_s, path, u"--host"_s, host});
    }

    void oddInventories_data()
    {
        QTest::addColumn<QString>("path");
        for (const QString &name : QDir(corpus).entryList(QDir::AllEntries | QDir::NoDotAndDotDot, QDir::Name)) {
            if (exceptions().contains(name))
                continue;
            const QString hosts = corpus + name + u"/hosts.ini"_s;
            QTest::newRow(qPrintable(name)) << (QFileInfo::exists(hosts) ? hosts : corpus + name);
        }
    }

    void oddInventories()
    {
        QFETCH(QString, path);
        // After a source that Ansible accepts, what it accepted of a faulty one can be compared, too.
        for (const QStringList &sources :
             {QStringList{u"-i"_s, path}, QStringList{u"-i"_s, corpus + u"forward.ini"_s, u"-i"_s, path}}) {
            compare(sources + QStringList{u"--list"_s});
            compare(sources + QStringList{u"--list"_s, u"--export"_s});
            compare(sources + QStringList{u"--graph"_s});
            compare(sources + QStringList{u"--graph"_s, u"--vars"_s});
        }
    }

    void severalSources_data()
    {
        QTest::addColumn<QStringList>("sources");
        const QString tree = corpus + u"tree"_s;
        const QString second = corpus + u"second/hosts.ini"_s;
        QTest::newRow("directory, file") << QStringList{tree, second};
        QTest::newRow("file, directory") << QStringList{second, tree};
        QTest::newRow("file again") << QStringList{second, tree + u"/01-hosts"_s, second};
        QTest::newRow("list of hosts") << QStringList{u"a,b[1:2],c:22,[::1]:5,::1, d ,"_s, tree};
        QTest::newRow("explicit localhost") << QStringList{u"localhost,"_s};
    }

    void severalSources()
    {
        QFETCH(QStringList, sources);
        QStringList arguments;
        for (const QString &source : sources)
            arguments << u"-i"_s << source;
        compare(arguments + QStringList{u"--list"_s});
        compare(arguments + QStringList{u"--list"_s, u"--export"_s});
        compare(arguments + QStringList{u"--graph"_s, u"--vars"_s});
    }

    void extraVariables_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("pairs") << u"a=5 b=\"x y\" c='{{ z }}' d= e = f"_s;
        QTest::newRow("JSON") << u"{\"d\": [1, true, null], \"e\": 1.0}"_s;
        QTest::newRow("YAML") << u"{d: [yes, ~], e: 010}"_s;
        QTest::newRow("not pairs") << u"foo bar"_s;
        QTest::newRow("escapes") << u"f=a=b g=\\\"x h=1\\=2 i=\\n j=a\\tb k=\\x41 l=it\\'s"_s;
        QTest::newRow("blocks") << u"a={{ x y }} b=\"{{ c d }}\" e={% if x %} y {% endif %} f=1"_s;
        QTest::newRow("lines") << u"a=1\nb='x\ny' c=2"_s;
        QTest::newRow("file") << u"@"_s + corpus + u"second/group_vars/all.yml"_s;
    }

    void extraVariables()
    {
        QFETCH(QString, text);
        compare({u"-i"_s, corpus + u"all-vars.ini"_s, u"-e"_s, text, u"--list"_s});
    }

    void hosts_data()
    {
        QTest::addColumn<QString>("pattern");
        for (const char *pattern : {"web01.example.com", "localhost", "db-a", "host0", "n08", "all[-1]", "a[7]", "a[0]",
                                    "~db-a", "db-[b]", "web0?.example.com:!web01.example.com:!web03.example.com",
                                    "a:&web05.example.com", "all[3:3]", "d[0],!nosuch", "::1", "127.0.0.1"})
            QTest::newRow(pattern) << QString::fromUtf8(pattern);
    }

    void hosts()
    {
        QFETCH(QString, pattern);
        compare({u"-i"_s, corpus + u"ranges.ini"_s, u"--host"_s, pattern});
    }

private:
    QByteArray askAnsible(const QStringList &arguments)
    {
        m_ansible.write(QJsonDocument(QJsonArray::fromStringList(arguments)).toJson(QJsonDocument::Compact) + '\n');
        while (!m_ansible.canReadLine() && m_ansible.waitForReadyRead()) {}
        const QJsonObject answer = QJsonDocument::fromJson(m_ansible.readLine()).object();
        m_nothingParsed = answer.value("messages"_L1).toString().contains("No inventory was parsed"_L1);
        return answer.value("output"_L1).toString().toUtf8();
    }

    static QByteArray ask(const QStringList &arguments)
    {
        InventoryRequest request;
        QStringList extraVars;
        for (qsizetype i = 0; i + 1 < arguments.size(); ++i) {
            if (arguments.at(i) == "-i"_L1)
                request.sources << arguments.at(i + 1);
            else if (arguments.at(i) == "-e"_L1)
                extraVars << arguments.at(i + 1);
        }
        FileCache cache;
        const InventoryLoad load = loadInventory(request, nullptr);
        const ExtraVars extra = readExtraVars(extraVars, request.secrets, cache);
        const InventoryListing listing{load, extra, arguments.contains(u"--export"_s)};
        if (arguments.contains(u"--host"_s))
            return listing.host(arguments.last()).value_or(QByteArray());
        if (arguments.contains(u"--graph"_s))
            return listing.graph(u"all"_s, arguments.contains(u"--vars"_s)).value_or(QByteArray());
        return listing.list();
    }

    void compare(const QStringList &arguments)
    {
        const QByteArray expected = askAnsible(arguments);
        // Where it could read none of the sources, Ansible prints half an inventory; we put it in order.
        if (m_nothingParsed)
            return;
        const QByteArray actual = ask(arguments);
        if (actual == expected)
            return;
        const QList<QByteArray> left = actual.split('\n');
        const QList<QByteArray> right = expected.split('\n');
        qsizetype line = 0;
        while (line < left.size() && line < right.size() && left.at(line) == right.at(line))
            ++line;
        QFAIL(qPrintable(u"%1: line %2 is “%3”, Ansible's is “%4”"_s.arg(
            arguments.join(u' '), QString::number(line + 1), QString::fromUtf8(left.value(line)),
            QString::fromUtf8(right.value(line)))));
    }

    QProcess m_ansible;
    bool m_nothingParsed = false;
};

QTEST_GUILESS_MAIN(TestAnsibleInventory)
#include "tst_ansibleinventory.moc"
