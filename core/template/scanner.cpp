// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/template/scanner.h"

#include "core/data/value.h"
#include "core/template/failure.h"
#include "core/template/text.h"

#include <array>

using namespace Qt::StringLiterals;

namespace qm::jinja {
namespace {

using Kind = Token::Kind;

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool isWordCharacter(QChar c)
{
    return c.isLetterOrNumber() || c == u'_' || c.isSurrogate() || c.category() == QChar::Mark_NonSpacing
        || c.category() == QChar::Mark_SpacingCombining;
}

class Scanner final
{
public:
    explicit Scanner(QString source) : m_source(std::move(source)) {}

    std::vector<Token> run()
    {
        while (m_at < m_source.size()) {
            switch (m_state) {
            case State::Root:
                scanData();
                break;
            case State::Variable:
                scanInside(u"}}", Kind::VariableEnd);
                break;
            case State::Block:
                scanInside(u"%}", Kind::BlockEnd);
                break;
            }
        }
        return std::move(m_tokens);
    }

private:
    enum class State : quint8 { Root, Variable, Block };

    void emitToken(Kind kind, qsizetype length)
    {
        const QString text = m_source.mid(m_at, length);
        m_tokens.push_back({kind, m_line, text});
        m_line += static_cast<int>(text.count(u'\n'));
        m_at += length;
    }

    [[nodiscard]] QChar at(qsizetype position) const
    {
        return position < m_source.size() ? m_source.at(position) : QChar(u'\0');
    }
    [[nodiscard]] bool startsWith(qsizetype position, QStringView text) const
    {
        return QStringView(m_source).mid(position).startsWith(text);
    }
    [[nodiscard]] qsizetype skipSpace(qsizetype position) const
    {
        while (position < m_source.size() && isPythonSpace(m_source.at(position)))
            ++position;
        return position;
    }

    /// Length of the delimiter that closes a tag at @p position with its white space control, or 0.
    /// `+` keeps the newline behind a block, `-` swallows all space; trim_blocks swallows one newline.
    [[nodiscard]] qsizetype closing(qsizetype position, QStringView delimiter, bool isBlock) const
    {
        if (startsWith(position, delimiter)) {
            const qsizetype end = position + delimiter.size();
            return end - position + (isBlock && at(end) == u'\n' ? 1 : 0);
        }
        if (at(position) == u'-' && startsWith(position + 1, delimiter))
            return skipSpace(position + 1 + delimiter.size()) - position;
        if (isBlock && at(position) == u'+' && startsWith(position + 1, delimiter))
            return 1 + delimiter.size();
        return 0;
    }

    void scanData()
    {
        qsizetype tag = m_at;
        while ((tag = m_source.indexOf(u'{', tag)) >= 0) {
            const QChar next = at(tag + 1);
            if (next == u'{' || next == u'%' || next == u'#')
                break;
            ++tag;
        }
        if (tag < 0) {
            emitToken(Kind::Data, m_source.size() - m_at);
            return;
        }
        const QChar sign = at(tag + 2);
        const qsizetype opening = sign == u'-' || sign == u'+' ? 3 : 2;
        emitData(tag, sign == u'-');
        if (at(tag + 1) == u'{') {
            emitToken(Kind::VariableBegin, opening);
            m_state = State::Variable;
        } else if (at(tag + 1) == u'#') {
            scanComment(opening);
        } else if (const qsizetype length = rawTag(tag + opening); length > 0) {
            scanRaw(opening + length);
        } else {
            emitToken(Kind::BlockBegin, opening);
            m_state = State::Block;
        }
    }

    /// The text before a tag; a minus sign in the tag takes the white space at its end away.
    void emitData(qsizetype end, bool strip)
    {
        qsizetype kept = end;
        while (strip && kept > m_at && isPythonSpace(m_source.at(kept - 1)))
            --kept;
        if (kept > m_at)
            emitToken(Kind::Data, kept - m_at);
        if (kept < end)
            emitToken(Kind::Space, end - kept);
    }

    void scanComment(qsizetype opening)
    {
        const qsizetype begin = m_at;
        if (begin + opening >= m_source.size()) {
            emitToken(Kind::Comment, opening); // Jinja2 says nothing here
            return;
        }
        for (qsizetype end = begin + opening; end < m_source.size(); ++end) {
            if (const qsizetype length = closing(end, u"#}", true); length > 0) {
                emitToken(Kind::Comment, end + length - begin);
                return;
            }
        }
        failSyntax(u"Missing end of comment tag"_s, m_line);
    }

    /// Length of `raw %}` at @p position, or 0.
    [[nodiscard]] qsizetype rawTag(qsizetype position) const
    {
        const qsizetype word = skipSpace(position);
        if (!startsWith(word, u"raw"))
            return 0;
        const qsizetype end = skipSpace(word + 3);
        if (startsWith(end, u"%}"))
            return end + 2 - position;
        if (startsWith(end, u"-%}"))
            return skipSpace(end + 3) - position;
        return 0;
    }

    void scanRaw(qsizetype opening)
    {
        emitToken(Kind::Raw, opening);
        for (qsizetype tag = m_at; (tag = m_source.indexOf(u"{%"_s, tag)) >= 0; tag += 2) {
            const QChar sign = at(tag + 2);
            const qsizetype word = skipSpace(sign == u'-' || sign == u'+' ? tag + 3 : tag + 2);
            if (!startsWith(word, u"endraw"))
                continue;
            const qsizetype end = skipSpace(word + 6);
            const qsizetype length = closing(end, u"%}", true);
            if (length == 0)
                continue;
            emitData(tag, sign == u'-');
            emitToken(Kind::Raw, end + length - tag);
            return;
        }
        failSyntax(u"Missing end of raw directive"_s, m_line);
    }

