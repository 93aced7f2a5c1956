// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/template/engine.h"
#include "core/template/interpreter.h"
#include "core/template/lexer.h"
#include "core/template/parser.h"
#include "core/template/unsafe.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm::jinja {
namespace {

/// A text may begin with a line of options for Jinja2 (ansible/template/__init__.py, JINJA2_OVERRIDE).
constexpr QStringView overrideHeader = u"#jinja2:";

qsizetype newlinesAtEnd(const QString &text)
{
    qsizetype at = text.size();
    while (at > 0 && text.at(at - 1) == u'\n')
        --at;
    return text.size() - at;
}

} // namespace

/// Templar.template(): whatever it looks at comes out with lists where there were tuples.
Value Engine::templated(const Value &raw, bool lenient)
{
    if (!isChangedByTemplating(raw))
        return raw;
    if (raw.isString())
        return templatedText(raw, lenient);
    const DepthGuard depth(*this);
    if (raw.isList()) {
        Value::List list;
        list.reserve(raw.toList().size());
        for (const Value &item : raw.toList())
            list.push_back(templated(item, lenient));
        return Value(std::move(list)).withLocation(raw.location());
    }
    Value::Dict dict;
    dict.reserve(raw.toDict().size());
    for (const Value::Dict::Entry &entry : raw.toDict())
        dict.insert(entry.key, templated(entry.value, lenient));
    return Value(std::move(dict)).withLocation(raw.location());
}

Value Engine::templatedText(const Value &text, bool lenient)
{
    const Marks outerMarks = std::exchange(m_marks, {text.holdsUnsafe(), text.holdsSecret()});
    try {
        const std::optional<Value> lone = loneVariable(text.toString());
        const Value value = lone ? *lone : renderText(text.toString());
        const Value result = marked(value).withLocation(text.location());
        m_marks = outerMarks;
        noteRead(result);
        return result;
    } catch (Failure &failure) {
        const Marks marks = std::exchange(m_marks, outerMarks);
        if (lenient && failure.kind == Failure::Kind::Undefined)
            return text; // HostVarsVars hands over what it cannot evaluate as it was written
        if (!failure.error.location.isValid())
            failure.error.location = text.location();
        if (marks.secret && failure.quotesValues) {
            failure.error.message = Message(QT_TRANSLATE_NOOP(
                "Message", "The template cannot be evaluated. It reads a secret; the reason is not shown."));
            failure.quotesValues = false;
        }
        throw;
    }
}

/// What a result inherits from what its template looked at.
Value Engine::marked(Value value) const
{
    if (m_marks.unsafe)
        value = asUnsafe(value);
    if (m_marks.secret && !value.holdsSecret())
        value = value.withFlag(Value::Secret);
    return value;
}

/// Only a text that is nothing but `{{ name }}` hands a number, a boolean or None over as it is (Templar.SINGLE_VAR),
/// and only if the variable's definition is one.
std::optional<Value> Engine::loneVariable(const QString &text)
{
    const QStringView view = QStringView(text).endsWith(u'\n') ? QStringView(text).chopped(1) : QStringView(text);
    if (!view.startsWith(u"{{") || !view.endsWith(u"}}") || view.size() < 4)
        return {};
    const QString name = view.mid(2, view.size() - 4).trimmed().toString();
    const bool isWord =
        std::all_of(name.begin(), name.end(), [](QChar c) { return c.isLetterOrNumber() || c == u'_'; });
    if (!isWord || name.isEmpty())
        return {};
    const VariableDefinition *definition = isMagic(name) ? nullptr : binding(name);
    if (!definition || !(definition->value.isNumber() || definition->value.isNone()))
        return {};
    // Evaluated all the same, so that it is traced and marked like any other.
    return resolveVariable(name);
}

Value Engine::renderText(const QString &text)
{
    const Template &source = compiled(text);
    Value result = Interpreter(*this).render(source);
    // Jinja2 drops a newline at the end; Ansible puts back what is missing.
    const qsizetype missing = result.isString() ? newlinesAtEnd(text) - newlinesAtEnd(result.toString()) : 0;
    if (missing > 0)
        result = Value(result.toString() + QString(missing, u'\n'));
    return result;
}

const Template &Engine::compiled(const QString &text)
{
    Compiled &known = m_templates[text];
    if (!known) {
        charge(text.size());
        try {
            if (text.startsWith(overrideHeader))
                failUnsupported(Message(QT_TRANSLATE_NOOP("Message", "Options for Jinja2 (%1) are not supported."),
                                        {overrideHeader.toString()}));
            Template source{text, Parser(tokenize(text, true)).parse()};
            known = std::make_shared<const tl::expected<Template, Failure>>(std::move(source));
        } catch (const Failure &failure) {
            known = std::make_shared<const tl::expected<Template, Failure>>(tl::unexpected<Failure>(failure));
        }
    }
    if (!*known)
        throw known->error();
    return known->value();
}

} // namespace qm::jinja
