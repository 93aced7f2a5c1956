// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/transport/ssh/sshvariables.h"

#include "core/transport/ssh/ssharguments.h"

#include <QDir>

#include <utility>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

void report(Diagnostics *diagnostics, Severity severity, const QString &code, const Message &message,
            const QString &host, const Value &value)
{
    diagnostics->append({severity, code, message, host, value.location()});
}

/// The value; a diagnostic where it cannot be evaluated. Ansible gives up such a host, and so do we: what is reached
/// without that variable may be another machine.
std::optional<Value> valueOf(const Result<Value> &value, const QString &host, const QString &what,
                             Diagnostics *diagnostics)
{
    if (value)
        return *value;
    diagnostics->append(
        {Severity::Error, u"ssh-variable"_s,
         Message(QT_TRANSLATE_NOOP("Message", "%1 is not known: %2"), {what, value.error().message.text()}), host,
         value.error().location});
    return {};
}

/// A text or number as a text; a diagnostic for anything else.
std::optional<QString> textOf(const Result<Value> &evaluated, const QString &host, const QString &what,
                              Diagnostics *diagnostics)
{
    const std::optional<Value> value = valueOf(evaluated, host, what, diagnostics);
    if (!value)
        return {};
    if (value->isNone())
        return QString();
    if (value->isInt() || (value->isString() && !value->mayHoldTemplate()))
        return value->str();
    report(diagnostics, Severity::Error, u"ssh-variable"_s,
           Message(value->isOpaque()
                       ? QT_TRANSLATE_NOOP("Message", "%1 is not known: it is encrypted, and the vault is locked")
                       : QT_TRANSLATE_NOOP("Message", "%1 is not known: it is no plain text"),
                   {what}),
           host, *value);
    return {};
}

/// Ansible's boolean(): ansible/module_utils/parsing/convert_bool.py.
bool isYes(const Value &value)
{
    if (!value.isString())
        return value.isTruthy();
    static const QStringList words = {u"y"_s, u"yes"_s, u"on"_s, u"1"_s, u"true"_s, u"t"_s, u"1.0"_s};
    return words.contains(value.toString().toLower().trimmed());
}

QString expandedHome(const QString &path)
{
    return path.startsWith(u"~/"_s) ? QDir::homePath() + path.mid(1) : path;
}

} // namespace

SshVariables::SshVariables(QStringList bastions, Lookup lookup, bool become)
    : m_bastions(std::move(bastions))
    , m_lookup(std::move(lookup))
    , m_become(become)
{}

/// The last one that is set counts, as in Ansible's option definitions.
Result<Value> SshVariables::lastOf(const QString &host, std::initializer_list<const char16_t *> names) const
{
    Result<Value> result;
    for (const char16_t *name : names) {
        if (Result<Value> value = m_lookup(host, QString::fromUtf16(name)); !value || !value->isNone())
            result = std::move(value);
    }
    return result;
}

SshConnectionPlan SshVariables::read(const QString &host) const
{
    SshConnectionPlan plan;
    SshTarget target;
    target.host = host;
    const std::optional<Value> given =
        valueOf(m_lookup(host, u"ansible_connection"_s), host, u"ansible_connection"_s, &plan.diagnostics);
    if (!given)
        return plan;
    const Value &connection = *given;
    target.local = connection.toString() == u"local"_s;
    static const QStringList known = {QString(),
                                      u"ssh"_s,
                                      u"smart"_s,
                                      u"paramiko"_s,
                                      u"paramiko_ssh"_s,
                                      u"local"_s,
                                      u"ansible.builtin.ssh"_s,
                                      u"ansible.builtin.local"_s};
    target.local = target.local || connection.toString() == u"ansible.builtin.local"_s;
    if (!known.contains(connection.toString())) {
        report(&plan.diagnostics, Severity::Error, u"ssh-connection-unsupported"_s,
               Message(QT_TRANSLATE_NOOP("Message", "the connection %1 is not supported"), {connection.str()}), host,
               connection);
        return plan;
    }
    // The controller keeps what it fetches for others as whoever runs this program, whatever its groups say.
    const bool isController = target.local && host == u"localhost"_s;
    bool usable = isController || readBecome(host, &target.become, &plan.diagnostics);
    if (!target.local) {
        noteKeyChecking(host, &plan.diagnostics);
        usable = readEndpoint(host, &target.node, &plan.diagnostics) && usable;
        usable = readWay(host, &target, &plan.diagnostics) && usable;
    }
    if (usable)
        plan.target = target;
    return plan;
}

