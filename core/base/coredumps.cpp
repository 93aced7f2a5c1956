// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/base/coredumps.h"

#include <sys/prctl.h>
#include <sys/resource.h>

namespace qm {

void forbidCoreDumps()
{
    // The limit alone does not hold where dumps go to a program (core(5)), and the flag alone ends with exec().
    const rlimit none = {0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
    ::prctl(PR_SET_DUMPABLE, 0);
}

} // namespace qm
