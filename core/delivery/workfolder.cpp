// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/delivery/workfolder.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

constexpr int attempts = 10;

/// Never follows links: they are removed, and what they point to stays.
void empty(const QString &path)
{
    const auto everything = QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot;
    const QFileInfoList entries = QDir(path).entryInfoList(everything);
    for (const QFileInfo &entry : entries) {
        if (entry.isDir() && !entry.isSymLink())
            QDir(entry.filePath()).removeRecursively();
        else
            QFile::remove(entry.filePath());
    }
}

/// The folder, opened and locked; invalid if whoever had it removed it meanwhile.
Result<UniqueFd> openAndLock(const QString &path)
{
    const QByteArray name = QFile::encodeName(path);
    struct stat found = {};
    if (::lstat(name.constData(), &found) == 0 && !S_ISDIR(found.st_mode))
        ::unlink(name.constData());
    if (::mkdir(name.constData(), 0700) != 0 && errno != EEXIST)
        return cannotWrite(path, errno);
    UniqueFd folder(::open(name.constData(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
    if (!folder.isValid())
        return errno == ENOENT ? Result<UniqueFd>(UniqueFd()) : cannotWrite(path, errno);
    struct stat opened = {};
    if (::fstat(folder.get(), &opened) != 0 || ::fchmod(folder.get(), 0700) != 0) // which only its owner can
        return cannotWrite(path, errno);
    if (::flock(folder.get(), LOCK_EX | LOCK_NB) != 0) {
        return failure(u"image-busy"_s,
                       Message(QT_TRANSLATE_NOOP("Message", "another program is working in %1 now"), {path}));
    }
    const bool isThere = ::lstat(name.constData(), &found) == 0;
    return isThere && found.st_ino == opened.st_ino && found.st_dev == opened.st_dev ? std::move(folder) : UniqueFd();
}

} // namespace

tl::unexpected<Error> cannotWrite(const QString &path, int error)
{
    const bool isFull = error == ENOSPC || error == EDQUOT;
    return failure(isFull ? u"disk-full"_s : u"write-failed"_s,
                   Message(QT_TRANSLATE_NOOP("Message", "cannot write %1: %2"), {path, qt_error_string(error)}));
}

WorkFolder::WorkFolder(QString path, UniqueFd lock) : m_path(std::move(path)), m_lock(std::move(lock)) {}

WorkFolder::~WorkFolder()
{
    if (!m_lock.isValid())
        return;
    empty(m_path);
    ::rmdir(QFile::encodeName(m_path).constData());
}

Result<WorkFolder> WorkFolder::make(const QString &path)
{
    errno = 0;
    if (!QDir().mkpath(QFileInfo(path).path()))
        return cannotWrite(QFileInfo(path).path(), errno);
    for (int i = 0; i < attempts; ++i) {
        Result<UniqueFd> lock = openAndLock(path);
        if (!lock)
            return tl::unexpected<Error>(lock.error());
        if (!lock->isValid())
            continue;
        empty(path);
        return WorkFolder(path, std::move(*lock));
    }
    return failure(u"image-busy"_s,
                   Message(QT_TRANSLATE_NOOP("Message", "another program is working in %1 now"), {path}));
}

} // namespace qm
