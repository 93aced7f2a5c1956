// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QIODevice>
#include <QString>

namespace qm {

/// Where writers put their text: collected, in UTF-8, and handed to a device in large pieces.
class DocumentSink final
{
public:
    explicit DocumentSink(QIODevice &device) : m_device(device) { m_buffer.reserve(chunkSize + chunkSize / 4); }
    Q_DISABLE_COPY_MOVE(DocumentSink)

    DocumentSink &operator<<(const char *utf8) { return append(QByteArrayView(utf8)); }
    DocumentSink &operator<<(const QByteArray &utf8) { return append(utf8); }
    DocumentSink &operator<<(const QString &text) { return append(text.toUtf8()); }

    /// Hands over the rest. @return "write-failed" if the device did not take everything.
    [[nodiscard]] Result<> finish()
    {
        flush();
        if (m_failed) {
            return failure(
                QStringLiteral("write-failed"),
                Message(QT_TRANSLATE_NOOP("Message", "The report could not be written: %1"), {m_device.errorString()}));
        }
        return {};
    }

private:
    static constexpr qsizetype chunkSize = 256 * 1024;

    DocumentSink &append(QByteArrayView utf8)
    {
        m_buffer.append(utf8);
        if (m_buffer.size() >= chunkSize)
            flush();
        return *this;
    }

    void flush()
    {
        m_failed = m_failed || m_device.write(m_buffer) != m_buffer.size();
        m_buffer.resize(0);
    }

    QIODevice &m_device;
    QByteArray m_buffer;
    bool m_failed = false;
};

} // namespace qm
