// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/unit/transport/downloadfixture.h"

#include <QTest>

#include <functional>

namespace qm::test {

inline const QByteArray fileContent = randomBytes(300'000);

/// What a server does: the question, and how many requests there were before it.
using Behaviour = std::function<HttpAnswer(const HttpQuestion &question, int number)>;

inline HttpAnswer plain(const QByteArray &body)
{
    return {200, {}, body};
}

inline HttpAnswer with(HttpAnswer answer, const QByteArray &name, const QByteArray &value)
{
    answer.headers.append(HttpHeader{name, value});
    return answer;
}

/// Breaks the first answer in the middle; what follows is up to @p then.
inline Behaviour brokenFirst(const Behaviour &then)
{
    return [then](const HttpQuestion &question, int number) {
        return number == 0 ? cut(fileAnswer(question, fileContent), 150'000) : then(question, number);
    };
}

/// The columns that checkDownload() reads.
inline void addDownloadColumns()
{
    QTest::addColumn<Behaviour>("behaviour");
    QTest::addColumn<QString>("shape");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("words");
}

/// @param shape the requests, as in DownloadFixture::shape().
/// @param code how the error's begins; empty if the file arrives.
/// @param words in the error's message.
inline void addDownloadRow(const char *name, const Behaviour &behaviour, const QString &shape, const QString &code = {},
                           const QString &words = {})
{
    QTest::newRow(name) << behaviour << shape << code << words;
}

inline void checkDownload()
{
    QFETCH(const Behaviour, behaviour);
    QFETCH(const QString, shape);
    QFETCH(const QString, code);
    QFETCH(const QString, words);
    DownloadFixture fixture(fileContent);
    const FaultServer server([&](const HttpQuestion &question) { return behaviour(question, fixture.requests - 1); });
    fixture.download.urls = {server.url(QStringLiteral("/file"))};
    fixture.download.largest = 2'000'000;
    if (QByteArray(QTest::currentDataTag()).startsWith("stall"))
        fixture.download.http.limits.idle = std::chrono::milliseconds(1500);
    const Result<DownloadedFile> file = fixture.run();
    const QString log = fixture.log.join(u'\n');
    if (code.isEmpty()) {
        QVERIFY2(file, qPrintable(log));
        QVERIFY(file->isProved);
        QCOMPARE(file->size, fileContent.size());
        QCOMPARE(file->sha256, sha256Of(fileContent).hex);
        QCOMPARE(file->movedBytes, fixture.moved.load());
        QCOMPARE(fixture.target(), fileContent);
        QVERIFY(!fixture.hasPart());
    } else {
        QVERIFY2(!file, qPrintable(log));
        QVERIFY2(file.error().code.startsWith(code), qPrintable(file.error().code));
        QVERIFY2(file.error().message.english().contains(words), qPrintable(file.error().message.english()));
        QVERIFY(!fixture.hasTarget());
    }
    QVERIFY2(fixture.shape() == shape, qPrintable(fixture.shape() + u'\n' + log));
    for (const HttpQuestion &question : server.questions())
        QCOMPARE(question.header("Range").isEmpty(), question.header("If-Range").isEmpty());
    if (code == u"checksum-mismatch" || code == u"http-too-large")
        QVERIFY(!fixture.hasPart());
}

} // namespace qm::test
