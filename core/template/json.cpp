// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/template/json.h"

#include "core/template/operators.h"
#include "core/template/pythontime.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace qm::jinja {
namespace {

class JsonWriter final
{
public:
    JsonWriter(Engine &engine, const JsonLayout &layout) : m_engine(engine), m_layout(layout) {}

    QString write(const Value &value)
    {
        writeValue(value, 0);
        return m_text;
    }

private:
    void append(const QString &text)
    {
        m_engine.charge(text.size());
        m_text += text;
    }

    void breakLine(int depth)
    {
        if (m_layout.indent)
            append(u'\n' + QString(*m_layout.indent * depth, u' '));
    }

    void writeText(const QString &text)
    {
        QString result(u'"');
        for (const QChar c : text) {
            const char16_t code = c.unicode();
            if (code == u'"' || code == u'\\')
                result += u'\\' + QString(c);
            else if (code == u'\n')
                result += u"\\n"_s;
            else if (code == u'\r')
                result += u"\\r"_s;
            else if (code == u'\t')
                result += u"\\t"_s;
            else if (code == u'\b')
                result += u"\\b"_s;
            else if (code == u'\f')
                result += u"\\f"_s;
            else if (code < 0x20 || (m_layout.ensureAscii && code > 0x7e))
                result += u"\\u"_s + QString::number(code, 16).rightJustified(4, u'0');
            else
                result += c;
        }
        append(result + u'"');
    }

    static QString number(const Value &value)
    {
        if (!value.isFloat() || std::isfinite(value.toDouble()))
            return value.repr();
        return std::isnan(value.toDouble()) ? u"NaN"_s : value.toDouble() < 0 ? u"-Infinity"_s : u"Infinity"_s;
    }

    void writeKey(const Value &key)
    {
        if (key.isString())
            writeText(key.toString());
        else if (key.isBool())
            writeText(key.toBool() ? u"true"_s : u"false"_s);
        else if (key.isNone())
            writeText(u"null"_s);
        else if (key.isNumber())
            writeText(number(key));
        else
            failType(u"keys must be str, int, float, bool or None, not %1"_s.arg(typeName(key)));
    }

    void writeValue(const Value &given, int depth)
    {
        const DepthGuard guard(m_engine);
        requireDefined(given);
        const Value value = plain(m_engine, given);
        if (value.isNone())
            append(u"null"_s);
        else if (value.isBool())
            append(value.toBool() ? u"true"_s : u"false"_s);
        else if (value.isNumber())
            append(number(value));
        else if (value.isString())
            writeText(value.toString());
        else if (value.isList())
            writeList(value.toList(), depth);
        else if (value.isDict())
            writeDict(value.toDict(), depth);
        else if (const DateTime *time = m_layout.writesTimes ? dateTimeIn(value) : nullptr)
            writeText(time->isoFormat(u"T"_s));
        else
            failType(u"Object of type %1 is not JSON serializable"_s.arg(typeName(value)));
    }

    void writeList(const Value::List &list, int depth)
    {
        if (list.empty())
            return append(u"[]"_s);
        append(u"["_s);
        bool first = true;
        for (const Value &item : list) {
            if (!std::exchange(first, false))
                append(m_layout.itemSeparator);
            breakLine(depth + 1);
            writeValue(item, depth + 1);
        }
        breakLine(depth);
        append(u"]"_s);
    }

    void writeDict(const Value::Dict &dict, int depth)
    {
        if (dict.isEmpty())
            return append(u"{}"_s);
        std::vector<Value::Dict::Entry> entries = dict.entries();
        if (m_layout.sortKeys)
            std::stable_sort(entries.begin(), entries.end(),
                             [&](const auto &a, const auto &b) { return isLess(m_engine, a.key, b.key); });
        append(u"{"_s);
        bool first = true;
        for (const Value::Dict::Entry &entry : entries) {
            if (!std::exchange(first, false))
                append(m_layout.itemSeparator);
            breakLine(depth + 1);
            writeKey(entry.key);
            append(m_layout.keySeparator);
            writeValue(entry.value, depth + 1);
        }
        breakLine(depth);
        append(u"}"_s);
    }

    Engine &m_engine;
    const JsonLayout &m_layout;
    QString m_text;
};

} // namespace

QString toJson(Engine &engine, const Value &value, const JsonLayout &layout)
{
    JsonLayout used = layout;
    // json.dumps() leaves no blank at the end of a line.
    if (used.indent && used.itemSeparator == u", ")
        used.itemSeparator = u","_s;
    return JsonWriter(engine, used).write(value);
}

} // namespace qm::jinja
