// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/oci/thinarchive.h"

#include "core/base/streamhash.h"

#include <QFile>

#include <archive.h>
#include <archive_entry.h>

#include <cerrno>
#include <memory>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

/// Writes a tar file, and hashes it on the way. Removed again unless it was kept.
class ArchiveWriter final
{
public:
    explicit ArchiveWriter(const QString &name) : m_file(name) {}

    ~ArchiveWriter()
    {
        m_discards = true; // what is not finished yet is finished now
        archive_write_free(m_archive);
        if (m_file.isOpen())
            m_file.remove();
    }
    Q_DISABLE_COPY_MOVE(ArchiveWriter)

    [[nodiscard]] bool open()
    {
        // Plain ustar, with extended headers only where its limits would be passed.
        archive_write_set_format_pax_restricted(m_archive);
        archive_write_set_bytes_in_last_block(m_archive, 1);
        QFile::remove(m_file.fileName()); // of a crash; if it is a link, it is not followed
        return m_file.open(QIODevice::WriteOnly | QIODevice::NewOnly | QIODevice::Unbuffered)
            && archive_write_open(m_archive, this, nullptr, &ArchiveWriter::writeBlock, nullptr) == ARCHIVE_OK;
    }

    [[nodiscard]] bool begin(const ArchiveEntry &entry)
    {
        const bool isFile = entry.kind == ArchiveEntry::Kind::File;
        const std::unique_ptr<archive_entry, decltype(&archive_entry_free)> header(archive_entry_new(),
                                                                                   &archive_entry_free);
        archive_entry_set_pathname(header.get(), entry.path.constData());
        archive_entry_set_filetype(header.get(), isFile ? AE_IFREG : AE_IFDIR);
        archive_entry_set_perm(header.get(), isFile ? 0644 : 0755);
        archive_entry_set_size(header.get(), isFile ? entry.size : 0);
        archive_entry_set_mtime(header.get(), 0, 0);
        return archive_write_header(m_archive, header.get()) == ARCHIVE_OK && !m_discards;
    }

    [[nodiscard]] bool write(QByteArrayView bytes)
    {
        return archive_write_data(m_archive, bytes.data(), static_cast<size_t>(bytes.size())) == bytes.size()
            && !m_discards;
    }

    [[nodiscard]] bool keepAs(const QString &name)
    {
        if (archive_write_close(m_archive) != ARCHIVE_OK || m_discards)
            return false;
        if (::rename(QFile::encodeName(m_file.fileName()).constData(), QFile::encodeName(name).constData()) != 0) {
            m_errno = errno;
            return false;
        }
        m_file.close();
        return true;
    }

    [[nodiscard]] QByteArray sha256() const { return m_hash.hex(); }
    [[nodiscard]] qint64 size() const { return m_size; }

    [[nodiscard]] tl::unexpected<Error> failed() const
    {
        const bool isFull = m_errno == ENOSPC || m_errno == EDQUOT;
        return failure(isFull ? u"disk-full"_s : u"write-failed"_s,
                       Message(QT_TRANSLATE_NOOP("Message", "cannot write %1: %2"),
                               {m_file.fileName(), m_errno != 0 ? qt_error_string(m_errno) : m_file.errorString()}));
    }

private:
    /// Never fails for libarchive, which would leave its buffers behind.
    static la_ssize_t writeBlock(struct archive *, void *self, const void *bytes, size_t size)
    {
        auto *writer = static_cast<ArchiveWriter *>(self);
        const auto count = static_cast<qsizetype>(size);
        const char *content = static_cast<const char *>(bytes);
        errno = 0;
        if (writer->m_discards || writer->m_file.write(content, count) != count) {
            writer->m_errno = writer->m_discards ? writer->m_errno : errno;
            writer->m_discards = true;
            return count;
        }
        writer->m_hash.addData(QByteArrayView(content, count));
        writer->m_size += count;
        return count;
    }

    QFile m_file;
    StreamHash m_hash;
    qint64 m_size = 0;
    int m_errno = 0;
    bool m_discards = false; ///< nothing of it is worth anything
    struct archive *m_archive = archive_write_new();
};

QByteArray blobPath(const QString &digest)
{
    return "blobs/" + QString(digest).replace(u':', u'/').toLatin1();
}

/// Copies everything but what is to be left out. @return the hash of the file that was read.
Result<QByteArray> copyEntries(ArchiveReader &reader, const QSet<QByteArray> &leaveOut, ArchiveWriter &writer)
{
    while (true) {
        const Result<std::optional<ArchiveEntry>> entry = reader.next();
        if (!entry)
            return tl::unexpected<Error>(entry.error());
        if (!*entry)
            return reader.finish();
        if (leaveOut.contains((*entry)->path) || (*entry)->path.isEmpty())
            continue;
        bool isWritten = writer.begin(**entry);
        if (isWritten && (*entry)->kind == ArchiveEntry::Kind::File) {
            const Result<> read =
                reader.read([&](QByteArrayView bytes) { isWritten = isWritten && writer.write(bytes); });
            if (!read)
                return tl::unexpected<Error>(read.error());
        }
        if (!isWritten)
            return writer.failed();
    }
}

} // namespace

Result<ThinArchive> thinArchive(const QString &file, const ImageFacts &facts, const QSet<QString> &leaveOut,
                                const QString &out, const ArchiveWatch &watch)
{
    ThinArchive thin;
    QSet<QByteArray> paths;
    for (const ImageBlob &layer : facts.layers) {
        const QByteArray path = blobPath(layer.digest);
        const bool isDocument = layer.digest == facts.configDigest || layer.digest == facts.manifestDigest;
        if (!leaveOut.contains(layer.digest) || isDocument || paths.contains(path))
            continue;
        paths.insert(path);
        thin.leftOut.append(layer.digest);
    }
    const auto reader = ArchiveReader::open(file, watch);
    if (!reader)
        return tl::unexpected<Error>(reader.error());
    ArchiveWriter writer(out + u".part"_s);
    if (!writer.open())
        return writer.failed();
    const Result<QByteArray> sha256 = copyEntries(**reader, paths, writer);
    if (!sha256)
        return tl::unexpected<Error>(sha256.error());
    if (*sha256 != facts.sha256) {
        return failure(u"archive-changed"_s,
                       Message(QT_TRANSLATE_NOOP("Message", "it was changed since it was proved")),
                       SourceLocation(file, 0));
    }
    if (!writer.keepAs(out))
        return writer.failed();
    thin.sha256 = writer.sha256();
    thin.size = writer.size();
    return thin;
}

} // namespace qm
