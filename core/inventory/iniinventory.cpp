// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/inventory/iniinventory.h"

#include "core/data/pythonliteral.h"
#include "core/data/textencoding.h"
#include "core/inventory/hostaddress.h"
#include "core/inventory/shellwords.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

/// Python's str.splitlines().
bool isLineBreak(QChar c)
{
    const char16_t u = c.unicode();
    return (u >= 0x0a && u <= 0x0d) || (u >= 0x1c && u <= 0x1e) || u == 0x85 || u == 0x2028 || u == 0x2029;
}

/// Values are Python literals, or else text (InventoryModule._parse_value).
Value parseIniValue(const QString &text)
{
    // Most values are words or addresses; what no literal begins with is text at once.
    const QChar first = text.isEmpty() ? QChar() : text.front();
    if (first.isLower() && (text.size() < 2 || (text.at(1) != u'\'' && text.at(1) != u'"')))
        return Value(text);
    return parsePythonLiteral(text).value_or(Value(text));
}

/// Reads lines one after the other, in the state that the section before them sets.
class Reader final
{
public:
    explicit Reader(const QString &file) : m_file(file, 1) {}

    void readLine(const QString &line, int number);
    void fail(const Error &error) { m_result.error = error; }
    void warn(const Diagnostic &warning) { m_result.warnings.append(warning); }
    [[nodiscard]] bool failed() const { return m_result.error.has_value(); }
    [[nodiscard]] IniInventory take() { return std::move(m_result); }

private:
    void fail(const Message &message) { fail(Error{u"ini-syntax"_s, message, m_at}); }
    bool readSection(const QString &line);
    void readHosts(const QString &line);
    void readVariable(const QString &line);
    void readChild(const QString &line);
    IniStatement &add(IniStatement::Kind kind, const QString &name);

    IniInventory m_result;
    SourceLocation m_file;
    SourceLocation m_at;
    IniStatement::Kind m_section = IniStatement::Kind::HostsSection;
};

IniStatement &Reader::add(IniStatement::Kind kind, const QString &name)
{
    IniStatement &statement = m_result.statements.emplace_back();
    statement.kind = kind;
    statement.location = m_at;
    statement.name = name;
    return statement;
}

void Reader::readLine(const QString &text, int number)
{
    const QString line = text.trimmed();
    if (line.isEmpty() || line.front() == u'#' || line.front() == u';')
        return;
    m_at = m_file.atLine(number);
    if (line.front() == u'[' && readSection(line))
        return;
    switch (m_section) {
    case IniStatement::Kind::HostsSection:
        readHosts(line);
        break;
    case IniStatement::Kind::VariablesSection:
        readVariable(line);
        break;
    default:
        readChild(line);
        break;
    }
}

bool Reader::readSection(const QString &line)
{
    static const QRegularExpression section(u"^\\[([^:\\]\\s]+)(?::(\\w+))?\\]\\s*(?:#.*)?$"_s,
                                            QRegularExpression::UseUnicodePropertiesOption);
    const QRegularExpressionMatch match = section.match(line);
    if (!match.hasMatch()) {
        if (!line.endsWith(u']'))
            return false; // perhaps a host: an IPv6 address in brackets, a range
        fail(Message(QT_TRANSLATE_NOOP("Message",
                                       "“%1” is no section. A section is [group], [group:vars] or "
                                       "[group:children], without blanks."),
                     {line}));
        return true;
    }
    const QString kind = match.captured(2);
    if (kind.isEmpty() || kind == "hosts"_L1) {
        m_section = IniStatement::Kind::HostsSection;
    } else if (kind == "vars"_L1) {
        m_section = IniStatement::Kind::VariablesSection;
    } else if (kind == "children"_L1) {
        m_section = IniStatement::Kind::ChildrenSection;
    } else {
        fail(Message(QT_TRANSLATE_NOOP("Message",
                                       "Section [%1:%2] is of unknown kind “%2”; known are hosts, vars and "
                                       "children."),
                     {match.captured(1), kind}));
        return true;
    }
    add(m_section, match.captured(1));
    return true;
}

