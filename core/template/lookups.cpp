// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/data/datafile.h"
#include "core/template/globals.h"
#include "core/template/operators.h"
#include "core/template/text.h"
#include "core/template/unsafe.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm::jinja {
namespace {

// ansible/plugins/lookup/*.py: each gets its terms, evaluated and templated, and returns a list.

struct Request final
{
    Engine &engine;
    std::vector<Value> terms;
    std::vector<std::pair<QString, Value>> options;

    [[nodiscard]] std::optional<Value> option(QStringView name) const
    {
        const auto found =
            std::find_if(options.begin(), options.end(), [&](const auto &entry) { return entry.first == name; });
        return found == options.end() ? std::nullopt : std::optional(found->second);
    }
};

constexpr qint64 maximumFileSize = 4 * 1024 * 1024;

Value::List env(Request &request)
{
    Value::List result;
    for (const Value &term : request.terms) {
        const QString name = str(request.engine, term);
        const std::optional<Value> missing = request.option(u"default");
        const QByteArray key = name.toLocal8Bit().split(' ').value(0);
        if (!qEnvironmentVariableIsSet(key.constData()) && missing && undefinedIn(*missing))
            throw undefinedIn(*missing)->failure();
        result.push_back(qEnvironmentVariableIsSet(key.constData()) ? Value(qEnvironmentVariable(key.constData()))
                             : missing                              ? *missing
                                                                    : Value(QString()));
    }
    return result;
}

Value::List vars(Request &request)
{
    Value::List result;
    std::optional<Value> missing = request.option(u"default");
    if (missing && missing->isNone())
        missing.reset(); // the same as none given
    for (const Value &term : request.terms) {
        if (!term.isString())
            failRefused(u"Invalid setting identifier, \"%1\" is not a string, its a %2"_s.arg(str(request.engine, term),
                                                                                              typeName(term)));
        const std::optional<Value> value = request.engine.resolveVariable(term.toString());
        if (!value && !missing)
            throw undefinedIn(undefinedBecause(u"No variable found with this name: %1"_s.arg(term.toString())))
                ->failure();
        // What is there and undefined is an error, whatever the default.
        requireDefined(value ? *value : *missing);
        result.push_back(plain(request.engine, value ? *value : *missing));
    }
    return result;
}

/// A file that templates may see, by its full path; empty if there is none. Fails for one that they may not see.
QString findFile(Request &request, const QString &path, bool fails)
{
    const World &world = request.engine.world();
    QStringList candidates = {path};
    if (!path.startsWith(u'/')) {
        candidates.clear();
        for (const QString &folder : {world.playbookDir(), request.engine.inventoryDir()}) {
            if (!folder.isEmpty())
                candidates << folder + u"/files/"_s + path << folder + u'/' + path;
        }
    }
    for (const QString &candidate : candidates) {
        const QString real = QFileInfo(candidate).canonicalFilePath();
        if (real.isEmpty() || !QFileInfo(real).isFile())
            continue;
        const QStringList folders = world.readableFolders();
        const bool isAllowed = std::any_of(folders.begin(), folders.end(), [&](const QString &folder) {
            const QString root = QFileInfo(folder).canonicalFilePath();
            return !root.isEmpty() && real.startsWith(root + u'/');
        });
        if (isAllowed)
            return real;
        failRefused(u"the file %1 lies outside the inventory and the Kubespray checkout"_s.arg(candidate));
    }
    if (fails)
        failRefused(u"could not locate file in lookup: %1"_s.arg(path));
    return {};
}

Value::List file(Request &request)
{
    Value::List result;
    const bool keepsEnd = request.option(u"rstrip") && !isTrue(request.engine, *request.option(u"rstrip"));
    const bool stripsBegin = request.option(u"lstrip") && isTrue(request.engine, *request.option(u"lstrip"));
    for (const Value &term : request.terms) {
        const QString path = findFile(request, str(request.engine, term), true);
        const Result<QByteArray> content = readFile(path, maximumFileSize);
        if (!content)
            throw Failure{Failure::Kind::Refused, content.error(), false, nullptr};
        const QString text = QString::fromUtf8(*content);
        request.engine.chargeItems(text.size());
        result.emplace_back(stripped(text, nullptr, stripsBegin, !keepsEnd));
    }
    return result;
}

Value::List firstFound(Request &request)
{
    QStringList names;
    QStringList folders;
    bool skip = request.option(u"skip") && isTrue(request.engine, *request.option(u"skip"));
    const auto add = [&](const Value &value, QStringList &to) {
        const Value known = plain(request.engine, value);
        if (known.isString())
            to.append(known.toString());
        for (const Value &item : known.toList())
            to.append(str(request.engine, item));
    };
    for (const Value &term : request.terms) {
        const Value known = plain(request.engine, term);
        if (!known.isDict()) {
            add(known, names);
            continue;
        }
        if (const Value *files = known.toDict().find(u"files"_s))
            add(*files, names);
        if (const Value *paths = known.toDict().find(u"paths"_s))
            add(*paths, folders);
        if (const Value *skips = known.toDict().find(u"skip"_s))
            skip = isTrue(request.engine, *skips);
    }
    if (const std::optional<Value> files = request.option(u"files"))
        add(*files, names);
    if (const std::optional<Value> paths = request.option(u"paths"))
        add(*paths, folders);
    for (const QString &folder : folders.isEmpty() ? QStringList{QString()} : folders) {
        for (const QString &name : names) {
            const QString path =
                findFile(request, folder.isEmpty() || name.startsWith(u'/') ? name : folder + u'/' + name, false);
            if (!path.isEmpty())
                return {Value(path)};
        }
    }
    if (!skip)
        failRefused(u"No file was found when using first_found."_s);
    return {};
}

Value::List dict(Request &request)
{
    Value::List result;
    for (const Value &term : request.terms) {
        const Value known = plain(request.engine, term);
        if (!known.isDict())
            failRefused(u"the 'dict' lookup plugin expects a dictionary, got '%1'"_s.arg(str(request.engine, known)));
        for (const Value::Dict::Entry &entry : known.toDict())
            result.emplace_back(Value::Dict{{Value(u"key"_s), entry.key}, {Value(u"value"_s), entry.value}});
    }
    return result;
}

Value::List items(Request &request)
{
    Value::List result;
    for (const Value &term : request.terms) {
        const Value known = plain(request.engine, term);
        if (known.isList())
            result.insert(result.end(), known.toList().begin(), known.toList().end());
        else
            result.push_back(known);
    }
    return result;
}

Value::List list(Request &request)
{
    return request.terms;
}

Value::List indexedItems(Request &request)
{
    Value::List result;
    for (const Value &item : items(request))
        result.emplace_back(Value::List{Value(static_cast<qint64>(result.size())), item}, true);
    return result;
}

using Function = Value::List (*)(Request &);

Function findLookup(const QString &name)
{
    static const QHash<QString, Function> lookups = {
        {u"env"_s, env},   {u"vars"_s, vars},   {u"file"_s, file}, {u"first_found"_s, firstFound},
        {u"dict"_s, dict}, {u"items"_s, items}, {u"list"_s, list}, {u"indexed_items"_s, indexedItems},
    };
    const QString prefix = u"ansible.builtin."_s;
    return lookups.value(name.startsWith(prefix) ? name.mid(prefix.size()) : name);
}

/// Templar._lookup()
Value run(Call &call, bool wantsList)
{
    const QString name = call.text(0);
    const Function function = findLookup(name);
    if (!function)
        failUnsupported(
            Message(QT_TRANSLATE_NOOP("Message", "The lookup %1 is not supported: it is never run."), {name}));
    Request request{call.engine, {}, {}};
    for (const Value &term : call.rest()) {
        requireDefined(term);
        request.terms.push_back(call.engine.templated(plain(call.engine, term)));
    }
    bool ignoresErrors = false;
    for (const auto &[option, value] : call.restNamed()) {
        if (option == u"wantlist")
            wantsList = isTrue(call.engine, value);
        else if (option == u"errors")
            ignoresErrors = str(call.engine, value) != u"strict";
        else if (option != u"allow_unsafe")
            request.options.emplace_back(option, value);
    }
    Value::List result;
    try {
        result = function(request);
    } catch (const Failure &failure) {
        if (!ignoresErrors || failure.kind != Failure::Kind::Refused)
            throw;
        return wantsList ? Value(Value::List()) : Value();
    }
    if (result.empty())
        return Value(Value::List());
    call.engine.noteUnsafe();
    if (wantsList)
        return asUnsafe(Value(std::move(result)));
    const bool allTexts = std::all_of(result.begin(), result.end(), [](const Value &item) { return item.isString(); });
    if (!allTexts)
        return asUnsafe(result.size() == 1 ? result.front() : Value(std::move(result)));
    QString text;
    bool secret = false;
    for (const Value &item : result) {
        text += (&item == &result.front() ? QString() : u","_s) + item.toString();
        secret = secret || item.holdsSecret();
    }
    const Value joined = asUnsafe(Value(text));
    return secret ? joined.withFlag(Value::Secret) : joined;
}

} // namespace

Value lookup(Call &call)
{
    return run(call, false);
}

Value query(Call &call)
{
    return run(call, true);
}

} // namespace qm::jinja