    void scanInside(QStringView delimiter, Kind endKind)
    {
        if (m_brackets.isEmpty()) {
            if (const qsizetype length = closing(m_at, delimiter, endKind == Kind::BlockEnd); length > 0) {
                emitToken(endKind, length);
                m_state = State::Root;
                return;
            }
        }
        const QChar c = m_source.at(m_at);
        if (isPythonSpace(c))
            emitToken(Kind::Space, skipSpace(m_at) - m_at);
        else if (isDigit(c))
            scanNumber();
        else if (isWordCharacter(c))
            scanName();
        else if (c == u'\'' || c == u'"')
            scanString(c);
        else
            scanOperator();
    }

    /// Digits with single underscores between them; the end, or @p position if there is none.
    [[nodiscard]] qsizetype digits(qsizetype position) const
    {
        if (!isDigit(at(position)))
            return position;
        ++position;
        while (isDigit(at(position)) || (at(position) == u'_' && isDigit(at(position + 1))))
            ++position;
        return position;
    }

    [[nodiscard]] qsizetype floatEnd() const
    {
        if (m_at > 0 && m_source.at(m_at - 1) == u'.')
            return m_at;
        const qsizetype whole = digits(m_at);
        qsizetype end = whole;
        if (at(end) == u'.' && digits(end + 1) > end + 1)
            end = digits(end + 1);
        if (at(end) == u'e' || at(end) == u'E') {
            const QChar sign = at(end + 1);
            const qsizetype exponent = end + (sign == u'+' || sign == u'-' ? 2 : 1);
            if (digits(exponent) > exponent)
                end = digits(exponent);
        }
        return end > whole ? end : m_at;
    }

    [[nodiscard]] qsizetype integerEnd() const
    {
        if (at(m_at) != u'0')
            return digits(m_at);
        const QChar prefix = at(m_at + 1).toLower();
        const auto isBaseDigit = [prefix](QChar c) {
            switch (prefix.unicode()) {
            case u'b':
                return c == u'0' || c == u'1';
            case u'o':
                return c >= u'0' && c <= u'7';
            case u'x':
                return isDigit(c) || (c.toLower() >= u'a' && c.toLower() <= u'f');
            default:
                return c == u'0';
            }
        };
        const bool hasBase = prefix == u'b' || prefix == u'o' || prefix == u'x';
        const qsizetype first = m_at + (hasBase ? 2 : 1);
        qsizetype end = first;
        while (isBaseDigit(at(end)) || (at(end) == u'_' && isBaseDigit(at(end + 1))))
            ++end;
        return hasBase && end == first ? m_at + 1 : end;
    }

    void scanNumber()
    {
        if (const qsizetype end = floatEnd(); end > m_at)
            emitToken(Kind::Float, end - m_at);
        else
            emitToken(Kind::Integer, integerEnd() - m_at);
    }

    void scanName()
    {
        qsizetype end = m_at;
        while (isWordCharacter(at(end)) && end < m_source.size())
            ++end;
        emitToken(Kind::Name, end - m_at);
    }

    void scanString(QChar quote)
    {
        for (qsizetype end = m_at + 1; end < m_source.size(); ++end) {
            if (m_source.at(end) == u'\\') {
                ++end;
            } else if (m_source.at(end) == quote) {
                emitToken(Kind::String, end + 1 - m_at);
                return;
            }
        }
        failUnexpected(quote);
    }

    [[noreturn]] void failUnexpected(QChar c) const
    {
        failSyntax(u"unexpected char %1 at %2"_s.arg(pythonStringLiteral(QString(c))).arg(m_at), m_line);
    }

    void scanOperator()
    {
        static constexpr std::array<QStringView, 6> twoCharacters = {u"//", u"**", u"==", u"!=", u">=", u"<="};
        for (const QStringView text : twoCharacters) {
            if (startsWith(m_at, text)) {
                emitToken(Kind::Operator, 2);
                return;
            }
        }
        const QChar c = m_source.at(m_at);
        if (!QStringView(u"+-/*%~[](){}><=.:|,;").contains(c))
            failUnexpected(c);
        balance(c);
        emitToken(Kind::Operator, 1);
    }

    void balance(QChar c)
    {
        if (c == u'{')
            m_brackets += u'}';
        else if (c == u'(')
            m_brackets += u')';
        else if (c == u'[')
            m_brackets += u']';
        if (c != u'}' && c != u')' && c != u']')
            return;
        if (m_brackets.isEmpty())
            failSyntax(u"unexpected '%1'"_s.arg(c), m_line);
        const QChar expected = m_brackets.back();
        m_brackets.chop(1);
        if (expected != c)
            failSyntax(u"unexpected '%1', expected '%2'"_s.arg(c).arg(expected), m_line);
    }

    QString m_source;
    qsizetype m_at = 0;
    int m_line = 1;
    State m_state = State::Root;
    QString m_brackets;
    std::vector<Token> m_tokens;
};

} // namespace

std::vector<Token> scan(const QString &source)
{
    return Scanner(source).run();
}

} // namespace qm::jinja
