// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/transport/ssh/ssharguments.h"
#include "core/transport/ssh/sshvariables.h"

#include <QDir>
#include <QHash>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qm;

namespace {

using Variables = QHash<QString, Value>;

/// What is said of a host; "b" is the bastion.
SshConnectionPlan planFor(const Variables &variables, const Variables &bastion = {}, bool become = false,
                          const QString &name = u"n"_s)
{
    const SshVariables reader(
        bastion.isEmpty() ? QStringList() : QStringList{u"b"_s},
        [&](const QString &host, const QString &variable) -> Result<Value> {
            const Value value = (host == u"b"_s ? bastion : variables).value(variable);
            if (value.toString() == u"{{ x }}"_s)
                return failure(u"undefined"_s, Message("“x” is undefined"));
            return value;
        },
        become);
    return reader.read(name);
}

QStringList codes(const Diagnostics &diagnostics)
{
    QStringList result;
    for (const Diagnostic &diagnostic : diagnostics)
        result += diagnostic.code;
    return result;
}

QString way(const QList<SshEndpoint> &jumps)
{
    QStringList names;
    for (const SshEndpoint &jump : jumps)
        names += (jump.user.isEmpty() ? QString() : jump.user + u'@') + jump.name();
    return names.join(u' ');
}

} // namespace

