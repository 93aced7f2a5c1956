// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/inventory/shellwords.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

bool isBlank(QChar c)
{
    return c == u' ' || c == u'\t' || c == u'\r' || c == u'\n';
}

bool isQuote(QChar c)
{
    return c == u'"' || c == u'\'';
}

/// How deep the text is inside quotes and Jinja2 blocks.
struct Nesting final
{
    QChar quote;
    qsizetype prints = 0;
    qsizetype blocks = 0;
    qsizetype comments = 0;

    [[nodiscard]] bool isInsideBlock() const { return prints > 0 || blocks > 0 || comments > 0; }
};

void updateQuote(const QString &token, QChar &quote)
{
    for (qsizetype i = 0; i < token.size(); ++i) {
        const QChar c = token.at(i);
        const bool escaped = i > 0 && token.at(i - 1) == u'\\';
        if (!isQuote(c) || escaped)
            continue;
        if (quote.isNull())
            quote = c;
        else if (quote == c)
            quote = QChar();
    }
}

/// @return whether the depth changed.
bool updateDepth(const QString &token, const QString &open, const QString &close, qsizetype &depth)
{
    const qsizetype before = depth;
    depth = std::max<qsizetype>(0, depth + token.count(open) - token.count(close));
    return depth != before;
}

/// Puts tokens that were split inside quotes or blocks together again.
class ArgumentSplitter final
{
public:
    void addLine(const QString &line, bool isLast);
    [[nodiscard]] std::optional<QStringList> result() const
    {
        return m_nesting.isInsideBlock() || !m_nesting.quote.isNull() ? std::nullopt : std::optional(m_words);
    }

private:
    void addToken(const QString &token, bool isFirst, bool isOnly);
    void appendToLast(const QString &text)
    {
        if (m_words.isEmpty())
            m_words.append(text);
        else
            m_words.back() += text;
    }

    QStringList m_words;
    Nesting m_nesting;
};

void ArgumentSplitter::addLine(const QString &line, bool isLast)
{
    bool continues = false;
    const QStringList tokens = line.split(u' ');
    for (qsizetype i = 0; i < tokens.size(); ++i) {
        const QString &token = tokens.at(i);
        if (token.isEmpty() && i > 0)
            appendToLast(u" "_s);
        else if (token == u'\\' && m_nesting.quote.isNull())
            continues = true;
        else
            addToken(token, i == 0, tokens.size() == 1);
    }
    if (!isLast && !continues)
        appendToLast(u"\n"_s);
}

void ArgumentSplitter::addToken(const QString &token, bool isFirst, bool isOnly)
{
    const bool wasQuoted = !m_nesting.quote.isNull();
    const bool wasInside = m_nesting.isInsideBlock();
    updateQuote(token, m_nesting.quote);
    const bool isQuoted = !m_nesting.quote.isNull();
    bool added = false;
    if (isQuoted && !wasQuoted && !wasInside) {
        m_words.append(token);
        added = true;
    } else if (wasInside || isQuoted || wasQuoted) {
        if (isFirst && wasQuoted)
            appendToLast(token);
        else if (!isOnly)
            appendToLast((isFirst ? QString() : u" "_s) + token);
        else
            appendToLast(u'\n' + token);
        added = true;
    }
    for (const bool changed : {updateDepth(token, u"{{"_s, u"}}"_s, m_nesting.prints),
                               updateDepth(token, u"{%"_s, u"%}"_s, m_nesting.blocks),
                               updateDepth(token, u"{#"_s, u"#}"_s, m_nesting.comments)}) {
        if (changed && !added) {
            m_words.append(token);
            added = true;
        }
    }
    if (!m_nesting.isInsideBlock() && !isQuoted && !added && !token.isEmpty())
        m_words.append(token);
}

} // namespace

std::optional<QStringList> splitShellWords(const QString &line)
{
    QStringList words;
    QString word;
    bool started = false; // also by quotes with nothing in them
    QChar quote;
    for (qsizetype i = 0; i < line.size(); ++i) {
        const QChar c = line.at(i);
        if (!quote.isNull()) {
            if (c == quote) {
                quote = QChar();
            } else if (c == u'\\' && quote == u'"') {
                if (++i == line.size())
                    return std::nullopt;
                if (line.at(i) != u'\\' && line.at(i) != u'"')
                    word += u'\\';
                word += line.at(i);
            } else {
                word += c;
            }
        } else if (isBlank(c) || c == u'#') {
            if (started)
                words.append(word);
            word.clear();
            started = false;
            if (c == u'#')
                break;
        } else if (isQuote(c)) {
            quote = c;
            started = true;
        } else if (c == u'\\') {
            if (++i == line.size())
                return std::nullopt;
            word += line.at(i);
            started = true;
        } else {
            word += c;
            started = true;
        }
    }
    if (!quote.isNull())
        return std::nullopt;
    if (started)
        words.append(word);
    return words;
}

std::optional<QStringList> splitArguments(const QString &text)
{
    ArgumentSplitter splitter;
    const QStringList lines = text.split(u'\n');
    for (qsizetype i = 0; i < lines.size(); ++i)
        splitter.addLine(lines.at(i), i == lines.size() - 1);
    return splitter.result();
}

} // namespace qm
