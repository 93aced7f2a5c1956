// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/base/shellquoted.h"
#include "core/transport/ssh/sshcommand.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qm;
using Stream = FrameReader::Stream;

namespace {

const QByteArray nonce = "0123456789abcdef0123456789abcdef";

QByteArray framed(const QByteArray &body, const QByteArray &code = "0")
{
    return "noise\nqm-begin-" + nonce + '\n' + body + "\nqm-end-" + nonce + ' ' + code + '\n';
}

} // namespace

class TestSshCommand final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void quotedWordsComeBack_data()
    {
        QTest::addColumn<QString>("shell");
        for (const char *shell : {"dash", "bash", "zsh", "busybox"})
            QTest::newRow(shell) << QString::fromLatin1(shell);
    }

    void quotedWordsComeBack()
    {
        QFETCH(QString, shell);
        QList<QByteArray> words = {QByteArray(), "-n", "--", "a b", "\n\n"};
        for (int byte = 1; byte < 256; ++byte)
            words += QByteArray(1, static_cast<char>(byte));
        const QByteArray special = "'\"\\$`!&|;<>()[]{}*?~# \t\n=%^-";
        for (const char first : special) {
            for (const char second : special)
                words += QByteArray(1, first) + second;
        }
        QByteArray script = "printf '%s\\001'";
        QByteArray expected;
        for (const QByteArray &word : words) {
            script += ' ' + shellQuoted(word);
            expected += word + '\1';
        }
        QProcess process;
        process.start(shell, shell == u"busybox"_s ? QStringList{u"sh"_s, u"-s"_s} : QStringList{u"-s"_s});
        if (!process.waitForStarted())
            QSKIP(qPrintable(shell + u" is not installed."_s));
        process.write(script + '\n');
        process.closeWriteChannel();
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.readAllStandardOutput(), expected);
    }

    void framesAreReadInPiecesOfAnySize()
    {
        QByteArray body = "line\n\nqm-end-other 0\n";
        body += QByteArray(1000, '\0') + "\n\nqm-end-";
        const QByteArray text = framed(body, "42");
        for (qsizetype size = 1; size < text.size(); ++size) {
            FrameReader reader({}, nonce);
            for (qsizetype at = 0; at < text.size(); at += size) {
                QVERIFY(reader.feed(Stream::Output, QByteArrayView(text).sliced(at, std::min(size, text.size() - at))));
                QVERIFY(!reader.isComplete());
            }
            QCOMPARE(reader.exitCode(), 42);
            QVERIFY(reader.feed(Stream::Error, framed("E")));
            QVERIFY(reader.isComplete());
            QCOMPARE(reader.takeOutput(), body);
            QCOMPARE(reader.takeErrorOutput(), QByteArray("E"));
        }
    }

    /// What may be the beginning of the frame's end is held back, and nothing else: a line is seen when it is there.
    void sinksGetEverythingAtOnce()
    {
        const QByteArray body = "one\n\nqm-end-" + nonce.left(20) + "\ntwo\n\n\n";
        for (const bool keeps : {true, false}) {
            for (qsizetype piece = 1; piece < 70; ++piece) {
                QByteArray seen;
                SshCommand command;
                command.outputLimit = keeps ? 1000 : 5;
                FrameReader reader(
                    command, nonce,
                    [&seen](QByteArrayView bytes) {
                        seen.append(bytes);
                        return true;
                    },
                    keeps);
                const QByteArray all = framed(body, "3");
                for (qsizetype at = 0; at < all.size(); at += piece)
                    QVERIFY(reader.feed(Stream::Output, all.mid(at, piece)));
                QCOMPARE(seen, body);
                QCOMPARE(reader.exitCode(), 3);
                QCOMPARE(reader.takeOutput(), keeps ? body : QByteArray());
                QVERIFY(!reader.isTruncated());
            }
        }
        QByteArray seen;
        FrameReader reader(SshCommand(), nonce, [&seen](QByteArrayView bytes) {
            seen.append(bytes);
            return !seen.contains("enough");
        });
        QVERIFY(reader.feed(Stream::Output, "qm-begin-" + nonce + "\nline"));
        QCOMPARE(seen, QByteArray("line"));
        QVERIFY(!reader.feed(Stream::Output, "enough"));
        QVERIFY(reader.isRefused());
        QVERIFY(!reader.feed(Stream::Output, "more"));
        QCOMPARE(seen, QByteArray("lineenough"));
    }

    /// Whatever shell it is, and however much it reads ahead: the input goes to the script, all of it.
    void inputGoesToTheScript_data() { quotedWordsComeBack_data(); }
    void inputGoesToTheScript()
    {
        QFETCH(QString, shell);
        SshCommand command;
        command.script = "wc -c; printf '%s' \"$1\"; exit 7";
        command.parameters = {"a'b"};
        QProcess process;
        process.start(shell, shell == u"busybox"_s ? QStringList{u"sh"_s, u"-s"_s} : QStringList{u"-s"_s});
        if (!process.waitForStarted())
            QSKIP(qPrintable(shell + u" is not installed."_s));
        process.write(*framedScript(command, nonce, true));
        FrameReader reader(command, nonce);
        const auto take = [&] {
            QVERIFY(reader.feed(Stream::Output, process.readAllStandardOutput()));
            QVERIFY(reader.feed(Stream::Error, process.readAllStandardError()));
        };
        QVERIFY(!reader.isReady());
        QTRY_VERIFY_WITH_TIMEOUT((process.waitForReadyRead(50), take(), reader.isReady()), 20'000);
        process.write("echo not for the shell\n}\n)\nexit 1\n" + QByteArray(100'000, 'x'));
        process.closeWriteChannel();
        QVERIFY(process.waitForFinished());
        take();
        QVERIFY(reader.isComplete());
        QCOMPARE(reader.exitCode(), 7);
        QCOMPARE(reader.takeOutput().trimmed(), QByteArray("100034\na'b"));
    }

    /// Flatcar has its engine's tools nowhere else.
    void toolsAreFoundInOpt()
    {
        SshCommand command;
        command.script = "printf '%s' \"$PATH\"";
        QProcess process;
        process.start(u"sh"_s, {u"-s"_s});
        QVERIFY(process.waitForStarted());
        process.write(*framedScript(command, nonce));
        process.closeWriteChannel();
        QVERIFY(process.waitForFinished());
        FrameReader reader(command, nonce);
        QVERIFY(reader.feed(Stream::Output, process.readAllStandardOutput()));
        QVERIFY(reader.takeOutput().split(':').endsWith("/opt/bin"));
    }

    void framesOfOthersAreNotBelieved_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("no frame") << QByteArray("hello\n");
        QTest::newRow("another nonce") << framed("x").replace(nonce, QByteArray(32, '0'));
        QTest::newRow("end only") << "\nqm-end-" + nonce + " 0\n";
        QTest::newRow("open") << framed("x").chopped(3);
        QTest::newRow("no number") << framed("x", "zero");
        QTest::newRow("too large") << framed("x", "256");
        QTest::newRow("negative") << framed("x", "-1");
        QTest::newRow("endless number") << framed("x", QByteArray(100, '0'));
    }

    void framesOfOthersAreNotBelieved()
    {
        QFETCH(QByteArray, text);
        FrameReader reader({}, nonce);
        QVERIFY(reader.feed(Stream::Output, text));
        QCOMPARE(reader.exitCode(), -1);
    }

    void limitsHold()
    {
        SshCommand command;
        command.outputLimit = 10;
        FrameReader reader(command, nonce);
        QVERIFY(reader.feed(Stream::Output, framed("0123456789abc")));
        QVERIFY(reader.isTruncated());
        QCOMPARE(reader.takeOutput(), QByteArray("0123456789"));
        QCOMPARE(reader.exitCode(), 0);

        FrameReader noisy(command, nonce);
        const QByteArray block(1024 * 1024, 'x');
        int blocks = 0;
        while (noisy.feed(Stream::Output, block) && blocks < 1000)
            ++blocks;
        QVERIFY(blocks < 100);
        QVERIFY(noisy.noise().size() < 4096);
        QVERIFY(!noisy.hasBegun());
    }

    void scriptsAreChecked()
    {
        SshCommand command;
        command.script = "true";
        QVERIFY(framedScript(command, nonce));
        command.parameters = {QByteArray(1, '\0')};
        QVERIFY(!framedScript(command, nonce));
        command.parameters = {QByteArray(2'000'000, 'x')};
        QVERIFY(!framedScript(command, nonce));
    }

    void remoteTextIsHarmless_data()
    {
        QTest::addColumn<QByteArray>("remote");
        QTest::addColumn<QString>("shown");
        QTest::newRow("plain") << QByteArray("  two  words\r\n") << u"two words"_s;
        QTest::newRow("colour") << QByteArray("\x1b[1;31mred\x1b[0m") << u"red"_s;
        QTest::newRow("title") << QByteArray("\x1b]0;owned\x07") << u"]0;owned"_s;
        QTest::newRow("controls") << QByteArray("a\0b\x08\x7f", 5) << u"a b"_s;
        QTest::newRow("C1") << QByteArray("a\xc2\x9b"
                                          "1mb")
                            << u"a1mb"_s;
        QTest::newRow("right to left") << QByteArray("a\xe2\x80\xae"
                                                     "b\xe2\x81\xa6")
                                       << u"ab"_s;
        QTest::newRow("invalid UTF-8") << QByteArray("a\xff") << u"a\ufffd"_s;
        QTest::newRow("other letters") << QByteArray("é日😀") << u"é日😀"_s;
        QTest::newRow("open sequence") << QByteArray("a\x1b[") << u"a"_s;
    }

    void remoteTextIsHarmless()
    {
        QFETCH(QByteArray, remote);
        QTEST(harmlessText(remote), "shown");
        QVERIFY(harmlessText(QByteArray(10'000'000, 'x')).size() <= 300);
    }
};

QTEST_GUILESS_MAIN(TestSshCommand)
#include "tst_sshcommand.moc"
