// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/rollout/logdocument.h"

#include "core/report/reporttext.h"
#include "ui/models/searchwords.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

constexpr int blockLines = 16;
constexpr qint64 chunkBytes = 1 << 20;
/// What is read at most to find a line within its block: where lines are longer, they are cut.
constexpr qint64 blockBytes = 4 << 20;
/// One turn in the background: soon enough shown, rarely enough told.
constexpr qint64 turnBytes = 32 << 20;
constexpr std::chrono::milliseconds watchInterval(300);

/// Without the sequences that colour terminals.
QString withoutColors(const QString &line)
{
    if (!line.contains(u'\x1b'))
        return line;
    QString result;
    for (qsizetype i = 0; i < line.size(); ++i) {
        if (line.at(i) != u'\x1b') {
            result += line.at(i);
            continue;
        }
        if (i + 1 < line.size() && line.at(i + 1) == u'[') {
            i += 2;
            while (i < line.size() && (line.at(i) < u'@' || line.at(i) > u'~'))
                ++i;
        }
    }
    return result;
}

QString shown(QByteArray line)
{
    if (line.endsWith('\r'))
        line.chop(1);
    const bool isCut = line.size() > 4 * LogDocument::longestLine;
    QString text = withoutColors(QString::fromUtf8(isCut ? line.left(4 * LogDocument::longestLine) : line));
    text.replace(u'\t', u"    "_s);
    if (text.size() > LogDocument::longestLine || isCut)
        text = text.left(LogDocument::longestLine) + u'…';
    return inert(text);
}

/// Calls @p line for every complete line from @p at on, until @p end, or it returns false.
/// @return behind the last line.
template<typename Line>
qint64 eachLine(QFile &file, qint64 at, qint64 end, const std::atomic_bool &stop, Line line)
{
    QByteArray rest;
    qint64 position = at;
    if (!file.seek(at))
        return at;
    while (position < end && !stop) {
        const QByteArray chunk = file.read(qMin(chunkBytes, end - position));
        if (chunk.isEmpty())
            break;
        position += chunk.size();
        qsizetype begin = 0;
        for (qsizetype newline = chunk.indexOf('\n'); newline >= 0; newline = chunk.indexOf('\n', begin)) {
            if (rest.isEmpty()) {
                line(QByteArray::fromRawData(chunk.constData() + begin, newline - begin), at);
            } else {
                line(rest + chunk.mid(begin, newline - begin), at);
                rest.clear();
            }
            begin = newline + 1;
            at = position - chunk.size() + begin;
        }
        // Of a line without end no more is kept than anybody reads.
        if (rest.size() < blockBytes)
            rest += chunk.mid(begin);
    }
    return at;
}

} // namespace

LogDocument::LogDocument(QObject *parent) : QObject(parent)
{
    m_background.setMaxThreadCount(2); // a search does not hold up the index
    m_watch.setInterval(watchInterval);
    connect(&m_watch, &QTimer::timeout, this, &LogDocument::look);
}

LogDocument::~LogDocument()
{
    *m_stop = true;
    *m_stopSearch = true;
    m_background.waitForDone();
}

void LogDocument::open(const QString &path)
{
    if (path == m_path)
        return;
    m_path = path;
    restart();
    look();
}

void LogDocument::restart()
{
    *m_stop = true;
    m_stop = std::make_shared<std::atomic_bool>(false);
    m_file.close();
    m_file.setFileName(m_path);
    m_index = {};
    m_restSize = -1;
    m_hasRest = false;
    m_isIndexing = false;
    const QString text = m_words.join(u' ');
    m_words.clear();
    search(text);
    Q_EMIT restarted();
}

void LogDocument::setWatched(bool watched)
{
    if (watched == m_watch.isActive())
        return;
    if (watched)
        m_watch.start();
    else
        m_watch.stop();
    if (watched)
        look();
}

void LogDocument::look()
{
    if (m_path.isEmpty() || m_isIndexing)
        return;
    if (!m_file.isOpen() && !m_file.open(QIODevice::ReadOnly))
        return; // not there yet
    const qint64 size = m_file.size();
    if (size < m_index.end) {
        restart();
        return;
    }
    if (size == m_index.end || size == m_restSize)
        return; // nothing is left, or a line without an end
    indexMore();
}

