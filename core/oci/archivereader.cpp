// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/oci/archivereader.h"

#include "core/base/streamhash.h"

#include <QFile>

#include <archive.h>
#include <archive_entry.h>

#include <array>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

constexpr size_t blockSize = 1 << 20;

} // namespace

class ArchiveReader::Private final
{
public:
    explicit Private(const QString &name) : file(name), block(blockSize, '\0') {}
    ~Private() { archive_read_free(archive); }
    Q_DISABLE_COPY_MOVE(Private)

    static la_ssize_t readBlock(struct archive *, void *self, const void **bytes)
    {
        auto *reader = static_cast<Private *>(self);
        *bytes = reader->block.constData();
        return reader->readMore();
    }

    /// @return the bytes that are in `block` now; 0 at the end, -1 if the file cannot be read.
    qint64 readMore()
    {
        const qint64 count = file.read(block.data(), block.size());
        if (count > 0) {
            hash.addData(QByteArrayView(block).first(count));
            total += count;
        }
        return count;
    }

    [[nodiscard]] tl::unexpected<Error> failed() const
    {
        if (file.error() != QFileDevice::NoError) {
            return failure(u"archive-unreadable"_s,
                           Message(QT_TRANSLATE_NOOP("Message", "cannot read this archive: %1"), {file.errorString()}),
                           SourceLocation(file.fileName(), 0));
        }
        return failure(u"archive-damaged"_s,
                       Message(QT_TRANSLATE_NOOP("Message", "this archive is damaged: %1"),
                               {QString::fromUtf8(archive_error_string(archive))}),
                       SourceLocation(file.fileName(), 0));
    }

    QFile file;
    QByteArray block;
    StreamHash hash;
    qint64 total = 0;
    struct archive *archive = archive_read_new();
};

ArchiveReader::ArchiveReader(std::unique_ptr<Private> reader) : d(std::move(reader)) {}

ArchiveReader::~ArchiveReader() = default;

Result<std::unique_ptr<ArchiveReader>> ArchiveReader::open(const QString &file)
{
    auto reader = std::make_unique<Private>(file);
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
    const bool isFile = archive_entry_filetype(entry) == AE_IFREG && archive_entry_hardlink(entry) == nullptr;
    return ArchiveEntry{path, archive_entry_size(entry), isFile};
}

Result<> ArchiveReader::read(const Sink &sink, const std::stop_token &stop)
{
    const void *bytes = nullptr;
    size_t size = 0;
    la_int64_t offset = 0;
    la_int64_t expected = 0;
    while (true) {
        if (stop.stop_requested())
            return failure(u"archive-cancelled"_s, Message(QT_TRANSLATE_NOOP("Message", "cancelled")));
        const int status = archive_read_data_block(d->archive, &bytes, &size, &offset);
        if (status == ARCHIVE_EOF)
            return {};
        // A hole is content that the sink would not see.
        if (status != ARCHIVE_OK || offset != expected)
            return d->failed();
        expected += static_cast<la_int64_t>(size);
        sink(QByteArrayView(static_cast<const char *>(bytes), static_cast<qsizetype>(size)));
    }
}

Result<QByteArray> ArchiveReader::finish()
{
    qint64 count = 0;
    do {
        count = d->readMore();
    } while (count > 0);
    if (count < 0)
        return d->failed();
    return d->hash.hex();
}

qint64 ArchiveReader::bytesRead() const
{
    return d->total;
}

} // namespace qm
