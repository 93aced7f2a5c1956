// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/transport/ssh/sessionbudget.h"

#include "core/base/descriptors.h"

#include <algorithm>

namespace qm {

namespace {

/// What the program itself has open: libraries, its journal, its window.
constexpr int programsOwn = 64;
/// A session has three, through a jump host that nobody else uses nine, and what is sent or written is open besides.
constexpr int perSession = 10;
/// Beyond this, memory counts, and servers' patience with those who say nothing.
constexpr int mostSessions = 1024;

} // namespace

size_t mostOpenSessions(int descriptorsElsewhere)
{
    const int spare = descriptorLimit() - programsOwn - descriptorsElsewhere;
    return static_cast<size_t>(std::clamp(spare / perSession, 1, mostSessions));
}

size_t mostJumpHosts()
{
    constexpr int shareOfAll = 32;
    return static_cast<size_t>(std::clamp(descriptorLimit() / shareOfAll, 1, 64));
}

} // namespace qm
