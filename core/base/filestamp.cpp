// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/base/filestamp.h"

#include <QFile>

namespace qm {

FileStamp FileStamp::of(const struct stat &status)
{
    constexpr qint64 nanoseconds = 1'000'000'000;
    return {status.st_dev, status.st_ino, status.st_size, status.st_mtim.tv_sec * nanoseconds + status.st_mtim.tv_nsec};
}

FileStamp FileStamp::of(const QString &path)
{
    struct stat status = {};
    return ::stat(QFile::encodeName(path).constData(), &status) == 0 ? of(status) : FileStamp();
}

} // namespace qm
