// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

#include <sys/resource.h>

namespace qm::test {

/// Another soft limit of open files, as long as this is there.
class DescriptorLimit final
{
public:
    explicit DescriptorLimit(rlim_t limit)
    {
        ::getrlimit(RLIMIT_NOFILE, &m_before);
        const rlimit wanted = {limit, m_before.rlim_max};
        ::setrlimit(RLIMIT_NOFILE, &wanted);
    }
    ~DescriptorLimit() { ::setrlimit(RLIMIT_NOFILE, &m_before); }
    Q_DISABLE_COPY_MOVE(DescriptorLimit)

private:
    rlimit m_before = {};
};

} // namespace qm::test
