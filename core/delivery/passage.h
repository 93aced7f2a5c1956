// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/delivery/activity.h"

#include <QElapsedTimer>

namespace qm {

/// Keeps the books of bytes on their way, and tells an Activity as often as it wants to know.
class Passage final
{
public:
    /// @param activity must outlive this.
    /// @param total -1 while it is unknown.
    explicit Passage(const Activity &activity, qint64 total = -1) : m_activity(activity), m_total(total) {}

    /// So many are there already; what has passed before still counts as moved.
    void beginAt(qint64 done);
    void setTotal(qint64 total) { m_total = total; }
    /// Waits until some may pass. @return how many, at most @p wanted.
    [[nodiscard]] qsizetype admit(qint64 wanted) const;
    void passed(qsizetype bytes);
    /// All are there.
    void complete();

    [[nodiscard]] qint64 done() const { return m_done; }
    [[nodiscard]] qint64 moved() const { return m_moved; }

private:
    const Activity &m_activity;
    qint64 m_total;
    qint64 m_done = 0;
    qint64 m_moved = 0;
    QElapsedTimer m_told;
};

} // namespace qm
