// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/inventory/hostpattern.h"
#include "core/inventory/hostvariables.h"
#include "core/inventory/inventoryloader.h"
#include "tests/support/soon.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qm;

namespace {

/// A folder with files, and the inventories in it.
class Sandbox final
{
public:
    QString write(const QString &name, const QByteArray &text)
    {
        const QString path = m_folder.filePath(name);
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("cannot write %s", qPrintable(path));
        return path;
    }
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] InventoryLoad load(const QStringList &sources, const QString &playbook = {})
    {
        InventoryRequest request;
        for (const QString &source : sources)
            request.sources << m_folder.filePath(source);
        request.playbookDirectory = playbook.isEmpty() ? QString() : m_folder.filePath(playbook);
        return loadInventory(request, m_cache);
    }

private:
    QTemporaryDir m_folder;
    std::shared_ptr<FileCache> m_cache = std::make_shared<FileCache>();
};

QStringList names(const Inventory &inventory, const std::vector<quint32> &hosts)
{
    QStringList result;
    for (const quint32 host : hosts)
        result << inventory.hosts()[host].name;
    return result;
}

QString valueOf(const HostVariables &variables, quint32 host, const QString &name)
{
    const VariableDefinition *definition = variables.find(host, name);
    return definition ? definition->value.repr() : u"undefined"_s;
}

} // namespace

