// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/template/lexer.h"

#include "core/template/failure.h"
#include "core/template/scanner.h"
#include "core/template/text.h"

using namespace Qt::StringLiterals;

namespace qm::jinja {
namespace {

using Kind = Token::Kind;

/// Lexer.tokeniter(): newlines are "\n", and one at the end does not count.
QString normalized(QString source)
{
    source.replace(u"\r\n"_s, u"\n"_s);
    source.replace(u'\r', u'\n');
    if (source.endsWith(u'\n'))
        source.chop(1);
    return source;
}

QString withEscapedBackslashes(const QString &source)
{
    if (!source.contains(u'\\') || !source.contains(u"{{"_s))
        return source;
    QString result;
    bool inVariable = false;
    for (Token &token : scan(normalized(source))) {
        if (token.kind == Kind::VariableBegin)
            inVariable = true;
        else if (token.kind == Kind::VariableEnd)
            inVariable = false;
        else if (token.kind == Kind::String && inVariable)
            token.text.replace(u"\\"_s, u"\\\\"_s);
        result += token.text;
    }
    return result;
}

bool isIdentifier(const QString &name)
{
    const QChar first = name.front();
    return first.isLetter() || first == u'_' || first.isSurrogate() || first.category() == QChar::Number_Letter;
}

} // namespace

std::vector<Token> tokenize(const QString &source, bool escapeBackslashes)
{
    std::vector<Token> raw = scan(normalized(escapeBackslashes ? withEscapedBackslashes(source) : source));
    std::vector<Token> result;
    result.reserve(raw.size() + 1);
    int line = 1;
    for (Token &token : raw) {
        line = token.line;
        if (token.kind == Kind::Space || token.kind == Kind::Comment || token.kind == Kind::Raw)
            continue;
        if (token.kind == Kind::String)
            token.text = unescapedString(token.text.mid(1, token.text.size() - 2), token.line);
        else if (token.kind == Kind::Integer || token.kind == Kind::Float)
            token.text.remove(u'_');
        else if (token.kind == Kind::Name && !isIdentifier(token.text))
            failSyntax(u"Invalid character in identifier"_s, token.line);
        result.push_back(std::move(token));
    }
    result.push_back({Kind::End, line, {}});
    return result;
}

QString describe(const Token &token)
{
    switch (token.kind) {
    case Kind::Data:
        return u"template data / text"_s;
    case Kind::VariableBegin:
        return u"begin of print statement"_s;
    case Kind::VariableEnd:
        return u"end of print statement"_s;
    case Kind::BlockBegin:
        return u"begin of statement block"_s;
    case Kind::BlockEnd:
        return u"end of statement block"_s;
    case Kind::String:
        return u"string"_s;
    case Kind::Integer:
        return u"integer"_s;
    case Kind::Float:
        return u"float"_s;
    case Kind::End:
        return u"end of template"_s;
    case Kind::Name:
    case Kind::Operator:
    case Kind::Space:
    case Kind::Comment:
    case Kind::Raw:
        break;
    }
    return token.text;
}

} // namespace qm::jinja
