// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/delivery/localmachine.h"
#include "core/delivery/putfile.h"
#include "core/delivery/sharedsource.h"
#include "tests/support/samplebytes.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace qm;
using qm::test::noise;
using qm::test::sha256;

namespace {

SshCommand script(const QByteArray &text)
{
    SshCommand command;
    command.script = text;
    return command;
}

/// Says of its file what the test wants, and counts what is asked of it.
class LyingMachine final : public Machine
{
public:
    explicit LyingMachine(qint64 size) : m_size(size) {}
    int sent = 0; ///< how often it was asked for the file itself

    [[nodiscard]] QString name() const override { return u"liar"_s; }
    [[nodiscard]] bool isLocal() const override { return false; }
    [[nodiscard]] Result<CommandResult> run(const SshCommand &, const std::stop_token &, const Sink &) override
    {
        CommandResult result;
        result.end = CommandResult::End::Exited;
        result.exitCode = 0;
        result.output = "size " + QByteArray::number(m_size) + "\nsha256 " + QByteArray(64, 'a') + '\n';
        return result;
    }
    [[nodiscard]] Result<CommandResult> send(const SshCommand &, const Source &, const std::stop_token &) override
    {
        qFatal("nothing is sent to it");
    }
    [[nodiscard]] Result<CommandResult> receive(const SshCommand &, const Sink &sink, const std::stop_token &) override
    {
        ++sent;
        for (int i = 0; i < 16 && sink(QByteArray(1 << 20, 'x')); ++i) {}
        return CommandResult();
    }

private:
    const qint64 m_size;
};

} // namespace

