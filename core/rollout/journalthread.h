// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QSqlDatabase>
#include <QString>

#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <mutex>
#include <thread>

namespace qm {

/// The one thread that talks to a journal's database. Thread-safe.
class JournalThread final
{
public:
    /// Something done in a transaction; done again, alone, if one that it was put together with failed.
    using Work = std::function<Result<>(const QSqlDatabase &database)>;

    enum class Access : quint8 { ReadWrite, ReadOnly };

    JournalThread(QString file, Access access);
    /// After all that was asked for is done.
    ~JournalThread();
    Q_DISABLE_COPY_MOVE(JournalThread)

    /// How opening went. Errors: journal-open, journal-damaged, journal-newer.
    [[nodiscard]] const Result<> &opened() const { return m_opened; }

    /// Returns once it is on disk. What several threads want written at the same time shares one sync of the disk.
    /// Errors: those of the work, journal-full, journal-write.
    [[nodiscard]] Result<> write(Work work);
    /// Sees only what is on disk.
    [[nodiscard]] Result<> read(Work work);

private:
    struct Item final
    {
        Work work;
        bool writes = false;
        std::promise<Result<>> done;
    };

    [[nodiscard]] Result<> ask(Work work, bool writes);
    void run();
    void serve(const QSqlDatabase &database);
    void writeGroup(const QSqlDatabase &database, std::deque<Item> &group);

    const QString m_file;
    const Access m_access;
    Result<> m_opened;
    std::promise<void> m_ready;

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Item> m_items;
    bool m_ends = false;

    std::thread m_thread; ///< last: it uses all the others
};

} // namespace qm
