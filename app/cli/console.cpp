// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/console.h"
#include "app/cli/commandlinetext.h"

#include "app/cli/interruption.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <cerrno>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace qm::cli {

namespace {

/// @return 0 or errno.
int writeAll(int descriptor, const QByteArray &bytes)
{
    for (qsizetype written = 0; written < bytes.size();) {
        const ssize_t count =
            ::write(descriptor, bytes.constData() + written, static_cast<size_t>(bytes.size() - written));
        if (count >= 0)
            written += count;
        else if (errno != EINTR || interrupted())
            return errno;
    }
    return 0;
}

/// Standard output in large pieces. QFile would hide an interruption, and what the system said.
class StandardOutput final : public QIODevice
{
public:
    StandardOutput() { open(QIODevice::WriteOnly); }

    [[nodiscard]] bool isSequential() const override { return true; }

    /// Writes what is left. @return 0, or the errno of the first write that failed.
    [[nodiscard]] int finish()
    {
        flush();
        return m_error;
    }

protected:
    qint64 readData(char *, qint64) override { return -1; }

    qint64 writeData(const char *data, qint64 size) override
    {
        m_pending.append(data, size);
        if (m_pending.size() >= 1 << 16)
            flush();
        return m_error == 0 ? size : -1;
    }

private:
    void flush()
    {
        if (m_error == 0)
            m_error = writeAll(STDOUT_FILENO, m_pending);
        m_pending.clear();
        if (m_error != 0)
            setErrorString(qt_error_string(m_error));
    }

    QByteArray m_pending;
    int m_error = 0;
};

/// For people at a terminal: a control character in a name or value must not drive it.
QString withoutControls(const QString &text)
{
    QString result;
    result.reserve(text.size());
    for (const QChar character : text) {
        const bool control = character.category() == QChar::Other_Control || character.category() == QChar::Other_Format
            || character == QChar::LineSeparator || character == QChar::ParagraphSeparator;
        result += control ? u'�' : character;
    }
    return result;
}

} // namespace

void say(const QString &line)
{
    // Nobody is left to tell if standard error is gone.
    (void)writeAll(STDERR_FILENO, (withoutControls(line) + u'\n').toUtf8());
}

void sayLines(const QString &text)
{
    for (const QString &line : text.split(u'\n'))
        say(line);
}

QString toLine(const Diagnostic &diagnostic)
{
    QStringList parts{toString(diagnostic.severity)};
    if (diagnostic.location.isValid())
        parts += diagnostic.location.toString();
    if (!diagnostic.host.isEmpty())
        parts += diagnostic.host;
    parts += diagnostic.message.text();
    return parts.join(u": "_s);
}

void say(const Diagnostics &diagnostics)
{
    QString lines;
    for (const Diagnostic &diagnostic : diagnostics)
        lines += withoutControls(toLine(diagnostic)) + u'\n';
    (void)writeAll(STDERR_FILENO, lines.toUtf8());
}

namespace {

/// Opens it, has it written, and makes that last.
Result<> writeWith(QFileDevice &file, const std::function<Result<>(QIODevice &)> &produce,
                   const std::function<bool()> &finish)
{
    if (file.open(QIODevice::WriteOnly)) {
        const Result<> produced = produce(file);
        // What made the disk full, say, is in the file's words; the writer only knows that it failed.
        if (!produced && file.error() == QFileDevice::NoError)
            return produced;
        if (produced && finish())
            return {};
    }
    return failure(u"write-failed"_s,
                   Message(QT_TRANSLATE_NOOP("Message", "cannot write this file: %1"), {file.errorString()}),
                   SourceLocation(file.fileName(), 0));
}

} // namespace

Result<> writeResult(const QString &path, const std::function<Result<>(QIODevice &)> &produce)
{
    if (path.isEmpty() || path == u"-") {
        StandardOutput output;
        const Result<> produced = produce(output);
        if (const int error = output.finish()) {
            return failure(
                u"write-failed"_s,
                Message(QT_TRANSLATE_NOOP("Message", "cannot write to standard output: %1"), {qt_error_string(error)}));
        }
        return produced;
    }
    const QFileInfo there(path);
    // A file that takes the place of /dev/null would harm the whole machine.
    if (there.exists() && !there.isFile() && !there.isDir()) {
        QFile device(path);
        return writeWith(device, produce, [&device] { return device.flush(); });
    }
    QSaveFile file(path);
    return writeWith(file, produce, [&file] { return file.commit(); });
}

Result<> writeResult(const QString &path, const QByteArray &content)
{
    return writeResult(path, [&](QIODevice &device) -> Result<> {
        if (device.write(content) == content.size())
            return {};
        return failure(u"write-failed"_s,
                       Message(QT_TRANSLATE_NOOP("Message", "cannot write: %1"), {device.errorString()}));
    });
}

Progress::Progress(bool always, QString activity)
    : m_lines(always)
    , m_terminal(!always && isatty(STDERR_FILENO) == 1)
    , m_activity(std::move(activity))
{
    m_timer.start();
    if (m_lines)
        say(m_activity);
    else if (m_terminal)
        (void)writeAll(STDERR_FILENO, (m_activity + u" …"_s).toUtf8());
}

void Progress::show(const QString &state)
{
    if (state == m_state)
        return;
    m_state = state;
    if (m_lines)
        say(m_activity + u": "_s + m_state);
    else if (m_terminal)
        (void)writeAll(STDERR_FILENO, "\r\033[K" + withoutControls(m_activity + u": "_s + m_state).toUtf8());
}

Progress::~Progress()
{
    if (m_lines) {
        say(CommandLine::tr("%1: %2 s")
                .arg(m_activity, QString::number(static_cast<double>(m_timer.elapsed()) / 1000, 'f', 2)));
    } else if (m_terminal) {
        (void)writeAll(STDERR_FILENO, "\r\033[K");
    }
}

} // namespace qm::cli
