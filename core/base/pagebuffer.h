// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

namespace qm {

/// Room for more than usually comes: only what was written to takes memory. Not from malloc, which keeps the more free
/// memory for each thread, the larger the largest piece was that was ever given back (M_MMAP_THRESHOLD in mallopt(3)).
class PageBuffer final
{
public:
    PageBuffer() = default;
    ~PageBuffer();
    Q_DISABLE_COPY_MOVE(PageBuffer)

    /// From the first call on; always of the same size. Throws std::bad_alloc.
    [[nodiscard]] char *room(size_t size);

private:
    char *m_pages = nullptr;
    size_t m_size = 0;
};

} // namespace qm
