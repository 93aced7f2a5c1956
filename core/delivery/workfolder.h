// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/base/uniquefd.h"

#include <QString>

namespace qm {

/// A folder in which one operation of one program works. It is nobody else's to read, empty at first, and gone with
/// this object; after a crash, the next one empties it.
class WorkFolder final
{
public:
    /// Makes it, with all folders above it. Errors: image-busy if another operation, of any program, works in it;
    /// disk-full, write-failed.
    [[nodiscard]] static Result<WorkFolder> make(const QString &path);
    ~WorkFolder();
    WorkFolder(WorkFolder &&) noexcept = default;
    Q_DISABLE_COPY(WorkFolder)
    WorkFolder &operator=(WorkFolder &&) = delete;

    [[nodiscard]] const QString &path() const { return m_path; }
    [[nodiscard]] QString file(QStringView name) const { return m_path + u'/' + name.toString(); }

private:
    WorkFolder(QString path, UniqueFd lock);

    QString m_path;
    UniqueFd m_lock; ///< the folder itself; the kernel's lock on it goes with its holder
};

/// Why a file could not be written, from errno: disk-full, write-failed.
[[nodiscard]] tl::unexpected<Error> cannotWrite(const QString &path, int error);

} // namespace qm
