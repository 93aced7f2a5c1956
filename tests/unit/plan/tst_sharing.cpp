// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/catalog/catalog.h"
#include "core/plan/dynamicgroups.h"
#include "core/plan/planinputs.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <set>

using namespace Qt::StringLiterals;
using namespace qm;

namespace {

constexpr int hostCount = 16;

/// What entries, variables and conditions are made of: everything by which hosts can differ, what parts few hosts
/// first.
const QStringList expressions{
    u"{{ 'g1' in group_names }}"_s,
    u"{{ inventory_hostname == 'h1' }}"_s,
    u"{{ ('download_delegate_' + inventory_hostname) in groups }}"_s,
    u"{{ inventory_hostname in groups['g1'] | default([]) }}"_s,
    u"true"_s,
    u"{{ ansible_facts['os'] | default('x') }}-{{ ansible_os | default('y') }}"_s,
    u"{{ a | default('none') }}"_s,
    u"{{ b }}"_s,
    u"{{ group_names | length > 2 }}"_s,
    u"{{ c if 'etcd' in group_names else b | default('') }}"_s,
    u""_s,
    u"{{ download_delegate == inventory_hostname }}"_s,
    u"{{ undefined_thing }}"_s,
    u"{{ hostvars['h2'].a | default(inventory_hostname) }}"_s,
    u"{{ inventory_hostname }}"_s,
};

void writeJsonFile(const QString &path, const QJsonObject &content)
{
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QJsonDocument(content).toJson());
}

/// Inventories and `downloads` by chance.
class Generator final
{
public:
    explicit Generator(quint32 seed) : m_random(seed) {}

    void write(const QString &folder, CatalogSchema schema)
    {
        QJsonObject groups;
        for (const QString &group : {u"kube_control_plane"_s, u"kube_node"_s, u"etcd"_s, u"g1"_s})
            groups.insert(group, QJsonObject{{u"hosts"_s, someHosts()}, {u"vars"_s, someVariables(4)}});
        writeJsonFile(folder + u"/inventory/hosts.json"_s,
                      {{u"all"_s, QJsonObject{{u"children"_s, groups}, {u"vars"_s, someVariables(1)}}}});
        for (int host = 0; host < hostCount; ++host) {
            const QString name = u"h%1"_s.arg(host);
            if (oneOf(6))
                writeJsonFile(folder + u"/inventory/host_vars/"_s + name + u".json"_s, someVariables(2));
            if (!oneOf(8))
                writeJsonFile(folder + u"/facts/"_s + name,
                              {{u"ansible_architecture"_s, oneOf(3) ? u"aarch64"_s : u"x86_64"_s},
                               {u"ansible_os"_s, oneOf(2) ? u"debian"_s : u"{{ a }}"_s}});
        }
        writeJsonFile(folder + u"/downloads.json"_s, {{u"downloads"_s, downloads(schema)}});
    }

private:
    [[nodiscard]] bool oneOf(int count) { return m_random.bounded(count) == 0; }
    [[nodiscard]] QString expression()
    {
        const qsizetype count = expressions.size();
        return expressions.at(std::min(m_random.bounded(count), m_random.bounded(count)));
    }

    QJsonObject someHosts()
    {
        QJsonObject hosts;
        for (int host = 0; host < hostCount; ++host) {
            if (oneOf(2))
                hosts.insert(u"h%1"_s.arg(host), QJsonObject());
        }
        return hosts;
    }

    QJsonObject someVariables(int rarity)
    {
        QJsonObject variables;
        for (const QString &name : {u"a"_s, u"b"_s, u"c"_s, u"container_manager"_s, u"download_run_once"_s}) {
            if (oneOf(rarity))
                variables.insert(name, expression());
        }
        const QStringList delegates{u"localhost"_s, u"h1"_s, u"{{ inventory_hostname }}"_s, u"{{ b }}"_s};
        if (oneOf(rarity))
            variables.insert(u"download_delegate"_s, delegates.at(m_random.bounded(delegates.size())));
        return variables;
    }

    QJsonObject downloads(CatalogSchema schema)
    {
        QJsonObject entries;
        for (int i = 0; i < 2; ++i) {
            QJsonObject entry{{u"url"_s, u"https://example.org/{{ image_arch }}/"_s + expression()},
                              {u"dest"_s, u"file%1"_s.arg(i)},
                              {u"checksum"_s, expression()}};
            if (schema == CatalogSchema::EnabledList)
                entry.insert(u"enabled"_s, QJsonArray{expression(), expression()});
            else
                entry.insert(u"enabled"_s, expression());
            if (schema == CatalogSchema::Groups && oneOf(2))
                entry.insert(u"groups"_s, QJsonArray{u"g1"_s, expression()});
            entries.insert(u"entry%1"_s.arg(i), entry);
        }
        return entries;
    }

    QRandomGenerator m_random;
};

