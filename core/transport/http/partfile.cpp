// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/transport/http/partfile.h"

#include "core/base/crashpoint.h"
#include "core/base/writetoend.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <algorithm>
#include <cerrno>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

constexpr qint64 originBytes = 64 * 1024; // what describes a part is small
constexpr qint64 readBytes = 256 * 1024;
constexpr qint64 firstBytesKept = 512;
constexpr mode_t partMode = 0600; // nobody runs or reads what is not proved
constexpr int lockTries = 10;

Error writeError(const QString &path, int error)
{
    if (error == ENOSPC || error == EDQUOT) {
        return {u"disk-full"_s,
                Message(QT_TRANSLATE_NOOP("Message",
                                          "%1 cannot be written: there is no space left on that disk, or its quota is "
                                          "used up. Free some and try again"),
                        {path}),
                {}};
    }
    return {u"write-failed"_s,
            Message(QT_TRANSLATE_NOOP("Message", "%1 cannot be written: %2"), {path, qt_error_string(error)}),
            {}};
}

bool isSameFile(int fd, const QByteArray &path)
{
    struct stat opened = {};
    struct stat named = {};
    return ::fstat(fd, &opened) == 0 && ::lstat(path.constData(), &named) == 0 && opened.st_dev == named.st_dev
        && opened.st_ino == named.st_ino;
}

/// Opens and locks: whoever had it before may have renamed or removed it between the two.
Result<UniqueFd> openLocked(const QString &path)
{
    const QByteArray name = QFile::encodeName(path);
    for (int i = 0; i < lockTries; ++i) {
        UniqueFd file(::open(name.constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, partMode));
        struct stat status = {};
        if (!file.isValid() || ::fstat(file.get(), &status) != 0)
            return tl::unexpected(writeError(path, errno));
        if (!S_ISREG(status.st_mode))
            return tl::unexpected(writeError(path, EINVAL));
        if (::flock(file.get(), LOCK_EX | LOCK_NB) != 0)
            break;
        if (isSameFile(file.get(), name))
            return file;
    }
    return failure(
        u"download-busy"_s,
        Message(QT_TRANSLATE_NOOP("Message", "%1 is being downloaded by somebody else at this moment"), {path}));
}

} // namespace

PartFile::PartFile(const QString &target, const Checksum &checksum, UniqueFd file)
    : m_target(target)
    , m_path(target + u".part"_s)
    , m_originPath(target + u".part.json"_s)
    , m_checksum(checksum)
    , m_file(std::move(file))
{
    if (!m_checksum.isEmpty() && m_checksum.method() != QCryptographicHash::Sha256)
        m_other.emplace(m_checksum.method());
}

Result<std::unique_ptr<PartFile>> PartFile::open(const QString &target, const Checksum &checksum)
{
    const QString directory = QFileInfo(target).path();
    if (!QDir().mkpath(directory))
        return tl::unexpected(writeError(directory, errno));
    Result<UniqueFd> file = openLocked(target + u".part"_s);
    if (!file)
        return tl::unexpected(file.error());
    std::unique_ptr<PartFile> part(new PartFile(target, checksum, std::move(*file)));
    part->m_size = ::lseek(part->m_file.get(), 0, SEEK_END);
    part->readOrigin();
    return part;
}

PartFile::~PartFile()
{
    if (m_isPublished || m_size > 0)
        return;
    QFile::remove(m_originPath);
    QFile::remove(m_path);
}

void PartFile::readOrigin()
{
    QFile file(m_originPath);
    if (!file.open(QIODevice::ReadOnly))
        return;
    const QJsonObject object = QJsonDocument::fromJson(file.read(originBytes)).object();
    m_origin = {object["source"_L1].toString().toLatin1(), object["validator"_L1].toString().toLatin1(),
                object["total"_L1].toInteger(-1), object["encoded"_L1].toBool()};
}

Result<> PartFile::writeOrigin() const
{
    QSaveFile file(m_originPath);
    const QJsonObject object{{u"source"_s, QString::fromLatin1(m_origin.source)},
                             {u"validator"_s, QString::fromLatin1(m_origin.validator)},
                             {u"total"_s, m_origin.total},
                             {u"encoded"_s, m_origin.isEncoded}};
    errno = 0;
    if (!file.open(QIODevice::WriteOnly) || !writeToEnd(file.handle(), QJsonDocument(object).toJson())
        || !file.commit()) {
        return tl::unexpected(writeError(m_originPath, errno == 0 ? EIO : errno));
    }
    return {};
}