class TestInventory final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void precedenceIsAnsibles()
    {
        // ansible/vars/manager.py: all [all:vars], [g:vars], group_vars/all beside inventory and playbook,
        // group_vars/g.
        Sandbox box;
        box.write(u"inv/hosts.ini"_s, "[g]\nh1 own=line\n[all:vars]\na=1\nb=1\nc=1\n[g:vars]\nb=2\nc=2\nd=2\n");
        box.write(u"inv/group_vars/all.yml"_s, "c: 3\nd: 3\ne: 3\n");
        box.write(u"play/group_vars/all.yml"_s, "d: 4\ne: 4\nf: 4\n");
        box.write(u"inv/group_vars/g.yml"_s, "e: 5\nf: 5\ng: 5\nown: 5\n");
        box.write(u"play/group_vars/g.yml"_s, "g: 6\n");
        box.write(u"inv/host_vars/h1.yml"_s, "own: file\n");
        const InventoryLoad load = box.load({u"inv/hosts.ini"_s}, u"play"_s);
        QVERIFY(load.diagnostics.isEmpty());
        const HostVariables variables(load.inventory, load.variableFiles);
        const QString expected = u"1 2 3 4 5 5 6 'file'"_s;
        QStringList values;
        for (const QString &name : {u"a"_s, u"b"_s, u"c"_s, u"d"_s, u"e"_s, u"f"_s, u"g"_s, u"own"_s})
            values << valueOf(variables, 0, name);
        QCOMPARE(values.join(u' '), expected);
        const VariableTable table = variables.table(0);
        QCOMPARE(table.history(u"own"_s)->size(), size_t(3)); // group file, line, host file
        QCOMPARE(table.find(u"own"_s)->location.toString(), box.path(u"inv/host_vars/h1.yml"_s) + u":1"_s);
        QCOMPARE(table.find(u"d"_s)->level, VariableLevel::PlaybookGroupAll);
    }

    void laterDirectoriesWinWhateverTheGroup()
    {
        Sandbox box;
        box.write(u"one/hosts"_s, "[deep]\nh1\n[top:children]\ndeep\n");
        box.write(u"one/group_vars/deep.yml"_s, "x: deep\n");
        box.write(u"two/hosts"_s, "[top]\nh2\n");
        box.write(u"two/group_vars/top.yml"_s, "x: top\n");
        const InventoryLoad load = box.load({u"one/hosts"_s, u"two/hosts"_s});
        const HostVariables variables(load.inventory, load.variableFiles);
        QCOMPARE(valueOf(variables, 0, u"x"_s), u"'top'"_s);
    }

    void equalBindingsAreOnePointer()
    {
        Sandbox box;
        box.write(u"hosts.ini"_s, "[g]\nh1 x=1 y=1\nh2 x=1 y=2\n[g:vars]\nv=1\n");
        const InventoryLoad load = box.load({u"hosts.ini"_s});
        const HostVariables variables(load.inventory, load.variableFiles);
        QCOMPARE(variables.find(0, u"x"_s), variables.find(1, u"x"_s));
        QVERIFY(variables.find(0, u"y"_s) != variables.find(1, u"y"_s));
        QCOMPARE(variables.find(0, u"v"_s), variables.find(1, u"v"_s));
        QCOMPARE(variables.groupSet(0), variables.groupSet(1));
        // Yet each knows its own line.
        QCOMPARE(variables.ownVariables(1).find(u"x"_s)->location.line(), 3);
    }

    void dynamicGroupsBringTheirFiles()
    {
        Sandbox box;
        box.write(u"hosts.ini"_s, "[kube_node]\nh1\nh2\n[top:children]\nsub\n[sub]\n[top:vars]\nt=1\n");
        box.write(u"group_vars/k8s_cluster/a.yml"_s, "x: cluster\n");
        box.write(u"group_vars/kube_node.yml"_s, "x: node\n");
        const InventoryLoad load = box.load({u"hosts.ini"_s});
        const HostVariables variables(load.inventory, load.variableFiles,
                                      {{u"k8s_cluster"_s, {0, HostVariables::implicitLocalhost}}, {u"sub"_s, {1}}});
        QCOMPARE(valueOf(variables, 0, u"x"_s), u"'node'"_s); // both of depth 1: by name
        QCOMPARE(variables.groupNames(0), (QStringList{u"k8s_cluster"_s, u"kube_node"_s}));
        QCOMPARE(variables.groupNames(1), (QStringList{u"kube_node"_s, u"sub"_s, u"top"_s}));
        QCOMPARE(valueOf(variables, 1, u"t"_s), u"1"_s);
        QCOMPARE(valueOf(variables, HostVariables::implicitLocalhost, u"x"_s), u"'cluster'"_s);
        QCOMPARE(valueOf(variables, HostVariables::implicitLocalhost, u"ansible_connection"_s), u"'local'"_s);
        QVERIFY(!variables.files().isEmpty());
    }

    void checkoutsConfigCounts()
    {
        Sandbox box;
        box.write(u"checkout/ansible.cfg"_s,
                  "[defaults]\ninventory_ignore_extensions = .skip\n[inventory]\n"
                  "ignore_patterns = artifacts, credentials\n");
        box.write(u"inv/a.ini"_s, "h1\n");
        box.write(u"inv/b.skip"_s, "h2\n");
        box.write(u"inv/credentials"_s, "h3\n");
        const InventoryLoad load = box.load({u"inv"_s}, u"checkout"_s);
        QCOMPARE(load.inventory->hosts().size(), size_t(1));
        QCOMPARE(load.inventory->hosts().front().name, u"h1"_s);
    }

    void exportedInventoriesAreAccepted()
    {
        Sandbox box;
        box.write(u"inv.json"_s,
                  "{\"_meta\": {\"hostvars\": {\"h1\": {\"x\": 1}}}, \"all\": {\"children\": [\"ungrouped\", "
                  "\"g\"]}, \"g\": {\"hosts\": [\"h1\"], \"vars\": {\"y\": 2}}}");
        const InventoryLoad load = box.load({u"inv.json"_s});
        QVERIFY(load.diagnostics.isEmpty());
        const HostVariables variables(load.inventory, load.variableFiles);
        QCOMPARE(valueOf(variables, 0, u"x"_s) + valueOf(variables, 0, u"y"_s), u"12"_s);
    }

    void patterns_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("hosts");
        QTest::newRow("empty exclusion") << u"!b"_s << u"a1 a2 a3"_s;
        QTest::newRow("order") << u"b,a[0]"_s << u"b1 a1"_s;
        QTest::newRow("range") << u"a[1:2]"_s << u"a2 a3"_s;
        QTest::newRow("open range") << u"a[1:]"_s << u"a2 a3"_s;
        QTest::newRow("last") << u"a[-1]"_s << u"a3"_s;
        QTest::newRow("intersection") << u"all:&a:!a2"_s << u"a1 a3"_s;
        QTest::newRow("glob") << u"*1"_s << u"a1 b1"_s;
        QTest::newRow("set") << u"[!b]1"_s << u"a1"_s;
        QTest::newRow("regex") << u"~(a|b)1"_s << u"a1 b1"_s;
        QTest::newRow("nothing") << u"nosuch"_s << QString();
        QTest::newRow("beyond") << u"a[9]"_s << u"pattern-subscript"_s;
        QTest::newRow("no regex") << u"~("_s << u"pattern-invalid"_s;
    }

    void patterns()
    {
        QFETCH(QString, pattern);
        QFETCH(QString, hosts);
        Sandbox box;
        box.write(u"hosts.ini"_s, "[a]\na[1:3]\n[b]\nb1\n");
        const InventoryLoad load = box.load({u"hosts.ini"_s});
        const Result<HostSelection> selection = selectHosts(*load.inventory, pattern);
        QCOMPARE(selection ? names(*load.inventory, selection->hosts).join(u' ') : selection.error().code, hosts);
        QCOMPARE(selection && !selection->diagnostics.isEmpty(), pattern == "nosuch"_L1);
    }

    /// What both select, whatever signs the two are made of.
    void patternsWithinPatterns_data()
    {
        QTest::addColumn<QString>("outer");
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("hosts");
        QTest::newRow("all") << QString() << u"b,a[0]"_s << u"b1 a1"_s;
        QTest::newRow("commas") << u"b"_s << u"a1,b1"_s << u"b1"_s;
        QTest::newRow("colons") << u"a"_s << u"a1:b1"_s << u"a1"_s;
        QTest::newRow("a union outside") << u"a1"_s << u"all:a2"_s << u"a1"_s;
        QTest::newRow("exclusions of both") << u"all:!a1"_s << u"a:!a2"_s << u"a3"_s;
        QTest::newRow("order of the second") << u"a1,a2"_s << u"a2,a1"_s << u"a2 a1"_s;
        QTest::newRow("a host named as a group") << u"a,c"_s << u"c"_s << u"c"_s;
        QTest::newRow("nothing in common") << u"a"_s << u"b"_s << u"limit-apart"_s;
        QTest::newRow("no pattern") << u"a"_s << u"~("_s << u"pattern-invalid"_s;
        QTest::newRow("an address") << u"all"_s << u"~fe80.*"_s << u"limit-unspeakable"_s;
    }

    void patternsWithinPatterns()
    {
        QFETCH(QString, outer);
        QFETCH(QString, pattern);
        QFETCH(QString, hosts);
        Sandbox box;
        box.write(u"hosts.ini"_s, "[a]\na[1:3]\n[b]\nb1\n[c]\nc\n[d]\nfe80::1\n");
        const InventoryLoad load = box.load({u"hosts.ini"_s});
        const Result<QString> within = patternWithin(*load.inventory, outer, pattern);
        if (!within) {
            QCOMPARE(within.error().code, hosts);
            return;
        }
        const Result<HostSelection> selection = selectHosts(*load.inventory, *within);
        QVERIFY(selection);
        QCOMPARE(names(*load.inventory, selection->hosts).join(u' '), hosts);
    }

    void badInput_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("code");
        QTest::addColumn<int>("line");
        QByteArray chain;
        for (int i = 0; i < 5000; ++i)
            chain += "[g" + QByteArray::number(i) + ":children]\ng" + QByteArray::number(i + 1) + "\n";
        const auto row = [](const char *what, const QString &name, const QByteArray &text, const char *code, int line) {
            QTest::newRow(what) << name << text << QString::fromUtf8(code) << line;
        };
        row("empty", u"hosts.ini"_s, "", "", 0);
        row("empty YAML", u"hosts.yml"_s, "", "", 0);
        row("cyclic groups", u"hosts.ini"_s, "[a:children]\nb\n[b:children]\na\n", "inventory-group-cycle", 4);
        row("long chain of groups", u"hosts.ini"_s, chain + "[g5000]\nh\n", "", 0);
        row("undeclared groups", u"hosts.ini"_s, chain, "inventory-group-unknown", 10000);
        row("huge range", u"hosts.ini"_s, "h[1:999999999]\n", "inventory-range", 1);
        row("product of ranges", u"hosts.ini"_s, "h[1:9999][1:9999][1:9999]\n", "inventory-range", 1);
        row("deep literal", u"hosts.ini"_s, "h x=" + QByteArray(100'000, '[') + "\n", "", 0);
        row("NUL", u"hosts.ini"_s, QByteArray("h1\nh\0\n", 6), "text-nul", 2);
        row("invalid UTF-8", u"hosts.ini"_s, "# fine \xff\nh1\nh\xff\n", "text-not-utf8", 3);
        row("UTF-16", u"hosts.ini"_s, QByteArray("\xff\xfeh\0", 4), "text-utf16", 1);
        row("BOM", u"hosts.ini"_s, "\xef\xbb\xbf[a]\nh1\n", "text-bom", 1);
        row("CRLF", u"hosts.ini"_s, "[a]\r\nh1 x=1\r\n", "", 0);
        row("program", u"hosts"_s, "#!/bin/sh\n", "inventory-executable", 1);
        row("binary", u"hosts"_s,
            "\x7f"
            "ELF\x02",
            "inventory-executable", 1);
        row("plugin", u"hosts.yml"_s, "plugin: aws_ec2\n", "inventory-plugin", 1);
        row("vault", u"hosts.yml"_s, "$ANSIBLE_VAULT;1.1;AES256\n3061\n", "vault-format", 0);
        row("nesting", u"hosts.yml"_s, QByteArray("{all: ").repeated(100'000), "data-too-deep", 1);
        row("no inventory", u"hosts.yml"_s, "- a\n- b\n", "inventory-no-dictionary", 1);
    }

    void badInput()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, text);
        QFETCH(QString, code);
        QFETCH(int, line);
        Sandbox box;
        box.write(u"good.ini"_s, "survivor\n");
        const QString path = box.write(name, text);
        const std::clock_t begin = std::clock();
        const InventoryLoad load = box.load({name, u"good.ini"_s});
        QVERIFY(std::clock() - begin < test::soon);
        QCOMPARE(load.diagnostics.isEmpty() ? QString() : load.diagnostics.first().code, code);
        if (!code.isEmpty())
            QCOMPARE(load.diagnostics.first().location, SourceLocation(path, line));
        QVERIFY(load.inventory->indexOfHost(u"survivor"_s) != Inventory::none);
    }

    void missingSourcesAreNamed()
    {
        Sandbox box;
        const InventoryLoad load = box.load({u"nowhere"_s});
        QCOMPARE(load.diagnostics.size(), 1);
        QCOMPARE(load.diagnostics.first().code, u"inventory-missing"_s);
    }

    void nobodyThereIsSaid()
    {
        Sandbox box;
        const QString path = box.write(u"hosts.ini"_s, "[kube_node]\n# node1\n");
        const InventoryLoad load = box.load({u"hosts.ini"_s});
        QCOMPARE(load.diagnostics.size(), 1);
        QCOMPARE(load.diagnostics.first().code, u"inventory-empty"_s);
        QCOMPARE(load.diagnostics.first().location, SourceLocation(path, 0));
    }

    void twentyThousandHosts()
    {
        Sandbox box;
        QByteArray text("[all]\n");
        for (int i = 0; i < 20'000; ++i) {
            const QByteArray number = QByteArray::number(i);
            text += "node" + number + " ansible_host=10.0." + QByteArray::number(i / 250) + "."
                + QByteArray::number(i % 250) + " ip=" + number + "\n";
        }
        box.write(u"hosts.ini"_s, text + "[kube_node]\nnode[0:19999]\n");
        const std::clock_t begin = std::clock();
        const InventoryLoad load = box.load({u"hosts.ini"_s});
        const HostVariables variables(load.inventory, load.variableFiles);
        QCOMPARE(load.inventory->hosts().size(), size_t(20'000));
        QCOMPARE(variables.groupSetCount(), quint32(1));
        QVERIFY(std::clock() - begin < test::soon);
    }
};

QTEST_GUILESS_MAIN(TestInventory)
#include "tst_inventory.moc"