class TestSshVariables final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void plainVariables()
    {
        const auto plan = planFor({{u"ansible_host"_s, Value(u"10.0.0.1"_s)},
                                   {u"ansible_port"_s, Value(2222)},
                                   {u"ansible_user"_s, Value(u"bob"_s)},
                                   {u"ansible_ssh_private_key_file"_s, Value(u"~/key"_s)},
                                   {u"ansible_password"_s, Value(u"pw"_s)},
                                   {u"ansible_become"_s, Value(u"yes"_s)},
                                   {u"ansible_become_password"_s, Value(1234)}});
        QVERIFY(plan.target);
        QVERIFY(plan.diagnostics.isEmpty());
        const SshTarget &target = *plan.target;
        QCOMPARE(target.host, u"n"_s);
        QCOMPARE(target.node.address, u"10.0.0.1"_s);
        QCOMPARE(target.node.port, quint16(2222));
        QCOMPARE(target.node.user, u"bob"_s);
        QCOMPARE(target.node.identityFiles, QStringList{QDir::homePath() + u"/key"_s});
        QVERIFY(target.node.identitiesNamed);
        QVERIFY(target.node.password == Secret("pw"));
        QVERIFY(target.become.active);
        QCOMPARE(target.become.wantedUser(), u"root"_s);
        QVERIFY(target.become.password == Secret("1234"));
        QVERIFY(target.jumps.isEmpty());
    }

    void defaults()
    {
        const auto plan = planFor({}, {}, true);
        QCOMPARE(plan.target->node.address, u"n"_s);
        QCOMPARE(plan.target->node.port, quint16(0));
        QVERIFY(plan.target->become.active);
        QVERIFY(!planFor({{u"ansible_become"_s, Value(false)}}, {}, true).target->become.active);
    }

    void olderNamesGoFirst()
    {
        const auto plan = planFor({{u"ansible_host"_s, Value(u"new"_s)},
                                   {u"ansible_ssh_host"_s, Value(u"old"_s)},
                                   {u"ansible_user"_s, Value(u"new"_s)},
                                   {u"ansible_ssh_user"_s, Value(u"old"_s)}});
        QCOMPARE(plan.target->node.address, u"old"_s);
        QCOMPARE(plan.target->node.user, u"old"_s);
    }

    void localHosts()
    {
        const QHash<QString, Value> here{{u"ansible_connection"_s, Value(u"local"_s)}};
        QVERIFY(planFor(here).target->local);
        const auto becomes = planFor(here, {}, true);
        QVERIFY(becomes.target->become.active);
        QCOMPARE(becomes.target->become.wantedUser(), u"root"_s);
        QVERIFY(becomes.diagnostics.isEmpty());
        const auto plan = planFor({{u"ansible_connection"_s, Value(u"winrm"_s)}});
        QVERIFY(!plan.target);
        QCOMPARE(codes(plan.diagnostics), QStringList{u"ssh-connection-unsupported"_s});
    }

    void theControllerStaysWhoItIs_data()
    {
        QTest::addColumn<QString>("method");
        QTest::newRow("sudo") << u"sudo"_s;
        QTest::newRow("a way that is not supported") << u"su"_s;
        QTest::newRow("a way that nobody knows") << u"{{ x }}"_s;
    }

    /// What is said of all hosts holds for the controller's own name, too, and is of no use there.
    void theControllerStaysWhoItIs()
    {
        QFETCH(QString, method);
        const Variables variables{{u"ansible_connection"_s, Value(u"local"_s)},
                                  {u"ansible_become"_s, Value(true)},
                                  {u"ansible_become_method"_s, Value(method)}};
        const auto controller = planFor(variables, {}, true, u"localhost"_s);
        QVERIFY(controller.target && controller.target->local);
        QVERIFY(!controller.target->become.active);
        QVERIFY(controller.diagnostics.isEmpty());
        const auto node = planFor(variables, {}, true);
        QCOMPARE(node.target.has_value(), method == u"sudo");
    }

    void whatCannotBeIsRefused_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<Value>("value");
        QTest::newRow("option as host") << u"ansible_host"_s << Value(u"-oProxyCommand=touch /tmp/x"_s);
        QTest::newRow("shell as host") << u"ansible_host"_s << Value(u"a;reboot"_s);
        QTest::newRow("two hosts") << u"ansible_host"_s << Value(u"a b"_s);
        QTest::newRow("open template") << u"ansible_host"_s << Value(u"{{ ip }}"_s);
        QTest::newRow("list as host") << u"ansible_host"_s << Value(Value::List{Value(1)});
        QTest::newRow("port too large") << u"ansible_port"_s << Value(70000);
        QTest::newRow("port negative") << u"ansible_port"_s << Value(-22);
        QTest::newRow("port zero") << u"ansible_port"_s << Value(0);
        QTest::newRow("port in words") << u"ansible_port"_s << Value(u"ssh"_s);
        QTest::newRow("option as user") << u"ansible_user"_s << Value(u"-l root"_s);
        QTest::newRow("shell as user") << u"ansible_user"_s << Value(u"$(id)"_s);
    }

    void whatCannotBeIsRefused()
    {
        QFETCH(QString, name);
        QFETCH(Value, value);
        const auto plan = planFor({{name, value.withLocation(SourceLocation(u"hosts.ini"_s, 3))}});
        QVERIFY(!plan.target);
        QCOMPARE(plan.diagnostics.size(), 1);
        QCOMPARE(plan.diagnostics.first().host, u"n"_s);
        QCOMPARE(plan.diagnostics.first().location.toString(), u"hosts.ini:3"_s);
    }

    void otherWaysToBecomeAreSaid()
    {
        const auto plan = planFor({{u"ansible_become"_s, Value(true)}, {u"ansible_become_method"_s, Value(u"su"_s)}});
        QVERIFY(!plan.target);
        QCOMPARE(codes(plan.diagnostics), QStringList{u"ssh-become-unsupported"_s});
    }

    void arguments_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("jumps");
        QTest::addColumn<QStringList>("diagnostics");
        const QString trust = u"ssh-host-key-checking"_s;
        const QString option = u"ssh-option-unsupported"_s;
        QTest::newRow("none") << QString() << QString() << QStringList();
        QTest::newRow("-J") << u"-J bob@jump:33"_s << u"bob@jump:33"_s << QStringList();
        QTest::newRow("-J together") << u"-Jjump"_s << u"jump"_s << QStringList();
        QTest::newRow("chain") << u"-J a,ssh://b@c:1,[::1]:2"_s << u"a b@c:1 [::1]:2"_s << QStringList();
        QTest::newRow("ProxyJump=") << u"-o ProxyJump=jump"_s << u"jump"_s << QStringList();
        QTest::newRow("ProxyJump word") << u"-o 'proxyjump jump'"_s << u"jump"_s << QStringList();
        QTest::newRow("-W") << u"-o ProxyCommand=\"ssh -W %h:%p -q -p 33 bob@jump\""_s << u"bob@jump:33"_s
                            << QStringList();
        QTest::newRow("Kubespray's") << u"-o ProxyCommand='ssh -F /dev/null -o UserKnownHostsFile=/dev/null "
                                        "-o StrictHostKeyChecking=no -W %h:%p -p 22 core@1.2.3.4 -i /k '"_s
                                     << u"core@1.2.3.4"_s << QStringList{trust, trust};
        QTest::newRow("behind another") << u"-o ProxyCommand='ssh -J a -W [%h]:%p b'"_s << u"a b"_s << QStringList();
        QTest::newRow("no checking") << u"-o StrictHostKeyChecking=no"_s << QString() << QStringList{trust};
        QTest::newRow("usual") << u"-C -o ControlMaster=auto -o ControlPersist=60s -vvv"_s << QString()
                               << QStringList();
        QTest::newRow("forwarding") << u"-L 80:a:80"_s << QString() << QStringList{option, option};
        QTest::newRow("local command") << u"-o LocalCommand=reboot -o PermitLocalCommand=yes"_s << QString()
                                       << QStringList{option, option};
        QTest::newRow("a configuration of its own") << u"-F ./ssh.cfg"_s << QString() << QStringList{option};
        QTest::newRow("no configuration") << u"-F none -F/dev/null"_s << QString() << QStringList();
        QTest::newRow("ciphers") << u"-c aes128-ctr -mhmac-sha2-256"_s << QString() << QStringList{option, option};
        QTest::newRow("one family") << u"-4 -6 -o AddressFamily=inet6"_s << QString()
                                    << QStringList{option, option, option};
        QTest::newRow("some methods") << u"-o PubkeyAuthentication=no -o PreferredAuthentications=password "
                                         "-o PasswordAuthentication=no -o KbdInteractiveAuthentication=no"_s
                                      << QString() << QStringList{option, option, option, option};
        QTest::newRow("what is so anyway") << u"-o AddressFamily=any -o PubkeyAuthentication=yes "
                                              "-o PasswordAuthentication=yes -o KbdInteractiveAuthentication=Yes"_s
                                           << QString() << QStringList();
        QTest::newRow("none wanted") << u"-J none"_s << QString() << QStringList();
    }

    void arguments()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, diagnostics);
        const auto plan = planFor({{u"ansible_ssh_common_args"_s, Value(text)}});
        QVERIFY(plan.target);
        QCOMPARE(codes(plan.diagnostics), diagnostics);
        QTEST(way(plan.target->jumps), "jumps");
    }

    void keysAreCheckedWhateverVariablesSay()
    {
        for (const QString &name : {u"ansible_host_key_checking"_s, u"ansible_ssh_host_key_checking"_s}) {
            for (const Value &off : {Value(false), Value(u"no"_s), Value(0)}) {
                const auto plan = planFor({{name, off}});
                QVERIFY(plan.target);
                QCOMPARE(codes(plan.diagnostics), QStringList{u"ssh-host-key-checking"_s});
                QVERIFY(plan.diagnostics.first().message.text().startsWith(name));
            }
            QVERIFY(planFor({{name, Value(u"True"_s)}}).diagnostics.isEmpty());
        }
    }

    void theConfigurationThatIsNotReadIsNamed()
    {
        const auto plan = planFor({{u"ansible_ssh_common_args"_s, Value(u"-F ./ssh.cfg"_s)}});
        QVERIFY(plan.diagnostics.first().message.text().contains(u"-F ./ssh.cfg"_s));
    }

    void unknownWaysAreNotTaken_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"-o ProxyCommand='nc %h %p'", "-o ProxyCommand='ssh jump nc %h %p'",
                                 "-o ProxyCommand='ssh -W %h:%p jump; reboot'", "-o ProxyCommand='ssh -W evil:22 jump'",
                                 "-o ProxyCommand='ssh -W %h:%p $(reboot)'", "-o ProxyCommand='sh -c reboot'",
                                 "-o ProxyCommand='ssh -W %h:%p'", "-J 'a b'", "-J -oProxyCommand=reboot", "-J a,,b",
                                 "-o ProxyCommand='ssh -W %h:%p jump",
                                 "-o ProxyCommand='ssh -o ProxyCommand=reboot "
                                 "-W %h:%p jump'"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }

    void unknownWaysAreNotTaken()
    {
        QFETCH(QString, text);
        const auto plan = planFor({{u"ansible_ssh_common_args"_s, Value(text)}});
        QVERIFY(!plan.target);
        QVERIFY(codes(plan.diagnostics).contains(u"ssh-proxy-unsupported"_s));
    }

    void theFirstOneCounts_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("jumps");
        QTest::newRow("jumps") << u"-o ProxyJump=a -o ProxyJump=b"_s << u"a"_s;
        QTest::newRow("none first") << u"-o ProxyJump=none -o ProxyJump=b"_s << QString();
        QTest::newRow("none of either") << u"-o ProxyCommand=none -J b"_s << QString();
        QTest::newRow("command first") << u"-o ProxyCommand='ssh -W %h:%p a' -o ProxyJump=b"_s << u"a"_s;
        QTest::newRow("a way that is not taken") << u"-J a -o ProxyCommand='nc %h %p'"_s << u"a"_s;
        QTest::newRow("within a command") << u"-o ProxyCommand='ssh -p 1 -p 2 -l x -l y -W %h:%p a'"_s << u"x@a:1"_s;
    }

    void theFirstOneCounts()
    {
        QFETCH(QString, text);
        const auto plan = planFor({{u"ansible_ssh_common_args"_s, Value(text)}});
        QVERIFY(plan.target);
        QVERIFY(plan.diagnostics.isEmpty());
        QTEST(way(plan.target->jumps), "jumps");
    }

    /// ssh_args, what has variables of its own, ssh_common_args, ssh_extra_args.
    void argumentsHaveAnsiblesOrder()
    {
        Variables variables = {{u"ansible_ssh_extra_args"_s, Value(u"-p 3 -l extra -J extra -i /extra"_s)}};
        auto plan = planFor(variables);
        QCOMPARE(plan.target->node.port, quint16(3));
        QCOMPARE(way(plan.target->jumps), u"extra"_s);
        variables.insert(u"ansible_ssh_common_args"_s, Value(u"-p 2 -l common -J common -o IdentitiesOnly=no"_s));
        plan = planFor(variables);
        QCOMPARE(plan.target->node.port, quint16(2));
        QCOMPARE(plan.target->node.user, u"common"_s);
        QCOMPARE(way(plan.target->jumps), u"common"_s);
        variables.insert(u"ansible_port"_s, Value(22));
        variables.insert(u"ansible_user"_s, Value(u"own"_s));
        variables.insert(u"ansible_ssh_private_key_file"_s, Value(u"/own"_s));
        plan = planFor(variables);
        QCOMPARE(plan.target->node.port, quint16(22));
        QCOMPARE(plan.target->node.user, u"own"_s);
        variables.insert(u"ansible_ssh_args"_s, Value(u"-p 1 -l args -J args -i /args -o IdentitiesOnly=yes"_s));
        plan = planFor(variables);
        QCOMPARE(plan.target->node.port, quint16(1));
        QCOMPARE(plan.target->node.user, u"args"_s);
        QCOMPARE(way(plan.target->jumps), u"args"_s);
        QVERIFY(plan.target->node.identitiesOnly);
        QCOMPARE(plan.target->node.identityFiles, (QStringList{u"/args"_s, u"/own"_s, u"/extra"_s}));
    }

    void aHostMayGoWithoutTheBastion()
    {
        const Variables bastion = {{u"ansible_host"_s, Value(u"1.2.3.4"_s)}};
        for (const QString &text : {u"-o ProxyCommand=none"_s, u"-o ProxyJump=none"_s, u"-J none"_s}) {
            const auto plan = planFor({{u"ansible_ssh_common_args"_s, Value(text)}}, bastion);
            QCOMPARE(way(plan.target->jumps), QString());
            QVERIFY(plan.target->direct);
        }
        QVERIFY(!planFor({}, bastion).target->direct);
    }

    void theBastionIsTheWay()
    {
        const Variables bastion = {{u"ansible_host"_s, Value(u"1.2.3.4"_s)}, {u"ansible_user"_s, Value(u"core"_s)}};
        auto plan = planFor({{u"ansible_ssh_private_key_file"_s, Value(u"/k"_s)}}, bastion);
        QCOMPARE(way(plan.target->jumps), u"core@1.2.3.4"_s);
        QCOMPARE(plan.target->jumps.first().identityFiles, QStringList{u"/k"_s});
        plan = planFor({{u"ansible_ssh_common_args"_s, Value(u"-J other"_s)}}, bastion);
        QCOMPARE(way(plan.target->jumps), u"other"_s);
        const SshVariables reader({u"n"_s}, [](const QString &, const QString &name) {
            return name == u"ansible_ssh_common_args"_s ? Value(u"-J n"_s) : Value();
        });
        QVERIFY(reader.read(u"n"_s).target->jumps.isEmpty()); // not through itself
    }

    /// Without it another machine might be reached, past the bastion or as somebody else.
    void whatCannotBeEvaluatedIsNotLeftOut()
    {
        for (const QString &name :
             {u"ansible_host"_s, u"ansible_ssh_host"_s, u"ansible_port"_s, u"ansible_user"_s, u"ansible_connection"_s,
              u"ansible_ssh_private_key_file"_s, u"ansible_ssh_common_args"_s, u"ansible_become"_s,
              u"ansible_become_method"_s, u"ansible_become_user"_s}) {
            const auto plan = planFor({{name, Value(u"{{ x }}"_s)}}, {}, true);
            QVERIFY2(!plan.target, qPrintable(name));
            QCOMPARE(codes(plan.diagnostics), QStringList{u"ssh-variable"_s});
            QVERIFY2(plan.diagnostics.first().message.text().contains(u"“x” is undefined"), qPrintable(name));
        }
        // A password can be asked for.
        for (const QString &name : {u"ansible_password"_s, u"ansible_become_password"_s}) {
            const auto plan = planFor({{name, Value(u"{{ x }}"_s)}}, {}, true);
            QVERIFY2(plan.target, qPrintable(name));
            QCOMPARE(codes(plan.diagnostics), QStringList{u"ssh-variable"_s});
        }
    }

    void words()
    {
        const auto split = [](const QString &text) { return splitSshWords(text).value_or(QStringList{u"?"_s}); };
        QCOMPARE(split(u" a 'b c'\"d \\\" e\" \\f '' "_s), (QStringList{u"a"_s, u"b cd \" e"_s, u"f"_s, QString()}));
        QCOMPARE(split(u"'open"_s), QStringList{u"?"_s});
        QCOMPARE(split(u"a\\"_s), QStringList{u"a\\"_s});
    }
};

QTEST_APPLESS_MAIN(TestSshVariables)
#include "tst_sshvariables.moc"
