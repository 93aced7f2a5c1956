// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/delivery/linelog.h"

#include "core/base/harmlesstext.h"

namespace qm {

namespace {

/// Whoever prints more without a line break gets one.
constexpr qsizetype longestLine = 16 * 1024;

} // namespace

void LineLog::take(QByteArrayView bytes)
{
    m_pending.append(bytes);
    qsizetype begin = 0;
    for (qsizetype end = m_pending.indexOf('\n'); end >= 0; end = m_pending.indexOf('\n', begin)) {
        tell(QByteArrayView(m_pending).sliced(begin, end - begin));
        begin = end + 1;
    }
    for (; m_pending.size() - begin > longestLine; begin += longestLine)
        tell(QByteArrayView(m_pending).sliced(begin, longestLine));
    m_pending.remove(0, begin);
}

void LineLog::finish()
{
    tell(m_pending);
    m_pending.clear();
}

void LineLog::tell(QByteArrayView line) const
{
    if (m_activity.log && !line.trimmed().isEmpty())
        m_activity.log(harmlessText(line.toByteArray(), longestLine));
}

} // namespace qm