void PartFile::resetHashes()
{
    m_hashed = 0;
    m_sha256 = StreamHash();
    if (m_other)
        m_other = StreamHash(m_checksum.method());
}

void PartFile::hash(const QByteArray &bytes)
{
    m_hashed += bytes.size();
    m_sha256.addData(bytes);
    if (m_other)
        m_other->addData(bytes);
}

tl::unexpected<Error> PartFile::cannotWrite(int error) const
{
    return tl::unexpected(writeError(m_path, error));
}

Result<> PartFile::restart(const PartOrigin &origin)
{
    // In this order: a part must never be taken for one of another origin.
    QFile::remove(m_originPath);
    if (::ftruncate(m_file.get(), 0) != 0)
        return cannotWrite(errno);
    m_size = 0;
    m_origin = origin;
    resetHashes();
    return origin.source.isEmpty() ? Result<>() : writeOrigin();
}

Result<> PartFile::append(const QByteArray &bytes)
{
    for (qsizetype written = 0; written < bytes.size();) {
        const ssize_t count =
            ::pwrite(m_file.get(), bytes.constData() + written, size_t(bytes.size() - written), m_size + written);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0) {
            const int error = count < 0 ? errno : EIO;
            return ::ftruncate(m_file.get(), m_size) == 0 ? cannotWrite(error) : cannotWrite(errno);
        }
        written += count;
    }
    m_size += bytes.size();
    if (m_hashed + bytes.size() == m_size)
        hash(bytes);
    return {};
}

Result<> PartFile::hashAll(const std::stop_token &stop)
{
    QByteArray bytes(readBytes, Qt::Uninitialized);
    while (m_hashed < m_size && !stop.stop_requested()) {
        const ssize_t count =
            ::pread(m_file.get(), bytes.data(), size_t(std::min(readBytes, m_size - m_hashed)), m_hashed);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0) {
            return failure(u"file-read"_s,
                           Message(QT_TRANSLATE_NOOP("Message", "%1 cannot be read: %2"),
                                   {m_path, qt_error_string(count < 0 ? errno : EIO)}));
        }
        hash(bytes.first(count));
    }
    return {};
}

QByteArray PartFile::sha256() const
{
    return m_sha256.hex();
}

bool PartFile::matchesChecksum() const
{
    return m_hashed == m_size && (m_other ? *m_other : m_sha256).hex() == m_checksum.hex;
}

QString PartFile::computedChecksum() const
{
    const QByteArray hex = (m_other ? *m_other : m_sha256).hex();
    return Checksum{m_other ? m_checksum.algorithm : u"sha256"_s, hex}.text();
}

QByteArray PartFile::firstBytes() const
{
    QByteArray bytes(firstBytesKept, Qt::Uninitialized);
    const ssize_t count = ::pread(m_file.get(), bytes.data(), size_t(bytes.size()), 0);
    return bytes.first(std::max<ssize_t>(count, 0));
}

Result<> PartFile::publish(const FileAttributes &attributes)
{
    const uid_t owner = attributes.owner.value_or(uid_t(-1));
    const gid_t group = attributes.group.value_or(gid_t(-1));
    // First the owner: changing it takes bits away from the mode.
    if (::fchown(m_file.get(), owner, group) != 0 || ::fchmod(m_file.get(), attributes.mode) != 0
        || ::fsync(m_file.get()) != 0) {
        return cannotWrite(errno);
    }
    crashPoint("file-synced");
    QFile::remove(m_originPath);
    if (::rename(QFile::encodeName(m_path).constData(), QFile::encodeName(m_target).constData()) != 0)
        return tl::unexpected(writeError(m_target, errno));
    m_isPublished = true;
    crashPoint("file-renamed");
    const QByteArray directory = QFile::encodeName(QFileInfo(m_target).path());
    const UniqueFd opened(::open(directory.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!opened.isValid() || ::fsync(opened.get()) != 0)
        return tl::unexpected(writeError(m_target, errno));
    return {};
}

} // namespace qm
