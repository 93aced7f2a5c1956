// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/data/vault.h"
#include "core/template/operators.h"
#include "core/template/regex.h"
#include "core/template/registry.h"
#include "core/template/urlparts.h"
#include "core/template/versions.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace qm::jinja {
namespace {

// ansible/plugins/test/core.py

/// A key of what a task has registered.
Value ofResult(Call &call, const QString &key, const QString &test)
{
    requireDefined(call.subject);
    const Value result = plain(call.engine, call.subject);
    if (!result.isDict())
        failRefused(u"The '%1' test expects a dictionary"_s.arg(test));
    const Value *found = result.toDict().find(key);
    return found ? *found : Value(false);
}
Value failed(Call &call)
{
    return ofResult(call, u"failed"_s, u"failed"_s);
}
Value success(Call &call)
{
    return Value(!isTrue(call.engine, failed(call)));
}
Value unreachable(Call &call)
{
    return ofResult(call, u"unreachable"_s, u"unreachable"_s);
}
Value reachable(Call &call)
{
    return Value(!isTrue(call.engine, unreachable(call)));
}
Value skipped(Call &call)
{
    return ofResult(call, u"skipped"_s, u"skipped"_s);
}

Value changed(Call &call)
{
    const Value own = ofResult(call, u"changed"_s, u"changed"_s);
    const Value result = plain(call.engine, call.subject);
    const Value *results = result.toDict().find(u"results"_s);
    if (result.toDict().find(u"changed"_s) || !results)
        return own;
    return Value(std::any_of(results->toList().begin(), results->toList().end(), [&](const Value &item) {
        const Value *one = item.toDict().find(u"changed"_s);
        return one && isTrue(call.engine, *one);
    }));
}

Value asynchronous(Call &call, const QString &key)
{
    ofResult(call, key, key);
    const Value result = plain(call.engine, call.subject);
    const Value *found = result.toDict().find(key);
    return Value(!found || *found == Value(1));
}
Value started(Call &call)
{
    return asynchronous(call, u"started"_s);
}
Value finished(Call &call)
{
    return asynchronous(call, u"finished"_s);
}

Value matches(Call &call, const QString &kind)
{
    const Regex regex(call.text(0), call.truth(1), call.truth(2));
    const QString text = call.subjectText();
    const QRegularExpressionMatch match = regex.match(call.engine, text, 0, kind != u"search");
    return Value(match.hasMatch() && (kind != u"fullmatch" || match.capturedLength() == text.size()));
}
Value match(Call &call)
{
    return matches(call, u"match"_s);
}
Value search(Call &call)
{
    return matches(call, u"search"_s);
}
Value regex(Call &call)
{
    return matches(call, call.text(3, u"search"_s));
}

Value version(Call &call)
{
    static const QHash<QString, QString> operators = {
        {u"=="_s, u"eq"_s}, {u"="_s, u"eq"_s},  {u"eq"_s, u"eq"_s}, {u"<"_s, u"lt"_s},  {u"lt"_s, u"lt"_s},
        {u"<="_s, u"le"_s}, {u"le"_s, u"le"_s}, {u">"_s, u"gt"_s},  {u"gt"_s, u"gt"_s}, {u">="_s, u"ge"_s},
        {u"ge"_s, u"ge"_s}, {u"!="_s, u"ne"_s}, {u"<>"_s, u"ne"_s}, {u"ne"_s, u"ne"_s}};
    const bool hasType = call.has(3) && !call.at(3).isNone();
    if (call.has(2) && !call.at(2).isNone() && hasType)
        failRefused(u"Cannot specify both 'strict' and 'version_type'"_s);
    if (!isTrue(call.engine, call.subject))
        failRefused(u"Input version value cannot be empty"_s);
    if (!isTrue(call.engine, call.at(0)))
        failRefused(u"Version parameter to compare against cannot be empty"_s);
    QString type = call.truth(2) ? u"strict"_s : u"loose"_s;
    if (hasType)
        type = call.text(3);
    const QString op = operators.value(call.text(1, u"eq"_s));
    if (op.isEmpty())
        failRefused(u"Invalid operator type (%1)."_s.arg(call.text(1)));
    const QString a = call.subjectText();
    const QString b = call.text(0);
    int order = 0;
    if (type == u"loose")
        order = (op == u"eq" || op == u"ne") && a == b ? 0 : compareLoose(a, b);
    else if (type == u"strict")
        order = compareStrict(a, b);
    else if (type == u"semver" || type == u"semantic")
        order = compareSemantic(a, b);
    else if (type == u"pep440")
        order = comparePep440(a, b);
    else
        failRefused(u"Invalid version type (%1)."_s.arg(type));
    return Value(op == u"eq"       ? order == 0
                     : op == u"ne" ? order != 0
                     : op == u"lt" ? order < 0
                     : op == u"le" ? order <= 0
                     : op == u"gt" ? order > 0
                                   : order >= 0);
}

Value all(Call &call)
{
    const Value list = listOf(call.engine, call.subject);
    return Value(std::all_of(list.toList().begin(), list.toList().end(),
                             [&](const Value &item) { return isTrue(call.engine, item); }));
}

Value any(Call &call)
{
    const Value list = listOf(call.engine, call.subject);
    return Value(std::any_of(list.toList().begin(), list.toList().end(),
                             [&](const Value &item) { return isTrue(call.engine, item); }));
}

/// With convert_bool: ansible/module_utils/parsing/convert_bool.py
bool truthiness(Call &call)
{
    const Value value = plain(call.engine, call.subject);
    if (call.truth(0) && (value.isString() || value.isNumber())) {
        static const QStringList yes = {u"y"_s, u"yes"_s, u"on"_s, u"1"_s, u"true"_s, u"t"_s, u"1.0"_s};
        static const QStringList no = {u"n"_s, u"no"_s, u"off"_s, u"0"_s, u"false"_s, u"f"_s, u"0.0"_s};
        const QString text = str(call.engine, value).toLower().trimmed();
        if (yes.contains(text) || no.contains(text))
            return yes.contains(text);
    }
    return isTrue(call.engine, value);
}
Value truthy(Call &call)
{
    return Value(truthiness(call));
}
Value falsy(Call &call)
{
    return Value(!truthiness(call));
}

Value vaultEncrypted(Call &call)
{
    return Value(dynamic_cast<const VaultText *>(call.subject.toOpaque()) != nullptr
                 || (call.subject.isString() && isVaultText(call.subject.toString().toUtf8())));
}

// ansible/plugins/test/mathstuff.py

bool isSubset(Call &call, const Value &a, const Value &b)
{
    const Value small = listOf(call.engine, a);
    const Value large = listOf(call.engine, b);
    Value::Dict known;
    for (const Value &item : large.toList()) {
        requireHashable(item);
        known.insert(item, Value());
    }
    std::for_each(small.toList().begin(), small.toList().end(), requireHashable);
    return std::all_of(small.toList().begin(), small.toList().end(),
                       [&](const Value &item) { return known.contains(item); });
}
Value subset(Call &call)
{
    return Value(isSubset(call, call.subject, call.at(0)));
}
Value superset(Call &call)
{
    return Value(isSubset(call, call.at(0), call.subject));
}
Value containsTest(Call &call)
{
    return Value(contains(call.engine, call.subject, call.at(0)));
}
Value nan(Call &call)
{
    requireDefined(call.subject);
    return Value(call.subject.isFloat() && std::isnan(call.subject.toDouble()));
}

// ansible/plugins/test/files.py and uri.py

Value isAbsolute(Call &call)
{
    return Value(call.textSubject(u"expected str, bytes or os.PathLike object, not %1").startsWith(u'/'));
}

/// Tests of files look at the machine that Ansible runs on.
Value ofFiles(Call &)
{
    failUnsupported(Message(QT_TRANSLATE_NOOP("Message",
                                              "Tests of files are not supported: they look at the machine that "
                                              "runs Ansible.")));
}

bool hasScheme(Call &call, const QString &scheme, const Value &schemes)
{
    const Value list = schemes.isNone() ? Value(Value::List()) : listOf(call.engine, schemes);
    return list.toList().empty() || contains(call.engine, list, Value(scheme));
}
/// What is no URL to Python makes these tests false, whatever it is.
std::optional<UrlParts> urlOf(Call &call)
{
    const Value value = undefinedIn(call.subject) ? Value() : plain(call.engine, call.subject);
    if (!value.isString())
        return std::nullopt;
    try {
        return splitUrl(value.toString());
    } catch (const Failure &) {
        return std::nullopt;
    }
}
Value uri(Call &call)
{
    const std::optional<UrlParts> parts = urlOf(call);
    return Value(parts && hasScheme(call, parts->scheme, call.at(0)));
}
Value url(Call &call)
{
    const std::optional<UrlParts> parts = urlOf(call);
    return Value(parts && hasScheme(call, parts->scheme, call.at(0))
                 && (!parts->netloc.isEmpty() || parts->scheme == u"file"));
}
Value urn(Call &call)
{
    const std::optional<UrlParts> parts = urlOf(call);
    return Value(parts && parts->scheme == u"urn");
}

constexpr Entry entries[] = {
    {u"failed", u"", failed},
    {u"failure", u"", failed},
    {u"succeeded", u"", success},
    {u"success", u"", success},
    {u"successful", u"", success},
    {u"reachable", u"", reachable},
    {u"unreachable", u"", unreachable},
    {u"changed", u"", changed},
    {u"change", u"", changed},
    {u"skipped", u"", skipped},
    {u"skip", u"", skipped},
    {u"finished", u"", finished},
    {u"started", u"", started},
    {u"match", u"= pattern ignorecase multiline", match},
    {u"search", u"= pattern ignorecase multiline", search},
    {u"regex", u"= pattern ignorecase multiline match_type", regex},
    {u"version", u"version = operator strict version_type", version},
    {u"version_compare", u"version = operator strict version_type", version},
    {u"any", u"", any},
    {u"all", u"", all},
    {u"truthy", u"= convert_bool", truthy},
    {u"falsy", u"= convert_bool", falsy},
    {u"vault_encrypted", u"", vaultEncrypted},
    {u"subset", u"b", subset},
    {u"issubset", u"b", subset},
    {u"superset", u"b", superset},
    {u"issuperset", u"b", superset},
    {u"contains", u"value", containsTest},
    {u"nan", u"", nan},
    {u"isnan", u"", nan},
    {u"abs", u"", isAbsolute},
    {u"is_abs", u"", isAbsolute},
    {u"directory", u"", ofFiles},
    {u"is_dir", u"", ofFiles},
    {u"file", u"", ofFiles},
    {u"is_file", u"", ofFiles},
    {u"link", u"", ofFiles},
    {u"is_link", u"", ofFiles},
    {u"exists", u"", ofFiles},
    {u"link_exists", u"", ofFiles},
    {u"same_file", u"other", ofFiles},
    {u"is_same_file", u"other", ofFiles},
    {u"mount", u"", ofFiles},
    {u"is_mount", u"", ofFiles},
    {u"uri", u"= schemes", uri},
    {u"url", u"= schemes", url},
    {u"urn", u"", urn},
};

} // namespace

Entries ansibleTests()
{
    return entries;
}

} // namespace qm::jinja
