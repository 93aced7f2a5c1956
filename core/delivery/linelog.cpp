// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/delivery/linelog.h"

#include "core/base/harmlesstext.h"
#include "core/base/redacted.h"

namespace qm {

namespace {

/// Whoever prints more without a line break gets one.
constexpr qsizetype longestLine = 16 * 1024;

/// Where to cut a line that is too long: between two words where there are two, so that the rest of an address is not
/// taken for none.
qsizetype cutOf(QByteArrayView line)
{
    const qsizetype blank = line.first(longestLine).lastIndexOf(' ');
    return blank > 0 ? blank : longestLine;
}

} // namespace

void LineLog::take(QByteArrayView bytes)
{
    m_pending.append(bytes);
    qsizetype begin = 0;
    for (qsizetype end = m_pending.indexOf('\n'); end >= 0; end = m_pending.indexOf('\n', begin)) {
        tell(QByteArrayView(m_pending).sliced(begin, end - begin));
        begin = end + 1;
    }
    while (m_pending.size() - begin > longestLine) {
        const QByteArrayView rest = QByteArrayView(m_pending).sliced(begin);
        const qsizetype cut = cutOf(rest);
        tell(rest.first(cut));
        begin += cut;
    }
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
        m_activity.log(redacted(harmlessText(line.toByteArray(), line.size())).left(longestLine));
}

} // namespace qm
