// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/delivery/localpart.h"

#include "core/base/crashpoint.h"
#include "core/base/readtoend.h"
#include "core/base/writetoend.h"
#include "core/delivery/fileowner.h"
#include "core/delivery/fileplace.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace qm {

namespace {

/// As long as the scripts for nodes wait for each other.
constexpr auto patience = 180s;
constexpr auto lookEvery = 100ms;

bool isSameFile(int fd, const QByteArray &path)
{
    struct stat open = {};
    struct stat named = {};
    return ::fstat(fd, &open) == 0 && ::stat(path.constData(), &named) == 0 && open.st_ino == named.st_ino
        && open.st_dev == named.st_dev;
}

Error cancelled()
{
    return {u"ssh-cancelled"_s, Message(QT_TRANSLATE_NOOP("Message", "cancelled")), {}};
}

} // namespace

LocalPart::LocalPart(const FilePlace &place)
    : m_place(place)
    , m_path(QFile::encodeName(place.path) + ".part")
    , m_leasePath(m_path + ".lease")
{}

LocalPart::~LocalPart()
{
    if (m_lease.isValid())
        ::unlink(m_leasePath.constData());
}

tl::unexpected<Error> LocalPart::failed(int error) const
{
    if (error == ENOSPC || error == EDQUOT) {
        return failure(
            u"disk-full"_s,
            Message(QT_TRANSLATE_NOOP("Message", "no space is left for %1: make room there"), {m_place.path}));
    }
    return failure(
        u"local-file"_s,
        Message(QT_TRANSLATE_NOOP("Message", "cannot write %1: %2"), {m_place.path, qt_error_string(error)}));
}

Result<> LocalPart::open(const std::stop_token &stop)
{
    const QString folder = QFileInfo(m_place.path).path();
    if (!QDir().mkpath(folder))
        return failed(errno);
    if (const Result<> locked = lock(stop); !locked)
        return locked;
    m_fd = UniqueFd(::open(m_path.constData(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0600));
    struct stat status = {};
    if (!m_fd.isValid() || ::fstat(m_fd.get(), &status) != 0)
        return failed(errno);
    if (!S_ISREG(status.st_mode))
        return failed(EEXIST);
    return hashAll(stop);
}

/// The lock's file goes with its holder: whoever gets the lock looks whether it is still the one.
Result<bool> LocalPart::tryLock()
{
    UniqueFd fd(::open(m_leasePath.constData(), O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!fd.isValid())
        return failed(errno);
    if (::flock(fd.get(), LOCK_EX | LOCK_NB) != 0 || !isSameFile(fd.get(), m_leasePath))
        return false;
    m_lease = std::move(fd);
    return true;
}

Result<> LocalPart::lock(const std::stop_token &stop)
{
    const QDeadlineTimer deadline(patience);
    while (!deadline.hasExpired() && !stop.stop_requested()) {
        const Result<bool> taken = tryLock();
        if (!taken)
            return tl::unexpected<Error>(taken.error());
        if (*taken)
            return {};
        std::this_thread::sleep_for(lookEvery);
    }
    if (stop.stop_requested())
        return tl::unexpected(cancelled());
    return failure(
        u"local-busy"_s,
        Message(QT_TRANSLATE_NOOP("Message", "something else writes %1 here and does not end"), {m_place.path}));
}

Result<> LocalPart::hashAll(const std::stop_token &stop)
{
    const auto take = [this](QByteArrayView piece) {
        m_hash.addData(piece);
        m_size += piece.size();
    };
    switch (readToEnd(m_fd.get(), m_size, take, stop)) {
    case ReadEnd::Whole:
        return {};
    case ReadEnd::Stopped:
        return tl::unexpected(cancelled());
    case ReadEnd::Failed:
        return failed(errno);
    }
    Q_UNREACHABLE();
}

Result<> LocalPart::append(QByteArrayView bytes)
{
    if (!writeToEnd(m_fd.get(), bytes))
        return failed(errno);
    m_hash.addData(bytes);
    m_size += bytes.size();
    return {};
}

Result<> LocalPart::clear()
{
    if (::ftruncate(m_fd.get(), 0) != 0)
        return failed(errno);
    m_size = 0;
    m_hash = StreamHash();
    return {};
}

Result<> LocalPart::settle()
{
    if (const Result<> dressed = dress(); !dressed)
        return dressed;
    if (::fsync(m_fd.get()) != 0)
        return failed(errno);
    crashPoint("part-synced");
    if (std::rename(m_path.constData(), QFile::encodeName(m_place.path).constData()) != 0)
        return failed(errno);
    crashPoint("part-renamed");
    const QByteArray folder = QFile::encodeName(QFileInfo(m_place.path).path());
    const UniqueFd directory(::open(folder.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (directory.isValid())
        ::fsync(directory.get());
    return {};
}

/// What this user may not give away stays as it is, as for files that come from web servers.
Result<> LocalPart::dress() const
{
    const FileOwner owner = fileOwner(m_place.owner);
    const uid_t user = owner.user.value_or(static_cast<uid_t>(-1));
    const gid_t group = owner.group.value_or(static_cast<gid_t>(-1));
    if (::fchown(m_fd.get(), user, group) != 0 || ::fchmod(m_fd.get(), modeOf(m_place).toUInt(nullptr, 8)) != 0)
        return failed(errno);
    return {};
}

void LocalPart::clearAway()
{
    const bool isLeft = ::access(m_path.constData(), F_OK) == 0 || ::access(m_leasePath.constData(), F_OK) == 0;
    if (m_lease.isValid() || (isLeft && tryLock().value_or(false)))
        remove();
}

void LocalPart::remove()
{
    if (m_lease.isValid()) // else it is somebody else's
        ::unlink(m_path.constData());
}

} // namespace qm
