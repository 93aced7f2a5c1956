// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "program.h"
#include "tests/support/kubernetes/standinapi.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qm::test;

/// `probe --kubeconfig`, against a stand-in for a Kubernetes API server.
class ProbeKubernetesTest final : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }

    void write(const QString &name, const QByteArray &content) const
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), content.size());
    }

    [[nodiscard]] QJsonObject documentAt(const QString &name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
    }

    [[nodiscard]] QStringList example() const
    {
        return {u"-i"_s,      path(u"example/inventory/hosts.ini"_s), u"--kubespray"_s, path(u"example/kubespray"_s),
                u"--facts"_s, path(u"example/facts.json"_s)};
    }

private Q_SLOTS:
    void initTestCase() { QCOMPARE(run({u"demo"_s, u"--extract"_s, path(u"example"_s)}).status, 0); }

    /// What the API says goes into a plan: as reported, and no more.
    void whatKubeletsReportIsPlannedWith()
    {
        QVERIFY(
            run(QStringList{u"plan"_s, u"--format"_s, u"json"_s, u"-o"_s, path(u"before.json"_s)} + example()).status
            != 64);
        QString name;
        QString image;
        for (const QJsonValue &host : documentAt(u"before.json"_s)[u"hosts"].toArray()) {
            for (const QJsonValue &need : host[u"needs"].toArray()) {
                if (need[u"kind"].toString() == u"image" && image.isEmpty()) {
                    name = host[u"name"].toString();
                    image = need[u"image"].toString();
                }
            }
        }
        QVERIFY(!image.isEmpty());
        const StandInApi api(QJsonArray{StandInApi::node(name, u"10.255.255.1"_s, {image}),
                                        StandInApi::node(u"somebody-else"_s, u"10.255.255.2"_s, {image})});
        write(u"config"_s, api.kubeconfig());

        const Outcome asked =
            run(QStringList{u"probe"_s, u"--kubeconfig"_s, path(u"config"_s), u"-o"_s, path(u"presence.json"_s)}
                + example());
        QVERIFY2(asked.status == 0, qPrintable(asked.err));
        QVERIFY2(asked.err.contains(u"is no node of the cluster"), qPrintable(asked.err));
        QVERIFY(!asked.err.contains(QString::fromLatin1(StandInApi::token)));
        const QJsonArray hosts = documentAt(u"presence.json"_s)[u"hosts"].toArray();
        QCOMPARE(hosts.size(), 1);
        QCOMPARE(hosts[0][u"source"].toString(), u"kubernetes"_s);

        (void)run(QStringList{u"plan"_s, u"--format"_s, u"json"_s, u"-o"_s, path(u"after.json"_s), u"--presence"_s,
                              path(u"presence.json"_s)}
                  + example());
        for (const QJsonValue &host : documentAt(u"after.json"_s)[u"hosts"].toArray()) {
            for (const QJsonValue &need : host[u"needs"].toArray()) {
                // so few images are all that there are; of files a kubelet says nothing
                const bool isKnown = host[u"name"].toString() == name && need[u"kind"].toString() == u"image";
                const QString known = need[u"image"].toString() == image ? u"reported"_s : u"absent"_s;
                QCOMPARE(need[u"presence"].toString(), isKnown ? known : u"unknown"_s);
            }
        }
        const Outcome text = run(QStringList{u"probe"_s, u"--kubeconfig"_s, path(u"config"_s)} + example());
        QVERIFY2(text.out.contains(name), qPrintable(text.out));
    }

    void whatGoesWrong_data()
    {
        QTest::addColumn<QByteArray>("user");
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("sentence");
        const QByteArray right = QByteArray("{token: ") + StandInApi::token + '}';
        QTest::newRow("wrong token") << QByteArray("{token: wrong}") << QStringList() << 1
                                     << u"does not accept the credentials"_s;
        QTest::newRow("a program") << QByteArray("{exec: {command: /bin/true}}") << QStringList() << 1
                                   << u"no program named in a file is run"_s;
        QTest::newRow("no such context") << right << QStringList{u"--context"_s, u"other"_s} << 1 << u"test"_s;
        QTest::newRow("options of hosts") << right << QStringList{u"--parallel"_s, u"3"_s} << 64 << u"--parallel"_s;
    }

    void optionsThatAreAboutTheFile_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::newRow("context") << QStringList{u"--context"_s, u"test"_s};
        QTest::newRow("unverified") << QStringList{u"--allow-unverified-api"_s};
        QTest::newRow("context for kubectl") << QStringList{u"--context"_s, u"test"_s, u"--kubectl"_s};
        QTest::newRow("both ways") << QStringList{u"--kubeconfig"_s, u"/nowhere"_s, u"--kubectl"_s};
    }

    void optionsThatAreAboutTheFile()
    {
        QFETCH(QStringList, options);
        const Outcome outcome = run(QStringList{u"probe"_s} + options + example());
        QCOMPARE(outcome.status, 64);
        QVERIFY2(outcome.err.contains(u"--kubeconfig"_s), qPrintable(outcome.err));
    }

    void whatGoesWrong()
    {
        QFETCH(QByteArray, user);
        QFETCH(QStringList, options);
        QFETCH(int, status);
        QFETCH(QString, sentence);
        const StandInApi api(QJsonArray{});
        write(u"config"_s, api.kubeconfig(user));
        const Outcome outcome =
            run(QStringList{u"probe"_s, u"--kubeconfig"_s, path(u"config"_s)} + options + example());
        QCOMPARE(outcome.status, status);
        QVERIFY2(outcome.err.contains(sentence), qPrintable(outcome.err));
    }
};

QTEST_GUILESS_MAIN(ProbeKubernetesTest)
#include "tst_probekubernetes.moc"
