// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QDir>
#include <QString>

#include <atomic>
#include <chrono>
#include <thread>

#include <sched.h>
#include <sys/mount.h>
#include <sys/statvfs.h>

namespace qm::test {

/// A disk in memory, for as long as this lives, and how much of it was taken at most. Only this thread, and what it
/// starts from now on, sees it: it is gone with this program whatever happens.
class Volume final
{
public:
    Volume(const QString &folder, qint64 size, const char *type = "tmpfs")
        : m_folder(folder.toUtf8())
        , m_size(size)
        , m_isMounted(QDir().mkpath(folder) && ::unshare(CLONE_NEWNS) == 0
                      && ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0
                      && ::mount("tmpfs", m_folder.constData(), type, 0,
                                 QByteArray("size=" + QByteArray::number(size)).constData())
                          == 0)
        , m_watch([this](const std::stop_token &stop) { watch(stop); })
    {}

    ~Volume()
    {
        m_watch.request_stop();
        m_watch.join();
        if (m_isMounted)
            ::umount2(m_folder.constData(), MNT_DETACH);
    }

    Q_DISABLE_COPY_MOVE(Volume)

    [[nodiscard]] bool isMounted() const { return m_isMounted; }
    [[nodiscard]] qint64 most() const { return m_most; }

private:
    void watch(const std::stop_token &stop)
    {
        while (!stop.stop_requested()) {
            struct statvfs now = {};
            if (::statvfs(m_folder.constData(), &now) == 0)
                m_most = qMax<qint64>(m_most, m_size - qint64(now.f_bfree * now.f_frsize));
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        }
    }

    const QByteArray m_folder;
    const qint64 m_size;
    const bool m_isMounted;
    std::atomic<qint64> m_most = 0;
    std::jthread m_watch; ///< last: it uses all of the above
};

} // namespace qm::test
