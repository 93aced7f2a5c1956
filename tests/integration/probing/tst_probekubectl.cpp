// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/presence/kubernetesnodes.h"
#include "core/probing/kubectl.h"
#include "tests/support/nodes/nodefleettest.h"

#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace qm;
using qm::test::Node;
using qm::test::NodeFleet;
using qm::test::NodeFleetTest;

namespace {

/// A stand-in for kubectl, where Kubespray puts the real one: it prints what the file /etc/standin says.
constexpr char standIn[] =
    "#!/bin/sh\n"
    "# A stand-in for kubectl.\n"
    "if [ \"$KUBECONFIG\" != /etc/kubernetes/admin.conf ] || ! cat \"$KUBECONFIG\" >/dev/null; then\n"
    "    echo 'error: no configuration' >&2\n"
    "    exit 1\n"
    "fi\n"
    "case \"$*\" in\n"
    "*' get nodes -o json') ;;\n"
    "*)\n"
    "    echo \"error: unknown command $*\" >&2\n"
    "    exit 1\n"
    "    ;;\n"
    "esac\n"
    "case $(cat /etc/standin) in\n"
    "answers) cat /etc/standin.json ;;\n"
    "fails)\n"
    "    echo 'E1128 memcache.go:265] \"Unhandled Error\"' >&2\n"
    "    printf 'error: \\033[31mYou must be logged in to the server\\033[0m\\n' >&2\n"
    "    exit 1\n"
    "    ;;\n"
    "nonsense) echo 'kubectl, once upon a time' ;;\n"
    "else) echo '{\"kind\": \"PodList\", \"items\": []}' ;;\n"
    "long) head -c 3000000 /dev/zero | tr '\\0' ' ' ;;\n"
    "endless) yes '{\"kind\": \"List\"}' ;;\n"
    "slow)\n"
    "    sleep 600\n"
    "    ;;\n"
    "esac\n";

constexpr char nodes[] =
    "{\"apiVersion\": \"v1\", \"kind\": \"List\", \"items\": [\n"
    " {\"metadata\": {\"name\": \"node1\"},\n"
    "  \"status\": {\"addresses\": [{\"type\": \"InternalIP\", \"address\": \"10.255.255.1\"}],\n"
    "             \"conditions\": [{\"type\": \"Ready\", \"status\": \"True\"}],\n"
    "             \"images\": [{\"names\": [\"registry.k8s.io/pause:3.10\"], \"sizeBytes\": 10}],\n"
    "             \"nodeInfo\": {\"architecture\": \"arm64\", \"containerRuntimeVersion\": \"containerd://2.1.4\"}}},\n"
    " {\"metadata\": {\"name\": \"somebody\"}, \"status\": {}}]}\n";

struct Outcome final
{
    int status = -1;
    QString output;
    QString errors;
};

void writeFile(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
}

} // namespace

/// kubectl on real machines, where a stand-in answers for it.
class TestProbeKubectl final : public NodeFleetTest
{
    Q_OBJECT

protected:
    void addNodes(NodeFleet &fleet) override
    {
        const QByteArray users = "rm -f /usr/bin/kubectl /usr/local/bin/kubectl\n"
                                 "useradd -m -s /bin/sh worded\necho 'worded:kanarienvogel-7c1f' | chpasswd -c SHA256\n"
                                 "echo 'worded ALL=(ALL) ALL' > /etc/sudoers.d/worded\n";
        const QByteArray installed = "cat >/usr/local/bin/kubectl <<'END OF STAND-IN'\n" + QByteArray(standIn)
            + "END OF STAND-IN\nchmod 755 /usr/local/bin/kubectl\ncat >/etc/standin.json <<'END OF NODES'\n" + nodes
            + "END OF NODES\n";
        const QByteArray configured = "mkdir -p /etc/kubernetes\necho config >/etc/kubernetes/admin.conf\n"
                                      "chmod 600 /etc/kubernetes/admin.conf\n";
        for (const QByteArray &setup : {users + installed + configured, users + configured, users + installed}) {
            test::NodeOptions options;
            options.setup = setup;
            options.sshdConfig = {u"PasswordAuthentication yes"_s};
            fleet.add(options);
        }
    }

private Q_SLOTS:
    void writesWhatKubernetesReports_data()
    {
        QTest::addColumn<QByteArray>("group");
        QTest::newRow("now") << QByteArray("kube_control_plane");
        QTest::newRow("once") << QByteArray("kube-master");
    }