void SshVariables::noteKeyChecking(const QString &host, Diagnostics *diagnostics) const
{
    for (const char16_t *name : {u"ansible_host_key_checking", u"ansible_ssh_host_key_checking"}) {
        const Result<Value> value = m_lookup(host, QString::fromUtf16(name));
        if (!value || value->isNone() || isYes(*value))
            continue;
        report(diagnostics, Severity::Note, u"ssh-host-key-checking"_s,
               Message(QT_TRANSLATE_NOOP("Message", "%1=%2 has no effect: host keys are always checked"),
                       {QString::fromUtf16(name), value->str()}),
               host, *value);
    }
}

bool SshVariables::readEndpoint(const QString &host, SshEndpoint *endpoint, Diagnostics *diagnostics) const
{
    const Result<Value> address = lastOf(host, {u"ansible_host", u"ansible_ssh_host"});
    const Result<Value> port = lastOf(host, {u"ansible_port", u"ansible_ssh_port"});
    const Result<Value> user = lastOf(host, {u"ansible_user", u"ansible_ssh_user"});
    const Result<Value> key = lastOf(host, {u"ansible_private_key_file", u"ansible_ssh_private_key_file"});
    const Result<Value> password = lastOf(host, {u"ansible_password", u"ansible_ssh_pass", u"ansible_ssh_password"});
    const auto addressText = textOf(address, host, u"ansible_host"_s, diagnostics);
    const auto portText = textOf(port, host, u"ansible_port"_s, diagnostics);
    const auto userText = textOf(user, host, u"ansible_user"_s, diagnostics);
    const auto keyText = textOf(key, host, u"ansible_ssh_private_key_file"_s, diagnostics);
    const auto passwordText = textOf(password, host, u"ansible_password"_s, diagnostics);
    if (!addressText || !portText || !userText || !keyText)
        return false;

    endpoint->address = addressText->isEmpty() ? host : *addressText;
    endpoint->user = *userText;
    bool isPort = true;
    if (!portText->isEmpty())
        endpoint->port = portText->toUShort(&isPort);
    if (!keyText->isEmpty()) {
        endpoint->identityFiles = {expandedHome(*keyText)};
        endpoint->identitiesNamed = true;
    }
    if (passwordText && !passwordText->isEmpty())
        endpoint->password = Secret::fromText(*passwordText);

    const auto wrong = [&](const char *name, const Value &value) {
        report(diagnostics, Severity::Error, u"ssh-variable"_s,
               Message(QT_TRANSLATE_NOOP("Message", "%1 cannot be \"%2\""), {QString::fromLatin1(name), value.str()}),
               host, value);
        return false;
    };
    if (!isHostName(endpoint->address))
        return wrong("ansible_host", address->isNone() ? Value(host) : *address);
    if (!isPort || (!portText->isEmpty() && endpoint->port == 0))
        return wrong("ansible_port", *port);
    return endpoint->user.isEmpty() || isUserName(endpoint->user) || wrong("ansible_user", *user);
}

bool SshVariables::readArguments(const QString &host, const QString &name, SshArguments *line,
                                 Diagnostics *diagnostics) const
{
    const Result<Value> value = m_lookup(host, name);
    const auto text = textOf(value, host, name, diagnostics);
    if (!text)
        return false;
    *line = parseSshArguments(*text, *line);
    for (Diagnostic &diagnostic : line->diagnostics) {
        diagnostic.host = host;
        diagnostic.location = value->location();
    }
    *diagnostics += line->diagnostics;
    return !line->wayUnknown;
}

