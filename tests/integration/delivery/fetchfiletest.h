// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/delivery/fetchfile.h"
#include "tests/integration/delivery/shellmachine.h"
#include "tests/support/http/faultserver.h"
#include "tests/support/samplebytes.h"

#include <QElapsedTimer>
#include <QFile>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <functional>
#include <memory>

namespace qm::test {

/// A server that knows parts and entity tags, as good ones do.
inline HttpAnswer serve(const HttpQuestion &question, const QByteArray &body, const QByteArray &tag)
{
    HttpAnswer answer;
    answer.headers = {{"ETag", tag}};
    const QByteArray range = question.header("Range");
    const QByteArray condition = question.header("If-Range");
    if (range.startsWith("bytes=") && (condition.isEmpty() || condition == tag)) {
        const qsizetype from = range.mid(6).chopped(1).toLongLong();
        answer.status = 206;
        answer.headers += {"Content-Range",
                           "bytes " + QByteArray::number(from) + '-' + QByteArray::number(body.size() - 1) + '/'
                               + QByteArray::number(body.size())};
        answer.body = body.mid(from);
    } else {
        answer.body = body;
    }
    return answer;
}

/// What tests of fetchFile() share: a folder for each to fetch to, and a file to be fetched.
class FetchFileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (const QString reason = unsupported(); !reason.isEmpty())
            QSKIP(qPrintable(reason));
        for (const QString &program : {QStringLiteral("curl"), QStringLiteral("wget"), QStringLiteral("busybox")}) {
            if (QStandardPaths::findExecutable(program).isEmpty())
                QSKIP(qPrintable(QStringLiteral("%1 is not installed").arg(program)));
        }
        m_content = noise(3'000'000, 1);
    }

    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    /// What was killed may take a moment to be gone.
    void cleanup()
    {
        QVERIFY(eventually([&] { return processesWith(m_folder->path().toUtf8()).isEmpty(); }));
    }

protected:
    /// Why there can be no such test here: a sentence for QSKIP. Empty if there can be.
    [[nodiscard]] virtual QString unsupported() const { return {}; }

    static QString code(const Result<Delivered> &result)
    {
        return result ? QStringLiteral("success") : result.error().code;
    }

    /// Waits for something that takes a moment.
    static bool eventually(const std::function<bool()> &condition)
    {
        QElapsedTimer timer;
        timer.start();
        while (!condition() && timer.elapsed() < 20'000)
            QTest::qWait(50);
        return condition();
    }

    static QByteArray readAll(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    static void write(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }

    /// An address that programs and shells like to change; busybox's wget gets none with a query.
    FileFetch fetchOf(const FaultServer &server, const QString &program = {}) const
    {
        const QString query = program == QLatin1String("busybox") ? QString() : QStringLiteral("?x=[1-3]");
        FileFetch fetch;
        fetch.urls = {server.url(QStringLiteral("/a%20b/it") + query).toString(QUrl::FullyEncoded)};
        fetch.checksum = {QStringLiteral("sha256"), sha256(m_content)};
        fetch.place.path = m_folder->filePath(QStringLiteral("new/it"));
        fetch.place.mode = QStringLiteral("0755");
        return fetch;
    }

    QByteArray m_content;
    std::unique_ptr<QTemporaryDir> m_folder;

    /// What the scripts need, besides a program that fetches.
    inline static const QStringList basics = {
        QStringLiteral("sh"),    QStringLiteral("awk"),       QStringLiteral("cat"),    QStringLiteral("chmod"),
        QStringLiteral("chown"), QStringLiteral("flock"),     QStringLiteral("grep"),   QStringLiteral("mkdir"),
        QStringLiteral("mv"),    QStringLiteral("rm"),        QStringLiteral("rmdir"),  QStringLiteral("sed"),
        QStringLiteral("sleep"), QStringLiteral("sha256sum"), QStringLiteral("stat"),   QStringLiteral("sync"),
        QStringLiteral("tail"),  QStringLiteral("touch"),     QStringLiteral("timeout")};
};

} // namespace qm::test