void Reader::readHosts(const QString &line)
{
    const std::optional<QStringList> words = splitShellWords(line);
    if (!words || words->isEmpty()) {
        fail(Message(QT_TRANSLATE_NOOP("Message", "A quote or a backslash has no end in this line.")));
        return;
    }
    const QString &pattern = words->front();
    const Result<HostNames> hosts = expandHostPattern(pattern, m_at);
    if (!hosts) {
        fail(hosts.error());
        return;
    }
    if (pattern.trimmed().endsWith(u':') && !hosts->port) {
        fail(Message(QT_TRANSLATE_NOOP("Message",
                                       "A host cannot end in “:”: “%1”. A colon is followed by a port. (Is "
                                       "this a YAML file? Its name has to end in .yml, .yaml or .json then.)"),
                     {pattern}));
        return;
    }
    if (hosts->names.contains(u"---"_s)) {
        fail(Message(QT_TRANSLATE_NOOP("Message",
                                       "“---” is the beginning of a YAML file; the name of such an inventory "
                                       "has to end in .yml, .yaml or .json.")));
        return;
    }
    IniStatement statement;
    statement.location = m_at;
    statement.hosts = hosts->names;
    statement.port = hosts->port;
    for (qsizetype i = 1; i < words->size(); ++i) {
        const QString &word = words->at(i);
        const qsizetype equals = word.indexOf(u'=');
        if (equals < 0) {
            fail(Message(QT_TRANSLATE_NOOP("Message", "After a host come variables as key=value, but here is “%1”."),
                         {word}));
            return;
        }
        statement.variables.push_back({word.left(equals), parseIniValue(word.mid(equals + 1)).withLocation(m_at)});
    }
    m_result.statements.push_back(std::move(statement));
}

void Reader::readVariable(const QString &line)
{
    const qsizetype equals = line.indexOf(u'=');
    if (equals < 0) {
        fail(Message(
            QT_TRANSLATE_NOOP("Message", "In a section of variables every line is key=value, but here is “%1”."),
            {line}));
        return;
    }
    const Value value = parseIniValue(line.mid(equals + 1).trimmed()).withLocation(m_at);
    add(IniStatement::Kind::Variable, {}).variables.push_back({line.left(equals).trimmed(), value});
}

void Reader::readChild(const QString &line)
{
    static const QRegularExpression name(u"^([^:\\]\\s]+)\\s*(?:#.*)?$"_s);
    const QRegularExpressionMatch match = name.match(line);
    if (match.hasMatch()) {
        add(IniStatement::Kind::Child, match.captured(1));
        return;
    }
    fail(Message(QT_TRANSLATE_NOOP("Message",
                                   "In a section of children every line is the name of a group, but here is "
                                   "“%1”."),
                 {line}));
}

} // namespace

IniInventory readIniInventory(const QByteArray &bytes, const QString &file)
{
    Reader reader(file);
    // Only comments may hold what is not UTF-8: Ansible does not care about them either.
    const Result<QByteArray> checked = checkedUtf8(bytes, file, false);
    if (!checked && checked.error().code != u"text-not-utf8"_s) {
        reader.fail(checked.error());
        return reader.take();
    }
    if (bytes.startsWith("\xef\xbb\xbf")) {
        reader.warn({Severity::Warning,
                     u"text-bom"_s,
                     Message(QT_TRANSLATE_NOOP("Message",
                                               "The file begins with a byte order mark, which Ansible takes for a "
                                               "part of the first line. Save it as UTF-8 without one.")),
                     {},
                     SourceLocation(file, 1)});
    }
    const QString text = QString::fromUtf8(checked ? *checked : bytes);
    int number = 0;
    for (qsizetype begin = 0; begin < text.size() && !reader.failed();) {
        qsizetype end = begin;
        while (end < text.size() && !isLineBreak(text.at(end)))
            ++end;
        ++number;
        const QString line = text.mid(begin, end - begin);
        const bool isComment = line.startsWith(u'#') || line.startsWith(u';');
        if (!checked && !isComment && line.contains(QChar::ReplacementCharacter))
            reader.fail(Error{checked.error().code, checked.error().message, SourceLocation(file, number)});
        else
            reader.readLine(line, number);
        const bool isCrLf = end + 1 < text.size() && text.at(end) == u'\r' && text.at(end + 1) == u'\n';
        begin = end + (isCrLf ? 2 : 1);
    }
    return reader.take();
}

} // namespace qm
