// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/base/writetoend.h"

#include "core/base/uniquefd.h"

#include <QByteArray>
#include <QTemporaryFile>
#include <QTest>

#include <array>
#include <cerrno>
#include <csignal>
#include <thread>

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

using namespace qm;

namespace {

class TestWriteToEnd final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesWhatIsWrittenInParts();
    void saysWhy();
    void saysWhyTheRestFailed();
};

void TestWriteToEnd::takesWhatIsWrittenInParts()
{
    std::array<int, 2> ends{};
    QCOMPARE(::pipe2(ends.data(), O_CLOEXEC), 0);
    const UniqueFd out(ends[0]);
    UniqueFd in(ends[1]);
    QByteArray bytes(1'000'000, Qt::Uninitialized);
    for (qsizetype i = 0; i < bytes.size(); ++i)
        bytes[i] = static_cast<char>(i % 251);
    QByteArray arrived;
    std::thread reader([&] {
        std::array<char, 10'000> piece{};
        for (ssize_t count = 0; (count = ::read(out.get(), piece.data(), piece.size())) > 0;)
            arrived.append(piece.data(), count);
    });
    const bool isWritten = writeToEnd(in.get(), bytes);
    in = UniqueFd();
    reader.join();
    QVERIFY(isWritten);
    QCOMPARE(arrived, bytes);
}

void TestWriteToEnd::saysWhy()
{
    const UniqueFd full(::open("/dev/full", O_WRONLY | O_CLOEXEC));
    QVERIFY(full.isValid());
    errno = 0;
    QVERIFY(!writeToEnd(full.get(), "x"));
    QCOMPARE(errno, ENOSPC);
    QVERIFY(writeToEnd(full.get(), {}));
}

/// As on a disk that has room for a part of it.
void TestWriteToEnd::saysWhyTheRestFailed()
{
    QTemporaryFile file;
    QVERIFY(file.open());
    ::rlimit before{};
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    const ::rlimit small{4096, before.rlim_max};
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &small), 0);
    errno = 0;
    const bool isWritten = writeToEnd(file.handle(), QByteArray(10'000, 'x'));
    const int error = errno;
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &before), 0);
    std::signal(SIGXFSZ, handler);
    QVERIFY(!isWritten);
    QCOMPARE(error, EFBIG);
    QCOMPARE(file.size(), 4096);
}

} // namespace

QTEST_GUILESS_MAIN(TestWriteToEnd)
#include "tst_writetoend.moc"
