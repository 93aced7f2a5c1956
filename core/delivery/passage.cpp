// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/delivery/passage.h"

#include <algorithm>

namespace qm {

namespace {

constexpr qint64 tellEveryMs = 50;
/// Of a limited stream: large pieces would make it come in jerks.
constexpr qint64 limitedPiece = 32 * 1024;

} // namespace

void Passage::beginAt(qint64 done)
{
    m_done = done;
    if (m_activity.progress)
        m_activity.progress(m_done, m_total);
    m_told.start();
}

qsizetype Passage::admit(qint64 wanted) const
{
    if (wanted <= 0 || (!m_activity.throttle && !m_activity.admit))
        return wanted;
    const qint64 size = std::min(wanted, limitedPiece);
    if (m_activity.admit)
        return m_activity.admit(size);
    m_activity.throttle(size);
    return size;
}

void Passage::passed(qsizetype bytes)
{
    m_done += bytes;
    m_moved += bytes;
    if (m_activity.moved && bytes > 0)
        m_activity.moved(bytes);
    if (m_activity.progress && m_told.isValid() && m_told.elapsed() >= tellEveryMs) {
        m_told.start();
        m_activity.progress(m_done, m_total);
    }
}

void Passage::complete()
{
    if (m_activity.progress)
        m_activity.progress(m_total, m_total);
}

} // namespace qm
