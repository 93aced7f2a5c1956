// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

#include <csignal>
#include <functional>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace qm::test {

/// No thread can be begun in this process as long as this is there. Whoever is root becomes somebody else, whom such
/// limits hold: for inChild().
class ThreadLimit final
{
public:
    ThreadLimit()
    {
        constexpr uid_t nobodysNumber = 64'999;
        if (::geteuid() == 0 && ::setresuid(nobodysNumber, nobodysNumber, nobodysNumber) != 0)
            qFatal("this has to be a child process");
        ::getrlimit(RLIMIT_NPROC, &m_before);
        const rlimit wanted = {1, m_before.rlim_max};
        ::setrlimit(RLIMIT_NPROC, &wanted);
    }
    ~ThreadLimit() { ::setrlimit(RLIMIT_NPROC, &m_before); }
    Q_DISABLE_COPY_MOVE(ThreadLimit)

private:
    rlimit m_before = {};
};

/// What a child process makes of it: what @p work returns, less than 0 if it does not come to an end within a minute or
/// is killed.
inline int inChild(const std::function<int()> &work)
{
    const pid_t child = ::fork();
    if (child == 0) {
        ::alarm(60);
        ::signal(SIGABRT, SIG_DFL);
        const auto last = [&work]() noexcept { return work(); }; // no exception gets to the tests that are the parent's
        ::_exit(last());
    }
    int status = 0;
    if (::waitpid(child, &status, 0) != child || !WIFEXITED(status))
        return -1;
    return WEXITSTATUS(status);
}

} // namespace qm::test
