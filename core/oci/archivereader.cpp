// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/oci/archivereader.h"

#include "core/base/streamhash.h"

#include <QDeadlineTimer>
#include <QFile>

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

constexpr size_t blockSize = 128 * 1024;
constexpr qint64 endMarker = 1024;
constexpr qint64 progressEveryMs = 100;

} // namespace

class ArchiveReader::Private final
{
public:
    Private(const QString &name, ArchiveWatch follow) : file(name), watch(std::move(follow)), block(blockSize, '\0') {}
    ~Private() { archive_read_free(archive); }
    Q_DISABLE_COPY_MOVE(Private)

    static la_ssize_t readBlock(struct archive *, void *self, const void **bytes)
    {
        auto *reader = static_cast<Private *>(self);
        *bytes = reader->block.constData();
        return reader->readMore();
    }

    /// @return the bytes that are in `block` now; 0 at the end, -1 if no more can or shall be read.
    qint64 readMore()
    {
        if (watch.stop.stop_requested())
            return -1;
        const qint64 count = file.read(block.data(), block.size());
        if (count <= 0)
            return count;
        const QByteArrayView bytes = QByteArrayView(block).first(count);
        hash.addData(bytes);
        total += count;
        const auto zeros =
            std::find_if(bytes.rbegin(), bytes.rend(), [](char c) { return c != '\0'; }) - bytes.rbegin();
        zerosAtEnd = zeros == count ? zerosAtEnd + count : zeros;
        if (watch.progress && nextProgress.hasExpired()) {
            watch.progress(total);
            nextProgress.setRemainingTime(progressEveryMs);
        }
        return count;
    }

    [[nodiscard]] tl::unexpected<Error> failed() const
    {
        const SourceLocation where(file.fileName(), 0);
        if (watch.stop.stop_requested())
            return failure(u"archive-cancelled"_s, Message(QT_TRANSLATE_NOOP("Message", "cancelled")));
        if (file.error() != QFileDevice::NoError) {
            return failure(u"archive-unreadable"_s,
                           Message(QT_TRANSLATE_NOOP("Message", "cannot read this archive: %1"), {file.errorString()}),
                           where);
        }
        return failure(u"archive-damaged"_s,
                       Message(QT_TRANSLATE_NOOP("Message", "this archive is damaged: %1"),
                               {QString::fromUtf8(archive_error_string(archive))}),
                       where);
    }

    [[nodiscard]] tl::unexpected<Error> damaged(const char *english) const
    {
        return failure(u"archive-damaged"_s, Message(english), SourceLocation(file.fileName(), 0));
    }

    QFile file;
    const ArchiveWatch watch;
    QByteArray block;
    StreamHash hash;
    qint64 total = 0;
    qint64 zerosAtEnd = 0; ///< of what was read so far
    qint64 entrySize = 0;
    QDeadlineTimer nextProgress{0};
    struct archive *archive = archive_read_new();
};

ArchiveReader::ArchiveReader(std::unique_ptr<Private> reader) : d(std::move(reader)) {}

ArchiveReader::~ArchiveReader() = default;

Result<std::unique_ptr<ArchiveReader>> ArchiveReader::open(const QString &file, const ArchiveWatch &watch)
{
    auto reader = std::make_unique<Private>(file, watch);
    if (!reader->file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return reader->failed();
    // Only plain tar: what is compressed as a whole is no oci-archive, and may be a bomb.
    archive_read_support_format_tar(reader->archive);
    if (archive_read_open(reader->archive, reader.get(), nullptr, &Private::readBlock, nullptr) != ARCHIVE_OK)
        return reader->failed();
    return std::unique_ptr<ArchiveReader>(new ArchiveReader(std::move(reader)));
}

Result<std::optional<ArchiveEntry>> ArchiveReader::next()
{
    archive_entry *entry = nullptr;
    const int status = archive_read_next_header(d->archive, &entry);
    if (status == ARCHIVE_EOF)
        return std::nullopt;
    if (status != ARCHIVE_OK)
        return d->failed();
    QByteArray path = archive_entry_pathname(entry);
    while (path.startsWith("./"))
        path.remove(0, 2);
    d->entrySize = archive_entry_size(entry);
    auto kind = ArchiveEntry::Kind::Other;
    if (archive_entry_filetype(entry) == AE_IFDIR)
        kind = ArchiveEntry::Kind::Folder;
    else if (archive_entry_filetype(entry) == AE_IFREG && !archive_entry_hardlink(entry)
             && archive_entry_sparse_count(entry) == 0)
        kind = ArchiveEntry::Kind::File;
    return ArchiveEntry{path, d->entrySize, kind};
}

Result<> ArchiveReader::read(const Sink &sink)
{
    const void *bytes = nullptr;
    size_t size = 0;
    la_int64_t offset = 0;
    la_int64_t seen = 0;
    while (true) {
        const int status = archive_read_data_block(d->archive, &bytes, &size, &offset);
        if (status != ARCHIVE_OK && status != ARCHIVE_EOF)
            return d->failed();
        // A hole is content that the sink would not see.
        if (status == ARCHIVE_EOF ? seen != d->entrySize : offset != seen)
            return d->damaged(QT_TRANSLATE_NOOP("Message", "this archive is damaged: a file in it has holes"));
        if (status == ARCHIVE_EOF)
            return {};
        seen += static_cast<la_int64_t>(size);
        sink(QByteArrayView(static_cast<const char *>(bytes), static_cast<qsizetype>(size)));
    }
}

Result<QByteArray> ArchiveReader::finish()
{
    const qint64 entriesEnd = archive_read_header_position(d->archive);
    qint64 count = 0;
    do {
        count = d->readMore();
    } while (count > 0);
    if (count < 0)
        return d->failed();
    const qint64 tail = d->total - entriesEnd;
    if (tail < endMarker)
        return d->damaged(QT_TRANSLATE_NOOP("Message", "this archive is damaged: its end is missing"));
    if (d->zerosAtEnd < tail)
        return d->damaged(QT_TRANSLATE_NOOP("Message", "this archive is damaged: something follows after its end"));
    if (d->watch.progress)
        d->watch.progress(d->total);
    return d->hash.hex();
}

qint64 ArchiveReader::bytesRead() const
{
    return d->total;
}

} // namespace qm
