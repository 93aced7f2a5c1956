// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/base/pagebuffer.h"

#include <sys/mman.h>

#include <new>

namespace qm {

PageBuffer::~PageBuffer()
{
    if (m_pages)
        ::munmap(m_pages, m_size);
}

char *PageBuffer::room(size_t size)
{
    if (!m_pages) {
        void *pages = ::mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (pages == MAP_FAILED)
            throw std::bad_alloc();
        ::madvise(pages, size, MADV_NOHUGEPAGE); // with those, a byte takes two megabytes
        m_pages = static_cast<char *>(pages);
        m_size = size;
    }
    Q_ASSERT(size == m_size);
    return m_pages;
}

} // namespace qm
