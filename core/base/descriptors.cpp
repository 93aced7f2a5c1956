// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/base/descriptors.h"

#include "core/base/uniquefd.h"

#include <fcntl.h>
#include <sys/resource.h>

#include <algorithm>
#include <vector>

namespace qm {

namespace {

/// More than five thousand hosts take, and little enough for whoever goes through all of them.
constexpr rlim_t mostDescriptors = 65'536;

rlimit currentLimit()
{
    rlimit limit = {1024, 1024};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    return limit;
}

/// What the limit was; 0 if it was not raised.
rlim_t &originalLimit()
{
    static rlim_t original = 0;
    return original;
}

} // namespace

void raiseDescriptorLimit()
{
    rlimit limit = currentLimit();
    const rlim_t wanted = std::min(limit.rlim_max, mostDescriptors);
    if (limit.rlim_cur >= wanted)
        return;
    const rlim_t before = limit.rlim_cur;
    limit.rlim_cur = wanted;
    if (::setrlimit(RLIMIT_NOFILE, &limit) == 0)
        originalLimit() = before;
}

void restoreDescriptorLimit()
{
    if (originalLimit() == 0)
        return;
    rlimit limit = currentLimit();
    limit.rlim_cur = std::min(originalLimit(), limit.rlim_max);
    ::setrlimit(RLIMIT_NOFILE, &limit);
}

int descriptorLimit()
{
    return static_cast<int>(std::min<rlim_t>(currentLimit().rlim_cur, mostDescriptors));
}

bool hasSpareDescriptors(int count)
{
    std::vector<UniqueFd> taken;
    for (int i = 0; i < count; ++i) {
        taken.emplace_back(::open("/dev/null", O_RDONLY | O_CLOEXEC));
        if (!taken.back().isValid())
            return false;
    }
    return true;
}

} // namespace qm
