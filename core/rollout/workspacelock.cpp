// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/rollout/workspacelock.h"

#include "core/base/harmlesstext.h"
#include "core/base/ownusername.h"

#include <QDir>
#include <QFile>
#include <QSysInfo>

#include <array>
#include <cerrno>

#include <fcntl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

QString lockFile(const QString &workspace)
{
    return QDir(workspace).filePath(u"lock"_s);
}

/// Of the open file, not of the process: two journals in one process exclude each other as well, and asking takes
/// nothing.
struct flock wholeFile()
{
    struct flock lock = {};
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    return lock;
}

/// What the holder wrote. It writes after it has the lock: a moment long the file may be empty.
QString heldBy(int file)
{
    std::array<char, 512> text{};
    const ssize_t size = ::pread(file, text.data(), text.size(), 0);
    return harmlessText(QByteArray(text.data(), static_cast<qsizetype>(qMax<ssize_t>(size, 0)))).trimmed();
}

tl::unexpected<Error> inUse(const QString &workspace, const QString &holder)
{
    return failure(u"workspace-locked"_s,
                   Message(QT_TRANSLATE_NOOP("Message",
                                             "This workspace is in use by %1: one instance at a time may change it. "
                                             "Wait for its end, or only look at the history."),
                           {holder.isEmpty() ? u"another instance"_s : holder}),
                   {workspace, 0});
}

tl::unexpected<Error> cannotWrite(const QString &path)
{
    return failure(
        u"workspace-write"_s,
        Message(QT_TRANSLATE_NOOP("Message", "The workspace cannot be written to: %1. Choose another folder."),
                {qt_error_string(errno)}),
        {path, 0});
}

} // namespace

QString whoWeAre()
{
    const QString name = ownUserName();
    return (name.isEmpty() ? QString::number(::geteuid()) : name) + u'@' + QSysInfo::machineHostName();
}

Result<WorkspaceLock> WorkspaceLock::take(const QString &workspace)
{
    const QString path = lockFile(workspace);
    QDir().mkpath(workspace);
    UniqueFd file(::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
    if (!file.isValid())
        return cannotWrite(path);
    struct flock lock = wholeFile();
    if (::fcntl(file.get(), F_OFD_SETLK, &lock) != 0) {
        if (errno != EAGAIN && errno != EACCES)
            return cannotWrite(path);
        return inUse(workspace, heldBy(file.get()));
    }
    const QByteArray text = u"%1, process %2\n"_s.arg(whoWeAre()).arg(::getpid()).toUtf8();
    if (::ftruncate(file.get(), 0) != 0
        || ::pwrite(file.get(), text.constData(), static_cast<size_t>(text.size()), 0) < 0)
        return cannotWrite(path);
    return WorkspaceLock(std::move(file));
}

Result<> WorkspaceLock::checkFree(const QString &workspace)
{
    const QString now = holder(workspace);
    if (now.isEmpty())
        return {};
    return inUse(workspace, now);
}

QString WorkspaceLock::holder(const QString &workspace)
{
    const UniqueFd file(::open(QFile::encodeName(lockFile(workspace)).constData(), O_RDONLY | O_CLOEXEC));
    struct flock lock = wholeFile();
    if (!file.isValid() || ::fcntl(file.get(), F_OFD_GETLK, &lock) != 0 || lock.l_type == F_UNLCK)
        return {};
    return heldBy(file.get());
}

} // namespace qm
