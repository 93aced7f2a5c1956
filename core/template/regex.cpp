// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/template/regex.h"

using namespace Qt::StringLiterals;

namespace qm::jinja {

/// A part of a replacement: a text, or a group.
struct Regex::Piece final
{
    QString text;
    qsizetype group = -1;
};

namespace {

/// PCRE2 stops after so many steps inside one match; Python has no such limit and would run on.
constexpr QStringView limits = u"(*LIMIT_MATCH=2000000)(*LIMIT_DEPTH=100000)";

[[noreturn]] void failPattern(const QString &pattern, const QString &why)
{
    failRefused(u"the regular expression %1 is not valid: %2"_s.arg(pythonStringLiteral(pattern), why));
}

/// What is written differently: `\Z` is the very end and `\z` unknown, `(?P<` and `(?P=` are the same, POSIX classes
/// and possessive quantifiers mean nothing to Python 3.11's predecessors.
QString translated(const QString &pattern)
{
    QString result;
    result.reserve(pattern.size() + 8);
    bool inClass = false;
    for (qsizetype at = 0; at < pattern.size(); ++at) {
        const QChar c = pattern.at(at);
        const QChar next = at + 1 < pattern.size() ? pattern.at(at + 1) : QChar();
        if (c == u'\\') {
            if (next.isNull())
                failPattern(pattern, u"bad escape (end of pattern)"_s);
            if (!inClass && next == u'Z') {
                result += u"\\z"_s;
            } else if (next.isLetter() && next.unicode() < 0x80
                       && !QStringView(u"AbBdDsSwWaflnrtvxuUN").contains(next)) {
                failPattern(pattern, u"bad escape \\%1"_s.arg(next));
            } else if (next == u'u') {
                result += u"\\x{"_s + pattern.mid(at + 2, 4) + u'}';
                at += 4;
            } else if (next == u'v') {
                result += u"\\x0b"_s;
            } else {
                result += c;
                result += next;
            }
            ++at;
            continue;
        }
        if (inClass) {
            if (c == u'[')
                result += u'\\'; // no POSIX classes
            else if (c == u']')
                inClass = false;
        } else if (c == u'[') {
            inClass = true;
            result += c;
            qsizetype first = at + 1;
            if (first < pattern.size() && pattern.at(first) == u'^')
                result += pattern.at(first++);
            if (first < pattern.size() && pattern.at(first) == u']') { // a bracket that comes first is one
                result += u"\\]"_s;
                ++first;
            }
            at = first - 1;
            continue;
        }
        result += c;
    }
    return result;
}

} // namespace

Regex::Regex(const QString &pattern, bool ignoreCase, bool multiline)
{
    if (pattern.startsWith(u"(*"))
        failPattern(pattern, u"nothing to repeat at position 1"_s);
    QRegularExpression::PatternOptions options = QRegularExpression::UseUnicodePropertiesOption;
    options.setFlag(QRegularExpression::CaseInsensitiveOption, ignoreCase);
    options.setFlag(QRegularExpression::MultilineOption, multiline);
    m_expression = QRegularExpression(limits.toString() + translated(pattern), options);
    if (!m_expression.isValid())
        failPattern(pattern, m_expression.errorString());
}

QRegularExpressionMatch Regex::match(Engine &engine, const QString &text, qsizetype from, bool anchored) const
{
    engine.charge(16 + (text.size() - from) / 8);
    QRegularExpressionMatch match = m_expression.match(text, from, QRegularExpression::NormalMatch,
                                                       anchored ? QRegularExpression::AnchorAtOffsetMatchOption
                                                                : QRegularExpression::NoMatchOption);
    if (!match.isValid())
        failBudget(u"template-too-much-work"_s,
                   Message(QT_TRANSLATE_NOOP("Message", "A regular expression takes too long: %1"),
                           {m_expression.pattern().mid(limits.size())}));
    return match;
}

std::vector<QRegularExpressionMatch> Regex::all(Engine &engine, const QString &text) const
{
    std::vector<QRegularExpressionMatch> matches;
    qsizetype from = 0;
    qsizetype lastEnd = -1;
    while (from <= text.size()) {
        QRegularExpressionMatch found = match(engine, text, from);
        if (!found.hasMatch())
            break;
        const bool isEmpty = found.capturedLength() == 0;
        from = found.capturedEnd() + (isEmpty ? 1 : 0);
        // An empty match may follow a match that was not empty, at the same place, but not repeat one.
        if (isEmpty && found.capturedStart() == lastEnd && !matches.empty() && matches.back().capturedLength() == 0)
            continue;
        lastEnd = found.capturedEnd();
        matches.push_back(std::move(found));
    }
    return matches;
}

qsizetype Regex::group(const QString &name) const
{
    return m_expression.namedCaptureGroups().indexOf(name);
}

/// re._parser.parse_template
std::vector<Regex::Piece> Regex::parsed(const QString &replacement) const
{
    std::vector<Piece> pieces;
    const auto addText = [&](const QString &text) {
        if (pieces.empty() || pieces.back().group >= 0)
            pieces.push_back({});
        pieces.back().text += text;
    };
    const auto addGroup = [&](qsizetype number) {
        if (number < 0 || number > groups())
            failRefused(u"invalid group reference %1"_s.arg(number));
        pieces.push_back({QString(), number});
    };
    static const QHash<QChar, QChar> escapes = {{u'n', u'\n'}, {u't', u'\t'}, {u'r', u'\r'}, {u'a', u'\a'},
                                                {u'f', u'\f'}, {u'v', u'\v'}, {u'b', u'\b'}, {u'\\', u'\\'}};
    for (qsizetype at = 0; at < replacement.size(); ++at) {
        const QChar c = replacement.at(at);
        const QChar next = at + 1 < replacement.size() ? replacement.at(at + 1) : QChar();
        if (c != u'\\') {
            addText(c);
            continue;
        }
        if (next.isNull())
            failRefused(u"bad escape (end of pattern)"_s);
        ++at;
        if (next == u'g') {
            const qsizetype end = replacement.indexOf(u'>', at);
            if (end < 0 || at + 1 >= replacement.size() || replacement.at(at + 1) != u'<')
                failRefused(u"missing <"_s);
            const QString name = replacement.mid(at + 2, end - at - 2);
            bool isNumber = false;
            const qsizetype number = name.toInt(&isNumber);
            if (!isNumber && group(name) < 0)
                failRefused(u"unknown group name '%1'"_s.arg(name));
            addGroup(isNumber ? number : group(name));
            at = end;
        } else if (next == u'0') {
            addText(QChar(u'\0'));
        } else if (next >= u'1' && next <= u'9') {
            qsizetype number = next.digitValue();
            const QChar second = at + 1 < replacement.size() ? replacement.at(at + 1) : QChar();
            if (second >= u'0' && second <= u'9') {
                number = number * 10 + second.digitValue();
                ++at;
            }
            addGroup(number);
        } else if (escapes.contains(next)) {
            addText(escapes.value(next));
        } else if (next.isLetter() && next.unicode() < 0x80) {
            failRefused(u"bad escape \\%1"_s.arg(next));
        } else {
            addText(u'\\' + QString(next));
        }
    }
    return pieces;
}

QString Regex::replaced(Engine &engine, const QString &text, const QString &replacement) const
{
    const std::vector<Piece> pieces = parsed(replacement);
    QString result;
    qsizetype end = 0;
    for (const QRegularExpressionMatch &found : all(engine, text)) {
        result += QStringView(text).mid(end, found.capturedStart() - end);
        const qsizetype before = result.size();
        for (const Piece &piece : pieces)
            result += piece.group < 0 ? piece.text : found.captured(static_cast<int>(piece.group));
        engine.chargeGrowth(before, result.size() - before);
        end = found.capturedEnd();
    }
    result += QStringView(text).mid(end);
    return result;
}

} // namespace qm::jinja
