// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/template/literal.h"

#include "core/data/largeinteger.h"
#include "core/template/failure.h"
#include "core/template/operators.h"
#include "core/template/text.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace qm::jinja {
namespace {

/// Python's tokenizer allows 200 brackets inside each other.
constexpr int maximumDepth = 200;

/// What is thrown where Python raises SyntaxError or ValueError: the text stays a text.
struct NoLiteral final
{};

[[noreturn]] void failKind(const QString &what)
{
    failUnsupported(
        Message(QT_TRANSLATE_NOOP("Message", "The result is a %1 of Python's; that is not supported."), {what}));
}

class LiteralReader final
{
public:
    explicit LiteralReader(QString text) : m_text(std::move(text)) {}

    Value read()
    {
        skipSpace();
        Value value = readElement();
        if (take(u',')) { // "[1], [2]" is a tuple
            Value::List items = {value};
            while (m_at < m_text.size()) {
                items.push_back(readElement());
                if (!take(u','))
                    break;
            }
            value = Value(std::move(items), true);
        }
        if (m_at < m_text.size())
            throw NoLiteral();
        return value;
    }

private:
    [[nodiscard]] QChar peek(qsizetype ahead = 0) const
    {
        return m_at + ahead < m_text.size() ? m_text.at(m_at + ahead) : QChar(u'\0');
    }

    void skipSpace()
    {
        while (m_at < m_text.size()) {
            const QChar c = peek();
            if (c == u'#') {
                while (m_at < m_text.size() && peek() != u'\n')
                    ++m_at;
            } else if (c == u'\\' && peek(1) == u'\n') {
                m_at += 2;
            } else if (c == u' ' || c == u'\t' || c == u'\f'
                       || ((c == u'\n' || c == u'\r') && (m_depth > 0 || atEnd()))) {
                ++m_at;
            } else {
                break;
            }
        }
    }

    /// Whether nothing but white space follows.
    [[nodiscard]] bool atEnd() const { return QStringView(m_text).mid(m_at).trimmed().isEmpty(); }

    bool take(QChar c)
    {
        if (peek() != c || m_at >= m_text.size())
            return false;
        ++m_at;
        skipSpace();
        return true;
    }

    void expect(QChar c)
    {
        if (!take(c))
            throw NoLiteral();
    }

    Value readElement()
    {
        const QChar c = peek();
        if (c == u'[')
            return readSequence(u']');
        if (c == u'(')
            return readSequence(u')');
        if (c == u'{')
            return readBraces();
        if (c == u'-' || c == u'+') {
            ++m_at;
            skipSpace();
            return signedNumber(readElement(), c == u'-');
        }
        Value value = (c >= u'0' && c <= u'9') || c == u'.' ? readNumber() : readNameOrString();
        skipSpace();
        const QChar next = peek();
        if ((next == u'+' || next == u'-') && value.isNumber())
            failSum();
        return value;
    }

    static Value signedNumber(const Value &value, bool isNegative)
    {
        if (value.isBool() || (!value.isNumber() && !LargeInteger::in(value)))
            throw NoLiteral();
        return isNegative ? negative(value) : value;
    }

    /// `1+2j` is the only sum that literal_eval knows.
    [[noreturn]] void failSum()
    {
        ++m_at;
        skipSpace();
        static const QRegularExpression imaginary(uR"(^[0-9._]+[jJ])"_s);
        if (imaginary.match(numberHere()).hasMatch())
            failKind(u"complex number"_s);
        throw NoLiteral();
    }

    /// What looks like a number here, and may be less of one. A regular expression looks at no more than that: it would
    /// check the whole text each time.
    [[nodiscard]] QString numberHere() const
    {
        qsizetype end = m_at;
        for (QChar before; end < m_text.size(); before = m_text.at(end++)) {
            const QChar c = m_text.at(end);
            const bool isExponentSign = (c == u'+' || c == u'-') && (before == u'e' || before == u'E');
            if (!c.isLetterOrNumber() && c != u'_' && c != u'.' && !isExponentSign)
                break;
        }
        return m_text.mid(m_at, end - m_at);
    }

    void enter()
    {
        if (++m_depth > maximumDepth)
            throw NoLiteral();
        ++m_at;
        skipSpace();
    }

    void leave(QChar end)
    {
        if (peek() != end)
            throw NoLiteral();
        --m_depth;
        ++m_at;
        skipSpace();
    }

    Value readSequence(QChar end)
    {
        enter();
        Value::List items;
        bool comma = false;
        while (peek() != end || m_at >= m_text.size()) {
            items.push_back(readElement());
            if (!take(u','))
                break;
            comma = true;
        }
        leave(end);
        if (end == u')' && items.size() == 1 && !comma)
            return items.front();
        return Value(std::move(items), end == u')');
    }

