// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/sourcelocation.h"

#include <QByteArray>
#include <QIODevice>
#include <QString>
#include <QStringList>

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

namespace qm {

using JsonWriter = rapidjson::Writer<rapidjson::StringBuffer>;

/// Texts as JSON. A lone surrogate becomes “?”: documents are always UTF-8.
void writeJson(JsonWriter &json, QByteArrayView utf8);
void writeJson(JsonWriter &json, const QString &text);
void writeJson(JsonWriter &json, const QStringList &texts);
void writeJsonOrNull(JsonWriter &json, const QString &text);
/// The fields "file" and "line".
void writeJsonLocation(JsonWriter &json, SourceLocation at);

/// What a writer makes, to be written again and again.
template<typename Write>
[[nodiscard]] QByteArray jsonFragment(Write &&write)
{
    rapidjson::StringBuffer buffer;
    JsonWriter json(buffer);
    write(json);
    return {buffer.GetString(), static_cast<qsizetype>(buffer.GetSize())};
}

/// Writes a document of sections with one entry per line, and hands it to a device piece by piece, so that memory does
/// not grow with the document.
class JsonSections final
{
public:
    explicit JsonSections(QIODevice &device);

    void raw(QByteArrayView text);
    /// One value, made by write(JsonWriter &).
    template<typename Write>
    void value(Write &&write)
    {
        JsonWriter json(m_buffer);
        write(json);
    }
    /// Opens the object again that was written last, for a field that no JsonWriter writes.
    void reopen(QByteArrayView next);

    /// A field that is an array: writeEntry(item) for each item, each on a line of its own.
    template<typename Items, typename WriteEntry>
    void section(QByteArrayView name, const Items &items, WriteEntry &&writeEntry)
    {
        raw(",\n  \"");
        raw(name);
        raw("\": [");
        bool first = true;
        for (const auto &item : items) {
            raw(first ? "\n    " : ",\n    ");
            first = false;
            writeEntry(item);
            if (m_buffer.GetSize() >= chunkSize)
                flush();
        }
        raw(first ? "]" : "\n  ]");
    }

    /// Hands over what is left. @return whether the device took everything.
    [[nodiscard]] bool finish();

private:
    /// What is collected before it goes to the device.
    static constexpr size_t chunkSize = 256 * 1024;

    void flush();

    QIODevice &m_device;
    rapidjson::StringBuffer m_buffer;
    bool m_failed = false;
};

} // namespace qm
