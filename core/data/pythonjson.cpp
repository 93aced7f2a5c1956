// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/data/pythonjson.h"

#include "core/data/largeinteger.h"
#include "core/data/vault.h"

#include <algorithm>
#include <cmath>
#include <vector>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

constexpr int indentation = 4;

/// Whether Python's sorted() can order the keys of this dictionary and of all inside.
bool isSortable(const Value &value)
{
    if (value.isList())
        return std::all_of(value.toList().begin(), value.toList().end(), isSortable);
    const auto &entries = value.toDict().entries();
    const auto isComparable = [&](const Value::Dict::Entry &entry) {
        const Value &first = entries.front().key;
        return (first.isString() && entry.key.isString()) || (first.isNumber() && entry.key.isNumber());
    };
    return (entries.size() < 2 || std::all_of(entries.begin(), entries.end(), isComparable))
        && std::all_of(entries.begin(), entries.end(), [](const auto &entry) { return isSortable(entry.value); });
}

bool lessThan(const Value::Dict::Entry *a, const Value::Dict::Entry *b)
{
    if (!a->key.isString())
        return a->key.toDouble() < b->key.toDouble();
    // By code point: UTF-8 bytes have that order, UTF-16 units have not.
    const QString &left = a->key.toString();
    const QString &right = b->key.toString();
    const auto [l, r] = std::mismatch(left.begin(), left.end(), right.begin(), right.end());
    if (l == left.end() || r == right.end())
        return l == left.end() && r != right.end();
    if (l->isSurrogate() != r->isSurrogate())
        return r->isSurrogate();
    return *l < *r;
}

class Writer final
{
public:
    explicit Writer(bool sorts) : m_sorts(sorts) {}

    void write(const Value &value, int depth);
    [[nodiscard]] QByteArray take() { return std::move(m_out); }

private:
    void writeString(const QString &text);
    void writeKey(const Value &key);
    void writeSpecial(const char *name, const QString &text, int depth);
    void writeList(const Value::List &list, int depth);
    void writeDict(const Value::Dict &dict, int depth);
    void breakLine(int depth)
    {
        m_out += '\n';
        m_out.append(depth * indentation, ' ');
    }
    [[nodiscard]] static QByteArray number(double value)
    {
        if (std::isnan(value))
            return "NaN";
        if (std::isinf(value))
            return value < 0 ? "-Infinity" : "Infinity";
        return pythonFloat(value).toLatin1();
    }

    QByteArray m_out;
    bool m_sorts;
};

void Writer::writeString(const QString &text)
{
    m_out += '"';
    for (const char c : text.toUtf8()) {
        switch (c) {
        case '"':
            m_out += "\\\"";
            break;
        case '\\':
            m_out += "\\\\";
            break;
        case '\n':
            m_out += "\\n";
            break;
        case '\r':
            m_out += "\\r";
            break;
        case '\t':
            m_out += "\\t";
            break;
        case '\f':
            m_out += "\\f";
            break;
        case '\b':
            m_out += "\\b";
            break;
        default:
            if (static_cast<unsigned char>(c) < 0x20)
                m_out += "\\u00" + QByteArray(1, c).toHex();
            else
                m_out += c;
        }
    }
    m_out += '"';
}

void Writer::writeKey(const Value &key)
{
    if (key.isString()) {
        writeString(key.toString());
    } else {
        m_out += '"';
        write(key, 0);
        m_out += '"';
    }
}

void Writer::writeSpecial(const char *name, const QString &text, int depth)
{
    m_out += '{';
    breakLine(depth + 1);
    m_out += '"';
    m_out += name;
    m_out += "\": ";
    writeString(text);
    breakLine(depth);
    m_out += '}';
}

void Writer::writeList(const Value::List &list, int depth)
{
    if (list.empty()) {
        m_out += "[]";
        return;
    }
    m_out += '[';
    for (const Value &item : list) {
        if (&item != &list.front())
            m_out += ',';
        breakLine(depth + 1);
        write(item, depth + 1);
    }
    breakLine(depth);
    m_out += ']';
}

void Writer::writeDict(const Value::Dict &dict, int depth)
{
    if (dict.isEmpty()) {
        m_out += "{}";
        return;
    }
    std::vector<const Value::Dict::Entry *> entries;
    entries.reserve(dict.size());
    for (const Value::Dict::Entry &entry : dict)
        entries.push_back(&entry);
    if (m_sorts)
        std::stable_sort(entries.begin(), entries.end(), lessThan);
    m_out += '{';
    for (const Value::Dict::Entry *entry : entries) {
        if (entry != entries.front())
            m_out += ',';
        breakLine(depth + 1);
        writeKey(entry->key);
        m_out += ": ";
        write(entry->value, depth + 1);
    }
    breakLine(depth);
    m_out += '}';
}

void Writer::write(const Value &value, int depth)
{
    if (value.hasFlag(Value::Secret) && !value.isList() && !value.isDict()) {
        m_out += "\"********\"";
        return;
    }
    switch (value.type()) {
    case Value::Type::None:
        m_out += "null";
        break;
    case Value::Type::Bool:
        m_out += value.toBool() ? "true" : "false";
        break;
    case Value::Type::Int:
        m_out += QByteArray::number(value.toInt());
        break;
    case Value::Type::Float:
        m_out += number(value.toDouble());
        break;
    case Value::Type::String:
        if (value.hasFlag(Value::Unsafe))
            writeSpecial("__ansible_unsafe", value.toString(), depth);
        else
            writeString(value.toString());
        break;
    case Value::Type::List:
        writeList(value.toList(), depth);
        break;
    case Value::Type::Dict:
        writeDict(value.toDict(), depth);
        break;
    case Value::Type::Opaque:
        if (const auto *vault = dynamic_cast<const VaultText *>(value.toOpaque()))
            writeSpecial("__ansible_vault", QString::fromUtf8(vault->cipherText()), depth);
        else if (const LargeInteger *integer = LargeInteger::in(value))
            m_out += integer->digits().toLatin1();
        else
            writeString(value.str());
        break;
    }
}

} // namespace

QByteArray toPythonJson(const Value &value)
{
    Writer writer(isSortable(value));
    writer.write(value, 0);
    return writer.take();
}

} // namespace qm
