// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/data/pythonliteral.h"

#include "core/data/largeinteger.h"

#include <charconv>
#include <string>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

/// CPython's MAXLEVEL of nested brackets (Parser/tokenizer.c) is the same.
constexpr int maximalDepth = 200;

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool isHexDigit(QChar c)
{
    const char16_t lower = c.unicode() | 0x20;
    return isDigit(c) || (lower >= u'a' && lower <= u'f');
}

bool isNameCharacter(QChar c)
{
    return c.isLetterOrNumber() || c == u'_' || c.isSurrogate();
}

/// A recursive descent over the grammar of literals. Every function leaves the cursor behind what it read.
class Parser final
{
public:
    explicit Parser(QStringView text) : m_text(text) {}

    std::optional<Value> parse()
    {
        // Blanks before it are cut by literal_eval() itself; other white space would be indentation.
        while (peek() == u' ' || peek() == u'\t')
            ++m_at;
        std::optional<Value> value = parseTuple();
        skipBlanks();
        return value && m_at == m_text.size() ? value : std::nullopt;
    }

private:
    [[nodiscard]] QChar peek(qsizetype ahead = 0) const
    {
        return m_at + ahead < m_text.size() ? m_text.at(m_at + ahead) : QChar();
    }
    bool skip(QChar c)
    {
        if (m_at >= m_text.size() || peek() != c)
            return false;
        ++m_at;
        return true;
    }
    void skipBlanks();

    std::optional<Value> parseTuple();
    std::optional<Value> parseValue();
    std::optional<Value> parseBracketed();
    std::optional<Value> parseDict();
    std::optional<Value> parseNumber(bool negative);
    std::optional<Value> parseRadix(int base, bool negative);
    bool readDigits(std::string &into, bool (*accepts)(QChar));
    std::optional<Value> parseWord();
    std::optional<Value> parseStrings();
    bool readString(QString &into);
    bool readEscape(QString &into);
    bool isStringAhead() const;

    QStringView m_text;
    qsizetype m_at = 0;
    int m_depth = 0;
};

void Parser::skipBlanks()
{
    while (m_at < m_text.size()) {
        const QChar c = peek();
        if (c == u'#') {
            while (m_at < m_text.size() && peek() != u'\n')
                ++m_at;
        } else if (c == u' ' || c == u'\t' || c == u'\f' || ((c == u'\n' || c == u'\r') && m_depth > 0)) {
            ++m_at;
        } else {
            return;
        }
    }
}

std::optional<Value> Parser::parseTuple()
{
    std::optional<Value> first = parseValue();
    skipBlanks();
    if (!first || peek() != u',')
        return first;
    Value::List items{*first};
    while (skip(u',')) {
        skipBlanks();
        if (m_at == m_text.size() || peek() == u')')
            break;
        std::optional<Value> next = parseValue();
        if (!next)
            return std::nullopt;
        items.push_back(std::move(*next));
        skipBlanks();
    }
    return Value(std::move(items), true);
}

std::optional<Value> Parser::parseValue()
{
    skipBlanks();
    const QChar c = peek();
    if (isStringAhead())
        return parseStrings();
    if (c == u'(' || c == u'[' || c == u'{') {
        if (++m_depth > maximalDepth)
            return std::nullopt;
        std::optional<Value> value = parseBracketed();
        --m_depth;
        return value;
    }
    if (c == u'-' || c == u'+') {
        ++m_at;
        skipBlanks();
        return isDigit(peek()) || peek() == u'.' ? parseNumber(c == u'-') : std::nullopt;
    }
    if (isDigit(c) || (c == u'.' && isDigit(peek(1))))
        return parseNumber(false);
    return parseWord();
}

