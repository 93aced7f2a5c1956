// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/terminalline.h"

#include <poll.h>
#include <unistd.h>

namespace qm::cli {

std::optional<size_t> readLine(int descriptor, std::span<char> buffer, const std::function<bool()> &stopped)
{
    constexpr int lookEveryMs = 100;
    size_t size = 0;
    while (size < buffer.size()) {
        pollfd wait = {descriptor, POLLIN, 0};
        if (stopped())
            return {};
        if (::poll(&wait, 1, lookEveryMs) <= 0)
            continue;
        if (::read(descriptor, &buffer[size], 1) != 1)
            return size > 0 ? std::optional(size) : std::nullopt;
        if (buffer[size] == '\n')
            return size;
        ++size;
    }
    return {};
}

} // namespace qm::cli