    void writesWhatKubernetesReports()
    {
        QFETCH(QByteArray, group);
        say("answers");
        const QString document = m_fleet->path(u"presence.json"_s);
        const Outcome outcome = probe(inventory(group, "root"), {u"-o"_s, document});
        QVERIFY2(outcome.status == 0, qPrintable(outcome.errors));
        QVERIFY2(outcome.errors.contains(u"node2 is no node of the cluster"_s), qPrintable(outcome.errors));
        QFile file(document);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const Result<PresenceDocument> read = readPresence(file.readAll(), document);
        QVERIFY(read);
        QCOMPARE(read->order, QStringList{u"node1"_s});
        QCOMPARE(read->hosts.value(u"node1"_s)->source, u"kubernetes"_s);
        QCOMPARE(read->hosts.value(u"node1"_s)->architecture, u"arm64"_s);
        QCOMPARE(read->hosts.value(u"node1"_s)->images.size(), 1);
    }

    /// admin.conf is root's.
    void becomesRootWhereTheInventorySaysSo()
    {
        say("answers");
        const QString password = m_fleet->path(u"password"_s);
        writeFile(password, "kanarienvogel-7c1f\n");
        const QStringList passwords{u"--become-password-file"_s, password};
        const Outcome asRoot = probe(inventory("kube_control_plane", "worded", "ansible_become=true"), passwords);
        QVERIFY2(asRoot.status == 0, qPrintable(asRoot.errors));
        QVERIFY2(asRoot.output.contains(u"node1"_s), qPrintable(asRoot.output));
        QVERIFY(!asRoot.errors.contains(u"kanarienvogel"_s));
        const Outcome asUser = probe(inventory("kube_control_plane", "worded", "ansible_become=false"), passwords);
        QVERIFY2(asUser.status == 1, qPrintable(asUser.output));
        QVERIFY2(asUser.errors.contains(u"ansible_become"_s), qPrintable(asUser.errors));
    }

    void whatGoesWrong_data()
    {
        QTest::addColumn<QByteArray>("mode");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("fails") << QByteArray("fails") << u"failed with exit status 1: error: "_s;
        QTest::newRow("nonsense") << QByteArray("nonsense") << u"kubectl on node1:1"_s;
        QTest::newRow("another list") << QByteArray("else") << u"This is no list of nodes"_s;
    }

    void whatGoesWrong()
    {
        QFETCH(QByteArray, mode);
        QFETCH(QString, sentence);
        say(mode);
        const Outcome outcome = probe(inventory("kube_control_plane", "root"), {});
        QCOMPARE(outcome.status, 1);
        QVERIFY2(outcome.errors.contains(sentence), qPrintable(outcome.errors));
        QVERIFY(!outcome.errors.contains(u'\033'));
    }

    void noKubectlAndNoConfiguration()
    {
        const auto only = [this](size_t index) {
            return lines(m_fleet->node(index)) + "[kube_control_plane]\n" + m_fleet->node(index).name().toUtf8() + '\n';
        };
        const Outcome without = probe(variables("root") + only(1), {});
        QCOMPARE(without.status, 1);
        QVERIFY2(without.errors.contains(u"There is no kubectl on node2"_s), qPrintable(without.errors));
        const Outcome unconfigured = probe(variables("root") + only(2), {});
        QCOMPARE(unconfigured.status, 1);
        QVERIFY2(unconfigured.errors.contains(u"/etc/kubernetes/admin.conf on node3"_s),
                 qPrintable(unconfigured.errors));
        const Outcome nobody = probe(variables("root") + lines(m_fleet->node(0)), {});
        QCOMPARE(nobody.status, 1);
        QVERIFY2(nobody.errors.contains(u"kube_control_plane"_s), qPrintable(nobody.errors));
    }

    /// What is too long is said to be, and neither read nor waited for.
    void tooMuch_data()
    {
        QTest::addColumn<QByteArray>("mode");
        QTest::newRow("long") << QByteArray("long");
        QTest::newRow("endless") << QByteArray("endless");
    }

    void tooMuch()
    {
        QFETCH(QByteArray, mode);
        say(mode);
        ProbeRun run(setup());
        KubectlQuestion question{{{u"node1"_s, {}}}};
        question.outputLimit = 1024 * 1024;
        run.askKubectl(target(), question);
        QVERIFY(run.wait(60s));
        const std::optional<KubectlStatus> status = run.kubectl();
        QVERIFY(status && status->error);
        QCOMPARE(status->error->code, u"kubectl-answer"_s);
        QVERIFY2(status->error->message.english().contains(u"more than 1 MiB"_s),
                 qPrintable(status->error->message.english()));
    }

