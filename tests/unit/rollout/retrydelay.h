// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/rollout/failureclass.h"

namespace qm::test {

/// How many milliseconds a job waits after an attempt that failed with a code.
[[nodiscard]] inline qint64 delay(const char *code, int attempt, quint32 job)
{
    return retryDelay(failureClass({QString::fromLatin1(code), {}, {}}), attempt, job).count();
}

} // namespace qm::test
