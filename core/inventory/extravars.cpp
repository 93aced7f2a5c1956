// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/inventory/extravars.h"

#include "core/inventory/shellwords.h"

#include <QDir>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

const QString commandLine = u"--extra-vars"_s;

bool isHex(QStringView text)
{
    bool valid = false;
    (void)text.toUInt(&valid, 16);
    return valid;
}

/// Python's escapes inside a word, as parse_kv() replaces them (ansible/parsing/splitter.py, _decode_escapes).
QString decodeEscapes(const QString &word)
{
    static const QString names = u"\\'\"abfnrtv"_s;
    static const QString meanings = u"\\'\"\a\b\f\n\r\t\v"_s;
    QString result;
    for (qsizetype i = 0; i < word.size(); ++i) {
        const QChar next = i + 1 < word.size() ? word.at(i + 1) : QChar();
        if (word.at(i) != u'\\' || next.isNull()) {
            result += word.at(i);
            continue;
        }
        const int length = next == u'x' ? 2 : next == u'u' ? 4 : next == u'U' ? 8 : 0;
        const QStringView digits = QStringView(word).mid(i + 2, length);
        if (length > 0 && digits.size() == length && isHex(digits)) {
            const char32_t code = digits.toUInt(nullptr, 16);
            result += code <= 0x10ffff ? QString::fromUcs4(&code, 1) : QString(QChar::ReplacementCharacter);
            i += 1 + length;
        } else if (const qsizetype known = names.indexOf(next); known >= 0) {
            result += meanings.at(known);
            ++i;
        } else {
            result += u'\\';
        }
    }
    return result;
}

QString unquoted(const QString &text)
{
    const bool quoted = text.size() > 1 && text.front() == text.back()
        && (text.front() == u'"' || text.front() == u'\'') && text.at(text.size() - 2) != u'\\';
    return quoted ? text.mid(1, text.size() - 2) : text;
}

/// The first "=" that no backslash precedes; never the first character.
qsizetype findEquals(const QString &word)
{
    qsizetype at = word.indexOf(u'=', 1);
    while (at > 0 && word.at(at - 1) == u'\\')
        at = word.indexOf(u'=', at + 1);
    return at;
}

/// Reads arguments one after the other.
class Reader final
{
public:
    Reader(const VaultSecrets &secrets, FileCache &cache) : m_secrets(secrets), m_cache(cache) {}

    void read(const QString &argument);
    [[nodiscard]] ExtraVars take() { return std::move(m_result); }

private:
    void readFile(const QString &given);
    void readPairs(const QString &argument);
    void takeDocument(const Result<ReadDocument> &document, const QString &argument, SourceLocation at);
    void define(const QString &name, const Value &value, SourceLocation at)
    {
        m_result.definitions.emplace_back(name,
                                          std::make_shared<const VariableDefinition>(VariableDefinition{
                                              value.withLocation(at), VariableLevel::ExtraVars, {}, at}));
    }
    void fail(const Error &error) { m_result.diagnostics.append(toDiagnostic(error)); }

    const VaultSecrets &m_secrets;
    FileCache &m_cache;
    ExtraVars m_result;
};

void Reader::read(const QString &argument)
{
    const QChar first = argument.isEmpty() ? QChar() : argument.front();
    const SourceLocation at(commandLine, 0);
    if (argument.isEmpty())
        return;
    if (first == u'@') {
        readFile(argument.mid(1));
    } else if (first == u'/' || first == u'.') {
        fail({u"extra-vars"_s,
              Message(QT_TRANSLATE_NOOP("Message",
                                        "“%1” looks like a file. Files of extra variables begin with “@”: “@%1”."),
                      {argument}),
              at});
    } else if (first == u'[' || first == u'{') {
        takeDocument(readData(argument.toUtf8(), commandLine, m_secrets), argument, at);
    } else {
        readPairs(argument);
    }
}

void Reader::readFile(const QString &given)
{
    const QString path = given.startsWith(u"~/"_s) ? QDir::homePath() + given.mid(1) : given;
    m_result.watchedPaths.append(watchable(path));
    const auto entry = m_cache.readData(path, m_secrets);
    if (!entry) {
        fail({u"extra-vars"_s,
              Message(QT_TRANSLATE_NOOP("Message", "The file of extra variables cannot be read. %1"),
                      {entry.error().message.english()}),
              SourceLocation(path, 0)});
        return;
    }
    m_result.files.append((*entry)->file);
    takeDocument((*entry)->content, u'@' + given, SourceLocation(path, 0));
}

void Reader::takeDocument(const Result<ReadDocument> &document, const QString &argument, SourceLocation at)
{
    if (!document) {
        fail(document.error());
        return;
    }
    m_result.diagnostics.append(document->warnings);
    if (!document->value.isDict()) {
        fail({u"extra-vars"_s,
              Message(QT_TRANSLATE_NOOP("Message", "The extra variables “%1” are not a dictionary, but of type %2."),
                      {argument.left(80), document->value.typeName()}),
              at});
        return;
    }
    for (const Value::Dict::Entry &entry : document->value.toDict())
        define(entry.key.str(), entry.value, entry.key.location());
}

void Reader::readPairs(const QString &argument)
{
    const SourceLocation at(commandLine, 0);
    const std::optional<QStringList> words = splitArguments(argument);
    if (!words) {
        fail({u"extra-vars"_s,
              Message(QT_TRANSLATE_NOOP("Message", "A quote or a Jinja2 block has no end in the extra variables “%1”."),
                      {argument.left(80)}),
              at});
        return;
    }
    QStringList rest;
    for (const QString &word : *words) {
        const QString decoded = decodeEscapes(word);
        const qsizetype equals = findEquals(decoded);
        if (equals < 0) {
            rest.append(QString(decoded).replace(u"\\="_s, u"="_s));
            continue;
        }
        define(decoded.left(equals).trimmed(), Value(unquoted(decoded.mid(equals + 1).trimmed())), at);
    }
    if (rest.isEmpty())
        return;
    m_result.diagnostics.append({Severity::Warning,
                                 u"extra-vars"_s,
                                 Message(QT_TRANSLATE_NOOP("Message",
                                                           "“%1” among the extra variables is no key=value; "
                                                           "Ansible puts it into _raw_params."),
                                         {rest.join(u' ')}),
                                 {},
                                 at});
    define(u"_raw_params"_s, Value(rest.join(u' ')), at);
}

} // namespace

ExtraVars readExtraVars(const QStringList &arguments, const VaultSecrets &secrets, FileCache &cache)
{
    Reader reader(secrets, cache);
    for (const QString &argument : arguments)
        reader.read(argument);
    return reader.take();
}

} // namespace qm
