// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/cli/program.h"
#include "tests/support/http/faultserver.h"
#include "tests/support/samplebytes.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qm::test;

namespace {

constexpr auto password = "canary/5e1d öß";

/// "canary5e1d", made with ansible-vault and the password "open sesame".
constexpr auto vaulted = R"(repo_pw: !vault |
  $ANSIBLE_VAULT;1.1;AES256
  35643739653138623661396438323134376231363736626239336139306130663035616333616235
  3561393365666366623130646164666132323962353964380a333537333235376332646631323862
  39646564643437633961623266333733323136653235663134663336353330643432376638386265
  3832623462656563610a656166343237373962643561333936636535356661623835323533383330
  3535
)";

void write(const QString &path, const QByteArray &text)
{
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(text), text.size());
}

QByteArray readAll(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// Mirrors and credentials of `downloads`, as roles/download/tasks/download_file.yml knows them.
class TestFileSources final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_content = noise(100'000, 3);
        m_server = std::make_unique<FaultServer>([this](const HttpQuestion &question) {
            if (question.target == "/gone/tool")
                return HttpAnswer{.status = 404};
            if (question.target == "/canary5e1d/tool")
                return HttpAnswer{.body = m_content};
            if (question.header("Authorization") != "Basic " + ("carol:" + QByteArray(password)).toBase64())
                return HttpAnswer{.status = 403}; // without asking for anything
            return HttpAnswer{.body = m_content};
        });
        write(m_folder->filePath(u"inventory/hosts.ini"_s), "localhost ansible_connection=local\n[etcd]\nlocalhost\n");
    }

    void nextMirrorWithThePassword()
    {
        describe("username: carol\n    password: '{{ secret_word }}'\n    force_basic_auth: true");
        const QStringList secret{u"-e"_s, u"secret_word='%1'"_s.arg(QString::fromUtf8(password))};
        const Outcome planned = plan(secret);
        QVERIFY2(planned.status == 0, qPrintable(planned.err));
        QVERIFY(readAll(file(u"plan.json"_s)).contains("/gone/tool"));
        const Outcome applied = apply(secret);
        QVERIFY2(applied.status == 0, qPrintable(applied.out + applied.err));
        QCOMPARE(readAll(file(u"releases/tool"_s)), m_content);
        QCOMPARE(m_server->lines(), (QStringList{u"GET /gone/tool"_s, u"GET /here/tool"_s}));
        QVERIFY(isWritten("/gone/tool")); // and why not there
        QVERIFY(isWritten("404"));
        QVERIFY(!isWritten(password));
        QVERIFY(!(planned.out + planned.err + applied.out + applied.err).contains(QString::fromUtf8(password)));
    }

    /// What stands in the addresses themselves is for the servers, too.
    void passwordsInAddresses()
    {
        describe("unarchive: false", u"carol:%1@"_s.arg(QString::fromLatin1(QByteArray(password).toPercentEncoding())));
        const Outcome planned = plan({});
        QVERIFY2(planned.status == 0, qPrintable(planned.err));
        const Outcome applied = apply({});
        QVERIFY2(applied.status == 0, qPrintable(applied.out + applied.err));
        QCOMPARE(readAll(file(u"releases/tool"_s)), m_content);
        QVERIFY(!isWritten(QByteArray(password).toPercentEncoding()));
        QVERIFY(!isWritten(password));
    }

    /// What came out of a vault is for the servers only, wherever in an address it stands.
    void vaultedPartsOfAddresses()
    {
        describe("unarchive: false", {}, u"/{{ repo_pw }}"_s);
        write(file(u"inventory/group_vars/etcd.yml"_s), vaulted);
        write(file(u"password"_s), "open sesame");
        const QStringList open{u"--vault-password-file"_s, file(u"password"_s)};
        const Outcome planned = plan(open);
        QVERIFY2(planned.status == 0, qPrintable(planned.err));
        QVERIFY(readAll(file(u"plan.json"_s)).contains("/********/tool"));
        QString shown = planned.out + planned.err;
        for (const QString &format : {u"text"_s, u"json"_s}) {
            const Outcome explained = run(QStringList{u"explain"_s} + inputs() + open
                                          + QStringList{u"--format"_s, format, u"localhost"_s, u"tool"_s});
            QVERIFY2(explained.out.contains(u"********"_s), qPrintable(explained.out));
            shown += explained.out + explained.err;
        }
        const Outcome applied = apply({});
        QVERIFY2(applied.status == 0, qPrintable(applied.out + applied.err));
        QCOMPARE(readAll(file(u"releases/tool"_s)), m_content);
        QVERIFY(!readAll(file(u"plan.json"_s)).contains("canary5e1d"));
        QVERIFY(!(shown + applied.out + applied.err).contains(u"canary5e1d"_s));
    }

    void vaultedPartsOfAddressesThatDoNotAnswer()
    {
        describe("unarchive: false", {}, u"/{{ repo_pw }}/elsewhere"_s);
        write(file(u"inventory/group_vars/etcd.yml"_s), vaulted);
        write(file(u"password"_s), "open sesame");
        const Outcome weighed = plan({u"--vault-password-file"_s, file(u"password"_s), u"--weigh"_s});
        QVERIFY2(m_server->lines().contains(u"HEAD /canary5e1d/elsewhere/tool"_s),
                 qPrintable(m_server->lines().join(u' ')));
        QVERIFY2(weighed.err.contains(u"/********/elsewhere/tool does not answer"_s), qPrintable(weighed.err));
        QVERIFY2(!weighed.err.contains(u"canary5e1d"_s), qPrintable(weighed.err));
        QVERIFY(!isWritten("canary5e1d"));
    }

    void loginsInExplanations()
    {
        describe("unarchive: false", u"carol:swordfish@"_s);
        for (const QString &format : {u"text"_s, u"json"_s}) {
            const Outcome explained = run(QStringList{u"explain"_s} + inputs()
                                          + QStringList{u"--format"_s, format, u"localhost"_s, u"tool"_s});
            QCOMPARE(explained.status, 0);
            QVERIFY2(explained.out.contains(u"/here/tool"_s) || format == u"json", qPrintable(explained.out));
            QVERIFY2(!explained.out.contains(u"swordfish"_s), qPrintable(explained.out));
        }
    }

    /// A plan is carried out with the addresses that it has.
    void otherMirrorsAreAnotherPlan()
    {
        describe("username: carol\n    password: x");
        QCOMPARE(plan({}).status, 0);
        describe("username: carol\n    password: x", u"elsewhere@"_s);
        QCOMPARE(apply({}).status, 1); // refused by the server: the login is no part of a plan
        describe("username: carol\n    password: x", {}, u"/there"_s);
        const Outcome applied = apply({});
        QCOMPARE(applied.status, 1);
        QVERIFY2(applied.err.contains(u"mirrors"_s), qPrintable(applied.err));
    }

private:
    /// @param login in front of each address's host
    void describe(const QByteArray &fields, const QString &login = {}, const QString &folder = u"/here"_s)
    {
        const QByteArray server = "http://" + login.toUtf8() + m_server->host().toUtf8();
        write(m_folder->filePath(u"inventory/group_vars/all.yml"_s),
              "local_release_dir: " + file(u"releases"_s).toUtf8()
                  + "\nkube_version: 1.36.2\ndownload_delegate: localhost\nskip_kubeadm_images: true\n"
                    "downloads:\n  tool:\n    enabled: [true]\n    dest: tool\n    url: http://127.0.0.1:1/tool\n"
                    "    checksum: sha256:"
                  + sha256(m_content) + "\n    mirrors: ['" + server + "/gone/tool', '" + server + folder.toUtf8()
                  + "/tool']\n    " + fields + '\n');
    }

    [[nodiscard]] QString file(const QString &name) const { return m_folder->filePath(name); }

    [[nodiscard]] QStringList inputs() const
    {
        return {u"-i"_s, file(u"inventory/hosts.ini"_s), u"--kubespray"_s,
                QStringLiteral(QM_TEST_DATA) + u"/kubespray/list"_s};
    }

    [[nodiscard]] Outcome plan(const QStringList &more) const
    {
        return run(QStringList{u"plan"_s} + inputs()
                   + QStringList{u"--format"_s, u"json"_s, u"-o"_s, file(u"plan.json"_s)} + more);
    }

    [[nodiscard]] Outcome apply(const QStringList &more) const
    {
        return run(QStringList{u"apply"_s, file(u"plan.json"_s), u"--yes"_s, u"--workspace"_s, file(u"workspace"_s),
                               u"--known-hosts"_s, file(u"known_hosts"_s), u"--ssh-config"_s, u"none"_s}
                   + more);
    }

    /// Whether anything that the program wrote has these bytes in it.
    [[nodiscard]] bool isWritten(const QByteArray &bytes) const
    {
        QDirIterator files(m_folder->path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString path = files.next();
            if (!path.contains(u"/inventory/"_s) && readAll(path).contains(bytes))
                return true;
        }
        return false;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QByteArray m_content;
    std::unique_ptr<FaultServer> m_server;
};

QTEST_GUILESS_MAIN(TestFileSources)
#include "tst_filesources.moc"
