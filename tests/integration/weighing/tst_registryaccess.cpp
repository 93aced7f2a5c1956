// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/cli/program.h"
#include "tests/support/registry/registryfixture.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
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

/// The program, asking a real registry that has a certificate of a private authority and wants a login: everything
/// that is needed for that can be said at the command line.
class TestRegistryAccess final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const QString missing = RegistryFixture::missing();
        if (!missing.isEmpty())
            QSKIP(qPrintable(u"Not installed: "_s + missing));
        // Nothing of whoever runs this may be believed or used.
        qputenv("XDG_CACHE_HOME", m_folder.filePath(u"cache"_s).toUtf8());
        for (const char *variable : {"XDG_CONFIG_HOME", "XDG_RUNTIME_DIR", "DOCKER_CONFIG"})
            qputenv(variable, m_folder.filePath(u"nowhere"_s).toUtf8());
        const TestAuthority authority(u"A private authority"_s);
        RegistryFixture::Options options;
        options.tls = authority.issueForLoopback();
        options.login = true;
        m_registry = std::make_unique<RegistryFixture>(options);
        m_digest = m_registry->push(u"team/app"_s, u"1"_s, {u"amd64"_s, u"arm64"_s});
        QVERIFY(!m_digest.isEmpty());
        write(m_folder.filePath(u"authority.pem"_s), authority.certificate());
        const QByteArray login =
            QByteArray(RegistryFixture::userName).append(':').append(RegistryFixture::password).toBase64();
        write(m_folder.filePath(u"auth.json"_s),
              "{\"auths\": {\"" + m_registry->host().toUtf8() + "\": {\"auth\": \"" + login + "\"}}}");
        write(m_folder.filePath(u"helper.json"_s),
              "{\"credHelpers\": {\"" + m_registry->host().toUtf8() + "\": \"vault\"}}");
        write(m_folder.filePath(u"hosts.ini"_s),
              "[kube_control_plane]\nn1\n[etcd]\nn1\n[kube_node]\nn1\n"
              "[k8s_cluster:children]\nkube_control_plane\nkube_node\n");
    }

    void cleanupTestCase() { m_registry.reset(); }

    void whatItTakes_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<bool>("known");
        QTest::addColumn<QString>("said");
        const QStringList trust{u"--ca-file"_s, m_folder.filePath(u"authority.pem"_s)};
        const QStringList login{u"--authfile"_s, m_folder.filePath(u"auth.json"_s)};
        QTest::newRow("nothing") << QStringList() << false << u"certificate"_s;
        QTest::newRow("no login") << trust << false << u"wants a login"_s;
        QTest::newRow("a helper") << trust + QStringList{u"--authfile"_s, m_folder.filePath(u"helper.json"_s)} << false
                                  << u"docker-credential-vault"_s;
        QTest::newRow("both") << trust + login << true << QString();
    }

    void whatItTakes()
    {
        QFETCH(const QStringList, options);
        QFETCH(const bool, known);
        QFETCH(const QString, said);
        const Outcome outcome = planned(m_registry->host() + u"/team/app:1"_s, options);
        QCOMPARE(sizeIn(outcome) > 65536, known);
        QVERIFY2(outcome.err.contains(said), qPrintable(outcome.err));
        QVERIFY(!outcome.err.contains(QLatin1StringView(RegistryFixture::password)));
        QVERIFY(!outcome.out.contains(QLatin1StringView(RegistryFixture::password)));
    }

    void aMirror()
    {
        const QString image = u"registry.example.invalid/team/app:1"_s;
        const Outcome without = planned(image, access());
        QVERIFY(without.err.contains(u"registry.example.invalid"_s));
        QCOMPARE(sizeIn(without), 0);
        const Outcome with = planned(
            image, access() + QStringList{u"--registry-mirror"_s, u"registry.example.invalid="_s + m_registry->host()});
        QVERIFY2(sizeIn(with) > 65536, qPrintable(with.err));
        const Outcome wrong = planned(image, {u"--registry-mirror"_s, u"registry.example.invalid"_s});
        QCOMPARE(wrong.status, 64);
    }

    /// The other way to weigh: a plan that was saved.
    void aSavedPlan()
    {
        const QString file = m_folder.filePath(u"plan.json"_s);
        write(file, planned(m_registry->host() + u"/team/app:1"_s, {}).out.toUtf8());
        const Outcome weighed = run(QStringList{u"weigh"_s, file} + access());
        QVERIFY2(sizeIn(weighed) > 65536, qPrintable(weighed.err));
        const QJsonObject plan = QJsonDocument::fromJson(weighed.out.toUtf8()).object();
        const QJsonArray machines = plan[u"hostCosts"].toArray();
        QVERIFY(!machines.isEmpty());
        QCOMPARE(machines[0][u"fileSystems"][0][u"fit"].toString(), u"unknown"_s);
        write(file, weighed.out.toUtf8());
        const Outcome report = run({u"report"_s, file, u"--format"_s, u"markdown"_s, u"--bandwidth"_s, u"8kbit"_s});
        QVERIFY2(report.out.contains(u"What it costs each machine"_s), qPrintable(report.out));
        QVERIFY(report.out.contains(u"At 8\u00a0kbit/s"_s));
    }

    /// What the inventory tells containerd of registries holds here, too; and nobody reads it in what is written.
    void aMirrorOfTheInventory()
    {
        const QString image = u"registry.example.invalid/team/app:1"_s;
        const QString mirrors =
            u"{\"containerd_registries_mirrors\": [{\"prefix\": \"registry.example.invalid\", \"mirrors\": "
            "[{\"host\": \"https://%1\"}]}], \"containerd_registry_auth\": [{\"registry\": \"%1\", \"username\": "
            "\"%2\", \"password\": \"%3\"}]}"_s.arg(m_registry->host(), QLatin1StringView(RegistryFixture::userName),
                                                    QLatin1StringView(RegistryFixture::password));
        const QStringList trust{u"--ca-file"_s, m_folder.filePath(u"authority.pem"_s)};
        const Outcome with = planned(image, trust + QStringList{u"-e"_s, mirrors});
        QVERIFY2(sizeIn(with) > 65536, qPrintable(with.err));
        QVERIFY(!(with.out + with.err).contains(QLatin1StringView(RegistryFixture::password)));
    }

    /// The image that is there under the name may be another one, which only its digest tells.
    void whatHostsHaveIsComparedAgain()
    {
        const QString image = m_registry->host() + u"/team/app:1"_s;
        const QString presence = m_folder.filePath(u"presence.json"_s);
        write(presence,
              "{\"format\": \"quaymaster-presence\", \"version\": 1, \"hosts\": [{\"name\": \"n1\", \"at\": "
              "\"2026-11-23T10:00:00Z\", \"source\": \"ssh\", \"reachable\": true, \"architecture\": \"amd64\", "
              "\"images\": [{\"name\": \""
                  + image.toUtf8() + "\", \"digest\": \"sha256:" + QByteArray(64, '1')
                  + "\", \"architecture\": \"amd64\", \"evidence\": \"verified\"}], \"imagesComplete\": true}]}");
        const QString file = m_folder.filePath(u"plan.json"_s);
        const Outcome unweighed = planned(image, {u"--presence"_s, presence});
        QCOMPARE(presenceIn(unweighed), u"verified"_s);
        write(file, unweighed.out.toUtf8());
        const Outcome weighed = run(QStringList{u"weigh"_s, file} + access());
        QCOMPARE(presenceIn(weighed), u"different"_s);
        QVERIFY(QFile::remove(presence)); // then there is nothing to compare with
        const Outcome stale = run(QStringList{u"weigh"_s, file} + access());
        QVERIFY2(sizeIn(stale) > 65536, qPrintable(stale.err));
        QCOMPARE(presenceIn(stale), u"verified"_s);
        QVERIFY2(stale.err.contains(u"not compared again"_s), qPrintable(stale.err));
    }

    /// What a digest stands for is known on disk, whether or not anybody answers.
    void whatIsKnownByDigestIsNotAskedTwice()
    {
        const QString image = m_registry->host() + u"/team/app@"_s + m_digest;
        QVERIFY(sizeIn(planned(image, access())) > 65536);
        m_registry->stop();
        QVERIFY(sizeIn(planned(image, access())) > 65536);
        QVERIFY(QDir(m_folder.filePath(u"cache"_s)).removeRecursively());
        QCOMPARE(sizeIn(planned(image, access())), 0);
    }

