// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/transport/ssh/ssharguments.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

/// Of ssh_config(5): what has no meaning for a connection that is not OpenSSH's, and harms nobody when left out.
const QStringList &harmlessOptions()
{
    static const QStringList names = {u"addkeystoagent"_s,
                                      u"batchmode"_s,
                                      u"compression"_s,
                                      u"connectionattempts"_s,
                                      u"connecttimeout"_s,
                                      u"controlmaster"_s,
                                      u"controlpath"_s,
                                      u"controlpersist"_s,
                                      u"escapechar"_s,
                                      u"forwardagent"_s,
                                      u"forwardx11"_s,
                                      u"gssapiauthentication"_s,
                                      u"hashknownhosts"_s,
                                      u"ipqos"_s,
                                      u"loglevel"_s,
                                      u"numberofpasswordprompts"_s,
                                      u"requesttty"_s,
                                      u"serveralivecountmax"_s,
                                      u"serveraliveinterval"_s,
                                      u"tcpkeepalive"_s,
                                      u"updatehostkeys"_s,
                                      u"visualhostkey"_s};
    return names;
}

/// OpenSSH would connect or log in in another way, unless it is told what it does anyway.
bool saysNothingNew(const QString &name, const QString &value)
{
    if (name == u"addressfamily"_s)
        return value.toLower() == u"any"_s;
    return value.toLower() == u"yes"_s
        && (name == u"kbdinteractiveauthentication"_s || name == u"passwordauthentication"_s
            || name == u"pubkeyauthentication"_s);
}

/// They weaken the check of host keys, and cannot here.
bool isAboutTrust(const QString &name)
{
    return name == u"stricthostkeychecking"_s || name == u"userknownhostsfile"_s || name == u"globalknownhostsfile"_s
        || name == u"checkhostip"_s || name == u"verifyhostkeydns"_s;
}

constexpr QStringView flagsWithoutValue = u"CKNTaknqtvxY";
constexpr QStringView flagsWithValue = u"FJWcilmop";

/// Reads options one by one into an SshArguments.
class Reader final
{
public:
    explicit Reader(SshArguments *result) : m_result(*result) {}

    /// A short option and its value; @return false for one that is not known.
    bool takeFlag(QChar flag, const QString &value)
    {
        switch (flag.toLatin1()) {
        case 'J':
            takeOption(u"proxyjump"_s, value);
            return true;
        case 'W':
            m_forward = value;
            return true;
        case 'p':
            takeOption(u"port"_s, value);
            return true;
        case 'l':
            takeOption(u"user"_s, value);
            return true;
        case 'i':
            takeOption(u"identityfile"_s, value);
            return true;
        case 'o': {
            // "Name=value" or "Name value"
            static const QRegularExpression form(u"^\\s*([A-Za-z0-9]+)\\s*[= ]\\s*\"?(.*?)\"?\\s*$"_s);
            const QRegularExpressionMatch match = form.match(value);
            takeOption(match.captured(1).toLower(), match.captured(2));
            return true;
        }
        case 'F':
            takeConfigFile(value);
            return true;
        case 'c':
        case 'm':
            unsupported(u"-%1 %2"_s.arg(flag).arg(value));
            return true;
        }
        return flagsWithoutValue.contains(flag);
    }

    void takeOption(const QString &name, const QString &value)
    {
        if (name == u"proxyjump"_s) {
            takeWay(parseProxyJump(value));
        } else if (name == u"proxycommand"_s) {
            takeWay(parseProxyCommand(value));
        } else if (name == u"port"_s) {
            m_result.port = m_result.port != 0 ? m_result.port : value.toUShort();
        } else if (name == u"user"_s && isUserName(value)) {
            m_result.user = !m_result.user.isEmpty() ? m_result.user : value;
        } else if (name == u"identityfile"_s) {
            m_result.identityFiles += value;
        } else if (name == u"identitiesonly"_s) {
            m_result.identitiesOnly = m_result.identitiesOnly.value_or(value.toLower() == u"yes"_s);
        } else if (isAboutTrust(name)) {
            m_result.diagnostics.append(
                {Severity::Note,
                 u"ssh-host-key-checking"_s,
                 Message(QT_TRANSLATE_NOOP("Message", "%1=%2 has no effect: host keys are always checked"),
                         {name, value}),
                 {},
                 {}});
        } else if (!harmlessOptions().contains(name) && !saysNothingNew(name, value)) {
            unsupported(u"-o %1=%2"_s.arg(name, value));
        }
    }

