// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/cli/program.h"
#include "tests/support/registry/registryfixture.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace qm::test;

namespace {

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

} // namespace

/// The program, planning with what a real registry says. That its catalog brings no skopeo, with which images are
/// fetched, is an error of the plan and no matter here.
class TestWeighedPlan final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const QString missing = RegistryFixture::missing();
        if (!missing.isEmpty())
            QSKIP(qPrintable(u"Not installed: "_s + missing));
        m_registry = std::make_unique<RegistryFixture>(RegistryFixture::Options());
        m_index = m_registry->push(u"team/app"_s, u"1"_s, {u"amd64"_s, u"arm64"_s});
        QVERIFY(!m_index.isEmpty());
        write(m_folder.filePath(u"hosts.ini"_s),
              "[kube_control_plane]\nn1\n[etcd]\nn1\n[kube_node]\nn1\n"
              "[k8s_cluster:children]\nkube_control_plane\nkube_node\n");
    }

    void cleanupTestCase() { m_registry.reset(); }

    void theDocumentKnowsWhatMoves()
    {
        const QJsonObject plan = planned({u"--weigh"_s});
        const QJsonObject image = plan[u"artifacts"][0].toObject();
        QCOMPARE(image[u"digest"].toString(), m_index);
        QVERIFY(image[u"manifestDigest"].toString() != m_index);
        QCOMPARE(image[u"layers"].toArray().size(), 3);
        QVERIFY(image[u"size"].toInteger() > 65536 + 16384 + 4096);
        QCOMPARE(plan[u"cost"][u"fetch"][u"bytes"].toInteger(), image[u"size"].toInteger());
        QCOMPARE(plan[u"hostCosts"][0][u"host"].toString(), u"n1"_s);
        m_manifest = image[u"manifestDigest"].toString();
        // Not asked for, not known.
        QVERIFY(planned({})[u"artifacts"][0][u"size"].isNull());
    }

    void planTextTellsTime()
    {
        const Outcome text = run(QStringList{u"plan"_s, u"--weigh"_s, u"--bandwidth"_s, u"8kbit"_s} + inputs());
        QVERIFY2(text.out.contains(u"TAKES AT LEAST"_s), qPrintable(text.out));
        QVERIFY(text.out.contains(u"from the sources"_s));
        QVERIFY(text.out.contains(QRegularExpression(u"8[5-9]\u00a0s\n"_s)));
    }

    /// The index was pulled, or the manifest was loaded: both are it. Once the tag stands for another image, neither
    /// is.
    void whatATagStoodForBefore()
    {
        for (const QString &digest : {m_index, m_manifest}) {
            writePresence(digest, 1'000'000'000);
            QCOMPARE(presenceIn(planned({u"--weigh"_s})), u"verified"_s);
        }
        QVERIFY(!m_registry->push(u"team/app"_s, u"1"_s, {u"amd64/v2"_s}).isEmpty());
        for (const QString &digest : {m_index, m_manifest}) {
            writePresence(digest, 1'000'000'000);
            QCOMPARE(presenceIn(planned({})), u"verified"_s);
            const QJsonObject plan = planned({u"--weigh"_s});
            QCOMPARE(presenceIn(plan), u"different"_s);
            QCOMPARE(plan[u"downloads"].toArray().size(), 1);
            QVERIFY2(reasonIn(plan).contains(u"there it is "_s + digest), qPrintable(reasonIn(plan)));
            QVERIFY(reasonIn(plan).contains(plan[u"artifacts"][0][u"digest"].toString()));
        }
    }

    void noRoom()
    {
        writePresence({}, 10'000);
        const Outcome text = run(QStringList{u"plan"_s, u"--weigh"_s} + inputs());
        QCOMPARE(text.status, 1);
        QVERIFY2(text.err.contains(u"MiB left"_s), qPrintable(text.err));
        QVERIFY(text.out.contains(u"disk-too-small"_s));
        QVERIFY2(text.out.contains(u"does not fit"_s), qPrintable(text.out));
        QVERIFY(text.out.contains(u"10.0\u00a0kB"_s)); // what is free
        const Outcome unweighed = run(QStringList{u"plan"_s} + inputs());
        QVERIFY2(!unweighed.err.contains(u"MiB left"_s), qPrintable(unweighed.err)); // nobody knows what it takes
    }

    void aRegistryThatIsGone()
    {
        writePresence(m_index, 1'000'000'000);
        m_registry->stop();
        const Outcome text = run(QStringList{u"plan"_s, u"--weigh"_s} + inputs());
        QCOMPARE(text.status, 0);
        QVERIFY2(text.err.contains(u"warning"_s), qPrintable(text.err));
        QVERIFY(text.out.contains(u"nothing is missing"_s));
    }

private:
    [[nodiscard]] QStringList inputs() const
    {
        const QString downloads = u"{\"downloads\": {\"app\": {\"enabled\": [\"{{ inventory_hostname == 'n1' }}\"], "
                                  u"\"container\": true, \"image_name\": \"%1/team/app:1\"}},"
                                  " \"skip_kubeadm_images\": true}"_s.arg(m_registry->host());
        QStringList inputs{u"-i"_s,
                           m_folder.filePath(u"hosts.ini"_s),
                           u"--kubespray"_s,
                           QStringLiteral(QM_TEST_DATA "/kubespray/list"),
                           u"-e"_s,
                           downloads,
                           u"--insecure-registry"_s,
                           m_registry->host()};
        if (QFile::exists(m_folder.filePath(u"presence.json"_s)))
            inputs += QStringList{u"--presence"_s, m_folder.filePath(u"presence.json"_s)};
        return inputs;
    }

    [[nodiscard]] QJsonObject planned(const QStringList &options) const
    {
        const Outcome plan = run(QStringList{u"plan"_s, u"--format"_s, u"json"_s} + options + inputs());
        return QJsonDocument::fromJson(plan.out.toUtf8()).object();
    }

    /// @param digest what the host has under the image's name; empty for nothing.
    void writePresence(const QString &digest, qint64 freeBytes)
    {
        QJsonArray images;
        if (!digest.isEmpty()) {
            images.append(QJsonObject{{u"name"_s, m_registry->host() + u"/team/app:1"_s},
                                      {u"digest"_s, digest},
                                      {u"evidence"_s, u"verified"_s}});
        }
        const QString releases = u"/tmp/releases"_s;
        const QJsonObject host{
            {u"name"_s, u"n1"_s},
            {u"architecture"_s, u"amd64"_s},
            {u"images"_s, images},
            {u"imagesComplete"_s, true},
            {u"files"_s, QJsonArray()},
            {u"freeBytes"_s, QJsonObject{{releases, freeBytes}}},
            {u"disks"_s, QJsonArray{QJsonObject{{u"path"_s, u"/var/lib/containerd"_s}, {u"freeBytes"_s, freeBytes}}}}};
        write(
            m_folder.filePath(u"presence.json"_s),
            QJsonDocument(
                QJsonObject{{u"format"_s, u"quaymaster-presence"_s}, {u"version"_s, 1}, {u"hosts"_s, QJsonArray{host}}})
                .toJson());
    }

    [[nodiscard]] static QString presenceIn(const QJsonObject &plan)
    {
        for (const QJsonValue &host : plan[u"hosts"].toArray()) {
            if (host[u"name"].toString() == u"n1")
                return host[u"needs"][0][u"presence"].toString();
        }
        return {};
    }

    /// Why something is different.
    [[nodiscard]] static QString reasonIn(const QJsonObject &plan)
    {
        for (const QJsonValue &diagnostic : plan[u"diagnostics"].toArray()) {
            if (diagnostic[u"code"].toString() == u"presence-different")
                return diagnostic[u"message"].toString();
        }
        return {};
    }

    QTemporaryDir m_folder;
    std::unique_ptr<RegistryFixture> m_registry;
    QString m_index;
    QString m_manifest;
};

QTEST_GUILESS_MAIN(TestWeighedPlan)
#include "tst_weighedplan.moc"
