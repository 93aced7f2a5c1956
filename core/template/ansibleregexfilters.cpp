// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/template/operators.h"
#include "core/template/regex.h"
#include "core/template/registry.h"

#include <algorithm>
#include <variant>

using namespace Qt::StringLiterals;

namespace qm::jinja {
namespace {

// ansible/plugins/filter/core.py

Value regexReplace(Call &call)
{
    const Regex regex(call.text(0), call.truth(2), call.truth(3));
    return Value(regex.replaced(call.engine, call.subjectText(), call.text(1)));
}

/// What a group holds: None if it took no part.
Value captured(const QRegularExpressionMatch &match, qsizetype group)
{
    const int number = static_cast<int>(group);
    return match.capturedStart(number) < 0 ? Value() : Value(match.captured(number));
}

Value regexFindall(Call &call)
{
    const Regex regex(call.text(0), call.truth(2), call.truth(1));
    Value::List found;
    for (const QRegularExpressionMatch &match : regex.all(call.engine, call.subjectText())) {
        if (regex.groups() < 2) {
            found.emplace_back(match.captured(regex.groups()));
            continue;
        }
        Value::List groups;
        for (int group = 1; group <= regex.groups(); ++group)
            groups.emplace_back(match.captured(group));
        found.emplace_back(std::move(groups), true);
    }
    return Value(std::move(found));
}

/// A group by its number or its name.
using GroupReference = std::variant<qsizetype, QString>;

/// `\1` or `\g<name>`
GroupReference wantedGroup(const QString &text)
{
    static const QRegularExpression byName(uR"(^\\g<(\S+)>)"_s);
    static const QRegularExpression byNumber(uR"(^\\(\d+))"_s);
    if (const auto match = byNumber.match(text); match.hasMatch())
        return match.captured(1).toInt();
    const auto match = byName.match(text);
    if (!match.hasMatch())
        failRefused(u"Unknown argument"_s);
    return match.captured(1);
}

qsizetype groupNumber(const Regex &regex, const GroupReference &reference)
{
    const auto *name = std::get_if<QString>(&reference);
    const qsizetype group = name ? regex.group(*name) : std::get<qsizetype>(reference);
    if (group < 0 || group > regex.groups())
        failType(u"no such group"_s);
    return group;
}

Value regexSearch(Call &call)
{
    bool ignoreCase = false;
    bool multiline = false;
    for (const auto &[name, value] : call.restNamed()) {
        if (name == u"ignorecase")
            ignoreCase = isTrue(call.engine, value);
        else if (name == u"multiline")
            multiline = isTrue(call.engine, value);
    }
    std::vector<GroupReference> wanted; // refused before anything is looked for
    for (const Value &group : call.rest())
        wanted.push_back(wantedGroup(str(call.engine, group)));
    const Regex regex(call.text(0), ignoreCase, multiline);
    const QRegularExpressionMatch match = regex.match(call.engine, call.subjectText());
    if (!match.hasMatch())
        return {};
    if (wanted.empty())
        return Value(match.captured());
    Value::List groups;
    for (const GroupReference &group : wanted)
        groups.push_back(captured(match, groupNumber(regex, group)));
    return Value(std::move(groups));
}

Value regexEscape(Call &call)
{
    const QString kind = call.text(0, u"python"_s);
    const QString special = kind == u"python" ? u"()[]{}?*+-|^$\\.&~# \t\n\r\v\f"_s
        : kind == u"posix_basic"              ? u"].[^$*\\"_s
                                              : QString();
    if (special.isEmpty())
        failRefused(u"Invalid regex type (%1)"_s.arg(kind));
    QString result;
    for (const QChar c : call.subjectText()) {
        if (special.contains(c))
            result += u'\\';
        result += c;
    }
    return Value(result);
}

constexpr Entry entries[] = {
    {u"regex_replace", u"= pattern replacement ignorecase multiline", regexReplace},
    {u"regex_findall", u"regex = multiline ignorecase", regexFindall},
    {u"regex_search", u"regex = * **", regexSearch},
    {u"regex_escape", u"= re_type", regexEscape},
};

} // namespace

Entries ansibleRegexFilters()
{
    return entries;
}

} // namespace qm::jinja