std::optional<Value> Parser::parseBracketed()
{
    const QChar open = peek();
    ++m_at;
    if (open == u'{')
        return parseDict();
    const QChar close = open == u'(' ? u')' : u']';
    skipBlanks();
    if (skip(close))
        return Value(Value::List(), open == u'(');
    if (open == u'(') {
        std::optional<Value> value = parseTuple();
        skipBlanks();
        return skip(close) ? value : std::nullopt;
    }
    Value::List items;
    do {
        skipBlanks();
        if (!items.empty() && peek() == close)
            break;
        std::optional<Value> item = parseValue();
        if (!item)
            return std::nullopt;
        items.push_back(std::move(*item));
        skipBlanks();
    } while (skip(u','));
    return skip(close) ? std::optional(Value(std::move(items))) : std::nullopt;
}

std::optional<Value> Parser::parseDict()
{
    Value::Dict dict;
    skipBlanks();
    if (skip(u'}'))
        return Value(std::move(dict));
    do {
        skipBlanks();
        if (!dict.isEmpty() && peek() == u'}')
            break;
        std::optional<Value> key = parseValue();
        skipBlanks();
        if (!key || (key->isList() && !key->hasFlag(Value::Tuple)) || key->isDict() || !skip(u':'))
            return std::nullopt;
        std::optional<Value> value = parseValue();
        if (!value)
            return std::nullopt;
        dict.insert(std::move(*key), std::move(*value));
        skipBlanks();
    } while (skip(u','));
    return skip(u'}') ? std::optional(Value(std::move(dict))) : std::nullopt;
}

/// Digits with single underscores between them.
bool Parser::readDigits(std::string &into, bool (*accepts)(QChar))
{
    if (!accepts(peek()))
        return false;
    while (accepts(peek()) || (peek() == u'_' && accepts(peek(1)))) {
        if (peek() != u'_')
            into += peek().toLatin1();
        ++m_at;
    }
    return true;
}

std::optional<Value> Parser::parseRadix(int base, bool negative)
{
    m_at += 2;
    skip(u'_');
    std::string digits = negative ? "-" : "";
    const auto accepts = base == 16 ? isHexDigit
        : base == 8                 ? [](QChar c) { return c >= u'0' && c <= u'7'; }
                                    : [](QChar c) { return c == u'0' || c == u'1'; };
    qint64 value = 0;
    if (!readDigits(digits, accepts) || isNameCharacter(peek()) || peek() == u'.')
        return std::nullopt;
    const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), value, base);
    if (result.ec == std::errc::result_out_of_range)
        return LargeInteger::fromDigits(digits, base);
    return Value(value);
}

std::optional<Value> Parser::parseNumber(bool negative)
{
    if (peek() == u'0') {
        const char16_t marker = peek(1).unicode() | 0x20;
        if (marker == u'x' || marker == u'o' || marker == u'b')
            return parseRadix(marker == u'x' ? 16 : marker == u'o' ? 8 : 2, negative);
    }
    std::string digits = negative ? "-" : "";
    bool isFloat = false;
    const bool whole = readDigits(digits, isDigit);
    if (skip(u'.')) {
        isFloat = true;
        digits += '.';
        if (!readDigits(digits, isDigit) && !whole)
            return std::nullopt;
    }
    if (const char16_t exponent = peek().unicode() | 0x20; exponent == u'e') {
        const bool isSigned = peek(1) == u'-' || peek(1) == u'+';
        if (isDigit(peek(isSigned ? 2 : 1))) {
            isFloat = true;
            digits += 'e';
            if (peek(1) == u'-')
                digits += '-';
            m_at += isSigned ? 2 : 1;
            readDigits(digits, isDigit);
        }
    }
    if (isNameCharacter(peek()) || peek() == u'.')
        return std::nullopt;
    const char *end = digits.data() + digits.size();
    if (isFloat) {
        double real = 0.0;
        if (std::from_chars(digits.data(), end, real).ec == std::errc::result_out_of_range)
            real = std::strtod(digits.c_str(), nullptr);
        return Value(real);
    }
    const size_t sign = negative ? 1 : 0;
    const bool leadingZero = digits.size() > sign + 1 && digits[sign] == '0';
    if (leadingZero && digits.find_first_not_of('0', sign) != std::string::npos)
        return std::nullopt;
    qint64 integer = 0;
    if (std::from_chars(digits.data(), end, integer).ec == std::errc::result_out_of_range)
        return LargeInteger::fromDigits(digits);
    return Value(integer);
}

