// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/interruption.h"

#include <csignal>

namespace qm::cli {

namespace {

std::atomic_bool s_interrupted = false;
static_assert(std::atomic_bool::is_always_lock_free, "a signal handler may touch nothing else");

void onInterrupt(int)
{
    s_interrupted = true;
}

} // namespace

void catchInterruption()
{
    struct sigaction action = {};
    action.sa_handler = onInterrupt;
    // Once only, and without SA_RESTART, so that a write to a reader who does not read ends too.
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, nullptr);
    // A reader that goes away (| head) is an error of write(), not the end of the process.
    std::signal(SIGPIPE, SIG_IGN);
}

const std::atomic_bool &interrupted()
{
    return s_interrupted;
}

} // namespace qm::cli