    /// What is in it may send us to other machines, by other ways.
    void takeConfigFile(const QString &file)
    {
        if (file == u"none"_s || file == u"/dev/null"_s)
            return;
        m_result.diagnostics.append(
            {Severity::Warning,
             u"ssh-option-unsupported"_s,
             Message(QT_TRANSLATE_NOOP("Message",
                                       "the SSH option -F %1 has no effect: what that file says of how hosts are "
                                       "reached is not known here, unless --ssh-config names it"),
                     {file}),
             {},
             {}});
    }

    void unsupported(const QString &what)
    {
        m_result.diagnostics.append(
            {Severity::Warning,
             u"ssh-option-unsupported"_s,
             Message(QT_TRANSLATE_NOOP("Message", "the SSH option %1 is not supported and has no effect"), {what}),
             {},
             {}});
    }

    [[nodiscard]] const QString &forward() const { return m_forward; }

private:
    void takeWay(const SshArguments &way)
    {
        if (m_result.jumps || m_result.wayUnknown)
            return;
        m_result.jumps = way.jumps;
        m_result.diagnostics += way.diagnostics;
        m_result.wayUnknown = way.wayUnknown;
    }

    SshArguments &m_result;
    QString m_forward;
};

/// Reads all options; words that are none are returned.
QStringList readOptions(const QStringList &words, Reader *reader)
{
    QStringList others;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QString &word = words.at(i);
        if (!word.startsWith(u'-') || word.size() < 2) {
            others += word;
            continue;
        }
        const QChar flag = word.at(1);
        const bool hasValue = flagsWithValue.contains(flag);
        const QString value = hasValue && word.size() == 2 ? words.value(++i) : word.mid(2);
        if (!reader->takeFlag(flag, value))
            reader->unsupported(word);
    }
    return others;
}

SshArguments unknownWay(const QString &command)
{
    SshArguments result;
    result.wayUnknown = true;
    result.diagnostics.append(
        {Severity::Error,
         u"ssh-proxy-unsupported"_s,
         Message(QT_TRANSLATE_NOOP("Message",
                                   "the proxy command is not run: %1. Supported are -J, ProxyJump and "
                                   "ssh -W %h:%p"),
                 {command}),
         {},
         {}});
    return result;
}

} // namespace

Result<QStringList> splitSshWords(const QString &text)
{
    QStringList words;
    QString word;
    bool inWord = false;
    QChar quote;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        const bool escapes = c == u'\\' && quote != u'\'' && i + 1 < text.size()
            && (quote.isNull() || text.at(i + 1) == u'"' || text.at(i + 1) == u'\\');
        if (escapes) {
            word += text.at(++i);
            inWord = true;
        } else if (!quote.isNull()) {
            if (c == quote)
                quote = QChar();
            else
                word += c;
        } else if (c == u'\'' || c == u'"') {
            quote = c;
            inWord = true;
        } else if (c.isSpace()) {
            if (inWord)
                words += word;
            word.clear();
            inWord = false;
        } else {
            word += c;
            inWord = true;
        }
    }
    if (!quote.isNull())
        return failure(u"ssh-arguments"_s, Message(QT_TRANSLATE_NOOP("Message", "a quote is not closed: %1"), {text}));
    if (inWord)
        words += word;
    return words;
}

