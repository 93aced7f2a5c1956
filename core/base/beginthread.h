// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <system_error>
#include <thread>
#include <utility>

namespace qm {

/// Why a thread could not be begun, as an error: thread-limit. It may be otherwise later.
[[nodiscard]] Error threadLimitError(const std::system_error &why);

/// Begins a thread; whoever has it waits for it when it goes. A limit of this user's processes or of a control group is
/// reached sooner than one thinks, and nothing is lost by that but what the thread was for. Errors: thread-limit.
template<typename Work>
[[nodiscard]] Result<std::jthread> beginThread(Work &&work)
{
    try {
        return std::jthread(std::forward<Work>(work));
    } catch (const std::system_error &why) {
        return tl::unexpected(threadLimitError(why));
    }
}

} // namespace qm