    /// Beside what the host itself is asked, cancelled, and asked again.
    void togetherWithTheHost()
    {
        say("slow");
        ProbeSetup given = setup();
        std::atomic<ProbeStage> told = ProbeStage::Waiting;
        given.kubectlObserver = [&told](const KubectlStatus &status) { told = status.stage; };
        ProbeRun run(given);
        run.ask({target()});
        run.askKubectl(target(), {{{u"node1"_s, {}}}});
        QTRY_VERIFY_WITH_TIMEOUT(run.snapshot().done == 1, 30'000);
        QTRY_VERIFY_WITH_TIMEOUT(run.kubectl()->stage == ProbeStage::Asking, 30'000);
        QVERIFY(!run.isFinished());
        QTRY_COMPARE(told, ProbeStage::Asking);
        run.cancel(u"node1"_s);
        QVERIFY(run.wait(30s));
        QCOMPARE(run.kubectl()->stage, ProbeStage::Cancelled);
        QTRY_COMPARE(told, ProbeStage::Cancelled);
        QCOMPARE(run.snapshot().done, 1);
        say("answers");
        run.askFailedAgain();
        QVERIFY(run.wait(30s));
        QCOMPARE(run.kubectl()->stage, ProbeStage::Done);
        QCOMPARE(run.kubectl()->presence->document().order, QStringList{u"node1"_s});
        QTRY_COMPARE(told, ProbeStage::Done);
    }

    void wrongUsageIsSaid()
    {
        const QByteArray text = inventory("kube_control_plane", "root");
        QCOMPARE(probe(text, {u"--kubeconfig"_s, u"/etc/kubernetes/admin.conf"_s}).status, 64);
        QCOMPARE(probe(text, {u"--context"_s, u"test"_s}).status, 64);
    }

private:
    void say(const QByteArray &mode) const
    {
        (void)m_fleet->node(0).inside(u"echo %1 >/etc/standin"_s.arg(QString::fromLatin1(mode)));
    }

    ProbeSetup setup() const
    {
        ProbeSetup setup;
        setup.knownHostsFile = m_fleet->knownHosts();
        return setup;
    }

    ProbeTarget target() const
    {
        const Node &node = m_fleet->node(0);
        return {node.name(), m_fleet->target(node), {}, {}};
    }

    QByteArray variables(const QByteArray &user) const
    {
        return "[all:vars]\nansible_user=" + user + "\nansible_ssh_private_key_file=" + m_fleet->keyFile().toUtf8()
            + "\nansible_ssh_common_args='-o IdentitiesOnly=yes'\n[k8s_cluster]\n";
    }

    static QByteArray lines(const Node &node, const QByteArray &more = {})
    {
        return node.name().toUtf8() + " ansible_host=" + node.address().toUtf8() + " ansible_port=2222 " + more + '\n';
    }

    /// node1 is the first of the control plane, and no other is asked.
    QByteArray inventory(const QByteArray &group, const QByteArray &user, const QByteArray &more = {}) const
    {
        return variables(user) + lines(m_fleet->node(0), more) + lines(m_fleet->node(1)) + '[' + group
            + "]\nnode1\nnode2\n";
    }

    Outcome probe(const QByteArray &hosts, const QStringList &arguments) const
    {
        const QString file = m_fleet->path(u"hosts.ini"_s);
        writeFile(file, hosts);
        QProcess program;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"XDG_CACHE_HOME"_s, m_fleet->path(u"cache"_s));
        environment.remove(u"SSH_AUTH_SOCK"_s);
        program.setProcessEnvironment(environment);
        program.setStandardInputFile(QProcess::nullDevice());
        // without a terminal, so that nobody is asked
        program.start(u"setsid"_s,
                      QStringList{u"--wait"_s, QStringLiteral(QM_PROGRAM), u"probe"_s, u"--kubectl"_s, u"-i"_s, file,
                                  u"--ssh-config"_s, u"none"_s, u"--known-hosts"_s, m_fleet->knownHosts()}
                          + arguments);
        if (!program.waitForFinished(60'000))
            return {};
        return {program.exitCode(), QString::fromUtf8(program.readAllStandardOutput()),
                QString::fromUtf8(program.readAllStandardError())};
    }
};

QTEST_GUILESS_MAIN(TestProbeKubectl)
#include "tst_probekubectl.moc"