std::optional<Value> Parser::parseWord()
{
    const qsizetype begin = m_at;
    while (m_at < m_text.size() && isNameCharacter(peek()))
        ++m_at;
    const QStringView word = m_text.sliced(begin, m_at - begin);
    if (word == "None"_L1)
        return Value();
    if (word == "True"_L1)
        return Value(true);
    return word == "False"_L1 ? std::optional(Value(false)) : std::nullopt;
}

bool Parser::isStringAhead() const
{
    const auto isQuote = [](QChar c) { return c == u'\'' || c == u'"'; };
    const char16_t prefix = peek().unicode() | 0x20;
    return isQuote(peek()) || ((prefix == u'r' || prefix == u'u' || prefix == u'b') && isQuote(peek(1)));
}

std::optional<Value> Parser::parseStrings()
{
    QString text;
    do {
        if (!readString(text))
            return std::nullopt;
        skipBlanks();
    } while (isStringAhead()); // neighbours are one string
    return Value(text);
}

bool Parser::readString(QString &into)
{
    const bool isRaw = (peek().unicode() | 0x20) == u'r';
    if (peek() != u'\'' && peek() != u'"')
        ++m_at;
    const QChar quote = peek();
    const bool isTriple = peek(1) == quote && peek(2) == quote;
    m_at += isTriple ? 3 : 1;
    while (m_at < m_text.size()) {
        const QChar c = peek();
        if (c == quote && (!isTriple || (peek(1) == quote && peek(2) == quote))) {
            m_at += isTriple ? 3 : 1;
            return true;
        }
        if (c == u'\n' && !isTriple)
            return false;
        ++m_at;
        if (c != u'\\') {
            into += c;
        } else if (m_at >= m_text.size()) {
            return false;
        } else if (isRaw) {
            into += c;
            into += peek();
            ++m_at;
        } else if (!readEscape(into)) {
            return false;
        }
    }
    return false;
}

bool Parser::readEscape(QString &into)
{
    const QChar c = peek();
    ++m_at;
    static const QString names = u"\\'\"abfnrtv"_s;
    static const QString meanings = u"\\'\"\a\b\f\n\r\t\v"_s;
    if (const qsizetype known = names.indexOf(c); known >= 0) {
        into += meanings.at(known);
        return true;
    }
    if (c == u'\n')
        return true;
    if (c >= u'0' && c <= u'7') {
        uint value = c.unicode() - u'0';
        for (int i = 0; i < 2 && peek() >= u'0' && peek() <= u'7'; ++i, ++m_at)
            value = value * 8 + peek().unicode() - u'0';
        into += QChar(static_cast<char16_t>(value));
        return true;
    }
    const int length = c == u'x' ? 2 : c == u'u' ? 4 : c == u'U' ? 8 : 0;
    if (length == 0) {
        if (c == u'N')
            return false;
        into += u'\\'; // an unknown escape stays as it is
        into += c;
        return true;
    }
    bool valid = m_at + length <= m_text.size();
    const uint code = valid ? m_text.sliced(m_at, length).toUInt(&valid, 16) : 0;
    if (!valid || code > 0x10ffff || !isHexDigit(peek()))
        return false;
    into += QString::fromUcs4(reinterpret_cast<const char32_t *>(&code), 1);
    m_at += length;
    return true;
}

} // namespace

std::optional<Value> parsePythonLiteral(QStringView text)
{
    return Parser(text).parse();
}

} // namespace qm
