// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/transport/ssh/sshcommand.h"

#include "core/base/shellquoted.h"

using namespace Qt::StringLiterals;

namespace qm {
namespace {

constexpr qsizetype longestScript = 1024 * 1024;
constexpr qsizetype keptNoise = 1024;
/// Beyond the limits: a machine that sends more than this is broken or hostile.
constexpr qint64 mostDropped = 64 * 1024 * 1024;
/// Digits of an exit code.
constexpr qsizetype longestCode = 3;

/// Where systems are not to be written to, as Flatcar's, engines and their tools lie in /opt/bin.
constexpr char preamble[] = "LC_ALL=C LANGUAGE=\n"
                            "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/opt/bin\n"
                            "export LC_ALL LANGUAGE PATH\n"
                            "umask 077\n";

/// How much of @p mark the end of @p bytes may be the beginning of.
qsizetype beginningAtEnd(QByteArrayView bytes, QByteArrayView mark)
{
    qsizetype size = std::min(bytes.size(), mark.size() - 1);
    while (!mark.startsWith(bytes.last(size)))
        --size;
    return size;
}

} // namespace

Result<QByteArray> framedScript(const SshCommand &command, const QByteArray &nonce, bool hasInput)
{
    QByteArray words;
    bool binary = command.script.contains('\0');
    for (const QByteArray &parameter : command.parameters) {
        binary = binary || parameter.contains('\0');
        words += ' ' + shellQuoted(parameter);
    }
    if (binary) {
        return failure(u"ssh-script"_s,
                       Message(QT_TRANSLATE_NOOP("Message", "scripts and their parameters cannot hold zero bytes")));
    }
    if (command.script.size() + words.size() > longestScript) {
        return failure(u"ssh-script"_s, Message(QT_TRANSLATE_NOOP("Message", "the script is longer than a megabyte")));
    }
    const QByteArray begin = "printf 'qm-begin-" + nonce + "\\n'";
    const QByteArray end = "printf '\\nqm-end-" + nonce + " %s\\n' \"$1\"";
    const QByteArray ending = "set -- \"$?\"\n" + end + " >&2\n" + end + "\nexit 0\n";
    const QByteArray beginning = preamble + QByteArray("set --") + words + '\n';
    // A shell may read more than it needs, but never runs a compound command of which it has not read all: from the
    // first word that it prints in there, nothing that comes is taken for part of the script.
    if (hasInput)
        return beginning + begin + " >&2\n{\n" + begin + "\n(\n" + command.script + "\n)\n" + ending + "}\n";
    return beginning + begin + '\n' + begin + " >&2\n(\n" + command.script + "\n) </dev/null\n" + ending;
}

FrameReader::FrameReader(const SshCommand &command, const QByteArray &nonce, ScriptStreams::Sink sink, bool keepOutput)
    : m_begin("qm-begin-" + nonce + '\n')
    , m_end("\nqm-end-" + nonce + ' ')
    , m_sink(std::move(sink))
    , m_errorSink(command.errorSink)
    , m_keepOutput(keepOutput)
{
    m_streams[0].limit = command.outputLimit;
    m_streams[1].limit = command.errorLimit;
}

bool FrameReader::feed(Stream which, QByteArrayView bytes)
{
    StreamState &stream = m_streams[which == Stream::Output ? 0 : 1];
    if (stream.state == State::After) {
        stream.dropped += bytes.size();
    } else {
        stream.pending.append(bytes);
        if (stream.state == State::Before)
            readBefore(stream);
        if (stream.state == State::Inside)
            readInside(stream);
    }
    return stream.dropped <= mostDropped && !m_isRefused;
}

bool FrameReader::isComplete() const
{
    return m_streams[0].state == State::After && m_streams[1].state == State::After;
}

bool FrameReader::isTruncated() const
{
    const auto overflows = [](const StreamState &stream) {
        return stream.body.size() == stream.limit && stream.dropped > 0;
    };
    return overflows(m_streams[0]) || overflows(m_streams[1]);
}

QByteArray FrameReader::noise() const
{
    QByteArray all = m_noise;
    for (const StreamState &stream : m_streams) {
        if (stream.state == State::Before)
            all += stream.pending;
    }
    return all;
}

void FrameReader::readBefore(StreamState &stream)
{
    const qsizetype at = stream.pending.indexOf(m_begin);
    const qsizetype noise = at >= 0 ? at : std::max<qsizetype>(0, stream.pending.size() - m_begin.size() + 1);
    m_noise = (m_noise + stream.pending.left(noise)).right(keptNoise);
    stream.dropped += noise;
    stream.pending.remove(0, at >= 0 ? at + m_begin.size() : noise);
    if (at >= 0) {
        stream.state = State::Inside;
        stream.dropped = 0;
    }
}

void FrameReader::readInside(StreamState &stream)
{
    const qsizetype at = stream.pending.indexOf(m_end);
    if (at < 0) {
        keep(stream, stream.pending.size() - beginningAtEnd(stream.pending, m_end));
        return;
    }
    keep(stream, at);
    const qsizetype line = stream.pending.indexOf('\n', m_end.size());
    if (line < 0 && stream.pending.size() <= m_end.size() + longestCode)
        return; // the rest of the line is on its way
    const QByteArray code = stream.pending.mid(m_end.size(), std::max<qsizetype>(0, line - m_end.size()));
    stream.state = State::After;
    stream.pending.clear();
    bool isNumber = false;
    const uint number = code.toUInt(&isNumber);
    if (&stream == &m_streams[0] && isNumber && code.size() <= longestCode && number <= 255)
        m_exitCode = static_cast<int>(number);
}

void FrameReader::keep(StreamState &stream, qsizetype size)
{
    if (size <= 0)
        return;
    const bool isOutput = &stream == &m_streams[0];
    if (isOutput && m_sink && !m_isRefused)
        m_isRefused = !m_sink(QByteArrayView(stream.pending).first(size));
    if (!isOutput && m_errorSink)
        m_errorSink(QByteArrayView(stream.pending).first(size));
    if (isOutput && !m_keepOutput) {
        stream.pending.remove(0, size);
        return;
    }
    const qsizetype room = std::min(size, stream.limit - stream.body.size());
    stream.body += stream.pending.left(room);
    stream.dropped += size - room;
    stream.pending.remove(0, size);
}

} // namespace qm
