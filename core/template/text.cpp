// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/template/text.h"

#include "core/template/failure.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm::jinja {
namespace {

/// @return the digits' value, or -1 if there are not @p count digits of that base at @p at.
qint64 number(const QString &text, qsizetype at, qsizetype count, int base)
{
    if (at + count > text.size())
        return -1;
    bool ok = false;
    const qint64 value = text.mid(at, count).toLongLong(&ok, base);
    return ok && text.at(at) != u'-' && text.at(at) != u'+' ? value : -1;
}

/// The one-character escapes; null if @p c is none.
QChar simpleEscape(QChar c)
{
    switch (c.unicode()) {
    case u'\\':
    case u'\'':
    case u'"':
        return c;
    case u'a':
        return u'\a';
    case u'b':
        return u'\b';
    case u'f':
        return u'\f';
    case u'n':
        return u'\n';
    case u'r':
        return u'\r';
    case u't':
        return u'\t';
    case u'v':
        return u'\v';
    default:
        return {};
    }
}

qsizetype octalDigits(const QString &text, qsizetype at)
{
    qsizetype count = 0;
    while (count < 3 && at + count < text.size() && text.at(at + count) >= u'0' && text.at(at + count) <= u'7')
        ++count;
    return count;
}

} // namespace

bool isPythonSpace(QChar c)
{
    const char16_t code = c.unicode();
    if (code < 0x80)
        return (code >= 0x09 && code <= 0x0d) || (code >= 0x1c && code <= 0x20);
    return code == 0x85 || c.isSpace();
}

QString unescapedString(const QString &content, int line)
{
    if (!content.contains(u'\\'))
        return content;
    QString result;
    result.reserve(content.size());
    for (qsizetype at = 0; at < content.size(); ++at) {
        const QChar c = content.at(at);
        if (c != u'\\') {
            result += c;
            continue;
        }
        if (++at == content.size())
            failSyntax(u"\\ at end of string"_s, line);
        const QChar kind = content.at(at);
        if (kind == u'\n')
            continue;
        if (const QChar simple = simpleEscape(kind); !simple.isNull()) {
            result += simple;
            continue;
        }
        if (const qsizetype octal = octalDigits(content, at); octal > 0) {
            result += QChar(static_cast<char16_t>(number(content, at, octal, 8)));
            at += octal - 1;
            continue;
        }
        const qsizetype digits = kind == u'x' ? 2 : kind == u'u' ? 4 : kind == u'U' ? 8 : 0;
        if (digits > 0) {
            const qint64 code = number(content, at + 1, digits, 16);
            if (code < 0 || code > 0x10ffff)
                failSyntax(u"truncated \\%1 escape"_s.arg(kind), line);
            result += QStringView(QChar::fromUcs4(static_cast<char32_t>(code)));
            at += digits;
            continue;
        }
        if (kind == u'N')
            failSyntax(u"\\N{…} escapes are not known here"_s, line);
        result += u'\\';
        result += kind;
    }
    return result;
}

QString stripped(const QString &text, const QString *characters, bool left, bool right)
{
    const auto strips = [&](QChar c) { return characters ? characters->contains(c) : isPythonSpace(c); };
    qsizetype begin = 0;
    qsizetype end = text.size();
    while (left && begin < end && strips(text.at(begin)))
        ++begin;
    while (right && end > begin && strips(text.at(end - 1)))
        --end;
    return text.mid(begin, end - begin);
}

QStringList splitLines(const QString &text, bool keepEnds)
{
    const auto isBreak = [](char16_t c) {
        return (c >= 0x0a && c <= 0x0d) || (c >= 0x1c && c <= 0x1e) || c == 0x85 || c == 0x2028 || c == 0x2029;
    };
    QStringList lines;
    qsizetype begin = 0;
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (!isBreak(text.at(at).unicode()))
            continue;
        const bool pair = text.at(at) == u'\r' && at + 1 < text.size() && text.at(at + 1) == u'\n';
        const qsizetype next = at + (pair ? 2 : 1);
        lines.append(text.mid(begin, (keepEnds ? next : at) - begin));
        begin = next;
        at = next - 1;
    }
    if (begin < text.size())
        lines.append(text.mid(begin));
    return lines;
}

