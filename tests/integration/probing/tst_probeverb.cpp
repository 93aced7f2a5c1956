// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/presence/presence.h"
#include "tests/support/nodes/nodefleettest.h"

#include <QProcess>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace qm;
using qm::test::Node;
using qm::test::NodeFleet;
using qm::test::NodeFleetTest;

namespace {

/// A password that must turn up nowhere.
constexpr char canary[] = "kanarienvogel-7c1f";

struct Outcome final
{
    int status = -1;
    QByteArray output;
    QByteArray errors;
};

void writeFile(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
}

QByteArray readAll(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// `quaymaster probe`, the program itself, on real nodes.
class TestProbeVerb final : public NodeFleetTest
{
    Q_OBJECT

protected:
    void addNodes(NodeFleet &fleet) override
    {
        test::NodeOptions options;
        options.setup = "useradd -m -s /bin/sh worded\necho 'worded:kanarienvogel-7c1f' | chpasswd -c SHA256\n"
                        "echo 'worded ALL=(ALL) ALL' > /etc/sudoers.d/worded\n"
                        "printf '#!/bin/sh\\nexec sleep 600\\n' > /etc/node/hangs\nchmod 755 /etc/node/hangs\n"
                        "useradd -p '*' -m -s /etc/node/hangs hanging\n";
        options.sshdConfig = {u"PasswordAuthentication yes"_s};
        for (int i = 0; i < 3; ++i)
            fleet.add(options);
    }

    void prepare() override { writeFile(m_fleet->path(u"hosts.ini"_s), inventory(u"root"_s, m_fleet->keyFile())); }

private Q_SLOTS:
    void unknownKeysAreListedAndAcceptedByFingerprint()
    {
        const QString known = m_fleet->path(u"accepted"_s);
        const QStringList common = {u"-i"_s, m_fleet->path(u"hosts.ini"_s), u"--known-hosts"_s, known};
        const Outcome refused = probe(common);
        QCOMPARE(refused.status, 1);
        QByteArray lines;
        for (size_t i = 0; i < m_fleet->size(); ++i) {
            const QByteArray line = lineOf(m_fleet->node(i));
            QVERIFY2(refused.errors.contains(line), refused.errors.constData());
            lines += line;
        }
        QVERIFY(!QFile::exists(known));

        // another machine's fingerprint lets nobody in
        const QString list = m_fleet->path(u"fingerprints"_s);
        writeFile(list, "[10.0.0.1]:2222 ssh-ed25519 " + m_fleet->node(0).hostKey().fingerprint().toLatin1() + '\n');
        QCOMPARE(probe(common + QStringList{u"--accept-host-keys"_s, list}).status, 1);
        QVERIFY(!QFile::exists(known));

        writeFile(list, lines);
        const Outcome accepted = probe(common + QStringList{u"--accept-host-keys"_s, list});
        QVERIFY2(accepted.status == 0, accepted.errors.constData());
        QCOMPARE(probe(common).status, 0); // and from now on
    }

    void writesADocumentAlsoWhenAHostIsDown()
    {
        const QString inventoryFile = m_fleet->path(u"down.ini"_s);
        writeFile(inventoryFile,
                  inventory(u"root"_s, m_fleet->keyFile()) + "down ansible_host=127.0.0.1 ansible_port=9\n");
        const QString document = m_fleet->path(u"presence.json"_s);
        const Outcome outcome =
            probe({u"-i"_s, inventoryFile, u"--known-hosts"_s, m_fleet->knownHosts(), u"-o"_s, document});
        QCOMPARE(outcome.status, 1);
        QVERIFY(outcome.errors.contains("error: down: "));
        const Result<PresenceDocument> read = readPresence(readAll(document), document);
        QVERIFY(read);
        QVERIFY(read->diagnostics.isEmpty());
        QCOMPARE(read->order, QStringList({u"node1"_s, u"node2"_s, u"node3"_s, u"down"_s}));
        QCOMPARE(read->hosts.value(u"node2"_s)->facts.hostName, u"node2"_s);
        QVERIFY(read->hosts.value(u"node2"_s)->error.isEmpty());
        QVERIFY(!read->hosts.value(u"node2"_s)->architecture.isEmpty());
        QVERIFY(!read->hosts.value(u"down"_s)->reachable);
        QVERIFY(!read->hosts.value(u"down"_s)->error.isEmpty());
    }

    /// One host that never ends does not cost what the others said.
    void writesWhatIsKnownWhenInterrupted()
    {
        const QString inventoryFile = m_fleet->path(u"hanging.ini"_s);
        const Node &node = m_fleet->node(2);
        writeFile(inventoryFile,
                  inventory(u"root"_s, m_fleet->keyFile()) + "hanging ansible_user=hanging ansible_host="
                      + node.address().toUtf8() + " ansible_port=2222\n");
        const QString document = m_fleet->path(u"interrupted.json"_s);
        QProcess program;
        program.setProcessEnvironment(environment());
        program.start(QStringLiteral(QM_PROGRAM),
                      {u"probe"_s, u"--ssh-config"_s, u"none"_s, u"-i"_s, inventoryFile, u"--known-hosts"_s,
                       m_fleet->knownHosts(), u"--progress"_s, u"-o"_s, document});
        QByteArray errors;
        QTRY_VERIFY_WITH_TIMEOUT((errors += program.readAllStandardError()).contains("3 of 4"), 30'000);
        QVERIFY(!QFile::exists(document));
        ::kill(static_cast<pid_t>(program.processId()), SIGINT);
        QVERIFY(program.waitForFinished(30'000));
        errors += program.readAllStandardError();
        QCOMPARE(program.exitCode(), 130);
        QVERIFY2(errors.contains("3 of 4 hosts said"), errors.constData());
        const Result<PresenceDocument> read = readPresence(readAll(document), document);
        QVERIFY(read);
        QCOMPARE(read->hosts.size(), 4);
        QVERIFY(read->hosts.value(u"node1"_s)->error.isEmpty());
        QCOMPARE(read->hosts.value(u"hanging"_s)->error, u"cancelled"_s);
    }

    void passwordsComeFromFilesAndAppearNowhere()
    {
        const QString inventoryFile = m_fleet->path(u"worded.ini"_s);
        writeFile(inventoryFile, inventory(u"worded"_s, u"/nonexistent"_s));
        const QString password = m_fleet->path(u"password"_s);
        writeFile(password, QByteArray(canary) + '\n');
        const QStringList common = {u"-i"_s, inventoryFile, u"--known-hosts"_s, m_fleet->knownHosts()};
        QCOMPARE(probe(common).status, 1); // nobody knows it
        for (const QString &format : {u"json"_s, u"text"_s}) {
            const Outcome outcome =
                probe(common
                      + QStringList{u"--connection-password-file"_s, password, u"--become-password-file"_s, password,
                                    u"--format"_s, format, u"--progress"_s});
            QVERIFY2(outcome.status == 0, outcome.errors.constData());
            QVERIFY(!outcome.output.isEmpty());
            QVERIFY(!outcome.output.contains(canary) && !outcome.errors.contains(canary));
        }
        for (size_t i = 0; i < m_fleet->size(); ++i)
            QVERIFY(!m_fleet->node(i).log().contains(canary));
    }

    void wrongUsageIsSaid()
    {
        QCOMPARE(probe({}).status, 64);
        QCOMPARE(probe({u"-i"_s, m_fleet->path(u"hosts.ini"_s), u"--parallel"_s, u"many"_s}).status, 64);
        QCOMPARE(probe({u"-i"_s, m_fleet->path(u"hosts.ini"_s), u"--accept-host-keys"_s, u"/nonexistent"_s}).status, 1);
    }

private:
    QByteArray inventory(const QString &user, const QString &key) const
    {
        QByteArray text = "[all:vars]\nansible_user=" + user.toUtf8() + "\nansible_ssh_private_key_file=" + key.toUtf8()
            + "\nansible_ssh_common_args='-o IdentitiesOnly=yes'\n[k8s_cluster]\n";
        for (size_t i = 0; i < m_fleet->size(); ++i) {
            const Node &node = m_fleet->node(i);
            text += node.name().toUtf8() + " ansible_host=" + node.address().toUtf8() + " ansible_port=2222\n";
        }
        return text;
    }

    static QByteArray lineOf(const Node &node)
    {
        const HostKey key = node.hostKey();
        return knownHostsName(node.address(), Node::port) + ' ' + key.type + ' ' + key.fingerprint().toLatin1() + '\n';
    }

    QProcessEnvironment environment() const
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"XDG_CACHE_HOME"_s, m_fleet->path(u"cache"_s));
        environment.remove(u"SSH_AUTH_SOCK"_s);
        return environment;
    }

    Outcome probe(const QStringList &arguments)
    {
        QProcess program;
        program.setProcessEnvironment(environment());
        program.setStandardInputFile(QProcess::nullDevice());
        // without a terminal, so that nobody is asked
        program.start(u"setsid"_s,
                      QStringList{u"--wait"_s, QStringLiteral(QM_PROGRAM), u"probe"_s, u"--ssh-config"_s, u"none"_s}
                          + arguments);
        if (!program.waitForFinished(60'000))
            return {};
        return {program.exitCode(), program.readAllStandardOutput(), program.readAllStandardError()};
    }
};

QTEST_GUILESS_MAIN(TestProbeVerb)
#include "tst_probeverb.moc"
