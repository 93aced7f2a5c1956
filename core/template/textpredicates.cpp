// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/template/call.h"
#include "core/template/methods.h"
#include "core/template/text.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm::jinja {
namespace {

// What Python's str says of itself (Objects/unicodeobject.c)

template<typename Predicate>
Value all(Call &call, Predicate &&predicate)
{
    const QString text = call.subjectText();
    return Value(!text.isEmpty() && std::all_of(text.begin(), text.end(), predicate));
}
Value isDigit(Call &call)
{
    return all(call, [](QChar c) { return c.isDigit(); });
}
Value isNumeric(Call &call)
{
    return all(call, [](QChar c) { return c.isNumber(); });
}
Value isDecimal(Call &call)
{
    return all(call, [](QChar c) { return c.category() == QChar::Number_DecimalDigit; });
}
Value isAlpha(Call &call)
{
    return all(call, [](QChar c) { return c.isLetter(); });
}
Value isAlnum(Call &call)
{
    return all(call, [](QChar c) { return c.isLetterOrNumber(); });
}
Value isSpace(Call &call)
{
    return all(call, isPythonSpace);
}
Value isLowerMethod(Call &call)
{
    return Value(isLower(call.subjectText()));
}
Value isUpperMethod(Call &call)
{
    return Value(isUpper(call.subjectText()));
}
Value isAscii(Call &call)
{
    const QString text = call.subjectText();
    return Value(std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x80; }));
}

Value isTitle(Call &call)
{
    bool cased = false;
    bool inWord = false;
    for (const uint c : call.subjectText().toUcs4()) {
        const bool begins = QChar::isUpper(c) || QChar::isTitleCase(c);
        if ((begins && inWord) || (QChar::isLower(c) && !inWord))
            return Value(false);
        inWord = begins || QChar::isLower(c);
        cased = cased || inWord;
    }
    return Value(cased);
}

bool isPrintableCharacter(uint c)
{
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return false;
    case QChar::Separator_Space:
        return c == u' ';
    default:
        return true;
    }
}
Value isPrintable(Call &call)
{
    const QList<uint> text = call.subjectText().toUcs4();
    return Value(std::all_of(text.begin(), text.end(), isPrintableCharacter));
}

Value isIdentifier(Call &call)
{
    const auto begins = [](uint c) {
        return c == u'_' || QChar::isLetter(c) || QChar::category(c) == QChar::Number_Letter;
    };
    const auto continues = [&](uint c) {
        const QChar::Category category = QChar::category(c);
        return begins(c) || category == QChar::Number_DecimalDigit || category == QChar::Mark_NonSpacing
            || category == QChar::Mark_SpacingCombining || category == QChar::Punctuation_Connector;
    };
    const QList<uint> text = call.subjectText().toUcs4();
    return Value(!text.isEmpty() && begins(text.front()) && std::all_of(text.begin(), text.end(), continues));
}

constexpr Entry entries[] = {
    {u"isdigit", u"", isDigit},       {u"isnumeric", u"", isNumeric},     {u"isdecimal", u"", isDecimal},
    {u"isalpha", u"", isAlpha},       {u"isalnum", u"", isAlnum},         {u"isspace", u"", isSpace},
    {u"islower", u"", isLowerMethod}, {u"isupper", u"", isUpperMethod},   {u"isascii", u"", isAscii},
    {u"istitle", u"", isTitle},       {u"isprintable", u"", isPrintable}, {u"isidentifier", u"", isIdentifier},
};

} // namespace

Entries textPredicates()
{
    return entries;
}

} // namespace qm::jinja