bool isHostName(const QString &text)
{
    static const QRegularExpression form(u"^[A-Za-z0-9_.:][A-Za-z0-9_.:%-]{0,254}$"_s,
                                         QRegularExpression::DontCaptureOption);
    return form.match(text).hasMatch();
}

bool isUserName(const QString &text)
{
    static const QRegularExpression form(u"^[A-Za-z0-9_.][A-Za-z0-9_.@+$\\\\-]{0,254}$"_s,
                                         QRegularExpression::DontCaptureOption);
    return form.match(text).hasMatch();
}

Result<SshEndpoint> parseDestination(const QString &text)
{
    static const QRegularExpression form(u"^(?:ssh://)?(?:(?<user>[^/]+)@)?(?:\\[(?<v6>[^\\]]+)\\]|(?<host>[^@:/"
                                         u"\\[\\]]+|[0-9A-Fa-f]*:[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*))"
                                         "(?::(?<port>[0-9]{1,5}))?/?$"_s);
    const QRegularExpressionMatch match = form.match(text);
    SshEndpoint endpoint;
    endpoint.address = match.captured(u"v6"_s) + match.captured(u"host"_s);
    endpoint.user = match.captured(u"user"_s);
    bool isPort = true;
    if (match.hasCaptured(u"port"_s))
        endpoint.port = match.captured(u"port"_s).toUShort(&isPort);
    if (!match.hasMatch() || !isPort || !isHostName(endpoint.address)
        || (!endpoint.user.isEmpty() && !isUserName(endpoint.user)))
        return failure(u"ssh-destination"_s, Message(QT_TRANSLATE_NOOP("Message", "no SSH destination: %1"), {text}));
    return endpoint;
}

SshArguments parseProxyJump(const QString &text)
{
    SshArguments result;
    result.jumps.emplace();
    if (text.toLower() == u"none"_s)
        return result;
    for (const QString &part : text.split(u',')) {
        const Result<SshEndpoint> jump = parseDestination(part.trimmed());
        if (!jump)
            return unknownWay(text);
        result.jumps->append(*jump);
    }
    return result;
}

SshArguments parseProxyCommand(const QString &command)
{
    if (command.toLower() == u"none"_s)
        return parseProxyJump(command);
    const Result<QStringList> words = splitSshWords(command);
    const QString program = words ? words->value(0) : QString();
    if (program != u"ssh"_s && program != u"/usr/bin/ssh"_s)
        return unknownWay(command);
    SshArguments options;
    Reader reader(&options);
    const QStringList others = readOptions(words->mid(1), &reader);
    static const QStringList forwards = {u"%h:%p"_s, u"[%h]:%p"_s};
    Result<SshEndpoint> jump = parseDestination(others.value(0));
    if (others.size() != 1 || !jump || options.wayUnknown || !forwards.contains(reader.forward()))
        return unknownWay(command);
    jump->port = jump->port != 0 ? jump->port : options.port;
    jump->user = !jump->user.isEmpty() ? jump->user : options.user;
    jump->identityFiles = options.identityFiles;
    jump->identitiesNamed = !options.identityFiles.isEmpty();
    jump->identitiesOnly = options.identitiesOnly.value_or(false);
    SshArguments result;
    result.jumps = options.jumps.value_or(QList<SshEndpoint>()) + QList{*jump};
    result.diagnostics = options.diagnostics;
    return result;
}

SshArguments parseSshArguments(const QString &text, SshArguments given)
{
    SshArguments result = std::move(given);
    result.diagnostics.clear();
    const Result<QStringList> words = splitSshWords(text);
    if (!words)
        return unknownWay(text);
    Reader reader(&result);
    for (const QString &word : readOptions(*words, &reader))
        reader.unsupported(word);
    if (!reader.forward().isEmpty())
        reader.unsupported(u"-W "_s + reader.forward());
    return result;
}

} // namespace qm
