// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/delivery/sharedsource.h"

#include <QFile>
#include <QHash>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

/// Small, for there are as many sources as artifacts under way, and behind them is the cache of the kernel: what
/// readers of one file share is 1 MiB.
constexpr qsizetype blockSize = 128 * 1024;
constexpr size_t mostBlocks = 8;

tl::unexpected<Error> unreadable(const QString &path, int error)
{
    return failure(u"local-file"_s,
                   Message(QT_TRANSLATE_NOOP("Message", "cannot read %1: %2"), {path, qt_error_string(error)}));
}

/// Those that somebody has.
struct Registry final
{
    std::mutex mutex;
    QHash<QString, std::weak_ptr<SharedSource>> sources;
};

Registry &registry()
{
    static Registry all;
    return all;
}

} // namespace

SharedSource::SharedSource(QString path, UniqueFd fd, const FileStamp &stamp)
    : m_path(std::move(path))
    , m_fd(std::move(fd))
    , m_stamp(stamp)
{}

Result<std::shared_ptr<SharedSource>> SharedSource::open(const QString &path)
{
    UniqueFd fd(::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC));
    struct stat status = {};
    if (!fd.isValid() || ::fstat(fd.get(), &status) != 0)
        return unreadable(path, errno);
    if (!S_ISREG(status.st_mode)) {
        return failure(u"local-file"_s, Message(QT_TRANSLATE_NOOP("Message", "%1 is no regular file"), {path}));
    }
    const FileStamp stamp = FileStamp::of(status);
    const std::scoped_lock lock(registry().mutex);
    QHash<QString, std::weak_ptr<SharedSource>> &sources = registry().sources;
    if (auto known = sources.value(path).lock(); known && known->m_stamp == stamp)
        return known;
    for (auto it = sources.begin(); it != sources.end();)
        it = it->expired() ? sources.erase(it) : std::next(it);
    std::shared_ptr<SharedSource> source(new SharedSource(path, std::move(fd), stamp));
    sources.insert(path, source);
    return source;
}

/// Who reads holds the lock meanwhile: whoever wants the same block would have to wait for the disk as well.
Result<QByteArray> SharedSource::read(qint64 offset, qsizetype limit)
{
    if (weak_from_this().use_count() == 1)
        return readFile(offset, limit); // nobody to keep anything for
    const qint64 start = offset / blockSize * blockSize;
    const std::scoped_lock lock(m_mutex);
    const auto kept =
        std::find_if(m_blocks.begin(), m_blocks.end(), [start](const Block &block) { return block.offset == start; });
    if (kept != m_blocks.end())
        return kept->bytes.mid(offset - start, limit);
    Result<QByteArray> bytes = readFile(start, blockSize);
    if (!bytes)
        return bytes;
    m_blocks.push_back({start, *std::move(bytes)});
    if (m_blocks.size() > mostBlocks)
        m_blocks.pop_front();
    return m_blocks.back().bytes.mid(offset - start, limit);
}

Result<QByteArray> SharedSource::readFile(qint64 offset, qint64 limit)
{
    QByteArray bytes(std::clamp<qint64>(m_stamp.size - offset, 0, limit), Qt::Uninitialized);
    qsizetype got = 0;
    while (got < bytes.size()) {
        const ssize_t size =
            ::pread(m_fd.get(), bytes.data() + got, static_cast<size_t>(bytes.size() - got), offset + got);
        if (size < 0 && errno == EINTR)
            continue;
        if (size < 0)
            return unreadable(m_path, errno);
        if (size == 0)
            return failure(u"local-file"_s,
                           Message(QT_TRANSLATE_NOOP("Message", "%1 became shorter while it was read"), {m_path}));
        got += size;
    }
    m_bytesRead += got;
    return bytes;
}

} // namespace qm
