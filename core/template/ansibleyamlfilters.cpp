// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/data/yamlreader.h"
#include "core/template/operators.h"
#include "core/template/registry.h"
#include "core/template/yaml.h"

#include <limits>

using namespace Qt::StringLiterals;

namespace qm::jinja {
namespace {

// ansible/plugins/filter/core.py

/// Documents inside documents come from elsewhere: nothing in them is a vault text or has a place in a file.
Value fromYaml(Call &call)
{
    requireDefined(call.subject);
    const Value text = plain(call.engine, call.subject);
    if (!text.isString())
        return text;
    call.engine.charge(text.toString().size());
    const Result<ReadDocument> document = readYaml(text.toString().toUtf8(), QString());
    if (!document)
        failRefused(document.error().message.text());
    return document->value;
}

Value fromYamlAll(Call &call)
{
    requireDefined(call.subject);
    const Value text = plain(call.engine, call.subject);
    if (!text.isString())
        return text;
    call.engine.charge(text.toString().size());
    Result<Value::List> documents = readYamlDocuments(text.toString().toUtf8(), QString());
    if (!documents)
        failRefused(documents.error().message.text());
    return Value(*std::move(documents));
}

std::optional<int> count(Engine &engine, const Value &value)
{
    if (value.isNone())
        return std::nullopt;
    const qint64 number = toInteger(engine, value);
    if (number < std::numeric_limits<int>::min() || number > std::numeric_limits<int>::max())
        failRefused(u"to_yaml - Python int too large to convert to C int"_s);
    return static_cast<int>(number);
}

YamlLayout::LineBreak lineBreakOf(const Value &value)
{
    if (value == Value(u"\r"_s))
        return YamlLayout::LineBreak::CarriageReturn;
    return value == Value(u"\r\n"_s) ? YamlLayout::LineBreak::Both : YamlLayout::LineBreak::LineFeed;
}

/// @return whether yaml.dump() has that argument.
bool setArgument(Engine &engine, const QString &name, const Value &value, YamlLayout *layout)
{
    if (name == u"indent")
        layout->indent = count(engine, value);
    else if (name == u"width")
        layout->width = count(engine, value);
    else if (name == u"sort_keys")
        layout->sortKeys = isTrue(engine, value);
    else if (name == u"canonical")
        layout->canonical = isTrue(engine, value);
    else if (name == u"explicit_start")
        layout->explicitStart = isTrue(engine, value);
    else if (name == u"explicit_end")
        layout->explicitEnd = isTrue(engine, value);
    else if (name == u"line_break")
        layout->lineBreak = lineBreakOf(value);
    else if (name == u"default_style")
        layout->scalarStyle = value.toString().size() == 1 ? value.toString().at(0).unicode() : u'\0';
    else
        return false;
    return true;
}

/// @param allowed the name of an argument that only one of the filters takes, or empty
void setArguments(Call &call, QStringView allowed, YamlLayout *layout)
{
    for (const auto &[name, value] : call.restNamed()) {
        if (name == allowed) {
            if (!value.isNone())
                layout->brackets =
                    isTrue(call.engine, value) ? YamlLayout::Brackets::Always : YamlLayout::Brackets::Never;
        } else if (!setArgument(call.engine, name, value, layout)) {
            if (name == u"version" || name == u"tags" || name == u"encoding")
                failUnsupported(
                    Message(QT_TRANSLATE_NOOP("Message", "The argument %1 of to_yaml is not supported."), {name}));
            failRefused(u"to_yaml - dump_all() got an unexpected keyword argument '%1'"_s.arg(name));
        }
    }
}

/// Ansible makes one error of everything that goes wrong here, so that nothing forgives what is undefined.
QString written(Call &call, const YamlLayout &layout)
{
    try {
        return toYaml(call.engine, call.subject, layout);
    } catch (Failure &failure) {
        if (failure.kind == Failure::Kind::Undefined) {
            failure.kind = Failure::Kind::Refused;
            failure.error.code = toString(failure.kind);
        }
        throw;
    }
}

// Positional arguments are swallowed and mean nothing, in both.

Value toYamlFilter(Call &call)
{
    YamlLayout layout;
    setArguments(call, u"default_flow_style", &layout);
    return Value(written(call, layout));
}

Value toNiceYaml(Call &call)
{
    YamlLayout layout;
    layout.brackets = YamlLayout::Brackets::Never;
    layout.indent = call.has(0) ? count(call.engine, call.at(0)) : 4;
    setArguments(call, {}, &layout);
    return Value(written(call, layout));
}

constexpr Entry entries[] = {
    {u"from_yaml", u"", fromYaml},
    {u"from_yaml_all", u"", fromYamlAll},
    {u"to_yaml", u"= * **", toYamlFilter},
    {u"to_nice_yaml", u"= indent * **", toNiceYaml},
};

} // namespace

Entries ansibleYamlFilters()
{
    return entries;
}

} // namespace qm::jinja