    Value readBraces()
    {
        enter();
        Value::Dict dict;
        bool isSet = false;
        while (peek() != u'}' || m_at >= m_text.size()) {
            Value key = readElement();
            if (!isSet && take(u':')) {
                if (key.isDict() || (key.isList() && !key.hasFlag(Value::Tuple)))
                    failType(u"unhashable type: '%1'"_s.arg(key.typeName())); // Ansible does not expect it either
                dict.insert(std::move(key), readElement());
            } else if (dict.isEmpty()) {
                isSet = true;
            } else {
                throw NoLiteral();
            }
            if (!take(u','))
                break;
        }
        leave(u'}');
        if (isSet)
            failKind(u"set"_s);
        return Value(std::move(dict));
    }

    Value readNumber()
    {
        static const QRegularExpression number(
            uR"(^(0[xX](?:_?[0-9a-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+|(?:[0-9](?:_?[0-9])*)?\.?(?:[0-9](?:_?[0-9])*)?(?:[eE][+-]?[0-9](?:_?[0-9])*)?)([jJ]?)([A-Za-z0-9_.]?))"_s);
        const QRegularExpressionMatch match = number.match(numberHere());
        QString digits = match.captured(1);
        if (digits.isEmpty() || digits == u"." || !match.captured(3).isEmpty())
            throw NoLiteral();
        if (!match.captured(2).isEmpty())
            failKind(u"complex number"_s);
        m_at += match.capturedEnd(2);
        digits.remove(u'_');
        const QChar prefix = digits.size() > 1 ? digits.at(1).toLower() : QChar();
        const int base = prefix == u'x' ? 16 : prefix == u'o' ? 8 : prefix == u'b' ? 2 : 10;
        if (base == 10 && (digits.contains(u'.') || digits.contains(u'e', Qt::CaseInsensitive)))
            return Value(digits.toDouble());
        if (base == 10 && digits.startsWith(u'0') && digits.count(u'0') != digits.size())
            throw NoLiteral(); // leading zeros
        const std::optional<Value> value =
            LargeInteger::fromDigits((base == 10 ? digits : digits.mid(2)).toStdString(), base);
        if (!value)
            throw NoLiteral();
        return *value;
    }

    Value readNameOrString()
    {
        qsizetype end = m_at;
        while (end < m_text.size() && (m_text.at(end).isLetterOrNumber() || m_text.at(end) == u'_'))
            ++end;
        const QString word = m_text.mid(m_at, end - m_at);
        const QChar next = end < m_text.size() ? m_text.at(end) : QChar(u'\0');
        if (next == u'\'' || next == u'"')
            return readStrings();
        m_at = end;
        if (word == u"None" || word == u"null")
            return {};
        if (word == u"True" || word == u"true")
            return Value(true);
        if (word == u"False" || word == u"false")
            return Value(false);
        throw NoLiteral();
    }

    /// String literals in a row are one.
    Value readStrings()
    {
        QString text;
        while (true) {
            QString prefix;
            while (peek().isLetter())
                prefix += m_text.at(m_at++).toLower();
            if (peek() != u'\'' && peek() != u'"')
                throw NoLiteral();
            if (prefix == u"b" || prefix == u"rb" || prefix == u"br")
                failKind(u"bytes text"_s);
            if (!prefix.isEmpty() && prefix != u"r" && prefix != u"u")
                throw NoLiteral();
            text += readString(prefix == u"r");
            skipSpace();
            if (peek() != u'\'' && peek() != u'"' && !startsString())
                return Value(text);
        }
    }

    [[nodiscard]] bool startsString() const
    {
        const auto isPrefix = [this](qsizetype ahead) { return QStringView(u"rRuUbBfF").contains(peek(ahead)); };
        const auto isQuote = [this](qsizetype ahead) { return peek(ahead) == u'\'' || peek(ahead) == u'"'; };
        return isPrefix(0) && (isQuote(1) || (isPrefix(1) && isQuote(2)));
    }

    QString readString(bool raw)
    {
        const QChar quote = peek();
        const QString triple(3, quote);
        const bool isTriple = QStringView(m_text).mid(m_at).startsWith(triple);
        const qsizetype begin = m_at + (isTriple ? 3 : 1);
        for (qsizetype end = begin; end < m_text.size(); ++end) {
            const QChar c = m_text.at(end);
            if (c == u'\\') {
                ++end;
            } else if (c == u'\n' && !isTriple) {
                break;
            } else if (c == quote && (!isTriple || QStringView(m_text).mid(end).startsWith(triple))) {
                const QString content = m_text.mid(begin, end - begin);
                m_at = end + (isTriple ? 3 : 1);
                return raw ? content : unescaped(content);
            }
        }
        throw NoLiteral();
    }

    static QString unescaped(const QString &content)
    {
        try {
            return unescapedString(content, 1);
        } catch (const Failure &) {
            throw NoLiteral(); // a SyntaxError in Python
        }
    }

    QString m_text;
    qsizetype m_at = 0;
    int m_depth = 0;
};

} // namespace

std::optional<Value> parseLiteral(const QString &text)
{
    try {
        return LiteralReader(text).read();
    } catch (const NoLiteral &) {
        return {};
    }
}

} // namespace qm::jinja
