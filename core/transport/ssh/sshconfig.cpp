// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/transport/ssh/sshconfig.h"

#include "core/base/descriptors.h"
#include "core/transport/ssh/ssharguments.h"

#include <QDir>
#include <QProcess>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

constexpr int patienceMs = 20'000;
constexpr qsizetype longestChain = 8;
constexpr qsizetype largestAnswer = 256 * 1024;

/// `ssh -G` prints file names as they were written: ssh_config(5), TOKENS and the tilde.
QString expanded(const QString &path, const QString &host, const QString &user)
{
    QString result;
    for (qsizetype i = 0; i < path.size(); ++i) {
        const QChar c = path.at(i);
        const QChar next = i + 1 < path.size() ? path.at(i + 1) : QChar();
        if (c != u'%' || !u"%dhru"_s.contains(next)) {
            result += c;
            continue;
        }
        ++i;
        if (next == u'd')
            result += QDir::homePath();
        else if (next == u'h')
            result += host;
        else if (next == u'r')
            result += user;
        else if (next == u'u')
            result += qEnvironmentVariable("USER");
        else
            result += next;
    }
    return result.startsWith(u"~/"_s) ? QDir::homePath() + result.mid(1) : result;
}

bool areDefaults(const QStringList &identityFiles)
{
    return identityFiles.contains(u"~/.ssh/id_rsa"_s) && identityFiles.contains(u"~/.ssh/id_ed25519"_s);
}

Result<SshConfigAnswer> askSsh(const SshEndpoint &endpoint, const QString &configFile)
{
    QStringList arguments = {u"-G"_s};
    if (!configFile.isEmpty())
        arguments += {u"-F"_s, configFile};
    if (endpoint.port != 0)
        arguments += {u"-p"_s, QString::number(endpoint.port)};
    if (!endpoint.user.isEmpty())
        arguments += {u"-l"_s, endpoint.user};
    arguments += {u"-T"_s, u"--"_s, endpoint.address};
    QProcess ssh;
    ssh.setStandardInputFile(QProcess::nullDevice());
    ssh.setChildProcessModifier(restoreDescriptorLimit);
    ssh.start(u"ssh"_s, arguments);
    if (!ssh.waitForFinished(patienceMs) || ssh.exitStatus() != QProcess::NormalExit || ssh.exitCode() != 0) {
        const QString why = ssh.error() == QProcess::FailedToStart
            ? u"ssh: "_s + ssh.errorString()
            : QString::fromUtf8(ssh.readAllStandardError().left(500));
        return failure(
            u"ssh-config"_s,
            Message(QT_TRANSLATE_NOOP("Message", "OpenSSH's configuration is not used: %1"), {why.trimmed()}));
    }
    return parseSshConfigAnswer(ssh.read(largestAnswer));
}

/// What OpenSSH would do without any configuration.
SshConfigAnswer defaults(const SshEndpoint &endpoint)
{
    SshConfigAnswer answer;
    answer.hostName = endpoint.address;
    answer.user = qEnvironmentVariable("USER", u"root"_s);
    for (const char16_t *name : {u"id_ed25519", u"id_ecdsa", u"id_rsa"})
        answer.identityFiles += u"~/.ssh/"_s + QString::fromUtf16(name);
    answer.knownHostsFiles = {u"~/.ssh/known_hosts"_s, u"/etc/ssh/ssh_known_hosts"_s};
    return answer;
}

void apply(const SshConfigAnswer &answer, SshEndpoint *endpoint)
{
    endpoint->address = answer.hostName;
    endpoint->port = endpoint->port != 0 ? endpoint->port : answer.port;
    endpoint->user = !endpoint->user.isEmpty() ? endpoint->user : answer.user;
    endpoint->hostKeyAlias = answer.hostKeyAlias;
    endpoint->identitiesOnly = endpoint->identitiesOnly || answer.identitiesOnly;
    endpoint->identityAgent = answer.identityAgent;
    if (!endpoint->identitiesNamed || answer.identitiesNamed) {
        endpoint->identityFiles += answer.identityFiles;
        endpoint->identitiesNamed = endpoint->identitiesNamed || answer.identitiesNamed;
    }
    for (QString &file : endpoint->identityFiles)
        file = expanded(file, endpoint->address, endpoint->user);
    endpoint->identityFiles.removeDuplicates();
    for (const QString &file : answer.knownHostsFiles) {
        if (file != u"none"_s && file != u"/dev/null"_s)
            endpoint->knownHostsFiles += expanded(file, endpoint->address, endpoint->user);
    }
}

/// Completes one target, and the jump hosts that its configuration adds.
class Resolution final
{
public:
    Resolution(const SshTarget &target, const QString &configFile) : m_host(target.host), m_configFile(configFile)
    {
        m_plan.target = target;
    }