std::shared_ptr<const KubesprayWorld> readWorld(const QString &folder, const QString &checkout)
{
    PlanRequest request;
    request.inventories = QStringList{folder + u"/inventory/hosts.json"_s};
    request.kubespray = QStringLiteral(QM_TEST_DATA) + u"/kubespray/"_s + checkout;
    request.extraVars = QStringList{u'@' + folder + u"/downloads.json"_s};
    request.facts = folder + u"/facts"_s;
    const PlanInputs inputs = readPlanInputs(request, std::make_shared<FileCache>(), nullptr);
    WorldParts parts{inputs.inventory.inventory,
                     inputs.inventory.variableFiles,
                     inputs.checkout,
                     inputs.extraVars,
                     inputs.facts,
                     {},
                     kubesprayGroups(*inputs.inventory.inventory, inputs.selection),
                     request.inventories};
    const auto world = std::make_shared<const KubesprayWorld>(parts);
    for (DynamicGroup &group : delegateGroups(world, inputs.selection))
        parts.dynamicGroups.push_back(std::move(group));
    return std::make_shared<const KubesprayWorld>(parts);
}

QString shown(const std::optional<Error> &error)
{
    return error ? error->code + u": "_s + error->message.english() + u' ' + error->location.toString() : QString();
}

QStringList shown(const HostDownloads &downloads)
{
    const HostSettings &s = downloads.settings;
    QStringList text{
        s.architecture,
        s.delegate,
        s.engine,
        s.releaseDir,
        s.etcdDeployment,
        shown(s.delegateError),
        u"%1%2%3%4%5"_s.arg(s.runOnce).arg(s.localhost).arg(s.containers).arg(s.skip).arg(s.skipKubeadmImages)};
    const HostNeeds &needs = *downloads.needs;
    for (const Artifact &artifact : needs.artifacts)
        text.append(QStringList{artifact.key, artifact.architecture, artifact.url, artifact.dest, artifact.checksum,
                                artifact.image}
                        .join(u'|'));
    text.append(shown(needs.error));
    for (const EntryFailure &failure : needs.unneededFailures)
        text.append(failure.key + u' ' + shown(failure.error));
    return text + needs.truthyTexts;
}

} // namespace

/// That hosts share what was evaluated for one of them changes nothing.
class TestSharing final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void changesNothing_data()
    {
        QTest::addColumn<QString>("checkout");
        QTest::addColumn<CatalogSchema>("schema");
        QTest::newRow("enabled lists") << u"list"_s << CatalogSchema::EnabledList;
        QTest::newRow("groups") << u"groups"_s << CatalogSchema::Groups;
    }

    void changesNothing()
    {
        QFETCH(const QString, checkout);
        QFETCH(const CatalogSchema, schema);
        size_t shared = 0;
        for (quint32 seed = 1; seed <= 60; ++seed) {
            const QTemporaryDir folder;
            Generator(seed).write(folder.path(), schema);
            const auto world = readWorld(folder.path(), checkout);
            Catalog together(world);
            std::set<std::shared_ptr<const HostNeeds>> different;
            for (quint32 host = 0; host < world->hostCount(); ++host) {
                const HostDownloads downloads = together.downloads(host);
                different.insert(downloads.needs);
                QCOMPARE(shown(downloads), shown(Catalog(world).downloads(host)));
                QCOMPARE(shown(downloads.settings.delegateError), shown(Catalog(world).settings(host).delegateError));
            }
            shared += world->hostCount() - different.size();
        }
        QVERIFY2(shared > 50, qPrintable(QString::number(shared))); // hosts that never share would prove nothing
    }

    /// Names in conditions part off the hosts that are named, not all the others.
    void namesDoNotPartHosts()
    {
        const QTemporaryDir folder;
        QJsonObject hosts;
        QJsonObject facts{{u"ansible_architecture"_s, u"x86_64"_s}};
        for (int host = 0; host < 100; ++host) {
            hosts.insert(u"h%1"_s.arg(host), QJsonObject{{u"ansible_host"_s, u"10.0.0.%1"_s.arg(host)}});
            facts.insert(u"ansible_hostname"_s, u"h%1"_s.arg(host));
            writeJsonFile(folder.path() + u"/facts/h%1"_s.arg(host), facts);
        }
        const QJsonObject group{{u"hosts"_s, hosts}, {u"vars"_s, QJsonObject{{u"download_delegate"_s, u"h3"_s}}}};
        writeJsonFile(folder.path() + u"/inventory/hosts.json"_s,
                      {{u"all"_s, QJsonObject{{u"children"_s, QJsonObject{{u"kube_node"_s, group}}}}}});
        const QJsonArray enabled{u"{{ ('download_delegate_' + inventory_hostname) in groups }}"_s,
                                 u"{{ inventory_hostname != 'localhost' }}"_s};
        const QJsonObject entry{{u"url"_s, u"https://example.org/skopeo"_s},
                                {u"dest"_s, u"skopeo"_s},
                                {u"checksum"_s, u""_s},
                                {u"enabled"_s, enabled}};
        writeJsonFile(folder.path() + u"/downloads.json"_s, {{u"downloads"_s, QJsonObject{{u"skopeo"_s, entry}}}});
        const auto world = readWorld(folder.path(), u"list"_s);
        Catalog catalog(world);
        std::set<std::shared_ptr<const HostNeeds>> different;
        for (quint32 host = 0; host < 100; ++host) {
            const HostDownloads downloads = catalog.downloads(host);
            different.insert(downloads.needs);
            QCOMPARE(downloads.needs->artifacts.front().key == u"skopeo", world->hostName(host) == u"h3");
        }
        QCOMPARE(different.size(), size_t(2));
    }
};

QTEST_GUILESS_MAIN(TestSharing)
#include "tst_sharing.moc"
