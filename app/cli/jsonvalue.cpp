// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/jsonvalue.h"

#include "core/data/largeinteger.h"
#include "core/data/secretmask.h"

#include <cmath>

namespace qm::cli {

void writeText(JsonWriter &json, const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    json.String(utf8.constData(), static_cast<rapidjson::SizeType>(utf8.size()));
}

void writeText(JsonWriter &json, const char *key, const QString &text)
{
    json.Key(key);
    writeText(json, text);
}

namespace {

/// An integer beyond 64 bits is a number in JSON, which knows no limit; whoever reads it may.
void writeOpaque(JsonWriter &json, const Value &value)
{
    const LargeInteger *integer = LargeInteger::in(value);
    if (!integer) {
        writeText(json, value.str());
        return;
    }
    const QByteArray digits = integer->digits().toLatin1();
    json.RawValue(digits.constData(), static_cast<size_t>(digits.size()), rapidjson::kNumberType);
}

} // namespace

void writeValue(JsonWriter &json, const Value &value)
{
    if (value.hasFlag(Value::Secret)) {
        writeText(json, secretMask.toString());
        return;
    }
    switch (value.type()) {
    case Value::Type::None:
        json.Null();
        break;
    case Value::Type::Bool:
        json.Bool(value.toBool());
        break;
    case Value::Type::Int:
        json.Int64(value.toInt());
        break;
    case Value::Type::Float:
        if (std::isfinite(value.toDouble()))
            json.Double(value.toDouble());
        else
            writeText(json, value.str());
        break;
    case Value::Type::String:
        writeText(json, value.toString());
        break;
    case Value::Type::List:
        json.StartArray();
        for (const Value &item : value.toList())
            writeValue(json, item);
        json.EndArray();
        break;
    case Value::Type::Dict:
        json.StartObject();
        for (const Value::Dict::Entry &entry : value.toDict()) {
            const QByteArray key = entry.key.str().toUtf8();
            json.Key(key.constData(), static_cast<rapidjson::SizeType>(key.size()));
            writeValue(json, entry.value);
        }
        json.EndObject();
        break;
    case Value::Type::Opaque:
        writeOpaque(json, value);
        break;
    }
}

QString shownText(const Value &value)
{
    return masked(value).str();
}

} // namespace qm::cli