void LogDocument::indexMore()
{
    m_isIndexing = true;
    m_background.start([this, path = m_path, from = Index{{}, m_index.lines, m_index.end}, stop = m_stop] {
        const Index more = indexFrom(path, from, stop);
        QMetaObject::invokeMethod(
            this,
            [this, more, stop] {
                if (stop == m_stop)
                    take(more);
            },
            Qt::QueuedConnection);
    });
}

LogDocument::Index LogDocument::indexFrom(const QString &path, const Index &from, const Stop &stop)
{
    Index more = from;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return more;
    const qint64 end = qMin(file.size(), from.end + turnBytes);
    more.end = eachLine(file, from.end, end, *stop, [&more](const QByteArray &, qint64 at) {
        if (more.lines > 0 && more.lines % blockLines == 0)
            more.blocks.push_back(at);
        ++more.lines;
    });
    return more;
}

void LogDocument::take(const Index &more)
{
    const bool isMore = more.end > m_index.end;
    m_index.blocks.insert(m_index.blocks.end(), more.blocks.cbegin(), more.blocks.cend());
    m_index.lines = more.lines;
    m_index.end = more.end;
    m_isIndexing = false;
    m_hasRest = m_file.size() > m_index.end;
    m_restSize = isMore ? -1 : m_file.size();
    Q_EMIT grown();
    if (isMore) {
        searchMore();
        look();
    }
}

QStringList LogDocument::lines(qint64 first, int count)
{
    QStringList result;
    first = qMax(qint64(0), first);
    if (first >= lineCount() || !m_file.isOpen())
        return result;
    const auto block = static_cast<size_t>(qMin(first, m_index.lines) / blockLines);
    const size_t known = qMin(block, m_index.blocks.size() - 1);
    m_file.seek(m_index.blocks[known]);
    auto number = static_cast<qint64>(known) * blockLines;
    const qint64 last = qMin(lineCount(), first + count);
    while (number < last) {
        QByteArray line = m_file.readLine(blockBytes);
        if (line.isEmpty())
            break;
        const bool isWhole = line.endsWith('\n');
        for (QByteArray more = line; !isWhole && !more.isEmpty() && !more.endsWith('\n');)
            more = m_file.readLine(blockBytes);
        if (number++ < first)
            continue;
        line.chop(isWhole ? 1 : 0);
        result.append(shown(line));
    }
    return result;
}

void LogDocument::search(const QString &text)
{
    const QStringList words = searchWords(text);
    if (words == m_words && !words.isEmpty())
        return;
    *m_stopSearch = true;
    m_stopSearch = std::make_shared<std::atomic_bool>(false);
    m_isSearching = false;
    m_words = words;
    m_hits.clear();
    m_searched = {};
    searchMore();
    Q_EMIT hitsChanged();
}

void LogDocument::searchMore()
{
    if (m_words.isEmpty() || m_isSearching || m_searched.end >= m_index.end || m_hits.size() >= mostHits)
        return;
    m_isSearching = true;
    const qint64 end = qMin(m_index.end, m_searched.end + turnBytes);
    m_background.start([this, path = m_path, words = m_words, from = m_searched, end, stop = m_stopSearch] {
        const Found more = searchIn(path, words, from, end, stop);
        QMetaObject::invokeMethod(
            this,
            [this, more, stop] {
                if (stop != m_stopSearch)
                    return;
                const bool isMore = more.end > m_searched.end;
                m_searched = {{}, more.lines, more.end};
                m_hits.insert(m_hits.end(), more.hits.cbegin(), more.hits.cend());
                m_hits.resize(qMin(m_hits.size(), mostHits));
                m_isSearching = false;
                if (isMore)
                    searchMore();
                Q_EMIT hitsChanged();
            },
            Qt::QueuedConnection);
    });
}

LogDocument::Found LogDocument::searchIn(const QString &path, const QStringList &words, const Found &from, qint64 end,
                                         const Stop &stop)
{
    Found more{{}, from.lines, from.end};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return more;
    more.end = eachLine(file, from.end, end, *stop, [&](const QByteArray &line, qint64) {
        if (containsWords(QString::fromUtf8(line), words))
            more.hits.push_back(more.lines);
        ++more.lines;
    });
    return more;
}

} // namespace qm