namespace {

QStringList splitBySpace(const QString &text, qint64 limit, bool fromRight)
{
    QStringList parts;
    qsizetype begin = 0;
    qsizetype end = text.size();
    while (true) {
        while (begin < end && isPythonSpace(text.at(begin)))
            ++begin;
        while (end > begin && isPythonSpace(text.at(end - 1)) && (fromRight || parts.size() != limit))
            --end;
        if (begin == end)
            return parts;
        if (limit >= 0 && parts.size() == limit) {
            const QString rest = text.mid(begin, end - begin);
            fromRight ? parts.prepend(rest) : parts.append(rest);
            return parts;
        }
        qsizetype cut = fromRight ? end : begin;
        if (fromRight) {
            while (cut > begin && !isPythonSpace(text.at(cut - 1)))
                --cut;
            parts.prepend(text.mid(cut, end - cut));
            end = cut;
        } else {
            while (cut < end && !isPythonSpace(text.at(cut)))
                ++cut;
            parts.append(text.mid(begin, cut - begin));
            begin = cut;
        }
    }
}

} // namespace

QStringList split(const QString &text, const QString *separator, qint64 limit, bool fromRight)
{
    if (!separator)
        return splitBySpace(text, limit, fromRight);
    if (separator->isEmpty())
        failType(u"empty separator"_s);
    QStringList parts;
    if (fromRight) {
        qsizetype end = text.size();
        while (limit < 0 || parts.size() < limit) {
            const qsizetype from = end - separator->size();
            const qsizetype at = from < 0 ? -1 : text.lastIndexOf(*separator, from);
            if (at < 0)
                break;
            parts.prepend(text.mid(at + separator->size(), end - at - separator->size()));
            end = at;
        }
        parts.prepend(text.left(end));
        return parts;
    }
    qsizetype begin = 0;
    while (limit < 0 || parts.size() < limit) {
        const qsizetype at = text.indexOf(*separator, begin);
        if (at < 0)
            break;
        parts.append(text.mid(begin, at - begin));
        begin = at + separator->size();
    }
    parts.append(text.mid(begin));
    return parts;
}

QString capitalized(const QString &text)
{
    if (text.isEmpty())
        return text;
    const qsizetype first = text.at(0).isHighSurrogate() ? 2 : 1;
    return text.left(first).toUpper() + text.mid(first).toLower();
}

QString titled(const QString &text)
{
    QString result;
    result.reserve(text.size());
    bool inWord = false;
    for (const QChar c : text) {
        result += inWord ? c.toLower() : c.toTitleCase();
        inWord = c.isLetter();
    }
    return result;
}

QString caseSwapped(const QString &text)
{
    QString result;
    result.reserve(text.size());
    for (const QChar c : text)
        result += c.isUpper() ? c.toLower() : c.toUpper();
    return result;
}

bool isLower(const QString &text)
{
    bool cased = false;
    for (const QChar c : text) {
        if (c.isUpper() || c.isTitleCase())
            return false;
        cased = cased || c.isLower();
    }
    return cased;
}

bool isUpper(const QString &text)
{
    bool cased = false;
    for (const QChar c : text) {
        if (c.isLower() || c.isTitleCase())
            return false;
        cased = cased || c.isUpper();
    }
    return cased;
}

qint64 codePoints(const QString &text)
{
    return text.size() - std::count_if(text.begin(), text.end(), [](QChar c) { return c.isLowSurrogate(); });
}

int compareCodePoints(const QString &a, const QString &b)
{
    const qsizetype common = std::min(a.size(), b.size());
    for (qsizetype at = 0; at < common; ++at) {
        const char16_t x = a.at(at).unicode();
        const char16_t y = b.at(at).unicode();
        if (x == y)
            continue;
        // Surrogates stand for code points above all others.
        const auto rank = [](char16_t c) { return c >= 0xd800 && c <= 0xdfff ? c + 0x10000 : int(c); };
        return rank(x) < rank(y) ? -1 : 1;
    }
    return a.size() == b.size() ? 0 : a.size() < b.size() ? -1 : 1;
}

} // namespace qm::jinja
