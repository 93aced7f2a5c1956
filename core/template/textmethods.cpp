// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/template/call.h"
#include "core/template/methods.h"
#include "core/template/operators.h"
#include "core/template/text.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm::jinja {
namespace {

// Methods of Python's str (Objects/unicodeobject.c). Positions count code points; texts with characters beyond
// the basic plane are rare enough to be counted the slow way.

/// An argument that must be a text; null if it is None or missing.
std::optional<QString> optionalText(const Call &call, size_t parameter)
{
    if (!call.has(parameter) || call.at(parameter).isNone())
        return {};
    requireDefined(call.at(parameter));
    const Value value = plain(call.engine, call.at(parameter));
    if (!value.isString())
        failType(u"must be str, not %1"_s.arg(typeName(value)));
    return value.toString();
}

QString requiredText(const Call &call, size_t parameter)
{
    const std::optional<QString> text = optionalText(call, parameter);
    if (!text)
        failType(u"must be str, not NoneType"_s);
    return *text;
}

Value splitMethod(Call &call, bool fromRight)
{
    const std::optional<QString> separator = optionalText(call, 0);
    const QString text = call.subjectText();
    call.engine.charge(text.size());
    return toValue(split(text, separator ? &*separator : nullptr, call.integer(1, -1), fromRight));
}
Value splitLeft(Call &call)
{
    return splitMethod(call, false);
}
Value splitRight(Call &call)
{
    return splitMethod(call, true);
}

Value stripMethod(Call &call, bool left, bool right)
{
    const std::optional<QString> characters = optionalText(call, 0);
    return Value(stripped(call.subjectText(), characters ? &*characters : nullptr, left, right));
}
Value strip(Call &call)
{
    return stripMethod(call, true, true);
}
Value stripLeft(Call &call)
{
    return stripMethod(call, true, false);
}
Value stripRight(Call &call)
{
    return stripMethod(call, false, true);
}

Value lower(Call &call)
{
    return Value(call.subjectText().toLower());
}
Value upper(Call &call)
{
    return Value(call.subjectText().toUpper());
}
Value casefold(Call &call)
{
    return Value(call.subjectText().toCaseFolded());
}
Value title(Call &call)
{
    return Value(titled(call.subjectText()));
}
Value capitalize(Call &call)
{
    return Value(capitalized(call.subjectText()));
}
Value swapcase(Call &call)
{
    return Value(caseSwapped(call.subjectText()));
}

Value replace(Call &call)
{
    return Value(
        replaced(call.engine, call.subjectText(), requiredText(call, 0), requiredText(call, 1), call.integer(2, -1)));
}

Value join(Call &call)
{
    const Value list = listOf(call.engine, call.at(0));
    const QString separator = call.subjectText();
    QString text;
    qint64 index = 0;
    for (const Value &item : list.toList()) {
        if (!item.isString())
            failType(u"sequence item %1: expected str instance, %2 found"_s.arg(index).arg(typeName(item)));
        call.engine.chargeGrowth(text.size(), separator.size() + item.toString().size());
        if (index++ > 0)
            text += separator;
        text += item.toString();
    }
    return Value(text);
}

Value format(Call &call)
{
    return Value(formatBraces(call.engine, call.subjectText(), Arguments{call.rest(), call.restNamed()}));
}

bool affix(Call &call, bool atStart)
{
    const QString text = call.subjectText();
    const Value candidates = plain(call.engine, call.at(0));
    const auto matches = [&](const Value &candidate) {
        if (!candidate.isString())
            failType(u"%1 first arg must be str or a tuple of str, not %2"_s.arg(
                atStart ? u"startswith"_s : u"endswith"_s, typeName(candidate)));
        return atStart ? text.startsWith(candidate.toString()) : text.endsWith(candidate.toString());
    };
    if (candidates.isList() && candidates.hasFlag(Value::Tuple))
        return std::any_of(candidates.toList().begin(), candidates.toList().end(), matches);
    requireDefined(candidates);
    return matches(candidates);
}
Value startsWith(Call &call)
{
    return Value(affix(call, true));
}
Value endsWith(Call &call)
{
    return Value(affix(call, false));
}

Value removePrefix(Call &call)
{
    const QString text = call.subjectText();
    const QString prefix = requiredText(call, 0);
    return Value(text.startsWith(prefix) ? text.mid(prefix.size()) : text);
}

Value removeSuffix(Call &call)
{
    const QString text = call.subjectText();
    const QString suffix = requiredText(call, 0);
    return Value(!suffix.isEmpty() && text.endsWith(suffix) ? text.chopped(suffix.size()) : text);
}

/// The part of the subject between the optional bounds at parameters 1 and 2, and where it begins.
std::pair<QString, qint64> window(Call &call)
{
    const QString text = call.subjectText();
    if (!call.has(1) && !call.has(2))
        return {text, 0};
    const Value part = slice(call.engine, Value(text), call.at(1), call.at(2), Value());
    const qint64 size = codePoints(text);
    const qint64 start = call.integer(1, 0);
    return {part.toString(), std::clamp<qint64>(start < 0 ? start + size : start, 0, size)};
}

qint64 positionOf(Call &call, bool last)
{
    const auto [text, offset] = window(call);
    const QString part = requiredText(call, 0);
    const qsizetype at = last ? text.lastIndexOf(part) : text.indexOf(part);
    return at < 0 ? -1 : offset + codePoints(text.left(at));
}
Value find(Call &call)
{
    return Value(positionOf(call, false));
}
Value findLast(Call &call)
{
    return Value(positionOf(call, true));
}
Value required(qint64 position)
{
    if (position < 0)
        failType(u"substring not found"_s);
    return Value(position);
}
Value index(Call &call)
{
    return required(positionOf(call, false));
}
Value indexLast(Call &call)
{
    return required(positionOf(call, true));
}

Value count(Call &call)
{
    const auto [text, offset] = window(call);
    const QString part = requiredText(call, 0);
    if (part.isEmpty())
        return Value(codePoints(text) + 1);
    qint64 found = 0;
    for (qsizetype at = 0; (at = text.indexOf(part, at)) >= 0; at += part.size())
        ++found;
    return Value(found);
}

Value partitionMethod(Call &call, bool last)
{
    const QString text = call.subjectText();
    const QString separator = requiredText(call, 0);
    if (separator.isEmpty())
        failType(u"empty separator"_s);
    const qsizetype at = last ? text.lastIndexOf(separator) : text.indexOf(separator);
    QStringList parts = last ? QStringList{QString(), QString(), text} : QStringList{text, QString(), QString()};
    if (at >= 0)
        parts = {text.left(at), separator, text.mid(at + separator.size())};
    return Value(toValue(parts).toList(), true);
}
Value partition(Call &call)
{
    return partitionMethod(call, false);
}
Value partitionLast(Call &call)
{
    return partitionMethod(call, true);
}

Value linesOf(Call &call)
{
    return toValue(splitLines(call.subjectText(), call.truth(0)));
}

Value padded(Call &call, int left, int right)
{
    const QString text = call.subjectText();
    const QString fill = call.text(1, u" "_s);
    if (codePoints(fill) != 1)
        failType(u"The fill character must be exactly one character long"_s);
    const qint64 width = call.integer(0);
    const qint64 missing = std::max<qint64>(width - codePoints(text), 0);
    call.engine.chargeItems(text.size() + missing);
    // str.center() puts the odd blank to the left if the width is odd.
    const qint64 before = left && right ? missing / 2 + (missing & width & 1) : left ? missing : 0;
    return Value(fill.repeated(before) + text + fill.repeated(missing - before));
}
Value ljust(Call &call)
{
    return padded(call, 0, 1);
}
Value rjust(Call &call)
{
    return padded(call, 1, 0);
}
Value center(Call &call)
{
    return padded(call, 1, 1);
}

Value zfill(Call &call)
{
    const QString text = call.subjectText();
    const qint64 missing = std::max<qint64>(call.integer(0) - codePoints(text), 0);
    call.engine.chargeItems(text.size() + missing);
    const qsizetype sign = text.startsWith(u'-') || text.startsWith(u'+') ? 1 : 0;
    return Value(text.left(sign) + QString(missing, u'0') + text.mid(sign));
}

Value expandTabs(Call &call)
{
    const QString text = call.subjectText();
    const qint64 size = std::max<qint64>(call.integer(0, 8), 0);
    QString result;
    qint64 column = 0;
    for (const QChar c : text) {
        const qint64 blanks = c == u'\t' && size > 0 ? size - column % size : 0;
        call.engine.chargeGrowth(result.size(), blanks + 1);
        if (c == u'\t')
            result += QString(blanks, u' ');
        else
            result += c;
        column = c == u'\n' || c == u'\r' ? 0 : column + (c == u'\t' ? blanks : c.isLowSurrogate() ? 0 : 1);
    }
    return Value(result);
}

constexpr Entry entries[] = {
    {u"split", u"= sep maxsplit", splitLeft},
    {u"rsplit", u"= sep maxsplit", splitRight},
    {u"strip", u"= chars", strip},
    {u"lstrip", u"= chars", stripLeft},
    {u"rstrip", u"= chars", stripRight},
    {u"lower", u"", lower},
    {u"upper", u"", upper},
    {u"casefold", u"", casefold},
    {u"title", u"", title},
    {u"capitalize", u"", capitalize},
    {u"swapcase", u"", swapcase},
    {u"replace", u"old new = count", replace},
    {u"join", u"iterable", join},
    {u"format", u"* **", format},
    {u"startswith", u"prefix", startsWith},
    {u"endswith", u"suffix", endsWith},
    {u"removeprefix", u"prefix", removePrefix},
    {u"removesuffix", u"suffix", removeSuffix},
    {u"find", u"sub = start end", find},
    {u"rfind", u"sub = start end", findLast},
    {u"index", u"sub = start end", index},
    {u"rindex", u"sub = start end", indexLast},
    {u"count", u"sub = start end", count},
    {u"partition", u"sep", partition},
    {u"rpartition", u"sep", partitionLast},
    {u"splitlines", u"= keepends", linesOf},
    {u"ljust", u"width = fillchar", ljust},
    {u"rjust", u"width = fillchar", rjust},
    {u"center", u"width = fillchar", center},
    {u"zfill", u"width", zfill},
    {u"expandtabs", u"= tabsize", expandTabs},
};

} // namespace

QString replaced(Engine &engine, const QString &text, const QString &old, const QString &with, qint64 limit)
{
    engine.charge(text.size());
    QString result;
    qsizetype begin = 0;
    // An empty text is found before every character and at the end.
    qsizetype at = 0;
    for (qint64 count = 0; limit < 0 || count < limit; ++count) {
        at = old.isEmpty() ? at : text.indexOf(old, begin);
        if (at < 0 || at > text.size())
            break;
        engine.chargeGrowth(result.size(), (at - begin) + with.size());
        result += QStringView(text).mid(begin, at - begin);
        result += with;
        begin = at + old.size();
        if (old.isEmpty())
            ++at;
    }
    result += QStringView(text).mid(begin);
    return result;
}

Entries textMethods()
{
    return entries;
}

} // namespace qm::jinja
