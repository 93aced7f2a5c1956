// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/jsonvalue.h"

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
        writeText(json, value.str());
        break;
    }
}

QString shownText(const Value &value)
{
    return masked(value).str();
}

} // namespace qm::cli
