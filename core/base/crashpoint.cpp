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

/// Where to end, as the environment says.
struct CrashPlan final
{
    QByteArray name; ///< empty for any
    int passing = 0; ///< 0 for never

    CrashPlan()
    {
        const QByteArray text = qgetenv("QM_CRASH_AT");
        const qsizetype colon = text.lastIndexOf(':');
        name = text.left(qMax(colon, 0));
        passing = text.mid(colon + 1).toInt();
    }
};

} // namespace

void crashPoint(const char *name)
{
    static const CrashPlan plan;
    static std::atomic<int> passed{0};
    if (plan.passing <= 0 || (!plan.name.isEmpty() && plan.name != name))
        return;
    if (passed.fetch_add(1) + 1 != plan.passing)
        return;
    std::fprintf(stderr, "crash point %d: %s\n", plan.passing, name);
    std::fflush(stderr);
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