bool SshVariables::readWay(const QString &host, SshTarget *target, Diagnostics *diagnostics) const
{
    // The command line that Ansible gives to ssh, from left to right: ssh.py, _build_command().
    SshEndpoint &node = target->node;
    SshArguments line;
    if (!readArguments(host, u"ansible_ssh_args"_s, &line, diagnostics))
        return false;
    line.port = line.port != 0 ? line.port : node.port;
    line.user = !line.user.isEmpty() ? line.user : node.user;
    line.identityFiles += node.identityFiles;
    if (!readArguments(host, u"ansible_ssh_common_args"_s, &line, diagnostics)
        || !readArguments(host, u"ansible_ssh_extra_args"_s, &line, diagnostics))
        return false;
    node.port = line.port;
    node.user = line.user;
    node.identityFiles.clear();
    for (const QString &file : std::as_const(line.identityFiles))
        node.identityFiles += expandedHome(file);
    node.identitiesNamed = !node.identityFiles.isEmpty();
    node.identitiesOnly = line.identitiesOnly.value_or(false);
    target->jumps = line.jumps.value_or(QList<SshEndpoint>());
    target->direct = line.jumps && line.jumps->isEmpty();
    if (m_bastions.contains(host)) {
        target->jumps.clear(); // Kubespray's own arguments would send the bastion through itself
        return true;
    }
    if (line.jumps || m_bastions.isEmpty())
        return true;
    SshEndpoint bastion;
    if (!readEndpoint(m_bastions.first(), &bastion, diagnostics))
        return false;
    if (bastion.identityFiles.isEmpty()) {
        bastion.identityFiles = target->node.identityFiles;
        bastion.identitiesNamed = target->node.identitiesNamed;
    }
    target->jumps = {bastion};
    return true;
}

bool SshVariables::readBecome(const QString &host, SshBecome *become, Diagnostics *diagnostics) const
{
    const auto lookUp = [&](const QString &name) { return valueOf(m_lookup(host, name), host, name, diagnostics); };
    const std::optional<Value> active = lookUp(u"ansible_become"_s);
    if (!active)
        return false;
    become->active = active->isNone() ? m_become : isYes(*active);
    if (!become->active)
        return true;
    const std::optional<Value> method = lookUp(u"ansible_become_method"_s);
    if (!method)
        return false;
    if (!method->isNone() && method->toString() != u"sudo"_s && method->toString() != u"ansible.builtin.sudo"_s) {
        report(diagnostics, Severity::Error, u"ssh-become-unsupported"_s,
               Message(QT_TRANSLATE_NOOP("Message", "becoming another user by %1 is not supported, only sudo is"),
                       {method->str()}),
               host, *method);
        return false;
    }
    for (const char16_t *name : {u"ansible_become_exe", u"ansible_become_flags"}) {
        const std::optional<Value> value = lookUp(QString::fromUtf16(name));
        if (!value)
            return false;
        if (value->isTruthy()) {
            report(diagnostics, Severity::Warning, u"ssh-become-unsupported"_s,
                   Message(QT_TRANSLATE_NOOP("Message", "%1 is not supported and has no effect"),
                           {QString::fromUtf16(name)}),
                   host, *value);
        }
    }
    const Result<Value> user = lastOf(host, {u"ansible_become_user", u"ansible_sudo_user"});
    const Result<Value> password =
        lastOf(host, {u"ansible_become_password", u"ansible_become_pass", u"ansible_sudo_pass"});
    const auto userText = textOf(user, host, u"ansible_become_user"_s, diagnostics);
    const auto passwordText = textOf(password, host, u"ansible_become_password"_s, diagnostics);
    if (!userText)
        return false;
    become->user = *userText;
    if (passwordText && !passwordText->isEmpty())
        become->password = Secret::fromText(*passwordText);
    return true;
}

} // namespace qm
