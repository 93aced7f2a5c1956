// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/transport/process/processhold.h"

namespace qm {

void ProcessHold::setGroup(pid_t group)
{
    const std::lock_guard lock(m_mutex);
    m_group = group;
}

void ProcessHold::signalGroup(int signal)
{
    const std::lock_guard lock(m_mutex);
    if (m_group > 0)
        ::kill(-m_group, signal);
}

} // namespace qm
