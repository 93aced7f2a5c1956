// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transport/http/filedownload.h"
#include "tests/support/http/faultserver.h"

#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>

#include <atomic>

namespace qm::test {

/// Bytes that repeat nowhere, the same for the same seed.
inline QByteArray randomBytes(qsizetype size, quint32 seed = 1)
{
    QRandomGenerator generator(seed);
    QByteArray bytes((size + 3) / 4 * 4, Qt::Uninitialized);
    generator.generate(reinterpret_cast<quint32 *>(bytes.data()),
                       reinterpret_cast<quint32 *>(bytes.data() + bytes.size()));
    return bytes.first(size);
}

inline Checksum sha256Of(const QByteArray &bytes)
{
    return {QStringLiteral("sha256"), QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex()};
}

/// What a web server that keeps to the rules answers for a file.
inline HttpAnswer fileAnswer(const HttpQuestion &question, const QByteArray &content, const QByteArray &tag = "\"v1\"")
{
    const QByteArray range = question.header("Range");
    HttpAnswer answer{200, {{"ETag", tag}, {"Accept-Ranges", "bytes"}}, content};
    if (range.isEmpty() || question.header("If-Range") != tag)
        return answer;
    const qint64 first = range.sliced(6, range.size() - 7).toLongLong(); // "bytes=N-"
    const QByteArray size = QByteArray::number(content.size());
    if (first >= content.size())
        return {416, {{"Content-Range", "bytes */" + size}}};
    answer.status = 206;
    answer.headers.append(
        {"Content-Range",
         "bytes " + QByteArray::number(first) + '-' + QByteArray::number(content.size() - 1) + '/' + size});
    answer.body = content.sliced(first);
    return answer;
}

/// A server that does so for any path.
inline FaultServer::Script serving(const QByteArray &content)
{
    return [content](const HttpQuestion &question) { return fileAnswer(question, content); };
}

inline HttpAnswer cut(HttpAnswer answer, qint64 bytes)
{
    answer.cutAfter = bytes;
    return answer;
}

inline void overwrite(const QString &path, qint64 at, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite) || !file.seek(at) || file.write(bytes) != bytes.size())
        qFatal("cannot write a file of the test");
}

/// A download to a directory of its own, with limits that tests can wait for.
class DownloadFixture final
{
public:
    explicit DownloadFixture(const QByteArray &expected)
    {
        download.checksum = sha256Of(expected);
        download.path = directory.filePath(QStringLiteral("sub/file"));
        download.http.limits.idle = std::chrono::seconds(20);
        download.http.limits.attempts = 3;
        download.http.limits.firstPause = std::chrono::milliseconds(5);
        download.http.limits.longestPause = std::chrono::seconds(3);
    }

    [[nodiscard]] Result<DownloadedFile> run(const std::stop_token &stop = {})
    {
        Activity activity;
        activity.stop = stop;
        activity.log = [this](const QString &line) {
            log.append(line);
            if (line.startsWith(QStringLiteral("GET ")))
                ++requests;
        };
        activity.moved = [this](qint64 bytes) { moved += bytes; };
        return downloadFile(download, activity);
    }

    /// The requests, in order: w for the whole file, r for the rest of it.
    [[nodiscard]] QString shape() const
    {
        QString shape;
        for (const QString &line : log) {
            if (line.startsWith(QStringLiteral("GET ")))
                shape += line.contains(QStringLiteral(", from byte ")) ? u'r' : u'w';
        }
        return shape;
    }

    /// Null if there is none.
    [[nodiscard]] static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() + QByteArray("") : QByteArray();
    }
    [[nodiscard]] QByteArray target() const { return contentOf(download.path); }
    [[nodiscard]] QString partPath() const { return download.path + QStringLiteral(".part"); }
    [[nodiscard]] bool hasTarget() const { return QFile::exists(download.path); }
    [[nodiscard]] bool hasPart() const
    {
        return QFile::exists(partPath()) || QFile::exists(partPath() + QStringLiteral(".json"));
    }

    const QTemporaryDir directory;
    FileDownload download;
    QStringList log;
    /// Begun so far. A server may see more: Qt sends a request again when a connection goes before it read anything.
    std::atomic_int requests = 0;
    std::atomic<qint64> moved = 0;
};

} // namespace qm::test
