// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "app/demo/helper/hold.h"

#include <fcntl.h>
#include <ftw.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstddef>
#include <cstdio>
#include <cstring>
#include <string>

namespace qm::demo {

namespace {

constexpr int lockDescriptor = 3;

int failed(const char *what)
{
    std::fprintf(stderr, "%s: %s\n", what, std::strerror(errno));
    return 1;
}

bool writeFile(const char *path, const std::string &text)
{
    const int file = ::open(path, O_WRONLY | O_CLOEXEC);
    if (file < 0)
        return false;
    const bool written = ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size());
    ::close(file);
    return written;
}

/// An ordinary user may map only one user, so that there are no groups to set either.
bool becomeRoot()
{
    const uid_t user = ::geteuid();
    const gid_t group = ::getegid();
    if (user == 0)
        return true;
    if (::unshare(CLONE_NEWUSER) != 0) {
        (void)failed("the kernel does not allow user namespaces");
        return false;
    }
    if (!writeFile("/proc/self/setgroups", "deny")
        || !writeFile("/proc/self/uid_map", "0 " + std::to_string(user) + " 1")
        || !writeFile("/proc/self/gid_map", "0 " + std::to_string(group) + " 1")) {
        (void)failed("the kernel does not let a user namespace map its user");
        return false;
    }
    return true;
}

/// Servers set the groups of whom they let in. Where the kernel refuses that for want of groups, saying that it was
/// done is the truth: the one user there is has the one group there is, before and after.
bool makeSettingGroupsHarmless()
{
    constexpr auto number = static_cast<unsigned>(SYS_setgroups);
    std::array<sock_filter, 4> filter{{
        {BPF_LD | BPF_W | BPF_ABS, 0, 0, static_cast<unsigned>(offsetof(seccomp_data, nr))},
        {BPF_JMP | BPF_JEQ | BPF_K, 0, 1, number},
        {BPF_RET | BPF_K, 0, 0, SECCOMP_RET_ERRNO},
        {BPF_RET | BPF_K, 0, 0, SECCOMP_RET_ALLOW},
    }};
    const sock_fprog program{static_cast<unsigned short>(filter.size()), filter.data()};
    return ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

bool enterNamespaces()
{
    if (!becomeRoot())
        return false;
    if (::unshare(CLONE_NEWPID | CLONE_NEWNS | CLONE_NEWIPC) != 0) {
        (void)failed("the kernel does not allow pid, mount and IPC namespaces");
        return false;
    }
    // From here on nothing that is mounted is seen outside.
    if (::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0) {
        (void)failed("mounts cannot be made private");
        return false;
    }
    return true;
}

[[noreturn]] void runFirst(bool ordinaryUser, int go, char *const *command)
{
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    // Whoever made this process may be gone since before it asked to go with it.
    char byte = 0;
    if (::read(go, &byte, 1) != 1)
        ::_exit(1);
    ::close(go);
    sigset_t none;
    sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
    const int null = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
    if (::mount("proc", "/proc", "proc", MS_NOSUID | MS_NODEV | MS_NOEXEC, nullptr) != 0)
        ::_exit(failed("/proc cannot be mounted in a pid namespace"));
    if (null < 0 || ::dup2(null, STDIN_FILENO) < 0)
        ::_exit(failed("/dev/null"));
    if (ordinaryUser && !makeSettingGroupsHarmless())
        ::_exit(failed("cannot filter system calls"));
    ::execv(command[0], command);
    ::_exit(failed(command[0]));
}

/// @return its process; -1 after a sentence.
pid_t startFirst(bool ordinaryUser, char *const *command)
{
    std::array<int, 2> go{};
    if (::pipe2(go.data(), O_CLOEXEC) != 0) {
        (void)failed("pipe");
        return -1;
    }
    const pid_t first = ::fork();
    if (first == 0) {
        ::close(go[1]);
        runFirst(ordinaryUser, go[0], command);
    }
    ::close(go[0]);
    if (first < 0 || ::write(go[1], "g", 1) != 1)
        (void)failed("fork");
    ::close(go[1]);
    return first;
}

/// Until standard input is closed at its other end, or a signal asks for the end.
void waitForTheEnd(pid_t first, const sigset_t &unblocked)
{
    bool running = true;
    for (;;) {
        int status = 0;
        if (running && ::waitpid(first, &status, WNOHANG) == first) {
            running = false;
            ::dprintf(STDOUT_FILENO, "ended\n");
        }
        pollfd input{STDIN_FILENO, POLLIN, 0};
        const int ready = ::ppoll(&input, 1, nullptr, &unblocked);
        if (ready < 0 && errno == EINTR)
            continue;
        std::array<char, 64> buffer{};
        if (ready < 0 || ::read(STDIN_FILENO, buffer.data(), buffer.size()) <= 0)
            break;
    }
    if (running) {
        // The kernel ends the first process of a pid namespace only once all others of it have ended.
        ::kill(first, SIGKILL);
        ::waitpid(first, nullptr, 0);
    }
}

int removeEntry(const char *path, const struct stat *, int, struct FTW *)
{
    return ::remove(path);
}

/// Folders that their owner may not read are left by overlays: the root of a user namespace may.
int makeReadable(const char *path, const struct stat *status, int, struct FTW *)
{
    if (S_ISDIR(status->st_mode) && (status->st_mode & S_IRWXU) != S_IRWXU)
        (void)::chmod(path, S_IRWXU);
    return 0;
}

int removeTree(const char *directory)
{
    constexpr int handles = 64;
    (void)::nftw(directory, makeReadable, handles, FTW_PHYS | FTW_MOUNT);
    if (::nftw(directory, removeEntry, handles, FTW_DEPTH | FTW_PHYS | FTW_MOUNT) != 0 && errno != ENOENT)
        return failed(directory);
    return 0;
}

void ignore(int) {}

/// Children are heard of, and what a terminal sends to everybody in it is not.
sigset_t prepareSignals()
{
    struct sigaction action = {};
    action.sa_handler = ignore;
    ::sigaction(SIGCHLD, &action, nullptr);
    std::signal(SIGINT, SIG_IGN);
    std::signal(SIGTERM, SIG_IGN);
    std::signal(SIGHUP, SIG_IGN);
    std::signal(SIGPIPE, SIG_IGN);
    sigset_t blocked;
    sigset_t before;
    sigemptyset(&blocked);
    sigaddset(&blocked, SIGCHLD);
    ::sigprocmask(SIG_BLOCK, &blocked, &before);
    return before;
}

} // namespace

int hold(const char *directory, char *const *command)
{
    ::setsid();
    ::fcntl(lockDescriptor, F_SETFD, FD_CLOEXEC);
    const bool ordinaryUser = ::geteuid() != 0;
    const sigset_t unblocked = prepareSignals();
    if (!enterNamespaces())
        return 1;
    const pid_t first = startFirst(ordinaryUser, command);
    if (first > 0)
        waitForTheEnd(first, unblocked);
    const int removed = removeTree(directory);
    return first > 0 ? removed : 1;
}

int tryHolding(const char *directory)
{
    if (!enterNamespaces())
        return 1;
    const std::string root = directory;
    std::string options = "lowerdir=" + root + "/l,upperdir=" + root + "/u,workdir=" + root + "/w";
    for (const char *name : {"/l", "/u", "/w", "/m"}) {
        if (::mkdir((root + name).c_str(), S_IRWXU) != 0)
            return failed(directory);
    }
    const std::string place = root + "/m";
    if (::mount("overlay", place.c_str(), "overlay", 0, options.c_str()) != 0
        && ::mount("overlay", place.c_str(), "overlay", 0, (options += ",userxattr").c_str()) != 0)
        return failed("overlays cannot be mounted here, which engines do with images");
    const pid_t first = ::fork();
    if (first == 0) {
        if (::mount("proc", place.c_str(), "proc", MS_NOSUID | MS_NODEV | MS_NOEXEC, nullptr) != 0)
            ::_exit(failed("/proc cannot be mounted in a pid namespace"));
        ::_exit(0);
    }
    int status = 0;
    return first > 0 && ::waitpid(first, &status, 0) == first && status == 0 ? 0 : 1;
}

int removeHeld(const char *directory)
{
    // Who is root in no user namespace sees the same files, only some of them closed to their owner.
    (void)becomeRoot();
    return removeTree(directory);
}

} // namespace qm::demo
