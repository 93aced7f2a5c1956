// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/base/crashpoint.h"

#ifdef QM_CRASH_POINTS
#include <QByteArray>
#include <QtGlobal>

#include <atomic>
#include <csignal>
#include <cstdio>

#include <unistd.h>

namespace qm {

namespace {

/// Where something happens, as the environment says.
class PlannedPoint final
{
public:
    explicit PlannedPoint(const char *variable)
    {
        const QByteArray text = qgetenv(variable);
        const qsizetype colon = text.lastIndexOf(':');
        m_name = text.left(qMax(colon, 0));
        m_passing = text.mid(colon + 1).toInt();
    }

    /// Counts, and says so on standard error if this is it.
    bool isReached(const char *what, const char *name)
    {
        if (m_passing <= 0 || (!m_name.isEmpty() && m_name != name) || m_passed.fetch_add(1) + 1 != m_passing)
            return false;
        std::fprintf(stderr, "%s point %d: %s\n", what, m_passing, name);
        std::fflush(stderr);
        return true;
    }

private:
    QByteArray m_name; ///< empty for any
    int m_passing = 0; ///< 0 for never
    std::atomic<int> m_passed{0};
};

} // namespace

void crashPoint(const char *name)
{
    static PlannedPoint stop("QM_STOP_AT");
    static PlannedPoint crash("QM_CRASH_AT");
    if (stop.isReached("stop", name))
        ::raise(SIGSTOP); // this thread first: it is to stop here
    if (!crash.isReached("crash", name))
        return;
    ::kill(::getpid(), SIGKILL);
    // The signal is on its way: nothing of this thread may happen any more.
    for (;;)
        ::pause();
}

} // namespace qm

#else

namespace qm {

void crashPoint(const char *) {}

} // namespace qm

#endif