    SshConnectionPlan run()
    {
        SshTarget &target = *m_plan.target;
        QList<SshEndpoint> open = target.jumps;
        bool usable = complete(&target.node, open.isEmpty() && !target.direct ? &open : nullptr);
        target.jumps.clear();
        while (usable && !open.isEmpty()) { // from the node outwards; the first one may need jump hosts of its own
            SshEndpoint jump = open.takeLast();
            usable = complete(&jump, open.isEmpty() ? &open : nullptr);
            target.jumps.prepend(jump);
            if (target.jumps.size() + open.size() > longestChain) {
                usable = false;
                note({Severity::Error,
                      u"ssh-config"_s,
                      Message(QT_TRANSLATE_NOOP("Message", "the way leads through more than %1 jump hosts"),
                              {QString::number(longestChain)}),
                      {},
                      {}});
            }
        }
        if (!usable)
            m_plan.target.reset();
        else if (target.become.wantedUser() == target.node.user)
            target.become.active = false;
        return m_plan;
    }

private:
    /// @param jumps takes the jump hosts of the server's own configuration; null where they do not count.
    bool complete(SshEndpoint *endpoint, QList<SshEndpoint> *jumps)
    {
        const Result<SshConfigAnswer> asked = askSsh(*endpoint, m_configFile);
        if (!asked)
            note({Severity::Warning, asked.error().code, asked.error().message, {}, {}});
        const SshConfigAnswer answer = asked ? *asked : defaults(*endpoint);
        if (!isHostName(answer.hostName)) {
            note({Severity::Error,
                  u"ssh-config"_s,
                  Message(QT_TRANSLATE_NOOP("Message", "OpenSSH's configuration names no host that can be: %1"),
                          {answer.hostName}),
                  {},
                  {}});
            return false;
        }
        apply(answer, endpoint);
        for (const Diagnostic &diagnostic : answer.diagnostics)
            note(diagnostic);
        if (!jumps)
            return true;
        const SshArguments way = !answer.proxyJump.isEmpty() ? parseProxyJump(answer.proxyJump)
            : !answer.proxyCommand.isEmpty()                 ? parseProxyCommand(answer.proxyCommand)
                                                             : SshArguments();
        *jumps = way.jumps.value_or(QList<SshEndpoint>());
        for (const Diagnostic &diagnostic : way.diagnostics)
            note(diagnostic);
        return !way.wayUnknown;
    }

    void note(Diagnostic diagnostic)
    {
        diagnostic.host = m_host;
        if (!m_plan.diagnostics.contains(diagnostic))
            m_plan.diagnostics.append(diagnostic);
    }

    const QString m_host;
    const QString m_configFile;
    SshConnectionPlan m_plan;
};

} // namespace

SshConfigAnswer parseSshConfigAnswer(const QByteArray &text)
{
    SshConfigAnswer answer;
    for (const QByteArray &line : text.split('\n')) {
        const qsizetype space = line.indexOf(' ');
        const QByteArray name = line.left(space).toLower();
        const QString value = QString::fromUtf8(line.mid(space + 1)).trimmed();
        if (space < 0 || value.isEmpty())
            continue;
        if (name == "hostname")
            answer.hostName = value;
        else if (name == "port")
            answer.port = value.toUShort();
        else if (name == "user")
            answer.user = value;
        else if (name == "hostkeyalias")
            answer.hostKeyAlias = value;
        else if (name == "identityfile" && value != u"none"_s)
            answer.identityFiles += value;
        else if (name == "identitiesonly")
            answer.identitiesOnly = value == u"yes"_s;
        else if (name == "identityagent")
            answer.identityAgent = value;
        else if (name == "userknownhostsfile" || name == "globalknownhostsfile")
            answer.knownHostsFiles += value.split(u' ', Qt::SkipEmptyParts);
        else if (name == "proxyjump")
            answer.proxyJump = value;
        else if (name == "proxycommand")
            answer.proxyCommand = value;
        else if (name == "certificatefile")
            answer.diagnostics.append(
                {Severity::Warning,
                 u"ssh-option-unsupported"_s,
                 Message(QT_TRANSLATE_NOOP("Message", "certificates are not supported: %1 is not used"), {value}),
                 {},
                 {}});
        else if (name == "stricthostkeychecking" && (value == u"false"_s || value == u"accept-new"_s))
            answer.diagnostics.append(
                {Severity::Note,
                 u"ssh-host-key-checking"_s,
                 Message(QT_TRANSLATE_NOOP("Message", "%1=%2 has no effect: host keys are always checked"),
                         {u"StrictHostKeyChecking"_s, value}),
                 {},
                 {}});
    }
    answer.identitiesNamed = !answer.identityFiles.isEmpty() && !areDefaults(answer.identityFiles);
    return answer;
}

SshConnectionPlan resolveSshConfig(const SshTarget &target, const QString &configFile)
{
    if (target.local)
        return {target, {}};
    return Resolution(target, configFile).run();
}

} // namespace qm
