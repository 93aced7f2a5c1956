// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/base/saturated.h"
#include "core/template/markup.h"
#include "core/template/methods.h"
#include "core/template/operators.h"
#include "core/template/registry.h"
#include "core/template/text.h"
#include "core/template/textwrap.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm::jinja {
namespace {

// jinja2/filters.py; each function is do_<its name> there.

Value lower(Call &call)
{
    return Value(call.subjectText().toLower());
}
Value upper(Call &call)
{
    return Value(call.subjectText().toUpper());
}
Value capitalize(Call &call)
{
    return Value(capitalized(call.subjectText()));
}

Value title(Call &call)
{
    // Words begin after these, not wherever str.title() sees one.
    static const QString beginners = u"-({[<"_s;
    QString result;
    bool begins = true;
    for (const QChar c : call.subjectText()) {
        const bool separates = beginners.contains(c) || isPythonSpace(c);
        result += separates ? c : begins ? c.toUpper() : c.toLower();
        begins = separates;
    }
    return Value(result);
}

Value replace(Call &call)
{
    const qint64 limit = call.at(2).isNone() ? -1 : call.integer(2, -1);
    return Value(replaced(call.engine, call.subjectText(), call.text(0), call.text(1), limit));
}

Value trim(Call &call)
{
    const bool hasCharacters = call.has(0) && !call.at(0).isNone();
    if (hasCharacters && !plain(call.engine, call.at(0)).isString())
        failType(u"strip arg must be None or str"_s);
    const QString characters = hasCharacters ? call.text(0) : QString();
    return Value(stripped(call.subjectText(), hasCharacters ? &characters : nullptr));
}

Value string(Call &call)
{
    const Value known = plain(call.engine, call.subject);
    return known.isString() ? known : Value(call.subjectText());
}

Value center(Call &call)
{
    Arguments arguments;
    arguments.positional.emplace_back(call.integer(0, 80));
    return jinja::call(call.engine, *method(call.engine, Value(call.subjectText()), u"center"_s), std::move(arguments));
}

Value format(Call &call)
{
    if (!call.rest().empty() && !call.restNamed().empty())
        failRefused(u"can't handle positional and keyword arguments at the same time"_s);
    Value::Dict named;
    for (const auto &[name, value] : call.restNamed())
        named.insert(name, value);
    const Value values = named.isEmpty() ? Value(call.rest(), true) : Value(std::move(named));
    return Value(formatPercent(call.engine, call.subjectText(), values));
}

Value indent(Call &call)
{
    const Value width = call.has(0) ? plain(call.engine, call.at(0)) : Value(4);
    const qint64 count = width.isString() ? 0 : std::max<qint64>(toInteger(call.engine, width), 0);
    call.engine.chargeItems(count);
    const QString indention = width.isString() ? width.toString() : QString(count, u' ');
    const bool first = call.truth(1);
    const bool blank = call.truth(2);
    const QString text = call.textSubject(u"unsupported operand type(s) for +=: '%1' and 'str'");
    const QStringList lines = splitLines(text + u'\n');
    call.engine.chargeItems(text.size());
    call.engine.chargeItems(saturatedProduct(lines.size(), indention.size()));
    QString result;
    for (qsizetype index = 0; index < lines.size(); ++index) {
        if (index > 0)
            result += u'\n';
        const bool indents = index == 0 ? first : blank || !lines.at(index).isEmpty();
        result += (indents ? indention : QString()) + lines.at(index);
    }
    return Value(result);
}

Value truncate(Call &call)
{
    const qint64 length = call.integer(0, 255);
    const bool killsWords = call.truth(1);
    const QString end = call.text(2, u"..."_s);
    const qint64 leeway = call.has(3) && !call.at(3).isNone() ? call.integer(3) : 5;
    const qint64 endLength = codePoints(end);
    if (length < endLength)
        failRefused(u"expected length >= %1, got %2"_s.arg(endLength).arg(length));
    if (leeway < 0)
        failRefused(u"expected leeway >= 0, got %1"_s.arg(leeway));
    const Value whole = plain(call.engine, call.subject);
    if ((whole.isList() || whole.isDict()) && jinja::length(call.engine, whole) - leeway <= length)
        return whole;
    const QString text = call.textSubject(u"object of type '%1' has no len()");
    const std::u32string points = text.toStdU32String();
    if (static_cast<qint64>(points.size()) - leeway <= length)
        return Value(text);
    const QString kept = QString::fromStdU32String(points.substr(0, static_cast<size_t>(length - endLength)));
    const qsizetype blank = killsWords ? -1 : kept.lastIndexOf(u' ');
    return Value((blank < 0 ? kept : kept.left(blank)) + end);
}

Value wordcount(Call &call)
{
    static const QRegularExpression word(uR"(\w+)"_s, QRegularExpression::UseUnicodePropertiesOption);
    qint64 count = 0;
    const QString text = call.subjectText();
    for (auto it = word.globalMatch(text); it.hasNext(); it.next())
        ++count;
    return Value(count);
}

Value wordwrap(Call &call)
{
    const qint64 width = call.integer(0, 79);
    if (width <= 0)
        failType(u"invalid width %1 (must be > 0)"_s.arg(width));
    const QString text = call.textSubject(u"'%1' object has no attribute 'splitlines'");
    const Wrapping wrapping{width, call.truth(1, true), call.truth(3, true)};
    const QString separator = call.has(2) && !call.at(2).isNone() ? call.text(2) : u"\n"_s;
    QStringList paragraphs;
    for (const QString &line : splitLines(text)) {
        call.engine.charge(line.size());
        paragraphs.append(wrapped(line, wrapping).join(separator));
    }
    return Value(paragraphs.join(separator));
}

Value escape(Call &call)
{
    const QString text = call.subjectText();
    call.engine.chargeItems(text.size() * 5);
    return Value(escaped(text));
}

Value urlize(Call &call)
{
    static const QRegularExpression schemePrefix(uR"(^[\w.+-]{2,}:/{0,2}$)"_s,
                                                 QRegularExpression::UseUnicodePropertiesOption);
    QStringList rel = call.has(3) && !call.at(3).isNone() ? split(call.text(3), nullptr, -1) : QStringList();
    if (call.truth(1))
        rel.append(u"nofollow"_s);
    rel.append(u"noopener"_s); // policies["urlize.rel"]
    rel.sort();
    rel.removeDuplicates();
    Links links;
    if (call.has(0) && !call.at(0).isNone())
        links.mostShown = call.integer(0);
    links.rel = rel.join(u' ');
    links.target = call.has(2) && !call.at(2).isNone() ? call.text(2) : QString();
    if (call.has(4) && !call.at(4).isNone()) {
        for (const Value &scheme : listOf(call.engine, call.at(4)).toList()) {
            links.extraSchemes.append(str(call.engine, scheme));
            if (!schemePrefix.match(links.extraSchemes.constLast()).hasMatch())
                failRefused(scheme.repr() + u" is not a valid URI scheme prefix."_s);
        }
    }
    const QString text = call.subjectText();
    call.engine.chargeItems(text.size() * 5);
    return Value(urlized(text, links));
}

Value xmlattr(Call &call)
{
    static const QRegularExpression invalid(uR"([\s/>=])"_s, QRegularExpression::UseUnicodePropertiesOption);
    const Value attributes = plain(call.engine, call.subject);
    requireDefined(attributes);
    if (!attributes.isDict())
        failType(u"'%1' object has no attribute 'items'"_s.arg(typeName(attributes)));
    QStringList items;
    for (const auto &[key, value] : attributes.toDict()) {
        if (value.isNone() || undefinedIn(value))
            continue;
        if (!key.isString())
            failType(u"expected string or bytes-like object"_s);
        if (invalid.match(key.toString()).hasMatch())
            failRefused(u"Invalid character in attribute name: "_s + key.repr());
        items.append(escaped(key.toString()) + u"=\""_s + escaped(str(call.engine, value)) + u'"');
        call.engine.chargeItems(items.constLast().size());
    }
    const bool leads = call.truth(0, true) && !items.isEmpty();
    return Value((leads ? u" "_s : QString()) + items.join(u' '));
}

Value striptags(Call &call)
{
    static const QRegularExpression tags(uR"(<!--.*?-->|<[^>]*>)"_s, QRegularExpression::DotMatchesEverythingOption);
    QString text = call.subjectText();
    text.remove(tags);
    text.replace(u"&lt;"_s, u"<"_s).replace(u"&gt;"_s, u">"_s).replace(u"&#34;"_s, u"\""_s).replace(u"&#39;"_s, u"'"_s);
    text.replace(u"&quot;"_s, u"\""_s).replace(u"&amp;"_s, u"&"_s);
    return Value(split(text, nullptr, -1).join(u' '));
}

/// jinja2/utils.py, url_quote
QString urlQuoted(const QString &text, bool inQuery)
{
    QString quoted =
        QString::fromLatin1(QUrl::toPercentEncoding(text, inQuery ? QByteArray() : QByteArrayLiteral("/")));
    if (inQuery)
        quoted.replace(u"%20"_s, u"+"_s);
    return quoted;
}

Value urlencode(Call &call)
{
    const Value value = plain(call.engine, call.subject);
    requireDefined(value);
    if (!value.isDict() && !value.isList())
        return Value(urlQuoted(call.subjectText(), false));
    QStringList pairs;
    const auto add = [&](const Value &key, const Value &item) {
        pairs.append(urlQuoted(str(call.engine, key), true) + u'=' + urlQuoted(str(call.engine, item), true));
    };
    for (const Value::Dict::Entry &entry : value.toDict())
        add(entry.key, entry.value);
    for (const Value &item : value.toList()) {
        const Value pair = listOf(call.engine, item);
        if (pair.toList().size() != 2)
            failType(u"not enough values to unpack (expected 2, got %1)"_s.arg(pair.toList().size()));
        add(pair.toList()[0], pair.toList()[1]);
    }
    return Value(pairs.join(u'&'));
}

constexpr Entry entries[] = {
    {u"lower", u"", lower},
    {u"upper", u"", upper},
    {u"capitalize", u"", capitalize},
    {u"title", u"", title},
    {u"replace", u"old new = count", replace},
    {u"trim", u"= chars", trim},
    {u"string", u"", string},
    {u"safe", u"", string},
    {u"center", u"= width", center},
    {u"format", u"* **", format},
    {u"indent", u"= width first blank", indent},
    {u"truncate", u"= length killwords end leeway", truncate},
    {u"wordcount", u"", wordcount},
    {u"wordwrap", u"= width break_long_words wrapstring break_on_hyphens", wordwrap},
    {u"escape", u"", escape},
    {u"e", u"", escape},
    {u"forceescape", u"", escape},
    {u"striptags", u"", striptags},
    {u"urlencode", u"", urlencode},
    {u"urlize", u"= trim_url_limit nofollow target rel extra_schemes", urlize},
    {u"xmlattr", u"= autospace", xmlattr},
};

} // namespace

Entries jinjaTextFilters()
{
    return entries;
}

} // namespace qm::jinja
