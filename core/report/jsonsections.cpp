// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/report/jsonsections.h"

#include <cstring>

namespace qm {

void writeJson(JsonWriter &json, QByteArrayView utf8)
{
    json.String(utf8.data(), static_cast<rapidjson::SizeType>(utf8.size()));
}

void writeJson(JsonWriter &json, const QString &text)
{
    writeJson(json, QByteArrayView(text.toUtf8()));
}

void writeJson(JsonWriter &json, const QStringList &texts)
{
    json.StartArray();
    for (const QString &text : texts)
        writeJson(json, text);
    json.EndArray();
}

void writeJsonOrNull(JsonWriter &json, const QString &text)
{
    if (text.isEmpty())
        json.Null();
    else
        writeJson(json, text);
}

void writeJsonLocation(JsonWriter &json, SourceLocation at)
{
    json.Key("file");
    writeJsonOrNull(json, at.file());
    json.Key("line");
    if (at.line() > 0)
        json.Int(at.line());
    else
        json.Null();
}

JsonSections::JsonSections(QIODevice &device) : m_device(device)
{
    m_buffer.Reserve(chunkSize + chunkSize / 4);
}

void JsonSections::raw(QByteArrayView text)
{
    const auto size = static_cast<size_t>(text.size());
    std::memcpy(m_buffer.Push(size), text.data(), size);
}

void JsonSections::reopen(QByteArrayView next)
{
    m_buffer.Pop(1);
    raw(next);
}

void JsonSections::flush()
{
    const auto size = static_cast<qint64>(m_buffer.GetSize());
    m_failed = m_failed || m_device.write(m_buffer.GetString(), size) != size;
    m_buffer.Clear();
}

bool JsonSections::finish()
{
    flush();
    return !m_failed;
}

} // namespace qm
