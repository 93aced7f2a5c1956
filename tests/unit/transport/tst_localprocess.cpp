// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/base/descriptors.h"
#include "core/transport/process/localprocess.h"
#include "core/transport/process/processhold.h"
#include "tests/support/descriptorlimit.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <thread>

#include <sys/wait.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace qm;

namespace {

ProcessCommand shell(const QString &script, const QStringList &parameters = {})
{
    return {u"sh"_s, QStringList{u"-c"_s, script, u"sh"_s} + parameters};
}

QString codeOf(const Result<ProcessResult> &result)
{
    return result ? result->reason.code : result.error().code;
}

QByteArray fileText(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The process that wrote its number there, once it has.
pid_t writtenPid(const QString &path)
{
    if (!QTest::qWaitFor([&] { return fileText(path).endsWith('\n'); }, 20'000))
        return 0;
    return pid_t(fileText(path).trimmed().toInt());
}

/// Gone, or a zombie that nobody has waited for yet.
bool isGone(pid_t pid)
{
    const QByteArray status = fileText(u"/proc/%1/stat"_s.arg(pid));
    return status.isEmpty() || status.mid(status.lastIndexOf(')') + 2, 1) == "Z";
}

} // namespace

class TestLocalProcess final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Others may go through all of them.
    void programsGetTheLimitOfOpenFilesThatWasThere()
    {
        const test::DescriptorLimit limit(200);
        raiseDescriptorLimit();
        QVERIFY(descriptorLimit() > 200);
        const auto result = runProcess(shell(u"ulimit -n"_s));
        QVERIFY(result);
        QCOMPARE(result->output, QByteArray("200\n"));
    }

    void isHeld()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"ticks"_s);
        ProcessHold hold;
        hold.hold(); // nobody
        ProcessCommand command = shell(u"while :; do echo >>\"$1\"; sleep 0.01; done"_s, {file});
        command.hold = &hold;
        std::stop_source stop;
        Result<ProcessResult> result;
        std::thread thread([&] { result = runProcess(command, stop.get_token()); });
        const auto grows = [&] {
            const qsizetype before = fileText(file).size();
            return QTest::qWaitFor([&] { return fileText(file).size() > before; }, 500);
        };
        const bool began = QTest::qWaitFor([&] { return !fileText(file).isEmpty(); }, 20'000);
        hold.hold();
        QTest::qWait(100); // until it has arrived
        const bool stands = !grows();
        hold.letGo();
        const bool goesOn = grows();
        hold.hold();
        QElapsedTimer timer;
        timer.start();
        stop.request_stop(); // which it hears all the same, long before it would be killed
        thread.join();
        QVERIFY(began);
        QVERIFY(stands);
        QVERIFY(goesOn);
        QCOMPARE(codeOf(result), u"process-cancelled"_s);
        QVERIFY2(timer.elapsed() < 1'500, qPrintable(QString::number(timer.elapsed())));
    }

    void argumentsReachItAsTheyAre()
    {
        const QString hostile = u"$(touch x); 'a' \"b\"\n*ä"_s;
        const Result<ProcessResult> result = runProcess(shell(u"printf %s \"$1\"; echo why >&2; exit 7"_s, {hostile}));
        QVERIFY2(result, qPrintable(codeOf(result)));
        QCOMPARE(result->output, hostile.toUtf8());
        QCOMPARE(result->errorOutput, "why\n");
        QCOMPARE(int(result->end), int(ProcessResult::End::Exited));
        QCOMPARE(result->exitCode, 7);
        QVERIFY(!result->succeeded());
        const Result<> success = successOf(shell({}), *result);
        QCOMPARE(success.error().code, u"process-failed"_s);
        QCOMPARE(success.error().message.english(), u"sh failed (exit code 7). why"_s);
        QVERIFY(successOf(shell({}), *runProcess({u"true"_s})));
    }

    void getsInputEnvironmentAndDirectory()
    {
        const QTemporaryDir directory;
        ProcessCommand command = shell(u"cat; printf '%s %s ' \"$A\" \"${B-unset}\"; pwd"_s);
        command.input = QByteArray("secret\0bytes ", 13) + QByteArray(1'000'000, 'x');
        command.directory = directory.path();
        command.environment = QProcessEnvironment();
        command.environment.insert(u"PATH"_s, qEnvironmentVariable("PATH"));
        command.environment.insert(u"A"_s, u"a b"_s);
        qputenv("B", "of the test");
        const Result<ProcessResult> result = runProcess(command);
        QVERIFY2(result, qPrintable(codeOf(result)));
        QCOMPARE(result->output, command.input + "a b unset " + directory.path().toUtf8() + '\n');
        QCOMPARE(runProcess(shell(u"echo $B; cat"_s))->output, "of the test\n"); // inherits, and has no input
        command.arguments = {u"-c"_s, u"exit 0"_s};                              // reads none of it
        QVERIFY(runProcess(command)->succeeded());
    }

    void whatIsNotThereIsSaid()
    {
        QCOMPARE(codeOf(runProcess({u"no-such-program"_s})), u"process-missing"_s);
        QCOMPARE(codeOf(runProcess({u"/no/such/program"_s})), u"process-start"_s);
        QCOMPARE(codeOf(runProcess({u"/etc/passwd"_s})), u"process-start"_s);
        ProcessCommand command{u"true"_s};
        command.directory = u"/no/such/directory"_s;
        QCOMPARE(codeOf(runProcess(command)), u"process-start"_s);
        QCOMPARE(codeOf(runProcess({u"echo"_s, {u"a"_s + QChar(0) + u'b'}})), u"process-start"_s);
        std::stop_source stop;
        stop.request_stop();
        QCOMPARE(codeOf(runProcess({u"true"_s}, stop.get_token())), u"process-cancelled"_s);
    }

    void outputIsLimited()
    {
        ProcessCommand command = shell(u"head -c 3000000 /dev/zero; head -c 200000 /dev/zero >&2; exit 3"_s);
        command.outputLimit = 100'000;
        command.errorLimit = 1000;
        const Result<ProcessResult> result = runProcess(command);
        QVERIFY2(result, qPrintable(codeOf(result)));
        QCOMPARE(result->output.size(), 100'000);
        QCOMPARE(result->errorOutput.size(), 1000);
        QVERIFY(result->truncated);
        QCOMPARE(result->exitCode, 3);
    }

    void sinksGetAllOfItAsItComes()
    {
        const QTemporaryDir directory;
        // It goes on only once what it printed has arrived here.
        ProcessCommand command =
            shell(u"echo first; while ! test -e go; do sleep 0.02; done; head -c 3000000 /dev/zero; echo e >&2"_s);
        command.directory = directory.path();
        command.outputLimit = 0;
        qint64 bytes = 0;
        QByteArray errors;
        const auto take = [&](QByteArrayView piece) {
            bytes += piece.size();
            QFile go(directory.filePath(u"go"_s));
            return go.open(QIODevice::WriteOnly);
        };
        const auto takeErrors = [&](QByteArrayView piece) {
            errors += piece.toByteArray();
            return true;
        };
        const Result<ProcessResult> result = runProcess(command, {}, {take, takeErrors});
        QVERIFY2(result && result->succeeded(), qPrintable(codeOf(result)));
        QCOMPARE(bytes, 3'000'006);
        QCOMPARE(errors, "e\n");
        QVERIFY(result->output.isEmpty());
        QVERIFY(!result->truncated);
        QCOMPARE(codeOf(runProcess({u"yes"_s}, {}, {[](QByteArrayView) { return false; }, {}})), u"process-refused"_s);
    }

    void aStopEndsAllOfIt_data()
    {
        QTest::addColumn<QString>("trap");
        QTest::newRow("that listens") << QString();
        QTest::newRow("that does not listen") << u"trap '' TERM; "_s;
    }

    void aStopEndsAllOfIt()
    {
        QFETCH(const QString, trap);
        const QTemporaryDir directory;
        ProcessCommand command =
            shell(trap + u"sleep 1000 & echo $! > child; echo $$ > self; sleep 1000; sleep 1000"_s);
        command.directory = directory.path();
        command.grace = 100ms;
        std::stop_source stop;
        Result<ProcessResult> result;
        std::thread thread([&] { result = runProcess(command, stop.get_token()); });
        const pid_t self = writtenPid(directory.filePath(u"self"_s));
        const pid_t child = writtenPid(directory.filePath(u"child"_s));
        QElapsedTimer time;
        time.start();
        stop.request_stop();
        thread.join();
        QVERIFY(self > 0 && child > 0);
        QVERIFY2(time.elapsed() < 20'000, qPrintable(QString::number(time.elapsed())));
        QVERIFY(result);
        QCOMPARE(int(result->end), int(ProcessResult::End::Ended));
        QCOMPARE(result->reason.code, u"process-cancelled"_s);
        QTRY_VERIFY(isGone(self));
        QTRY_VERIFY(isGone(child));
    }

    void limitsOfTime()
    {
        ProcessCommand silent = shell(u"echo begun; sleep 1000"_s);
        silent.silenceLimit = 2s;
        const Result<ProcessResult> result = runProcess(silent);
        QCOMPARE(codeOf(result), u"process-silent"_s);
        QCOMPARE(result->output, "begun\n");
        QCOMPARE(successOf(silent, *result).error().code, u"process-silent"_s);
        ProcessCommand talks = shell(u"while echo x; do sleep 0.05; done"_s);
        talks.silenceLimit = 20s; // never reached
        talks.totalLimit = 500ms;
        QCOMPARE(codeOf(runProcess(talks)), u"process-too-long"_s);
    }

    void signalsAreTold()
    {
        const Result<ProcessResult> result = runProcess(shell(u"kill -SEGV $$"_s));
        QVERIFY(result);
        QCOMPARE(int(result->end), int(ProcessResult::End::Signalled));
        QCOMPARE(result->signal, SIGSEGV);
        QVERIFY(successOf(shell({}), *result).error().message.english().startsWith(u"sh was ended by SIGSEGV"_s));
    }

    void nothingIsLeftBehind()
    {
        const QTemporaryDir directory;
        // The one left behind holds the pipe: that does not keep us.
        ProcessCommand command = shell(u"sleep 1000 & echo $! > child; echo done"_s);
        command.directory = directory.path();
        const Result<ProcessResult> result = runProcess(command);
        QVERIFY(result && result->succeeded());
        QCOMPARE(result->output, "done\n");
        QTRY_VERIFY(isGone(writtenPid(directory.filePath(u"child"_s))));
    }

    void inheritsNoFilesAndNoSignals()
    {
        const QTemporaryDir directory;
        QFile open(directory.filePath(u"open"_s));
        QVERIFY(open.open(QIODevice::WriteOnly));
        const int inheritable = ::dup(open.handle()); // without close-on-exec
        std::signal(SIGPIPE, SIG_IGN);
        const Result<ProcessResult> result = runProcess(shell(u"ls /proc/self/fd; grep SigIgn /proc/self/status"_s));
        std::signal(SIGPIPE, SIG_DFL);
        ::close(inheritable);
        QVERIFY(result && result->succeeded());
        QVERIFY2(result->output.startsWith("0\n1\n2\n3\nSigIgn:\t0000000000000000"),
                 result->output.constData()); // 3 is ls' own
    }

    void diesWithUs()
    {
        const QTemporaryDir directory;
        ProcessCommand command = shell(u"echo $$ > self; exec sleep 1000"_s);
        command.directory = directory.path();
        const pid_t program = ::fork();
        if (program == 0) {
            const Result<ProcessResult> ignored = runProcess(command);
            ::_exit(ignored ? 0 : 1);
        }
        const pid_t self = writtenPid(directory.filePath(u"self"_s));
        QVERIFY(self > 0);
        QVERIFY(!isGone(self));
        ::kill(program, SIGKILL);
        ::waitpid(program, nullptr, 0);
        QTRY_VERIFY(isGone(self));
    }
};

QTEST_GUILESS_MAIN(TestLocalProcess)
#include "tst_localprocess.moc"