private:
    [[nodiscard]] QStringList access() const
    {
        return {u"--ca-file"_s, m_folder.filePath(u"authority.pem"_s), u"--authfile"_s,
                m_folder.filePath(u"auth.json"_s)};
    }

    /// The plan document for one host that needs one image.
    [[nodiscard]] Outcome planned(const QString &image, const QStringList &options) const
    {
        const QString downloads =
            u"{\"downloads\": {\"app\": {\"enabled\": [\"{{ inventory_hostname == 'n1' }}\"], "
            u"\"container\": true, \"image_name\": \"%1\"}}, \"skip_kubeadm_images\": true}"_s.arg(image);
        return run(QStringList{u"plan"_s, u"--format"_s, u"json"_s, u"-i"_s, m_folder.filePath(u"hosts.ini"_s),
                               u"--kubespray"_s, QStringLiteral(QM_TEST_DATA "/kubespray/list"), u"-e"_s, downloads}
                   + QStringList{u"--weigh"_s} + options);
    }

    [[nodiscard]] static qint64 sizeIn(const Outcome &outcome)
    {
        return QJsonDocument::fromJson(outcome.out.toUtf8()).object()[u"artifacts"][0][u"size"].toInteger();
    }

    [[nodiscard]] static QString presenceIn(const Outcome &outcome)
    {
        const QJsonObject plan = QJsonDocument::fromJson(outcome.out.toUtf8()).object();
        return plan[u"hosts"][0][u"needs"][0][u"presence"].toString();
    }

    QTemporaryDir m_folder;
    std::unique_ptr<RegistryFixture> m_registry;
    QString m_digest;
};

QTEST_GUILESS_MAIN(TestRegistryAccess)
#include "tst_registryaccess.moc"
