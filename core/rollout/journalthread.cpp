// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/rollout/journalthread.h"

#include "core/base/crashpoint.h"
#include "core/rollout/journalschema.h"

#include <QUuid>

using namespace Qt::StringLiterals;

namespace qm {

JournalThread::JournalThread(QString file, Access access) : m_file(std::move(file)), m_access(access)
{
    std::future<void> ready = m_ready.get_future();
    m_thread = std::thread([this] { run(); });
    ready.wait();
}

JournalThread::~JournalThread()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ends = true;
    }
    m_wake.notify_all();
    m_thread.join();
}

Result<> JournalThread::write(Work work)
{
    return ask(std::move(work), true);
}

Result<> JournalThread::read(Work work)
{
    return ask(std::move(work), false);
}

Result<> JournalThread::ask(Work work, bool writes)
{
    if (!m_opened)
        return m_opened;
    std::future<Result<>> done;
    {
        const std::lock_guard lock(m_mutex);
        m_items.push_back({std::move(work), writes, {}});
        done = m_items.back().done.get_future();
    }
    m_wake.notify_all();
    return done.get();
}

/// A connection of Qt's belongs to the thread that made it, and has to be gone before its name is taken back.
void JournalThread::run()
{
    const QString name = QUuid::createUuid().toString();
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
        m_opened = m_access == Access::ReadWrite ? openJournalDatabase(database, m_file)
                                                 : openJournalDatabaseReadOnly(database, m_file);
        const bool isOpen = m_opened.has_value();
        m_ready.set_value();
        if (isOpen)
            serve(database);
        database.close();
    }
    QSqlDatabase::removeDatabase(name);
}

void JournalThread::serve(const QSqlDatabase &database)
{
    for (;;) {
        std::deque<Item> items;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_ends || !m_items.empty(); });
            if (m_items.empty())
                return;
            items.swap(m_items);
        }
        while (!items.empty()) {
            std::deque<Item> group;
            while (!items.empty() && items.front().writes) {
                group.push_back(std::move(items.front()));
                items.pop_front();
            }
            if (!group.empty())
                writeGroup(database, group);
            if (!items.empty()) {
                items.front().done.set_value(items.front().work(database));
                items.pop_front();
            }
        }
    }
}

/// All that came together in one transaction. If that fails each gets one of its own, so that only those learn of a
/// failure who caused it.
void JournalThread::writeGroup(const QSqlDatabase &database, std::deque<Item> &group)
{
    const auto transaction = [&database](auto first, auto last) -> Result<> {
        if (const Result<> begun = execute(database, u"BEGIN IMMEDIATE"_s); !begun)
            return begun;
        Result<> result;
        for (auto item = first; result && item != last; ++item)
            result = item->work(database);
        crashPoint("journal-commit");
        if (result)
            result = execute(database, u"COMMIT"_s);
        crashPoint("journal-committed");
        if (!result)
            (void)execute(database, u"ROLLBACK"_s);
        return result;
    };
    const Result<> together = transaction(group.begin(), group.end());
    for (auto item = group.begin(); item != group.end(); ++item)
        item->done.set_value(together || group.size() == 1 ? together : transaction(item, std::next(item)));
}

} // namespace qm
