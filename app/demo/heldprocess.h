// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QString>
#include <QStringList>

#include <sys/types.h>

#include <memory>

namespace qm {

/// A folder for what quaymaster-demo-helper holds, locked by whoever uses it.
class HeldFolder final
{
public:
    /// Makes one that only its owner can read, in the folder for temporary files. Errors: write-failed.
    [[nodiscard]] static Result<HeldFolder> make();
    /// Folders that were made and are in use by nobody.
    [[nodiscard]] static QStringList abandoned();

    HeldFolder(HeldFolder &&other) noexcept;
    HeldFolder &operator=(HeldFolder &&other) = delete;
    Q_DISABLE_COPY(HeldFolder)
    ~HeldFolder();

    [[nodiscard]] const QString &path() const { return m_path; }
    [[nodiscard]] int lock() const { return m_lock; }

private:
    HeldFolder(QString path, int lock) : m_path(std::move(path)), m_lock(lock) {}

    QString m_path;
    int m_lock = -1;
};

/// A command that quaymaster-demo-helper holds in namespaces of its own: with this object, or this program, it goes,
/// and so do all processes that it started and the folder. Not a QProcess, because it may be started and ended by
/// different threads.
class HeldProcess final
{
public:
    /// @param folder is the helper's from then on. Errors: demo-start.
    [[nodiscard]] static Result<std::unique_ptr<HeldProcess>> start(const QString &helper, HeldFolder folder,
                                                                    const QStringList &command);
    ~HeldProcess();
    Q_DISABLE_COPY_MOVE(HeldProcess)

    [[nodiscard]] bool isRunning() const;
    [[nodiscard]] const QString &folder() const { return m_folder; }

private:
    HeldProcess(pid_t process, int input, int output, QString folder);

    const pid_t m_process;
    const int m_input;  ///< as long as it is open, the command lives
    const int m_output; ///< where the helper says that the command ended
    const QString m_folder;
};

} // namespace qm