/// Streams of this machine, and what reads and writes them.
class TestLocalStreams final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_directory = std::make_unique<QTemporaryDir>(); }

    void scriptsEnd()
    {
        LocalMachine machine;
        // the shell is gone by the time that its group is ended: that must not be ours
        for (int i = 0; i < 5; ++i) {
            const auto killed = machine.run(script("kill -9 $$"), {});
            QVERIFY(killed);
            QVERIFY(killed->end != CommandResult::End::Exited);
        }
        const auto left = machine.run(script("sleep 300 & echo $!"), {});
        QVERIFY(left && left->succeeded());
        QTRY_VERIFY(!QFile::exists(u"/proc/"_s + QString::fromLatin1(left->output.trimmed()) + u"/fd/0"_s));
    }

    void scriptsAreToldToEnd_data()
    {
        QTest::addColumn<QByteArray>("trap");
        QTest::addColumn<bool>("isLeft");
        QTest::newRow("and tidy up") << QByteArray("trap \"\" TERM; seq 100000; sleep 0.6; rm \"$1\"; exit 1") << false;
        QTest::newRow("and do not") << QByteArray() << true;
    }

    /// What a script keeps on the disk while it runs, it takes away when it is stopped.
    void scriptsAreToldToEnd()
    {
        QFETCH(QByteArray, trap);
        QFETCH(bool, isLeft);
        LocalMachine machine;
        SshCommand command = script("trap '" + trap + "' TERM\n: >\"$1\"\necho begun\nwhile :; do sleep 60; done\n");
        const QString file = m_directory->filePath(u"file"_s);
        command.parameters = {file.toUtf8()};
        std::stop_source stop;
        QElapsedTimer timer;
        const Machine::Sink watch = [&](QByteArrayView) {
            stop.request_stop();
            timer.start();
            return true;
        };
        const auto result = machine.run(command, stop.get_token(), watch);
        QVERIFY(result);
        QCOMPARE(result->reason.code, u"ssh-cancelled"_s);
        QCOMPARE(QFile::exists(file), isLeft);
        QVERIFY2(timer.elapsed() < 10'000, qPrintable(QString::number(timer.elapsed())));
    }

    void readersShare()
    {
        const QByteArray bytes = noise(20'000'003, 3);
        const QString path = write(u"file"_s, bytes);
        const auto first = SharedSource::open(path);
        const auto second = SharedSource::open(path);
        QVERIFY(first && second);
        QCOMPARE(first->get(), second->get());
        const auto readAll = [&](const std::shared_ptr<SharedSource> &source) {
            QByteArray all;
            qsizetype piece = 1;
            while (true) {
                piece = piece * 7 % 300'007 + 1;
                const auto next = source->read(all.size(), piece);
                if (!next || next->isEmpty())
                    return all;
                all += *next;
            }
        };
        std::array<QByteArray, 2> got;
        {
            const std::jthread one([&] { got[0] = readAll(*first); });
            const std::jthread other([&] { got[1] = readAll(*second); });
        }
        QVERIFY(got[0] == bytes && got[1] == bytes);
        QVERIFY((*first)->bytesRead() <= 2 * bytes.size() + 2'000'000);
        // side by side they read once
        const qint64 before = (*first)->bytesRead();
        for (qint64 at = 0; at < bytes.size(); at += 131'072) {
            for (const auto &source : {*first, *second})
                QVERIFY(*source->read(at, 131'072) == bytes.mid(at, 131'072));
        }
        const qint64 more = (*first)->bytesRead() - before;
        QVERIFY2(more <= bytes.size() + 2'000'000, qPrintable(QString::number(more)));
        // a file that has changed is another one
        (void)write(u"file"_s, bytes + "x");
        const auto third = SharedSource::open(path);
        QVERIFY(third);
        QVERIFY(third->get() != first->get());
        QVERIFY((*third)->size() == bytes.size() + 1);
        QVERIFY(QFile::resize(path, 10));
        QCOMPARE((*third)->read(1'000'000, 10).error().code, u"local-file"_s);
        QCOMPARE(SharedSource::open(m_directory->path()).error().code, u"local-file"_s);
    }

    void filesComeAndGo_data()
    {
        QTest::addColumn<qsizetype>("size");
        QTest::addColumn<qsizetype>("part");
        QTest::addColumn<bool>("isRight");
        QTest::newRow("nothing") << qsizetype(0) << qsizetype(0) << true;
        QTest::newRow("a byte") << qsizetype(1) << qsizetype(0) << true;
        QTest::newRow("gone on with") << qsizetype(2'000'000) << qsizetype(700'000) << true;
        QTest::newRow("begun anew") << qsizetype(2'000'000) << qsizetype(700'000) << false;
    }

    void filesComeAndGo()
    {
        QFETCH(qsizetype, size);
        QFETCH(qsizetype, part);
        QFETCH(bool, isRight);
        LocalMachine machine;
        const QByteArray bytes = noise(size, 1);
        const QByteArray before = isRight ? bytes.left(part) : noise(part, 2);
        const QString from = write(u"from"_s, bytes);
        const FilePlace to{m_directory->filePath(u"to"_s), {}, u"0600"_s};
        const FilePlace back{m_directory->filePath(u"back"_s), {}, u"0600"_s};
        (void)write(u"to.part"_s, before);
        (void)write(u"back.part"_s, before);
        const auto put = putFile(machine, from, sha256(bytes), to, {});
        QVERIFY2(put, qPrintable(put ? QString() : put.error().message.text()));
        QCOMPARE(put->movedBytes, isRight ? size - part : size);
        const auto got = getFile(machine, to.path, {}, back, {});
        QVERIFY2(got, qPrintable(got ? QString() : got.error().message.text()));
        QCOMPARE(got->movedBytes, put->movedBytes);
        QCOMPARE(got->sha256, sha256(bytes));
        QFile result(back.path);
        QVERIFY(result.open(QIODevice::ReadOnly));
        QVERIFY(result.readAll() == bytes);
        QCOMPARE(QDir(m_directory->path()).entryList(QDir::Files), QStringList({u"back"_s, u"from"_s, u"to"_s}));
    }

    void takesNoMoreThanThereShouldBe_data()
    {
        QTest::addColumn<qint64>("size");
        QTest::addColumn<qint64>("largest");
        QTest::addColumn<QString>("code");
        QTest::newRow("more than it may have") << qint64(3'000'001) << qint64(3'000'000) << u"fetch-too-large"_s;
        QTest::newRow("more than the disk has") << (qint64(1) << 43) << qint64(-1) << u"disk-full"_s;
        QTest::newRow("more than the disk has, and allowed")
            << (qint64(1) << 43) << (qint64(1) << 44) << u"disk-full"_s;
    }

    /// What a machine says of its file is known before anything of it comes.
    void takesNoMoreThanThereShouldBe()
    {
        QFETCH(qint64, size);
        QFETCH(qint64, largest);
        QFETCH(QString, code);
        LyingMachine machine(size);
        const FilePlace to{m_directory->filePath(u"to"_s), {}, {}};
        const auto got = getFile(machine, u"/file"_s, {}, to, {}, largest);
        QVERIFY(!got);
        QVERIFY2(got.error().code == code, qPrintable(toString(got.error())));
        QCOMPARE(machine.sent, 0);
        QCOMPARE(QDir(m_directory->path()).entryList(QDir::Files | QDir::Hidden), QStringList());
        LyingMachine exact(3'000'000);
        QVERIFY(!getFile(exact, u"/file"_s, {}, to, {}, 3'000'000));
        QCOMPARE(exact.sent, 1);
    }

    /// A writer may be killed between giving the file its name and letting go of its lock.
    void whatIsLeftBesideItIsCleared()
    {
        LocalMachine machine;
        const QByteArray bytes = noise(1000, 1);
        const QString from = write(u"from"_s, bytes);
        const FilePlace to{m_directory->filePath(u"to"_s), {}, {}};
        (void)write(u"to"_s, bytes);
        (void)write(u"to.part"_s, bytes.left(10));
        (void)write(u"to.part.lease"_s, {});
        const auto got = getFile(machine, from, sha256(bytes), to, {});
        QVERIFY2(got, qPrintable(got ? QString() : got.error().message.text()));
        QVERIFY(got->wasThere);
        QCOMPARE(QDir(m_directory->path()).entryList(QDir::Files), QStringList({u"from"_s, u"to"_s}));
    }

    /// A limit that stops the stream within a piece, and one that counts what it lets through.
    void throttlesAreAsked()
    {
        LocalMachine machine;
        const QByteArray bytes = noise(500'000, 1);
        qint64 asked = 0;
        Activity activity;
        activity.throttle = [&](qint64 size) {
            QVERIFY(size > 0 && size <= 1024 * 1024);
            asked += size;
        };
        const QString from = write(u"from"_s, bytes);
        const FilePlace to{m_directory->filePath(u"to"_s), {}, {}};
        QVERIFY(putFile(machine, from, sha256(bytes), to, activity));
        QCOMPARE(asked, bytes.size());
        QVERIFY(getFile(machine, to.path, {}, {m_directory->filePath(u"back"_s), {}, {}}, activity));
        QCOMPARE(asked, 2 * bytes.size());
    }

    /// What a limit lets through at once goes at once, however little it is: the machine sees that it goes on.
    void whatIsAdmittedGoesAtOnce()
    {
        LocalMachine machine;
        const QByteArray bytes = noise(20'000, 1);
        qint64 admitted = 0;
        qint64 most = 0;
        Activity activity;
        activity.throttle = [](qint64) { QFAIL("all had to wait"); };
        activity.moved = [&](qint64 size) {
            admitted -= size;
            QCOMPARE(admitted, 0);
        };
        activity.admit = [&](qint64 size) {
            most = std::max(most, size);
            admitted += std::min<qint64>(size, 700);
            return admitted;
        };
        const FilePlace to{m_directory->filePath(u"to"_s), {}, {}};
        QVERIFY(putFile(machine, write(u"from"_s, bytes), sha256(bytes), to, activity));
        QVERIFY(most > 700);
    }

private:
    QString write(const QString &name, const QByteArray &bytes)
    {
        QFile file(m_directory->filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write");
        return file.fileName();
    }

    std::unique_ptr<QTemporaryDir> m_directory;
};

QTEST_GUILESS_MAIN(TestLocalStreams)
#include "tst_localstreams.moc"
